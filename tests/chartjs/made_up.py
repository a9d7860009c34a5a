"""Made-up configurations of Chart.js: those of configs.toml, with things done to them that are seldom right."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from copy import deepcopy
from math import inf, nan
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from hypothesis import strategies as st

from render_chart.chartjs import language
from render_chart.errors import ChartError

JS = "=js="  # what follows in a text is JavaScript

Tree = dict[str, Any]
Way = tuple[Any, ...]  # keys, from the root of a tree


def _bases() -> list[tuple[int, Tree]]:
    """Versions and configurations that are right: the documentation's kinds, all types and all plugins among them."""
    rows = tomllib.loads(Path(__file__).with_name("configs.toml").read_text())
    found = []
    for row in rows.values():
        beside = parse_qs(row.get("beside", ""))
        version = next((beside[name][0] for name in ("v", "version") if name in beside), "2")
        try:
            tree = language.read(row["chart"])
        except ChartError:
            continue
        if tree is not None:
            found.append((int(version[0]), tree))
    return found


BASES = _bases()
TYPES = (
    "bar", "line", "pie", "doughnut", "polarArea", "radar", "scatter", "bubble", "horizontalBar", "boxplot", "violin",
    "horizontalBoxPlot", "gauge", "radialGauge", "progressBar", "sparkline", "funnel", "candlestick", "ohlc", "matrix",
    "treemap", "sankey", "barWithErrorBars", "lineWithErrorBars", "scatterWithErrorBars", "polarAreaWithErrorBars",
    "outlabeledPie", "outlabeledDoughnut",
)  # fmt: skip

# ---- values ----

NUMBERS = (
    0, 1, -1, 2, 3, 5, 10, 45, 90, 100, 360, -45, -100, 500, 1000, 99_999, 0.5, 0.1, -0.0, 1e-9, -1e-9, 1e9, -1e9,
    1e15, 1e16, 2**53, 2**64, 1e21, 1e100, 1e154, -1e154, 1e155, 1e300, -1e300, 1e308, -1e308, 1e-308, 5e-324, nan,
    inf, -inf, 1.7e12, 1_577_836_800_000, 8.64e15, -8.64e15, 1e10, 7,
)  # fmt: skip
TEXTS = (
    "", " ", "a", "Sales", "50%", "0%", "-10%", "1e999%", "%", "nan", "NaN", "5", "-1", "1e308", "true", "#fff",
    "#12", "red", "transparent", "rgba(1,2,3,.5)", "rgba(1e400,0,0,0)", "hsl(9,9%", "2024-02-29",
    "2024-13-45T99:00", "0001-01-01", "Ελλάδα", "北京", "שלום 5", "👩\u200d👩\u200d👧", "a\u0301\u0301",
    "$x^2$", "<b>&amp;\"'", "\x00\x1b\n", "two\nlines", "W" * 80, "long " * 400, "x" * 5000, "origin", "start",
    "end", "center", "top", "left", "right", "bottom", "auto", "+1", "-1", "x", "y", "r", "day", "data", "circle",
    "star", "2d", "__proto__", "constructor", "function", "(ctx) => 1", "…", "\t\r", "1px", "12px", "1e3", "0x10",
    "١٢",
)  # fmt: skip
FUNCTIONS = (
    "()=>NaN", "c=>c.x.y", "(v,i)=>i", "()=>[[]]", "()=>({})", "()=>null", "()=>undefined", "()=>'x'.repeat(3e3)",
    "()=>1e308", "c=>c.chart.chartArea.width", "()=>{throw 1}", "()=>-1", "()=>()=>1", "()=>true", "v=>[v,v]",
    "c=>c.chart.ctx.createLinearGradient(0,0,NaN,1)",
)  # fmt: skip

