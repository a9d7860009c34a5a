"""What annotations are where a config says nothing.

https://www.chartjs.org/chartjs-plugin-annotation/3.1.0/guide/types/
"""

from typing import Any

Tree = dict[str, Any]

COLOR = "#666"  # Chart.js's own, whatever `options.color` says

_BORDER: Tree = {
    "borderCapStyle": "butt", "borderDash": [], "borderDashOffset": 0, "borderJoinStyle": "miter",
}  # fmt: skip
_SHADOW: Tree = {"backgroundShadowColor": "transparent", "shadowBlur": 0, "shadowOffsetX": 0, "shadowOffsetY": 0}
_SHAPE: Tree = {
    **_BORDER, **_SHADOW, "adjustScaleRange": True, "borderWidth": 1, "display": True, "rotation": 0, "z": 0,
    "borderColor": COLOR, "backgroundColor": COLOR,
}  # fmt: skip
_POINT: Tree = {**_SHAPE, "radius": 10, "xAdjust": 0, "yAdjust": 0}
_CALLOUT: Tree = {
    **_BORDER, "borderWidth": 1, "display": False, "margin": 5, "position": "auto", "side": 5, "start": "50%",
}  # fmt: skip
_WORDS: Tree = {"textStrokeWidth": 0, "xAdjust": 0, "yAdjust": 0}
_BOX_LABEL: Tree = {
    **_WORDS, "backgroundColor": "transparent", "borderWidth": 0, "borderColor": "transparent", "callout": _CALLOUT,
    "color": "black", "display": False, "font": {"weight": "bold"}, "padding": 6, "position": "center",
    "textAlign": "start",
}  # fmt: skip

ELEMENTS: Tree = {
    "boxAnnotation": {**_SHAPE, "borderRadius": 0, "label": _BOX_LABEL},
    "doughnutLabelAnnotation": {
        **_WORDS, **_BORDER, **_SHADOW, "autoFit": True, "autoHide": True, "backgroundColor": "transparent",
        "borderColor": "transparent", "borderWidth": 0, "color": "black", "display": True, "font": {},
        "position": "center", "rotation": 0, "spacing": 1, "textAlign": "center", "z": 0,
    },
    "ellipseAnnotation": {**_SHAPE, "label": _BOX_LABEL},
    "labelAnnotation": {
        **_SHAPE, **_WORDS, "backgroundColor": "transparent", "borderRadius": 0, "borderWidth": 0, "callout": _CALLOUT,
        "color": "black", "font": {}, "padding": 6, "position": "center", "textAlign": "center",
    },
    "lineAnnotation": {
        **_BORDER, **_SHADOW, "adjustScaleRange": True, "borderColor": COLOR, "borderWidth": 2, "curve": False,
        "controlPoint": {"y": "-50%"}, "display": True, "z": 0,
        "arrowHeads": {"display": False, "fill": False, "length": 12, "width": 6, "start": {}, "end": {}},
        "label": {
            **_WORDS, **_BORDER, **_SHADOW, "backgroundColor": "rgba(0,0,0,0.8)", "borderColor": "black",
            "borderRadius": 6, "borderWidth": 0, "callout": _CALLOUT, "color": "#fff", "display": False,
            "font": {"weight": "bold"}, "padding": 6, "position": "center", "rotation": 0, "textAlign": "center",
        },
    },
    "pointAnnotation": {**_POINT, "pointStyle": "circle"},
    "polygonAnnotation": {**_POINT, "sides": 3},
}  # fmt: skip

COMMON: Tree = {"drawTime": "afterDatasetsDraw", "label": {}}

# Where nested options fall back to: what the annotation itself says.
FALLBACKS: Tree = {
    "_fallback": "plugins.annotation.common",
    "label": {"_fallback": True},
    "arrowHeads": {"_fallback": True, "start": {"_fallback": True}, "end": {"_fallback": True}},
}

HOOKS = frozenset({"enter", "leave", "click", "beforeDraw", "afterDraw", "init"})  # functions that are not options
