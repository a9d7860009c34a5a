"""What options are worth where a config says nothing: Chart.js 4's defaults, and what 3 and 2 had otherwise.

https://www.chartjs.org/docs/4.5.1/general/options.html, https://www.chartjs.org/docs/3.9.1/ and https://www.chartjs.org/docs/2.9.4/
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

Tree = dict[str, Any]

FAINT = "rgba(0,0,0,0.1)"
GREY = "#666"


def _of(name: str) -> Any:
    """A default that is another option beside it."""
    return lambda _context, options: options.get(name)


def _chart_color(context: Any, _options: Any) -> Any:
    return context.chart.options.get("color")


_ARC_PLUGINS: Tree = {"aspectRatio": 1}

_TIME: Tree = {
    "bounds": "data",
    "adapters": {},
    "time": {
        "parser": False, "unit": False, "round": False, "isoWeekday": False, "minUnit": "millisecond",
        "displayFormats": {},
    },
    "ticks": {"source": "auto", "callback": False, "major": {"enabled": False}},
}  # fmt: skip

V4: Tree = {
    "backgroundColor": FAINT,
    "borderColor": FAINT,
    "color": GREY,
    "datasets": {
        "bar": {"categoryPercentage": 0.8, "barPercentage": 0.9, "grouped": True},
        "bubble": {},
        "doughnut": {
            "cutout": "50%", "rotation": 0, "circumference": 360, "radius": "100%", "spacing": 0,
            "spacingMode": "angular", "indexAxis": "r",
        },
        "line": {"showLine": True, "spanGaps": False},
        "pie": {
            "cutout": 0, "rotation": 0, "circumference": 360, "radius": "100%", "spacing": 0,
            "spacingMode": "angular", "indexAxis": "r",
        },
        "polarArea": {"indexAxis": "r", "startAngle": 0, "spacing": 0, "spacingMode": "proportional"},
        "radar": {"indexAxis": "r", "showLine": True, "elements": {"line": {"fill": "start"}}},
        "scatter": {"showLine": False, "fill": False},
    },
    "elements": {
        "arc": {
            "borderAlign": "center", "borderColor": "#fff", "borderDash": [], "borderDashOffset": 0, "borderRadius": 0,
            "borderWidth": 2, "offset": 0, "spacing": 0, "spacingMode": "angular", "circular": True, "selfJoin": False,
            "backgroundColor": FAINT,
        },
        "bar": {
            "borderSkipped": "start", "borderWidth": 0, "borderRadius": 0, "inflateAmount": "auto",
            "backgroundColor": FAINT, "borderColor": FAINT,
        },
        "line": {
            "borderCapStyle": "butt", "borderDash": [], "borderDashOffset": 0, "borderJoinStyle": "miter",
            "borderWidth": 3, "capBezierPoints": True, "cubicInterpolationMode": "default", "fill": False,
            "spanGaps": False, "stepped": False, "tension": 0, "backgroundColor": FAINT, "borderColor": FAINT,
        },
        "point": {
            "borderWidth": 1, "hitRadius": 1, "hoverBorderWidth": 1, "hoverRadius": 4, "pointStyle": "circle",
            "radius": 3, "rotation": 0, "backgroundColor": FAINT, "borderColor": FAINT,
        },
    },
    "font": {
        "family": "'Helvetica Neue', 'Helvetica', 'Arial', sans-serif", "size": 12, "style": "normal",
        "lineHeight": 1.2, "weight": None,
    },
    "indexAxis": "x",
    "parsing": True,
    "showLine": True,
    "layout": {"autoPadding": True, "padding": {"top": 0, "right": 0, "bottom": 0, "left": 0}},
    "plugins": {
        "colors": {"enabled": True, "forceOverride": False},
        "decimation": {"algorithm": "min-max", "enabled": False},
        "filler": {"propagate": True, "drawTime": "beforeDatasetDraw"},
        "legend": {
            "display": True, "position": "top", "align": "center", "fullSize": True, "reverse": False, "weight": 1000,
            "labels": {"color": _chart_color, "boxWidth": 40, "padding": 10},
            "title": {"color": _chart_color, "display": False, "position": "center", "text": ""},
        },
        "subtitle": {
            "align": "center", "display": False, "font": {"weight": "normal"}, "fullSize": True, "padding": 0,
            "position": "top", "text": "", "weight": 1500, "color": GREY,
        },
        "title": {
            "align": "center", "display": False, "font": {"weight": "bold"}, "fullSize": True, "padding": 10,
            "position": "top", "text": "", "weight": 2000, "color": GREY,
        },
    },
    "scale": {
        "display": True, "offset": False, "reverse": False, "beginAtZero": False, "bounds": "ticks", "clip": True,
        "grace": 0,
        "grid": {
            "display": True, "lineWidth": 1, "drawOnChartArea": True, "drawTicks": True, "tickLength": 8,
            "tickWidth": _of("lineWidth"), "tickColor": _of("color"), "offset": False, "color": FAINT,
        },
        "border": {"display": True, "dash": [], "dashOffset": 0.0, "width": 1, "color": FAINT},
        "title": {"display": False, "text": "", "padding": {"top": 4, "bottom": 4}, "color": GREY},
        "ticks": {
            "minRotation": 0, "maxRotation": 50, "mirror": False, "textStrokeWidth": 0, "textStrokeColor": "",
            "padding": 3, "display": True, "autoSkip": True, "autoSkipPadding": 3, "labelOffset": 0, "minor": {},
            "major": {}, "align": "center", "crossAlign": "near", "showLabelBackdrop": False,
            "backdropColor": "rgba(255, 255, 255, 0.75)", "backdropPadding": 2, "color": GREY,
        },
    },
    "scales": {
        "category": {},
        "linear": {},
        "logarithmic": {"ticks": {"major": {"enabled": True}}},
        "radialLinear": {
            "display": True, "position": "chartArea", "startAngle": 0,
            "angleLines": {
                "display": True, "lineWidth": 1, "borderDash": [], "borderDashOffset": 0.0, "color": FAINT,
            },
            "grid": {"circular": False},
            "ticks": {"showLabelBackdrop": True, "color": GREY},
            "pointLabels": {
                "backdropPadding": 2, "display": True, "font": {"size": 10}, "padding": 5, "centerPointLabels": False,
                "color": GREY,
            },
        },
        "time": _TIME,
        "timeseries": _TIME,
    },
}  # fmt: skip

# What 3 had otherwise. Its colours have no plugin, its slices one mode of spacing.
V3: Tree = {
    "plugins": {"colors": {"enabled": False}},
    "datasets": {"doughnut": {"spacingMode": "proportional"}, "pie": {"spacingMode": "proportional"}},
}

# What 2 had otherwise, in the words of 4. https://www.chartjs.org/docs/2.9.4/configuration/
V2: Tree = {
    "plugins": {"colors": {"enabled": False}, "filler": {"drawTime": "beforeDatasetsDraw"}},
    "elements": {
        "line": {"tension": 0.4, "fill": True},
        "bar": {"inflateAmount": 0},
    },
    "datasets": {
        "radar": {"elements": {"line": {"fill": "start", "tension": 0}}},
        "scatter": {"fill": True},
    },
    "scale": {"grid": {"tickLength": 10}, "ticks": {"padding": 0, "autoSkipPadding": 0}},
    "scales": {kind: {"ticks": {"autoSkip": False}} for kind in ("time", "timeseries")},
    "layout": {"autoPadding": False},
}

# What a type has of its own, before everybody's defaults: `_index_` and `_value_` stand for the axes it runs along.
OVERRIDES: Tree = {
    "bar": {
        "scales": {
            "_index_": {"type": "category", "offset": True, "grid": {"offset": True}},
            "_value_": {"type": "linear", "beginAtZero": True},
        }
    },
    "bubble": {"scales": {"x": {"type": "linear"}, "y": {"type": "linear"}}},
    "doughnut": _ARC_PLUGINS,
    "line": {"scales": {"_index_": {"type": "category"}, "_value_": {"type": "linear"}}},
    "pie": _ARC_PLUGINS,
    "polarArea": {
        "scales": {
            "r": {
                "type": "radialLinear", "angleLines": {"display": False}, "beginAtZero": True,
                "grid": {"circular": True}, "pointLabels": {"display": False}, "startAngle": 0,
            }
        },
    },
    "radar": {"scales": {"r": {"type": "radialLinear"}}},
    "scatter": {"scales": {"x": {"type": "linear"}, "y": {"type": "linear"}}},
}  # fmt: skip


def _not_before_or_after(name: str) -> bool:
    return not name.startswith(("before", "after")) and name not in ("callback", "parser")


# Which names are never called or picked from, and where nested options fall back to.
DESCRIPTORS: Tree = {
    "_scriptable": lambda name: not name.startswith("on"),
    "_indexable": lambda name: name != "events",
    "interaction": {"_scriptable": False, "_indexable": False},
    "scale": {
        "_fallback": False,
        "_scriptable": _not_before_or_after,
        "_indexable": lambda name: name not in ("borderDash", "tickBorderDash", "dash"),
        "ticks": {
            "_scriptable": lambda name: name not in ("backdropPadding", "callback"),
            "_indexable": lambda name: name != "backdropPadding",
        },
    },
    "scales": {"_fallback": "scale", "radialLinear": {"angleLines": {"_fallback": "grid"}}},
    "datasets": {
        kind: {
            "_scriptable": lambda name: name not in ("spacing", "spacingMode"),
            "_indexable": lambda name: (
                name not in ("spacing", "spacingMode") and not name.startswith(("borderDash", "hoverBorderDash"))
            ),
        }
        for kind in ("doughnut", "pie")
    },
    "elements": {
        "arc": {"_scriptable": True, "_indexable": lambda name: name != "borderDash"},
        "line": {"_scriptable": True, "_indexable": lambda name: name not in ("borderDash", "fill")},
    },
    "plugins": {
        "legend": {
            "_scriptable": lambda name: not name.startswith("on"),
            "labels": {"_scriptable": lambda name: name not in ("generateLabels", "filter", "sort")},
        },
        "title": {"_scriptable": True, "_indexable": False},
        "subtitle": {"_scriptable": True, "_indexable": False},
    },
}

# What the elements of each type are, and whether a line runs through a dataset.
ELEMENTS = {
    "bar": ("", "bar"), "bubble": ("", "point"), "doughnut": ("", "arc"), "line": ("line", "point"),
    "pie": ("", "arc"), "polarArea": ("", "arc"), "radar": ("line", "point"), "scatter": ("", "point"),
}  # fmt: skip


@cache
def defaults(version: int) -> Tree:
    """The defaults of a major version. Not to be changed by who gets them."""
    return {2: lambda: merged(V4, V2), 3: lambda: merged(V4, V3)}.get(version, lambda: V4)()


@lru_cache(64)
def scale_defaults(version: int, kind: str) -> Tree:
    """The defaults of a type of scale. Not to be changed by who gets them."""
    tree = defaults(version)
    return merged(tree["scale"], tree["scales"].get(kind, {}))


def merged(under: Tree, over: Tree) -> Tree:
    """A tree with what both have; `over` wins where both say something."""
    if not over:  # what says nothing is often there: the scopes of options are fewer if it makes no other tree
        return under
    result = dict(under)
    for key, value in over.items():
        below = result.get(key)
        result[key] = merged(below, value) if type(below) is dict and type(value) is dict else value
    return result
