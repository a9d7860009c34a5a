"""The JSON Schema of a chart, made from the types of `spec.py`."""

from functools import cache
from typing import Any

import msgspec

from . import limits
from .charts import TYPES
from .dialects.families import FAMILIES, MEANINGS
from .plot.looks.palettes import NAMES as PALETTES
from .plot.looks.theme import CHOICES as THEMES
from .spec import ChartSpec

DIALECT = "https://json-schema.org/draft/2020-12/schema"
EXAMPLES: tuple[dict[str, object], ...] = (
    {"type": "bar", "series": [{"data": [3, 5, 2]}], "labels": ["Q1", "Q2", "Q3"], "title": "Sales"},
    {
        "type": "line",
        "series": [{"name": "Berlin", "x": ["2024-01-31", "2024-02-29", "2024-03-31"], "data": [1.5, None, 8.2]}],
        "y": [{"title": "°C"}],
    },
    {"type": "bar", "series": [{"data": [[3, 8], [-2, 4]]}], "labels": ["North", "South"], "horizontal": True},
)


def types() -> tuple[str, ...]:
    """The names of the chart types."""
    return TYPES


@cache
def json_schema() -> dict[str, object]:
    """A JSON Schema (draft 2020-12) that holds for every chart the handler takes.

    It knows the form; what goes with what, such as as many labels as values, is said by the handler's errors.
    """
    _, parts = msgspec.json.schema_components((ChartSpec,), ref_template="#/$defs/{name}")
    chart: dict[str, Any] = parts.pop("ChartSpec")
    del chart["properties"]["config"], parts["Config"]  # another language's
    _narrow(chart["properties"], parts)
    for part in parts.values():
        part["description"] = part["description"].partition("\n")[0]  # the rest tells programmers about shapes
    return {
        "$schema": DIALECT,
        **chart,
        "title": "Chart",
        "description": "A whole chart: data, words, size and looks.",
        "examples": list(EXAMPLES),
        # The fields that mean something for each type, beyond those that every chart has.
        "x-types": {name: sorted(MEANINGS[family]) for name, family in FAMILIES.items()},
        "$defs": parts,
    }


def _narrow(chart: dict[str, Any], parts: dict[str, Any]) -> None:
    """Add what the types of Python do not say: names that are registered elsewhere, and the limits."""
    series, axis = parts["Series"]["properties"], parts["Axis"]["properties"]
    chart["type"]["enum"] = list(types())
    series["type"]["enum"] = ["", *types()]
    chart["theme"]["enum"] = list(THEMES)
    chart["palette"]["enum"] = ["", *PALETTES]
    chart["series"] |= {"minItems": 1, "maxItems": limits.SERIES}
    chart["labels"] |= {"maxItems": limits.CATEGORIES}
    chart["labels"]["items"] |= {"maxLength": limits.LABEL_CHARS}
    chart["y"] |= {"maxItems": 2}
    series["data"] |= {"minItems": 1, "maxItems": limits.POINTS}
    series["axis"] |= {"maximum": 1}
    for side in ("width", "height"):
        chart[side] |= {"maximum": limits.SIDE_PX}
    for text in (series["name"], axis["title"]):
        text |= {"maxLength": limits.LABEL_CHARS}
    for name in ("title", "subtitle", "alt"):
        chart[name] |= {"maxLength": limits.TITLE_CHARS}