numbers = st.one_of(st.sampled_from(NUMBERS), st.integers(-200, 200), st.floats())
texts = st.one_of(st.sampled_from(TEXTS), st.text(max_size=6))
singles = st.one_of(numbers, numbers, numbers, texts, texts, st.none(), st.booleans())
lists = st.one_of(
    st.lists(singles, max_size=4),
    st.lists(numbers, min_size=1, max_size=3),
    st.lists(st.lists(singles, max_size=3), max_size=3),
    st.sampled_from(
        ([0, 0], [0], [1e-9, 1e-9], [1e308], [5, 0], [-1, 1], [nan], [1] * 300, [[[[[]]]]], ["a" * 40] * 300)
    ),
)
FIELDS = (
    "x", "y", "r", "v", "t", "size", "top", "left", "right", "bottom", "start", "end", "value", "target", "above",
    "below", "width", "height", "family", "weight", "display", "color", "min", "max", "topLeft", "o", "h", "l", "c",
)  # fmt: skip
objects = st.dictionaries(st.sampled_from(FIELDS), st.one_of(singles, lists), max_size=4)
anything = st.one_of(singles, singles, singles, singles, lists, lists, objects)

WORDS: dict[str, tuple[Any, ...]] = {
    "type": ("category", "linear", "logarithmic", "time", "timeseries"),
    "position": (
        "top", "bottom", "left", "right", "chartArea", "center", "start", "end", {"x": 1}, {"y": 1e308}, {"x": "a"},
    ),
    "axis": ("x", "y", "r", "z"), "indexAxis": ("x", "y", "r"), "bounds": ("ticks", "data"),
    "source": ("data", "labels", "auto"), "stacked": (True, False, "single"),
    "align": ("start", "center", "end", "inner", "top", "left", 45), "anchor": ("start", "center", "end"),
    "crossAlign": ("near", "center", "far"), "includeBounds": (True, False),
    "grace": ("5%", "1e308%", 5, 1e308, "-90%"),
    "pointStyle": (
        "circle", "cross", "crossRot", "dash", "line", "rect", "rectRounded", "rectRot", "star", "triangle", False,
    ),
    "fill": (
        "origin", "start", "end", "stack", "shape", "+1", "-1", "-0", 0, 1, 7, True, False, {"value": 5},
        {"target": 1},
    ),
    "stepped": (True, "before", "after", "middle"), "steppedLine": (True, "before", "after", "middle"),
    "cubicInterpolationMode": ("monotone", "default"), "spanGaps": (True, 1, 1e308),
    "borderSkipped": ("start", "end", "middle", False, True, "left"), "borderAlign": ("inner", "center"),
    "borderJoinStyle": ("miter", "round", "bevel"), "borderCapStyle": ("butt", "round", "square"),
    "unit": ("millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year"),
    "round": ("millisecond", "day", "week", "year"), "minUnit": ("second", "year"),
    "parser": ("YYYY-MM-DD", "X", "x", "[", "DDDD"), "distribution": ("linear", "series"),
    "cutout": ("50%", "200%", 10, -5, "-50%"), "radius": ("50%", 10, -5, 1e308, "1e308%"),
    "algorithm": ("lttb", "min-max"), "samples": (0, 1, 2, 5, 1e308, -3), "threshold": (0, 1, 5),
    "enabled": (True, False),
    "drawTime": ("beforeDraw", "beforeDatasetsDraw", "beforeDatasetDraw", "afterDatasetsDraw", "afterDraw"),
    "mode": ("horizontal", "vertical"), "scheme": ("brewer.Paired12", "office.Excel16", "x.y"),
    "tickFormat": (
        {"style": "percent"}, {"minimumFractionDigits": 1e9}, {"maximumFractionDigits": 300}, {"prefix": "$"}, True,
    ),
    "format": (
        {"style": "currency", "currency": "EUR"}, {"minimumFractionDigits": 100}, {"notation": "compact"},
        {"style": "unit", "unit": "x"},
    ),
    "textAlign": ("start", "left", "center", "right", "end"), "rtl": (True,), "usePointStyle": (True,),
    "clamp": (True,), "clip": (True, False, 5, {"left": 1e308}), "display": (True, False, "auto"),
    "rotation": (45, 90, -1e308, 1e16), "scaleID": ("x", "y", "z"), "xScaleID": ("x", "y2"),
    "lineHeight": (1.2, "1.2", "20px", "150%", "normal", -1, 1e308),
    "weight": ("bold", "normal", 600, "1e308", 1e308), "stepSize": (1e-9, 1e-308, 5e-324, 1, 0, -1, 1e308),
    "count": (1, 0, -1, 1e9, 1e308), "maxTicksLimit": (0, 1, 1e9, 1e308, -1), "precision": (0, 2, 100, 1e9, -1e9),
    "minRotation": (0, 45, 90, 1e308), "maxRotation": (0, 45, 90, -90, 1e308), "sampleSize": (0, 1, 1e308),
    "datasets": ([], [{}], [{"data": []}]), "labels": ([], ["a"], [["a", "b"], "c"], [None, 1, {}]),
    "shape": ("circle", "star"), "version": (1,), "orientation": ("horizontal", "vertical"),
    "spacingMode": ("angular", "proportional", "parallel"), "locale": ("de-DE", "ar-EG", "hi-IN", "xx", "x" * 40),
    "zone": ("Europe/Berlin", "x"), "xAxisID": ("x", "y", "x-axis-0", {"x": 1}), "yAxisID": ("y", "x", "z", [1]),
}  # fmt: skip

