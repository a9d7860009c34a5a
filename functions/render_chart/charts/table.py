"""Tables: words and numbers in rows, with hairlines between them and as much width for a column as it needs."""

from collections.abc import Sequence
from decimal import Decimal
from math import floor, log10
from typing import NamedTuple

import numpy as np

from ..alt import names
from ..plot import head
from ..plot.drawing.canvas import Canvas, Rgba
from ..plot.drawing.color import mix, parse, readable
from ..plot.drawing.paths import Path, joined, rounded
from ..plot.formats.writing import Writing, writing_of
from ..plot.looks.style import Style, style_of
from ..plot.typesetting import shaping, wrapping
from ..spec import ChartSpec, Series

KIND = "Table"

LEAST_ROW, MOST_ROW = 1.6, 2.6  # b: rows are as high as the picture lets them be, within these
LINE = 1.2  # b from one line of a header to the next
BETWEEN, CLOSEST = 1.6, 1.0  # b from one column to the next, at least, and where words would be shortened
LEAST_WORDS, LEAST_NAME = 4.0, 3.0  # b: words and names of columns are shortened down to this where room is scarce
LONGEST_WORD = 6.0  # b: but for such a word of a name, where names may have two lines
TWO_LINES = 200  # px, the height from which they may
YEARS = 1500, 2200  # a column of whole numbers between these has no thousands commas, as axes have none there
MISSING = "–"
EXACT = 12  # digits that are looked at for the number of decimals
MOST_DECIMALS = 2  # of numbers from 1 upwards; smaller ones have as many as write three digits of the largest
SHORT_FROM, SHORT_TO = 1e15, 1e-6  # numbers of columns beyond these are written by powers of ten
GREEKED_ROW = 7.0  # px from row to row in a picture without text


class Column(NamedTuple):
    """A column as it is set.

    name : what stands over it
    cells : strings; "" and MISSING for nothing
    number : whether they stand to the right, in figures of one width
    color : the caller's, made readable
    """

    name: str
    cells: tuple[str, ...]
    number: bool
    color: Rgba | None = None


class Placed(NamedTuple):
    """A column in its place.

    left, right : px
    name : the lines over it
    cells : shortened to the width
    """

    left: float
    right: float
    name: tuple[str, ...]
    cells: tuple[str, ...]
    column: Column

    @property
    def anchor(self) -> tuple[float, float]:
        """The x at which its strings are set, and their `align`."""
        return (self.right, 1.0) if self.column.number else (self.left, 0.0)


def decimals(values: Sequence[float]) -> int:
    """How many decimals all numbers of a column have: the least that write them, but no more than a reader wants."""
    largest = max(map(abs, values), default=0.0)
    most = MOST_DECIMALS if largest >= 1 or not largest else max(MOST_DECIMALS, 2 - floor(log10(largest)))
    exponents = (Decimal(f"{value:.{EXACT}g}").normalize().as_tuple().exponent for value in values)
    return min(most, max([0, *(-exponent for exponent in exponents if isinstance(exponent, int))]))


