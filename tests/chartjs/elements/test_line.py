"""Lines: which stretches of them are drawn, along which corners, and where they are between their points."""

from math import fmod, nextafter, pi

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from render_chart.chartjs.elements.line import TAU, Bounds, Line, LineOptions, Segment, dashes, styled, turned
from render_chart.chartjs.layouts import Area
from render_chart.plot.drawing.paths import CLOSE, CURVE, LINE, MOVE, Path
from tests.drawing import Recorder

BLACK = (0.0, 0.0, 0.0, 1.0)
AREA = Area(0, 0, 100, 100)


def line(*points, skip="", stop="", closed=False, complete=None, **options):
    """A line through points; skip, stop : a letter for each point, x where it is so"""
    x, y = np.array(points, float).T
    angle = np.arange(len(points)) * (2 * pi / len(points)) if closed else None
    return Line(
        x, y, LineOptions(**options), flags(skip), flags(stop), angle, closed, closed if complete is None else complete
    )  # fmt: skip


def flags(letters):
    return np.array([letter == "x" for letter in letters]) if letters else None


def row(count, **more):
    """A line that rises by 10 px each 10 px."""
    return line(*[(10.0 * i, 10.0 * i) for i in range(count)], **more)


def ring(count, **more):
    angles = np.arange(count) * (2 * pi / count)
    return line(*np.column_stack((np.cos(angles), np.sin(angles))).tolist(), closed=True, **more)


def commands(path: Path) -> list:
    """[letter, x, y …] of each step."""
    found, i = [], 0
    codes = [MOVE] + [LINE] * (len(path.vertices) - 1) if path.codes is None else path.codes.tolist()
    while i < len(codes):
        step = 3 if codes[i] == CURVE else 1
        letter = {MOVE: "M", LINE: "L", CURVE: "C", CLOSE: "Z"}[codes[i]]
        found.append([letter, *path.vertices[i : i + step].ravel().tolist()])
        i += step
    return found


# ---- stretches


@pytest.mark.parametrize(
    ("skip", "stop", "spans", "expected"),
    [
        ("", "", False, [(0, 5)]),
        ("..x...", "", False, [(0, 1), (3, 5)]),
        ("x....x", "", False, [(1, 4)]),
        ("..x...", "", True, [(0, 5)]),
        ("x....x", "", True, [(1, 4)]),
        ("..x...", "", 100, [(0, 1), (3, 5)]),
        ("", "...x..", 5, [(0, 2), (3, 5)]),
        ("xxxxxx", "", False, []),
        ("xxxxxx", "", True, []),
        (".x.x..", "", False, [(0, 0), (2, 2), (4, 5)]),
    ],
)
def test_stretches_between_gaps(skip, stop, spans, expected):
    found = row(6, skip=skip, stop=stop, span_gaps=spans).segments
    assert [(segment.start, segment.end) for segment in found] == expected


@pytest.mark.parametrize(
    ("skip", "spans", "complete", "expected"),
    [
        ("", False, True, [(0, 4, True)]),
        ("", False, False, [(0, 4, False)]),
        ("..x..", False, True, [(3, 1, False)]),
        ("x...x", False, True, [(1, 3, False)]),
        (".x.x.", False, True, [(2, 2, False), (4, 0, False)]),
        ("..x..", True, True, [(0, 4, True)]),
    ],
)
def test_a_closed_line_runs_over_its_end(skip, spans, complete, expected):
    found = ring(5, skip=skip, span_gaps=spans, complete=complete).segments
    assert [(segment.start, segment.end, segment.loop) for segment in found] == expected


def test_a_line_without_points_has_no_stretches():
    assert Line(np.empty(0), np.empty(0), LineOptions()).segments == []


# ---- styles of stretches


def cut(styles, skip="", spans=False):
    """Stretches of a line of so many steps, each in the style of a letter."""
    made = row(len(styles) + 1, skip=skip, span_gaps=spans)
    found = styled(
        made.segments, lambda ends: [{"borderColor": styles[i - 1]} for i in ends], made.skip, len(made), spans
    )
    return [(segment.start, segment.end, segment.style["borderColor"]) for segment in found]