KINDS = {  # where `type` is not that of a scale
    "annotation": ("line", "box", "ellipse", "label", "point", "polygon", "doughnutLabel"), "datasets": TYPES,
}  # fmt: skip

# ---- where what is said ----

FONT = ("font", "color", "fontSize", "fontColor", "fontStyle", "fontFamily", "lineHeight")
BOX = ("padding", "borderRadius", "borderWidth", "borderColor", "backgroundColor", "borderDash", "opacity")
SCALE = (
    "type", "position", "axis", "min", "max", "suggestedMin", "suggestedMax", "beginAtZero", "grace", "bounds",
    "offset", "reverse", "stacked", "stack", "stackWeight", "weight", "display", "labels", "startAngle",
    "backgroundColor", "clip", "alignToPixels", "offsetAfterAutoskip", "id", "distribution", "barPercentage",
    "categoryPercentage", "fullSize",
)  # fmt: skip
PARTS = {  # of a scale
    "ticks": (
        "stepSize", "count", "maxTicksLimit", "precision", "format", "minRotation", "maxRotation", "mirror",
        "padding", "autoSkip", "autoSkipPadding", "labelOffset", "align", "crossAlign", "showLabelBackdrop",
        "backdropPadding", "backdropColor", "textStrokeWidth", "textStrokeColor", "sampleSize", "includeBounds",
        "source", "z", "display", "callback", "min", "max", "suggestedMin", "suggestedMax", "beginAtZero", "major",
        "minor", "labels", "values", "backdropPaddingX", "reverse", *FONT,
    ),
    "grid": (
        "lineWidth", "tickLength", "tickWidth", "offset", "circular", "z", "borderDash", "tickBorderDash", "color",
        "tickBorderDashOffset", "drawOnChartArea", "drawTicks", "display", "tickColor",
    ),
    "gridLines": (
        "lineWidth", "tickMarkLength", "zeroLineWidth", "zeroLineColor", "zeroLineBorderDash", "borderDash",
        "borderDashOffset", "offsetGridLines", "drawBorder", "circular", "color", "display",
    ),
    "border": ("dash", "dashOffset", "width", "display", "z", "color"),
    "title": ("display", "text", "align", "padding", *FONT),
    "scaleLabel": ("display", "labelString", "padding", *FONT),
    "time": (
        "unit", "round", "minUnit", "parser", "displayFormats", "tooltipFormat", "isoWeekday", "stepSize",
        "unitStepSize", "min", "max",
    ),
    "pointLabels": (
        "display", "padding", "centerPointLabels", "callback", "backdropColor", "backdropPadding", *FONT, *BOX,
    ),
    "angleLines": ("display", "lineWidth", "color", "borderDash", "borderDashOffset"), "adapters": ("date",),
}  # fmt: skip
DATASET = (
    "data", "label", "type", "hidden", "order", "stack", "xAxisID", "yAxisID", "rAxisID", "indexAxis", "parsing",
    "normalized", "clip", "fill", "tension", "lineTension", "stepped", "steppedLine", "cubicInterpolationMode",
    "spanGaps", "showLine", "pointRadius", "pointStyle", "pointRotation", "pointBorderWidth", "pointBackgroundColor",
    "radius", "rotation", "segment", "borderCapStyle", "borderJoinStyle", "borderDashOffset", "borderSkipped",
    "barThickness", "maxBarThickness", "minBarLength", "barPercentage", "categoryPercentage", "base", "inflateAmount",
    "grouped", "skipNull", "cutout", "circumference", "offset", "spacing", "weight", "borderAlign", "angle", "width",
    "height", "coef", "outlierRadius", "itemRadius", "itemStyle", "maxStats", "minStats", "points", "groups", "key",
    "tree", "sumKeys", "captions", "labels", "colorFrom", "colorTo", "colorMode", "priority", "column", "nodeWidth",
    "nodePadding", "size", "errorBarLineWidth", "errorBarWhiskerSize", "errorBarWhiskerRatio", "errorBarColor",
    "minValue", "value", "domain", "needle", "valueLabel", "datalabels", "trackColor", "centerPercentage",
    "roundedCorners", "shrinkFraction", "colors", "roundPoints", "sortBy", "quantiles", "lowerBackgroundColor",
    "medianColor", "from", "to", "spacingMode", "gap", *BOX,
)  # fmt: skip
OPTIONS = (
    "indexAxis", "font", "color", "backgroundColor", "borderColor", "layout", "locale", "parsing", "spanGaps", "clip",
    "circumference", "rotation", "startAngle", "cutout", "cutoutPercentage", "radius", "spacing", "offset", "legend",
    "title", "elements", "plugins", "scales", "scale", "datasets", "defaultColor", "showLines", "devicePixelRatio",
    "needle", "valueLabel", "domain", "trackColor", "centerPercentage", "centerArea", "roundedCorners",
    "topPercentage", "bottomPercentage", "gap", "keep", "sort", "annotation", "responsive", "aspectRatio",
)  # fmt: skip
LEGEND_LABELS = (
    "boxWidth", "boxHeight", "padding", "usePointStyle", "pointStyleWidth", "useBorderRadius", "borderRadius",
    "textAlign", "generateLabels", "filter", "sort", *FONT,
)  # fmt: skip
SHOWN = (
    "display", "position", "align", "fullSize", "fullWidth", "maxWidth", "maxHeight", "weight", "reverse", "rtl",
)  # fmt: skip
DATALABELS = (
    "display", "align", "anchor", "offset", "rotation", "clamp", "clip", "formatter", "labels", "textAlign",
    "opacity", "textStrokeWidth", "textStrokeColor", "textShadowBlur", "textShadowColor", *FONT, *BOX,
)  # fmt: skip
ANNOTATION = (
    "type", "type", "mode", "scaleID", "xScaleID", "yScaleID", "value", "endValue", "xMin", "xMax", "yMin", "yMax",
    "xValue", "yValue", "radius", "pointStyle", "rotation", "sides", "content", "label", "drawTime", "display",
    "curve", "arrowHeads", "adjustScaleRange", "callout", "position", "xAdjust", "yAdjust", "width", "height", "z",
    "init", "controlPoint", "borderShadowColor", "shadowBlur", "drawHeight", "id", *FONT, *BOX,
)  # fmt: skip
PLUGINS = {
    "legend": SHOWN, "title": (*SHOWN, "text", "padding", *FONT), "subtitle": (*SHOWN, "text", "padding", *FONT),
    "filler": ("propagate", "drawTime"), "decimation": ("enabled", "algorithm", "samples", "threshold"),
    "colors": ("enabled", "forceOverride"), "datalabels": DATALABELS,
    "annotation": ("annotations", "clip", "drawTime"), "doughnutlabel": ("labels", "color", "font"),
    "outlabels": (
        "text", "stretch", "percentPrecision", "valuePrecision", "lineWidth", "lineColor", "display", *FONT, *BOX,
    ),
    "colorschemes": ("scheme", "reverse", "override", "fillAlpha"),
    "tickFormat": (
        "style", "prefix", "suffix", "minimumFractionDigits", "maximumFractionDigits", "locale", "currency",
    ),
    "roundedBars": (), "tooltip": ("enabled",), "backgroundImageUrl": (), "datalabelsZAxis": ("enabled",),
}  # fmt: skip
ELEMENTS = {
    "bar": ("borderWidth", "borderRadius", "borderSkipped", "inflateAmount"),
    "point": ("radius", "pointStyle", "rotation", "borderWidth"),
    "line": ("tension", "borderWidth", "borderDash", "fill", "stepped", "borderJoinStyle"),
    "arc": ("borderWidth", "borderRadius", "borderAlign", "offset", "spacing", "angle", "circular", "borderDash"),
    "rectangle": ("borderWidth", "borderSkipped"), "center": ("text", "font", "color", "maxFontSize", "sidePadding"),
}  # fmt: skip


