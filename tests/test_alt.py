"""Alternative text: for each kind of chart the sentences that one would write by hand."""

from datetime import UTC, datetime
from importlib import import_module
from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from render_chart.alt import MOST, alt_text, heading, names
from render_chart.charts import TYPES
from render_chart.dialects import parse
from render_chart.spec import Annotation, Axis, ChartSpec
from tests.drawing import chart, example_specs, points, series
from tests.made_up import charts

QUARTERS = ("Q1", "Q2", "Q3")
NORTH, SOUTH = series(3, 5, 2, name="North"), series(4, 4, 6, name="South")


def day(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


def titled(x: str, y: str) -> dict[str, object]:
    return {"x": Axis(kind="linear", title=x), "y": (Axis(kind="linear", title=y),)}


@pytest.mark.parametrize(
    ("spec", "sentences"),
    [
        (
            chart("bar", series(62, 88.5, 41), labels=QUARTERS, title="Sales"),
            "Bar chart: Sales. 3 bars. Highest: Q2 88.5; lowest: Q3 41.",
        ),
        (
            chart("bar", NORTH, SOUTH, labels=QUARTERS, title="Sales", subtitle="All shops"),
            "Bar chart: Sales. All shops. 3 categories, 2 series (North, South). Highest: South in Q3, 6.",
        ),
        (
            chart("bar", NORTH, SOUTH, labels=QUARTERS, title="Sales", stack="normal"),
            "Stacked bar chart: Sales. 3 categories, 2 series (North, South). Highest: South in Q3, 6.",
        ),
        (
            chart("bar", series(8849, -430), labels=("Everest", "Dead Sea"), title="Heights", horizontal=True),
            "Horizontal bar chart: Heights. 2 bars. Highest: Everest 8,849; lowest: Dead Sea −430.",
        ),
        (
            chart("bar", series(5), labels=("One",), title="A single bar"),
            "Bar chart: A single bar. 1 bar. Highest: One 5; lowest: One 5.",
        ),
        (
            chart("line", points((1950, 1985, 2020), (2.5, 4.9, 7.9)), title="People on Earth"),
            "Line chart: People on Earth. 1 line from 1950 to 2020. It rises from 2.5 to 7.9.",
        ),
        (
            chart("line", points((0, 1, 2, 3), (20, 80, 30, 10), name="Alpha"),
                  points((0, 1, 2, 3), (50, 10, 90, 51), name="Beta"), title="Readings"),
            ("Line chart: Readings. 2 lines (Alpha, Beta) from 0 to 3. Alpha falls from 20 to 10, peak 80 at 1. "
             "Beta moves between 10 and 90, peak at 2."),
        ),
        (
            chart("area", series(1_200_000, 14_100_000), labels=("2014", "2024"), title="Revenue?"),
            "Area chart: Revenue? 1 area from 2014 to 2024. It rises from 1.2M to 14.1M.",
        ),
        (
            chart("line", points((day("2024-01-01"), day("2024-03-01"), day("2024-07-01")), (5, 9, 5)), title="Steps",
                  x=Axis(kind="time")),
            "Line chart: Steps. 1 line from Jan 2024 to Jul 2024. It moves between 5 and 9, peak at Mar 2024.",
        ),
        (
            chart("line", series(96.3, 97.5, 96.4), labels=QUARTERS, title="On time"),
            "Line chart: On time. 1 line from Q1 to Q3. It stays near 96.4, peak 97.5 at Q2.",
        ),
        (
            chart("line", series(1.08, 1.12), labels=QUARTERS[:2], title="Dollars for a euro"),
            "Line chart: Dollars for a euro. 1 line from Q1 to Q2. It rises from 1.08 to 1.12.",
        ),
        (
            chart("line", series(0.00012, 0.00022), labels=QUARTERS[:2], title="Drift"),
            "Line chart: Drift. 1 line from Q1 to Q2. It rises from 0.00012 to 0.00022.",
        ),
        (
            chart("line", series(4, 6, 1), labels=QUARTERS, title="Place", y=(Axis(kind="linear", reverse=True),)),
            "Line chart: Place. 1 line from Q1 to Q3. It goes from 4 to 1.",
        ),
        (
            chart("bar", series((-3, 2), (9, 14), (0, 1)), labels=QUARTERS, title="Lows to highs"),
            "Bar chart: Lows to highs. 3 bars. Highest: Q2 14; lowest: Q1 −3.",
        ),
        (
            chart("line", points((day("2025-11-15"), day("2026-03-01"), day("2026-05-01")), (2, 6, 3)), title="Snow",
                  x=Axis(kind="time")),
            ("Line chart: Snow. 1 line from 15 Nov 2025 to 1 May 2026. "
             "It rises from 2 to 3, peak 6 at 1 Mar 2026."),
        ),
        (
            chart("line", points((0, 1), (0.25, 0.5)), title="Share", format=".0%"),
            "Line chart: Share. 1 line from 0 to 1. It rises from 25% to 50%.",
        ),
        (
            chart("pie", series(52.4, 21.3, 9.8, 16.5), labels=("Chrome", "Safari", "Edge", "Other"), title="Browsers"),
            "Pie chart: Browsers. 4 parts. Chrome 52.4%, Safari 21.3%, Other 16.5% and 1 smaller part.",
        ),
        (
            chart("doughnut", series(3, 1, 0), labels=("Yes", "No", "Maybe"), title="Votes"),
            "Doughnut chart: Votes. 2 parts. Yes 75%, No 25%.",
        ),
        (
            chart("pie", series(3, -1), labels=("In", "Out"), title="Flow"),
            "Pie chart: Flow. 2 parts. In 75%, Out 25%. Negative values are shown by their size.",
        ),
        (
            chart("scatter", points((150, 170, 190), (50, 71, 89)), title="Size", **titled("Height, cm", "Weight, kg")),
            ("Scatter chart: Size. 3 points; Height, cm 150 to 190; Weight, kg 50 to 89. "
             "Both rise together (correlation 1.0)."),
        ),
        (
            chart("scatter", points((1, 2, 3), (9, 5, 1)), title="Down"),
            "Scatter chart: Down. 3 points; x 1 to 3; y 1 to 9. One falls as the other rises (correlation −1.0).",
        ),
        (
            chart("scatter", points((1, 2, 3, 4), (1, 9, 9, 1), name="A"), points((2800, 73_600), (5, 5), name="B"),
                  title="Two"),
            "Scatter chart: Two. 2 groups (A, B). 6 points; x 1 to 73.6k; y 1 to 9.",
        ),
        (
            chart("bubble", points((1, 2), (3, 4), size=(5, 6)), title="Bubbles"),
            "Bubble chart: Bubbles. 2 points; x 1 to 2; y 3 to 4.",
        ),
        (chart("sparkline", series(3, 9, 1, 7)), "Sparkline. 4 values from 3 to 7, low 1, high 9."),
        (
            chart("bar", NORTH, replace(SOUTH, type="line"), labels=QUARTERS, title="Mixed"),
            "Bar chart with lines: Mixed. 3 categories, 2 series (North, South). Highest: South in Q3, 6.",
        ),
        (
            chart("bar", series(1, 2), labels=("a", "b"), x=Axis(kind="category", title="Letter"),
                  y=(Axis(kind="linear", title="Count"),)),
            "Bar chart of Count by Letter. 2 bars. Highest: b 2; lowest: a 1.",
        ),
        (chart("bar", series(None, None), labels=("a", "b"), title="Nothing"), "Bar chart: Nothing. No data."),
        (chart("pie", series(0, 0), title="Nothing"), "Pie chart: Nothing. No data."),
    ],
)  # fmt: skip
def test_sentences(spec, sentences):
    assert alt_text(spec) == sentences


def test_the_caller_s_own_text_wins():
    assert alt_text(chart("bar", series(1), alt="As I say", title="Sales")) == "As I say"


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1"), (5, "1, 2, 3, 4, 5"), (6, "1, 2, 3, 4, 5 and 1 more"), (12, "1, 2, 3, 4, 5 and 7 more")],
)
def test_the_first_five_names_are_said(count, said):
    assert names([str(i + 1) for i in range(count)]) == said


