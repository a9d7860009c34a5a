"""Values of query parameters: lists, numbers, coordinates, switches. Raises ChartError for what cannot be read."""

import re
from collections.abc import Mapping, Sequence
from math import isinf
from typing import NamedTuple, TypeVar

import msgspec

from ..errors import ChartError, quoted
from ..spec import Annotation, Band, Coordinate, Datum

Choice = TypeVar("Choice")

_floats = msgspec.json.Decoder(tuple[float, ...]).decode
_PLAIN_NUMBERS = re.compile(r"[0-9eE.,+\- ]+", re.ASCII)  # what float() reads alike; it reads nan, 1_000 and ١ as well
_PLAIN_POINTS = re.compile(r"[0-9eE.+\-]+:[0-9eE.+\-]+(?:,[0-9eE.+\-]+:[0-9eE.+\-]+)*", re.ASCII)
# The patterns that follow are compiled by the first request that needs them, which `re` remembers.
_NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?"
_PLAIN_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATE_LIKE = r"[0-9]{4}-[0-9]{2}"
_RANGE = ".."
# Each of these takes one entry and what ends it; none can match in two ways, so that long texts stay quick.
_QUOTED = r'\s*"((?:[^"]|"")*)"\s*(,|\Z)'
_UNQUOTED = r"((?:[^,\\]|\\,|\\(?!,))*)(,|\Z)"
_COLOR = r"((?:[^,(]|\([^()]*\)?)*)(,|\Z)"
_OPENING_QUOTE = r'\s*"'
_GAPS = ("", "null")

_SWITCH: Mapping[str, bool] = {"true": True, "false": False, "1": True, "0": False}

# Why something that looks like a number is none, and what to write instead.
_NO_NUMBERS = {
    r"(?i)[+-]?(nan|n/?a|none|undefined|inf(inity)?|∞|[-–—])": "A gap is an empty value or null.",
    r".*\d[_' \u00a0\u2009\u202f]\d.*": "Numbers have no thousands separators: 1234567.8.",
    r".*\d\s*%": "Write the number alone; format=.0f%25 adds the percent sign.",
    r"[$€£¥].*\d|.*\d\s*[$€£¥]": "Write the number alone; format=$,.2f adds the currency.",
    r"\d{4}-\d\d(-\d\d)?([T ].*)?": "Dates stand in x=, or before a colon: 2024-01-31:5.",
    r".*;.*": "Commas stand between values.",
}
_A_NUMBER = "A number such as 12, -3.5 or 1.2e6."


class Data(NamedTuple):
    """One `data` parameter: values, and the positions and sizes that stood beside them (else empty)."""

    values: tuple[Datum, ...]
    x: tuple[Coordinate, ...]
    sizes: tuple[float | None, ...]


def split(text: str, parameter: str) -> list[str]:
    """The entries of a comma-separated list.

    An entry in double quotes may hold commas, and two double quotes stand for one; elsewhere `\\,` is a comma.
    """
    if '"' not in text and "\\" not in text:
        return text.split(",")
    entries, position, more = [], 0, True
    while more:
        if match := _at(_QUOTED, text, position):
            entries.append(match[1].replace('""', '"'))
        elif opening := _at(_OPENING_QUOTE, text, position):
            raise ChartError(
                f"The quotation mark before {quoted(text[opening.end() :])} is not closed at the end of its entry.",
                parameter,
                'Quotes stand around a whole entry, and a quote inside is written twice: "Doe, J.",Smith.',
            )
        else:
            match = _at(_UNQUOTED, text, position)
            assert match  # noqa: S101 (it matches any text)
            entries.append(match[1].replace("\\,", ","))
        position, more = match.end(), match[2] == ","
    return entries


def split_colors(text: str) -> list[str]:
    """The entries of a list of colours, whose commas inside parentheses are theirs."""
    if "(" not in text:
        return [entry.strip() for entry in text.split(",")]
    entries, position, more = [], 0, True
    while more:
        match = _at(_COLOR, text, position)
        assert match  # noqa: S101 (it matches any text)
        entries.append(match[1].strip())
        position, more = match.end(), match[2] == ","
    return entries


def _at(pattern: str, text: str, position: int) -> re.Match[str] | None:
    return re.compile(pattern).match(text, position)


def number(text: str, parameter: str) -> float:
    """One number."""
    plain = text.strip().replace("\u2212", "-")  # the typographer's minus sign
    if not re.fullmatch(_NUMBER, plain):
        raise ChartError(f"{_named(text)} is not a number.", parameter, _why(plain))
    value = float(plain)
    if isinf(value):
        raise ChartError(f"{quoted(text)} is too large.", parameter, _A_NUMBER)
    return value


