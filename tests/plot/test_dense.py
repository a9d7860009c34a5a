"""Dense lines: nothing that stands out is lost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from render_chart.plot import dense
from render_chart.plot.drawing.color import parse
from tests.drawing import chart, drawn, points

BLUE = parse("#2768CE")
values = st.one_of(st.floats(-100, 100), st.just(np.nan))


@given(st.lists(values, min_size=1, max_size=200), st.sampled_from([1.0, 2.0]))
def test_first_last_lowest_and_highest_of_each_pixel_column_are_kept(data, scale):
    y = np.array(data)
    x = np.linspace(10, 20, y.size)
    kept_x, kept_y = dense.thinned(x, y, scale)
    assert set(kept_x.tolist()) <= set(x.tolist())
    assert (np.diff(kept_x) >= 0).all()
    for column in np.unique(np.floor(x * scale)):
        here, there = np.floor(x * scale) == column, np.floor(kept_x * scale) == column
        assert {x[here][0], x[here][-1]} <= set(kept_x[there].tolist())
        numbers = y[here][~np.isnan(y[here])]
        if numbers.size:
            assert {numbers.min(), numbers.max()} <= set(kept_y[there].tolist())
        assert np.isnan(y[here]).sum() == np.isnan(kept_y[there]).sum()  # gaps stay gaps
        assert there.sum() <= 4 + np.isnan(y[here]).sum()


def test_each_kept_point_keeps_its_value():
    x, y = np.arange(1000.0) / 50, np.sin(np.arange(1000.0))
    kept_x, kept_y = dense.thinned(x, y, 1.0)
    assert kept_x.size <= 4 * 20
    assert kept_y.tolist() == [y[round(50 * place)] for place in kept_x]


def test_a_line_that_turns_back_is_left_alone():
    x, y = np.array([0.0, 5.0, 3.0]), np.array([1.0, 2.0, 3.0])
    assert dense.thinned(x, y, 1.0)[0] is x


def noise(count: int) -> tuple[float, ...]:
    return tuple(np.random.default_rng(1).normal(50, 5, count).tolist())


def signal(count: int, **more):
    return chart("line", points(tuple(range(count)), noise(count), name="Signal"), width=400, height=300, **more)


def key_of(spec) -> set[str]:
    return {"median", "middle 80%", "min–max"} & set(drawn(spec).strings)


def test_a_noisy_line_of_many_points_is_drawn_as_bands_with_their_key():
    assert key_of(signal(10_000)) == {"median", "middle 80%", "min–max"}


@pytest.mark.parametrize(
    "spec",
    [
        signal(5_000),  # 14 samples a pixel column
        signal(10_000, dense="line"),
        signal(10_000, smooth=True),
        signal(10_000, step="after"),
        signal(10_000, fill=True),
        chart("line", points(tuple(range(10_000)), tuple(range(10_000))), width=400),  # dense, but thin
        chart("line", points(tuple(range(10_000)), noise(10_000)), points((0, 9999), (1, 2)), width=400),
        chart("line", points(tuple(range(10_000)), (None, *noise(9_999))), width=400),
        chart("line", points(tuple(range(9_999, -1, -1)), noise(10_000)), width=400),
    ],
    ids=["14", "asked", "smooth", "stepped", "filled", "thin", "two", "gap", "backwards"],
)
def test_other_lines_are_lines(spec):
    assert key_of(spec) == set()


@pytest.mark.parametrize("reverse", [False, True])
def test_the_bands_are_the_extremes_and_the_middle_80_percent_of_each_column(reverse):
    spec = signal(20_000)
    spec = replace(spec, x=replace(spec.x, reverse=reverse))
    canvas = drawn(spec)
    bands = [one.path.vertices for one in canvas.fills if one.color[:3] == BLUE[:3]]
    outer, inner = (band for band in bands if len(band) > 99)
    x0, x1 = outer[:, 0].min(), outer[:, 0].max()
    y = np.array(noise(20_000))
    bottom, top = outer[:, 1].max(), outer[:, 1].min()
    px = bottom - (y - y.min()) / (y.max() - y.min()) * (bottom - top)  # the extremes of all tell the scale
    at = np.linspace(x0, x1, 20_000) if not reverse else np.linspace(x1, x0, 20_000)
    middle = (x0 + x1) // 2
    column = np.sort(px[np.floor(at - x0) == middle - x0])
    around = [v[np.abs(v[:, 0] - middle - 0.5) < 0.1, 1] for v in (outer, inner)]
    assert [around[0].min(), around[0].max()] == pytest.approx([column[0], column[-1]], abs=0.1)
    share = (len(column) - 1) / 10
    assert [around[1].min(), around[1].max()] == pytest.approx(
        [column[round(share)], column[round(9 * share)]], abs=1.0
    )


def test_the_key_can_be_left_out():
    assert key_of(signal(10_000, legend="none")) == set()
