"""Where the nodes of a sankey diagram stand, as chartjs-chart-sankey places them.

Columns follow the flows from the sources on. In them the largest node comes first, and what it is joined to is put
beside it, those with fewer relations first; then nodes that would overlap are moved down.
https://github.com/kurkle/chartjs-chart-sankey/blob/main/src/lib/layout.ts
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import inf
from typing import NamedTuple

LITTLE = 1e-6  # what keeps nodes apart that are placed one after the other


class Datum(NamedTuple):
    """A flow as it was written."""

    start: str
    end: str
    flow: float


class Gap(NamedTuple):
    """px that are kept free on both sides of a node."""

    before: float
    after: float


class Link:
    """A flow as one of its nodes sees it.

    at : how far from the node's upper end it begins, as a value
    """

    __slots__ = ("at", "flow", "index", "node")

    def __init__(self, node: Node, flow: float, index: int) -> None:
        self.node, self.flow, self.index, self.at = node, flow, index, 0.0


class Node:
    """A node.

    before, after : the flows into it and out of it; into, out : their sums
    x, y : its column, and its upper end as a value
    """

    __slots__ = ("after", "before", "fixed", "into", "key", "out", "priority", "size", "x", "y")

    def __init__(self, key: str) -> None:
        self.key = key
        self.before: list[Link] = []
        self.after: list[Link] = []
        self.into = self.out = self.size = 0.0
        self.x: float | None = None
        self.y: float | None = None
        self.fixed = False
        self.priority = 0.0

    @property
    def column(self) -> float:
        return self.x or 0.0

    @property
    def top(self) -> float:
        return self.y or 0.0

    @property
    def thick(self) -> float:
        """What flows into it or out of it, whichever is more."""
        return max(self.into, self.out)

    def sized(self, least: bool) -> float:
        """Its size: what flows through it, or the lesser of what flows in and out."""
        return (min if least else max)(self.into or self.out, self.out or self.into)


def nodes_of(
    data: Sequence[Datum], least: bool, priority: Mapping[str, float], column: Mapping[str, float]
) -> dict[str, Node]:
    """The nodes in the order in which they are first named.

    least : whether the lesser of what flows in and out is a node's size
    """
    nodes: dict[str, Node] = {}
    for index, (start, end, flow) in enumerate(data):
        source = nodes.setdefault(start, Node(start))
        sink = nodes.setdefault(end, Node(end))
        source.out += flow
        source.after.append(Link(sink, flow, index))
        sink.into += flow
        sink.before.append(Link(source, flow, index))
    for key, node in nodes.items():
        node.before.sort(key=_largest_first)
        node.after.sort(key=_largest_first)
        node.size = node.sized(least)
        node.priority = priority.get(key, 0.0)
        if key in column:
            node.x, node.fixed = column[key], True
    return nodes


def _largest_first(link: Link) -> tuple[float, int]:
    return -link.flow, link.index


# -- columns


def set_columns(nodes: Mapping[str, Node], data: Sequence[Datum], at_edge: bool) -> float:
    """Give every node its column; the last one.

    at_edge : whether nodes that nothing flows out of stand in the last column
    """
    ways = [one for one in data if one.start != one.end]
    left = dict.fromkeys(nodes)
    x = 0
    while left:
        column = _first_column(nodes, data) if x == 0 else _next_column(ways, left)
        for key in column:
            if nodes[key].x is None:
                nodes[key].x = x
            left.pop(key, None)
        x += 1
    last = max((node.column for node in nodes.values()), default=0.0)
    if at_edge:
        for node in nodes.values():
            if not node.after and not node.fixed:
                node.x = last
    return last


def _first_column(nodes: Mapping[str, Node], data: Sequence[Datum]) -> list[str]:
    """Those that nothing flows into; of rings that none of them leads to, the first one named."""
    column = [key for key, node in nodes.items() if not node.before]
    reached, waiting = set(column), list(column)
    while waiting:
        for link in nodes[waiting.pop()].after:
            if link.node.key not in reached:
                reached.add(link.node.key)
                waiting.append(link.node.key)
    for start, end, _ in data:
        if start not in reached and end not in reached:
            column.append(start)
            reached.add(start)
        reached.add(end)
    return column


def _next_column(ways: Sequence[Datum], left: Mapping[str, None]) -> list[str]:
    """Those of what is left that nothing of what is left flows into; the first one if there are none."""
    ends = {end for start, end, _ in ways if start in left}
    return [key for key in left if key not in ends] or [next(iter(left))]


# -- places in columns


class _Placing:
    """Nodes being placed."""

    def __init__(self, nodes: list[Node], last: float) -> None:
        self.nodes, self.last = nodes, last
        self._relations: dict[tuple[str, bool], int] = {}

    def run(self) -> float:
        """Place all nodes; the lowest end of any."""
        start = self._start()
        start.y = 0.0
        self._backwards(start, 0.0)
        self._forwards(start, 0.0)
        self._rest()
        return self._apart()

    def _start(self) -> Node:
        """The largest node; of several as large, one at either end, or the one in the middle."""
        size = max(node.size for node in self.nodes)
        largest = [node for node in self.nodes if node.size == size]
        first = largest[0]
        largest.sort(key=lambda node: node.column)
        if len(largest) == 1 or first.column == 0:
            return first
        return largest[-1] if largest[-1].column == self.last else largest[len(largest) // 2]

    def _count(self, node: Node, forwards: bool) -> int:
        """How many flows lead on from a node, at any distance."""
        key = node.key, forwards
        if key not in self._relations:
            count = 0
            seen: set[str] = set()
            waiting = [node]
            while waiting:
                links = waiting.pop()
                for link in links.after if forwards else links.before:
                    if link.node.key not in seen:
                        seen.add(link.node.key)
                        count += len(link.node.after if forwards else link.node.before)
                        waiting.append(link.node)
            self._relations[key] = count
        return self._relations[key]

    def _order(self, forwards: bool) -> Callable[[Link], tuple[int, int]]:
        def key(link: Link) -> tuple[int, int]:
            return self._count(link.node, forwards), len(link.node.after if forwards else link.node.before)

        return key

    def _backwards(self, node: Node, y: float) -> float:
        """Place what flows into a node beside it, and all that flows into that."""
        if not node.before:
            return y
        node.before.sort(key=self._order(False))
        for link in node.before:
            other = link.node
            if other.y is None:
                other.y = y
                self._backwards(other, y + LITTLE if y else 0.0)
            y = max(other.top + other.out, y)
        return node.top + node.size

    def _forwards(self, node: Node, y: float) -> float:
        """Place what a node flows into beside it, and all that this flows into."""
        if not node.after:
            return y
        node.after.sort(key=self._order(True))
        for index, link in enumerate(node.after):
            other = link.node
            if other.y is None:
                other.y = y
                self._forwards(other, y + LITTLE if y else 0.0)
            following = node.after[index + 1].node if index + 1 < len(node.after) else None
            if following is not None and following.column < other.column:
                y += link.flow
            else:
                y = max(other.top + other.thick, y)
        return node.top + node.size

    def _rest(self) -> None:
        """Place what the first node has no relation to."""
        left = [node for node in self.nodes if node.x == 0]
        right = [node for node in self.nodes if node.x == self.last]
        left_new, right_new = ([node for node in some if node.y is None] for some in (left, right))
        middle = [node for node in self.nodes if 0 < node.column < self.last and node.y is None]
        left_end = max((node.top + node.out for node in left), default=0.0) + LITTLE
        right_end = max((node.top + node.into for node in right), default=0.0) + LITTLE
        above = left_end >= right_end
        for node in left_new:
            left_end = _set(node, left_end)
            if above:
                left_end = max(left_end + node.out, self._forwards(node, left_end))
        for node in right_new:
            right_end = _set(node, right_end)
            right_end = max(right_end + node.into, self._backwards(node, right_end))
        for node in middle:
            column = [one for one in self.nodes if one.column == node.column and one.y is not None]
            y = _set(node, max((one.top + one.thick for one in column), default=0.0))
            y = max(y + node.into, self._backwards(node, y))
            self._forwards(node, y)

    def _apart(self) -> float:
        """Move nodes down that overlap others; the lowest end of any."""
        lowest = 0.0
        for x in range(int(self.last) + 1):
            end = 0.0
            for node in sorted((node for node in self.nodes if node.column == x), key=lambda node: node.top):
                node.y = max(node.top, end)
                end = node.top + node.size
            lowest = max(lowest, end)
        return lowest


def _set(node: Node, y: float) -> float:
    if node.y is None:
        node.y = y
    return node.y


def by_priority(nodes: list[Node], last: float) -> float:
    """Place all nodes in the order of their priorities; the lowest end of any."""
    lowest = start = 0.0
    for x in range(int(last) + 1):
        y = start
        column = sorted((node for node in nodes if node.column == x), key=lambda node: node.priority)
        if column:
            following = min((node.column for node in nodes if node.column > x), default=inf)
            start = sum(link.flow for link in column[0].after if link.node.column > following)
        for node in column:
            node.y = y
            y += node.thick
        lowest = max(lowest, y)
    return lowest


# -- gaps


class _Column:
    """A column that gaps were put into so far.

    heights : where its nodes began, without gaps
    """

    __slots__ = ("after", "count", "extra", "gaps", "heights")

    def __init__(self) -> None:
        self.after = self.extra = self.gaps = 0.0
        self.count = 0
        self.heights: list[float] = []


def with_gaps(
    nodes: list[Node], gaps: Mapping[str, Gap], per_px: float, even: bool, least: Mapping[str, float]
) -> float:
    """Put gaps between the nodes of each column; the lowest end of any.

    per_px : the value that is one px high
    even : whether gaps are alike in every column, or as many as in the columns before it
    least : px; nodes that are drawn higher than they are
    """
    nodes.sort(key=lambda node: (node.column, node.top, node.size))
    lowest = 0.0
    columns: dict[float, _Column] = {}
    previous: Node | None = None
    for node in nodes:
        new = node.column not in columns
        column = columns.setdefault(node.column, _Column())
        gap, wanted = gaps[node.key], least.get(node.key, 0.0) * per_px
        extra = max(0.0, wanted - node.size) / 2
        before, after = gap.before * per_px, gap.after * per_px
        if even:
            if not new and previous is not None:
                node.y = previous.top + previous.size + max(column.after, before) + column.extra + extra
            column.after, column.extra = after, extra
        elif node.top:
            y = node.top
            column.heights.append(y)
            levels = len(column.heights)
            if node.into:
                for other in list(columns.values())[: list(columns).index(node.column)]:
                    above = next((row for row, height in enumerate(other.heights) if height > y), len(other.heights))
                    levels = max(levels, above)
                column.heights += [y] * (levels - len(column.heights))
            if column.count:
                column.gaps += max(column.after, before) + column.extra + extra
            node.y = y + column.gaps + (levels - column.count) * before
            column.count += 1
            column.after, column.extra = after, extra
        else:
            column.count += 1
            column.after, column.extra = after, extra
        previous = node
        lowest = max(lowest, node.top + node.thick, node.top + (node.size + max(node.size, wanted)) / 2)
    return lowest


def set_links(nodes: Sequence[Node]) -> None:
    """Where the flows of each node begin: in the order of what they lead to, over each other if they have no room."""
    for node in nodes:
        for links, total, into in ((node.before, node.into, False), (node.after, node.out, True)):
            links.sort(key=lambda link: link.node.top + (link.node.into if into else link.node.out) / 2)
            at = 0.0
            for index, link in enumerate(links):
                if node.size < total:
                    link.at = index * (node.size - link.flow) / (len(links) - 1) if len(links) > 1 else 0.0
                else:
                    link.at = at
                    at += link.flow


def place(
    nodes: Mapping[str, Node], data: Sequence[Datum], height: float, at_edge: bool, priority: bool,
    gaps: Mapping[str, Gap], even: bool, least: Mapping[str, float],
) -> tuple[float, float]:  # fmt: skip
    """Place all nodes; the last column and the lowest end.

    height : px of the chart, by which gaps are measured
    """
    every = list(nodes.values())
    last = set_columns(nodes, data, at_edge)
    lowest = by_priority(every, last) if priority else _Placing(every, last).run()
    lowest = with_gaps(every, gaps, lowest / height if height else 0.0, even, least)
    set_links(every)
    return last, lowest
