"""Made-up charts for hypothesis: every type, many series, long names, odd sizes."""

from hypothesis import assume
from hypothesis import strategies as st

from render_chart.charts import TYPES
from render_chart.dialects.resolve import resolve
from render_chart.errors import ChartError
from render_chart.plot.looks.theme import NAMES
from render_chart.spec import Annotation, Axis, Band, ChartSpec, Series

WORDS = (
    "", "A", "Jan", "Q1 2024", "2024", "12.5", "North", "Flexible working hours", "Donaudampfschifffahrtsgesellschaft",
    "A manager who listens and gives honest feedback at least once a month", "北京市海淀区", "Ελλάδα", "שלום עולם",
    "👩‍👩‍👧 family", "a/b-c", "W" * 60, "i" * 60, "naïve café, 3 €",
)  # fmt: skip
ON_AXES = ("bar", "line", "area", "scatter", "bubble", "pie", "doughnut", "sparkline")
SLICED, ALONE = ("pie", "doughnut"), ("pie", "doughnut", "sparkline")
MIXED = ("bar", "line", "area", "scatter")
FORMATS = ("", "", "", ",.0f", "$~s", ".1%", "€,.2f", ".12f")
START, DECADE = 1_577_836_800.0, 315_360_000.0  # 2020-01-01 UTC; seconds

words = st.sampled_from(WORDS)
numbers = st.one_of(
    st.integers(-100, 100).map(float),
    st.floats(0, 1, allow_subnormal=False),
    st.floats(-1e7, 1e7, allow_subnormal=False),
    st.sampled_from((0.0, 1e-9, 1e30, -1e30)),
)
sizes = st.one_of(st.integers(100, 900), st.integers(1, 2000))
places = st.sampled_from(("auto", "auto", "top", "right", "bottom", "left", "none"))
stacks = st.sampled_from(("none", "none", "normal", "percent"))


def axes(kind: str) -> st.SearchStrategy[Axis]:
    """An axis of that kind without limits."""
    return st.builds(Axis, kind=st.just(kind), title=words, reverse=st.booleans(), format=st.sampled_from(FORMATS))


@st.composite
def charts(draw: st.DrawFn) -> ChartSpec:
    """A resolved chart."""
    kind = draw(st.sampled_from(ON_AXES))
    count = 1 if kind in ALONE else draw(st.sampled_from((1, 2, 3, 5, 9, 14)))
    length = draw(st.sampled_from((1, 2, 3, 5, 8, 12, 24, 40)))
    x_kind = "linear" if kind == "bubble" else draw(st.sampled_from(("category", "category", "linear", "time", "log")))
    if kind in SLICED:
        x_kind = "category"
    horizontal = kind == "bar" and x_kind == "category" and draw(st.booleans())
    labels = tuple(draw(st.lists(words, min_size=length, max_size=length))) if x_kind == "category" else ()
    span = {"linear": 1000.0, "time": draw(st.sampled_from((60.0, 86400.0, DECADE, 30 * DECADE))), "log": 1e6}
    origin = {"linear": 0.0, "time": START, "log": 1e-3}
    x = ()
    if x_kind != "category":
        steps = draw(st.lists(st.floats(0, 1), min_size=length, max_size=length, unique=True))
        x = tuple(sorted(origin[x_kind] + span[x_kind] * step for step in steps))
    value_axes = draw(st.lists(axes("linear"), min_size=1, max_size=1 if count < 2 or horizontal else 2))
    log = kind not in ALONE and draw(st.integers(0, 9)) == 0
    if log:
        value_axes = [Axis(kind="log", title=axis.title, format=axis.format) for axis in value_axes]
    gaps = st.one_of(numbers, numbers, numbers, numbers, st.none())
    series = tuple(
        Series(
            data=tuple(draw(st.lists(gaps, min_size=length, max_size=length))),
            x=x,
            name=draw(words),
            type=draw(st.sampled_from(MIXED))
            if kind in MIXED and not horizontal and draw(st.integers(0, 4)) == 0
            else "",
            axis=i % len(value_axes),
            size=tuple(draw(st.lists(st.floats(0, 100), min_size=length, max_size=length))) if kind == "bubble" else (),
        )
        for i in range(count)
    )
    return ChartSpec(
        type=kind,
        series=series,
        labels=labels,
        x=draw(axes(x_kind)),
        y=tuple(value_axes),
        title=draw(words),
        subtitle=draw(words),
        width=draw(sizes),
        height=draw(sizes),
        scale=draw(st.sampled_from((1.0, 1.0, 1.5, 2.0))),
        theme=draw(st.sampled_from(NAMES)),
        legend="auto" if kind == "sparkline" else draw(places),
        grid=draw(st.sampled_from(("auto", "none", "x", "y", "both"))),
        stack="none" if log or kind not in ("bar", "line", "area") else draw(stacks),
        horizontal=horizontal,
        smooth=draw(st.booleans()),
        step=draw(st.sampled_from(("none", "none", "none", "before", "middle"))),
        fill=draw(st.booleans()),
        values=draw(st.sampled_from((None, None, True, False))),
        format=draw(st.sampled_from(FORMATS)),
        tz=draw(st.sampled_from(("UTC", "Europe/Berlin"))),
    )


