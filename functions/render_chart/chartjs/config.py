"""A configuration, opened: its values in the shape of version 4, and its JavaScript, where it has any, at hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from msgspec.structs import replace

from ..errors import ChartError
from ..spec import Config as Config
from . import language, quickchart, upgrade
from .values import Script

Tree = dict[str, Any]


class Opened(NamedTuple):
    """config : with its tree; script : where its functions live, None if it has none."""

    config: Config
    script: Script | None


@contextmanager
def opened(config: Config, width: int, height: int, bare: bool = False) -> Iterator[Opened]:
    """A configuration with its tree, of the shape of version 4, for as long as it is drawn. Raises ChartError.

    width, height : CSS px of the picture, which the configuration's JavaScript may ask for
    bare : without what QuickChart puts into it
    """
    tree = language.read(config.source)
    if tree is not None:
        yield Opened(_prepared(config, tree, bare), None)
        return
    from . import sandbox

    with sandbox.evaluate(config.source, width, height, config.version) as script:
        yield Opened(_prepared(config, script.tree, bare), script)


def _prepared(config: Config, tree: Tree, bare: bool) -> Config:
    """The configuration in the words of version 4, as QuickChart completes it unless it is to be bare."""
    warnings = list(config.warnings)
    tree = _typed(tree)
    _check(tree)
    if config.overrides:
        from ..dialects.templates import filled

        tree = filled(tree, config)
    if tree.get("plugins"):
        from . import inline

        tree = inline.changed(tree, warnings)
        _check(tree)
    if not bare:
        tree = quickchart.completed(tree, config.version, warnings)
    tree = upgrade.upgraded(tree, config.version, warnings)
    if not bare:
        tree = quickchart.finished(tree, warnings)
    return replace(config, tree=tree, warnings=tuple(warnings))


def _typed(tree: Tree) -> Tree:
    """The tree with a type: without one of its own that of its first dataset, where all datasets have one."""
    data = tree.get("data")
    datasets = data.get("datasets") if isinstance(data, dict) else None
    if tree.get("type") is not None or not isinstance(datasets, list) or not datasets:
        return tree
    kinds = [dataset.get("type") for dataset in datasets if isinstance(dataset, dict)]
    return {**tree, "type": kinds[0]} if len(kinds) == len(datasets) and all(kinds) else tree


def _check(tree: Tree) -> None:
    """Raise ChartError if it has no type, or if its parts are not what they are called."""
    kind = tree.get("type")
    if not isinstance(kind, str) or not kind:
        raise ChartError("The chart has no type." if kind is None else "The type is no text.", "type", "type: 'bar'.")
    for name in ("data", "options"):
        if not isinstance(tree.get(name), dict | None):
            raise ChartError("It is no object.", name, f"{name}: {{…}}.")
