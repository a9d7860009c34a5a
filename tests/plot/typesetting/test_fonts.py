"""What is in the folder, and who draws what. Figures of Inter are from its tables, in units of 1/2048 em."""

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from render_chart.plot.looks.style import CAP_HEIGHTS
from render_chart.plot.typesetting import fonts, text
from tools import build_fonts

FOLDER = Path(fonts.FOLDER)


def test_the_table_is_the_folder() -> None:
    listed = {
        f"{family}-{weight}.{'otf' if script in fonts.OPEN_TYPE else 'ttf'}"
        for script, (family, weights) in fonts.FAMILIES.items()
        for weight in weights
    }
    assert listed == {path.name for path in FOLDER.iterdir() if path.suffix in (".ttf", ".otf")}


def test_every_font_can_be_built_from_a_pinned_source() -> None:
    pins = json.loads((FOLDER / "sources.lock.json").read_text())
    names = {pin.rsplit("@", 1)[0] for pin in pins if pin.startswith("@")}
    assert names == {build_fonts.NPM_SCOPE + cut.package for cut in build_fonts.CUTS}
    built = {(cut.family, cut.weights) for cut in build_fonts.CUTS} | {("NotoSansCJK", (400,))}
    assert built == set(fonts.FAMILIES.values())
    assert all(pin.startswith(("sha512-", "sha256-")) for pin in pins.values())


def test_the_licence_stands_beside_the_fonts() -> None:
    licence = (FOLDER / "OFL.txt").read_text()
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for holder in (
        "The Inter Project Authors",
        "The Space Mono Project Authors",
        "Reserved Font Name ‘Source’",
        "notofonts/thai",
        "Google LLC",
        "Adobe",
    ):
        assert holder in licence


@pytest.mark.parametrize(
    ("character", "file"),
    [
        ("A", "Inter-400.ttf"),
        ("я", "Inter-400.ttf"),
        ("Ω", "Inter-400.ttf"),
        ("₿", "Inter-400.ttf"),
        ("中", "NotoSansCJK-400.otf"),
        ("ア", "NotoSansCJK-400.otf"),
        ("한", "NotoSansCJK-400.otf"),
        ("ع", "NotoSansArabic-400.ttf"),
        ("ש", "NotoSansHebrew-400.ttf"),
        ("क", "NotoSansDevanagari-400.ttf"),
        ("ก", "NotoSansThai-400.ttf"),
        ("ქ", "NotoSansGeorgian-400.ttf"),
        ("∑", "Inter-400.ttf"),
        ("ℵ", "NotoSansMath-400.ttf"),
        ("😀", "NotoEmoji-400.ttf"),
        ("\U0010ffff", "Inter-400.ttf"),  # nobody has it: the main face's box
        ("\ud800", "Inter-400.ttf"),
    ],
)
def test_the_face_of_a_character(character: str, file: str) -> None:
    assert fonts.face_for(ord(character), False, False).file == file


def test_a_sign_is_an_emoji_only_where_it_is_asked_for() -> None:
    assert fonts.face_for(ord("☀"), False, False).file != "NotoEmoji-400.ttf"
    assert fonts.face_for(ord("☀"), False, True).file == "NotoEmoji-400.ttf"


@pytest.mark.parametrize(
    ("script", "file", "bold"),
    [
        ("latin", "Inter-600.ttf", False),
        ("thai", "NotoSansThai-600.ttf", False),
        ("cjk", "NotoSansCJK-400.otf", True),
        ("emoji", "NotoEmoji-400.ttf", False),
    ],
)
def test_semibold_is_a_file_of_its_own_or_an_emboldened_regular(script: str, file: str, bold: bool) -> None:
    face = fonts.face(script, True)
    assert (face.file, face.bold) == (file, bold)


def test_an_emboldened_glyph_is_wider_and_advances_as_far() -> None:
    regular, bold = fonts.face("cjk", False), fonts.face("cjk", True)
    glyph = regular.font.get_nominal_glyph(ord("中"))
    assert bold.font.get_glyph_h_advance(glyph) == regular.font.get_glyph_h_advance(glyph)
    # 0.022 em of 1000 units
    assert bold.font.get_glyph_extents(glyph).width == pytest.approx(
        regular.font.get_glyph_extents(glyph).width + 22, abs=2
    )