# ---- the catalogue: every other type, and what is drawn over charts on axes


CATALOGUE = tuple(type_ for type_ in TYPES if type_ not in ON_AXES)
SINGLE = ("polar", "funnel", "treemap", "waterfall", "progress", "bullet", "number")
positive = st.one_of(st.integers(0, 100).map(float), st.floats(0, 1e7, allow_subnormal=False))


def several(draw: st.DrawFn, one: st.SearchStrategy, length: int) -> tuple:
    """So many of them."""
    return tuple(draw(st.lists(one, min_size=length, max_size=length)))


def _rising(length: int) -> st.SearchStrategy:
    return st.lists(numbers, min_size=length, max_size=length).map(lambda found: tuple(sorted(found)))


def _day(found: tuple[float, ...]) -> tuple[float, ...]:
    low, start, close, high = found
    return start, high, low, close


def _made(draw: st.DrawFn, kind: str, length: int) -> dict[str, object]:
    """The series and what belongs to it."""
    labels = several(draw, words, length)
    gaps = st.one_of(numbers, numbers, numbers, st.none())
    if kind in ("gauge", "speedometer"):
        bands = tuple(Band(low=10.0 * i, high=10.0 * i + 10) for i in range(draw(st.integers(0, 4))))
        targets = (draw(numbers),) if draw(st.booleans()) else ()
        return {"series": (Series(data=(draw(numbers),)),), "bands": bands, "labels": labels[:1], "targets": targets}
    if kind in SINGLE:
        one = numbers if kind in ("waterfall", "number") else positive
        more: dict[str, object] = {"series": (Series(data=several(draw, one, length)),), "labels": labels}
        if kind in ("progress", "bullet") and draw(st.booleans()):
            more["targets"] = several(draw, st.one_of(positive, st.none()), length)
        if kind == "waterfall":
            more["totals"] = labels[-1:]
        if kind == "treemap" and draw(st.booleans()):
            more["groups"] = several(draw, st.sampled_from(("A", "Europe", "北京市海淀区")), length)
        return more
    if kind in ("candlestick", "ohlc"):
        days = several(draw, st.one_of(_rising(4).map(_day), st.none()), length)
        volume = several(draw, positive, length) if draw(st.booleans()) else ()
        dated = draw(st.booleans())
        x = tuple(START + 86400.0 * i for i in range(length)) if dated else ()
        axis = {"x": Axis(kind="time")} if dated else {"labels": labels}
        return {"series": (Series(data=days, x=x),), "volume": volume, **axis}
    if kind == "sankey":
        length = min(length, 12)
        places = st.tuples(st.integers(0, 3), st.integers(0, 3))
        ends = several(draw, st.tuples(places, places), length)
        rows = [((a, b), (a + 1 + c % 2, d)) for (a, b), (c, d) in ends]
        names = [[f"{WORDS[(3 * column + row) % len(WORDS)]} {column}{row}" for column, row in pair] for pair in rows]
        return {
            "series": (Series(data=several(draw, positive, length)),),
            "sources": tuple(pair[0] for pair in names),
            "sinks": tuple(pair[1] for pair in names),
        }
    if kind == "gantt":
        starts = several(draw, st.floats(0, 1), length)
        lengths = several(draw, st.floats(0, 0.5), length)
        span = draw(st.sampled_from((3600.0, 86400.0, DECADE)))
        x = tuple(START + span * start for start in starts)
        end = tuple(a + span * b for a, b in zip(x, lengths, strict=True))
        done = several(draw, st.one_of(st.none(), st.floats(0, 1)), length)
        groups = several(draw, st.sampled_from(("Team A", "Team B")), length) if draw(st.booleans()) else ()
        return {
            "series": (Series(data=done, x=x, end=end),),
            "labels": labels,
            "groups": groups,
            "x": Axis(kind="time"),
        }
    if kind == "box" and draw(st.booleans()):
        boxes = (Series(data=several(draw, st.one_of(_rising(5), st.none()), length), name=draw(words)) for _ in "ab")
        return {"series": tuple(boxes)[: draw(st.integers(1, 2))], "labels": labels, "horizontal": draw(st.booleans())}
    count = {"dumbbell": 2}.get(kind) or draw(st.sampled_from((1, 2, 3, 5, 9)))
    made = tuple(Series(data=several(draw, gaps, length), name=draw(words)) for _ in range(count))
    more = {"series": made}
    if kind in ("dumbbell", "radar", "heatmap", "lollipop"):
        more["labels"] = labels
    if kind in ("box", "violin", "strip", "lollipop"):
        more["horizontal"] = draw(st.booleans())
    if kind == "histogram":
        more |= {"density": draw(st.booleans()), "cumulative": draw(st.booleans())}
        more["bins"] = draw(st.sampled_from(((), (1.0,), (7.0,), (0.0, 1.0, 10.0, 50.0))))
    if kind == "table" and draw(st.booleans()):
        more["labels"] = labels
        more["series"] = (Series(data=(None,) * length, texts=several(draw, words, length), name=draw(words)), *made)
    return more


