"""Numbers and dates in words, beside what ICU writes (in Node 20, with CLDR 48)."""

from math import inf, nan

import pytest

from render_chart.chartjs import sandbox
from render_chart.chartjs.sandbox.intl import number_format
from render_chart.chartjs.sandbox.intl_dates import answer
from render_chart.errors import ChartError

TIME = 1704467049000  # 2024-01-05T15:04:09Z
NBSP = "\u00a0"
USD, EUR = {"style": "currency", "currency": "USD"}, {"style": "currency", "currency": "EUR"}
COMPACT = {"notation": "compact"}


@pytest.mark.parametrize(
    ("number", "locale", "options", "text"),
    [
        (1234567.891, None, {}, "1,234,567.891"),
        (1234.5, "de-DE", {}, "1.234,5"),
        (12345678, "en-IN", {}, "1,23,45,678"),
        (1234, "es", {}, "1234"),
        (12345, "es", {}, "12.345"),
        (-1234.5, "sv", {}, f"−1{NBSP}234,5"),
        (1.005, "en", {"maximumFractionDigits": 2}, "1.01"),
        (2.5, "en", {"maximumFractionDigits": 0}, "3"),
        (1, "en", {"minimumFractionDigits": 2}, "1.00"),
        (1234, "en", {"useGrouping": False}, "1234"),
        (7, "en", {"minimumIntegerDigits": 2}, "07"),
        (123.456, "en", {"maximumSignificantDigits": 2}, "120"),
        (1.5, "en", {"minimumSignificantDigits": 4}, "1.500"),
        (1e21, "en", {}, "1,000,000,000,000,000,000,000"),
        (0.00001234, "en", {}, "0"),
        (-0.0001, "en", {}, "-0"),
        (nan, "en", {}, "NaN"),
        (-inf, "en", {"style": "percent"}, "-∞%"),
        (0.256, "en", {"style": "percent"}, "26%"),
        (0.256, "de", {"style": "percent", "maximumFractionDigits": 1}, f"25,6{NBSP}%"),
        (1234.5, "en-US", USD, "$1,234.50"),
        (-5, "en-US", USD, "-$5.00"),
        (-5, "en-US", {**USD, "currencySign": "accounting"}, "($5.00)"),
        (1234.5, "de-DE", EUR, f"1.234,50{NBSP}€"),
        (1234.5, "ja-JP", {"style": "currency", "currency": "JPY"}, "￥1,235"),
        (5, "en-US", {**EUR, "currencyDisplay": "code"}, f"EUR{NBSP}5.00"),
        (5, "en-US", {**EUR, "currencyDisplay": "name"}, "5.00 euros"),
        (5, "en-US", {"style": "currency", "currency": "CAD", "currencyDisplay": "narrowSymbol"}, "$5.00"),
        (5, "fr", USD, f"5,00{NBSP}$US"),
        (1234567, "en-US", COMPACT, "1.2M"),
        (999999, "en-US", COMPACT, "1M"),
        (950, "en-US", COMPACT, "950"),
        (0.5, "en-US", COMPACT, "0.5"),
        (1234, "en-US", {**COMPACT, "compactDisplay": "long"}, "1.2 thousand"),
        (1530000, "en-US", {**COMPACT, "maximumFractionDigits": 1}, "1.5M"),
        (1500000, "en-US", {**COMPACT, **USD}, "$1.5M"),
        (12345, "de", COMPACT, "12.345"),
        (1234567, "de", {**COMPACT, "compactDisplay": "long"}, "1,2 Millionen"),
        (15300, "ja", COMPACT, "1.5万"),
        (123456, "en-US", {"notation": "scientific"}, "1.235E5"),
        (123456, "en-US", {"notation": "engineering"}, "123.456E3"),
        (50, "en-US", {"style": "unit", "unit": "kilometer-per-hour"}, "50 km/h"),
        (16, "en-US", {"style": "unit", "unit": "liter", "unitDisplay": "long"}, "16 liters"),
        (5, "en-US", {"style": "unit", "unit": "megabyte", "unitDisplay": "narrow"}, "5MB"),
        (5, "en-US", {"signDisplay": "always"}, "+5"),
        (0, "en-US", {"signDisplay": "exceptZero"}, "0"),
    ],
)
def test_numbers(number, locale, options, text):
    assert number_format(number, locale, options) == text


