"""Made-up requests in the native language, right and wrong: whatever is asked, our own mistake (500) never happens.

FUZZ_EXAMPLES sets how many; `make fuzz` asks for 20,000.
"""

import base64
import json
import os
import zlib
from urllib.parse import quote_plus

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from render_chart.dialects.families import FAMILIES, ONE_SERIES, meanings
from render_chart.dialects.parameters import PARAMETERS
from render_chart.plot.looks.theme import NAMES as THEMES
from tests.asking import get, post

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "2000"))
TYPES = ("bar", "line", "area", "scatter", "bubble", "pie", "doughnut", "sparkline")
OTHERS = tuple(type_ for type_ in FAMILIES if type_ not in TYPES)
MIXED = ("bar", "line", "area", "scatter")
ENDINGS = ("png", "png", "png", "svg", "pdf", "webp", "json")
WORDS = (
    "", "Sales", "Doe, J.", "Ελλάδα", "北京", "שלום 5", "👩\u200d👩\u200d👧 €", "a\u0301\u0301\u0301",
    "$x^2$", "<b>&amp;", "\x00\x1b\n", "W" * 80,
)  # fmt: skip

some_text = st.one_of(st.sampled_from(WORDS), st.text(max_size=12))
numbers = st.one_of(
    st.integers(-1000, 1000),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.floats(-1e100, 1e100, allow_nan=False),
    st.sampled_from((0, 0.0, -0.0, 1, 1, 1e-300, 4e-321, 5e-324, 1e99, -1e99, 1e-9, 0.1)),
)
dates = st.one_of(
    st.dates().map(str),
    st.datetimes().map(lambda t: t.isoformat(timespec="seconds")),
    st.sampled_from(("2024-02-29", "2024-03-31T02:30", "0001-01-01", "9999-12-31", "2024-01-31T14:30:15.123Z")),
)
colors = st.sampled_from(("tomato", "2768ce", "#fff", "rgb(1,2,3)", "transparent", "rgba(9,9,9,.1)"))
formats = st.sampled_from((",.0f", "$~s", ".1%", "€,.2f", ".20e", "d km", "(.3g", "+,.2r"))
NO_VALUES = ("nan", "1e999", "-1", "1_0", "--", "%", "null", "true", "2024-13-01", '"')
wrong = st.one_of(some_text, st.sampled_from(NO_VALUES))


@st.composite
def charts(draw: st.DrawFn) -> list[tuple[str, str]]:
    """The parameters of a chart that is mostly right: counts and families go together, the rest is chance."""
    type_ = draw(st.sampled_from(TYPES))
    slices, alone = type_ in ("pie", "doughnut"), type_ in ("pie", "doughnut", "sparkline")
    series = 1 if alone else draw(st.integers(1, 4))
    length = draw(st.one_of(st.integers(1, 8), st.sampled_from((1, 1, 2, 60))))
    types = [type_]
    if type_ in MIXED and draw(st.booleans()):
        types += draw(st.lists(st.sampled_from(MIXED), min_size=series - 1, max_size=series - 1))
    found = [("type", ",".join(types))]

    value = st.one_of(numbers, numbers, numbers, st.just("null"))
    if types == ["bar"] and draw(st.integers(0, 9)) == 0:
        value = st.tuples(numbers, numbers).map(lambda ends: f"{ends[0]}..{ends[1]}")
    elif draw(st.booleans()):
        value = st.floats(0.001, 1e5)
    for _ in range(series):
        data = [str(v) for v in draw(st.lists(value, min_size=length, max_size=length))]
        if type_ == "bubble":
            data = [f"{draw(st.integers(-50, 50))}:{v}:{draw(st.integers(0, 9))}" for v in data]
        found.append(("data", ",".join(data)))

    places = "points" if type_ == "bubble" else draw(st.sampled_from(("none", "labels", "numbers", "dates")))
    if slices and places in ("numbers", "dates"):
        places = "labels"
    if places == "labels":
        words = draw(st.lists(some_text, min_size=length, max_size=length))
        found.append(("labels", ",".join('"' + word.replace('"', '""') + '"' for word in words)))
    elif places in ("numbers", "dates"):
        one = dates if places == "dates" else numbers
        found.append(("x", ",".join(map(str, draw(st.lists(one, min_size=length, max_size=length))))))
    if series > 1 and draw(st.booleans()):
        found.append(("names", ",".join(draw(st.lists(st.sampled_from(WORDS[:2]), min_size=series, max_size=series)))))
    wishes = set(_wishes(type_))
    if series > 1 and "horizontal" not in wishes and draw(st.booleans()):
        found.append(("axis", "left,right"))
    elif not alone:
        wishes -= {"y2label", "y2min", "y2max", "y2format"}
    if places == "dates" or (places != "numbers" and type_ not in ("bubble", "line")) or slices:
        wishes -= {"xmin", "xmax", "xformat"}
    if places == "dates":
        wishes |= {"tz"}
    found += draw(st.lists(st.sampled_from(sorted(wishes)), max_size=5, unique=True).flatmap(_with_values))
    found.append(("width", str(draw(st.sampled_from((1, 2, 7, 60, 120, 300, 500))))))
    found.append(("height", str(draw(st.sampled_from((1, 2, 7, 20, 40, 200, 300))))))
    return found


