"""What a config asks for and nothing here reads: told in the JSON description, so that it is not lost in silence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from ..errors import quoted
from .paint import css_color

MOST: Final = 50  # that are told
# They mean nothing in a picture: what moves, what follows the mouse, and what a page does.
WITHOUT_MEANING: Final = frozenset(
    ("animation", "animations", "aspectRatio", "devicePixelRatio", "events", "hover", "interaction", "listeners",
     "maintainAspectRatio", "resizeDelay", "responsive", "responsiveAnimationDuration", "tooltip", "tooltips",
     "transitions", "zoom", "crosshair")
)  # fmt: skip
_OF_THE_MOUSE: Final = ("hover", "pointHover", "pointHit", "hit", "on")
# Whose members have names of the config's own, or are data.
_OWN_NAMES: Final = frozenset(("annotations", "displayFormats", "labels", "parsing", "scales"))
_DATA: Final = frozenset(
    ("adapters", "data", "deps", "errorBars", "hidden", "image", "priority", "tree", "xLabels", "yLabels")
)


@cache
def _names() -> frozenset[str]:
    """What the engine reads; made by `make reference`."""
    return frozenset(json.loads(Path(__file__).with_name("known.json").read_text("utf-8")))


def unread(tree: dict[str, Any]) -> list[str]:
    """The paths of options that have no effect on the picture.

    tree : a config's, in the words of version 4
    """
    found = list(_unread(_without_inline(tree), "options"))
    data = tree.get("data")
    datasets = data.get("datasets") if isinstance(data, dict) else None
    for i, dataset in enumerate(datasets if isinstance(datasets, list) else []):
        found += _unread(dataset, f"data.datasets[{i}]")
    more = len(found) - MOST
    return found[:MOST] + ([f"and {more} more"] if more > 0 else [])


def _without_inline(tree: dict[str, Any]) -> Any:
    """The options without those of plugins that stand in the config itself, which read them."""
    options, inline = tree.get("options"), tree.get("plugins")
    plugins = options.get("plugins") if isinstance(options, dict) else None
    if not (isinstance(options, dict) and isinstance(plugins, dict) and isinstance(inline, list)):
        return options
    ids = [plugin.get("id") for plugin in inline if isinstance(plugin, dict)]
    return {**options, "plugins": {name: one for name, one in plugins.items() if name not in ids}}


def _unread(value: Any, path: str, own_names: bool = False) -> Iterator[str]:
    if isinstance(value, list):
        for i, one in enumerate(value):
            if isinstance(one, dict):
                yield from _unread(one, f"{path}[{i}]")
        return
    if not isinstance(value, dict):
        return
    for name, one in value.items():
        if name in WITHOUT_MEANING or name in _DATA or _is_of_the_mouse(name):
            continue
        if own_names or name in _names() or _of_points(name) in _names():
            yield from _unread(one, f"{path}.{name}", name in _OWN_NAMES)
        else:
            yield f"{path}.{name}"


def colorless(tree: dict[str, Any]) -> list[str]:
    """The paths of colours that are none, with what stands there: they are drawn black.

    tree : a config's, in the words of version 4
    """
    data = tree.get("data")
    datasets = data.get("datasets") if isinstance(data, dict) else None
    found = [*_colorless(tree.get("options"), "options")]
    for i, dataset in enumerate(datasets if isinstance(datasets, list) else []):
        found += _colorless(dataset, f"data.datasets[{i}]")
    return [f"{path}: {quoted(text)} is no colour." for path, text in found[:MOST]]


def _colorless(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        return
    for name, one in value.items():
        where = f"{path}.{name}"
        if name in _DATA or _is_of_the_mouse(name) or name in WITHOUT_MEANING:
            continue
        if isinstance(one, dict):
            yield from _colorless(one, where)
        elif name.lower().endswith("color"):
            for i, text in enumerate(one if isinstance(one, list) else [one]):
                if isinstance(text, str) and text and css_color(text) is None:
                    yield f"{where}[{i}]" if isinstance(one, list) else where, text
        elif isinstance(one, list):
            for i, item in enumerate(one):
                yield from _colorless(item, f"{where}[{i}]")


def _of_points(name: str) -> str:
    """`borderWidth` for `pointBorderWidth`."""
    return name[5:6].lower() + name[6:] if name.startswith("point") else name


def _is_of_the_mouse(name: str) -> bool:
    return any(name.startswith(word) and name[len(word) : len(word) + 1].isupper() for word in _OF_THE_MOUSE)