def test_a_line_is_cut_where_its_style_changes():
    assert cut("aabbba") == [(0, 2, "a"), (2, 5, "b"), (5, 6, "a")]


def test_one_style_is_one_stretch():
    assert cut("aaaa") == [(0, 4, "a")]


def test_gaps_cut_too():
    assert cut("aabbb", skip="..x...") == [(0, 1, "a"), (3, 5, "b")]


def test_a_spanned_gap_has_the_style_that_leads_across_it():
    # segments-gap of Chart.js's documentation: the steps beside missing points are dashed
    assert cut("abbba", skip="..xx..", spans=True) == [(0, 1, "a"), (1, 4, "b"), (4, 5, "a")]


# ---- paths


def test_a_straight_line():
    assert commands(row(3).path()) == [["M", 0, 0], ["L", 10, 10], ["L", 20, 20]]


def test_a_line_with_a_gap_is_set_down_again():
    assert [step[0] for step in commands(row(5, skip="..x..").path())] == ["M", "L", "M", "L"]


@pytest.mark.parametrize(
    ("mode", "corners"),
    [
        ("before", [(0, 0), (10, 0), (10, 10)]),
        (True, [(0, 0), (10, 0), (10, 10)]),
        ("after", [(0, 0), (0, 10), (10, 10)]),
        ("middle", [(0, 0), (5, 0), (5, 10), (10, 10)]),
    ],
)
def test_steps_run_the_same_way_back(mode, corners):
    made = row(2, stepped=mode)
    assert made.path().vertices.tolist() == [list(corner) for corner in corners]
    back = made.trace(made.segments[0], reverse=True)
    assert back.vertices.tolist() == [list(corner) for corner in reversed(corners)]


def test_curves_run_the_same_way_back():
    made = line((0, 100), (10, 0), (20, 50), (60, 50), tension=0.4)
    made.bend(AREA, "x")
    there, back = made.path(), made.trace(made.segments[0], reverse=True)
    assert there.codes.tolist() == [MOVE] + [CURVE] * 9
    assert np.array_equal(there.vertices, back.vertices[::-1])


def test_steps_come_before_curves():
    made = row(3, stepped=True, tension=0.4)
    made.bend(AREA, "x")
    assert made.bends is None


def test_missing_points_do_not_bend_a_line_that_spans_them():
    with_gap = line((0, 100), (5, 0), (10, 0), (20, 50), skip=".x..", tension=0.4, span_gaps=True)
    without = line((0, 100), (10, 0), (20, 50), tension=0.4)
    with_gap.bend(AREA, "x")
    without.bend(AREA, "x")
    assert np.array_equal(with_gap.path().vertices, without.path().vertices)


def test_a_closed_line_comes_back():
    steps = commands(ring(4).path())
    assert [step[0] for step in steps] == ["M", "L", "L", "L", "L", "Z"]
    assert steps[0][1:] == steps[4][1:]


def test_only_the_points_in_sight_are_drawn():
    assert commands(row(6).path(2, 4)) == [["M", 20, 20], ["L", 30, 30], ["L", 40, 40]]
    assert len(row(6).path(7, 9).vertices) == 0


def test_a_crowd_of_points_is_thinned():
    random = np.random.default_rng(5)
    x, y = np.linspace(0, 400, 50_000), random.uniform(0, 300, 50_000)
    path = Line(x, y, LineOptions()).path()
    assert len(path.vertices) <= 4 * 401
    assert (path.vertices[:, 1].min(), path.vertices[:, 1].max()) == (y.min(), y.max())


# ---- between points


@pytest.mark.parametrize(
    ("options", "y"),
    [({}, 4), ({"stepped": True}, 10), ({"stepped": "after"}, 0), ({"stepped": "middle"}, 0)],
)
def test_between_two_points(options, y):
    assert row(3, **options).at("x", 4) == (4, y)


def test_a_curve_between_two_points():
    made = line((0, 0), (30, 0), (60, 90), tension=0.4)
    made.bend(AREA, "x")
    ends = np.array([(0, 0), made.bends.after[0], made.bends.before[1], (30, 0)])
    expected = 0.125 * (ends[0] + 3 * ends[1] + 3 * ends[2] + ends[3])  # de Casteljau, half way
    assert made.at("x", 15) == (15, pytest.approx(expected[1]))