@st.composite
def catalogue(draw: st.DrawFn, kinds: tuple[str, ...] = CATALOGUE) -> ChartSpec:
    """A resolved chart of one of the other types."""
    kind = draw(st.sampled_from(kinds))
    length = draw(st.sampled_from((3, 5, 8, 12, 24, 40) if kind == "radar" else (1, 2, 3, 5, 8, 12, 24, 40)))
    more = _made(draw, kind, length)
    try:
        return resolve(
            ChartSpec(
                type=kind, title=draw(words), subtitle=draw(words), caption=draw(words), width=draw(sizes),
                height=draw(sizes), scale=draw(st.sampled_from((1.0, 1.5, 2.0))), theme=draw(st.sampled_from(NAMES)),
                format=draw(st.sampled_from(FORMATS)), **more,
            )
        )  # fmt: skip
    except ChartError:  # gaps alone, or nothing above zero
        assume(False)
        raise


@st.composite
def marked(draw: st.DrawFn) -> ChartSpec:
    """A resolved chart on axes with annotations, error bars, bands and trends."""
    kind = draw(st.sampled_from(("bar", "line", "scatter")))
    length = draw(st.sampled_from((2, 3, 5, 12)))
    labels = several(draw, words, length) if draw(st.booleans()) else ()
    values = several(draw, st.floats(-1000, 1000), length)
    ranges = tuple((value - 5.0, value + 9.0) for value in values)
    at = st.sampled_from(labels) if labels else st.sampled_from(tuple(str(i) for i in range(length)))
    if not labels and kind != "bar":
        at = st.floats(0, length)
    heights = st.one_of(st.floats(-1000, 1000), st.sampled_from(("average", "median")))
    annotation = st.one_of(
        st.builds(Annotation, y=heights, label=words),
        st.builds(Annotation, x=at, label=words),
        st.builds(Annotation, y=st.floats(-900, 0), y2=st.floats(0, 900), label=words),
        st.builds(Annotation, x=at, x2=at, label=words),
        st.builds(Annotation, x=at, y=st.floats(-1000, 1000), label=words),
        st.builds(Annotation, x=at, x2=at, y=st.floats(-900, 0), y2=st.floats(0, 900), label=words),
    )
    one = Series(
        data=values,
        name=draw(words),
        error=several(draw, st.one_of(st.none(), st.floats(0, 50)), length) if draw(st.booleans()) else (),
        band=ranges if draw(st.booleans()) else (),
    )
    return resolve(
        ChartSpec(
            type=kind, series=(one,), labels=labels, title=draw(words), caption=draw(words), width=draw(sizes),
            height=draw(sizes), annotations=tuple(draw(st.lists(annotation, max_size=4))),
            trend=draw(st.sampled_from(("", "linear", "3"))), theme=draw(st.sampled_from(NAMES)),
            highlight=labels[:1] if kind == "bar" and draw(st.booleans()) else (),
            horizontal=kind == "bar" and bool(labels) and draw(st.booleans()),
        )
    )  # fmt: skip
