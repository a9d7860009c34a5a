"""The folder of chart types, and several types in one chart."""

from pathlib import Path

import pytest

import render_chart.charts
from render_chart.charts import TYPES
from render_chart.plot.drawing.color import parse
from render_chart.spec import Axis
from tests.drawing import Fade, boxes, chart, drawn, example_specs, reading, series

BLUE, ORANGE, TEAL = parse("#2768CE"), parse("#E36F28"), parse("#1CA593")
QUARTERS = ("Q1", "Q2", "Q3")
SIZE = {"labels": QUARTERS, "width": 800, "height": 400}


def test_the_folder_is_the_registry():
    folder = Path(render_chart.charts.__file__).parent
    assert set(TYPES) == {file.stem for file in folder.glob("*.py")} - {"__init__"}
    assert {"bar", "line", "area", "scatter", "bubble", "pie", "doughnut", "sparkline"} <= set(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_draws_marks(kind):
    found = [spec for spec in example_specs().values() if spec.type == kind]
    assert found
    assert all(drawn(spec).order for spec in found)


def test_areas_lie_under_bars_and_lines_over_them():
    mixed = (series(3, 5, 2, type="line"), series(4, 4, 6), series(1, 2, 3, type="area"))
    canvas = drawn(chart("bar", *mixed, legend="none", values=False, **SIZE))
    marks = [one for one in canvas.order if type(one) is Fade or one.color in (BLUE, ORANGE, TEAL)]
    kinds = [type(one).__name__ for one in marks]
    assert kinds.index("Fade") < kinds.index("Fill") < len(kinds) - 1 - kinds[::-1].index("Stroke")


def test_each_is_measured_on_its_own_axis():
    sides = (Axis(kind="linear", title="mm"), Axis(kind="linear", title="°C"))
    mixed = (series(30, 52, 17), series(3, 5, 2, type="line", axis=1))
    canvas = drawn(chart("bar", *mixed, y=sides, values=False, **SIZE))
    axis = reading(canvas)
    (path,) = (p for p in canvas.filled(BLUE) if len(boxes(p)) == 3)
    assert [box[1] for box in boxes(path)] == pytest.approx([axis.px(v) for v in (30, 52, 17)], abs=0.5)
    (line,) = (one.path.vertices for one in canvas.strokes if len(one.path.vertices) == 3)
    rights = [text for text in canvas.words if text.align == 0 and text.x > 700 and text.string.isdigit()]
    (v0, y0), *_, (v1, y1) = [(float(text.string), text.y - 0.727 / 2 * text.size) for text in rights]
    assert line[:, 1] == pytest.approx([y0 + (v - v0) * (y1 - y0) / (v1 - v0) for v in (3, 5, 2)])


def test_bars_beside_bars_of_other_series_only():
    canvas = drawn(chart("bar", series(3, 5, 2), series(3, 5, 2, type="line"), values=False, **SIZE))
    (path,) = (p for p in canvas.filled(BLUE) if len(boxes(p)) == 3)
    middles = [(x0 + x1) / 2 for x0, _, x1, _ in boxes(path)]
    assert middles == pytest.approx([canvas.text_of(quarter).x for quarter in QUARTERS], abs=0.51)


def test_a_legend_shows_what_each_series_looks_like():
    mixed = (series(3, 5, 2, name="Bars"), series(4, 4, 6, name="Line", type="line"))
    canvas = drawn(chart("bar", *mixed, values=False, **SIZE))
    squares = [p for p in canvas.filled(BLUE) if len(p.vertices) == 18]
    lines = [one for one in canvas.strokes if one.color == ORANGE and len(one.path.vertices) == 2]
    assert (len(squares), len(lines)) == (1, 1)