def test_in_a_gap_and_beyond_its_ends_there_is_no_line():
    made = row(5, skip="..x..")
    assert made.at("x", 15) is None
    assert made.at("x", 45) is None
    assert made.at("x", 35) == (35, 35)


def test_a_line_that_turns_back_is_at_several_places():
    assert line((0, 0), (20, 10), (10, 20)).at("x", 15) is None


def test_a_stretch_within_bounds_is_cut_at_its_points():
    made = row(6)
    assert made.bound_all(Bounds("x", 0, 50)) == [Segment(0, 5)]
    assert made.bound_all(Bounds("x", 12, 31)) == [Segment(1, 4)]
    assert made.bound_all(Bounds("x", 10, 30)) == [Segment(1, 3)]
    assert made.bound_all(Bounds("x", 60, 70)) == []


def test_a_closed_line_within_angles():
    made = ring(6)  # at 0, 60, 120 … degrees
    assert made.bound_all(Bounds("angle", pi / 4, 5 * pi / 4)) == [Segment(0, 4)]
    assert made.bound_all(Bounds("angle", 7 * pi / 4, pi / 4)) == [Segment(5, 1)]


# ---- drawing


def test_the_line_is_drawn_in_its_style():
    canvas = Recorder(100, 100)
    made = row(3, border_width=2.5, border_dash=[5, 3], border_dash_offset=1, border_cap_style="square",
               border_join_style="bevel")  # fmt: skip
    made.draw(canvas, lambda _: BLACK)
    (stroke,) = canvas.strokes
    assert stroke[1:] == (BLACK, 2.5, (5, 3), "square", "bevel", 1)


def test_stretches_are_drawn_in_theirs():
    canvas = Recorder(100, 100)
    made = row(4, border_color="a")
    made.style_of = lambda ends: [{"borderColor": "b", "borderDash": [2, 2]} if i == 2 else {} for i in ends]
    made.draw(canvas, {"a": BLACK, "b": (1.0, 0.0, 0.0, 1.0)}.__getitem__)
    assert [(one.color, one.dash) for one in canvas.strokes] == [
        (BLACK, ()), ((1.0, 0.0, 0.0, 1.0), (2, 2)), (BLACK, ()),
    ]  # fmt: skip


def test_no_width_no_line():
    canvas = Recorder(100, 100)
    row(3, border_width=0).draw(canvas, lambda _: BLACK)
    assert not canvas.order


# https://html.spec.whatwg.org/multipage/canvas.html#dom-context-2d-setlinedash
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([5, 3], (5, 3)),
        ([5], (5, 5)),
        ([1, 2, 3], (1, 2, 3, 1, 2, 3)),
        ([], ()),
        (None, ()),
        ([0, 0], ()),
        ([-1, 2], ()),
    ],
)
def test_dashes(given, expected):
    assert dashes(given) == expected


@pytest.mark.parametrize("falling", [False, True])
def test_stretches_of_ordered_lines_are_cut_as_those_of_all_lines(falling):
    random = np.random.default_rng(1)
    for _ in range(50):
        x = np.sort(random.integers(0, 60, 40)).astype(float)[:: -1 if falling else 1]
        made = Line(x, x * 0, LineOptions(), random.random(40) < 0.2)
        assert "x" in made._order
        everywhere = Line(made.x, made.y, LineOptions(), made.skip)
        everywhere._order = {}
        for bounds in (Bounds("x", *random.integers(-5, 65, 2).astype(float)) for _ in range(20)):
            assert made.bound_all(bounds) == everywhere.bound_all(bounds)


@given(st.floats(-100.0, 100.0) | st.floats(-TAU, TAU))
@example(TAU)
@example(-TAU)
@example(nextafter(TAU, 0.0))
@example(nextafter(-TAU, 0.0))
def test_angles_are_rounded_as_two_remainders_are(angle):
    assert turned(angle) == fmod(fmod(angle, TAU) + TAU, TAU)
