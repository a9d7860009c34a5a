"""Query in, spec out."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from render_chart.charts import TYPES
from render_chart.dialects import parse
from render_chart.dialects.families import FAMILIES
from render_chart.dialects.parameters import PARAMETERS
from render_chart.errors import ChartError
from render_chart.query import pairs
from render_chart.spec import Axis, ChartSpec, Series


def spec(query: str) -> ChartSpec:
    """What a query asks for."""
    return parse(pairs(query))


LINEAR = (Axis(kind="linear"),)
CATEGORY = Axis(kind="category")


def bars(*data: float | None, **more: object) -> Series:
    """A series of bars."""
    return Series(data=data, type="bar", **more)


def test_the_example_of_the_readme() -> None:
    asked = "type=bar&labels=Q1,Q2,Q3&data=3,5,2&data=4,4,6&names=North,South&title=Sales"
    assert spec(asked) == ChartSpec(
        type="bar", labels=("Q1", "Q2", "Q3"), title="Sales", x=CATEGORY, y=LINEAR,
        series=(bars(3, 5, 2, name="North"), bars(4, 4, 6, name="South")),
    )  # fmt: skip


def test_bars_are_drawn_where_no_type_is_named() -> None:
    assert spec("data=3,5") == ChartSpec(type="bar", series=(bars(3, 5),), x=CATEGORY, y=LINEAR)


@pytest.mark.parametrize(
    ("query", "data"),
    [
        ("data=3,5,2", (3, 5, 2)),
        ("data=3,,2", (3, None, 2)),
        ("data=3,null,2", (3, None, 2)),
        ("data=3,5,", (3, 5, None)),
        ("data=%2B3,-5,.5,5.,1e3,-2.5E-2", (3, -5, 0.5, 5, 1000, -0.025)),
        ("data=3,+5,+2", (3, 5, 2)),  # a + is a space
        ("data=%E2%88%925,1", (-5, 1)),  # a typographer's minus
        ("data=0,-0", (0, 0)),
        ("data=3..8,-2..4", ((3, 8), (-2, 4))),
        ("data=3..8,,1.5..2.5", ((3, 8), None, (1.5, 2.5))),
        ("data=-4..-2,5", ((-4, -2), 5)),
    ],
)
def test_data(query: str, data: tuple[object, ...]) -> None:
    assert spec(query).series[0].data == data


@pytest.mark.parametrize(
    ("query", "x", "data", "size"),
    [
        ("type=line&data=1:2,3:4", (1, 3), (2, 4), ()),
        ("type=line&data=1:2,3:", (1, 3), (2, None), ()),
        ("type=bubble&data=1:2:3,4:5:6", (1, 4), (2, 5), (3, 6)),
        ("type=bubble&data=1:2:3,4:5:", (1, 4), (2, 5), (3, None)),
        ("type=scatter&x=1,2&data=3,4", (1, 2), (3, 4), ()),
        ("type=line&x=1,,3&data=3,4,5", (1, None, 3), (3, 4, 5), ()),
        ("type=line&data=1970-01-02:5,1970-01-03:6", (86_400, 172_800), (5, 6), ()),
        ("type=line&x=1970-01-01T00:01,1970-01-01T01:00Z&data=5,6", (60, 3600), (5, 6), ()),
    ],
)
def test_positions(query: str, x: tuple[object, ...], data: tuple[object, ...], size: tuple[object, ...]) -> None:
    series = spec(query).series[0]
    assert (series.x, series.data, series.size) == (x, data, size)


def test_one_x_is_for_all_series_and_several_for_one_each() -> None:
    assert [one.x for one in spec("type=line&x=1,2&data=3,4&data=5,6").series] == [(1, 2), (1, 2)]
    assert [one.x for one in spec("type=line&x=1,2&x=7,8&data=3,4&data=5,6").series] == [(1, 2), (7, 8)]


def test_a_list_of_types_makes_a_mixed_chart() -> None:
    mixed = spec("type=bar,line&data=1,2&data=3,4&axis=left,right&y2label=EUR&y2min=0&y2max=9&y2format=.1f")
    assert mixed.type == "bar"
    assert [(one.type, one.axis) for one in mixed.series] == [("bar", 0), ("line", 1)]
    assert mixed.y == (Axis(kind="linear"), Axis(kind="linear", title="EUR", min=0, max=9, format=".1f"))


@pytest.mark.parametrize(
    ("query", "field", "value"),
    [
        ("title=Sales+in+%E2%82%AC", "title", "Sales in €"),
        ("title=", "title", ""),
        ("title=a%26b%3Dc", "title", "a&b=c"),
        ("subtitle=s", "subtitle", "s"),
        ("alt=words", "alt", "words"),
        ("width=640", "width", 640),
        ("w=640", "width", 640),
        ("h=80", "height", 80),
        ("scale=1.5", "scale", 1.5),
        ("theme=dark", "theme", "dark"),
        ("background=transparent", "background", "transparent"),
        ("colors=tomato", "colors", ("tomato",)),
        ("data=2&colors=rgb(1,2,3),hsl(1,2%25,3%25)", "colors", ("rgb(1,2,3)", "hsl(1,2%,3%)")),
        ("palette=theme", "palette", ""),
        ("legend=none", "legend", "none"),
        ("legend=bottom", "legend", "bottom"),
        ("grid=true", "grid", "both"),
        ("grid=false", "grid", "none"),
        ("grid=none", "grid", "none"),
        ("grid=x", "grid", "x"),
        ("stack=true", "stack", "normal"),
        ("stack=percent", "stack", "percent"),
        ("stack=false", "stack", "none"),
        ("horizontal=true", "horizontal", True),
        ("horizontal=1", "horizontal", True),
        ("horizontal=false", "horizontal", False),
        ("type=line&smooth=true", "smooth", True),
        ("type=line&step=before", "step", "before"),
        ("type=line&step=middle", "step", "middle"),
        ("type=line&step=true", "step", "after"),
        ("type=line&fill=true", "fill", True),
        ("type=line&dense=line", "dense", "line"),
        ("values=true", "values", True),
        ("values=false", "values", False),
        ("format=%E2%82%AC,.2f", "format", "€,.2f"),
        ("v=1&v=2", "title", ""),
        ("utm_source=mail&fbclid=x", "title", ""),
    ],
)
def test_fields(query: str, field: str, value: object) -> None:
    assert getattr(spec(f"data=1&{query}"), field) == value


@pytest.mark.parametrize(
    ("query", "x", "y"),
    [
        ("", CATEGORY, Axis(kind="linear")),
        ("xlabel=a&ylabel=b", Axis(kind="category", title="a"), Axis(kind="linear", title="b")),
        ("ymin=0&ymax=5e1", CATEGORY, Axis(kind="linear", min=0, max=50)),
        ("log=true", CATEGORY, Axis(kind="log")),
        ("log=y", CATEGORY, Axis(kind="log")),
        ("type=line&x=1,2&log=xy", Axis(kind="log"), Axis(kind="log")),
        ("type=line&x=1,2&log=x", Axis(kind="log"), Axis(kind="linear")),
        ("log=false", CATEGORY, Axis(kind="linear")),
        ("reverse=x", Axis(kind="category", reverse=True), Axis(kind="linear")),
        ("reverse=true", CATEGORY, Axis(kind="linear", reverse=True)),
        ("yformat=.1f", CATEGORY, Axis(kind="linear", format=".1f")),
        ("type=line&x=1,2&xformat=.1f&xmin=0", Axis(kind="linear", format=".1f", min=0), Axis(kind="linear")),
        ("type=line&x=1970-01-01,1970-01-02&xmin=1970-01-01&xmax=1970-01-03",
         Axis(kind="time", min=0, max=172_800), Axis(kind="linear")),
    ],
)  # fmt: skip
def test_axes(query: str, x: Axis, y: Axis) -> None:
    asked = spec(f"data=1,2&{query}")
    assert (asked.x, asked.y) == (x, (y,))


def test_log_and_reverse_are_for_both_value_axes() -> None:
    both = Axis(kind="log", reverse=True)
    assert spec("data=1&data=2&axis=left,right&log=y&reverse=y").y == (both, both)


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("type=bar&data=1,2", "category"),
        ("type=bar&labels=a,b&data=1,2", "category"),
        ("type=bar&x=1,2&data=1,2", "linear"),
        ("type=bar&x=2024-01-31,2024-02-29&data=1,2", "time"),
        ("type=line&data=1,2", "linear"),
        ("type=line&labels=a,b&data=1,2", "category"),
        ("type=line&labels=2024-01-31,2024-02-29&data=1,2", "category"),
        ("type=line&x=2024,2025&data=1,2", "linear"),
        ("type=line&x=2024-01,2024-02&data=1,2", "time"),
        ("type=bar,line&data=1,2&data=1,2", "category"),
        ("type=scatter&data=1,2", "linear"),
        ("type=pie&data=1,2", "auto"),
    ],
)
def test_what_x_measures_follows_from_the_data(query: str, kind: str) -> None:
    assert spec(query).x.kind == kind


def test_times_are_local_to_the_time_zone() -> None:
    x = spec("type=line&tz=Europe/Berlin&x=2024-01-31T12:00,2024-07-31T12:00,2024-01-31T12:00Z&data=1,2,3").series[0].x
    assert [datetime.fromtimestamp(at, UTC).hour for at in x] == [11, 10, 12]


def test_an_offset_survives_the_plus_that_became_a_space() -> None:
    assert spec("type=line&x=1970-01-01T02:00+02:00&data=1").series[0].x == (0,)


@pytest.mark.parametrize("row", PARAMETERS.values(), ids=lambda row: row.name)
def test_every_example_is_right_and_shows_its_parameter(row: object) -> None:
    names = [name for name, _ in pairs(row.example)]
    assert row.name in names
    assert parse(pairs(row.example))


@pytest.mark.parametrize("row", PARAMETERS.values(), ids=lambda row: row.name)
def test_errors_speak_of_a_parameter_as_it_was_spelled(row: object) -> None:
    if row.alias:
        with pytest.raises(ChartError) as caught:
            parse((("data", "1"), (row.alias, "many")))
        assert caught.value.parameter == row.alias


def test_every_type_has_a_family() -> None:
    assert set(FAMILIES) == set(TYPES)


def test_every_field_of_the_spec_can_be_asked_for() -> None:
    fields = {row.field.rpartition(".")[2] for row in PARAMETERS.values() if row.field}
    made = {"type", "series", "x", "y", "labels", "palette", "annotations", "config"}
    assert set(ChartSpec.__struct_fields__) <= fields | made
    assert {"title", "min", "max", "format"} <= fields


def test_a_good_request_loads_nothing_that_only_errors_and_dates_need() -> None:
    asked = "type=bar&labels=a,b&data=1,2&colors=tomato&format=,.1f&title=t"
    script = (
        "import sys\nfrom render_chart.dialects import parse\nfrom render_chart.query import pairs\n"
        f"before = set(sys.modules)\nparse(pairs({asked!r}))\n"
        "print(sorted({'difflib', 'zoneinfo', 'colorsys', 'render_chart.dialects.dates',"
        "'render_chart.dialects.suggest', 'render_chart.dialects.json_form'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env={"PYTHONPATH": "functions"}, capture_output=True, text=True
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