def pixels(text: str, parameter: str) -> int:
    """A whole number of CSS px."""
    plain = text.strip()
    if not (plain.isascii() and plain.isdecimal()):
        unit = " without a unit" if plain.endswith(("px", "%", "em")) else ""
        raise ChartError(
            f"{_named(text)} is not a whole number of pixels.", parameter, f"A whole number{unit}, such as 500."
        )
    return int(plain[:9])  # enough to see that it is too much


def numbers(text: str, parameter: str) -> tuple[float, ...]:
    """Numbers with commas between them."""
    return tuple([number(entry, parameter) for entry in text.split(",")])


def gapped(text: str, parameter: str) -> tuple[float | None, ...]:
    """Numbers with commas between them, some of them missing."""
    entries = [entry.strip() for entry in text.split(",")]
    return tuple([None if entry in _GAPS else number(entry, parameter) for entry in entries])


def bands(text: str, parameter: str) -> tuple[Band, ...]:
    """`low..high` and `low..high:colour` with commas between them."""
    found = []
    for entry in split_colors(text):
        span, _, color = entry.partition(":")
        ends = span.split(_RANGE)
        if len(ends) != 2:
            problem = f"{_named(entry)} is not a stretch of a scale."
            raise ChartError(problem, parameter, "low..high, or low..high:colour: 0..50:crimson,50..100.")
        low, high = (number(end, parameter) for end in ends)
        found.append(Band(low=low, high=high, color=color.strip()))
    return tuple(found)


def annotation(text: str, parameter: str, places: Sequence[str]) -> Annotation:
    """Places, words and a colour of one annotation, with commas between them.

    places : the fields of the places in their order; two of them with a dot-dot between: "x..x2"
    """
    entries = [entry.strip() for entry in split(text, parameter)]
    if len(entries) < len(places) or len(entries) > len(places) + 2:
        expected = f"{','.join(_PLACES.get(p, p) for p in places)},words,colour: the last two may be left out."
        raise ChartError(f"{_named(text)} has {counted_entries(len(entries))}.", parameter, expected)
    found: dict[str, Coordinate] = {}
    for fields, entry in zip(places, entries, strict=False):
        names = fields.split(_RANGE)
        ends = [end.strip() for end in entry.split(_RANGE)] if len(names) > 1 else [entry]
        if len(ends) != len(names) or "" in ends:
            shown = "from..to" if len(names) > 1 else "a place"
            raise ChartError(
                f"{_named(entry)} is not {shown}.", parameter, f"Such as {parameter}={_SAMPLES[parameter]}."
            )
        found |= {name: _coordinate(end) for name, end in zip(names, ends, strict=True)}
    label, color = (*entries[len(places) :], "", "")[:2]
    return Annotation(**found, label=label, color=color)


def counted_entries(count: int) -> str:
    """1 entry, 2 entries."""
    from .suggest import counted

    return counted(count, "entry")


# What each parameter of an annotation says, in its order, and an example.
ANNOTATIONS: Mapping[str, tuple[str, ...]] = {
    "hline": ("y",), "vline": ("x",), "hband": ("y..y2",), "vband": ("x..x2",), "point": ("x", "y"),
    "area": ("x..x2", "y..y2"),
}  # fmt: skip
_PLACES = {"x": "place", "y": "value", "x..x2": "from..to", "y..y2": "low..high"}
_SAMPLES = {
    "hline": "50,Target", "vline": "2024-03-01,Launch", "hband": "20..40,Normal", "vband": "Mar..May,Spring",
    "point": "Mar,12,Record", "area": "2..5,10..20,Here",
}  # fmt: skip


def switch(text: str, parameter: str) -> bool:
    """True or false."""
    return choice(text, parameter, _SWITCH, shown=("true", "false"))


def choice(text: str, parameter: str, choices: Mapping[str, Choice], shown: Sequence[str] = ()) -> Choice:
    """What `text` stands for among `choices`."""
    if text in choices:
        return choices[text]
    from .suggest import suggestion

    raise ChartError(
        f"{_named(text)} is not a value of {parameter}.", parameter, suggestion(text, shown or tuple(choices))
    )


def limit(text: str, parameter: str) -> float | str:
    """The end of an axis: a number, or else a date as it was written."""
    if re.match(_DATE_LIKE, text):
        return text
    return number(text, parameter)


def coordinates(text: str, parameter: str) -> tuple[Coordinate, ...]:
    """Positions along x: numbers, dates as they were written, None for gaps."""
    numbers = _plain_numbers(text)
    if numbers is not None:
        return numbers
    return tuple([_coordinate(entry.strip()) for entry in split(text, parameter)])


