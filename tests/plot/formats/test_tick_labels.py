"""How numbers are written on axes and beside marks: rows of what a careful editor would print."""

import pytest

from render_chart.plot.formats.numbers import d3_format
from render_chart.plot.formats.tick_labels import percent_labels, tick_labels, value_label, value_labels


@pytest.mark.parametrize(
    ("values", "step", "labels"),
    [
        ([0, 2, 4], 2, ["0", "2", "4"]),
        ([0, 0.25, 0.5], 0.25, ["0", "0.25", "0.50"]),
        ([0, 0.5, 1, 1.5], 0.5, ["0", "0.5", "1.0", "1.5"]),
        ([-20, 0, 20], 20, ["−20", "0", "20"]),
        ([0, 400, 800, 1200], 400, ["0", "400", "800", "1,200"]),
        ([0, 5000, 10_000], 5000, ["0", "5k", "10k"]),
        ([0, 2500, 5000], 2500, ["0", "2,500", "5,000"]),
        ([0, 12_500, 25_000], 12_500, ["0", "12.5k", "25.0k"]),
        ([0, 500_000, 1_000_000], 500_000, ["0", "0.5M", "1.0M"]),
        ([0, 2e9, 4e9], 2e9, ["0", "2B", "4B"]),
        ([0, 1e12], 1e12, ["0", "1T"]),
        ([0, 0.0002, 0.0004], 0.0002, ["0", "2e−4", "4e−4"]),
        ([0, 2.5e-7], 2.5e-7, ["0", "2.5e−7"]),
        ([0, 5e15, 1e16], 5e15, ["0", "5e15", "1e16"]),
        ([-10_000, 0], 10_000, ["−10k", "0"]),
    ],
)
def test_ticks_share_a_suffix_and_decimals(values, step, labels):
    assert tick_labels(values, step) == labels


def test_uneven_ticks_have_their_own_suffix_each():
    assert tick_labels([0.01, 0.5, 1, 100, 10_000, 1e6], 0) == ["0.01", "0.5", "1", "100", "10k", "1M"]


def test_a_format_that_was_asked_for_writes_them_all():
    assert tick_labels([0, 1500], 1500, d3_format("$,.0f")) == ["$0", "$1,500"]


def test_no_tick_says_minus_zero():
    assert tick_labels([-0.0, 0.1], 0.1) == ["0", "0.1"]


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([3, 5, 2], ["3", "5", "2"]),
        ([3.25, 5, 2], ["3.2", "5.0", "2.0"]),
        ([0.25, 0.5], ["0.25", "0.50"]),
        ([0.004, 0.1], ["0.004", "0.100"]),
        ([1234.5, 2], ["1,234", "2"]),
        ([1_867_000, 9_994, 990], ["1.87M", "9.99k", "990"]),
        ([-14_000, 8_000, 1_234], ["−14k", "8k", "1.23k"]),
        ([9_999, 8_000], ["9,999", "8,000"]),
        ([52_400, -52_400], ["52.4k", "−52.4k"]),
        ([123_456_789], ["123M"]),
        ([1.5e9], ["1.5B"]),
        ([-7], ["−7"]),
        ([0], ["0"]),
        ([1e18], ["1e18"]),
        ([], []),
    ],
)
def test_data_labels_share_their_decimals(values, labels):
    assert value_labels(values) == labels


@pytest.mark.parametrize(("value", "label"), [(9_999.4, "9,999"), (9_999.6, "10k"), (999_600, "1M"), (99_960, "100k")])
def test_what_rounds_up_to_the_next_suffix(value, label):
    assert value_label(value, 0) == label


@pytest.mark.parametrize(
    ("share", "label"), [(0.524, "52.4%"), (0.2, "20%"), (1, "100%"), (0, "0%"), (1 / 3, "33.3%"), (-0.05, "−5%")]
)
def test_shares_have_one_decimal_where_they_need_it(share, label):
    assert percent_labels([share]) == [label]
