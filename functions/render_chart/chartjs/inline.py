"""Plugins that stand in the config itself: objects whose hooks change the chart, or draw on it.

https://www.chartjs.org/docs/4.5.1/developers/plugins.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .replay import replay
from .values import Function, Ref, ThrownError

if TYPE_CHECKING:
    from ..plot.drawing.canvas import Canvas
    from .chart import Chart
    from .options import Options

Tree = dict[str, Any]

BEFORE = ("install", "start", "beforeInit", "afterInit", "beforeUpdate")  # what runs before anything is reckoned
CHANGED = ("data", "options", "$datasets", "$items")  # of the chart, which those may change
HIDDEN = "$hidden"  # in a tree
# The hooks that draw, and ours at which they do.
DRAWING = {
    "beforeDraw": "before_draw",
    "beforeDatasetsDraw": "before_datasets_draw",
    "beforeDatasetDraw": "before_dataset_draw",
    "afterDatasetDraw": "after_dataset_draw",
    "afterDatasetsDraw": "after_datasets_draw",
    "afterDraw": "after_draw",
    "afterRender": "after_draw",
}


class Inline:
    """One plugin; it has the hooks that its config has."""

    def __init__(self, given: Tree, index: int) -> None:
        self.PLUGIN = str(given.get("id") or f"plugin {index}")
        self.given = given
        for name, hook in DRAWING.items():
            function = given.get(name)
            if isinstance(function, Function):
                setattr(self, hook, self._drawing(function))

    @staticmethod
    def _drawing(function: Function) -> Any:
        def draw(chart: Chart, canvas: Canvas, options: Options, meta: Any = None) -> None:
            about = {} if meta is None else {"index": meta.index, "cancelable": True}
            try:
                commands = function.record(Ref("chart"), about, options.plain())
            except ThrownError as error:
                passed_over(chart.warnings, error)
                return
            replay(canvas, chart, commands)

        return draw


def plugins_of(tree: Tree) -> Iterator[tuple[int, Tree]]:
    """The plugins in a config that are not switched off, with their places."""
    given = tree.get("plugins")
    options = tree.get("options")
    switches = options.get("plugins") if type(options) is dict else None
    for index, plugin in enumerate(given if type(given) is list else ()):
        if type(plugin) is dict and not (type(switches) is dict and switches.get(plugin.get("id")) is False):
            yield index, plugin


def changed(tree: Tree, warnings: list[str]) -> Tree:
    """A config as its plugins make it before it is drawn; HIDDEN has the items that they hide in all datasets."""
    for name in BEFORE:
        for _, plugin in plugins_of(tree):
            function = plugin.get(name)
            if isinstance(function, Function):
                try:
                    tree = _with(tree, function.changed(Ref("chart"), {}, {}, names=CHANGED))
                except ThrownError as error:
                    passed_over(warnings, error)
    return tree


def _with(tree: Tree, new: Tree) -> Tree:
    """A config with what a hook has changed."""
    tree = {**tree, **{name: new[name] for name in ("data", "options") if type(new.get(name)) is dict}}
    data, shown = tree.get("data"), new.get("$datasets")
    if type(shown) is dict and type(data) is dict and type(data.get("datasets")) is list:
        tree["data"] = {**data, "datasets": [
            {**dataset, "hidden": not shown[str(index)]} if str(index) in shown and type(dataset) is dict else dataset
            for index, dataset in enumerate(data["datasets"])
        ]}  # fmt: skip
    if type(items := new.get("$items")) is dict:
        tree[HIDDEN] = [int(index) for index, hidden in items.items() if index.isdigit() and hidden]
    return tree


def passed_over(warnings: list[str], error: ThrownError) -> None:
    """Tell that a hook threw."""
    warning = f"{error} The hook is passed over."
    if warning not in warnings:
        warnings.append(warning)
