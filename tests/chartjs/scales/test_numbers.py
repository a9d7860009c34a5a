"""As Intl.NumberFormat writes them in browsers (ICU)."""

import pytest

from render_chart.chartjs.scales.numbers import format_number


@pytest.mark.parametrize(
    ("value", "options", "text"),
    [
        (1234.5678, {}, "1,234.568"), (-0.125, {"maximumFractionDigits": 2}, "-0.13"),
        (1.005, {"maximumFractionDigits": 2}, "1.01"), (2.5, {"maximumFractionDigits": 0}, "3"),
        (1e21, {}, "1,000,000,000,000,000,000,000"), (5, {"minimumFractionDigits": 2}, "5.00"),
        (1234, {"useGrouping": False}, "1234"), (0.00001234, {"notation": "scientific"}, "1.234E-5"),
        (9.9999, {"notation": "scientific", "maximumFractionDigits": 2}, "1E1"), (float("inf"), {}, "∞"),
        (1234.5, {"style": "currency", "currency": "USD"}, "$1,234.50"), (0.256, {"style": "percent"}, "26%"),
        (12345, {"notation": "compact"}, "12K"),
    ],
)  # fmt: skip
def test_english(value, options, text):
    assert format_number(value, "en-US", options) == text


def test_other_languages():
    assert format_number(1234.5, "de-DE") == "1.234,5"
    assert format_number(1234.5, "de", decimals=2) == "1.234,50"


def test_exactly_so_many_decimals():
    assert format_number(0.1, decimals=20) == "0.10000000000000000000"
