"""docs/reference.md against the code it is made from."""

import base64
import json
import zlib

import pytest

from render_chart import limits
from render_chart.charts import TYPES
from render_chart.dialects.parameters import PARAMETERS, Parameter
from render_chart.plot.looks.theme import CHOICES as THEMES
from render_chart.schema import EXAMPLES
from render_chart.spec import ChartSpec
from tests.asking import get
from tools import reference

ROWS = [pytest.param(row, id=row.name) for row in PARAMETERS.values()]


def test_the_page_is_what_the_code_says() -> None:
    assert reference.PAGE.read_text() == reference.page(), "run `make reference`"


def test_every_parameter_stands_in_a_table() -> None:
    assert {row.group for row in PARAMETERS.values()} == set(reference.GROUPS)


@pytest.mark.parametrize("row", ROWS)
def test_every_example_draws(row: Parameter) -> None:
    told = get(f"/chart.png?{row.example}")
    assert (told.status, told.headers["content-type"]) == (200, "image/png")


@pytest.mark.parametrize(
    "name", ["stack", "horizontal", "smooth", "step", "fill", "dense", "values", "log", "reverse", "grid", "legend"]
)
def test_every_value_that_is_named_is_taken(name: str) -> None:
    row = PARAMETERS[name]
    values = [value.partition(" ")[0] for value in row.allowed.split(", ")]
    assert len(values) >= 2
    for value in values:
        row.read(value, name)


@pytest.mark.parametrize("name", ["width", "height", "scale", "theme", "tz", "legend", "dense"])
def test_defaults_are_those_of_the_spec(name: str) -> None:
    least = ChartSpec(type="bar", series=())
    assert PARAMETERS[name].default.partition(":")[0] == str(getattr(least, name)).removesuffix(".0")


def test_the_way_to_deflate_is_right() -> None:
    text = json.dumps(EXAMPLES[0]).encode()
    packed = base64.urlsafe_b64encode(zlib.compress(text, 9, -15)).decode()
    assert get(f"/chart.json?spec={packed}").json()["spec"]["title"] == EXAMPLES[0]["title"]


def test_lists_of_names_are_whole() -> None:
    assert set(PARAMETERS["type"].allowed.split(", ")) == set(TYPES)
    assert set(PARAMETERS["theme"].allowed.split(", ")) == set(THEMES)
    assert PARAMETERS["width"].allowed == PARAMETERS["height"].allowed == f"1 to {limits.SIDE_PX}"
