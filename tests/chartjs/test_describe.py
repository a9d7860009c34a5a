"""Words about configurations."""

import pytest

from render_chart.chartjs.describe import alt_text, heading
from render_chart.spec import Config


def config(kind="bar", *datasets, labels=(), options=None):
    tree = {"type": kind, "data": {"datasets": list(datasets), "labels": list(labels)}, "options": options or {}}
    return Config(source="{}", tree=tree)


def test_one_dataset():
    made = config("bar", {"label": "Sales", "data": [3, 5, None, 2]}, labels=("Q1", "Q2", "Q3", "Q4"))
    assert alt_text(made) == "Bar chart. Sales: 4 values. Highest: Q2 5; lowest: Q4 2."
    assert heading(made) == "Bar chart"


def test_several_datasets_are_named():
    made = config("line", {"label": "A", "data": [1, 9]}, {"label": "B", "data": [0, 4]}, labels=("x", "y"))
    assert alt_text(made) == "Line chart. 2 datasets (A, B) of 2 values. Highest: A in y 9; lowest: B in x 0."


def test_a_title_that_is_shown():
    title = {"plugins": {"title": {"display": True, "text": ["Sales", "of 2020"]}}}
    made = config("pie", {"data": [1]}, options=title)
    assert heading(made) == "Sales of 2020"
    assert alt_text(made) == "Pie chart: Sales of 2020. 1 value."
    title["plugins"]["title"]["display"] = False
    assert heading(made) == "Pie chart"


@pytest.mark.parametrize(
    ("kind", "options", "word"),
    [
        ("bar", {"indexAxis": "y"}, "Horizontal bar chart"),
        ("nothing", {}, "Chart"),
        ("polarArea", {}, "Polar area chart"),
    ],
)
def test_kinds(kind, options, word):
    assert heading(config(kind, options=options)) == word


def test_points_count_by_their_values():
    made = config("scatter", {"data": [{"x": 1, "y": 4}, {"x": 2, "y": "7"}, {"x": 3}]})
    assert alt_text(made) == "Scatter chart. 3 values. Highest: 7; lowest: 4."


def test_no_data():
    assert alt_text(config("bar")) == "Bar chart. No data."
    assert alt_text(Config(source="{}", tree={"type": "bar"})) == "Bar chart. No data."


def test_long_texts_are_cut_at_the_end_of_a_sentence():
    made = config("bar", *({"label": "n" * 100, "data": [i, 1]} for i in range(9)), labels=("l" * 500, "m"))
    assert len(alt_text(made)) <= 300
