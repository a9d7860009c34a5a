"""Boxes, violins and strips in words."""

from math import isfinite

import numpy as np

from ...alt import names
from ...spec import ChartSpec
from ..formats.writing import writing_of
from .samples import boxes_of, samples_of

NOUNS = {"box": ("box", "boxes"), "violin": ("violin", "violins"), "strip": ("group", "groups")}


def describe(spec: ChartSpec) -> list[str]:
    """How many numbers there are, between which ends, and whose median is the highest."""
    write = writing_of(spec, spec.y[0].format)
    all_samples = samples_of(spec)
    found = [boxes_of(series, samples) for series, samples in zip(spec.series, all_samples, strict=True)]
    medians = [
        (value, i, j)
        for i, boxes in enumerate(found)
        for j, value in enumerate(boxes.median.tolist())
        if isfinite(value)
    ]
    if not medians:
        return ["No data."]
    count = sum(samples.numbers.size for samples in all_samples)
    ends = [np.concatenate((boxes.low, boxes.high, boxes.outliers)) for boxes in found]
    low, high = write.values([float(np.nanmin(np.concatenate(ends))), float(np.nanmax(np.concatenate(ends)))])
    groups = len({j for _, _, j in medians})
    numbers = f"{write.whole(count)} number{'s' * (count > 1)} in " if count else ""
    series = ""
    if len(spec.series) > 1:
        named = [one.name for one in spec.series if one.name]
        series = f" for each of {len(spec.series)} series" + (f" ({names(named)})" if named else "")
    out = [f"{numbers}{write.whole(groups)} {NOUNS[spec.type][groups > 1]}{series}, from {low} to {high}."]
    (best, *first), (worst, *last) = max(medians), min(medians)
    top, bottom = write.values([best, worst])
    if len(medians) == 1:
        out.append(f"Median {top}.")
    else:
        out.append(f"Highest median: {_place(spec, *first)} {top}; lowest: {_place(spec, *last)} {bottom}.")
    outliers = sum(boxes.outliers.size for boxes in found)
    if spec.type == "box" and outliers:
        out.append(f"{write.whole(outliers)} outlier{'s' * (outliers > 1)}.")
    return out


def _place(spec: ChartSpec, series: int, label: int) -> str:
    """What a group is called: by its label, and by its series where there are several."""
    name = spec.labels[label] if spec.labels else f"number {label + 1}"
    if len(spec.series) < 2:
        return name
    return f"{spec.series[series].name or f'series {series + 1}'} in {name}"
