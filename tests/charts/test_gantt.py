"""Gantt charts: tasks from their beginning to their end on an axis of times."""

from datetime import UTC, datetime

import numpy as np
import pytest

from render_chart.alt import alt_text
from render_chart.charts.gantt import diamond, groups
from render_chart.dialects import parse as parse_query
from render_chart.errors import TooLargeError
from render_chart.plot.drawing.color import mix, parse
from render_chart.render import render
from render_chart.spec import Axis, ChartSpec, Series
from tests.drawing import Recorder, boxes, drawn, flaws, sized

BLUE, ORANGE, WHITE = parse("#2768CE"), parse("#E36F28"), parse("#FFFFFF")
TINT = mix(BLUE, WHITE, 0.58)
TASKS = "2026-01-01..2026-02-01,2026-01-15..2026-03-01,2026-02-01..2026-04-01,2026-04-01"
LABELS = "Plan,Draw,Build,Open"


def gantt(**more: str) -> ChartSpec:
    """A chart of four tasks, the last of which is a milestone."""
    query = {"type": "gantt", "labels": LABELS, "data": TASKS, "width": "800", "height": "400"} | more
    return parse_query(tuple(query.items()))


def parts(canvas: Recorder, color) -> list[tuple[float, float, float, float]]:
    """The boxes of the bars of a colour, swatches left out."""
    return [box for path in canvas.filled(color) for box in boxes(path) if box[2] - box[0] != 10]


def seconds(*date: int) -> float:
    return datetime(*date, tzinfo=UTC).timestamp()


def px(canvas: Recorder, at: float) -> float:
    """Where a time stands, by the first and the last label of the axis."""
    months = {"Feb": seconds(2026, 2, 1), "Apr": seconds(2026, 4, 1)}
    (x0, x1) = (canvas.text_of(name).x for name in months)
    first, last = months.values()
    return x0 + (at - first) / (last - first) * (x1 - x0)


def test_tasks_run_from_their_beginning_to_their_end():
    canvas = drawn(gantt(xmax="2026-06-01"))  # so that the label of April is centred under its tick
    spans = [((1, 1), (2, 1)), ((1, 15), (3, 1)), ((2, 1), (4, 1))]
    for (left, _, right, _), (start, end) in zip(parts(canvas, BLUE), spans, strict=True):
        ends = px(canvas, seconds(2026, *start)), px(canvas, seconds(2026, *end))
        assert (left, right) == pytest.approx(ends, abs=0.6)


def test_they_stand_beside_their_names_the_first_on_top():
    canvas = drawn(gantt())
    middles = [(top + bottom) / 2 for _, top, _, bottom in parts(canvas, BLUE)]
    rows = [canvas.text_of(name).y - 0.727 / 2 * 12 for name in ("Plan", "Draw", "Build")]
    assert middles == pytest.approx(rows, abs=0.51)


def test_what_ends_when_it_begins_is_a_diamond():
    canvas = drawn(gantt(xmax="2026-06-01"))
    (stamp,) = canvas.stamps
    assert stamp.points[0] == pytest.approx(
        (px(canvas, seconds(2026, 4, 1)), canvas.text_of("Open").y - 0.727 / 2 * 12), abs=0.51
    )
    assert np.abs(diamond(5.0).vertices).sum(1).tolist() == [5.0] * 5


def test_what_is_done_is_darker():
    canvas = drawn(gantt(done="1,0.25,0,", xmax="2026-06-01"))
    whole, quarter = parts(canvas, BLUE)
    open_, rest = parts(canvas, TINT)
    assert whole[2] == pytest.approx(px(canvas, seconds(2026, 2, 1)), abs=0.6)
    start, end = px(canvas, seconds(2026, 1, 15)), px(canvas, seconds(2026, 3, 1))
    assert (quarter[0], quarter[2]) == pytest.approx((start, start + (end - start) / 4), abs=0.6)
    assert (rest[0], rest[2]) == pytest.approx((quarter[2], end), abs=0.6)
    assert open_[2] == pytest.approx(px(canvas, seconds(2026, 4, 1)), abs=0.6)


