"""Charts for tests: specs in a line, the examples as specs, and a canvas that keeps what was asked of it."""

from functools import cache
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from render_chart import request
from render_chart.charts import draw
from render_chart.plot.drawing.canvas import Box, Canvas, Cap, Join, Rgba
from render_chart.plot.drawing.paints import Paint
from render_chart.plot.drawing.paths import Floats, Path
from render_chart.plot.looks.style import CAP_HEIGHT
from render_chart.spec import Axis, ChartSpec, Coordinate, Datum, Series
from tools.events import examples


class Fill(NamedTuple):
    """A filled path."""

    path: Path
    color: Rgba | Paint


class Stroke(NamedTuple):
    """A path that was drawn along."""

    path: Path
    color: Rgba | Paint
    width: float
    dash: tuple[float, ...]
    cap: Cap | None = None
    join: Join = "round"
    dash_offset: float = 0.0


class Stamps(NamedTuple):
    """A shape at many points."""

    shape: Path
    points: Floats
    color: Rgba
    edge: Rgba | None
    width: float


class Fade(NamedTuple):
    """A path filled with one colour that runs into another."""

    path: Path
    colors: tuple[Rgba, Rgba]
    top: float
    bottom: float
    sideways: bool = False

    @property
    def alpha(self) -> tuple[float, float]:
        """How opaque it is at both ends."""
        return self.colors[0][3], self.colors[1][3]


class Hatch(NamedTuple):
    """A path that was covered with a pattern."""

    path: Path
    pattern: str
    tile: int
    color: Rgba


class Text(NamedTuple):
    """A string as it was set."""

    string: str
    x: float
    y: float
    size: float
    weight: int
    color: Rgba
    align: float
    angle: float
    tabular: bool = False


class Recorder(Canvas):
    """A canvas that draws nothing and remembers all: its layout is that of every other canvas of that size and scale.

    order : the marks and texts as they came
    """

    def __init__(self, width: int, height: int, scale: float = 1.0) -> None:
        super().__init__(width, height, scale)
        self.order: list[Fill | Stroke | Stamps | Fade | Hatch | Text] = []
        self.papers: list[Rgba] = []
        self.clips: list[Box | None] = []
        self.clip_paths: list[Path | None] = []

    def paper(self, color: Rgba) -> None:
        self.papers.append(color)

    def fill(self, path: Path, color: Rgba | Paint) -> None:
        self.order.append(Fill(path, color))

    def stroke(
        self, path: Path, color: Rgba | Paint, width: float, dash: tuple[float, ...] = (), cap: Cap | None = None,
        join: Join = "round", dash_offset: float = 0.0,
    ) -> None:  # fmt: skip
        self.order.append(Stroke(path, color, width, dash, cap, join, dash_offset))

    def markers(self, shape: Path, points: Floats, color: Rgba, edge: Rgba | None = None, width: float = 0.0) -> None:
        self.order.append(Stamps(shape, points, color, edge, width))

    def fade(self, path: Path, colors: tuple[Rgba, Rgba], top: float, bottom: float, sideways: bool = False) -> None:
        self.order.append(Fade(path, colors, top, bottom, sideways))

    def hatch(self, path: Path, pattern: str, tile: int, color: Rgba) -> None:
        self.order.append(Hatch(path, pattern, tile, color))

    def clip(self, box: Box | None) -> None:
        self.clips.append(box)

    def clip_path(self, path: Path | None) -> None:
        self.clip_paths.append(path)

    def _set(
        self, string: str, x: float, y: float, size: float, weight: int, color: Rgba, align: float, angle: float,
        tabular: bool,
    ) -> None:  # fmt: skip
        self.order.append(Text(string, x, y, size, weight, color, align, angle, tabular))

    def encoded(self, format: str, title: str, description: str) -> bytes:  # noqa: A002
        raise NotImplementedError("nothing was drawn")

    def of(self, kind: type) -> list:
        """What was drawn of one kind, in order."""
        return [one for one in self.order if type(one) is kind]

    @property
    def fills(self) -> list[Fill]:
        return self.of(Fill)

    @property
    def strokes(self) -> list[Stroke]:
        return self.of(Stroke)

    @property
    def stamps(self) -> list[Stamps]:
        return self.of(Stamps)

    @property
    def fades(self) -> list[Fade]:
        return self.of(Fade)

    @property
    def hatches(self) -> list[Hatch]:
        return self.of(Hatch)

    @property
    def words(self) -> list[Text]:
        return self.of(Text)

    @property
    def strings(self) -> list[str]:
        return [text.string for text in self.words]

    def text_of(self, string: str) -> Text:
        """The one text of that wording."""
        (found,) = (text for text in self.words if text.string == string)
        return found

    def filled(self, color: Rgba) -> list[Path]:
        """The paths filled in a colour."""
        return [one.path for one in self.fills if one.color == color]


