"""Squarified rectangles: the worked example of the paper, and what always holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_chart.plot.squarify import squarified

# Bruls, Huizing, van Wijk, "Squarified Treemaps" (2000), section 3.1 and figure 4: areas 6, 6, 4, 3, 2, 2, 1 in a
# rectangle of 6 by 4. Two sixes in a column 3 wide, then 4 and 3 in a row 7/3 high, then single columns.
PAPER = [
    (0, 0, 3, 2),
    (0, 2, 3, 4),
    (3, 0, 3 + 12 / 7, 7 / 3),
    (3 + 12 / 7, 0, 6, 7 / 3),
    (3, 7 / 3, 3 + 6 / 5, 4),
    (3 + 6 / 5, 7 / 3, 3 + 12 / 5, 4),
    (3 + 12 / 5, 7 / 3, 6, 4),
]


def test_the_example_of_the_paper():
    found = squarified((6, 6, 4, 3, 2, 2, 1), (0, 0, 6, 4))
    assert [pytest.approx(box) for box in PAPER] == found


def test_its_worst_ratios_are_those_of_the_paper():
    ratios = [max((x1 - x0) / (y1 - y0), (y1 - y0) / (x1 - x0)) for x0, y0, x1, y1 in PAPER]
    assert ratios == pytest.approx([3 / 2, 3 / 2, 49 / 36, 49 / 27, 25 / 18, 25 / 18, 25 / 9])


@given(st.lists(st.floats(0.01, 1000), min_size=1, max_size=60), st.floats(10, 1000), st.floats(10, 1000))
def test_areas_are_shares_of_a_box_that_they_fill(values, width, height):
    values.sort(reverse=True)
    found = squarified(values, (5, 7, 5 + width, 7 + height))
    areas = [(x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in found]
    assert areas == pytest.approx([value * width * height / sum(values) for value in values], rel=1e-6)
    for x0, y0, x1, y1 in found:
        assert 5 - 1e-6 <= x0 <= x1 <= 5 + width + 1e-6
        assert 7 - 1e-6 <= y0 <= y1 <= 7 + height + 1e-6
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert min(across, down) <= 1e-6


@pytest.mark.parametrize("values", [(), (0.0,), (1e100, 1e-265), (1e100,) * 500, (3, 0, 0), (5e-324, 5e-324)])
def test_nothing_and_extremes_have_rectangles_too(values):
    found = squarified(values, (0, 0, 60, 40))
    assert len(found) == len(values)
    assert sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in found) == pytest.approx(2400 if any(values) else 0)
