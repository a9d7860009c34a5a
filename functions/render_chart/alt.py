"""Alternative text: what a chart shows, in plain sentences, for people who cannot see it."""

from math import isfinite

import numpy as np

from .plot.data import Column, columns
from .plot.drawing.paths import Floats, median
from .plot.formats.tick_labels import told_label
from .plot.formats.writing import Writing
from .plot.layers import has_marks, module_of
from .plot.looks.style import style_of
from .plot.typesetting.shaping import family
from .spec import ChartSpec

MOST = 300  # characters
FIRST_NAMES = 5
STEADY = 0.10  # of the range: a line that changes by less is said to stay
LEVEL = 0.25  # of the largest value: a line whose values lie farther apart does not stay where it begins and ends
SAMPLE = 24  # points in time, which tell how exact dates have to be
TOGETHER = 0.3  # correlation from which points are said to rise or fall together


def alt_text(spec: ChartSpec) -> str:
    """The caller's own text, or at most 300 characters about the chart, cut at the end of a sentence."""
    if spec.alt:
        return spec.alt
    sentences = [_head(spec)]
    if spec.subtitle:
        sentences.append(_ended(spec.subtitle))
    with family(style_of(spec).face):  # what is short for want of room in the picture is so here
        sentences += _body(spec)
    if has_marks(spec):
        from .alt_marks import told

        sentences += told(spec, position_name)
    text = ""
    for sentence in sentences:
        longer = f"{text} {sentence}" if text else sentence
        if len(longer) > MOST:
            break
        text = longer
    return text or sentences[0][: MOST - 1].rsplit(" ", 1)[0] + "…"


def _ended(sentence: str) -> str:
    return sentence if sentence[-1:] in ".!?…" else sentence + "."


def heading(spec: ChartSpec) -> str:
    """A name for the chart: its title, or what it is."""
    return spec.title or _head(spec).removesuffix(".")


def _head(spec: ChartSpec) -> str:
    kind = _kind(spec.type)
    if spec.horizontal:
        kind = "Horizontal " + kind[0].lower() + kind[1:]
    if spec.stack != "none":
        kind = "Stacked " + kind[0].lower() + kind[1:]
    others = {_kind(s.type) for s in spec.series if s.type and s.type != spec.type}
    if others:
        kind += " with " + " and ".join(sorted(o.split()[0].lower() + "s" for o in others))
    if spec.title:
        return _ended(f"{kind}: {spec.title}")
    about = [spec.y[0].title, spec.x.title]
    return f"{kind}{' of ' + about[0] if about[0] else ''}{' by ' + about[1] if about[1] else ''}."


def names(strings: list[str]) -> str:
    """The first five, and how many more."""
    shown = strings[:FIRST_NAMES]
    left = len(strings) - len(shown)
    if left:
        return ", ".join(shown) + f" and {left} more"
    return ", ".join(shown)


def _number(spec: ChartSpec, value: float) -> str:
    writing = Writing(spec.format or spec.y[0].format, spec.locale)
    if writing.format:
        return writing.value(value)
    return writing.localized([told_label(value)])[0]


def position_name(spec: ChartSpec, at: float, span: float) -> str:
    """What stands on the x axis at one position; `span` is the distance from the first to the last."""
    if spec.x.kind == "category":
        return spec.labels[int(at)] if int(at) < len(spec.labels) else str(int(at) + 1)
    if spec.x.kind == "time":
        from .plot.formats.time_ticks import moment_label

        some = [x for x in (spec.series[0].x or ())[:SAMPLE] if isinstance(x, int | float)]
        return moment_label(at, span, spec.tz, spec.locale, some)
    if at == int(at) and 1500 <= at <= 2200:
        return f"{at:.0f}"  # a year has no comma
    return Writing(locale=spec.locale).localized([told_label(at)])[0]


def _kind(type_: str) -> str:
    return str(module_of(type_).KIND)


def _body(spec: ChartSpec) -> list[str]:
    module = module_of(spec.type)
    if hasattr(module, "describe"):
        return list(module.describe(spec))
    if spec.type in ("pie", "doughnut"):
        return _parts(spec)
    made = columns(spec)
    some = [c for c in made if c.complete or np.isfinite(c.values).any()]
    if not some:
        return ["No data."]
    if spec.type == "sparkline":
        return [_sparkline(spec, some[0])]
    if spec.type in ("scatter", "bubble"):
        return _points(spec, some)
    return _bars(spec, some) if spec.type in ("bar", "lollipop") else _lines(spec, some)


def _parts(spec: ChartSpec) -> list[str]:
    from .charts.pie import slices

    parts = [p for p in slices(spec) if p.share > 0]
    if not parts:
        return ["No data."]
    largest = sorted(parts, key=lambda p: -p.share)[:3]
    shares = Writing(locale=spec.locale).shares([p.share for p in largest])
    said = ", ".join(f"{p.name or 'part'} {share}" for p, share in zip(largest, shares, strict=True))
    rest = len(parts) - len(largest)
    more = f" and {rest} smaller part{'s' * (rest > 1)}" if rest else ""
    negative = any(d is not None and not isinstance(d, tuple) and d < 0 for d in spec.series[0].data)
    out = [f"{len(parts)} part{'s' * (len(parts) > 1)}. {said}{more}."]
    return [*out, "Negative values are shown by their size."] if negative else out


def _sparkline(spec: ChartSpec, column: Column) -> str:
    values = column.values if column.complete else column.values[np.isfinite(column.values)]
    first, last, low, high = (_number(spec, float(v)) for v in (values[0], values[-1], values.min(), values.max()))
    return f"{values.size} values from {first} to {last}, low {low}, high {high}."


