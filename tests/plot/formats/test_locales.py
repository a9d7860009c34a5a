"""Locales, against what CLDR's charts show. https://www.unicode.org/cldr/charts/latest/by_type/"""

import subprocess
import sys
from datetime import datetime

import pytest

from render_chart.plot.formats.locales import LOCALES, dated, known, localized
from render_chart.spec import Axis
from tests.asking import get
from tests.drawing import chart, drawn, points, series


@pytest.mark.parametrize(
    ("text", "tag", "written"),
    [
        ("1,234,567.5", "de", "1.234.567,5"),
        ("1,234,567.5", "de-CH", "1’234’567.5"),
        ("1,234.5", "fr", "1\u202f234,5"),
        ("1,234.5", "sv", "1\xa0234,5"),
        ("1,234,567.5", "en-IN", "12,34,567.5"),
        ("1,234,567", "hi", "12,34,567"),
        ("123,456", "hi", "1,23,456"),
        ("999", "hi", "999"),
        ("52.4%", "de", "52,4\xa0%"),
        ("52.4%", "tr", "%52,4"),
        ("−5%", "tr", "−%5"),
        ("12.5k", "es", "12,5k"),
        ("€1,234.50 net.", "nl", "€1.234,50 net."),
        ("1,234.5", "en", "1,234.5"),
        ("1,234.5", "ja", "1,234.5"),
    ],
)
def test_numbers(text, tag, written):
    assert localized(text, tag) == written


@pytest.mark.parametrize(
    ("skeleton", "tag", "written"),
    [
        ("MMM", "de", "März"),
        ("MMMd", "de", "5. März"),
        ("yMMM", "fr", "mars 2024"),
        ("yMMMd", "pt", "5 de mar. de 2024"),
        ("MMMd", "ja", "3月5日"),
        ("y", "ja", "2024年"),
        ("y", "de", "2024"),
        ("yMMMd", "ko", "2024년 3월 5일"),
        ("MMM", "ru", "мар."),
        ("Hm", "fi", "14.30"),
        ("Hm", "en-GB", "14:30"),
    ],
)
def test_dates(skeleton, tag, written):
    assert dated(datetime(2024, 3, 5, 14, 30), skeleton, tag) == written


@pytest.mark.parametrize(
    ("tag", "name"),
    [("de", "de"), ("DE", "de"), ("de-DE", "de"), ("de_CH", "de-CH"), ("pt-BR", "pt"), ("zh-Hant-TW", "zh-Hant"),
     ("zh-TW", "zh-Hant"), ("no", "nb"), ("xx", ""), ("de; DROP", ""), ("", "")],
)  # fmt: skip
def test_tags(tag, name):
    assert known(tag) == name


@pytest.mark.parametrize("tag", LOCALES)
def test_every_locale_writes_numbers_months_and_times(tag):
    assert localized("1,234.5", tag)
    months = {dated(datetime(2024, month, 5), "MMM", tag) for month in range(1, 13)}
    assert len(months) == 12
    for skeleton in ("y", "yMMM", "yMMMd", "MMMd", "Hm", "Hms"):
        assert dated(datetime(2024, 3, 5, 14, 30, 15), skeleton, tag)


def test_what_is_written_does_not_depend_on_the_locales_before():
    """babel resolves aliases of its data in place."""
    code = """if True:
        import json, sys
        from datetime import datetime
        from render_chart.plot.formats.locales import LOCALES, dated, localized
        order = LOCALES if sys.argv[1] == "forwards" else LOCALES[::-1]
        clocks = [datetime(2024, month, 5, 14, 30) for month in range(1, 13)]
        skeletons = ("MMM", "MMMd", "yMMM", "yMMMd", "Hm", "y")
        found = {t: [localized("1,234.5", t), *(dated(c, s, t) for c in clocks for s in skeletons)] for t in order}
        print(json.dumps(found, sort_keys=True))
    """
    here = {"PYTHONPATH": "functions"}
    one, other = (
        subprocess.run([sys.executable, "-c", code, way], capture_output=True, check=True, env=here)
        for way in ("forwards", "backwards")
    )
    assert one.stdout == other.stdout


def test_axes_labels_and_words_are_written_so():
    spec = chart("bar", series(1234.5, 15000.25), labels=("a", "b"), locale="de", values=True, format=",.2f", width=600)
    said = drawn(spec).strings
    assert {"1.234,50", "15.000,25"} <= set(said)
    year = 31_536_000.0
    spec = chart("line", points((0.0, year / 2, year), (1, 2, 3)), x=Axis(kind="time"), locale="fr", width=600)
    assert "mars" in drawn(spec).strings


def test_alternative_text_has_them():
    told = get("/chart.json?type=pie&labels=A,B&data=1,2&locale=de").json()
    assert "66,7\xa0%" in told["alt"]


def test_a_locale_that_is_not_known_is_told():
    told = get("/chart.json?data=1,2&locale=xx").json()
    assert (told["parameter"], told["detail"]) == ("locale", "'xx' is not a locale that is known.")


def test_a_chart_without_a_locale_loads_no_babel():
    code = (
        "import sys; from render_chart.render import render; from render_chart.dialects import parse;"
        "render(parse([('data', '1,2')]), 'png'); assert 'babel' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": "functions"})
