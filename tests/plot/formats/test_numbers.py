"""The rows are examples of d3-format's README and test suite (https://github.com/d3/d3-format), or worked by hand."""

import pytest

from render_chart.plot.formats.numbers import d3_format


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        # README
        (".0%", 0.123, "12%"),
        ("($.2f", -3.5, "($3.50)"),
        ("+20", 42, "                 +42"),
        (".^20", 42, ".........42........."),
        (".2s", 42e6, "42M"),
        # d: whole numbers
        ("d", 4.2, "4"),
        ("d", 2.5, "3"),
        ("+d", 42, "+42"),
        (" d", 42, " 42"),
        ("08d", -42, "−0000042"),
        (",d", 4200000, "4,200,000"),
        ("05,d", 0, "0,000"),
        ("08,d", 0, "0,000,000"),
        # e: exponents
        ("e", 42, "4.200000e+1"),
        (".0e", 42000000, "4e+7"),
        (".3e", 0.000042, "4.200e−5"),
        ("~e", 42, "4.2e+1"),
        # f: decimals
        (".1f", 0.49, "0.5"),
        (".2f", 0.449, "0.45"),
        (".2f", -0.0001, "0.00"),
        ("+.2f", 0, "+0.00"),
        (".0f", 0.5, "1"),  # ties go up, as in JavaScript
        (",.2f", 10000000.449, "10,000,000.45"),
        (".20f", 0.1, "0.10000000000000000555"),
        # g: digits
        (".1g", 0.049, "0.05"),
        (".2g", 0.0000000449, "4.5e−8"),
        (".3g", 100, "100"),
        (".3g", 10000, "1.00e+4"),
        ("g", 0.00026, "0.000260000"),
        # r: rounded to digits
        (".2r", 0.049, "0.049"),
        (".1r", 0.49, "0.5"),
        (".2r", 449, "450"),
        (".5r", 10, "10.000"),
        (",.2r", 123456, "120,000"),
        ("r", 0, "0"),
        # s: SI prefixes
        ("s", 0, "0.00000"),
        ("s", 1, "1.00000"),
        ("s", 999.5, "999.500"),
        (".3s", 999.5, "1.00k"),
        (".3s", 1500.5, "1.50k"),
        ("~s", 145999999.99999347, "146M"),
        (".2s", 0.00001, "10µ"),
        ("$~s", 1.2e9, "$1.2G"),
        (".8s", 1e-24, "1.0000000y"),
        # %, p
        ("%", 0.5, "50.000000%"),
        (".1%", 0.2346, "23.5%"),
        ("~p", 0.3, "30%"),
        (".2p", 0.123, "12%"),
        # no type: twelve digits, no zeros at the end
        (",", 1234.5, "1,234.5"),
        (".2", 0.049, "0.049"),
        ("~", 1e21, "1e+21"),
        # alignment
        ("<5d", 42, "42   "),
        (">5d", 42, "   42"),
        ("*^6d", 42, "**42**"),
        ("=+8d", 42, "+     42"),
    ],
)
def test_d3_formats(text: str, value: float, written: str) -> None:
    assert d3_format(text)(value) == written


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("€,.2f", 1234.5, "€1,234.50"),
        ("€,.2f", -5, "−€5.00"),
        (",.0f km", 12345, "12,345 km"),
        (",.0f km", -2, "−2 km"),
        ("US$,.0f", 1200, "US$1,200"),
        ("s €", 5000, "5.00000k €"),
        ("€~s", 5000, "€5k"),
        (".1f°C", -3.25, "−3.3°C"),
        ("d days", 3, "3 days"),
        ("Preis: .2f", 3, "Preis: 3.00"),
        ("£(,.0f", -5, "(£5)"),
        (".1f%", 52.41, "52.4%"),
    ],
)
def test_words_before_and_after(text: str, value: float, written: str) -> None:
    assert d3_format(text)(value) == written


@pytest.mark.parametrize("text", ["", "EUR", "km/h", "seconds", "1,234", ".2q", "€", "00", ".123f", "999d"])
def test_no_formats(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the value itself is the message)
        d3_format(text)


def test_what_is_no_number_is_written_all_the_same() -> None:
    assert [d3_format(",.1f")(value) for value in (float("nan"), float("inf"), -float("inf"))] == ["NaN", "∞", "−∞"]
