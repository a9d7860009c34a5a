"""Made-up charts for hypothesis: every type, many series, long names, odd sizes."""

from hypothesis import strategies as st

from render_chart.charts import TYPES
from render_chart.plot.theme import NAMES
from render_chart.spec import Axis, ChartSpec, Series

WORDS = (
    "", "A", "Jan", "Q1 2024", "2024", "12.5", "North", "Flexible working hours", "Donaudampfschifffahrtsgesellschaft",
    "A manager who listens and gives honest feedback at least once a month", "北京市海淀区", "Ελλάδα", "שלום עולם",
    "👩‍👩‍👧 family", "a/b-c", "W" * 60, "i" * 60, "naïve café, 3 €",
)  # fmt: skip
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
    kind = draw(st.sampled_from(TYPES))
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
