"""Sizes and colours of one picture, all from its width, height and theme."""

from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from msgspec.structs import replace

from ...spec import ChartSpec
from ..drawing.canvas import Rgba
from ..drawing.color import contrast, luminance, mix, over, parse, readable, to_hex
from . import palettes
from .theme import Theme, theme

CAP_HEIGHT = 0.727  # em, of Inter: text is centred by its capitals, never by its ink
CAP_HEIGHTS = {"sans": CAP_HEIGHT, "serif": 0.67, "mono": 0.7}  # em
CELL_RADIUS = 2.0  # u, at most
DARK = 0.18  # luminance below which white says more than black
SAMPLES = 8  # series that the colours of a ramp are made for, where their number is not known
FINENESS = 16  # steps from one colour of a ramp to the next
SEEN, STRONG = 2.0, 6.0  # contrast to the background: the least of a colour of a ramp, and the most of one alone


class Style(NamedTuple):
    """Lengths in CSS px, colours as rgba.

    base : size of ticks, legend, labels and axis titles; every other length follows from it
    unit : a twelfth of base, for strokes, dots and radii
    pad : the free margin on all sides
    """

    width: int
    height: int
    base: float
    unit: float
    pad: float
    title_size: float
    theme: Theme
    paper: Rgba  # what is painted first; may be transparent
    background: Rgba  # opaque: the colour of gaps and halos
    text: Rgba
    muted: Rgba
    grid: Rgba
    axis: Rgba
    zero: Rgba
    rounded: float | None  # px, the radius that was asked for
    face: str  # the family of text, and of the title: sans, serif or mono
    title_face: str

    @property
    def tiny(self) -> bool:
        """Whether the picture is a sparkline: marks and nothing else."""
        return self.height < 120 or self.width < 160

    @property
    def grid_dash(self) -> tuple[float, ...]:
        """The dashes of grid lines in px, whole ones; () for lines without."""
        return tuple(max(1.0, round(length * self.unit)) for length in self.theme.grid_dash)

    def corner(self, thickness: float) -> float:
        """The radius of the corners at the end of a bar of that thickness, px."""
        if self.rounded is not None:
            return min(self.rounded, thickness / 2)
        return min(self.theme.radius * self.unit, 0.2 * thickness)

    @property
    def cell_corner(self) -> float:
        """The radius of the corners of cells and parts, px."""
        return min(CELL_RADIUS, self.theme.radius) * self.unit if self.rounded is None else self.rounded

    def dash(self, order: int, width: float) -> tuple[float, ...]:
        """The dashes of the line of the series counted from 0, in px; () for a solid one."""
        dashes = self.theme.dashes
        if not dashes:
            return ()
        n = len(dashes)  # colours come again as often as dashes do: the second time each goes with the next dash
        return tuple(length * width for length in dashes[(order + order // n) % n])

    def below(self, y: float, size: float) -> float:
        """The base line of text of that size whose capitals are centred at y."""
        return y + CAP_HEIGHTS[self.face] / 2 * size


def base_size(width: int, height: int, factor: float = 1.0) -> float:
    """Text size in px: 10 for small pictures, 20 for the largest."""
    g = sqrt(width * height)
    if width < 0.6 * height:  # a tall narrow picture counts as narrow
        g *= width / height / 0.6
    return min(20.0, max(10.0, round(2 * (8 + g / 140)) / 2)) * factor


@lru_cache(64)
def _style(
    width: int, height: int, theme_name: str, background: str, palette: str, accent: str, rounded: float | None,
    font: str,
) -> Style:  # fmt: skip
    look = theme(theme_name)
    base = base_size(width, height, look.size)
    tiny = height < 120 or width < 160
    pad = min(4.0, width / 8, height / 8) if tiny else float(round(min(1.5 * base, 0.06 * min(width, height) + 4)))
    paper = parse(background or look.background)
    under = parse(look.background)
    opaque = under if paper[3] == 0 else over(paper, under)
    title_size = base * (1.25 if height < 240 else 1.5)
    text, muted, grid, axis, zero = _furniture(look, opaque)
    if palette or accent:
        look = _recolored(look, palette, accent, opaque)
    face = font or look.face
    title_face = font or look.title_face or face
    colors = paper, opaque, text, muted, grid, axis, zero
    return Style(width, height, base, base / 12, pad, title_size, look, *colors, rounded, face, title_face)


def _recolored(look: Theme, palette: str, accent: str, background: Rgba) -> Theme:
    """A theme with the colours of a named palette, or with those that are made from an accent."""
    if accent:
        from . import accent as made

        numbers = made.sequential(accent, background)
        return replace(look, categorical=made.categorical(accent, background), sequential=numbers)
    named = palettes.palette(palette)
    if named.kind == "categorical":
        return replace(look, categorical=named.colors)
    numbers = named.colors
    first, last = (luminance(parse(numbers[end])) for end in (0, -1))
    if named.kind == "sequential" and first > last and luminance(background) < DARK:
        numbers = numbers[::-1]  # what begins light begins near the paper
    series = tuple(map(to_hex, sampled(numbers, SAMPLES, background)))
    return replace(look, categorical=series, sequential=numbers, diverging=numbers)


@lru_cache(64)
def sampled(ramp: tuple[str, ...], count: int, background: Rgba) -> tuple[Rgba, ...]:
    """`count` colours from end to end of a ramp, at even distances, without what is hardly seen on the background."""
    stops = [parse(c) for c in ramp]
    steps = FINENESS * (len(stops) - 1)
    places = [(i // FINENESS, i % FINENESS / FINENESS) for i in range(steps)]
    fine = [mix(stops[i], stops[i + 1], share) for i, share in places] + stops[-1:]
    seen = [c for c in fine if contrast(c, background) >= SEEN] or fine
    if count == 1:
        return (max(seen, key=lambda c: contrast(c, background) if contrast(c, background) <= STRONG else 0.0),)
    return tuple(seen[round(i * (len(seen) - 1) / (count - 1))] for i in range(count))


def _furniture(look: Theme, background: Rgba) -> tuple[Rgba, Rgba, Rgba, Rgba, Rgba]:
    """Text, muted text, grid, axis and zero line, to be seen on a background that may be the caller's."""
    if background == parse(look.background):
        text, muted, grid, axis, zero = (parse(c) for c in (look.text, look.muted, look.grid, look.axis, look.zero))
        return text, muted, grid, axis, zero
    looks = (look, theme("light"), theme("dark"))
    fitting = next((t for t in looks if contrast(parse(t.text), background) >= 7), looks[0])
    text, muted = (readable(parse(c), background, look.contrast) for c in (fitting.text, fitting.muted))
    return text, muted, mix(background, text, 0.12), mix(background, text, 0.5), muted


def style_of(spec: ChartSpec) -> Style:
    """The style of a chart."""
    return _style(
        spec.width, spec.height, spec.theme, spec.background, spec.palette, spec.accent, spec.rounded, spec.font
    )  # fmt: skip


def up_and_down(spec: ChartSpec) -> tuple[Rgba, Rgba]:
    """The colours of what rises and what falls: the series' own for both, the caller's first two, or the theme's."""
    look = style_of(spec).theme
    if spec.series[0].color:
        return parse(spec.series[0].color), parse(spec.series[0].color)
    up, down = (*spec.colors[:2], *(look.rising, look.falling)[len(spec.colors[:2]) :])
    return parse(up), parse(down)


def series_colors(spec: ChartSpec, count: int) -> list[Rgba]:
    """One colour each for `count` series or slices: the given ones in turn, else those of the palette or the theme.

    Beyond the last of these (the tenth of a theme) they come again mixed 45 % into the background, so that slice 11
    differs from slice 1. A palette that was made for numbers is sampled from end to end.
    """
    style = style_of(spec)
    if spec.palette and not spec.colors and palettes.palette(spec.palette).kind != "categorical":
        return list(sampled(style.theme.sequential, count, style.background))
    given = spec.colors or style.theme.categorical
    colors = [parse(c) for c in given]
    n = len(colors)
    if spec.colors:
        return [colors[i % n] for i in range(count)]
    return [colors[i] if i < n else mix(colors[i % n], style.background, 0.45) for i in range(count)]


def ramp(spec: ChartSpec, diverging: bool) -> tuple[Rgba, ...]:
    """The colours, low to high and to be mixed in between, of numbers: a heat map's cells.

    diverging : from one hue through what is neither to another, for numbers on both sides of a middle
    """
    look = style_of(spec).theme
    return tuple(parse(c) for c in (look.diverging if diverging else look.sequential))
