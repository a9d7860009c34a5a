"""Progress bars: where they end, what is written, what is drawn at small sizes."""

import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.charts.progress import value_texts
from render_chart.dialects import parse
from render_chart.plot import measures
from render_chart.plot.drawing.color import parse as parse_color
from render_chart.plot.looks.style import style_of
from render_chart.render import render
from tests.drawing import boxes, drawn, extent, flaws, sized

BLUE, TRACK, INK = parse_color("#2768CE"), parse_color("#E7EAEE"), parse_color("#1B2130")
NAMES = "Distance,Long runs,Strength,Sleep"


def progress(data: str, **more: str):
    """Progress bars in the native language."""
    return parse((("type", "progress"), ("data", data), *more.items()))


TRAINING = progress("72,45,88,61", labels=NAMES, target="80,60,80,90", title="Marathon")


def bars(spec) -> tuple[list, list]:
    """The boxes of tracks and of what is done of them."""
    canvas = drawn(spec)
    (track,), (done,) = canvas.filled(TRACK), canvas.filled(BLUE)
    return boxes(track), boxes(done)


def shares(spec) -> list[float]:
    """How far along its track each bar ends."""
    tracks, done = bars(spec)
    by_top = {track[1]: track for track in tracks}
    return [(bar[2] - bar[0]) / (by_top[bar[1]][2] - by_top[bar[1]][0]) for bar in done]


def test_a_bar_ends_at_its_share_of_the_track():
    assert shares(TRAINING) == pytest.approx([0.72, 0.45, 0.88, 0.61])


@pytest.mark.parametrize(
    ("limits", "expected"),
    [({"ymax": "200"}, 0.25), ({"ymin": "25"}, 1 / 3), ({"ymin": "-50", "ymax": "50"}, 1.0)],
)
def test_limits_are_the_ends_of_the_track(limits, expected):
    assert shares(progress("50", **limits)) == pytest.approx([expected])


def test_values_beyond_the_ends_stop_there():
    tracks, done = bars(progress("150,-20,100"))
    assert [bar[2] for bar in done] == [tracks[0][2], tracks[2][2]]  # the second one has nothing done


def test_gaps_and_zeros_are_empty_tracks():
    tracks, done = bars(progress("50,,0"))
    assert (len(tracks), len(done)) == (3, 1)
    assert list(drawn(progress("50,,0")).strings) == ["50%", "0%"]


def test_tracks_are_as_thick_as_asked_for_and_on_whole_pixels():
    for size in ((500, 300), (800, 400), (300, 200)):
        spec = sized(TRAINING, *size)
        base = style_of(spec).base
        for left, top, right, bottom in bars(spec)[0]:
            assert 0.8 * base - 0.5 <= bottom - top <= 1.2 * base + 0.5
            assert (left % 1, top % 1, right % 1, bottom % 1) == (0, 0, 0, 0)


def test_ends_are_round_unless_asked_otherwise():
    (round_,) = drawn(progress("50")).filled(TRACK)
    (square,) = drawn(progress("50", rounded="0")).filled(TRACK)
    left, top = extent(round_)[:2]
    assert (left, top) not in {tuple(v) for v in round_.vertices.tolist()}
    assert (left, top) in {tuple(v) for v in square.vertices.tolist()}


def test_targets_are_ticks_across_the_tracks():
    tracks, _ = bars(TRAINING)
    ticks = boxes(drawn(TRAINING).filled(INK)[-1])
    for track, tick, share in zip(tracks, ticks, (0.8, 0.6, 0.8, 0.9), strict=True):
        assert (tick[0] + tick[2]) / 2 == pytest.approx(track[0] + share * (track[2] - track[0]), abs=0.51)
        assert tick[1] < track[1]
        assert tick[3] > track[3]


def test_a_target_beyond_the_end_stays_on_the_track():
    spec = progress("50", target="300")
    ((_, _, end, _),) = bars(spec)[0]
    ((_, _, right, _),) = boxes(drawn(spec).filled(INK)[-1])
    assert right <= end


def test_bands_lie_on_the_track_under_the_bar():
    canvas = drawn(progress("70", bands="0..50:gold,50..100:teal"))
    colors = [one.color for one in canvas.fills]
    assert colors == [TRACK, parse_color("gold"), parse_color("teal"), BLUE]
    left, _, right, _ = extent(canvas.fills[0].path)
    assert extent(canvas.fills[1].path)[2] == pytest.approx((left + right) / 2)


# ---- words


@pytest.mark.parametrize(
    ("more", "texts"),
    [
        ({}, ["72%", "4.5%"]),
        ({"ymax": "200"}, ["72.0", "4.5"]),
        ({"format": ",.2f km"}, ["72.00 km", "4.50 km"]),
        ({"yformat": ".0f"}, ["72", "5"]),
    ],
)
def test_values_are_per_cent_unless_there_is_a_scale_or_a_format(more, texts):
    spec = progress("72,4.5", **more)
    assert value_texts(spec, measures.of(spec), style_of(spec)) == texts


def test_names_stand_above_and_values_at_the_right_where_there_is_room():
    canvas = drawn(TRAINING)
    tracks, _ = bars(TRAINING)
    for name, value, track in zip(NAMES.split(","), ("72%", "45%", "88%", "61%"), tracks, strict=True):
        assert canvas.text_of(name).x == track[0]
        assert canvas.text_of(name).y < track[1]
        assert (canvas.text_of(value).x, canvas.text_of(value).align) == (track[2], 1.0)


def test_names_stand_at_the_left_where_bars_are_close():
    spec = progress(",".join(["50"] * 12), labels=",".join(f"Name {i}" for i in range(12)))
    canvas = drawn(spec)
    tracks, _ = bars(spec)
    assert all(canvas.text_of(f"Name {i}").x < tracks[i][0] for i in range(12))
    assert canvas.strings.count("50%") == 12


@pytest.mark.parametrize(("values", "shown"), [("true", True), ("false", False)])
def test_values_are_there_or_not_as_asked(values, shown):
    assert ("50%" in drawn(progress("50", values=values)).strings) is shown


def test_hundreds_of_bars_have_some_names():
    count = 300
    spec = progress(",".join(["50"] * count), labels=",".join(f"n{i}" for i in range(count)))
    canvas = drawn(spec)
    assert flaws(canvas) == []
    assert 5 < len(canvas.strings) < 40
    assert len(boxes(canvas.filled(BLUE)[0])) == count


@pytest.mark.parametrize("size", [(120, 40), (159, 119), (40, 12)])
def test_a_tiny_picture_has_bars_alone(size):
    canvas = drawn(sized(TRAINING, *size))
    assert canvas.strings == []
    assert len(boxes(canvas.filled(BLUE)[0])) == 4


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_it_comes_out(theme, format_):
    assert len(render(replace(TRAINING, theme=theme), format_)[0]) > 300


@pytest.mark.parametrize("data", ["1e100,-1e100,0", "4e-321,0,0", "1e-300,1,2", "100,100,100"])
def test_any_number_is_drawn(data):
    for size in ((500, 300), (200, 130), (120, 40)):
        assert flaws(drawn(sized(progress(data, labels="a,b,c"), *size))) == []


def test_the_alternative_text():
    assert alt_text(TRAINING) == (
        "Progress bars: Marathon. Distance 72% (target 80%), Long runs 45% (target 60%), Strength 88% (target 80%), "
        "Sleep 61% (target 90%)."
    )
    assert alt_text(progress("5,,7", labels="a,b,c")) == "Progress bars. a 5%, b missing, c 7%."
