"""What the host answers while JavaScript runs: about the chart, the width of text, numbers and dates in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ...errors import ChartError
from . import wire

PARTS = ("prelude", "canvas", "chart", "globals", "intl")
QUESTIONS = 20_000  # of one config: 50 µs each, a second of both processes


class Host:
    """Answers for one config.

    state : the Chart, or a mapping; None before there is one
    """

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.state: Any = None
        self._left = QUESTIONS

    def answer(self, question: Sequence[Any]) -> bytes:
        """JSON with `yes`, the answer, or `no`, the reason why there is none."""
        self._left -= 1
        if self._left < 0:
            return _no(
                "The JavaScript in the config asks too much.",
                f"At most {QUESTIONS:,} measurements, formats and places.",
            )
        name, *arguments = question
        try:
            return wire.encoded({"yes": wire.plain(_ANSWERS[name](self, *arguments))})
        except ChartError as error:
            return _no(error.problem, error.expected)
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError):
            return _no(f"The JavaScript in the config asks for what there is none of ({str(name)[:40]!r}).")


def _no(problem: str, expected: str = "") -> bytes:
    return wire.encoded({"no": problem, "expected": expected})


@cache
def source(name: str) -> str:
    """The text of a part of what runs in the child."""
    if name not in PARTS:
        raise ValueError
    return (Path(__file__).parent / "js" / f"{name}.js").read_text("utf-8")


def _part(_host: Host, name: str) -> str:
    return source(name)


def _intl(host: Host, kind: str, *arguments: Any) -> Any:
    from . import intl

    return intl.ANSWERS[kind](host.locale, *arguments)


def _color(host: Host, text: str) -> list[float] | None:
    from ...plot.drawing.color import parse

    try:
        red, green, blue, alpha = parse(text)
    except ValueError:
        return None
    return [red * 255, green * 255, blue * 255, alpha]


def _of_chart(name: str) -> Callable[..., Any]:
    def answer(host: Host, *arguments: Any) -> Any:
        from . import state

        source = state.of_mapping if isinstance(host.state, Mapping) or host.state is None else state.of_chart
        return source[name](host.state or {}, *arguments)

    return answer


def _measured(host: Host, text: str, font: str) -> dict[str, float]:
    from . import state

    return state.measured(text, font)


_ANSWERS: dict[str, Callable[..., Any]] = {
    "part": _part,
    "intl": _intl,
    "color": _color,
    "measure": _measured,
    **{
        name: _of_chart(name)
        for name in ("state", "pixel", "value", "label", "meta", "style", "colors", "dataset", "legend", "labels")
    },
}
