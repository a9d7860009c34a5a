"""What of a chart cannot be seen is told beside it."""

import pytest

from render_chart.notices import notices
from render_chart.spec import Annotation, Axis
from tests.asking import get
from tests.drawing import chart, series, sized

LIMITED = {"y": (Axis(kind="linear", min=0, max=5),)}


def bars(*annotations, **more):
    return chart("bar", series(3, 5, 2), labels=("a", "b", "c"), annotations=annotations, **more)


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (Annotation(y=9, label="Target"), "Annotation 1 'Target', a line, lies beyond the limits of the y axis."),
        (Annotation(y=-9, y2=-1), "Annotation 1, a band, lies beyond the limits of the y axis."),
        (Annotation(x="a", y=9), "Annotation 1, a point, lies beyond the limits of the y axis."),
        (Annotation(x="a", x2="b", y=8, y2=9), "Annotation 1, a box, lies beyond the limits of the y axis."),
        (Annotation(y=4), None),
        (Annotation(y=4, y2=9), None),
    ],
)
def test_what_lies_beyond_the_limits(one, told):
    assert notices(bars(one, **LIMITED)) == ([told] if told else [])


def test_without_limits_nothing_does():
    assert notices(bars(Annotation(y=9e9))) == []


def test_a_limit_of_the_x_axis():
    spec = chart("line", series(3, 5, 2), annotations=(Annotation(x=8.0),), x=Axis(kind="linear", max=2.0))
    assert notices(spec) == ["Annotation 1, a line, lies beyond the limits of the x axis."]


@pytest.mark.parametrize(
    ("trend", "data", "told"),
    [
        ("7", (3, 5, 2), ["The trend of series 1 is left out: it takes 7 values in a row."]),
        ("2", (3, None, 2), ["The trend of series 1 is left out: it takes 2 values in a row."]),
        ("linear", (3,), ["The trend of series 1 is left out: it takes two places."]),
        ("linear", (3, 5), []),
    ],
)
def test_too_few_values_for_a_trend(trend, data, told):
    assert notices(chart("line", series(*data), trend=trend)) == told


def test_a_tiny_picture():
    told = ["The picture is too small for annotations, error bars, confidence bands and trends."]
    assert notices(sized(bars(Annotation(y=4)), 120, 40)) == told
    assert notices(sized(bars(), 120, 40)) == []


def test_they_stand_among_the_warnings_of_the_description():
    known = get("/chart.json?data=1,2&ymax=5&hline=9,Target&utm_source=x").json()
    assert known["warnings"] == [
        "'utm_source' is a tracking parameter and was dropped.",
        "Annotation 1 'Target', a line, lies beyond the limits of the y axis.",
    ]
