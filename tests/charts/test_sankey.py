"""Sankey diagrams: bars and ribbons as high as what flows, names that keep apart."""

import numpy as np
import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.charts.sankey import apart, ribbon
from render_chart.plot.drawing.color import parse
from render_chart.plot.flows import Flow
from render_chart.render import render
from render_chart.spec import ChartSpec
from tests.drawing import Recorder, boxes, chart, drawn, extent, flaws, series

BLUE, ORANGE, AXIS = parse("#2768CE"), parse("#E36F28"), parse("#868F9D")
SIZE = {"width": 800, "height": 400}  # base 12, unit 1, pad 18


def sankey(*flows: tuple[str, str, float | None], **more) -> ChartSpec:
    sources, sinks, values = zip(*flows, strict=True)
    return chart("sankey", series(*values), sources=sources, sinks=sinks, **{**SIZE, **more})


POWER = sankey(("Coal", "Plant", 30), ("Gas", "Plant", 10), ("Plant", "Homes", 25), ("Plant", "Losses", 15))


def nodes(canvas: Recorder, color) -> list:
    return [box for path in canvas.filled(color) for box in boxes(path)]


def ribbons(canvas: Recorder, color) -> list:
    return [box for path in canvas.filled((*color[:3], 0.4)) for box in boxes(path)]


# ---- marks


def test_a_ribbon_is_a_curve_of_one_height_between_the_edges_of_its_nodes():
    path = ribbon(Flow(0, 1, (0, 1), (10.0, 50.0), 8.0), [(0.0, 10.0), (90.0, 100.0)])
    upper = [[10, 10], [50, 10], [50, 50], [90, 50]]
    assert path.vertices[:4].tolist() == upper
    assert path.vertices[4:8].tolist() == [[x, y + 8] for x, y in reversed(upper)]
    assert path.codes.tolist() == [1, 4, 4, 4, 2, 4, 4, 4, 79]


def test_a_ribbon_runs_level_through_a_column_that_it_passes():
    path = ribbon(Flow(0, 2, (0, 1, 2), (0.0, 40.0, 0.0), 8.0), [(0.0, 10.0), (50.0, 60.0), (100.0, 110.0)])
    points = path.vertices.tolist()
    assert [50, 40] in points
    assert points[points.index([50, 40]) + 1] == [60, 40]


def test_nodes_and_ribbons_are_as_high_as_what_flows():
    canvas = drawn(POWER)
    (coal,) = nodes(canvas, BLUE)
    per_unit = (coal[3] - coal[1]) / 30
    homes, losses = sorted(nodes(canvas, AXIS), key=lambda box: box[1] - box[3])
    assert homes[3] - homes[1] == pytest.approx(25 * per_unit, abs=1.1)
    assert losses[3] - losses[1] == pytest.approx(15 * per_unit, abs=1.1)


def test_ribbons_have_the_colour_of_their_source_and_let_others_through():
    canvas = drawn(POWER)
    assert len(ribbons(canvas, BLUE)) == len(ribbons(canvas, ORANGE)) == 1
    assert len(ribbons(canvas, parse("#1CA593"))) == 2  # out of the plant, the third that something flows out of


def test_a_ribbon_touches_both_nodes():
    canvas = drawn(POWER)
    ((coal,), (band,), (plant,)) = nodes(canvas, BLUE), ribbons(canvas, BLUE), nodes(canvas, parse("#1CA593"))
    assert (band[0], band[2]) == (coal[2], plant[0])


def test_colours_are_given_to_nodes_sources_first():
    colors = ("red", "lime", "gold", "navy", "teal")
    canvas = drawn(replace(POWER, colors=colors))
    assert [len(nodes(canvas, parse(color))) for color in colors] == [1] * 5
    canvas = drawn(replace(POWER, series=(replace(POWER.series[0], color="gold"),)))
    assert len(nodes(canvas, parse("gold"))) == 5


def test_flows_of_nothing_are_not_drawn():
    canvas = drawn(sankey(("A", "B", 3), ("A", "C", 0), ("D", "B", None)))
    assert {"C", "D"}.isdisjoint(canvas.strings)


# ---- names


def test_names_stand_outside_of_the_outer_columns_and_right_of_the_others():
    canvas = drawn(POWER)
    (coal,), (plant,) = nodes(canvas, BLUE), nodes(canvas, parse("#1CA593"))
    assert canvas.text_of("Coal").x < coal[0]
    assert canvas.text_of("Plant").x == plant[2] + 6
    assert canvas.text_of("Homes").x > nodes(canvas, AXIS)[0][2]


def test_names_have_their_values():
    canvas = drawn(POWER)
    assert set(canvas.strings) == {"Coal", "Gas", "Plant", "Homes", "Losses", "30", "10", "40", "25", "15"}
    assert {text.weight for text in canvas.words if text.string.isdigit()} == {400}
    assert set(drawn(replace(POWER, values=False)).strings) == {"Coal", "Gas", "Plant", "Homes", "Losses"}
    assert "€40" in drawn(replace(POWER, format="€,.0f")).strings


def test_values_give_way_to_names_that_they_would_cut():
    flows = [("Bath and shower", "Used", 9.0), *[(name, "Used", 4.0) for name in ("Food", "Dishes", "Laundry")]]
    small = sankey(*flows, width=300, height=150)
    assert "Bath and shower" in drawn(small).strings
    assert "9" not in drawn(small).strings
    assert "9" in drawn(replace(small, values=True)).strings


def test_of_labels_that_would_meet_the_weightier_are_set():
    assert apart([0.0, 5.0, 20.0], [1.0, 2.0, 1.0], 10.0) == [1, 2]
    assert apart([20.0, 0.0], [1.0, 2.0], 10.0) == [1, 0]  # in the order of their places
    assert apart([], [], 10.0) == []


@pytest.mark.parametrize("size", [(160, 120), (300, 200), (500, 300), (800, 400)])
@pytest.mark.parametrize("count", [2, 12, 60])
def test_many_nodes_keep_their_names_apart(size, count):
    flows = [(f"Source number {i}", f"Middle number {i % 7}", i + 1.0) for i in range(count)]
    flows += [(f"Middle number {i}", f"Sink number {i}", 5.0) for i in range(min(7, count))]
    canvas = drawn(sankey(*flows, width=size[0], height=size[1], title="Many"))
    assert flaws(canvas) == []
    assert all(extent(path.path)[2] <= size[0] for path in canvas.fills)


# ---- the rest


def test_a_tiny_sankey_is_marks_alone():
    canvas = drawn(replace(POWER, width=120, height=40, title="Power"))
    assert canvas.strings == []
    sides = np.array([extent(fill.path) for fill in canvas.fills])
    assert (sides[:, 0].min(), sides[:, 2].max()) == (4, 116)


@pytest.mark.parametrize("values", [(3, 1), (1e100, 1e100), (1e100, 1e-300), (5e-324, 5e-324)])
@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_it_comes_in_every_format(values, format_):
    first, second = values
    assert len(render(sankey(("A", "B", first), ("B", "C", second)), format_)[0]) > 500


def test_the_alternative_text_tells_the_largest_flows():
    told = (
        "Sankey diagram: Power. 4 flows between 5 nodes. "
        "The largest: Coal to Plant 30, Plant to Homes 25, Plant to Losses 15."
    )
    assert alt_text(replace(POWER, title="Power")) == told


def test_kana_in_one_node_say_how_han_characters_in_all_are_drawn():
    spec = ChartSpec(type="sankey", series=(series(1.0, 2.0),), sources=("東京", "骨"), sinks=("カフェ", "直"))
    assert drawn(spec).lang == "ja"
