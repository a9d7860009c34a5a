"""Bullet charts by Few's specification: a bar from zero, a tick across it, bands behind, one scale under all."""

import numpy as np
import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.charts.bullet import domain
from render_chart.dialects import parse
from render_chart.plot import measures
from render_chart.plot.drawing.color import parse as parse_color
from render_chart.plot.looks.style import style_of
from render_chart.render import render
from tests.drawing import Reading, Recorder, boxes, drawn, extent, flaws, sized

BLUE, INK = parse_color("#2768CE"), parse_color("#1B2130")


def bullet(data: str, **more: str):
    """Bullets in the native language."""
    return parse((("type", "bullet"), ("data", data), *more.items()))


QUARTER = bullet(
    "270,226,182", labels="Revenue\nUS$ thousand,Profit,Order size", target="250,260,200", title="Third quarter",
    bands="0..150,150..225,225..300",
)  # fmt: skip


def reading(canvas: Recorder) -> Reading:
    """The scale, by the labels under it; those at its ends may be moved inwards."""
    labels = [text for text in canvas.words if text.align == 0.5]
    (a, x0), (b, x1) = ((float(text.string.replace("−", "-")), text.x) for text in labels[1:3])
    per_unit = (x1 - x0) / (b - a)
    return Reading(x0 - per_unit * a, per_unit)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"data": "42"}, (0, 50)),  # rounded out
        ({"data": "42", "target": "80"}, (0, 80)),
        ({"data": "42", "bands": "0..70"}, (0, 70)),  # the bands are the scale
        ({"data": "75", "bands": "0..70"}, (0, 80)),
        ({"data": "-20"}, (-20, 0)),
        ({"data": "42", "ymax": "60"}, (0, 60)),
        ({"data": "42", "ymin": "40", "ymax": "60"}, (40, 60)),
        ({"data": "0"}, (0, 1)),
    ],
)
def test_the_scale_holds_zero_values_targets_and_bands(more, expected):
    spec = bullet(**more)
    assert domain(spec, measures.of(spec)) == pytest.approx(expected)


def test_bars_and_targets_stand_where_the_scale_says():
    canvas = drawn(QUARTER)
    scale = reading(canvas)
    bars, ticks = boxes(canvas.filled(BLUE)[0]), boxes(canvas.filled(INK)[-1])
    assert [bar[2] for bar in bars] == pytest.approx([scale.px(v) for v in (270, 226, 182)], abs=0.5)
    assert [bar[0] for bar in bars] == pytest.approx([scale.px(0)] * 3, abs=0.5)
    middles = [(tick[0] + tick[2]) / 2 for tick in ticks]
    assert middles == pytest.approx([scale.px(v) for v in (250, 260, 200)], abs=0.51)


def test_bands_are_behind_a_bar_of_a_third_and_a_tick_of_two_thirds_of_their_height():
    canvas = drawn(QUARTER)
    scale = reading(canvas)
    bands = [boxes(one.path) for one in canvas.fills[:3]]
    assert [band[0][2] for band in bands] == pytest.approx([scale.px(v) for v in (150, 225, 300)], abs=0.5)
    height = bands[0][0][3] - bands[0][0][1]
    bar, tick = boxes(canvas.filled(BLUE)[0])[0], boxes(canvas.filled(INK)[-1])[0]
    assert (bar[3] - bar[1]) / height == pytest.approx(1 / 3, abs=0.08)
    assert (tick[3] - tick[1]) / height == pytest.approx(2 / 3, abs=0.08)
    for one in (bar, tick):
        assert (one[1] + one[3]) / 2 == pytest.approx((bands[0][0][1] + bands[0][0][3]) / 2, abs=0.51)


def test_all_edges_are_on_whole_pixels():
    for one in drawn(sized(QUARTER, 777, 333)).fills[:3]:
        assert not (one.path.vertices % 1).any()


def test_negative_measures_run_to_the_left_from_zero():
    canvas = drawn(bullet("-20,30"))
    scale = reading(canvas)
    left, right = boxes(canvas.filled(BLUE)[0])
    assert left[2] == right[0] == pytest.approx(scale.px(0), abs=0.5)
    assert left[0] == pytest.approx(scale.px(-20), abs=0.5)


