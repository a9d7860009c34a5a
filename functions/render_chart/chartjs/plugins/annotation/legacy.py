"""Annotations as they were written for Chart.js 2 and by the first plugins for 3, in the words of today.

https://github.com/chartjs/chartjs-plugin-annotation/blob/0.5.7/README.md and
https://www.chartjs.org/chartjs-plugin-annotation/1.4.0/guide/
"""

from __future__ import annotations

from typing import Any

Tree = dict[str, Any]

# What lines and boxes were unless they said otherwise: what the canvas had last drawn, grid lines and labels of axes.
PLAIN: Tree = {"borderColor": "rgba(0,0,0,0.1)", "borderWidth": 1}
BOX: Tree = {**PLAIN, "backgroundColor": "#666"}
RENAMED = {"enabled": "display", "fontColor": "color", "cornerRadius": "borderRadius", "textAlignment": "textAlign"}
FONT = {"fontSize": "size", "fontFamily": "family", "fontStyle": "weight"}
STYLES = ("normal", "italic", "oblique")  # of what was called a font's style and may also be its weight


def upgrade(options: Tree) -> Tree:
    """Options of version 2 with their annotations where version 4 has them."""
    old = options.get("annotation")
    if not isinstance(old, dict):
        return options
    given = old.get("annotations")
    found = [_upgraded(one) for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    moved: Tree = {"annotations": [one for one in found if one.get("type") in ("line", "box")]}
    if old.get("drawTime"):
        moved["common"] = {"drawTime": old["drawTime"]}
    rest = {name: value for name, value in options.items() if name != "annotation"}
    plugins = rest.get("plugins")
    return {**rest, "plugins": {**(plugins if isinstance(plugins, dict) else {}), "annotation": moved}}


def _upgraded(annotation: Tree) -> Tree:
    box = annotation.get("type") == "box"
    # Boxes knew nothing of the scales when those were fitted, and did not widen them.
    found = {**(BOX if box else PLAIN), **annotation, "adjustScaleRange": not box}
    label = found.get("label")
    if isinstance(label, dict) and isinstance(label.get("content"), list):
        found["label"] = {**label, "content": ",".join(map(str, label["content"]))}
    return modern(found)


def modern(annotation: Tree) -> Tree:
    """An annotation in today's words; what it says in them already stays."""
    found = _renamed(annotation)
    label = found.get("label")
    if isinstance(label, dict):
        found["label"] = _renamed(label)
    return found


def _renamed(tree: Tree) -> Tree:
    found = dict(tree)
    for old, new in RENAMED.items():
        if old in found:
            found.setdefault(new, found.pop(old))
    across, down = found.pop("xPadding", None), found.pop("yPadding", None)
    if across is not None or down is not None:
        found.setdefault("padding", {"x": 6 if across is None else across, "y": 6 if down is None else down})
    font = {new: found.pop(old) for old, new in FONT.items() if old in found}
    if font:
        if font.get("weight") in STYLES:
            font["style"] = font.pop("weight")
            font["weight"] = "normal"
        found.setdefault("font", font)
    return found
