"""Coverage: where ink lies, how much of it, and that it depends on nothing but what is asked."""

import hashlib
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from render_chart.plot.drawing.outlines import outline
from render_chart.plot.typesetting import fonts, shaping, stamps, text
from render_chart.plot.typesetting.text import Coverage, coverage, ink, width


def drawn(
    string: str, size: float = 12, weight: int = 400, x: float = 20.0, y: float = 30.0, **how: object
) -> Coverage:
    """Coverage that is there."""
    found = coverage(string, size, weight, x, y, **how)  # type: ignore[arg-type]
    assert found is not None
    return found


def box(found: Coverage) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all that is covered."""
    rows, columns = np.nonzero(found.pixels)
    return (
        found.left + int(columns.min()),
        found.top + int(rows.min()),
        found.left + int(columns.max()) + 1,
        found.top + int(rows.max()) + 1,
    )


# Letters of level lines are put on quarters of a pixel: an edge is an eighth off at most, a pixel may have two; and
# rounding.
EIGHTH = 2 * 255 / 8 + 2


def test_capitals_stand_on_the_baseline() -> None:
    """At 11 px a capital is 8 px high: 0.7275 · 11 = 8.003."""
    _, top, _, bottom = box(drawn("HHH", 11))
    assert (top, bottom) == (22, 30)


def test_the_baseline_is_put_on_a_whole_pixel() -> None:
    assert np.array_equal(drawn("Hx", y=30.4).pixels, drawn("Hx", y=30.0).pixels)
    assert drawn("Hx", y=30.5).top == drawn("Hx", y=30.4).top + 1


def test_pen_positions_are_quarters_of_a_pixel() -> None:
    assert np.array_equal(drawn("Hx", x=20.25).pixels, drawn("Hx", x=20.3).pixels)
    assert not np.array_equal(drawn("Hx", x=20.25).pixels, drawn("Hx", x=20.5).pixels)


def test_a_whole_pixel_moves_the_picture_and_does_not_change_it() -> None:
    here, there = drawn("Revenue", x=20.25), drawn("Revenue", x=-7.75)
    assert np.array_equal(here.pixels, there.pixels)
    assert here.left - there.left == 28


def test_ink_is_the_area_of_the_outline() -> None:
    """An em dash is a polygon, whose area the shoelace formula has; at 40 px nothing is fitted."""
    face = fonts.face("latin", False)
    (start, *rest) = (points for command, points in outline(face, face.font.get_nominal_glyph(ord("—"))) if points)
    corners = [start, *rest]
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, [*rest, start], strict=True))
    area = abs(twice) / 2 * (40 / 2048) ** 2
    assert drawn("—", 40).pixels.sum() / 255 == pytest.approx(area, rel=0.01)


def together(*placed: tuple[str, float, float]) -> stamps.Coverage | None:
    return text.coverage_together(list(placed), 12, 400, 1.0, light=False, tabular=False, lang="")


def test_labels_of_an_axis_that_come_again_are_kept_and_words_and_scattered_labels_are_not() -> None:
    column = [("100", 40.3, 20.0), ("50", 40.3, 60.0), ("0", 40.3, 100.0)]
    row = [("Jan", 40.3, 90.0), ("Feb", 80.1, 90.0)]
    for placed in (column, row):
        assert together(*placed) is together(*placed)
    for placed in ([("Revenue", 40.3, 20.0), ("Cost", 40.3, 60.0)], [("100", 40.3, 20.0), ("50", 70.0, 60.0)]):
        first, again = together(*placed), together(*placed)
        assert first is not again
        assert np.array_equal(first.pixels, again.pixels)


@pytest.mark.parametrize("size", [9.5, 11, 13.5, 20, 32])
@pytest.mark.parametrize("string", ["Revenue 2024", "AVATAR Tj.", "fjord rn ffi", "Żółć ñandú", "1,111.17"])
def test_letters_stand_within_an_eighth_of_a_pixel_of_their_place(string: str, size: float) -> None:
    line, raster = text.layout(string), hb.RasterDraw()
    text.draw_level(raster, line, size, 0.0, 0.0)
    exact, found = stamps.rendered(raster), stamps.stamped([(line, 0.0, 0)], size)
    assert exact is not None
    assert found is not None
    sheets = np.zeros((2, 80, 640), int)
    for sheet, one in zip(sheets, (exact, found), strict=True):
        top, left = 50 + one.top, 50 + one.left
        sheet[top : top + one.pixels.shape[0], left : left + one.pixels.shape[1]] = one.pixels
    assert abs(sheets[0] - sheets[1]).max() <= EIGHTH


@pytest.mark.parametrize(("string", "size"), [("مبيعات", 12), ("हिन्दी", 12), ("Huge", 33)])
def test_joined_scripts_and_large_letters_stay_exactly_in_their_place(string: str, size: float) -> None:
    assert not stamps.may_be_stamped([text.layout(string)], size)


@pytest.mark.parametrize("semibold", [False, True])
@pytest.mark.parametrize("main", sorted(fonts.MAIN_FACES))
@pytest.mark.parametrize("size", [8.0, 12.0, 13.5, stamps.LARGEST])
def test_no_glyph_of_a_main_face_reaches_beyond_its_stamp(main: str, semibold: bool, size: float) -> None:
    face = fonts.face(main, semibold)
    fit = fonts.fit(face, size)
    for glyph in range(face.font.face.glyph_count):
        box = face.font.get_glyph_extents(glyph)
        if box is not None and box.width:
            scale = size * face.per_em * fit[glyph]
            assert box.y_bearing * scale <= stamps.ABOVE * size
            assert -(box.y_bearing + box.height) * scale <= stamps.BELOW * size


def by_itself(placed: list[tuple[shaping.Layout, float, int]], size: float) -> list[np.ndarray]:
    """A sheet with the ink of each line, letter by letter."""
    sheets = []
    for line, x, y in placed:
        sheet = np.zeros((80, 160), int)
        for face, glyphs in line.runs:
            for glyph in glyphs:
                one = stamps.stamped([(shaping.Layout(1.0, (shaping.Run(face, (glyph,)),)), x, y)], size)
                assert one is not None
                sheet[one.top : one.bottom, one.left : one.right] += one.pixels
        sheets.append(sheet)
    return sheets


def on_a_sheet(found: Coverage | None) -> np.ndarray:
    assert found is not None
    sheet = np.zeros((80, 160), int)
    sheet[found.top : found.bottom, found.left : found.right] = found.pixels
    return sheet


@pytest.mark.parametrize("x", [30.5, 24.0])
def test_letters_on_others_of_their_base_line_are_added_to_them(x: float) -> None:
    placed = [(text.layout("AVATAR"), 20.25, 40), (text.layout("fjord"), x, 40)]
    added = sum(by_itself(placed, 20.0))
    assert (added > 255).any()
    assert np.array_equal(on_a_sheet(stamps.stamped(placed, 20.0)), np.minimum(added, 255))


def test_lines_that_cover_each_other_are_as_dark_as_either_and_at_most_as_both() -> None:
    placed = [(text.layout("AVATAR"), 20.25, 40), (text.layout("fjord"), 30.5, 44), (text.layout("Tj"), 3.0, 44)]
    sheets = by_itself(placed, 20.0)
    found = on_a_sheet(stamps.stamped(placed, 20.0))
    assert ((sheets[0] > 0) & (sheets[1] > 0)).any()
    assert (found >= np.maximum.reduce(sheets).clip(0, 255)).all()
    assert (found <= np.add.reduce(sheets).clip(0, 255)).all()


@pytest.mark.parametrize(("align", "left"), [(0.0, 20.0), (0.5, 20.0 - 0.5), (1.0, 20.0 - 1.0)])
def test_align_moves_the_string_by_its_width(align: float, left: float) -> None:
    wide = width("Revenue", 12)
    aligned = box(drawn("Revenue", x=20.0 + align * wide, align=align))
    assert aligned == box(drawn("Revenue", x=20.0))


def test_upwards_text_runs_up_from_the_pen() -> None:
    left, top, right, bottom = box(drawn("HHH", 11, x=50, y=80, angle=90))
    assert (left, right) == (42, 50)
    assert 78 <= bottom <= 80
    assert bottom - top == pytest.approx(width("HHH", 11) - 2, abs=1.5)


def test_downwards_text_runs_down_from_the_pen() -> None:
    left, top, right, _ = box(drawn("HHH", 11, x=50, y=80, angle=270))
    assert (left, right) == (50, 58)
    assert 80 <= top <= 82


def test_a_half_turn_stands_on_its_head() -> None:
    upright, turned = drawn("Hx", x=20.0), drawn("Hx", x=20.0, angle=180)
    assert np.abs(upright.pixels[::-1, ::-1].astype(int) - turned.pixels).max() <= EIGHTH


def test_35_degrees_rises_to_the_right() -> None:
    left, top, right, bottom = box(drawn("—" * 10, 20, x=100, y=300, angle=35))
    # The slope of ten dashes in a row, tan 35° = 0.700, less the thickness of the stroke at both ends.
    assert (bottom - top) / (right - left) == pytest.approx(0.70, abs=0.03)
    assert 90 <= left <= 100  # the dash floats over the baseline, so its beginning leans to the left
    assert bottom <= 300


def test_angles_may_be_aligned_at_their_end() -> None:
    _, top, right, _ = box(drawn("—" * 10, 20, x=300, y=100, angle=35, align=1.0))
    assert 296 <= right <= 300
    assert 78 <= top <= 101


def test_light_text_is_thickened() -> None:
    """coverage ** (1 / 1.25): 128 → 255 · 0.50196 ** 0.8 = 146.9."""
    dark, light = drawn("Revenue"), drawn("Revenue", light=True)
    assert (light.pixels >= dark.pixels).all()
    if (dark.pixels == 128).any():
        assert set(light.pixels[dark.pixels == 128]) == {147}
    assert set(light.pixels[dark.pixels == 255]) == {255}
    assert set(light.pixels[dark.pixels == 0]) == {0}


@pytest.mark.parametrize("string", ["", " ", "   ", "\t", "\u200b"])
def test_what_leaves_no_ink_is_none(string: str) -> None:
    assert coverage(string, 12, 400, 0, 0) is None


@pytest.mark.parametrize("angle", [0.0, 90.0])
def test_a_long_string_is_drawn_to_its_end(angle: float) -> None:
    """RasterDraw, left alone, cuts at 4,096 px."""
    string = "H" * 900
    found = drawn(string, 12, x=5.0, y=9000.0, angle=angle)
    long = found.pixels.shape[0 if angle else 1]
    assert long > width(string, 12) - 4 > 6_000
    side = box(found)
    assert (side[3] - side[1] if angle else side[2] - side[0]) > width(string, 12) - 4


def test_a_long_string_is_the_same_within_its_canvas() -> None:
    string = "Revenue " * 150
    whole, part = drawn(string, 12, x=-100), drawn(string, 12, x=-100, canvas=(500, 60))
    assert part.left >= 0
    assert part.left + part.pixels.shape[1] <= 500
    sheet, other = np.zeros((60, 500), np.uint8), np.zeros((60, 500), np.uint8)
    rows = slice(whole.top, whole.top + whole.pixels.shape[0])
    sheet[rows] = whole.pixels[:, -whole.left : 500 - whole.left][: 60 - whole.top]
    other[part.top : part.top + part.pixels.shape[0], part.left : part.left + part.pixels.shape[1]] = part.pixels
    assert np.array_equal(sheet, other)


def test_a_long_string_outside_its_canvas_is_none() -> None:
    assert coverage("H" * 900, 12, 400, 600, 30, canvas=(500, 60)) is None


def test_a_huge_letter_is_whole() -> None:
    _, top, _, bottom = box(drawn("H", 8_000, x=0, y=6_000))
    assert bottom - top == pytest.approx(0.7275 * 8_000, abs=2)


STRINGS = ["Revenue 2024", "季度销售", "مبيعات 2024", "हिन्दी", "1,111", "🚀", "Ωβ", "Tab\there", "한국"]
ASKED = [
    (string, size, weight, angle, light)
    for string in STRINGS
    for size in (11, 13.5)
    for weight in (400, 600)
    for angle in (0.0, 90.0, 35.0)
    for light in (False, True)
]


def digest(asked: tuple[str, float, int, float, bool]) -> str:
    """The hash of one picture."""
    string, size, weight, angle, light = asked
    found = drawn(string, size, weight, 40.3, 50.7, angle=angle, light=light, align=0.5)
    return hashlib.sha256(found.pixels.tobytes() + repr(found[1:]).encode()).hexdigest()


def forget() -> None:
    """Empty every cache."""
    for cached in (
        text.kept,
        stamps.stamps_of,
        text.layout,
        fonts.face,
        fonts.face_for,
        fonts.fit,
        fonts.opened,
        text.direction,
    ):
        cached.cache_clear()


def test_pictures_do_not_depend_on_what_was_drawn_before() -> None:
    forget()
    first = {asked: digest(asked) for asked in ASKED}
    again = ASKED.copy()
    random.Random(7).shuffle(again)
    forget()
    assert {asked: digest(asked) for asked in again} == first
    forget()
    with ThreadPoolExecutor(8) as threads:
        assert dict(zip(again, threads.map(digest, again), strict=True)) == first
    assert len(set(first.values())) > len(STRINGS) * 20


def test_pictures_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "import hashlib; from render_chart.plot.typesetting.text import coverage;"
        f"print([hashlib.sha256(coverage(s, 12, 600, 9.3, 9).pixels.tobytes()).hexdigest() for s in {STRINGS!a}])"
    )
    folder = Path(fonts.FOLDER).parent.parent
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(folder)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(answers) == 1


def test_measuring_and_drawing_load_neither_matplotlib_nor_pillow() -> None:
    program = (
        "import sys; from render_chart.plot.typesetting.text import coverage, width;"
        "width('a中ع', 9); coverage('a中ع', 9, 600, 0, 0);"
        "print({'matplotlib', 'PIL', 'fontTools'} & {name.split('.')[0] for name in sys.modules})"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(fonts.FOLDER).parent.parent)}
    answer = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True, text=True
    )
    assert answer.stdout == "set()\n"


@pytest.mark.parametrize("string", ["Revenue", "ÅÄgq", "مبيعات", "हिन्दी", "中文"])
def test_ink_bounds_the_picture(string: str) -> None:
    """At 40 px nothing is fitted; anti-aliasing adds a pixel at most."""
    left, top, right, bottom = ink(string, 40)
    assert box(drawn(string, 40, x=100, y=100)) == pytest.approx(
        (100 + left, 100 + top, 100 + right, 100 + bottom), abs=1.3
    )


def test_a_space_has_no_ink() -> None:
    assert ink(" ", 12) == (0.0, 0.0, 0.0, 0.0)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.text(st.characters(), max_size=20),
    st.floats(1, 60),
    st.sampled_from([400, 600]),
    st.floats(-50, 50),
    st.floats(-360, 360) | st.sampled_from([0.0, 90.0, 270.0]),
)
def test_any_string_is_drawn(string: str, size: float, weight: int, x: float, angle: float) -> None:
    found = coverage(string, size, weight, x, x, angle=angle, canvas=(50, 50))
    assert found is None or found.pixels.dtype == np.uint8