def test_values_beyond_the_ends_stop_there():
    canvas = drawn(bullet("500", ymax="100"))
    assert extent(canvas.filled(BLUE)[0])[2] == extent(canvas.fills[0].path)[2]


def test_a_title_with_a_note_stands_at_the_left():
    canvas = drawn(QUARTER)
    title, note = canvas.text_of("Revenue"), canvas.text_of("US$ thousand")
    assert (title.weight, note.weight) == (600, 400)
    assert title.x == note.x < boxes(canvas.filled(BLUE)[0])[0][0]
    assert title.y < note.y


def test_bars_are_dark_on_bands_of_the_callers_colours():
    assert BLUE not in [one.color for one in drawn(bullet("5", bands="0..4:gold,4..9:teal")).fills]
    on_dark = drawn(bullet("5", bands="0..4:gold,4..9:white", theme="dark"))
    assert on_dark.filled(parse_color("#14171F"))  # white would not be seen
    own = drawn(bullet("5", bands="0..4:gold,4..9:teal", colors="navy"))
    assert own.filled(parse_color("navy"))


@pytest.mark.parametrize(("values", "shown"), [("true", True), ("false", False), (None, False)])
def test_values_are_written_if_asked_for(values, shown):
    canvas = drawn(bullet("42", ymax="60", **({"values": values} if values else {})))
    assert ("42" in canvas.strings) is shown


def test_gaps_have_a_scale_and_a_target_but_no_bar():
    canvas = drawn(bullet("5,", target="4,6"))
    assert len(boxes(canvas.filled(BLUE)[0])) == 1
    assert len(boxes(canvas.filled(INK)[-1])) == 2


@pytest.mark.parametrize("size", [(120, 40), (159, 119), (40, 12)])
def test_a_tiny_picture_has_marks_alone(size):
    canvas = drawn(sized(QUARTER, *size))
    assert canvas.strings == []
    assert len(boxes(canvas.filled(BLUE)[0])) == 3


def test_a_single_bullet_is_no_thicker_than_some_lines_and_its_scale_is_near():
    spec = sized(bullet("42", labels="Here"), 500, 300)
    canvas = drawn(spec)
    base = style_of(spec).base
    _, top, _, bottom = extent(canvas.fills[0].path)
    assert bottom - top <= 2.7 * base
    assert canvas.text_of("0").y - bottom < 3 * base


def test_hundreds_of_bullets_are_drawn():
    count = 400
    rng = np.random.default_rng(1)
    spec = bullet(
        ",".join(f"{v:.1f}" for v in rng.uniform(0, 90, count)), labels=",".join(f"n{i}" for i in range(count))
    )
    assert flaws(drawn(spec)) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_it_comes_out(theme, format_):
    assert len(render(replace(QUARTER, theme=theme), format_)[0]) > 300


@pytest.mark.parametrize("data", ["1e100,-1e100,0", "1e-300,0,0", "4e-321,0,0", "7,7,7", "0,0,0"])
def test_any_number_is_drawn(data):
    for size in ((500, 300), (200, 130), (120, 40)):
        assert flaws(drawn(sized(bullet(data, labels="a,b,c"), *size))) == []


def test_the_alternative_text():
    assert alt_text(QUARTER) == (
        "Bullet chart: Third quarter. Revenue 270 (target 250), Profit 226 (target 260), Order size 182 (target 200)."
    )


def test_a_value_next_to_zero_is_zero():
    assert render(bullet("4e-321"), "png")[0]


@pytest.mark.parametrize("font", ["sans", "mono"])
def test_the_words_tell_the_value_as_the_picture_has_it(font):
    unit = " litres till"  # as wide in mono as it takes to be left out
    spec = replace(bullet("12345.6", labels="Sales", format=f",.6f{unit}", values="true"), font=font)
    (value,) = {f"12,345.600000{unit}", "12.3k"}.intersection(drawn(spec).strings)
    assert f"Sales {value}." in alt_text(spec)
