"""Checks of the words, the size and the looks of a chart."""

from typing import Final

from .. import limits
from ..errors import ChartError, TooLargeError, quoted
from ..plot.drawing.color import parse as parse_color
from ..plot.looks.palettes import NAMES as PALETTES
from ..plot.looks.theme import CHOICES as THEMES
from ..spec import ChartSpec
from .checks import Place, nth, plain

SCALES: Final = (1.0, 4.0)  # device pixels per CSS px: beyond 4 no screen shows a difference
ROUNDEST: Final = 100.0  # px
THICKNESSES: Final = (0.25, 20.0)  # px, of lines
_OTHER_COLORS: Final = {"none": "transparent"}  # what others call it
# What others call palettes, without "brewer." and "tableau." before the name and the number of colours behind it.
_OTHER_PALETTES: Final = {
    "setone": "set1", "settwo": "set2", "setthree": "set3", "darktwo": "dark2", "tableau": "tableau-10",
    "classic": "category-10", "tab": "category-10", "category": "category-10", "d": "category-10",
    "colorblind": "okabe-ito", "colourblind": "okabe-ito", "wong": "okabe-ito", "okabe": "okabe-ito",
    "default": "plotlink", "grays": "greys", "grey": "greys", "gray": "greys", "turbo": "viridis", "jet": "viridis",
    "rainbow": "spectral", "coolwarm": "rdbu", "bwr": "rdbu", "hot": "inferno",
}  # fmt: skip
_BY_PART: Final = frozenset(("slices", "treemap", "measures"))  # families whose colours are those of their parts
_BY_MARK: Final = frozenset(("bars", "points"))  # families of which a single series can have a colour for each mark
_MOST_STOPS: Final = 32  # colours of a ramp: it is drawn in twice as many
_KINDS: Final = {"direction": "direction: up, down", "kind": "kind of bar: up, down, total"}
_COLOR_HINT: Final = "A CSS colour such as tomato, 2768ce, rgb(39,104,206) or transparent."


def check_size(spec: ChartSpec, place: Place) -> None:
    """The picture has a size that can be drawn."""
    for field in ("width", "height"):
        side: int = getattr(spec, field)
        if side < 1:
            raise ChartError(f"{side} is not a {field}.", place(field), f"A whole number from 1 to {limits.SIDE_PX}.")
        if side > limits.SIDE_PX:
            raise TooLargeError(f"{side} px are too many.", place(field), f"At most {limits.SIDE_PX} px.")
    low, high = SCALES
    if not low <= spec.scale <= high:
        problem = f"{plain(spec.scale)} is out of range."
        raise ChartError(problem, place("scale"), f"A number from {plain(low)} to {plain(high)}.")
    pixels = round(spec.width * spec.scale) * round(spec.height * spec.scale)
    if pixels > limits.PIXELS:
        raise TooLargeError(
            f"{spec.width} x {spec.height} px at scale {plain(spec.scale)} are {pixels / 1e6:.1f} million pixels.",
            place("scale" if spec.scale > 1 else "width"), f"At most {limits.PIXELS // 1_000_000} million.",
        )  # fmt: skip


def check_words(spec: ChartSpec, place: Place) -> None:
    """No text is longer than anybody would read."""
    if spec.mathtext:
        _check_formulas(spec, place)
    for field in ("title", "subtitle", "alt", "caption"):
        check_length(getattr(spec, field), limits.TITLE_CHARS, field, place)
    for i, series in enumerate(spec.series):
        for j, text in enumerate(series.texts):
            check_length(text, limits.LABEL_CHARS, f"series[{i}].texts[{j}]", place)
    for field in ("totals", "groups", "sources", "sinks", "highlight"):
        for i, text in enumerate(getattr(spec, field)):
            check_length(text, limits.LABEL_CHARS, f"{field}[{i}]", place)
    check_length(spec.x.title, limits.LABEL_CHARS, "x.title", place)
    for i, axis in enumerate(spec.y):
        check_length(axis.title, limits.LABEL_CHARS, f"y[{i}].title", place)
    for i, series in enumerate(spec.series):
        check_length(series.name, limits.LABEL_CHARS, f"series[{i}].name", place)
    if spec.labels and len(max(spec.labels, key=len)) > limits.LABEL_CHARS:
        i = next(i for i, label in enumerate(spec.labels) if len(label) > limits.LABEL_CHARS)
        check_length(spec.labels[i], limits.LABEL_CHARS, f"labels[{i}]", place)
    if (length := sum(map(len, spec.labels))) > limits.ALL_LABELS_CHARS:
        problem = f"All labels together have {length:,} characters."
        raise TooLargeError(problem, place("labels"), f"At most {limits.ALL_LABELS_CHARS:,}.")