def places(tree: Tree) -> Iterator[tuple[Way, tuple[str, ...]]]:
    """Ways to what options are said of, and their names."""
    options = tree.get("options")
    scales = options.get("scales") if isinstance(options, dict) else None
    ways: list[Way] = [("options", "scales", id_) for id_ in ("x", "y", "r", "y2", "xAxis", "odd")]
    if isinstance(scales, dict) and ("xAxes" in scales or "yAxes" in scales):
        ways = [("options", "scales", name, 0) for name in ("xAxes", "yAxes")]
    elif isinstance(scales, dict):
        ways = [("options", "scales", id_) for id_ in scales] * 2 + ways[:3]
    ways.append(("options", "scale"))
    for way in ways:
        yield way, SCALE
        yield from (((*way, part), names) for part, names in PARTS.items())
    for index in range(len(datasets_of(tree))):
        for _ in range(8):  # as likely as a scale
            yield ("data", "datasets", index), DATASET
        yield ("data", "datasets", index, "datalabels"), DATALABELS
    yield ("options",), OPTIONS
    yield ("options",), OPTIONS
    yield ("options", "layout"), ("padding", "autoPadding")
    yield ("options", "legend"), SHOWN
    yield ("options", "legend", "labels"), LEGEND_LABELS
    yield ("options", "title"), (*SHOWN, "text", "padding", *FONT)
    yield ("options", "plugins", "legend", "labels"), LEGEND_LABELS
    yield ("options", "plugins", "legend", "title"), ("display", "text", "padding", "position", *FONT)
    yield from ((("options", "plugins", name), names) for name, names in PLUGINS.items() if names)
    yield from ((("options", "elements", name), names) for name, names in ELEMENTS.items())
    for _ in range(3):
        yield ("options", "plugins", "annotation", "annotations", "a"), ANNOTATION
        yield ("options", "plugins", "annotation", "annotations", "a", "label"), ANNOTATION
    yield ("options", "annotation", "annotations", 0), ANNOTATION
    yield ("data",), ("labels", "datasets", "xLabels", "yLabels")