def listed(values: object) -> str:
    """Values with commas between them."""
    return ",".join(map(str, values))


@st.composite
def other_charts(draw: st.DrawFn) -> list[tuple[str, str]]:
    """The parameters of a chart of another type that is mostly right."""
    type_ = draw(st.sampled_from(OTHERS))
    family = FAMILIES[type_]
    length = 1 if family == "dial" else draw(st.sampled_from((1, 2, 3, 5, 8, 30)))
    count = draw(st.integers(1, 3)) if family not in ONE_SERIES else 1
    if family == "dumbbell":
        count = 2
    value = st.one_of(numbers, numbers, st.just("null"))
    if family in ("treemap", "sankey", "slices"):
        value = st.one_of(st.integers(0, 99), st.floats(0, 1e9))
    many = st.lists(value, min_size=length, max_size=length)
    found = [("type", type_)]
    if family == "candles" or (type_ == "box" and draw(st.booleans())):
        size = 4 if family == "candles" else 5
        days = [sorted(draw(st.lists(st.integers(-50, 50), min_size=size, max_size=size))) for _ in range(length)]
        if size == 4:
            days = [[start, high, low, close] for low, start, close, high in days]
        found.append(("data", listed("..".join(map(str, day)) for day in days)))
        if size == 4 and draw(st.booleans()):
            found.append(("volume", listed(draw(st.lists(st.integers(0, 9), min_size=length, max_size=length)))))
    elif family == "gantt":
        spans = [sorted(draw(st.lists(st.dates().map(str), min_size=2, max_size=2))) for _ in range(length)]
        found.append(("data", listed("..".join(span) for span in spans)))
    elif family == "table":
        cells = st.one_of(some_text.map(lambda text: '"' + text.replace('"', '""') + '"'), numbers)
        for _ in range(count):
            found.append(("data", listed(draw(st.lists(cells, min_size=length, max_size=length)))))
    else:
        for _ in range(count):
            found.append(("data", listed(draw(many))))
    if family == "sankey":
        places = st.lists(st.sampled_from("ABCD"), min_size=length, max_size=length)
        found.append(("from", listed(name + "1" for name in draw(places))))
        found.append(("to", listed(name + draw(st.sampled_from("23")) for name in draw(places))))
    elif family not in ("samples", "histogram") and draw(st.booleans()):
        words = draw(st.lists(some_text, min_size=length, max_size=length))
        found.append(("labels", listed('"' + word.replace('"', '""') + '"' for word in words)))
    wishes = sorted(name for name, meant in FIELDS_OF.items() if meant in meanings(type_))
    wishes += ["title", "caption", "theme", "background", "format"]
    found += draw(st.lists(st.sampled_from(wishes), max_size=4, unique=True).flatmap(_with_values))
    found.append(("width", str(draw(st.sampled_from((1, 7, 60, 120, 300, 500))))))
    found.append(("height", str(draw(st.sampled_from((1, 7, 20, 40, 200, 300))))))
    return found


