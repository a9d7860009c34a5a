"""What stands above a plot: title, subtitle, and the row that the y title shares with the legend."""

from . import legend
from .drawing.canvas import Canvas, Rgba
from .drawing.paths import rect
from .legend import Entry
from .looks.style import CAP_HEIGHT, Style
from .typesetting import shaping, wrapping

DESCENT = 0.25  # em, how far letters hang under the line


def title_lines(string: str, style: Style, most: int, size: float, weight: int) -> tuple[str, ...]:
    """`string` in at most `most` lines as wide as the picture, the last one shortened if need be."""
    room = style.width - 2 * style.pad
    if shaping.width(string, size, weight) <= room:
        return (string,)
    if most > 1:
        lines = wrapping.wrap(string, room, size, weight, max_lines=most)
        if lines is not None:
            return lines
        first, rest = _split(string, room, size, weight)
        if rest:
            return first, wrapping.shorten(rest, room, size, weight)
    return (wrapping.shorten(string, room, size, weight),)


def _split(string: str, room: float, size: float, weight: int) -> tuple[str, str]:
    """As many words as fit on the first line, and the others."""
    words = string.split(" ")
    for n in range(len(words) - 1, 0, -1):
        if shaping.width(" ".join(words[:n]), size, weight) <= room:
            return " ".join(words[:n]), " ".join(words[n:])
    return string, ""


def draw(
    canvas: Canvas,
    style: Style,
    title: str,
    subtitle: str,
    left_title: str = "",
    right_title: str = "",
    entries: list[Entry] | None = None,
    forced: bool = False,
    right_color: Rgba | None = None,
) -> float:
    """Set them, and give the y at which the plot may begin.

    left_title, right_title : titles of the y axes
    entries : the legend, if it stands here
    forced : the caller asked for it: it is drawn at any size that has text at all
    right_color : that of the only series on the right axis
    """
    b, pad = style.base, style.pad
    y = pad
    if style.theme.rule:
        canvas.fill(rect(0, 0, style.width, canvas.snap(style.theme.rule * style.unit)), style.text)
        y += 0.2 * b
    if title:
        size = style.title_size
        with shaping.family(style.title_face):
            for line in title_lines(title, style, 2 if style.height >= 300 else 1, size, 600):
                y += CAP_HEIGHT * size
                canvas.text(line, pad, y, size, style.text, 600)
                y += 0.5 * size + _depth(line, size, 600)
    if subtitle and style.height >= 240:
        size = 1.08 * b
        y += 0.12 * b
        for line in title_lines(subtitle, style, 2 if style.height >= 300 else 1, size, 400):
            y += CAP_HEIGHT * size
            canvas.text(line, pad, y, size, style.muted)
            y += 0.6 * size + _depth(line, size, 400)
    roomy = style.height >= 160 and style.width >= 240
    if not roomy:
        left_title = right_title = ""
        entries = entries if forced else None
    return _rows(canvas, style, y, left_title, right_title, entries, right_color or style.muted)


def _depth(line: str, size: float, weight: int) -> float:
    """Px by which the formulas of a line hang lower than its letters do."""
    if max(line, default="") < shaping.FIRST_FORMULA:
        return 0.0
    from .typesetting import text

    return max(0.0, text.ink(line, size, weight)[3] - DESCENT * size)


def _rows(
    canvas: Canvas, style: Style, y: float, left_title: str, right_title: str, entries: list[Entry] | None,
    right_color: Rgba,
) -> float:  # fmt: skip
    """The rows under the title; the y at which the plot may begin."""
    b, pad = style.base, style.pad
    room = style.width - 2 * pad
    rows = legend.flow(entries, style, room) if entries else []
    left_title = wrapping.shorten(left_title, room, b) if left_title else ""
    together = (
        len(rows) == 1
        and not right_title
        and shaping.width(left_title, b) + legend.row_width(rows[0], style) + 2.5 * b <= room
    )
    if (rows or left_title or right_title) and y > pad:
        y += 0.35 * b
    if together:
        middle = y + 0.5 * b
        canvas.text(left_title, pad, style.below(middle, b), b, style.muted)
        legend.draw_row(canvas, style, rows[0], style.width - pad - legend.row_width(rows[0], style), middle)
        y += legend.ROW * b
    else:
        for row in rows:
            legend.draw_row(canvas, style, row, pad, y + 0.5 * b)
            y += legend.ROW * b
        if (left_title or right_title) and not (rows and style.height < 240):
            below = style.below(y + 0.5 * b, b)
            half = room if not right_title else room if not left_title else 0.5 * room - b
            canvas.text(wrapping.shorten(left_title, half, b), pad, below, b, style.muted)
            canvas.text(wrapping.shorten(right_title, half, b), style.width - pad, below, b, right_color, align=1.0)
            y += legend.ROW * b
    return y
