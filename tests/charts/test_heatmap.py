"""Heat maps: a cell for each value, in its colour; a key; values where they have room."""

import numpy as np
import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.charts.heatmap import arranged
from render_chart.plot.drawing.color import on, parse
from render_chart.render import render
from render_chart.spec import Axis, ChartSpec
from tests.drawing import Recorder, boxes, chart, drawn, extent, flaws, series

LIGHT = [parse(c) for c in ("#EEF6F3", "#3E9CBF", "#151D4C")]  # the first, middle and last of the theme's
GRID = parse("#E7EAEE")
SIZE = {"width": 800, "height": 400}  # base 12, unit 1, pad 18


def heatmap(*rows: tuple, names: tuple[str, ...] = ("North", "South", "West"), **more) -> ChartSpec:
    made = [series(*row, name=name) for row, name in zip(rows, names, strict=False)]
    columns = ("Jan", "Feb", "Mar", "Apr")[: len(rows[0])]
    labels = columns if len(columns) == len(rows[0]) else ()
    return chart("heatmap", *made, **{"labels": labels, "title": "Visits", **SIZE, **more})


TABLE = heatmap((1, 2, 3), (4, 5, 6), (7, 8, 9))


def cells(canvas: Recorder) -> list:
    """(box, colour) of the cells from left to right and top to bottom."""
    found = [(box, one.color) for one in canvas.fills for box in boxes(one.path) if box[1] >= 50]
    return sorted(found, key=lambda one: (one[0][1], one[0][0]))


# ---- geometry


def test_cells_share_the_box_with_gaps_of_2_px_and_none_around_them():
    made = arranged(np.zeros((2, 4)), (10.0, 20.0, 108.0, 82.0), 1.0)
    assert made.x0.tolist() == [10, 35, 60, 85]
    assert made.x1.tolist() == [33, 58, 83, 108]
    assert (made.y0.tolist(), made.y1.tolist()) == ([20, 52], [50, 82])


@pytest.mark.parametrize(("side", "gap"), [(16, 2), (15, 1), (6, 1), (5, 0)])
def test_gaps_are_smaller_between_small_cells(side, gap):
    assert arranged(np.zeros((4, 4)), (0.0, 0.0, 4.0 * side, 4.0 * side), 1.0).gap == gap


def test_edges_lie_on_whole_device_pixels():
    made = arranged(np.zeros((7, 13)), (10.0, 20.0, 301.0, 163.0), 2.0)
    edges = 2 * np.concatenate((made.x0, made.x1, made.y0, made.y1))
    assert edges.tolist() == np.rint(edges).tolist()


def test_cells_that_share_a_pixel_are_their_mean():
    values = np.arange(24.0).reshape(2, 12)
    values[0, 0] = np.nan
    made = arranged(values, (0.0, 0.0, 3.0, 2.0), 1.0)
    edges = np.rint(np.linspace(0, 3, 13))  # which cells begin at which pixel
    expected = [[np.nanmean(row[edges[:-1] == pixel]) for pixel in made.x0] for row in values]
    assert made.values == pytest.approx(np.array(expected))


def test_a_pixel_of_gaps_is_a_gap():
    made = arranged(np.array([[np.nan] * 6 + [1.0] * 6]), (0.0, 0.0, 2.0, 1.0), 1.0)
    assert np.isnan(made.values[0, 0])
    assert made.values[0, -1] == 1


# ---- cells


def test_rows_are_series_from_the_top_and_columns_labels_from_the_left():
    found = cells(drawn(TABLE))
    assert len(found) == 9
    canvas = drawn(TABLE)
    for i, name in enumerate(("North", "South", "West")):
        box, _ = found[3 * i]
        assert canvas.text_of(name).y - 0.727 / 2 * 12 == pytest.approx((box[1] + box[3]) / 2, abs=1)
        assert canvas.text_of(name).x < box[0]
    for j, label in enumerate(("Jan", "Feb", "Mar")):
        box, _ = found[j]
        assert canvas.text_of(label).x == pytest.approx((box[0] + box[2]) / 2, abs=1)


def test_colours_run_from_the_least_value_to_the_greatest():
    found = [color for _, color in cells(drawn(TABLE))]
    assert [found[0], found[4], found[8]] == [pytest.approx(color, abs=0.01) for color in LIGHT]


def test_a_gap_is_an_empty_cell_without_a_value():
    canvas = drawn(heatmap((1, None), (3, 4)))
    assert [color for _, color in cells(canvas)][1] == GRID
    assert {"1", "3", "4"} <= set(canvas.strings)
    assert len([s for s in canvas.strings if s.isdigit()]) == 3 + 2  # and both ends of the key


def test_cells_of_a_colour_are_one_path():
    canvas = drawn(heatmap((1, 1, 5), (1, 5, 5), legend="none"))
    assert len(canvas.fills) == 2


@pytest.mark.parametrize(("rounded", "points"), [(None, 18), (0.0, 5), (6.0, 18)])
def test_corners_are_round(rounded, points):
    canvas = drawn(heatmap((1, 2), rounded=rounded, legend="none"))
    assert [len(fill.path.vertices) for fill in canvas.fills] == [points, points]


# ---- values


