"""The picture that says what is wrong with a request: an `<img>` has no other way to show it."""

from .drawing.canvas import Canvas
from .drawing.color import parse
from .drawing.paths import disc, rounded
from .looks.style import CAP_HEIGHT, base_size
from .looks.theme import theme
from .typesetting import shaping, wrapping

LINE = 1.5  # em


def draw(canvas: Canvas, message: str) -> None:
    """Draw it; the message is shortened to what has room."""
    look = theme("light")
    alarm = parse(look.categorical[3])
    canvas.paper(parse(look.background))
    width, height = canvas.width, canvas.height
    size = base_size(width, height)
    pad = min(1.5 * size, 0.06 * min(width, height) + 4)
    mark = min(1.1 * size, min(width, height) / 2 - 1)
    if mark < 4:
        canvas.fill(rounded(0, 0, width, height, 0), alarm)
        return
    small = height < 60 or width < 120
    x, y = (width / 2, height / 2) if small else (pad + mark, pad + mark)
    canvas.fill(disc(mark, x, y), alarm)
    white = (1.0, 1.0, 1.0, 1.0)
    canvas.fill(rounded(x - 0.13 * mark, y - 0.6 * mark, x + 0.13 * mark, y + 0.15 * mark, 0.1 * mark), white)
    canvas.fill(rounded(x - 0.14 * mark, y + 0.33 * mark, x + 0.14 * mark, y + 0.61 * mark, 0.14 * mark), white)
    if small:
        return
    left = x + mark + 0.6 * size
    canvas.text(
        wrapping.shorten("This chart cannot be drawn", width - left - pad, 1.25 * size, 600),
        left, y + CAP_HEIGHT / 2 * 1.25 * size, 1.25 * size, parse(look.text), 600,
    )  # fmt: skip
    top = y + mark + size
    for line in _lines(message, width - 2 * pad, size, int((height - pad - top) / (LINE * size))):
        canvas.text(line, pad, top + CAP_HEIGHT * size, size, parse(look.text))
        top += LINE * size


def _lines(message: str, room: float, size: float, most: int) -> list[str]:
    """The message in lines no wider than `room`, at most `most` of them."""
    lines: list[str] = []
    words = message.split()
    while words and len(lines) < most:
        count = next((n for n in range(len(words), 1, -1) if shaping.width(" ".join(words[:n]), size) <= room), 1)
        taken, words = words[:count], words[count:]
        if len(lines) == most - 1 and words:
            taken += words
        lines.append(wrapping.shorten(" ".join(taken), room, size))
    return lines