def _points(spec: ChartSpec, some: list[Column]) -> list[str]:
    x, y = np.concatenate([c.x for c in some]), np.concatenate([c.values for c in some])
    here = np.isfinite(x) & np.isfinite(y)
    x, y = x[here], y[here]
    if not x.size:
        return ["No data."]
    first, last = float(x.min()), float(x.max())
    across = [position_name(spec, at, last - first) for at in (first, last)]
    up = [_number(spec, float(v)) for v in (y.min(), y.max())]
    axes = [f"{spec.x.title or 'x'} {across[0]} to {across[1]}", f"{spec.y[0].title or 'y'} {up[0]} to {up[1]}"]
    out = [f"{x.size} point{'s' * (x.size > 1)}; {'; '.join(axes)}."]
    named = [c.name for c in some if c.name]
    if len(some) > 1 and named:
        out.insert(0, f"{len(some)} groups ({names(named)}).")
    if x.size > 2 and np.ptp(x) > 0 and np.ptp(y) > 0:
        r = correlation(x, y)
        if abs(r) >= TOGETHER:
            run = "Both rise together" if r > 0 else "One falls as the other rises"
            said = Writing(locale=spec.locale).localized([f"{r:.1f}".replace("-", "−")])[0]
            out.append(f"{run} (correlation {said}).")
    return out


def correlation(x: Floats, y: Floats) -> float:
    """Pearson's r of (N,) and (N,), neither of which is constant."""
    x, y = x / np.abs(x).max(), y / np.abs(y).max()  # the squares of huge numbers are beyond a float
    x, y = x - x.mean(), y - y.mean()
    size = float(x @ x) * float(y @ y)
    return float(x @ y) / size**0.5 if size else 0.0


def _bars(spec: ChartSpec, some: list[Column]) -> list[str]:
    finite = [
        (v, x, c)
        for c in some
        for v, x in zip(c.values.tolist(), c.x.tolist(), strict=True)
        if isfinite(v) and isfinite(x)
    ]
    if not finite:
        return ["No data."]
    value, at, column = max(finite, key=lambda f: f[0])
    span = max(f[1] for f in finite) - min(f[1] for f in finite)
    place = position_name(spec, at, span)
    if len(some) == 1:
        lows = column.low if column.floating else column.values
        low_value, low_at = min(
            (v, x) for v, x in zip(lows.tolist(), column.x.tolist(), strict=True) if isfinite(v + x)
        )
        low_place = position_name(spec, low_at, span)
        bars = f"{len(finite)} {spec.type}{'s' * (len(finite) > 1)}"
        if len(finite) == 1:
            return [f"{bars}: {place} {_number(spec, value)}."]
        if low_value == value:
            return [f"{bars}, all {_number(spec, value)}."]
        ends = f"Highest: {place} {_number(spec, value)}; lowest: {low_place} {_number(spec, low_value)}."
        return [f"{bars}.", ends]
    named = [c.name for c in some if c.name]
    count = len(spec.labels) or max(c.x.size for c in some)
    said = f" ({names(named)})" if named else ""
    series = column.name or f"series {column.order + 1}"
    return [
        f"{count} categories, {len(some)} series{said}.",
        f"Highest: {series} in {place}, {_number(spec, value)}.",
    ]


def _lines(spec: ChartSpec, some: list[Column]) -> list[str]:
    named = [c.name for c in some if c.name]
    kind = "area" if spec.type == "area" else "line"
    said = f" ({names(named)})" if len(some) > 1 and named else ""
    out = []
    places = [c.x if c.complete else c.x[np.isfinite(c.x)] for c in some]
    places = [x for i, x in enumerate(places) if x is not places[i - 1] or not i]  # most lines share theirs
    if any(x.size for x in places):
        first, last = min(float(x.min()) for x in places if x.size), max(float(x.max()) for x in places if x.size)
        start, end = (position_name(spec, at, last - first) for at in (first, last))
        out.append(f"{len(some)} {kind}{'s' * (len(some) > 1)}{said} from {start} to {end}.")
    return out + [_course(spec, c, c.name or ("It" if len(some) == 1 else f"Series {c.order + 1}")) for c in some[:3]]


def _course(spec: ChartSpec, column: Column, name: str) -> str:
    """How one line runs."""
    values, x = column.values, column.x
    if not column.complete:
        here = np.isfinite(values) & np.isfinite(x)
        values, x = values[here], x[here]
    if not values.size:
        return f"{name} has no data."
    first, last, peak = float(values[0]), float(values[-1]), int(values.argmax())
    low, high = float(values.min()), float(values[peak])
    spread = high - low
    reverse = spec.y[column.axis].reverse  # less is more: the first place is on top
    moves = False
    if abs(last - first) >= STEADY * spread and spread:
        way = "goes" if reverse else "rises" if last > first else "falls"
        run = f"{name} {way} from {_number(spec, first)} to {_number(spec, last)}"
    elif moves := spread > LEVEL * max(abs(low), abs(high)):
        run = f"{name} moves between {_number(spec, low)} and {_number(spec, high)}"
    else:
        run = f"{name} stays near {_number(spec, median(values))}"
    if spread and peak not in (0, values.size - 1) and not reverse:
        place = position_name(spec, float(x[peak]), float(x.max() - x.min()))
        run += f", peak {'' if moves else _number(spec, high) + ' '}at {place}"
    return run + "."