def widths(needs: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The width of each column, px: what it needs, and where that is too much the widest give way alike.

    needs, least : (N,) px, what each would take and what it cannot do without
    room : px for all of them
    """
    if sum(needs) <= room:
        return list(needs)

    def limited(most: float) -> list[float]:
        return [max(least_, min(need, most)) for need, least_ in zip(needs, least, strict=True)]

    low, high = 0.0, max(needs)  # between them is the width that no column exceeds
    while high - low > 1 / 16:
        middle = (low + high) / 2
        low, high = (middle, high) if sum(limited(middle)) <= room else (low, middle)
    return limited(low)


def columns(spec: ChartSpec, style: Style, rows: int, in_full: bool = True) -> list[Column]:
    """The columns from left to right, with their first rows; the labels come first, if there are some.

    in_full : numbers with all their figures, unless the caller has a format; else the short form
    """
    made = [Column("", spec.labels[:rows], False)] if spec.labels else []
    writing = writing_of(spec, spec.y[0].format)
    for i, series in enumerate(spec.series):
        given = series.color or (spec.colors[i % len(spec.colors)] if spec.colors else "")
        color = readable(parse(given), style.background) if given else None
        if series.texts:
            made.append(Column(series.name, series.texts[:rows], False, color))
        else:
            made.append(Column(series.name, _written(series, rows, writing, in_full), True, color))
    return made


def _written(series: Series, rows: int, writing: Writing, in_full: bool) -> tuple[str, ...]:
    """The numbers of a column, with one number of decimals; a dash for what is missing."""
    present = [value for value in series.data if isinstance(value, float | int)]
    largest = max(map(abs, present), default=0.0)
    if not in_full:
        writing = writing.short()
    elif not writing.format and largest < SHORT_FROM and not 0 < largest < SHORT_TO:
        years = all(value == int(value) and YEARS[0] <= value <= YEARS[1] for value in present)
        writing = writing._replace(format=".0f" if years else f",.{decimals(present)}f")
    shown = series.data[:rows]
    written = iter(writing.values(present[: len(shown)]))
    return tuple(next(written) if isinstance(value, float | int) else MISSING for value in shown)


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a table."""
    style = style_of(spec)
    canvas.paper(style.paper)
    if style.tiny:
        _draw_greeked(canvas, spec, style)
        return
    b, pad = style.base, style.pad
    top = head.draw(canvas, style, spec.title, spec.subtitle)
    top += 0.6 * b if top > pad else 0.0
    bottom = style.height - pad
    placed, left_out = fitted(spec, style, int((bottom - top) / (LEAST_ROW * b)) + 1, pad, style.width - pad, b)
    lines = max(len(one.name) for one in placed)
    if lines:
        top = _draw_header(canvas, style, placed, lines, top)
    _draw_rows(canvas, style, placed, len(spec.series[0].data), left_out, top, bottom)


def fitted(spec: ChartSpec, style: Style, rows: int, left: float, right: float, b: float) -> tuple[list[Placed], int]:
    """As many columns as find room from `left` to `right`, and how many do not; words are shortened to the room.

    Numbers are never cut: those that are too long in full are written short.
    """
    gap, room = BETWEEN * b, right - left
    for in_full in (True, False):
        made = columns(spec, style, rows, in_full)
        inner = [_widest(c.cells, c.number, b) for c in made]
        needs = [max(width, shaping.width(c.name, b, 600)) for width, c in zip(inner, made, strict=True)]
        least = [
            min(need, max(width, _least_name(c.name, style, b)) if c.number else LEAST_WORDS * b)
            for need, width, c in zip(needs, inner, made, strict=True)
        ]
        if sum(least) + gap * (len(made) - 1) <= room:
            break
    count = 1
    while count < len(made) and sum(least[: count + 1]) + gap * count <= room:
        count += 1
    if 1 < count == len(made):  # the space between columns gives way before words do
        gap = min(gap, max(CLOSEST * b, (room - sum(needs)) / (count - 1)))
    taken = [min(width, room) for width in widths(needs[:count], least[:count], room - gap * (count - 1))]
    free = max(0.0, room - gap * (count - 1) - sum(taken)) / count
    placed, x = [], left
    for column, need in zip(made, taken, strict=False):
        width = need + free
        cells = tuple(wrapping.shorten(cell, width, b, tabular=column.number) for cell in column.cells)
        placed.append(Placed(x, x + width, _name_lines(column.name, width, style, b), cells, column))
        x += width + gap
    return placed, len(made) - count


def _widest(cells: Sequence[str], number: bool, b: float) -> float:
    return max((shaping.width(cell, b, tabular=number) for cell in cells), default=0.0)


def _least_name(name: str, style: Style, b: float) -> float:
    """What the name of a column cannot do without, px."""
    if style.height < TWO_LINES:
        return LEAST_NAME * b
    longest = max((shaping.width(word, b, 600) for word in name.split()), default=0.0)
    return max(LEAST_NAME * b, min(longest, LONGEST_WORD * b))


def _name_lines(name: str, room: float, style: Style, b: float) -> tuple[str, ...]:
    """The name of a column in one line or, where that is too long, in two."""
    if not name:
        return ()
    if shaping.width(name, b, 600) <= room:
        return (name,)
    lines = wrapping.wrap(name, room, b, 600) if style.height >= TWO_LINES else None
    return lines or (wrapping.shorten(name, room, b, 600),)


def _draw_header(canvas: Canvas, style: Style, placed: list[Placed], lines: int, top: float) -> float:
    """The names of the columns over a rule; the y of the rule."""
    b = style.base
    for one in placed:
        x, align = one.anchor
        below = [top + (0.5 + LINE * (lines - len(one.name) + i)) * b for i in range(len(one.name))]
        set_ = [(line, x, style.below(y, b)) for line, y in zip(one.name, below, strict=True)]
        canvas.texts(set_, b, one.column.color or style.muted, 600, align)
    bottom = canvas.snap(top + (0.5 + LINE * (lines - 1) + 0.5 + 0.55) * b)
    canvas.line(style.pad, bottom, style.width - style.pad, bottom, style.zero)
    return bottom


def _draw_rows(
    canvas: Canvas, style: Style, placed: list[Placed], count: int, left_out: int, top: float, bottom: float
) -> None:
    """The cells, with hairlines between the rows, and a note of what finds no room."""
    b = style.base
    row = floor(max(LEAST_ROW * b, min(MOST_ROW * b, (bottom - top) / (count + bool(left_out)))))
    shown = max(0, min(count, int((bottom - top) / row)))
    if shown < count or left_out:
        shown = min(count, max(0, int((bottom - top) / row) - 1))
    edges = [top + row * i for i in range(1, shown + bool(shown < count or left_out))]
    canvas.hairlines([(style.pad, y, style.width - style.pad, y) for y in edges], style.grid)
    middles = [style.below(top + row * (i + 0.5), b) for i in range(shown)]
    for one in placed:
        x, align = one.anchor
        cells = list(zip(one.cells, middles, strict=False))
        missing = [(cell, x, y) for cell, y in cells if cell is MISSING]
        present = [(cell, x, y) for cell, y in cells if cell is not MISSING]
        canvas.texts(present, b, one.column.color or style.text, 400, align, tabular=one.column.number)
        canvas.texts(missing, b, style.muted, 400, align)
    note = _note(count - shown, left_out)
    y = style.below(top + row * (shown + 0.5), b)
    if note and top + row * (shown + 0.5) + 0.5 * b <= style.height - 0.4 * style.pad:
        canvas.text(wrapping.shorten(note, style.width - 2 * style.pad, b), style.pad, y, b, style.muted)


def _note(rows: int, left_out: int) -> str:
    """What is not shown."""
    if not left_out:
        return f"+ {rows} more" if rows else ""
    hidden = f"{left_out} column{'s' * (left_out > 1)}"
    return f"+ {rows} row{'s' * (rows > 1)}, {hidden}" if rows else f"+ {hidden}"


def _draw_greeked(canvas: Canvas, spec: ChartSpec, style: Style) -> None:
    """A picture too small for text: a bar for each word and number."""
    pad = style.pad
    rows = max(1, int((style.height - 2 * pad) / GREEKED_ROW))
    row = (style.height - 2 * pad) / rows
    size, thick = 0.6 * row, 0.36 * row
    placed, _ = fitted(spec, style, rows, pad, style.width - pad, size)
    named = any(one.name for one in placed)
    strings = [(one, (one.name[0] if one.name else "", *one.cells) if named else one.cells) for one in placed]
    header: list[Path] = []
    cells: list[Path] = []
    for one, column in strings:
        for i, string in enumerate(column[:rows]):
            long = min(shaping.width(string, size), one.right - one.left)
            if long > 0:
                x = one.right - long if one.column.number else one.left
                y = pad + (i + 0.5) * row
                bar = rounded(x, y - thick / 2, x + long, y + thick / 2, thick / 2)
                (header if named and i == 0 else cells).append(bar)
    for bars, share in ((header, 0.65), (cells, 0.25)):
        if bars:
            canvas.fill(joined(bars), mix(style.background, style.text, share))


def describe(spec: ChartSpec) -> list[str]:
    """How large it is, what its columns are, and where the first of numbers is highest and lowest."""
    count = len(spec.series[0].data)
    across = len(spec.series) + bool(spec.labels)
    found = [series.name for series in spec.series if series.name]
    sentences = [
        f"{count} row{'s' * (count > 1)}, {across} column{'s' * (across > 1)}"
        + (f" ({names(found)})." if found else ".")
    ]
    first = next((s for s in spec.series if not s.texts and any(v is not None for v in s.data)), None)
    rows = spec.labels or next((s.texts for s in spec.series if s.texts), ())
    if first is None or not rows:
        return sentences
    values = np.array([np.nan if value is None else value for value in first.data], float)
    high, low = int(np.nanargmax(values)), int(np.nanargmin(values))
    written = _written(first, count, writing_of(spec, spec.y[0].format), True)
    about = f"{first.name}: highest" if first.name else "Highest"
    return [*sentences, f"{about} {rows[high]} {written[high]}; lowest {rows[low]} {written[low]}."]
