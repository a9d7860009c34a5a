"""What functions of a config may ask about the chart: places, scales, datasets, as Chart.js names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from . import wire

if TYPE_CHECKING:
    from ..chart import Chart

_SCALE = ("min", "max", "left", "top", "right", "bottom", "width", "height", "position", "weight")


def measured(text: str, css: str) -> dict[str, float]:
    """Width and height of a text in a font as CSS has it, px."""
    from ..fonts import text_width
    from ..replay import font_of

    font = font_of(css)
    return {"width": text_width(text, font), "ascent": font.size * 0.75, "descent": font.size * 0.25}


def _state(chart: Chart) -> dict[str, Any]:
    area = chart.area
    return {
        "area": {
            "left": area.left, "top": area.top, "right": area.right, "bottom": area.bottom,
            "width": area.right - area.left, "height": area.bottom - area.top,
        },
        "scales": {id_: _scale(scale) for id_, scale in chart.scales.items()},
        "visible": [bool(chart.is_dataset_visible(i)) for i in range(len(chart.metas))],
    }  # fmt: skip


def _scale(scale: Any) -> dict[str, Any]:
    known = {name: getattr(scale, name, None) for name in _SCALE}
    return {
        **known,
        "type": scale.type,
        "axis": scale.axis,
        "id": scale.id,
        "reverse": bool(scale.options.get("reverse")),
        "drawingArea": getattr(scale, "drawing_area", None),
        "xCenter": getattr(scale, "x_center", None),
        "yCenter": getattr(scale, "y_center", None),
        "ticks": [wire.tick(one) for one in scale.ticks or ()],
    }


def _pixel(chart: Chart, id_: str, value: Any, index: int | None) -> Any:
    scale: Any = chart.scales[id_]
    if scale.axis == "r":
        return scale.distance_from_center(value)
    if isinstance(value, str):
        value = scale.parse(value, index)
    return scale.pixel(value, index)


def _value(chart: Chart, id_: str, pixel: float) -> Any:
    return chart.scales[id_].value_at(pixel)


def _label(chart: Chart, id_: str, value: Any) -> Any:
    return chart.scales[id_].label_for_value(value)


def _meta(chart: Chart, index: int) -> dict[str, Any]:
    meta: Any = chart.metas[index]
    known: dict[str, Any] = {
        "type": meta.type,
        "label": meta.label,
        "hidden": meta.hidden,
        "visible": bool(chart.is_dataset_visible(index)),
        "order": getattr(meta, "order", None),
        "stack": getattr(meta, "stack", None),
        "total": getattr(meta, "total", None),
        "data": [wire.element(one) for one in meta.elements],
        "parsed": [wire.plain(meta.parsed_at(item)) for item in range(meta.count)],
        "indexAxis": getattr(meta, "index_axis", None),
    }
    for axis in ("x", "y", "r"):
        scale = getattr(meta, f"{axis}_scale", None)
        if scale is not None:
            known[f"{axis}AxisID"] = scale.id
    return known


def _style(chart: Chart, index: int, element: int | None) -> dict[str, Any]:
    options: Any = chart.metas[index].style(element)
    names = ("backgroundColor", "borderColor", "borderWidth", "pointStyle", "rotation", "borderDash")
    return {name: wire.plain(options.get(name)) for name in names}


def _colors(chart: Chart) -> list[dict[str, Any]]:
    """The colours of the datasets, those that they did not bring along too."""
    return [
        {name: wire.plain(dataset[name]) for name in dataset if name.lower().endswith("color")}
        for dataset in chart.datasets
    ]


def _dataset(chart: Chart, index: int) -> Any:
    return wire.plain(chart.data["datasets"][index])


def _legend(chart: Chart) -> list[Any]:
    from ..plugins import legend

    items: Any = getattr(legend, "items", None)
    return [] if items is None else [wire.plain(one if isinstance(one, dict) else vars(one)) for one in items(chart)]


of_chart: dict[str, Callable[..., Any]] = {
    "state": _state,
    "pixel": _pixel,
    "value": _value,
    "label": _label,
    "meta": _meta,
    "style": _style,
    "colors": _colors,
    "dataset": _dataset,
    "legend": _legend,
    "labels": _legend,
}


# ---- before there is a chart, and in tests: a mapping


def _mapped_state(state: Mapping[str, Any]) -> dict[str, Any]:
    return {"area": state.get("area"), "scales": state.get("scales") or {}, "visible": state.get("visible")}


def _mapped_pixel(state: Mapping[str, Any], id_: str, value: float, index: int | None) -> float:
    start, end, low, span = _line(state["scales"][id_])
    return start + (float(value) - low) / span * (end - start)


def _mapped_value(state: Mapping[str, Any], id_: str, pixel: float) -> float:
    start, end, low, span = _line(state["scales"][id_])
    return low + (float(pixel) - start) / ((end - start) or 1) * span


def _line(scale: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """Where a linear scale starts and ends, px; its lowest value and its span."""
    ends = (scale["left"], scale["right"]) if scale["axis"] == "x" else (scale["bottom"], scale["top"])
    start, end = reversed(ends) if scale.get("reverse") else ends
    return start, end, scale["min"], (scale["max"] - scale["min"]) or 1


def _mapped_meta(state: Mapping[str, Any], index: int) -> Any:
    return state["metas"][index]


of_mapping: dict[str, Callable[..., Any]] = {
    "state": _mapped_state,
    "pixel": _mapped_pixel,
    "value": _mapped_value,
    "label": lambda _state, _id, value: value,
    "meta": _mapped_meta,
    "style": lambda *_: {},
    "colors": lambda *_: [],
    "dataset": lambda *_: None,
    "legend": lambda *_: [],
    "labels": lambda *_: [],
}