def test_up_to_three_lines_are_followed():
    data = [points((0, 1), (i, i + 1), name=f"Line {i}") for i in range(5)]
    text = alt_text(chart("line", *data, title="Five"))
    assert [f"Line {i} rises" in text for i in range(5)] == [True, True, True, False, False]


def test_a_long_text_ends_with_a_sentence():
    data = [points((0, 1, 2), (i, i + 5, i + 1), name=f"A rather long name of line {i}") for i in range(5)]
    text = alt_text(chart("line", *data, title="A title of some length, as titles go in this world of charts"))
    assert len(text) <= 300
    assert text.endswith(".")
    assert text.count(" rises ") < 3


def test_a_title_longer_than_that_is_cut_between_words():
    text = alt_text(chart("bar", series(1), title="word " * 200))
    assert len(text) <= 300
    assert text.endswith("word…")


@pytest.mark.parametrize("name", example_specs())
def test_every_example_has_one(name):
    text = alt_text(example_specs()[name])
    assert 20 < len(text) <= MOST
    assert text[-1] in ".!?…"


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(charts())
def test_made_up_charts_have_one(spec: ChartSpec):
    text = alt_text(spec)
    assert 0 < len(text) <= MOST
    assert "nan" not in text.replace("Donau", "").lower().split()