def datasets_of(tree: Tree) -> list[Any]:
    data = tree.get("data")
    datasets = data.get("datasets") if isinstance(data, dict) else None
    return datasets[:5] if isinstance(datasets, list) else []


def nodes(tree: Any, way: Way = ()) -> Iterator[Way]:
    """Ways to all that stands in a tree; of long lists to their beginnings."""
    ones = tree.items() if isinstance(tree, dict) else enumerate(tree[:4]) if isinstance(tree, list) else ()
    for key, value in ones:
        yield (*way, key)
        yield from nodes(value, (*way, key))


def at(tree: Any, way: Way) -> Any:
    for key in way:
        tree = tree[key]
    return tree


def put(tree: Tree, way: Way, value: Any) -> None:
    """Put a copy of a value where a way leads, over what is in its way."""
    here: Any = tree
    value = deepcopy(value)
    for key, following in zip(way, (*way[1:], None), strict=True):
        if following is None:
            below = value
        else:
            below = here[key] if (key in here if isinstance(here, dict) else key < len(here)) else None
            if not isinstance(below, list if isinstance(following, int) else dict):
                below = [] if isinstance(following, int) else {}
        if isinstance(here, list) and key >= len(here):
            here.append(below)
        else:
            here[key] = below
        here = below


def remove(tree: Tree, way: Way) -> None:
    del at(tree, way[:-1])[way[-1]]


