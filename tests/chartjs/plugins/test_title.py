"""Titles and subtitles. Boxes are where Chart.js 4.6.1 has them, of 500 × 300 px."""

from math import pi
from types import SimpleNamespace

import pytest

from render_chart.chartjs import fonts
from render_chart.chartjs.chart import Chart
from render_chart.chartjs.plugins.title import Title, place
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder


def chart(version=4, **plugins):
    tree = {
        "type": "bar",
        "data": {"labels": ["a"], "datasets": [{"data": [1]}]},
        "options": {
            "scales": {"x": {"display": False}, "y": {"display": False}},
            "plugins": {"legend": False, **plugins},
        },
    }
    made = Chart(tree, 500, 300, version)
    made.update()
    return made


def title(**options):
    return chart(title={"display": True, "text": "T", **options})


def words(made):
    canvas = Recorder(500, 300)
    made.draw(canvas)
    return canvas.words


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, (0, 0, 500, 34.4)),
        ({"text": ["a", "b"], "padding": {"top": 1, "bottom": 2}}, (0, 0, 500, 31.8)),
        ({"position": "left"}, (0, 0, 34.4, 300)),
        ({"position": "bottom", "font": {"size": 20, "lineHeight": 2}}, (0, 240, 500, 60)),
    ],
)
def test_where_it_stands(options, expected):
    (box,) = (one for one in title(**options).boxes if isinstance(one, Title))
    assert (box.left, box.top, box.width, box.height) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("position", "align", "expected"),
    [
        ("top", "start", (10, 25, 0, 90)),
        ("bottom", "center", (55, 25, 0, 90)),
        ("top", "end", (100, 25, 0, 90)),
        ("left", "start", (15, 220, -pi / 2, 200)),
        ("left", "end", (15, 20, -pi / 2, 200)),
        ("right", "start", (95, 20, pi / 2, 200)),
        ("right", "center", (95, 120, pi / 2, 200)),
    ],
)
def test_where_its_first_line_is_set(position, align, expected):
    box = SimpleNamespace(
        left=10, top=20, right=100, bottom=220, position=position, is_horizontal=lambda: position in ("top", "bottom")
    )
    assert place(box, align, 5) == expected


def test_it_is_bold_and_centred():
    (word,) = words(title())
    assert (word.weight, word.size, word.color, word.x, word.align) == (700, 12, parse("#666"), 250, 0.5)
    assert word.y == pytest.approx(17.2 + fonts.BASELINES["middle"] * 12)


def test_lines_one_below_the_other():
    one, two = words(title(text=["a", "b"]))
    assert two.y - one.y == pytest.approx(14.4)


def test_the_subtitle_stands_under_the_title():
    made = chart(subtitle={"display": True, "text": "sub"}, title={"display": True, "text": "T"})
    found = {word.string: word for word in words(made)}
    assert found["sub"].weight == 400
    assert found["sub"].y - found["T"].y == pytest.approx(24.4)


def test_font_and_colour():
    (word,) = words(title(color="red", font={"size": 20, "weight": "normal"}, align="end", text=2020))
    assert (word.string, word.color, word.size, word.weight) == ("2020", parse("red"), 20, 400)
    assert (word.x, word.align) == (500, 1)


def test_without_display_there_is_none():
    assert words(chart(title={"text": "T"})) == []