def noted(*annotations: Annotation) -> ChartSpec:
    return chart("bar", NORTH, labels=QUARTERS, annotations=annotations)


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        (noted(Annotation(y=4.5, label="Target")), ["Target line at 4.5."]),
        (noted(Annotation(y="median")), ["Median line at 3."]),
        (noted(Annotation(y=4)), ["Line at 4."]),
        (noted(Annotation(x="Q2", label="Launch")), ["Launch line at Q2."]),
        (noted(Annotation(y=3, y2=4, label="Usual")), ["Usual from 3 to 4."]),
        (noted(Annotation(x="Q1", x2="Q2")), ["Band from Q1 to Q2."]),
        (noted(Annotation(x="Q2", y=5, label="Best")), ["Best at Q2, 5."]),
        (
            chart("scatter", points((1, 3), (4, 6)), annotations=(Annotation(x=1.0, x2=3.0, y=4, y2=5),)),
            ["Box at 1 to 3 and 4 to 5."],
        ),
        (
            chart("line", points((day("2024-01-01"), day("2024-12-31")), (1, 2)), x=Axis(kind="time"),
                  annotations=(Annotation(x=day("2024-03-01"), x2=day("2024-06-01"), label="Spring"),)),
            ["Spring from 1 Mar 2024 to 1 Jun 2024."],
        ),
        (
            noted(*(Annotation(y=v) for v in range(1, 6))),
            ["Line at 1.", "Line at 2.", "Line at 3.", "2 more marks."],
        ),
        (chart("line", points((0, 2), (1, 5)), trend="linear"), ["The trend rises from 1 to 5."]),
        (chart("line", points((0, 2), (5, 1), name="A"), trend="linear"), ["The trend of A falls from 5 to 1."]),
        (chart("line", points((0, 2), (5, 5)), trend="linear"), ["The trend stays level at 5."]),
        (chart("line", points((0, 1, 2), (5, 5, 5)), trend="2"), ["Moving average over 2 values."]),
    ],
)  # fmt: skip
def test_what_stands_over_the_marks_is_told_last(spec, told):
    assert alt_text(spec).endswith(" " + " ".join(told))


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("type=gantt&data=2026-03-05..2026-05-20&labels=Bau", "from 5. März 2026 to 20. Mai 2026"),
        ("type=histogram&data=" + ",".join(map(str, range(1500))), "1.500 numbers from 0 to 1.499"),
        ("type=strip&data=" + ",".join(map(str, range(1500))), "1.500 numbers in 1 group"),
        ("type=scatter&data=1:1,2:2.4,3:2,4:3", "(correlation 0,9)"),
    ],
    ids=["gantt", "histogram", "strip", "scatter"],
)
def test_numbers_and_dates_are_those_of_the_locale(query, told):
    assert told in alt_text(parse(parse_qsl(f"{query}&locale=de")))


def test_what_is_not_drawn_is_not_told():
    spec = chart(
        "bar", NORTH, labels=QUARTERS, y=(Axis(kind="linear", max=6),), annotations=(Annotation(y=9, label="Far"),)
    )
    assert "Far" not in alt_text(spec)


def test_every_type_has_its_kind():
    for kind in TYPES:
        spec = replace(next(spec for spec in example_specs().values() if spec.type == kind), alt="", horizontal=False)
        assert alt_text(replace(spec, stack="none")).startswith(import_module(f"render_chart.charts.{kind}").KIND)


def test_a_chart_without_a_title_is_called_what_it_is():
    assert heading(chart("bar", series(1), title="Sales")) == "Sales"
    assert heading(chart("pie", series(1))) == "Pie chart"