def _check_formulas(spec: ChartSpec, place: Place) -> None:
    from ..plot.typesetting.formulas import check

    words = [("title", spec.title), ("subtitle", spec.subtitle), ("caption", spec.caption), ("x.title", spec.x.title)]
    words += [(f"y[{i}].title", axis.title) for i, axis in enumerate(spec.y)]
    words += [(f"labels[{i}]", label) for i, label in enumerate(spec.labels)]
    words += [(f"series[{i}].name", series.name) for i, series in enumerate(spec.series)]
    words += [(f"annotations[{i}].label", one.label) for i, one in enumerate(spec.annotations)]
    for field in ("groups", "sources", "sinks"):
        words += [(f"{field}[{i}]", text) for i, text in enumerate(getattr(spec, field))]
    words += [
        (f"series[{i}].texts[{j}]", text) for i, one in enumerate(spec.series) for j, text in enumerate(one.texts)
    ]
    for path, text in words:
        check_length(text, limits.TITLE_CHARS, path, place)
        try:
            check(text)
        except ValueError as error:
            problem = f"{quoted(text)} has a formula that cannot be read."
            raise ChartError(
                problem, place(path), "TeX's mathematics between dollar signs: $\\frac{a}{b^2}$."
            ) from error


def check_length(text: str, most: int, path: str, place: Place) -> None:
    """The text has at most so many characters."""
    if len(text) > most:
        problem = f"{quoted(text)} has {len(text):,} characters."
        raise TooLargeError(problem, place(path), f"At most {most:,}.")


def check_looks(spec: ChartSpec, families: set[str], place: Place) -> None:
    """Theme, palette, colours and number formats are known."""
    if spec.theme not in THEMES:
        from .suggest import suggestion

        raise ChartError(f"{quoted(spec.theme)} is not a theme.", place("theme"), suggestion(spec.theme, THEMES))
    if spec.locale:
        _check_locale(spec.locale, place)
    if spec.palette and spec.palette not in PALETTES:
        from .suggest import nearest, one_of

        meant = nearest(_plain_palette(spec.palette), PALETTES, _OTHER_PALETTES)
        hint = f"Did you mean {meant}?" if meant else one_of(PALETTES)
        raise ChartError(f"{quoted(spec.palette)} is not a palette.", place("palette"), hint)
    if spec.palette and spec.accent:
        problem = "Colours are made from the accent, or they are those of the palette."
        raise ChartError(problem, place("accent"), "Leave out one of the two.")
    if spec.rounded is not None and not 0 <= spec.rounded <= ROUNDEST:
        problem = f"A radius of {plain(spec.rounded)} px is out of range."
        raise ChartError(problem, place("rounded"), f"From 0 to {ROUNDEST:g}.")
    low, high = THICKNESSES
    for i, series in enumerate(spec.series):
        if series.thickness is not None and not low <= series.thickness <= high:
            problem = f"A line of {plain(series.thickness)} px is out of range."
            raise ChartError(problem, place(f"series[{i}].thickness"), f"From {low:g} to {high:g}.")
    _check_colors(spec, families, place)
    if spec.format or spec.x.format or any(axis.format for axis in spec.y):
        _check_formats(spec, place)


