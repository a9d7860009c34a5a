"""Where the nodes and the flows of a sankey diagram stand.

Nodes stand in columns by the longest way that leads to them, those that nothing flows out of in the last. In a column
they are ordered by sweeps from left to right and back, each node moving to the mean of what it is joined to: the
barycentre method of K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system
structures", IEEE Trans. Syst. Man Cybern. 11 (1981). A flow over several columns has a place kept free in each.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from .spread import spread

SWEEPS = 6  # there and back, at most
ENOUGH = 0.99  # of the slope before: a sweep that gains less is the last
MOST_GAPS = 0.5  # of the height, what the gaps between the nodes of a column may take
PASSING_GAP = 0.35  # of the gap between nodes, beside a flow that only passes
LEAST = 1e-12  # of the largest flow: what is smaller is drawn as high
MOST_PASSING = 2000  # places kept free; beyond that flows run straight


class Node(NamedTuple):
    """A node: its column, and its upper and lower end."""

    name: str
    column: int
    value: float
    top: float
    bottom: float


class Flow(NamedTuple):
    """One flow, a stop at each column that it touches.

    source, sink : which of the nodes
    columns, tops : the stops, the first at its source and the last at its sink
    thickness : px
    """

    source: int
    sink: int
    columns: tuple[int, ...]
    tops: tuple[float, ...]
    thickness: float


class Flows(NamedTuple):
    """nodes : in the order in which they are first named, sources before sinks."""

    nodes: list[Node]
    flows: list[Flow]
    columns: int


class _Link:
    """A flow from one column to the next."""

    __slots__ = ("end", "end_at", "size", "start", "start_at")

    def __init__(self, start: "_Stop", end: "_Stop", size: float) -> None:
        self.start, self.end, self.size = start, end, size
        self.start_at = self.end_at = 0.0  # its middle, from the upper end of either stop
        start.after.append(self)
        end.before.append(self)


class _Stop:
    """A node, or the place that a passing flow takes in a column."""

    __slots__ = ("after", "before", "column", "middle", "named", "size")

    def __init__(self, column: int, size: float, named: bool) -> None:
        self.column, self.size, self.named, self.middle = column, size, named, 0.0
        self.before: list[_Link] = []
        self.after: list[_Link] = []

    @property
    def top(self) -> float:
        return self.middle - self.size / 2


def columns_of(count: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """The column of each of `count` nodes: the number of steps of the longest way to it; ends stand in the last.

    pairs : (from, to) without rings
    """
    columns = [0] * count
    after: list[list[int]] = [[] for _ in range(count)]
    waiting = [0] * count
    for start, end in pairs:
        after[start].append(end)
        waiting[end] += 1
    ready = [node for node in range(count) if not waiting[node]]
    while ready:
        node = ready.pop()
        for end in after[node]:
            columns[end] = max(columns[end], columns[node] + 1)
            waiting[end] -= 1
            if not waiting[end]:
                ready.append(end)
    last = max(columns, default=0)
    return [column if after[node] else last for node, column in enumerate(columns)]


def arranged(
    sources: Sequence[str], sinks: Sequence[str], values: Sequence[float], top: float, bottom: float, gap: float
) -> Flows:
    """Nodes and flows between top and bottom; those of nothing are left out.

    gap : px between the nodes of a column, less where there are many
    """
    kept = [i for i, value in enumerate(values) if value > 0]
    names = list(dict.fromkeys([*(sources[i] for i in kept), *(sinks[i] for i in kept)]))
    index = {name: i for i, name in enumerate(names)}
    pairs = [(index[sources[i]], index[sinks[i]]) for i in kept]
    largest = max(values)
    sizes = [max(values[i] / largest, LEAST) for i in kept]  # the sum of huge values is still a number
    columns = columns_of(len(names), pairs)
    totals = _totals(len(names), pairs, [values[i] for i in kept])
    stops = [_Stop(column, size, True) for column, size in zip(columns, _totals(len(names), pairs, sizes), strict=True)]
    chains = _chains(stops, pairs, sizes)
    every: list[list[_Stop]] = [[] for _ in range(max(columns) + 1)]
    for stop in stops:
        every[stop.column].append(stop)
    for chain in chains:
        for link in chain[1:]:
            every[link.start.column].append(link.start)
    gap = min(gap, min(MOST_GAPS * (bottom - top) / max(1e-9, _most_gaps(column)) for column in every))
    unit = _sized(every, bottom - top, gap)
    _settle(every, top, bottom, gap)
    nodes = [
        Node(name, stop.column, total, stop.top, stop.top + stop.size)
        for name, stop, total in zip(names, stops, totals, strict=True)
    ]
    flows = [
        Flow(start, end, *_way(chain), size * unit)
        for (start, end), chain, size in zip(pairs, chains, sizes, strict=True)
    ]
    return Flows(nodes, flows, len(every))


def _chains(stops: list[_Stop], pairs: list[tuple[int, int]], sizes: list[float]) -> list[list[_Link]]:
    """The links of each flow, with a stop in every column that it passes."""
    passing = sum(stops[end].column - stops[start].column - 1 for start, end in pairs)
    chains = []
    for (start, end), size in zip(pairs, sizes, strict=True):
        between = range(stops[start].column + 1, stops[end].column) if passing <= MOST_PASSING else ()
        ways = [stops[start], *(_Stop(column, size, False) for column in between), stops[end]]
        chains.append([_Link(one, other, size) for one, other in pairwise(ways)])
    return chains


def _totals(count: int, pairs: list[tuple[int, int]], values: list[float]) -> list[float]:
    """What flows into or out of each node, whichever is more."""
    into, out_of = [0.0] * count, [0.0] * count
    for (start, end), value in zip(pairs, values, strict=True):
        out_of[start] += value
        into[end] += value
    return [max(both) for both in zip(into, out_of, strict=True)]


def _between(one: _Stop, other: _Stop, gap: float) -> float:
    """Px between two neighbours of a column: less beside a flow that only passes."""
    return gap if one.named and other.named else PASSING_GAP * gap


def _most_gaps(column: list[_Stop]) -> float:
    """How many gaps a column has at most, whatever its order."""
    named = sum(stop.named for stop in column)
    return (named - 1 if named else -PASSING_GAP) + PASSING_GAP * (len(column) - named)


def _sized(every: list[list[_Stop]], height: float, gap: float) -> float:
    """Give stops and links their sizes in px, as large as the fullest column allows; px per unit."""
    unit = min((height - gap * _most_gaps(column)) / sum(stop.size for stop in column) for column in every)
    for column in every:
        for stop in column:
            stop.size *= unit
            for link in stop.after:
                link.size *= unit
    return unit


def _settle(every: list[list[_Stop]], top: float, bottom: float, gap: float) -> None:
    """Put the stops of each column in order and in place: of all sweeps, as the one with the flattest flows did."""
    for column in every:
        _stack(column, [(top + bottom) / 2] * len(column), top, bottom, gap)
    stops = [stop for column in every for stop in column]
    _join(stops)
    best, least = [stop.middle for stop in stops], _slope(stops)
    for _ in range(SWEEPS):
        before = least
        for columns, forwards in ((every[-2::-1], False), (every[1:], True)):
            for column in columns:
                _place(column, forwards, top, bottom, gap)
                _join(stops)
            if (slope := _slope(stops)) < least:
                best, least = [stop.middle for stop in stops], slope
        if least > ENOUGH * before:
            break
    for stop, middle in zip(stops, best, strict=True):
        stop.middle = middle
    _join(stops)


def _join(stops: list[_Stop]) -> None:
    """Stack the links at both sides of each stop, in the order of where they lead."""
    for stop in stops:
        at = 0.0
        for link in sorted(stop.after, key=_end):
            link.start_at = at + link.size / 2
            at += link.size
        at = 0.0
        for link in sorted(stop.before, key=_start):
            link.end_at = at + link.size / 2
            at += link.size


def _end(link: _Link) -> float:
    return link.end.middle


def _start(link: _Link) -> float:
    return link.start.middle


def _slope(stops: list[_Stop]) -> float:
    """How far all that flows climbs and falls."""
    return sum(
        link.size * abs(link.start.top + link.start_at - link.end.top - link.end_at)
        for stop in stops
        for link in stop.after
    )


def _place(column: list[_Stop], forwards: bool, top: float, bottom: float, gap: float) -> None:
    """Move each stop to where its links would be level, on average, and apart from its neighbours."""
    wanted = []
    for stop in column:
        links = stop.before if forwards else stop.after
        if forwards:
            levels = [(link.start.top + link.start_at - link.end_at, link.size) for link in links]
        else:
            levels = [(link.end.top + link.end_at - link.start_at, link.size) for link in links]
        total = sum(size for _, size in levels)
        level = sum(at * size for at, size in levels) / total + stop.size / 2 if total else stop.middle
        wanted.append((level, stop))
    wanted.sort(key=lambda one: one[0])
    _stack([stop for _, stop in wanted], [level for level, _ in wanted], top, bottom, gap)


def _stack(column: list[_Stop], wanted: list[float], top: float, bottom: float, gap: float) -> None:
    """Put stops, in their order, as near to the wanted middles as they can be side by side."""
    pitches = [one.size / 2 + other.size / 2 + _between(one, other, gap) for one, other in pairwise(column)]
    away = np.array([0.0, *accumulate(pitches)])  # of each middle from the first
    low, high = top + column[0].size / 2, bottom - column[-1].size / 2 - away[-1]
    firsts = spread(np.array(wanted) - away, 0.0, low, max(low, high))
    for stop, middle in zip(column, (firsts + away).tolist(), strict=True):
        stop.middle = middle


def _way(chain: list[_Link]) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The columns that a flow touches, and its upper edge there."""
    last = chain[-1]
    starts = [(link.start.column, link.start.top + link.start_at - link.size / 2) for link in chain]
    columns, tops = zip(*starts, (last.end.column, last.end.top + last.end_at - last.size / 2), strict=True)
    return columns, tops
