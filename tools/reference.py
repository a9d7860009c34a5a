"""docs/reference.md: every parameter and every field, from the code that reads them.  python -m tools.reference"""

import json
import sys
from importlib import import_module
from pathlib import Path

from render_chart import limits
from render_chart.dialects.families import FAMILIES, MEANINGS
from render_chart.dialects.parameters import PARAMETERS, Parameter
from render_chart.dialects.values import ANNOTATIONS
from render_chart.plot.formats.numbers import d3_format
from render_chart.schema import EXAMPLES, json_schema

PAGE = Path(__file__).parent.parent / "docs" / "reference.md"

GROUPS = {
    "Kind": "What is drawn",
    "Data": "Data",
    "Words": "Words",
    "Axes": "Axes and numbers",
    "Marks": "Marks over the data",
    "Looks": "Looks",
    "Size": "Size",
    "Other": "Other",
}
FORMATS = (  # format, number, what it is for
    (",.0f", 1234567.8, "thousands separated, no decimals"),
    (".1f", 3.14159, "one decimal"),
    ("$,.2f", -1234.5, "dollars"),
    ("€,.2f", 1234.5, "any other currency"),
    (".0%", 0.256, "a share as per cent"),
    (".1f%", 25.6, "a number that is per cent already"),
    ("~s", 1_500_000, "SI prefixes"),
    (".3s", 1_512_345, "SI prefixes, three digits"),
    ("+.1f", 2.5, "always with a sign (write `%2B` for + in an address)"),
    ("(,.0f", -1234, "accountants' negative numbers"),
    (".2e", 12345.678, "an exponent"),
    (",.0f km", 1234, "a unit"),
)
LIMITS = (  # what, how much, unit
    ("the query, in its canonical form", limits.QUERY_BYTES, "bytes"),
    ("the body", limits.BODY_BYTES, "bytes"),
    ("what `spec` may inflate to", limits.INFLATED_BYTES, "bytes"),
    ("width or height", limits.SIDE_PX, "px"),
    ("width x height x scale²", limits.PIXELS, "pixels"),
    ("series", limits.SERIES, ""),
    ("values in all series", limits.POINTS, ""),
    ("bubbles in all series", limits.BUBBLES, ""),
    ("bins of a histogram", limits.BINS, ""),
    ("flows of a sankey chart", limits.FLOWS, ""),
    ("spokes of a radar", limits.SPOKES, ""),
    ("rows of a table", limits.ROWS, ""),
    ("bands of a scale", limits.BANDS, ""),
    ("annotations", limits.ANNOTATIONS, ""),
    ("labels, slices, or bars of a series", limits.CATEGORIES, ""),
    ("all labels together", limits.ALL_LABELS_CHARS, "characters"),
    ("a label, a name or an axis title", limits.LABEL_CHARS, "characters"),
    ("title, subtitle or alternative text", limits.TITLE_CHARS, "characters"),
    ("nesting of JSON", limits.JSON_DEPTH, "levels"),
)

HEAD = """\
# Reference

*Made from the code by `make reference`; a test compares the two.*

A chart is a link: `/chart.png?` and the parameters below. The ending says what comes back: `.png`, `.svg`, `.pdf`,
`.webp`, `.jpg` or `.base64`, and with `.json` what was understood, without drawing it. Names of parameters and values
are case-sensitive. A parameter that is unknown, wrong, or means nothing for the chart's type is an error that says what
would be right. Configurations of Chart.js have [a page of their own](quickchart.md).

`data` and `x` may be repeated, all others are given once. Tracking parameters (`utm_source`, `fbclid`, …) are dropped.
"""

LISTS = """\
## Lists

Commas stand between entries. An entry that holds a comma stands in double quotes, and a double quote inside those is
written twice: `labels="Doe, J.",Smith`. Outside of quotes `\\,` is a comma, too. Spaces count in texts and are passed
over around numbers. In an address a space is `+` or `%20`, `+` is `%2B`, `&` is `%26`, `#` is `%23` and `%` is `%25`.

Numbers are written `12`, `-3.5` or `1.2e6`, without thousands separators. An empty entry or `null` is a gap.

## Dates and times

Dates are those of ISO 8601: `2024-01-31`, `2024-01` (the first of the month), `2024-01-31T14:30`,
`2024-01-31T14:30:15.5`, each time also with `Z` or an offset such as `+02:00`. A date without an offset is local to
`tz`. Years run from 1 to 9999. Dates in `labels` stay labels; dates in `x` stand where they belong in time.

## What x measures

| given | bars | lines, areas | points |
| --- | --- | --- | --- |
| numbers in `x` | numbers | numbers | numbers |
| dates in `x` | times | times | times |
| `labels` | categories | categories | categories |
| neither | categories | 0, 1, 2, … | 0, 1, 2, … |

The x axis is always the one with categories, dates or x values, and the y axis the one with values: `horizontal=true`
turns both, so that `xlabel` then stands at the left.
"""

