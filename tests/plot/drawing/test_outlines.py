"""Outlines against fontTools, which reads the same files by other means, and by hand."""

import re
from collections.abc import Callable

import pytest
from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from render_chart.plot.drawing.cff import cids
from render_chart.plot.drawing.outlines import cubic, outline, pdf_path, svg_path
from render_chart.plot.typesetting import fonts


def glyph_of(script: str, character: str, semibold: bool = False) -> tuple[fonts.Face, int]:
    """The face, and its glyph for a character."""
    face = fonts.face(script, semibold)
    return face, face.font.get_nominal_glyph(ord(character))


def corners(script: str, character: str) -> set[tuple[float, float]]:
    """The points on the outline that fontTools finds."""
    face, glyph = glyph_of(script, character)
    font = TTFont(f"{fonts.FOLDER}/{face.file}")
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getGlyphName(glyph)].draw(pen)
    found: set[tuple[float, float]] = set()
    for operator, points in pen.value:
        if operator == "qCurveTo":  # several controls in a row imply points between them
            found |= {end for _, end in decomposeQuadraticSegment(points)}
        elif points:
            found.add(points[-1])
    return found


@pytest.mark.parametrize(
    ("script", "character"), [("latin", "H"), ("latin", "e"), ("latin", "é"), ("cjk", "中"), ("thai", "ก")]
)
def test_an_outline_passes_through_the_points_of_its_font(script: str, character: str) -> None:
    ours = {points[-2:] for command, points in outline(*glyph_of(script, character)) if points}
    assert ours == corners(script, character)


def test_a_capital_h_in_an_svg() -> None:
    """Inter's H is a polygon that stands on the baseline, 1490 units high; y goes down."""
    path = svg_path(*glyph_of("latin", "H"))
    assert re.fullmatch(r"M-?\d+[ -]-?\d+(L-?\d+[ -]?-?\d+)+Z", path)
    numbers = [int(number) for number in re.findall(r"-?\d+", path)]
    assert (min(numbers[1::2]), max(numbers[1::2])) == (-1490, 0)


@pytest.mark.parametrize("writer", [svg_path, pdf_path])
def test_a_space_has_no_path(writer: Callable[[fonts.Face, int], str]) -> None:
    assert writer(*glyph_of("latin", " ")) == ""


def test_an_emboldened_outline_is_another() -> None:
    assert svg_path(*glyph_of("cjk", "中", True)) != svg_path(*glyph_of("cjk", "中"))


def test_a_quadratic_curve_as_a_cubic_one() -> None:
    assert cubic((0, 0), (3, 3, 6, 0)) == pytest.approx((2, 2, 4, 2, 6, 0))


def test_a_pdf_path_has_operators_of_a_pdf_alone() -> None:
    path = pdf_path(*glyph_of("latin", "e"))
    assert set(re.findall(r"[a-zA-Z]", path)) == {"m", "l", "c", "h"}
    assert path.startswith(re.match(r"-?\d+ -?\d+ m ", path)[0])  # type: ignore[index]
    assert all(len(re.findall(r"-?\d+", step)) == 6 for step in re.findall(r"[^a-z]*c", path))


def test_cids_are_those_that_fonttools_reads() -> None:
    font = TTFont(f"{fonts.FOLDER}/NotoSansCJK-400.otf")
    charset = font["CFF "].cff.topDictIndex[0].charset
    ours = cids(font.reader["CFF "], len(charset))
    assert ours == [0, *(int(name.removeprefix("cid")) for name in charset[1:])]


def cff_table(charset: bytes, *, keyed: bool = True) -> bytes:
    """A CFF table with nothing in it but what tells the CIDs."""

    def index(item: bytes) -> bytes:
        return b"\x00\x01\x01\x01" + bytes([1 + len(item)]) + item

    ros = b"\x8b\x8b\x8b\x0c\x1e" if keyed else b""  # 0 0 0 ROS
    head = b"\x01\x00\x04\x01" + index(b"Name")
    # 29 and four bytes make a number of fixed length, so the place of what follows is known before it is written.
    offset = len(head) + len(index(ros + b"\x1d\x00\x00\x00\x00\x0f"))
    return head + index(ros + b"\x1d" + offset.to_bytes(4, "big") + b"\x0f") + charset


@pytest.mark.parametrize(
    ("charset", "expected"),
    [
        (b"\x00\x00\x05\x00\x09\x01\x00", [0, 5, 9, 256]),  # format 0: one by one
        (b"\x01\x00\x05\x01\x01\x00\x00", [0, 5, 6, 256]),  # format 1: from 5 on, one more; 256
        (b"\x02\x00\x05\x00\x02", [0, 5, 6, 7]),  # format 2: a count of two bytes
    ],
)
def test_the_three_forms_of_a_charset(charset: bytes, expected: list[int]) -> None:
    assert cids(cff_table(charset), 4) == expected


def test_a_font_without_cids_is_refused() -> None:
    with pytest.raises(ValueError, match="not a CID-keyed font"):
        cids(cff_table(b"\x00", keyed=False), 1)
