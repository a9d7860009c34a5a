"""Scales and the functions of a config: labels by `ticks.callback`, and the hooks that may change a scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..values import Function, Ref

if TYPE_CHECKING:
    from .base import Scale
    from .ticks import Tick


def tick_labels(scale: Scale, callback: Function, ticks: Sequence[Tick]) -> list[Any]:
    """What a config's callback makes of each tick; None for those that are left out."""
    seen = [tick.as_json() for tick in ticks]
    this = Ref("scale", scale.id)
    return [callback(tick.value, index, seen, this=this) for index, tick in enumerate(ticks)]


def call_hook(scale: Scale, hook: Function) -> None:
    """Let a function of the config see the scale."""
    hook(Ref("scale", scale.id))


def point_labels(scale: Scale, callback: Function, labels: Sequence[Any]) -> list[Any]:
    """What a config's callback makes of each label around a radial scale."""
    this = Ref("scale", scale.id)
    return [callback(label, index, this=this) for index, label in enumerate(labels)]