@pytest.mark.parametrize(
    ("locale", "options", "text"),
    [
        (None, {}, "1/5/2024"),
        ("de-DE", {}, "5.1.2024"),
        ("en-GB", {}, "05/01/2024"),
        ("sv-SE", {}, "2024-01-05"),
        ("en-US", {"month": "short"}, "Jan"),
        ("en-US", {"month": "narrow"}, "J"),
        ("ja", {"month": "short"}, "1月"),
        ("de-DE", {"month": "short"}, "Jan"),  # by itself, and below within a date
        ("de-DE", {"month": "short", "day": "numeric"}, "5. Jan."),
        ("ru", {"month": "long"}, "январь"),
        ("ru", {"month": "long", "year": "numeric"}, "январь 2024 г."),
        ("ru", {"month": "long", "day": "numeric"}, "5 января"),
        ("fi", {"weekday": "long"}, "perjantai"),
        ("nb", {"month": "long"}, "januar"),
        ("en-US", {"weekday": "short"}, "Fri"),
        ("en-US", {"year": "numeric"}, "2024"),
        ("en-US", {"month": "long", "year": "numeric"}, "January 2024"),
        ("en-US", {"month": "short", "day": "numeric"}, "Jan 5"),
        ("en-US", {"month": "2-digit", "day": "2-digit"}, "01/05"),
        ("en-US", {"year": "2-digit", "month": "numeric"}, "1/24"),
        ("de-DE", {"weekday": "long", "year": "numeric", "month": "long", "day": "numeric"}, "Freitag, 5. Januar 2024"),
        ("ja-JP", {"year": "numeric", "month": "long", "day": "numeric"}, "2024年1月5日"),
        ("fr", {"day": "2-digit", "month": "2-digit", "year": "numeric"}, "05/01/2024"),
        ("en-US", {"hour": "numeric"}, "3 PM"),
        ("en-US", {"hour": "numeric", "minute": "2-digit"}, "3:04 PM"),
        ("en-US", {"hour": "2-digit", "minute": "2-digit", "hour12": False}, "15:04"),
        ("en-US", {"minute": "2-digit", "second": "2-digit"}, "04:09"),
        ("en-US", {"dateStyle": "medium"}, "Jan 5, 2024"),
        ("en-US", {"dateStyle": "full", "timeStyle": "short"}, "Friday, January 5, 2024 at 3:04 PM"),
        ("en-US", {"dateStyle": "short", "timeStyle": "short", "timeZone": "America/New_York"}, "1/5/24, 10:04 AM"),
        ("en-US", {"month": "short", "day": "numeric", "hour": "numeric", "minute": "2-digit"}, "Jan 5, 3:04 PM"),
        ("en-US", {"hour": "numeric", "minute": "numeric", "timeZoneName": "short"}, "3:04 PM UTC"),
    ],
)
def test_dates(locale, options, text):
    assert answer("en-US", TIME, locale, options, "any", "date") == text


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("(1234.5).toLocaleString()", "1,234.5"),
        ("(1234.5).toLocaleString('de')", "1.234,5"),
        ("[1234.5,2].toLocaleString()", "1,234.5,2"),
        ("[1,2].map(new Intl.NumberFormat('en',{minimumFractionDigits:1}).format)+''", "1.0,2.0"),
        ("Intl.NumberFormat().format(1234)", "1,234"),
        (f"new Date({TIME}).toLocaleString('en-US')", "1/5/2024, 3:04:09 PM"),
        (f"new Date({TIME}).toLocaleTimeString('en-US')", "3:04:09 PM"),
        (f"new Date({TIME}).toLocaleDateString('de')", "5.1.2024"),
        ("new Date(NaN).toLocaleString()", "Invalid Date"),
        ("Intl.DateTimeFormat().resolvedOptions().timeZone", "UTC"),
        ("new Intl.PluralRules('en',{type:'ordinal'}).select(2)", "two"),
        ("new Intl.ListFormat('en',{type:'disjunction'}).format(['a','b','c'])", "a, b, or c"),
    ],
)
def test_they_are_there_in_javascript(expression, text):
    with sandbox.evaluate(f"{{value:{expression}}}") as script:
        assert script.tree["value"] == text


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("new Intl.NumberFormat('en',{style:'currency',currency:'nothing'})", "'nothing' is no currency"),
        ("(1).toLocaleString('en',{style:'fancy'})", "'fancy' is no style"),
        ("(1).toLocaleString('en',{maximumFractionDigits:500})", "maximumFractionDigits is 500"),
        ("(1).toLocaleString('en',{style:'unit',unit:'furlong-per-fortnight'})", "is no unit"),
        ("new Date(0).toLocaleString('en',{timeZone:'Mars/Olympus'})", "'Mars/Olympus' is no time zone"),
        ("new Intl.Segmenter('en')", "Intl.Segmenter is not there"),
    ],
)
def test_what_they_refuse(expression, words):
    with pytest.raises(ChartError, match=words):
        sandbox.evaluate(f"{{value:{expression}}}")