def test_a_little_done_is_seen():
    canvas = drawn(gantt(done="0.001,0.999,0,"))
    (first, second) = parts(canvas, BLUE)
    assert first[2] - first[0] == 3  # the radius
    assert parts(canvas, TINT)[-1][2] - second[2] == 3


def test_groups_have_colours_and_a_legend():
    spec = gantt(groups="Office,Site,Site,Office")
    assert [(column.name, column.x.tolist()) for column in groups(spec)] == [("Office", [0, 3]), ("Site", [1, 2])]
    canvas = drawn(spec)
    assert (len(parts(canvas, BLUE)), len(parts(canvas, ORANGE))) == (1, 2)
    assert {"Office", "Site"} <= set(canvas.strings)


def test_the_title_of_the_time_axis_stands_over_it():
    canvas = drawn(gantt(xlabel="Weeks"))
    assert canvas.text_of("Weeks").y < canvas.text_of("Plan").y


def test_limits_cut_tasks_off():
    canvas = drawn(gantt(xmin="2026-01-20", xmax="2026-02-20"))
    (box,) = [clip for clip in canvas.clips if clip]
    left, right = box[0], box[2]
    assert [(a <= left, c >= right) for a, _, c, _ in parts(canvas, BLUE)] == [(1, 0), (1, 1), (0, 1)]
    assert canvas.stamps == []


@pytest.mark.parametrize(("grid", "lines"), [("both", {"wide", "tall"}), ("x", {"tall"}), ("y", {"wide"})])
def test_the_grid_is_across_times_and_tasks(grid, lines):
    canvas = drawn(gantt(grid=grid))
    found = [box for path in canvas.filled(parse("#E7EAEE")) for box in boxes(path)]
    assert {"wide" if right - left > bottom - top else "tall" for left, top, right, bottom in found} == lines


def test_the_radius_is_the_one_that_was_asked_for():
    assert len(drawn(gantt(rounded="0")).filled(BLUE)[0].vertices) == 3 * 5
    assert len(drawn(gantt()).filled(BLUE)[0].vertices) == 3 * 18


def test_tasks_without_names_are_drawn():
    assert len(parts(drawn(parse_query((("type", "gantt"), ("data", TASKS)))), BLUE)) == 3


def test_gaps_leave_rows_empty():
    one = Series(data=(None, None), x=(seconds(2026, 1, 1), None), end=(seconds(2026, 2, 1), None), type="gantt")
    spec = ChartSpec(type="gantt", series=(one,), labels=("a", "b"), x=Axis(kind="time"))
    assert len(parts(drawn(spec), BLUE)) == 1


def test_there_are_as_many_tasks_as_categories_at_most():
    with pytest.raises(TooLargeError):
        parse_query((("type", "gantt"), ("data", ",".join(["2026-01-01..2026-02-01"] * 5001))))


def test_a_tiny_one_is_bare():
    canvas = drawn(sized(gantt(), 120, 40))
    assert canvas.strings == []
    assert len(parts(canvas, BLUE)) == 3


@pytest.mark.parametrize("length", [0.0, 1e-3, 1e10])
def test_extremes_are_drawn(length):
    many = 5000
    x = tuple(float(i) for i in range(many))
    one = Series(data=(0.5,) * many, x=x, end=tuple(at + length for at in x), type="gantt")
    assert flaws(drawn(ChartSpec(type="gantt", series=(one,), x=Axis(kind="time")))) == []


@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_every_format_comes_out(format_):
    assert len(render(gantt(done="1,0.5,0,0"), format_)[0]) > 500


def test_in_words():
    # Done are 31 days whole and half of 45, of 31 + 45 + 59: 53.5 of 135.
    assert alt_text(gantt(done="1,0.5,0,")) == (
        "Gantt chart. 3 tasks and 1 milestone from 1 Jan 2026 to 1 Apr 2026. "
        "Longest: Build, 1 Feb 2026 to 1 Apr 2026. 39.6% of the work is done."
    )


def test_groups_in_words():
    assert "in 2 groups (Office, Site)" in alt_text(gantt(groups="Office,Site,Site,Office"))
