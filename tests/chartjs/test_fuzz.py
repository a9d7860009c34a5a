"""Made-up configurations of Chart.js, most of them wrong somewhere: none is our mistake (500), and none takes long.

FUZZ_EXAMPLES sets how many; `make fuzz` asks for 20,000.
"""

import contextlib
import json
import os
import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.picture import reckoning
from render_chart.chartjs.replay import replay
from render_chart.errors import TooLargeError
from render_chart.plot.drawing.backend import AggCanvas
from render_chart.plot.drawing.canvas import Canvas
from render_chart.plot.drawing.pdf import PdfCanvas
from render_chart.plot.drawing.svg import SvgCanvas
from tests.asking import Answered, post
from tests.chartjs.made_up import Tree, commands, configs, sizes, written

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "1000"))
CALLS = 3_000_000  # of functions, for a whole request: a second of CPU or so; a usual chart takes 5,000
OF_PDF = 4  # times as many: matplotlib calls many small functions for each path, 6,000,000 take 0.8 s


class TooMuch(BaseException):
    """More calls than a request may take; no `except Exception` catches it."""


def counted(ask: Callable[[], Answered], most: int = CALLS) -> Answered:
    """An answer, of which it is known that it did not take too many calls."""
    left = most

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal left
        left -= event in ("call", "c_call")
        if left < 0:
            left = most  # for what follows
            raise TooMuch

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        return ask()
    finally:
        sys.setprofile(before)


def asked(version: int, tree: Tree, size: tuple[int, int], ending: str, theme: str) -> Answered:
    body = {"chart": written(tree), "version": str(version), "width": size[0], "height": size[1]}
    if theme:
        body["theme"] = theme
    return post(f"/chart.{ending}", json.dumps(body).encode())


NO_NUMBERS = re.compile(rb' (?!aria-label)[a-z-]+="[^"]*\b(?:nan|inf)\b')


def check(version: int, tree: Tree, size: tuple[int, int], ending: str, theme: str) -> None:
    """A picture, or a refusal that says what is wrong; the same each time."""
    most = CALLS * OF_PDF if ending == "pdf" else CALLS
    answered = counted(lambda: asked(version, tree, size, ending, theme), most)
    told = answered.body[:300]
    assert answered.status in (200, 400, 413), told
    if answered.status != 200:
        problem = answered.json()
        assert problem["detail"]
        assert problem["parameter"] or answered.status == 413, problem
    elif ending == "svg":
        ElementTree.fromstring(answered.body)
        assert not NO_NUMBERS.search(answered.body), NO_NUMBERS.search(answered.body)
    again = asked(version, tree, size, ending, theme)
    assert again.body == answered.body


COUNT = 20_000
LABELS = [f"label {i}" for i in range(COUNT)]
WAVE = [i * 37 % 101 for i in range(COUNT)]
PLACES = [{"x": i * 7919 % 10_007, "y": value} for i, value in enumerate(WAVE)]
MINUTES = {"type": "time", "time": {"unit": "minute"}}


def chart(kind: str, data: list[Any], *, labels: list[Any] = LABELS, options: Tree | None = None, **more: Any) -> Tree:
    return {"type": kind, "data": {"labels": labels, "datasets": [{"data": data, **more}]}, "options": options or {}}


MUCH = {
    "bars": chart("bar", WAVE),
    "more bars than fit": chart("bar", WAVE * 4),
    "bars of many looks": chart("bar", WAVE, borderRadius=[1, 2, 3], borderWidth=[1, 2]),
    "bars over each other": chart("bar", WAVE, barThickness=300, backgroundColor="rgba(9,9,9,0.1)"),
    "a long line": chart("line", WAVE * 9),
    "a curve": chart("line", WAVE, tension=0.4, fill=True),
    "dashes": chart("line", WAVE, borderDash=[1e-9, 1e-9]),
    "a line to and fro": chart("scatter", PLACES, showLine=True, fill="origin"),
    "lines with gaps": chart("line", [None if i % 2 else i for i in WAVE], fill="start"),
    "areas on each other": chart("scatter", PLACES, showLine=True, fill="stack"),
    "large points": chart("scatter", PLACES, pointRadius=2000, pointBackgroundColor="rgba(9,9,9,0.1)"),
    "slices": chart("pie", WAVE),
    "spokes": chart("radar", WAVE),
    "labels of data": chart("bar", WAVE, options={"plugins": {"datalabels": {"display": "auto"}}}),
    "labels that stay": chart("bar", WAVE, options={"scales": {"x": {"ticks": {"autoSkip": False}}}}),
    "labels in data": chart("line", [{"x": label, "y": 1} for label in LABELS], labels=[]),
    "long labels": chart("bar", WAVE, labels=[label * 100 for label in LABELS[:2000]]),
    "a long text": chart("bar", [1], options={"plugins": {"title": {"display": True, "text": "word " * 200_000}}}),
    "lines of text": chart("bar", [1], options={"plugins": {"title": {"display": True, "text": LABELS}}}),
    "axes": chart("bar", [1], options={"scales": {f"y{i}": {} for i in range(COUNT)}}),
    "ticks": chart("bar", WAVE[:9], options={"scales": {"y": {"ticks": {"stepSize": 1e-9}}}}),
    "as many ticks": chart("bar", WAVE[:9], options={"scales": {"y": {"ticks": {"count": 1e9}}}}),
    "minutes": chart("line", [{"x": 0, "y": 1}, {"x": 6e9, "y": 2}], options={"scales": {"x": MINUTES}}),
    "annotations": chart(
        "bar", [1], options={"plugins": {"annotation": {"annotations": [{"type": "box", "xMax": i} for i in WAVE]}}}
    ),
    "flows": chart("sankey", [{"from": f"a{i}", "to": f"b{i % 99}", "flow": i} for i in WAVE]),
    "rectangles": chart("treemap", [], tree=WAVE),
    "samples": chart("violin", [WAVE] * 9),
}  # fmt: skip


@pytest.mark.parametrize("name", MUCH)
def test_much_is_drawn_in_time_or_refused(name: str) -> None:
    check(4, MUCH[name], (500, 300), "png", "")


fuzz = settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


@fuzz
@given(configs(), sizes, st.sampled_from(("svg", "svg", "png", "pdf", "json")))
def test_configurations_that_were_right_once(config: tuple[int, Tree], size: tuple[int, int], ending: str) -> None:
    check(*config, size, ending, "")


@settings(fuzz, max_examples=max(1, EXAMPLES // 4))
@given(commands(), st.sampled_from((AggCanvas, SvgCanvas, PdfCanvas)))
def test_whatever_plugins_draw(drawn: list[list[Any]], kind: type[Canvas]) -> None:
    canvas = AggCanvas(300, 200, 2.0) if kind is AggCanvas else kind(300, 200)
    canvas.paper((0.0, 0.0, 0.0, 0.0))
    canvas.wary = True
    with contextlib.suppress(TooLargeError), reckoning():
        replay(canvas, Chart(chart("bar", [1]), 300, 200), drawn)
        picture = canvas.encoded({AggCanvas: "png", SvgCanvas: "svg"}.get(kind, "pdf"), "", "")
        assert not NO_NUMBERS.search(picture) or kind is not SvgCanvas


@settings(fuzz, max_examples=max(1, EXAMPLES // 4))
@given(configs(), sizes, st.sampled_from(("svg", "json")), st.sampled_from(("light", "dark", "auto")))
def test_configurations_in_a_theme(config: tuple[int, Tree], size: tuple[int, int], ending: str, theme: str) -> None:
    check(*config, size, ending, theme)