def test_faces_have_keys_of_their_own() -> None:
    faces = [fonts.face(script, semibold) for script in fonts.FAMILIES for semibold in (False, True)]
    assert len({face.key for face in faces}) == len(faces)


def test_the_metrics_are_those_of_inter() -> None:
    inter = TTFont(FOLDER / "Inter-400.ttf")
    em = inter["head"].unitsPerEm
    measured = inter["hhea"].ascent, -inter["hhea"].descent, inter["OS/2"].sCapHeight, inter["OS/2"].sxHeight
    told = (text.ASCENT, text.DESCENT, text.CAP_HEIGHT, text.X_HEIGHT)
    assert [units / em for units in measured] == pytest.approx(told, abs=0.001)


@pytest.mark.parametrize(
    ("size", "small", "capital"),
    [
        # x-height 1118, cap height 1490. 12 px: 6.55 → 7 px; 8.73 px · 7 / 6.55 = 9.33 → 9 px
        (12, 7 / (12 * 1118 / 2048), 9 / (12 * 1490 / 2048)),
        # 11 px: 6.005 → 6; 8.003 · 6 / 6.005 → 8
        (11, 6 / (11 * 1118 / 2048), 8 / (11 * 1490 / 2048)),
        (6, 1.0, 1.0),  # an x-height of 3.3 px is noise
        (40, 1.0, 1.0),
    ],
)
def test_heights_go_to_whole_pixels(size: float, small: float, capital: float) -> None:
    face = fonts.face("latin", False)
    fit = fonts.fit(face, size)
    assert fit[face.font.get_nominal_glyph(ord("x"))] == pytest.approx(small, abs=1e-4)
    assert fit[face.font.get_nominal_glyph(ord("H"))] == pytest.approx(capital, abs=1e-4)


def test_a_cut_of_a_font_with_a_reserved_name_has_another() -> None:
    for weight in (400, 600):
        names = {record.nameID: str(record) for record in TTFont(FOLDER / f"PlotlinkSerif-{weight}.ttf")["name"].names}
        assert "Reserved Font Name ‘Source’" in names[0]
        assert [text for name, text in names.items() if name and "Source" in text] == []


@pytest.mark.parametrize(
    ("main", "character", "file"),
    [
        ("serif", "A", "PlotlinkSerif-400.ttf"),
        ("serif", "Ω", "PlotlinkSerif-400.ttf"),
        ("serif", "я", "PlotlinkSerif-400.ttf"),
        ("serif", "中", "NotoSansCJK-400.otf"),
        ("mono", "ß", "SpaceMono-400.ttf"),
        ("mono", "я", "Inter-400.ttf"),  # what the main family has not, Inter has
        ("mono", "😀", "NotoEmoji-400.ttf"),
    ],
)
def test_the_main_family_is_asked_first(main: str, character: str, file: str) -> None:
    assert fonts.face_for(ord(character), False, False, main).file == file


def test_semibold_of_the_main_families() -> None:
    assert [fonts.face(main, True).file for main in fonts.MAINS.values()] == [
        "Inter-600.ttf", "PlotlinkSerif-600.ttf", "SpaceMono-700.ttf",
    ]  # fmt: skip


@pytest.mark.parametrize("family", fonts.MAINS)
def test_text_is_centred_by_the_capitals_of_its_family(family: str) -> None:
    assert CAP_HEIGHTS[family] == pytest.approx(fonts.face(fonts.MAINS[family], False).cap_height, abs=0.001)


def test_two_more_families_take_little_room() -> None:
    sizes = [path.stat().st_size for family in ("PlotlinkSerif", "SpaceMono") for path in FOLDER.glob(f"{family}-*")]
    assert sum(sizes) < 450_000


def test_only_the_main_face_is_fitted() -> None:
    face = fonts.face("thai", False)
    assert fonts.fit(face, 12)[face.font.get_nominal_glyph(ord("ก"))] == 1.0
