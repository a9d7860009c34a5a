"""Where nodes of sankey diagrams stand."""

from itertools import pairwise

import pytest

from render_chart.chartjs.elements.flows import Datum, Gap, nodes_of, place

NO_GAP = Gap(0, 0)


def placed(*data, at_edge=True, priority=None, column=None, gap=NO_GAP, even=False, height=100.0):
    data = [Datum(*one) for one in data]
    nodes = nodes_of(data, False, priority or {}, column or {})
    place(nodes, data, height, at_edge, bool(priority), dict.fromkeys(nodes, gap), even, {})
    return nodes


def columns(nodes):
    return {key: node.column for key, node in nodes.items()}


def test_columns_follow_the_flows():
    nodes = placed(("a", "b", 1), ("b", "c", 1), ("a", "c", 1))
    assert columns(nodes) == {"a": 0, "b": 1, "c": 2}


def test_what_nothing_flows_out_of_stands_in_the_last_column():
    data = (("a", "b", 1), ("a", "d", 1), ("b", "c", 1))
    assert columns(placed(*data))["d"] == 2
    assert columns(placed(*data, at_edge=False))["d"] == 1


def test_a_node_may_be_put_in_a_column():
    assert columns(placed(("a", "b", 1), ("c", "b", 1), column={"c": 1}))["c"] == 1


def test_rings_begin_with_the_first_that_is_named():
    assert columns(placed(("a", "b", 1), ("b", "a", 1))) == {"a": 0, "b": 1}


def test_a_node_may_flow_into_itself():
    assert columns(placed(("a", "a", 1), ("a", "b", 1))) == {"a": 0, "b": 1}


def test_the_largest_node_stands_at_the_top():
    nodes = placed(("a", "c", 5), ("b", "c", 7))
    assert nodes["c"].top == 0
    # what flows into it is sorted by how much leads there, then as it was: the larger flow comes first
    assert (nodes["b"].top, nodes["a"].top) == (0, 7)


def test_nodes_of_a_column_do_not_overlap():
    nodes = placed(("a", "c", 5), ("b", "c", 7), ("d", "e", 4), ("f", "e", 3), ("c", "g", 2), ("e", "g", 1))
    by_column = {}
    for node in nodes.values():
        by_column.setdefault(node.column, []).append((node.top, node.top + node.size))
    for ends in by_column.values():
        ends.sort()
        assert all(one[1] <= other[0] + 1e-9 for one, other in pairwise(ends))


def test_priorities_are_the_order_in_a_column():
    nodes = placed(("a", "c", 5), ("b", "c", 7), priority={"a": 1, "b": 2})
    assert nodes["a"].top < nodes["b"].top


@pytest.mark.parametrize("even", [False, True])
def test_gaps_are_px_of_the_chart(even):
    nodes = placed(("a", "c", 5), ("b", "c", 5), gap=Gap(10, 10), even=even)
    # 10 of a height of 100 px, which the value 10 takes
    assert sorted(node.top for key, node in nodes.items() if key in "ab") == pytest.approx([0, 6], abs=1e-5)


def test_flows_leave_a_node_in_the_order_of_where_they_lead():
    nodes = placed(("a", "b", 4), ("a", "c", 6))
    at = {link.node.key: link.at for link in nodes["a"].after}
    upper = min(("b", "c"), key=lambda key: nodes[key].top)
    assert at[upper] == 0
    assert sorted(at.values()) == [0, nodes[upper].size]
