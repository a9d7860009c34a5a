"""Sankey geometry: columns by the longest way, sizes that add up, crossings undone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_chart.plot.flows import Flows, arranged, columns_of

# a → b → d, a → d, c → d: by hand
DIAMOND = [(0, 1), (1, 3), (0, 3), (2, 3)]


def made(*flows: tuple[str, str, float], height: float = 100.0, gap: float = 10.0) -> Flows:
    sources, sinks, values = zip(*flows, strict=True)
    return arranged(sources, sinks, values, 0.0, height, gap)


def spans(found: Flows) -> dict[str, tuple[float, float]]:
    return {node.name: (node.top, node.bottom) for node in found.nodes}


def test_a_node_stands_one_column_after_the_last_that_leads_to_it():
    assert columns_of(4, DIAMOND) == [0, 1, 0, 2]
    assert columns_of(5, [(0, 1), (1, 2), (2, 3), (0, 3), (0, 4)]) == [0, 1, 2, 3, 3]


def test_what_nothing_flows_out_of_stands_in_the_last_column():
    found = made(("a", "b", 1), ("b", "c", 1), ("a", "d", 1))
    assert {node.name: node.column for node in found.nodes} == {"a": 0, "b": 1, "c": 2, "d": 2}


def test_nodes_come_sources_first_in_the_order_in_which_they_are_named():
    found = made(("b", "y", 1), ("a", "x", 1), ("b", "x", 1))
    assert [node.name for node in found.nodes] == ["b", "a", "y", "x"]


def test_a_node_is_as_high_as_what_flows_in_or_out_whichever_is_more():
    found = made(("a", "c", 3), ("b", "c", 1), ("c", "d", 2))
    assert {node.name: node.value for node in found.nodes} == {"a": 3, "b": 1, "c": 4, "d": 2}
    heights = {name: bottom - top for name, (top, bottom) in spans(found).items()}
    # the first column has a, b and a gap of 10 in 100 px, the second c alone: 90 px for 4
    assert heights == pytest.approx({"a": 67.5, "b": 22.5, "c": 90, "d": 45})


def test_flows_leave_and_arrive_without_gaps_in_the_order_of_where_they_lead():
    found = made(("a", "x", 1), ("a", "y", 2), ("b", "y", 1))
    at = spans(found)
    to_x, to_y, from_b = found.flows
    assert to_x.tops[0] == pytest.approx(at["a"][0])
    assert to_y.tops[0] == pytest.approx(at["a"][0] + to_x.thickness)
    assert to_y.tops[-1] == pytest.approx(at["y"][0])
    assert from_b.tops[-1] == pytest.approx(at["y"][0] + to_y.thickness)
    assert to_y.thickness == pytest.approx(2 * to_x.thickness)


def test_crossings_that_need_not_be_are_undone():
    found = made(("a", "z", 5), ("b", "y", 5), ("c", "x", 5), ("a", "y", 1))
    at = spans(found)
    assert at["z"] < at["y"] < at["x"]


def test_a_flow_over_several_columns_has_a_place_in_each():
    found = made(("a", "b", 4), ("b", "c", 4), ("a", "c", 2))
    passing = found.flows[2]
    assert passing.columns == (0, 1, 2)
    top, bottom = spans(found)["b"]
    assert passing.tops[1] >= bottom or passing.tops[1] + passing.thickness <= top


def test_the_same_flows_stand_in_the_same_places():
    flows = [("a", "x", 1), ("b", "x", 2), ("b", "y", 3), ("c", "y", 1)]
    assert made(*flows) == made(*flows)


def test_flows_of_nothing_are_left_out():
    found = made(("a", "x", 1), ("b", "y", 0))
    assert [node.name for node in found.nodes] == ["a", "x"]


def test_a_chain_of_five_hundred_and_shortcuts_over_it_end():
    chain = [(f"n{i}", f"n{i + 1}", 1.0) for i in range(250)]
    found = made(*chain, *((f"n{i}", "n250", 0.1) for i in range(249)))
    assert found.columns == 251


layers = st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(1, 2), st.integers(0, 4), st.floats(0.01, 1e6))


@given(st.lists(layers, min_size=1, max_size=40))
def test_nodes_of_a_column_keep_apart_and_inside(found):
    flows = [(f"{a}.{b}", f"{a + step}.{c}", value) for a, b, step, c, value in found]
    result = made(*flows, height=200.0, gap=5.0)
    for column in range(result.columns):
        members = sorted((node.top, node.bottom) for node in result.nodes if node.column == column)
        assert members[0][0] >= -1e-6
        assert members[-1][1] <= 200 + 1e-6
        for (_, bottom), (top, _) in pairwise(members):
            assert top >= bottom - 1e-6
    for flow in result.flows:
        source, sink = result.nodes[flow.source], result.nodes[flow.sink]
        assert source.top - 1e-6 <= flow.tops[0] <= source.bottom - flow.thickness + 1e-6
        assert sink.top - 1e-6 <= flow.tops[-1] <= sink.bottom - flow.thickness + 1e-6