def series(*data: Datum, **more: object) -> Series:
    """A series of some values."""
    return Series(data=data, **more)


def chart(kind: str, *data: Series, **more: object) -> ChartSpec:
    """A resolved chart of some series; with labels its x axis is one of categories, else of numbers."""
    if "x" not in more:
        more["x"] = Axis(kind="category" if more.get("labels") else "linear")
    if "y" not in more:
        more["y"] = (Axis(kind="linear"),)
    return ChartSpec(type=kind, series=data, **more)


def points(x: tuple[Coordinate, ...], y: tuple[Datum, ...], **more: object) -> Series:
    """A series with its own positions."""
    return Series(data=y, x=x, **more)


def drawn(spec: ChartSpec) -> Recorder:
    """What drawing a chart asks of a canvas."""
    canvas = Recorder(spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    return canvas


@cache
def example_specs() -> dict[str, ChartSpec]:
    """Every example that is a chart of ours, resolved."""
    found = {
        name: request.from_event(example.event()).spec()
        for name, example in examples().items()
        if example.status == 200
    }
    return {name: spec for name, spec in found.items() if spec.config is None}


def sized(spec: ChartSpec, width: int, height: int, scale: float = 1.0) -> ChartSpec:
    """The same chart in another size."""
    return replace(spec, width=width, height=height, scale=scale)


def extent(path: Path) -> Box:
    """Left, top, right and bottom of a path's points; control points of its curves count too."""
    here = path.vertices[np.isfinite(path.vertices).all(axis=1)]
    return (*here.min(axis=0).tolist(), *here.max(axis=0).tolist())


def boxes(path: Path) -> list[Box]:
    """The extent of each of the shapes of a compound path."""
    starts = np.flatnonzero(path.codes == 1)
    return [extent(Path(path.vertices[a:b])) for a, b in zip(starts, [*starts[1:], len(path.vertices)], strict=True)]


def depth(a: Floats, b: Floats) -> float:
    """How far two rectangles of any angle reach into each other, px; 0 where a line parts them.

    a, b : (4, 2) corners
    """
    least = np.inf
    for corners in (a, b):
        for edge in (corners[1] - corners[0], corners[2] - corners[1]):
            length = float(np.hypot(*edge))
            if not length:
                continue
            along_a, along_b = a @ edge / length, b @ edge / length
            shared = min(along_a.max(), along_b.max()) - max(along_a.min(), along_b.min())
            least = min(least, float(shared))
    return max(0.0, least)


def flaws(canvas: Canvas) -> list[str]:
    """Texts that meet another or leave the picture, by more than a hundredth of a pixel."""
    found = []
    placed = [(box.string, np.array(box.corners)) for box in canvas.boxes]
    for i, (string, corners) in enumerate(placed):
        over = max(-float(corners.min()), float((corners - (canvas.width, canvas.height)).max()))
        if over > 0.01:
            found.append(f"{string!r} leaves the picture by {over:.1f} px")
        for other, others in placed[i + 1 :]:
            if (corners.max(0) <= others.min(0)).any() or (others.max(0) <= corners.min(0)).any():
                continue
            if (shared := depth(corners, others)) > 0.01:
                found.append(f"{string!r} meets {other!r} by {shared:.1f} px")
    return found


class Reading(NamedTuple):
    """An axis as a reader sees it: the px of a value by the tick labels."""

    origin: float
    per_unit: float

    def px(self, value: float) -> float:
        return self.origin + value * self.per_unit


def reading(canvas: Recorder, upright: bool = True) -> Reading:
    """The value axis, by its labels: at the left of upright charts, under lying ones."""
    found = []
    for text in canvas.words:
        number = text.string.replace("−", "-").replace(",", "").removesuffix("%")
        if text.align == (1.0 if upright else 0.5) and number.lstrip("-").replace(".", "", 1).isdigit():
            found.append((float(number), text.y - CAP_HEIGHT / 2 * text.size if upright else text.x))
    values, places = np.array(found).T
    per_unit, origin = np.polyfit(values, places, 1)
    assert abs(origin + per_unit * values - places).max() < 0.01, "the labels do not stand at even distances"
    return Reading(float(origin), float(per_unit))
