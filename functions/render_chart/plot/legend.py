"""Legends: rows under the title, or a column beside the plot."""

from typing import NamedTuple

import numpy as np

from .drawing.canvas import Canvas, Rgba
from .drawing.paths import Path, disc, rounded
from .looks.style import Style
from .typesetting import shaping, wrapping

MOST_ROWS = 3
ROWS_SHARE = 0.2  # of the picture's height
LOW = 200  # px: a picture that is lower has a legend of one row
SWATCH = 0.85  # b, the side of a square
LINE_SWATCH = 1.5  # b
AFTER_SWATCH, BETWEEN, ROW, COLUMN_ROW = 0.45, 1.25, 1.45, 1.6  # b


class Entry(NamedTuple):
    """One name in a legend; shape is square, line, disc, or "" for words alone."""

    name: str
    color: Rgba
    shape: str
    line_width: float = 0.0
    dash: tuple[float, ...] = ()  # px, of a line
    pattern: str = ""  # of a square


def swatch_width(entry: Entry, style: Style) -> float:
    """The width of the swatch and the space after it."""
    if not entry.shape:
        return 0.0
    return ((LINE_SWATCH if entry.shape == "line" else SWATCH) + AFTER_SWATCH) * style.base


def entry_width(entry: Entry, style: Style) -> float:
    """The width of swatch and name."""
    return swatch_width(entry, style) + shaping.width(entry.name, style.base)


def row_width(row: list[Entry], style: Style) -> float:
    """The width of a row."""
    return sum(entry_width(e, style) for e in row) + BETWEEN * style.base * (len(row) - 1)


def _more(count: int, style: Style) -> Entry:
    return Entry(f"+ {count} more", style.muted, "")


def most_rows(style: Style) -> int:
    """How many rows a legend may have: three, a fifth of the picture's height, one in a low picture."""
    if style.height < LOW:
        return 1
    return max(1, min(MOST_ROWS, int(ROWS_SHARE * style.height / (ROW * style.base))))


def flow(entries: list[Entry], style: Style, room: float) -> list[list[Entry]]:
    """Entries in rows no wider than `room`; what does not fit in the last row is counted there."""
    most = most_rows(style)
    limit = 0.6 * room if len(entries) > 1 else room
    entries = [_shortened(e, style, limit) for e in entries]
    rows: list[list[Entry]] = [[]]
    placed = 0
    for entry in entries:
        if rows[-1] and row_width([*rows[-1], entry], style) > room:
            if len(rows) == most:
                break
            rows.append([])
        rows[-1].append(entry)
        placed += 1
    if placed < len(entries):
        while rows[-1] and row_width([*rows[-1], _more(len(entries) - placed, style)], style) > room:
            rows[-1].pop()
            placed -= 1
        more = _more(len(entries) - placed, style)
        if rows[-1] or entry_width(more, style) <= room:
            rows[-1].append(more)
    return [row for row in rows if row]


def _shortened(entry: Entry, style: Style, room: float) -> Entry:
    space = room - swatch_width(entry, style)
    if shaping.width(entry.name, style.base) <= space:
        return entry
    return entry._replace(name=wrapping.shorten(entry.name, space, style.base))


def draw_row(canvas: Canvas, style: Style, row: list[Entry], x: float, y: float) -> None:
    """A row that begins at x, centred at y."""
    for entry in row:
        draw_entry(canvas, style, entry, x, y)
        x += entry_width(entry, style) + BETWEEN * style.base


def draw_entry(canvas: Canvas, style: Style, entry: Entry, x: float, y: float) -> None:
    """One swatch and name, centred at y."""
    b = style.base
    if entry.shape == "square":
        side = round(SWATCH * b)
        left, top = canvas.snap(x), canvas.snap(y - side / 2)
        corner = min(2.0, style.theme.radius) * style.unit
        square = rounded(left, top, left + side, top + side, corner)
        canvas.fill(square, entry.color)
        if entry.pattern:
            from .looks import surface

            surface.cover(canvas, style, square, entry.color, entry.pattern)
    elif entry.shape == "line":
        stroke = Path(np.array([(x + entry.line_width / 2, y), (x + LINE_SWATCH * b - entry.line_width / 2, y)]))
        canvas.stroke(stroke, entry.color, min(entry.line_width, 3 * style.unit), entry.dash)
    elif entry.shape == "disc":
        canvas.fill(disc(0.375 * b, x + SWATCH * b / 2, y), entry.color)
    color = style.text if entry.shape else style.muted
    canvas.text(entry.name, x + swatch_width(entry, style), style.below(y, b), b, color)


class Room(NamedTuple):
    """What a legend leaves for the plot: its edges in px, and between which px labels under it may stand."""

    left: float
    right: float
    bottom: float
    free: tuple[float, float]


def beside(
    canvas: Canvas, style: Style, entries: list[Entry], position: str, top: float, bottom: float, share: float = 0.3
) -> Room:
    """Draw a legend left or right of the plot, or below it, if `position` is one of these; what it leaves.

    top, bottom : px of the plot with what stands under it
    share : of the width, the most that a column takes
    """
    b, left, right = style.base, style.pad, style.width - style.pad
    start, end = 0.4 * style.pad, style.width - 0.4 * style.pad
    if entries and position == "bottom":
        rows = flow(entries, style, right - left)
        for i, row in enumerate(rows):
            x = (style.width - row_width(row, style)) / 2
            draw_row(canvas, style, row, x, bottom - (len(rows) - i - 0.5) * ROW * b)
        bottom -= len(rows) * ROW * b + 0.25 * b
    elif entries and position in ("left", "right"):
        shown = _column(entries, style, share * style.width, bottom - top)
        width = max(entry_width(e, style) for e in shown)
        for i, entry in enumerate(shown):
            x = left if position == "left" else right - width
            draw_entry(canvas, style, entry, x, top + (0.5 + COLUMN_ROW * i) * b)
        if position == "left":
            left += width + BETWEEN * b
            start = left - 0.5 * b
        else:
            right -= width + BETWEEN * b
            end = right + 0.5 * b
    return Room(left, right, bottom, (start, end))


def _column(entries: list[Entry], style: Style, room: float, height: float) -> list[Entry]:
    """Entries for one column, no wider than `room`; names that find no row are counted in the last."""
    most = max(1, int(height / (COLUMN_ROW * style.base)))
    shown = entries if len(entries) <= most else [*entries[: most - 1], _more(len(entries) - most + 1, style)]
    return [_shortened(e, style, room) for e in shown]