def _check_locale(tag: str, place: Place) -> None:
    from ..plot.formats.locales import LOCALES, known

    if not known(tag):
        from .suggest import suggestion

        raise ChartError(f"{quoted(tag)} is not a locale that is known.", place("locale"), suggestion(tag, LOCALES))


def _plain_palette(name: str) -> str:
    """A name as its author has it: `brewer.SetTwo8` is SetTwo, `tableau.Tableau10` is Tableau."""
    plain = name.strip().lower().rpartition(".")[2].replace("_", "-")
    return plain if plain in PALETTES else plain.rstrip("0123456789").rstrip("-") or plain


def _check_colors(spec: ChartSpec, families: set[str], place: Place) -> None:
    if spec.background:
        check_color(spec.background, "background", place)
    if spec.accent:
        check_color(spec.accent, "accent", place)
    for i, band in enumerate(spec.bands):
        if band.color:
            check_color(band.color, f"bands[{i}].color", place)
    for i, series in enumerate(spec.series):
        if series.color:
            check_color(series.color, f"series[{i}].color", place)
        for j, text in enumerate(series.colors):
            check_color(text, f"series[{i}].colors[{j}]", place, j)
    if not spec.colors:
        return
    what, most = _colored(spec, families)
    if len(spec.colors) > most:
        from .suggest import counted

        problem = f"{counted(len(spec.colors), 'color')} for {counted(most, what)}."
        raise ChartError(problem, place("colors"), f"At most one for each {_KINDS.get(what, what)}.")
    if "heatmap" in families and len(spec.colors) < 2:
        problem = "One colour is no ramp."
        raise ChartError(problem, place("colors"), "Two at least: from the lowest value to the highest.")
    for i, text in enumerate(spec.colors):
        check_color(text, f"colors[{i}]", place, i)


def _colored(spec: ChartSpec, families: set[str]) -> tuple[str, int]:
    """What the colours of a chart belong to, and how many of them there are."""
    if "heatmap" in families:
        return "step", _MOST_STOPS
    if "sankey" in families:
        return "node", len({*spec.sources, *spec.sinks})
    if spec.groups and "treemap" in families:
        return "group", len(set(spec.groups))
    if "samples" in families and len(spec.series) == 1:
        return "label", len(spec.series[0].data)
    if families & _BY_MARK and len(spec.series) == 1:
        return "value", len(spec.series[0].data)
    if "candles" in families:
        return "direction", 2
    if "waterfall" in families:
        return "kind", 3
    if "gantt" in families:
        return "group", len(set(spec.groups)) or 1
    part = "slice" if families & {"slices", "treemap"} else "value"
    return (part, len(spec.series[0].data)) if families & _BY_PART else ("series", len(spec.series))


def check_color(text: str, path: str, place: Place, index: int | None = None) -> None:
    """The text is a CSS colour; `index` counts it in its list."""
    try:
        parse_color(text)
    except ValueError as error:
        from ..plot.drawing.css_names import NAMES
        from .suggest import nearest

        where = "" if index is None else f", the {nth(index)} of them,"
        meant = nearest(text, (*NAMES, "transparent"), _OTHER_COLORS)
        hint = f"Did you mean {meant}?" if meant else _COLOR_HINT
        raise ChartError(f"{quoted(text)}{where} is not a colour.", place(path), hint) from error


def _check_formats(spec: ChartSpec, place: Place) -> None:
    from ..plot.formats.numbers import parse_format

    formats = [("format", spec.format), ("x.format", spec.x.format)]
    formats += [(f"y[{i}].format", axis.format) for i, axis in enumerate(spec.y)]
    for path, text in formats:
        if text:
            check_length(text, limits.LABEL_CHARS, path, place)
            try:
                parse_format(text)
            except ValueError as error:
                hint = "A d3-format such as ,.1f or $~s or .0%, with words before or after: €,.2f or ,.0f km."
                raise ChartError(f"{quoted(text)} is not a number format.", place(path), hint) from error