NUMBERS = """\
## Number formats

A format is a [d3-format](https://d3js.org/d3-format) specifier,
`[[fill]align][sign][symbol][0][width][,][.precision][~][type]` with the types `d e f g p r s %`, and may stand between
words. The minus sign comes before all of it.

| format | number | written | for |
| --- | --- | --- | --- |
"""

JSON = """\
## JSON

`POST /chart.png` takes the same chart as a JSON document (the schema is at `/schema.json`), and so does `?spec=`: as
JSON, or, for long ones, as base64url of raw-deflated JSON. Errors name the place, such as `series[1].data[3]`.

To deflate, in Python: `base64.urlsafe_b64encode(zlib.compress(text, 9, -15))`. In JavaScript:
`new CompressionStream("deflate-raw")`.
"""


def page() -> str:
    """The whole page."""
    groups = [_group(group, title) for group, title in GROUPS.items()]
    parts = [HEAD, _types(), *groups, LISTS, _formats(), _json(), _limits()]
    return "\n".join(parts)


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page())
    sys.stdout.write(f"{PAGE.name}: {len(PARAMETERS)} parameters\n")


def _group(group: str, title: str) -> str:
    lines = [
        f"## {title}\n",
        "| parameter | what it is | values | default | example |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [_row(row) for row in PARAMETERS.values() if row.group == group]
    return "\n".join(lines) + "\n"


TYPES = """\
## Types

What every chart may have is not repeated here: `data`, the words, the looks, the size.

| type | what it is | its parameters |
| --- | --- | --- |
"""
# Parameters that set a field of another name, or none, and the fields in MEANINGS that say whether they mean something.
MEANT_BY = {
    **dict.fromkeys(ANNOTATIONS, "annotations"), "x": "x", "axis": "axis", "error": "error", "band": "band",
    "log": "y.kind", "reverse": "y.reverse", "done": "end",
    **dict.fromkeys(("y2label", "y2min", "y2max", "y2format"), "axis"),
}  # fmt: skip


def _types() -> str:
    rows = []
    for name, family in FAMILIES.items():
        kind = import_module(f"render_chart.charts.{name}").KIND
        meant = [row.name for row in PARAMETERS.values() if (MEANT_BY.get(row.name) or row.field) in MEANINGS[family]]
        rows.append(f"| `{name}` | {kind} | {', '.join(f'`{one}`' for one in meant)} |")
    return TYPES + "\n".join(rows) + "\n"


def _row(row: Parameter) -> str:
    name = f"`{row.name}`" + (f", `{row.alias}`" if row.alias else "")
    return f"| {name} | {row.meaning} | {row.allowed} | {row.default} | `{row.example}` |"


def _formats() -> str:
    rows = [f"| `{text}` | {number:.12g} | {d3_format(text)(number)} | {use} |" for text, number, use in FORMATS]
    return NUMBERS + "\n".join(rows) + "\n"


def _json() -> str:
    blocks = [f"```json\n{json.dumps(chart, ensure_ascii=False)}\n```\n" for chart in EXAMPLES]
    schema = json_schema()
    names = {"A series": "Series", "An axis": "Axis", "An annotation": "Annotation", "A band": "Band"}
    parts = {"The chart": schema} | {title: schema["$defs"][name] for title, name in names.items()}
    return "\n".join([JSON, *blocks, *(_fields(title, part) for title, part in parts.items())])


def _fields(title: str, part: dict) -> str:
    lines = [f"### {title}\n", "| field | what it is | default |", "| --- | --- | --- |"]
    for name, field in part["properties"].items():
        default = f"`{json.dumps(field['default'])}`" if "default" in field else "required"
        if name in ("x", "y") and part is json_schema():
            default = "see [An axis](#an-axis)"
        lines.append(f"| `{name}` | {field['description']}{_choices(field)} | {default} |")
    return "\n".join(lines) + "\n"


def _choices(field: dict) -> str:
    choices = [f"`{choice}`" for choice in field.get("enum", ()) if choice]
    return f": {', '.join(choices)}" if choices else ""


def _limits() -> str:
    rows = [f"| {what} | {most:,} {unit}".rstrip() + " |" for what, most, unit in LIMITS]
    return "\n".join(["## Limits\n", "| of | at most |", "| --- | --- |", *rows]) + "\n"


if __name__ == "__main__":
    main()
