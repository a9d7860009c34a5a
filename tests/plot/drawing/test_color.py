"""Expected values come from the CSS and WCAG specifications and from the table of readable names in the design."""

import pytest

from render_chart.plot.drawing import color
from render_chart.plot.drawing.css_names import NAMES


@pytest.mark.parametrize(
    ("text", "rgba"),
    [
        ("#ff8000", (255, 128, 0, 255)),
        ("ff8000", (255, 128, 0, 255)),
        ("#F80", (255, 136, 0, 255)),
        ("f80c", (255, 136, 0, 204)),
        ("#ff800080", (255, 128, 0, 128)),
        ("rebeccapurple", (0x66, 0x33, 0x99, 255)),
        ("  Tomato ", (0xFF, 0x63, 0x47, 255)),
        ("transparent", (0, 0, 0, 0)),
        ("rgb(255,128,0)", (255, 128, 0, 255)),
        ("rgb(255 128 0 / 0.6)", (255, 128, 0, 153)),
        ("rgba( 255 , 128 , 0 , 20% )", (255, 128, 0, 51)),
        ("rgba(0, 96, 100, 0.60000000000000009)", (0, 96, 100, 153)),
        ("rgba(255, 0, 0, 2e-1)", (255, 0, 0, 51)),
        ("rgb(100%, 0%, 20%)", (255, 0, 51, 255)),
        ("rgb(300,-5,0)", (255, 0, 0, 255)),
        ("hsl(120, 100%, 25%)", (0, 127.5, 0, 255)),
        ("hsl(120deg 100% 50%)", (0, 255, 0, 255)),
        ("hsl(-120, 100%, 50%)", (0, 0, 255, 255)),
        ("hsla(0, 0%, 60%, 0.2)", (153, 153, 153, 51)),
    ],
)
def test_css_notations(text: str, rgba: tuple[float, ...]) -> None:
    assert color.parse(text) == pytest.approx(tuple(channel / 255 for channel in rgba))


@pytest.mark.parametrize(
    "text",
    [
        "", "#", "#12", "#12345", "#1234567", "#gggggg", "blurple", "rgb()", "rgb(1,2)", "rgb(1,2,3,4,5)", "rgb(1,2,x)",
        "rgb(1deg,2,3)", "hsl(1,2,3)", "hsl(1%,2%,3%)", "hsl(1,2deg,3%)", "rgb(1,2,3", "url(x)", "rgb(1,2,3,4deg)",
        "#١٢٣", "rgb(1e999,0,0)",
    ],
)  # fmt: skip
def test_no_colors(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the value itself is the message)
        color.parse(text)


def test_there_are_148_names_and_grey_has_two_spellings() -> None:
    assert len(NAMES) == 148
    assert {name.replace("grey", "gray") for name in NAMES if "grey" in name} <= NAMES.keys()


def test_black_on_white_is_21_to_1() -> None:
    assert color.contrast(color.BLACK, color.WHITE) == pytest.approx(21)
    assert color.contrast(color.WHITE, color.BLACK) == pytest.approx(21)


def test_767676_is_the_lightest_grey_that_passes_on_white() -> None:
    # https://webaim.org/articles/contrast/ : #767676 has 4.54:1, #777777 has 4.48:1
    assert color.contrast(color.parse("#767676"), color.WHITE) == pytest.approx(4.54, abs=0.005)
    assert color.contrast(color.parse("#777777"), color.WHITE) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(
    ("series", "background", "name"),
    [
        ("#2768CE", "#FFFFFF", "#2768CE"),
        ("#E36F28", "#FFFFFF", "#BA5B21"),
        ("#1CA593", "#FFFFFF", "#168476"),
        ("#A6915E", "#FFFFFF", "#85744B"),
        ("#7B95BC", "#FFFFFF", "#627796"),
        ("#8A52CB", "#14171F", "#9A6AD2"),
        ("#6BA0F6", "#14171F", "#6BA0F6"),
    ],
)
def test_names_of_series_are_pushed_until_they_are_readable(series: str, background: str, name: str) -> None:
    assert color.to_hex(color.readable(color.parse(series), color.parse(background))) == name


@pytest.mark.parametrize("fill", ["#2768CE", "#E36F28", "#FBDE80", "#808080", "#777777", "#000000", "#FFFFFF"])
def test_text_on_a_fill_is_readable(fill: str) -> None:
    assert color.contrast(color.on(color.parse(fill)), color.parse(fill)) >= color.TEXT_CONTRAST


def test_half_red_over_white_is_pink() -> None:
    assert color.over((1.0, 0.0, 0.0, 0.5), color.WHITE) == (1.0, 0.5, 0.5, 1.0)


def test_a_mixture_lies_between() -> None:
    assert color.mix(color.BLACK, color.WHITE, 0.45) == pytest.approx((0.45, 0.45, 0.45, 1.0))