def test_values_stand_in_the_cells_in_black_or_white():
    canvas = drawn(heatmap((10, 20), (30, 40), legend="none"))
    for (box, color), text in zip(cells(canvas), ("10", "20", "30", "40"), strict=True):
        found = canvas.text_of(text)
        assert found.x == pytest.approx((box[0] + box[2]) / 2)
        assert found.y - 0.727 / 2 * 12 == pytest.approx((box[1] + box[3]) / 2)
        assert found.color == on(color)


def test_values_are_left_out_of_small_cells_unless_they_are_asked_for():
    row = tuple(range(10, 40))
    small = heatmap(row, row, legend="none")
    assert "10" not in drawn(small).strings  # cells of 24 px, less than 2.9 b
    assert drawn(replace(small, values=True)).strings.count("10") == 2
    assert "10" not in drawn(heatmap((10, 20), legend="none", values=False)).strings


def test_values_follow_the_format():
    canvas = drawn(heatmap((0.1, 0.25), format=".0%"))
    assert {"10%", "25%"} <= set(canvas.strings)


# ---- key


def test_the_key_stands_at_the_right_end_of_the_title_line():
    canvas = drawn(heatmap((10, 20), (30, 44), values=False))
    low, high, title = (canvas.text_of(text) for text in ("10", "44", "Visits"))
    assert low.y - 0.727 / 2 * 12 == pytest.approx(title.y - 0.727 / 2 * 18)
    assert low.x < high.x
    bars = [extent(one.path) for one in canvas.fills if extent(one.path)[3] < 50]
    assert (min(x0 for x0, *_ in bars), max(x1 for *_, x1, _ in bars)) == pytest.approx(
        (high.x - 6 - 108, high.x - 6), abs=1
    )
    assert {round(y1 - y0) for _, y0, _, y1 in bars} == {8}  # 0.7 b on whole pixels


def test_a_long_title_moves_it_into_the_next_row():
    canvas = drawn(heatmap((10, 20), (30, 44), values=False, title="A title that takes all of the width there is " * 2))
    titles = [text.y for text in canvas.words if text.weight == 600]
    assert canvas.text_of("44").y > max(titles)


@pytest.mark.parametrize("place", ["left", "right", "bottom", "top"])
def test_the_key_stands_where_it_is_asked_for(place):
    canvas = drawn(heatmap((10, 20), (30, 44), values=False, legend=place))
    table = np.array([box for box, _ in cells(canvas) if box[2] - box[0] > 50])
    found = canvas.text_of("44")
    where = {
        "left": found.x < table[:, 0].min(), "right": found.x > table[:, 2].max(),
        "bottom": found.y > table[:, 3].max(), "top": found.y < table[:, 1].min(),
    }  # fmt: skip
    assert where[place]
    assert flaws(canvas) == []


def test_no_legend_is_no_key():
    assert set(drawn(heatmap((10, 20), values=False, legend="none")).strings) == {"Visits", "North", "Jan", "Feb"}


def test_limits_are_the_ends_of_the_key():
    canvas = drawn(heatmap((10, 20), values=False, y=(Axis(min=0, max=50),)))
    assert {"0", "50"} <= set(canvas.strings)


def test_an_end_next_to_zero_is_called_so():
    assert {"0", "1"} <= set(drawn(heatmap((0.00002, 1.0), values=False)).strings)


def test_axis_titles_are_set():
    canvas = drawn(heatmap((10, 20), x=Axis(title="Month"), y=(Axis(title="Region"),)))
    assert {"Month", "Region"} <= set(canvas.strings)


# ---- sizes, limits and words


def test_many_rows_are_named_at_intervals():
    rows = [series(i, i + 1, name=f"Row {i}") for i in range(60)]
    canvas = drawn(chart("heatmap", *rows, **SIZE))
    named = [text for text in canvas.strings if text.startswith("Row")]
    assert 10 < len(named) < 60
    assert flaws(canvas) == []


def test_a_tiny_heat_map_is_cells_alone():
    canvas = drawn(replace(TABLE, width=120, height=40))
    assert canvas.strings == []
    sides = np.array([box for one in canvas.fills for box in boxes(one.path)])
    assert (sides[:, 0].min(), sides[:, 1].min(), sides[:, 2].max(), sides[:, 3].max()) == (4, 4, 116, 36)


def test_two_hundred_thousand_cells_are_few_paths():
    rows = [series(*[float((i * j) % 97) for j in range(2000)]) for i in range(100)]
    canvas = drawn(chart("heatmap", *rows, **SIZE))
    assert len(canvas.fills) <= 2 * 64


@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
@pytest.mark.parametrize("rows", [((1, 2), (3, None)), ((5,),), ((0, 0),), ((-1e100, 1e100),)])
def test_it_comes_in_every_format(format_, rows):
    assert len(render(heatmap(*rows), format_)[0]) > 500


def test_the_alternative_text_tells_size_and_extremes():
    told = "Heat map: Visits. 3 rows by 3 columns; highest 9 at West, Mar; lowest 1 at North, Jan."
    assert alt_text(TABLE) == told
    bare = chart("heatmap", series(1, 2))
    assert alt_text(bare) == "Heat map. 1 row by 2 columns; highest 2 at row 1, column 2; lowest 1 at row 1, column 1."
