"""Where grid lines and labels of axes stand; numbers of Chart.js 4.5.1."""

import pytest

from render_chart.chartjs.scales import drawing
from render_chart.chartjs.scales.base import aligned
from render_chart.plot.drawing.backend import AggCanvas

from .built import chart


class Canvas:
    """Remembers what is drawn on it."""

    scale = 1.0

    def __init__(self):
        self.filled, self.stroked, self.clips = [], [], []

    def fill(self, path, color):
        self.filled.append((path, color))

    def stroke(self, path, color, *rest):
        self.stroked.append((path, color, *rest))

    def clip(self, box):
        self.clips.append(box)


def grid(scale, monkeypatch):
    """The lines of a grid and how they are drawn."""
    found = []

    def keep(_canvas, _chart, lines, spans, upright):
        across = [(pen, place, *span) for pen, places in lines.items() for place in places for span in spans]
        found.extend((pen, (x, start, x, end) if upright else (start, x, end, x)) for pen, x, start, end in across)

    monkeypatch.setattr(drawing, "stroke_parallels", keep)
    monkeypatch.setattr(drawing, "stroke_segments", lambda _canvas, _chart, lines: found.extend(lines))
    drawing.draw_grid(Canvas(), scale)
    return found


def test_lines_are_on_device_pixels():
    assert [aligned(1, 10.2, 1), aligned(1, 10.2, 2), aligned(2, 10.3, 1), aligned(1, 10.6, 0)] == [10.5, 10, 10.5, 11]


def test_grid_lines_and_tick_marks(monkeypatch):
    made = chart()
    lines = [segment for _, segment in grid(made.scales["y"], monkeypatch)]
    assert lines[0] == (31, 271.5, 500, 271.5)
    assert lines[1] == pytest.approx((22.6816, 271.5, 30, 271.5), abs=1e-4)
    assert len(lines) == 14


def test_lines_between_bars(monkeypatch):
    lines = [segment for _, segment in grid(chart().scales["x"], monkeypatch)]
    assert [line[0] for line in lines[::2]] == [30.5, 187.5, 343.5, 500.5]


def test_options_of_single_lines(monkeypatch):
    config = {"grid": {"color": ["red", "blue"], "lineWidth": [1, 2], "drawTicks": False}, "ticks": {"stepSize": 1}}
    pens = [pen for pen, _ in grid(chart(scales={"y": config}).scales["y"], monkeypatch)]
    assert [(pen.color, pen.width) for pen in pens] == [("red", 1), ("blue", 2), ("red", 1), ("blue", 2)]


def test_marks_look_like_their_lines_unless_they_are_told(monkeypatch):
    config = {"grid": {"color": "red", "tickColor": "blue", "tickWidth": 3, "drawOnChartArea": False}}
    assert {(pen.color, pen.width) for pen, _ in grid(chart(scales={"y": config}).scales["y"], monkeypatch)} == {
        ("blue", 3)
    }


def labels(**ticks):
    made = chart("line", scales={"y": {"ticks": {"stepSize": 1, **ticks}}})
    return made.scales["y"], drawing.label_items(made.scales["y"])


def test_labels_beside_an_axis():
    y, items = labels()
    assert {(item.align, item.x) for item in items} == {("right", y.right - 11)}


@pytest.mark.parametrize(("cross", "align"), [("near", "right"), ("center", "center"), ("far", "left")])
def test_labels_across_an_axis(cross, align):
    y, items = labels(crossAlign=cross)
    assert items[0].align == align
    assert (
        items[0].x == {"near": y.right - 11, "center": y.right - 11 - y.label_sizes().widest / 2, "far": y.left}[cross]
    )


def test_mirrored_labels_stand_in_the_chart():
    y, items = labels(mirror=True)
    assert (items[0].align, items[0].x) == ("left", y.right + 3)


def test_labels_at_the_ends_turn_inwards():
    x = chart("line", scales={"x": {"ticks": {"align": "inner"}}}).scales["x"]
    assert [item.align for item in drawing.label_items(x)] == ["left", "center", "right"]


def test_lines_that_cover_each_other_are_drawn_one_by_one():
    canvas, made = Canvas(), chart()
    faint, black = (drawing.Pen(color, 4.0, (), 0.0) for color in ("rgba(0,0,0,0.1)", "black"))
    rows = [(0.0, 1.0, 9.0, 1.0), (0.0, 3.0, 9.0, 3.0)]
    drawing.stroke_segments(canvas, made, [(pen, row) for pen in (faint, black) for row in rows])
    assert len(canvas.filled) == 3


def test_thin_slanted_lines_are_as_wide_as_level_ones_along_an_axis():
    import numpy as np

    path = drawing.hairs(np.array([(0.0, 0.0, 10.0, 10.0)]), 1.0)
    a, _, _, d = path.vertices[:4]
    assert np.hypot(*(a - d)) == pytest.approx(0.5**0.5)


def test_labels_are_kept_in_the_box_of_their_axis(monkeypatch):
    monkeypatch.setattr(drawing.fonts, "draw_texts", lambda *_: None)
    made, canvas = chart(), Canvas()
    drawing.draw_labels(canvas, made.scales["y"])
    assert canvas.clips == [(made.scales["y"].left, 0.0, made.scales["y"].right, 300), None]


def test_nothing_is_drawn_of_a_hidden_axis():
    assert chart(scales={"y": {"display": False}}).scales["y"].layers() == []
    empty = chart("line", scales={"y": {}, "y2": {"position": "right", "display": "auto"}})
    assert empty.scales["y2"].layers() == []


@pytest.mark.parametrize("version", [2, 3, 4])
@pytest.mark.parametrize("color", [["red"], [["red"]], {"a": [1]}])
def test_a_list_is_no_colour(version, color):
    own = {"display": True, "grid": {"color": color, "tickColor": color}, "border": {"color": color}}
    if version == 2:
        own = {"gridLines": {"color": color, "zeroLineColor": color}}
    scales = {"xAxes": [own], "yAxes": [own]} if version == 2 else {"x": own, "y": own}
    chart(version=version, scales=scales).draw(AggCanvas(500, 300, 1.0))