# parameters and the fields in MEANINGS that they set
FIELDS_OF = {
    "xlabel": "x.title", "ylabel": "y.title", "ymin": "y.min", "ymax": "y.max", "yformat": "y.format", "log": "y.kind",
    "reverse": "y.reverse", "grid": "grid", "legend": "legend", "values": "values", "horizontal": "horizontal",
    "bins": "bins", "density": "density", "cumulative": "cumulative", "bands": "bands", "compare": "compare",
    "hline": "annotations", "rounded": "rounded", "gradient": "gradient", "pattern": "pattern",
}  # fmt: skip
VALUES = {
    "bins": st.sampled_from(("1", "7", "1000", "0,1,5", "3,2")), "density": st.just("true"),
    "cumulative": st.just("true"), "bands": st.sampled_from(("0..50", "0..50:red,50..100", "9..1", "-1e99..1e99")),
    "compare": numbers.map(str), "hline": st.sampled_from(("5,Target", "average", "1e90,far", "median,,red")),
    "rounded": st.sampled_from(("0", "8", "100", "1e9")), "gradient": st.just("true"), "pattern": st.just("true"),
    "caption": some_text,
    "title": some_text, "subtitle": some_text, "xlabel": some_text, "ylabel": some_text, "y2label": some_text,
    "alt": some_text, "stack": st.sampled_from(("true", "percent")), "horizontal": st.just("true"),
    "smooth": st.just("true"), "step": st.sampled_from(("before", "after", "middle")), "fill": st.just("true"),
    "dense": st.just("line"), "values": st.sampled_from(("true", "false")),
    "xmin": numbers.map(str), "xmax": numbers.map(str), "ymin": numbers.map(str), "ymax": numbers.map(str),
    "y2min": numbers.map(str), "y2max": numbers.map(str),
    "log": st.sampled_from(("x", "y", "xy")), "reverse": st.sampled_from(("x", "y", "xy")),
    "grid": st.sampled_from(("true", "false", "x", "y", "both")),
    "format": formats, "xformat": formats, "yformat": formats, "y2format": formats,
    "tz": st.sampled_from(("UTC", "Europe/Berlin", "Pacific/Apia", "America/St_Johns")),
    "legend": st.sampled_from(("top", "right", "bottom", "left", "none")),
    "theme": st.sampled_from(THEMES), "colors": colors, "background": colors,
    "scale": st.sampled_from(("1", "2", "1.5", "4")),
}  # fmt: skip
ONLY_OTHERS = {"tz", "bins", "density", "cumulative", "bands", "compare"}
ANYWHERE = ("title", "subtitle", "alt", "theme", "colors", "background", "scale")


def _wishes(type_: str) -> tuple[str, ...]:
    """The parameters that may mean something for a type."""
    if type_ in ("pie", "doughnut"):
        return (*ANYWHERE, "legend", "values", "format")
    if type_ == "sparkline":
        return (*ANYWHERE, "ymin", "ymax", "smooth", "step", "fill", "format")
    lines = {"smooth", "step", "fill", "dense"}
    none = (
        lines | {"stack", "horizontal"}
        if type_ in ("scatter", "bubble")
        else lines
        if type_ == "bar"
        else {"horizontal"}
    )
    return tuple(VALUES.keys() - none - ONLY_OTHERS)


