"""Scales and the functions of a config: labels by `ticks.callback`, and the hooks that may change a scale."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING, Any

from ..values import Function, Ref
from .ticks import Tick

if TYPE_CHECKING:
    from .base import Scale

# What a hook may set of a scale, by Chart.js's names: https://www.chartjs.org/docs/4.5.1/axes/#callbacks
_LENGTHS = {
    "min": "min", "max": "max", "width": "width", "height": "height", "paddingLeft": "padding_left",
    "paddingRight": "padding_right", "paddingTop": "padding_top", "paddingBottom": "padding_bottom",
}  # fmt: skip


def tick_labels(scale: Scale, callback: Function, ticks: Sequence[Tick]) -> list[Any]:
    """What a config's callback makes of each tick; None for those that are left out."""
    seen = [tick.as_json() for tick in ticks]
    return callback.each([tick.value for tick in ticks], seen, this=Ref("scale", scale.id))


def call_hook(scale: Scale, hook: Function) -> None:
    """Let a function of the config see the scale, and change it."""
    for name, value in hook.changed(Ref("scale", scale.id), names=[*_LENGTHS, "ticks"]).items():
        if name in _LENGTHS and isinstance(value, int | float) and isfinite(value):
            setattr(scale, _LENGTHS[name], value)
        elif name == "ticks" and isinstance(value, list):
            scale.ticks = [made for one in value if (made := _tick(one))]


def point_labels(scale: Scale, callback: Function, labels: Sequence[Any]) -> list[Any]:
    """What a config's callback makes of each label around a radial scale."""
    return callback.each(labels, this=Ref("scale", scale.id))


def _tick(given: Any) -> Tick | None:
    """A tick as a hook wrote it: {value, label, major}, or in version 2 a number."""
    said = given if isinstance(given, dict) else {"value": given}
    value = said.get("value")
    if not isinstance(value, int | float):
        return None
    tick = Tick(float(value), bool(said.get("major")))
    tick.label = said.get("label")
    return tick
