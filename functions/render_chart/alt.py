"""Alternative text: what a chart shows, in plain sentences, for people who cannot see it."""

from .spec import ChartSpec


def alt_text(spec: ChartSpec) -> str:
    return spec.alt or spec.title or spec.type