def data(text: str, parameter: str, series: int) -> Data:
    """The values of one series, counted from 0: numbers, gaps, `low..high`, `x:y` and `x:y:size`."""
    numbers = _plain_numbers(text)
    if numbers is not None:
        return Data(numbers, (), ())
    if not text.strip():
        raise ChartError(f"The {_nth(series)} series is empty.", parameter, "Numbers with commas between them: 3,5,2.")
    if _PLAIN_POINTS.fullmatch(text):
        numbers = _plain_numbers(text.replace(":", ","))
        if numbers is not None:
            return Data(numbers[1::2], numbers[::2], ())
    entries = [entry.strip() for entry in text.split(",")]
    if ":" not in text:
        return Data(tuple([_datum(entry, parameter, series, i) for i, entry in enumerate(entries)]), (), ())
    points = [_point(entry, parameter, series, i) for i, entry in enumerate(entries)]
    x, values, sizes = zip(*points, strict=True)
    with_sizes = any(entry.count(":") == 2 for entry in entries)
    return Data(values, x, sizes if with_sizes else ())


def cells(text: str, parameter: str) -> Data | tuple[str, ...]:
    """A column of a table: numbers where all entries are, else words."""
    entries = split(text, parameter)
    plain = [entry.strip().replace("\u2212", "-") for entry in entries]
    if all(entry in _GAPS or re.fullmatch(_NUMBER, entry) for entry in plain) and any(plain):
        return Data(tuple([None if entry in _GAPS else float(entry) for entry in plain]), (), ())
    return tuple(entries)


def tasks(text: str, parameter: str) -> tuple[tuple[Coordinate, ...], tuple[Coordinate, ...]]:
    """When tasks begin and end: `start..end` with commas between them; a start alone is a milestone."""
    starts: list[Coordinate] = []
    ends: list[Coordinate] = []
    for i, entry in enumerate(text.split(",")):
        start, *more = (part.strip() for part in entry.split(_RANGE))
        if len(more) > 1 or not start or "" in more:
            problem = f"{_named(entry)}, the {_nth(i)} task, is not a span of time."
            raise ChartError(problem, parameter, "start..end such as 2024-01-15..2024-03-01, or one date.")
        starts.append(_coordinate(start))
        ends.append(_coordinate(more[0] if more else start))
    return tuple(starts), tuple(ends)


def _plain_numbers(text: str) -> tuple[float, ...] | None:
    """All entries as numbers, or None if one of them is something else."""
    try:
        if numbers := _floats(f"[{text}]"):  # most are as JSON writes them, and read so in a quarter of the time
            return numbers
    except (msgspec.MsgspecError, UnicodeEncodeError):
        pass
    if not _PLAIN_NUMBERS.fullmatch(text):
        return None
    try:
        return tuple(map(float, text.split(",")))
    except ValueError:
        return None


def _coordinate(entry: str) -> Coordinate:
    if entry in _GAPS:
        return None
    plain = entry.replace("\u2212", "-")
    return float(plain) if re.fullmatch(_NUMBER, plain) else entry


def _datum(entry: str, parameter: str, series: int, index: int) -> Datum:
    if entry in _GAPS:
        return None
    ends = entry.split(_RANGE)
    if len(ends) > 1 and all(ends):
        return tuple([_value(end, parameter, series, index) for end in ends])
    return _value(entry, parameter, series, index)


def _point(entry: str, parameter: str, series: int, index: int) -> tuple[Coordinate, Datum, float | None]:
    x, *rest = (part.strip() for part in entry.split(":"))
    if not 1 <= len(rest) <= 2:
        where = f"the {_nth(index)} of the {_nth(series)} series"
        problem = f"{quoted(entry)}, {where}, has {'no colon' if not rest else 'too many colons'}."
        expected = "Every value is x:y, or x:y:size for bubbles. Dates with a time stand in x=."
        raise ChartError(problem, parameter, expected)
    at: Coordinate = x if re.fullmatch(_PLAIN_DATE, x) else None if x in _GAPS else _value(x, parameter, series, index)
    size = None if len(rest) == 1 or rest[1] in _GAPS else _value(rest[1], parameter, series, index)
    return at, _datum(rest[0], parameter, series, index), size


def _value(text: str, parameter: str, series: int, index: int) -> float:
    """One number of a series; an error says where it stood."""
    plain = text.strip().replace("\u2212", "-")
    if not re.fullmatch(_NUMBER, plain):
        where = f"the {_nth(index)} value of the {_nth(series)} series"
        raise ChartError(f"{quoted(text)}, {where}, is not a number.", parameter, _why(plain))
    return float(plain)


def _why(text: str) -> str:
    return next((hint for pattern, hint in _NO_NUMBERS.items() if re.fullmatch(pattern, text[:100])), _A_NUMBER)


def _named(text: str) -> str:
    return quoted(text) if text.strip() else "An empty value"


def _nth(index: int) -> str:
    from .suggest import ordinal

    return ordinal(index)
