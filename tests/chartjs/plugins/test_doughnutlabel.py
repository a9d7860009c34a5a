"""Text in the hole of a doughnut: the rules of the plugin's documentation, and places by hand."""

import pytest

from render_chart.chartjs import fonts
from render_chart.chartjs.chart import Chart
from render_chart.chartjs.plugins.doughnutlabel import Line, fitting
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder


def drawn(kind="doughnut", datasets=1, **doughnutlabel):
    tree = {
        "type": kind,
        "data": {"datasets": [{"data": [1, 2]}] * datasets},
        "options": {"plugins": {"legend": False, "doughnutlabel": doughnutlabel}},
    }
    made, canvas = Chart(tree, 500, 300, 2), Recorder(500, 300)
    made.update()
    made.draw(canvas)
    return canvas.words


def test_lines_are_centred_in_the_chart_area():
    total, word = drawn(labels=[{"text": "550", "font": {"size": 20, "weight": "bold"}}, {"text": "total"}])
    assert (total.string, total.size, total.weight, total.x, total.align) == ("550", 20, 700, 250, 0.5)
    assert (word.string, word.size, word.weight) == ("total", 12, 400)
    # 24 and 14.4 px high: their middles are at 142.8 and 162
    assert word.y - total.y == pytest.approx(162 - 142.8 + (12 - 20) * fonts.BASELINES["middle"])


def test_colours_and_fonts_of_all_lines():
    one, two = drawn(color="purple", font={"size": 30}, labels=[{"text": "a"}, {"text": "b", "color": "red"}])
    assert (one.color, two.color, one.size) == (parse("purple"), parse("red"), 30)


def test_a_size_may_be_a_string():
    assert drawn(labels=[{"text": "a", "font": {"size": "40"}}])[0].size == 40


def test_text_that_does_not_fit_is_made_smaller():
    font = fonts.Font(size=40, line_height=48)
    (line,) = fitting([Line("m" * 10, font, "red")], 100)
    diagonal = (fonts.text_width("m" * 10, font) ** 2 + 48**2) ** 0.5
    assert line.font.size == int(40 * 100 / diagonal)
    assert line.font.line_height == pytest.approx(1.2 * line.font.size)


def test_it_is_set_once_whatever_the_number_of_rings():
    assert len(drawn(datasets=3, labels=[{"text": "a"}])) == 1


def test_several_lines_in_one_label():
    assert [word.string for word in drawn(labels=[{"text": ["a", "b"]}])] == ["a", "b"]


def test_a_pie_has_no_hole_for_it():
    assert drawn("pie", labels=[{"text": "a"}]) == []
    assert drawn() == []