# ---- what is done to a configuration ----

Draw = st.DrawFn


def say(draw: Draw, tree: Tree) -> None:
    """Say something of a part."""
    way, names = draw(st.sampled_from(list(places(tree))))
    name = draw(st.sampled_from(names))
    words = (
        KINDS.get(way[2] if way[:2] == ("options", "plugins") else way[1], WORDS["type"])
        if name == "type"
        else WORDS.get(name)
    )
    put(tree, (*way, name), draw(st.one_of(st.sampled_from(words), anything) if words else anything))


def replace(draw: Draw, tree: Tree) -> None:
    """Have something else where something stands."""
    put(tree, draw(st.sampled_from(inner(tree))), draw(anything))


def leave_out(draw: Draw, tree: Tree) -> None:
    remove(tree, draw(st.sampled_from(inner(tree))))


def inner(tree: Tree) -> list[Way]:
    """Ways to what stands in a tree, seldom to its type, its data or a dataset, without which there is no chart."""
    ways = list(nodes(tree))
    deep = [way for way in ways if way[0] not in ("type", "data") or len(way) > 3 or way[1:2] == ("labels",)]
    return deep * 20 + ways


def call(draw: Draw, tree: Tree) -> None:
    """Have a function where something stands, or is said."""
    function = JS + draw(st.sampled_from(FUNCTIONS))
    if draw(st.booleans()):
        put(tree, draw(st.sampled_from(inner(tree))), function)
    else:
        way, names = draw(st.sampled_from(list(places(tree))))
        put(tree, (*way, draw(st.sampled_from(names))), function)


