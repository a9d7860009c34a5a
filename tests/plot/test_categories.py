"""Category labels: which way of setting them is taken, by the order of rules, and that each fits."""

import pytest
from msgspec.structs import replace

from render_chart.plot import categories
from render_chart.plot.drawing.color import parse
from render_chart.plot.looks.style import style_of
from render_chart.plot.typesetting import shaping
from tests.drawing import boxes, chart, drawn, series

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
PLACES = ("Aberystwyth", "Borrowdale", "Cirencester", "Dumfries", "Eastbourne", "Felixstowe", "Grimsby", "Hartlepool")

BLUE = parse("#2768CE")  # the first of the palette


def style(width: int = 500, height: int = 300):
    return style_of(chart("bar", series(1.0), width=width, height=height))


def plan(labels: tuple[str, ...], band: float, width: int = 500, height: int = 300) -> categories.Plan:
    return categories.plan(labels, band, style(width, height), width - 20)


def shown(made: categories.Plan) -> list[str]:
    return ["\n".join(lines) for lines in made.lines]


@pytest.mark.parametrize(
    "labels",
    [
        ("Jan", "Feb"),
        MONTHS,
        ("Mon", "tuesday", "WED"),
        ("Q1", "Q2"),
        ("Q1 2024", "Q2 2024"),
        ("2024-Q1", "2024 Q2"),
        ("2022", "2023"),
        ("1", "2.5", "-3", "−4", "1,000", "20%"),
        ("2024-03-01", "2024-03-02"),
        ("14:00", "15:00"),
        ("3 Mar", "4 Mar 2024"),
        ("W01", "W02"),
        ("2024-W07",),
    ],
)
def test_labels_in_an_order_that_readers_know(labels):
    assert categories.ordinal(labels)


@pytest.mark.parametrize("labels", [("Ash", "Elm"), ("Jan", "Total"), ("2023", "2024 (est.)"), ("May Day",)])
def test_labels_in_no_such_order(labels):
    assert not categories.ordinal(labels)


@pytest.mark.parametrize(
    ("labels", "locale"),
    [(("Mär", "Mai", "Dezember"), "de"), (("يناير", "فبراير"), "ar"), (("janv. 2024", "févr. 2024"), "fr-FR")],
)
def test_months_of_the_locale_have_an_order_too(labels, locale):
    assert categories.ordinal(labels, locale)
    assert not categories.ordinal(labels)


def test_what_fits_stands_on_one_line():
    made = plan(("Ash", "Elm", "Fir"), 150)
    assert (shown(made), made.angle) == (["Ash", "Elm", "Fir"], 0)


def test_months_are_thinned_and_never_turned():
    made = plan(MONTHS, 35)
    assert made.angle == 0
    kept = [i for i, label in enumerate(shown(made)) if label]
    every = kept[1]
    assert kept == list(range(0, 12, every))
    b = style().base
    widest = max(shaping.width(month, b) for month in MONTHS)
    assert widest + 0.8 * b <= every * 35  # the least distance that leaves room ...
    assert widest + 0.8 * b > (every - 1) * 35  # ... and no more


def test_names_of_some_words_are_wrapped_between_words():
    labels = ("Flexible working hours", "A short commute", "Interesting colleagues")
    made = plan(labels, 90)
    assert made.angle == 0
    assert [text.replace("\n", " ") for text in shown(made)] == list(labels)
    b = style().base
    assert all(shaping.width(line, b) <= 90 - 0.6 * b for lines in made.lines for line in lines)
    assert made.height == pytest.approx(1.2 * b * max(map(len, made.lines)))


@pytest.mark.parametrize(("count", "height", "most"), [(8, 300, 4), (9, 300, 3), (8, 299, 2)])
def test_how_many_lines_a_label_may_have(count, height, most):
    def lines(words: int) -> int:
        made = plan(tuple("word " * (words - 1) + f"word{i}" for i in range(count)), 50, height=height)
        return 0 if made.angle else max(map(len, made.lines))

    assert lines(most) == most
    assert lines(most + 1) == 0  # slanted


def test_no_word_is_broken():
    made = plan(PLACES, 40)
    assert all("\n" not in label and "-" not in label for label in shown(made))


def test_long_single_words_are_slanted():
    made = plan(PLACES, 40)
    assert made.angle == 35
    assert shown(made) == list(PLACES)
    b = style().base
    widest = max(shaping.width(place, b) for place in PLACES)
    assert made.height == pytest.approx(0.574 * widest + 0.8 * b, rel=1e-2)


def test_slanted_names_are_cut_at_14_b():
    made = plan(tuple("A" + "very" * 12 + str(i) for i in range(8)), 40, height=600)
    b = style(height=600).base
    assert made.angle == 35
    assert all(label.endswith("…") for label in shown(made))
    assert all(shaping.width(label, b) <= 14 * b for label in shown(made))


def test_narrow_bands_turn_them_upright():
    made = plan(PLACES, 1.5 * style().base)
    assert made.angle == 90
    assert shown(made) == list(PLACES)


def test_the_narrowest_bands_keep_every_kth_upright():
    b = style().base
    made = plan(tuple(f"{place} {i}" for i in range(10) for place in PLACES), 0.5 * b)
    kept = [i for i, label in enumerate(shown(made)) if label]
    assert made.angle == 90
    assert kept == list(range(0, 80, 3))  # 1.25 b / 0.5 b, rounded up


@pytest.mark.parametrize("height", [300, 600])
def test_turned_labels_take_no_more_than_a_third_of_the_height(height):
    labels = tuple("Z" * 70 + str(i) for i in range(30))
    made = plan(labels, 15, height=height)
    assert made.height <= 0.30 * height + style(height=height).base


def test_slanted_names_end_under_their_bars():
    canvas = drawn(chart("bar", series(*range(1, 9)), labels=PLACES, values=False))
    ends = [canvas.text_of(place) for place in PLACES]
    middles = [(left + right) / 2 for left, _, right, _ in boxes(canvas.filled(BLUE)[0])]
    assert {text.angle for text in ends} == {35.0}
    assert [text.x - 0.35 * text.size for text in ends] == pytest.approx(middles, abs=1)


def test_the_plot_moves_right_for_a_slanted_first_name():
    long = chart("bar", series(*range(1, 9)), labels=("Llanfairpwllgwyngyll", *PLACES[1:]), values=False)
    short = chart("bar", series(*range(1, 9)), labels=PLACES, values=False)
    first = [boxes(drawn(spec).filled(BLUE)[0])[0][0] for spec in (long, short)]
    assert first[0] > first[1] + 10
    assert drawn(long).text_of("Llanfairpwllgwyngyll").angle == 35.0


def test_reversed_axes_put_the_first_label_last():
    spec = chart("bar", series(1, 2, 3), labels=("a", "b", "c"))
    places = [drawn(spec).text_of(name).x for name in "abc"]
    turned = replace(spec, x=replace(spec.x, reverse=True))
    assert [drawn(turned).text_of(name).x for name in "cba"] == pytest.approx(places)