def _with_values(names: list[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    return st.tuples(*(VALUES[name].map(lambda value, name=name: (name, value)) for name in names)).map(list)


def query(pairs: list[tuple[str, str]]) -> str:
    """The pairs as a query string."""
    return "&".join(f"{name}={quote_plus(value, errors='replace')}" for name, value in pairs)


def check(answer_status: int, asked: object) -> None:
    """Right or refused, and refused with a status that says whose mistake it is."""
    assert answer_status in (200, 400, 413, 414), asked


fuzz = settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


@fuzz
@given(charts(), st.sampled_from(ENDINGS))
def test_charts_that_may_be_right(pairs: list[tuple[str, str]], ending: str) -> None:
    target = f"/chart.{ending}?{query(pairs)}"
    check(get(target).status, target)


@fuzz
@given(other_charts(), st.sampled_from(ENDINGS))
def test_charts_of_other_types_that_may_be_right(pairs: list[tuple[str, str]], ending: str) -> None:
    target = f"/chart.{ending}?{query(pairs)}"
    check(get(target).status, target)


@settings(fuzz, max_examples=max(1, EXAMPLES // 4))
@given(
    st.one_of(charts(), other_charts()),
    st.lists(st.tuples(st.sampled_from((*PARAMETERS, "w", "h", "c", "amp;x", "")), wrong), min_size=1, max_size=3),
    st.sampled_from(ENDINGS),
)
def test_charts_with_something_wrong(pairs: list[tuple[str, str]], worse: list[tuple[str, str]], ending: str) -> None:
    names = {name for name, _ in worse}
    target = f"/chart.{ending}?{query([pair for pair in pairs if pair[0] not in names] + worse)}"
    check(get(target).status, target)


@settings(fuzz, max_examples=max(1, EXAMPLES // 4))
@given(st.text(st.characters(codec="ascii"), max_size=60), st.sampled_from(ENDINGS))
def test_any_query(raw: str, ending: str) -> None:
    check(get(f"/chart.{ending}?{raw.replace('#', '%23')}").status, raw)


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, some_text, st.sampled_from(TYPES)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(some_text, inner, max_size=3)),
    max_leaves=6,
)
FIELDS = ("type", "series", "labels", "title", "x", "y", "width", "scale", "colors", "legend", "values", "tz", "stack")


@settings(fuzz, max_examples=max(1, EXAMPLES // 4))
@given(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from((*TYPES, *OTHERS)),
            "series": st.lists(
                st.fixed_dictionaries(
                    {"data": st.lists(st.one_of(numbers, st.none(), st.lists(numbers, max_size=3)), max_size=4)},
                    optional={
                        "x": st.lists(st.one_of(numbers, dates, some_text, st.none()), max_size=4),
                        "size": st.lists(st.one_of(numbers, st.none()), max_size=4),
                        "axis": st.integers(-1, 2),
                        "name": some_text,
                        "color": st.one_of(colors, some_text),
                        "type": st.sampled_from(("", *TYPES)),
                    },
                ),
                max_size=3,
            ),
        },
        optional={
            "labels": st.lists(some_text, max_size=4),
            "x": st.fixed_dictionaries(
                {},
                optional={
                    "kind": st.sampled_from(("auto", "category", "linear", "log", "time")),
                    "min": st.one_of(numbers, dates),
                },
            ),
            "y": st.lists(st.fixed_dictionaries({}, optional={"kind": some_text, "max": numbers}), max_size=3),
            "stack": st.sampled_from(("none", "normal", "percent")),
        },
    ),
    st.dictionaries(st.sampled_from(FIELDS), json_values, max_size=1),
    st.sampled_from(ENDINGS),
    st.sampled_from(("body", "spec", "deflated")),
)
def test_json_charts(chart: dict[str, object], worse: dict[str, object], ending: str, way: str) -> None:
    document = json.dumps(chart | worse).encode()
    if way == "body":
        check(post(f"/chart.{ending}", document).status, document)
        return
    text = document.decode()
    if way == "deflated":
        deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        text = base64.urlsafe_b64encode(deflate.compress(document) + deflate.flush()).decode()
    check(get(f"/chart.{ending}?{query([('spec', text)])}").status, document)
