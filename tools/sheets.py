"""Contact sheets: all examples, and the hard cases, side by side as reviewers look at them."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from msgspec.structs import replace
from PIL import Image, ImageDraw, ImageFont

from render_chart.errors import ChartError
from render_chart.render import render, render_error
from render_chart.spec import ChartSpec
from tools.events import HARD, INDEX, examples
from tools.gallery import spec_of, takes_dark

FONT = Path(__file__).parent.parent / "functions/render_chart/fonts/Inter-400.ttf"
DESK, INK = "#8A9099", "#000000"  # neither theme's background: the edge of a picture is seen on it
WIDTH, MOST_HEIGHT = 1170, 1170  # px of a sheet at scale 1: what a reviewer sees without scaling
SHARP_WIDTH, SHARP_HEIGHT = 2030, 2000  # px at scale 2: two pictures beside each other
GAP, CAPTION = 10, 18  # px

Change = Callable[[ChartSpec], ChartSpec]

# Small pictures show what the layout gives up; sharp ones show edges.
LOOKS: dict[str, tuple[Path, Change]] = {
    "1x": (INDEX, lambda spec: replace(spec, scale=1.0)),
    "2x": (INDEX, lambda spec: replace(spec, scale=2.0)),
    "300x200": (INDEX, lambda spec: replace(spec, scale=1.0, width=300, height=200)),
    "hard": (HARD, lambda spec: spec),
}


def sheets() -> dict[str, bytes]:
    """The sheets as PNGs by file name: `1x-light-1.png` and so on."""
    found = {}
    for look, (index, change) in LOOKS.items():
        for theme in ("light", "dark"):
            pictures = _pictures(index, lambda spec, change=change, theme=theme: replace(change(spec), theme=theme))
            size = (SHARP_WIDTH, SHARP_HEIGHT) if look == "2x" else (WIDTH, MOST_HEIGHT)
            for number, page in enumerate(_pages(pictures, *size), 1):
                out = BytesIO()
                page.save(out, "PNG")
                found[f"{look}-{theme}-{number}.png"] = out.getvalue()
    return found


def _pictures(index: Path, change: Change) -> Iterator[tuple[str, Image.Image]]:
    """Each example with its name; those with a theme of their own keep it."""
    for name, example in examples(index).items():
        try:
            spec = spec_of(example)
        except ChartError as mistake:
            png, _ = render_error(str(mistake), "png")
        else:
            changed = change(spec)
            png, _ = render(changed if takes_dark(spec) else replace(changed, theme=spec.theme), "png")
        yield name, Image.open(BytesIO(png)).convert("RGBA")


def _pages(pictures: Iterator[tuple[str, Image.Image]], most_width: int, most_height: int) -> Iterator[Image.Image]:
    """Pages on which the pictures stand in rows, each under its name."""
    font = ImageFont.truetype(str(FONT), 13)
    placed: list[tuple[str, Image.Image, int, int]] = []
    x = y = GAP
    row = 0
    for name, picture in pictures:
        if x > GAP and x + picture.width + GAP > most_width:
            x, y, row = GAP, y + row + GAP, 0
        if placed and y + picture.height + CAPTION + GAP > most_height:
            yield _page(placed, font)
            placed, x, y, row = [], GAP, GAP, 0
        placed.append((name, picture, x, y))
        x += picture.width + GAP
        row = max(row, picture.height + CAPTION)
    if placed:
        yield _page(placed, font)


def _page(placed: list[tuple[str, Image.Image, int, int]], font: ImageFont.FreeTypeFont) -> Image.Image:
    width = max(x + picture.width for _, picture, x, _ in placed) + GAP
    height = max(y + picture.height for _, picture, _, y in placed) + CAPTION + GAP
    page = Image.new("RGB", (width, height), DESK)
    pen = ImageDraw.Draw(page)
    for name, picture, x, y in placed:
        pen.text((x, y), name, INK, font)
        page.paste(picture, (x, y + CAPTION), picture)
    return page