def fill_in(draw: Draw, tree: Tree) -> None:
    """Other data: of any length, and of any kind."""
    item = draw(st.sampled_from((
        numbers, st.integers(-100, 100), st.floats(-1e6, 1e6), singles, st.lists(singles, max_size=3), objects,
        anything,
        st.fixed_dictionaries({"x": singles, "y": numbers}, optional={"r": numbers, "v": numbers}),
        st.fixed_dictionaries({"x": st.integers(0, 9), "y": st.integers(0, 9), "r": st.integers(0, 20)}),
    )))  # fmt: skip
    data = draw(st.lists(item, max_size=6))
    many = draw(st.sampled_from((1, 1, 1, 1, 1, 1, 2, 10, 500, 2000)))
    if datasets_of(tree):
        many = max(1, min(many, 300_000 // len(json.dumps(data))))  # a body has 4 MB at most
        put(tree, ("data", "datasets", draw(st.integers(0, len(datasets_of(tree)) - 1)), "data"), data * many)


def label(draw: Draw, tree: Tree) -> None:
    """Other labels: too few, too many, odd ones."""
    labels = draw(st.lists(st.one_of(texts, singles, st.lists(texts, max_size=3)), max_size=6))
    put(tree, ("data", "labels"), labels * draw(st.sampled_from((1, 1, 1, 2, 30, 1000))))


def multiply(draw: Draw, tree: Tree) -> None:
    """The same datasets many times."""
    if datasets_of(tree) and len(json.dumps(tree)) < 20_000:
        datasets = tree["data"]["datasets"]
        tree["data"]["datasets"] = [
            deepcopy(one) for one in (datasets * draw(st.sampled_from((2, 2, 5, 5, 60, 101))))[:101]
        ]


def retype(draw: Draw, tree: Tree) -> None:
    """Another type, of the chart or of a dataset."""
    count = len(datasets_of(tree))
    index = draw(st.integers(-1, count - 1))
    put(tree, ("type",) if index < 0 else ("data", "datasets", index, "type"), draw(st.sampled_from(TYPES)))


def graft(draw: Draw, tree: Tree) -> None:
    """The options, or a part of them, that another configuration has."""
    _, other = draw(st.sampled_from(BASES))
    ways = [way for way in nodes(other) if way[0] == "options" and isinstance(at(other, way), dict)]
    if ways:
        way = draw(st.sampled_from(ways))
        put(tree, way, deepcopy(at(other, way)))


DEEDS: tuple[Callable[[Draw, Tree], None], ...] = (
    say, say, say, say, say, say, replace, replace, replace, fill_in, fill_in, label, graft, graft, retype, leave_out,
    multiply,
)  # fmt: skip
sizes = st.sampled_from(((300, 200), (500, 300), (300, 200), (1, 1), (7, 3), (50, 20), (20, 300), (1000, 40), (0, 5)))


VERBS = {  # of a plugin that draws: https://html.spec.whatwg.org/multipage/canvas.html
    "save": 0, "restore": 0, "setLineDash": 1, "transform": 6, "setTransform": 6, "translate": 2, "scale": 2,
    "rotate": 1, "beginPath": 0, "closePath": 0, "moveTo": 2, "lineTo": 2, "bezierCurveTo": 6, "quadraticCurveTo": 4,
    "arc": 6, "arcTo": 5, "ellipse": 8, "rect": 4, "roundRect": 5, "fill": 0, "stroke": 0, "clip": 0, "fillRect": 4,
    "strokeRect": 4, "fillText": 3, "strokeText": 4, "drawImage": 3,
}  # fmt: skip
INKS = (
    "fillStyle", "strokeStyle", "lineWidth", "lineCap", "lineJoin", "lineDashOffset", "font", "textAlign",
    "textBaseline", "globalAlpha", "globalCompositeOperation", "shadowBlur",
)  # fmt: skip
lengths = st.one_of(st.integers(-50, 400), st.integers(0, 9), st.sampled_from(NUMBERS))
words = st.sampled_from(("red", "round", "bold 20px serif", "center", "middle", "source-over", "multiply", "#0008"))


@st.composite
def commands(draw: Draw) -> list[list[Any]]:
    """What a plugin draws, with numbers that are mostly right."""
    found = []
    for verb in draw(st.lists(st.sampled_from((*VERBS, *["="] * 5)), max_size=20)):
        if verb == "=":
            found.append(["=", draw(st.sampled_from(INKS)), draw(st.one_of(words, lengths, anything))])
        else:
            given = draw(st.lists(lengths, min_size=VERBS[verb], max_size=VERBS[verb]))
            if verb in ("fillText", "strokeText"):
                given[0] = draw(texts)
            if draw(st.integers(0, 9)) == 0:
                given = draw(st.lists(anything, max_size=7))
            found.append([verb, *given])
    return found


@st.composite
def configs(draw: Draw) -> tuple[int, Tree]:
    """A version and a configuration of it that was right once."""
    version, base = draw(st.sampled_from(BASES))
    tree = deepcopy(base)
    for deed in draw(st.lists(st.sampled_from(DEEDS), min_size=1, max_size=12)):
        if tree:
            deed(draw, tree)
    if draw(st.integers(0, 24)) == 0 and tree:
        call(draw, tree)
    return draw(st.sampled_from((version, version, version, version, 2, 3, 4))), tree


def written(tree: Tree) -> str:
    """A configuration as text: JSON, with NaN and the like, and functions."""
    return re.sub(rf'"{JS}((?:[^"\\]|\\.)*)"', lambda function: json.loads(f'"{function[1]}"'), json.dumps(tree))
