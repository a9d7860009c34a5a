"""Saved charts with some of them replaced."""

import msgspec
import pytest

from render_chart import dialects
from render_chart.chartjs.config import opened
from render_chart.dialects.templates import overridden
from render_chart.errors import ChartError, TooLargeError
from render_chart.spec import ChartSpec

OURS = b'{"type":"bar","title":"Old","labels":["A","B"],"series":[{"name":"x","data":[1,2]},{"name":"y","data":[3,4]}]}'


def ours(**overrides: str) -> ChartSpec:
    return overridden(dialects.parse((), OURS), list(overrides.items()))


def theirs(version: str = "4", config: object = None, **overrides: str) -> ChartSpec:
    config = config or {"type": "bar", "data": {"labels": ["A"], "datasets": [{"label": "x", "data": [1]}]}}
    document = msgspec.json.encode({"chart": config, "version": version, "width": 400, "height": 200})
    return overridden(dialects.parse((), document), list(overrides.items()))


def tree(spec: ChartSpec) -> dict:
    assert spec.config is not None
    with opened(spec.config, spec.width, spec.height) as (config, _):
        assert config.tree is not None
        return config.tree


def test_words_and_numbers_of_our_own_charts():
    spec = ours(title="New", labels="C,D", data2="5,", label1="north", backgroundColor2="teal")
    assert (spec.title, spec.labels) == ("New", ("C", "D"))
    assert [one.data for one in spec.series] == [(1.0, 2.0), (5.0, None)]
    assert (spec.series[0].name, spec.series[1].color) == ("north", "teal")


def test_size_and_ground():
    spec = ours(width="300", height="150", backgroundColor="white")
    assert (spec.width, spec.height, spec.background) == (300, 150, "white")
    spec = theirs(width="300", backgroundColor="white", format="svg")
    assert (spec.width, spec.height, spec.background) == (300, 200, "white")
    assert spec.config is not None
    assert spec.config.format == "svg"


@pytest.mark.parametrize("version", ["2", "3", "4"])
def test_configurations_of_every_version(version):
    found = tree(theirs(version, title="New", labels="C,D", data1="5,6", label1="north", borderColor1="red"))
    assert found["options"]["plugins"]["title"]["text"] == "New"
    assert found["options"]["plugins"]["title"]["display"] is True
    assert found["data"]["labels"] == ["C", "D"]
    dataset = found["data"]["datasets"][0]
    assert (dataset["data"], dataset["label"], dataset["borderColor"]) == ([5, 6], "north", "red")


def test_configurations_with_functions_keep_them():
    code = "{type:'bar',data:{datasets:[{data:[1]}]},options:{scales:{y:{ticks:{callback:(v)=>v+'!'}}}}}"
    spec = theirs(config=code, data1="7")
    assert spec.config is not None
    with opened(spec.config, 400, 200) as (config, script):
        assert script is not None
        assert (config.tree or {})["data"]["datasets"][0]["data"] == [7]
        assert (config.tree or {})["options"]["scales"]["y"]["ticks"]["callback"](3) == "3!"


def test_what_was_saved_stays_as_it_is():
    spec = dialects.parse((), OURS)
    overridden(spec, [("title", "New")])
    assert spec.title == "Old"


@pytest.mark.parametrize(
    ("overrides", "problem"),
    [
        ({"titel": "x"}, "There is nothing called 'titel' in a saved chart."),
        ({"data3": "1"}, "There is no series 3."),
        ({"data0": "1"}, "There is nothing called 'data0' in a saved chart."),
        ({"data1": "one"}, "'one', the 1st value of the 1st series, is not a number."),
        ({"width": "wide"}, "'wide' is not a whole number of pixels."),
    ],
)
def test_wrong_ones_are_told(overrides, problem):
    with pytest.raises(ChartError) as caught:
        ours(**overrides)
    assert caught.value.problem == problem
    assert caught.value.parameter == next(iter(overrides))


def test_one_that_is_given_twice():
    with pytest.raises(ChartError, match="given twice"):
        overridden(dialects.parse((), OURS), [("title", "a"), ("title", "b")])


def test_a_dataset_that_is_not_there():
    with pytest.raises(ChartError, match="There is no dataset 2"):
        tree(theirs(data2="1"))


def test_no_picture_grows_beyond_its_limits():
    with pytest.raises(TooLargeError):
        theirs(width="100000")
    with pytest.raises(TooLargeError):
        ours(width="100000")
