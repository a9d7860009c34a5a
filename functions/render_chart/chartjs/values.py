"""What the tree of a config may hold beside JSON's values: functions, gradients and patterns of its JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ..errors import ChartError

if TYPE_CHECKING:
    from .options import Context


class Gradient(NamedTuple):
    """A canvas gradient, in CSS px of the chart."""

    kind: str  # 'linear' or 'radial'
    points: tuple[float, ...]  # (x0, y0, x1, y1) or (x0, y0, r0, x1, y1, r1)
    stops: tuple[tuple[float, str], ...]  # (offset in 0–1, CSS colour)


class Pattern(NamedTuple):
    """A tile of one shape on a ground, as patternomaly names them."""

    # https://github.com/ashiguruma/patternomaly

    shape: str
    background: str  # CSS colour
    color: str  # CSS colour of the shape
    size: float = 20.0  # CSS px of a tile


class Date(float):
    """A JavaScript date, as ms since 1970 (UTC); nan where it is invalid."""

    __slots__ = ()


class Ref(NamedTuple):
    """A thing of the chart that a function is given: the child builds it from what `Script.sync` told it."""

    kind: str  # 'chart', 'data', 'options', 'scale', 'dataset', 'meta', 'legend', 'ctx'
    key: str | int = 0  # the scale's id, the dataset's index


class ThrownError(ChartError):
    """A function that was called names what is not there: a helper that was left behind where the config came from.

    An option that it stands for is passed over, and told of in the warnings. Whatever else is thrown is an error.
    """


class Child(Protocol):
    """Where functions live."""

    def call(self, function: Function, arguments: Sequence[Any], this: Any) -> Any: ...
    def map(self, function: Function, contexts: Sequence[Any], extra: Sequence[Any]) -> list[Any]: ...
    def each(self, function: Function, values: Sequence[Any], extra: Sequence[Any], this: Any) -> list[Any]: ...
    def record(self, function: Function, arguments: Sequence[Any], this: Any) -> list[list[Any]]: ...
    def changed(self, function: Function, arguments: Sequence[Any], names: Sequence[str]) -> dict[str, Any]: ...


class Function:
    """A JavaScript function, which stays in the child and is called there."""

    __slots__ = ("child", "key", "name")

    def __init__(self, child: Child, key: int, name: str = "") -> None:
        self.child, self.key, self.name = (
            child,
            key,
            name,
        )  # name: its path in the config, options.scales.y.ticks.callback

    def __call__(self, *args: Any, this: Any = None) -> Any:
        """What it returns for `args`: JSON values, a Context, a Ref. Raises ChartError where it throws."""
        return self.child.call(self, args, this)

    def map(self, contexts: Sequence[Context | Any], *extra: Any) -> list[Any]:
        """What it returns for each of `contexts` (and `extra` after it), in one round trip."""
        return self.child.map(self, contexts, extra)

    def each(self, values: Sequence[Any], *extra: Any, this: Any = None) -> list[Any]:
        """What it returns for each of `values`, its index and `extra`, as Array's map calls it, in one round trip."""
        return self.child.each(self, values, extra, this)

    def record(self, *args: Any, this: Any = None) -> list[list[Any]]:
        """The canvas commands it gives to `chart.ctx`: [name, arguments…]; `['=', property, value]` sets a property."""
        return self.child.record(self, args, this)

    def changed(self, *args: Any, names: Sequence[str]) -> dict[str, Any]:
        """Which of the properties `names` of its first argument, a Ref or a Scale, it has set, and to what."""
        return self.child.changed(self, args, names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Function) and other.key == self.key and other.child is self.child

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"Function({self.name or self.key})"


class Script(Protocol):
    """A config that was evaluated. Its functions can be called until it is closed; `with` closes it."""

    tree: dict[str, Any]

    def sync(self, state: Any) -> None:
        """What `ctx.chart` is to show: a Chart, which is asked whenever a function looks at it, or a mapping.

        A mapping has 'area' (left, top, right, bottom), 'scales', by id, of dicts with type, axis, min, max, left, top,
        right, bottom, reverse, ticks, and 'metas', a list of dicts with type, label and data (places of elements).
        """

    def close(self) -> None: ...
    def __enter__(self) -> Script: ...
    def __exit__(self, *_: object) -> None: ...
