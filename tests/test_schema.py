"""The schema against the examples, the events, and what the handler itself takes and refuses."""

import base64
import json
from pathlib import Path

import jsonschema
import pytest

from render_chart.charts import TYPES
from render_chart.dialects import parse
from render_chart.errors import ChartError
from render_chart.schema import EXAMPLES, json_schema, types
from tests.asking import get

ROOT = Path(__file__).parent.parent
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def bodies() -> list[object]:
    """The JSON documents that the events send, the wrong ones and configurations of Chart.js aside."""
    found = []
    for file in sorted((ROOT / "events").glob("*.json")):
        event = json.loads(file.read_bytes())
        body = event.get("body", "")
        if body and "json" in event["headers"].get("content-type", "") and not file.stem.startswith("error"):
            raw = base64.b64decode(body) if event["isBase64Encoded"] else body.encode()
            if "chart" not in (document := json.loads(raw)):
                found.append(pytest.param(document, id=file.stem))
    return found


def examples_of_the_docs() -> list[object]:
    """The JSON blocks of the reference that are charts."""
    text = (ROOT / "docs" / "reference.md").read_text()
    blocks = [block.partition("```")[0] for block in text.split("```json\n")[1:]]
    return [json.loads(block) for block in blocks]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("chart", [*EXAMPLES, *examples_of_the_docs(), *bodies()])
def test_examples_are_valid_and_draw(chart: dict[str, object]) -> None:
    VALIDATOR.validate(chart)
    assert parse((), json.dumps(chart).encode())


def test_the_documentation_has_examples() -> None:
    assert len(examples_of_the_docs()) >= 3
    assert len(bodies()) >= 1


@pytest.mark.parametrize(
    "chart",
    [
        {},
        [],
        {"type": "bar"},
        {"type": "bar", "series": []},
        {"type": "brr", "series": [{"data": [1]}]},
        {"type": "bar", "series": [{"data": ["1"]}]},
        {"type": "bar", "series": [{"data": [["1", "2"]]}]},
        {"type": "bar", "series": [{"data": []}]},
        {"type": "bar", "series": [{"data": [1], "colour": "red"}]},
        {"type": "bar", "series": [{"data": [1]}], "titel": "x"},
        {"type": "bar", "series": [{"data": [1]}], "width": 0},
        {"type": "bar", "series": [{"data": [1]}], "width": 8001},
        {"type": "bar", "series": [{"data": [1]}], "scale": 5},
        {"type": "bar", "series": [{"data": [1]}], "theme": "drak"},
        {"type": "bar", "series": [{"data": [1]}], "legend": "middle"},
        {"type": "bar", "series": [{"data": [1]}], "x": {"kind": "logg"}},
        {"type": "bar", "series": [{"data": [1]}], "y": [{}, {}, {}]},
        {"type": "bar", "series": [{"data": [1], "axis": 2}]},
        {"type": "bar", "series": [{"data": [1]}], "title": "x" * 1001},
    ],
)
def test_what_the_schema_refuses_the_handler_refuses(chart: object) -> None:
    assert not VALIDATOR.is_valid(chart)
    with pytest.raises(ChartError):
        parse((), json.dumps(chart).encode())


def test_types_are_those_of_the_registry() -> None:
    assert types() == TYPES
    assert json_schema()["properties"]["type"]["enum"] == list(TYPES)


def test_every_field_is_described() -> None:
    for part in (json_schema(), *json_schema()["$defs"].values()):
        assert part["description"]
        assert all(field["description"] for field in part["properties"].values())


def test_the_handler_serves_it() -> None:
    told = get("/schema.json")
    assert told.status == 200
    assert told.json() == json.loads(json.dumps(json_schema()))


def test_a_resolved_spec_is_valid() -> None:
    told = get("/chart.json?type=line&x=2024-01-31,2024-02-29&data=1,2&data=3,4&axis=left,right&log=y")
    VALIDATOR.validate(told.json()["spec"])
