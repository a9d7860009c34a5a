"""Layouts: faces, order and widths. HarfBuzz itself, asked the plain way, is the source of widths."""

import re
import unicodedata
from string import ascii_letters, digits

import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from render_chart.plot.typesetting import fonts, shaping
from render_chart.plot.typesetting.shaping import layout, width

SAMPLES = {
    "latin": "Revenue by café, Ångström & Łódź — 12,345.67 €",
    "greek": "Έσοδα ανά τρίμηνο",
    "cyrillic": "Выручка по кварталам",
    "vietnamese": "Doanh thu theo quý ở Việt Nam",
    "simplified": "季度销售收入(百万元)",
    "traditional": "季度銷售收入（百萬元）",
    "japanese": "四半期売上高カタカナひらがな",
    "korean": "분기별 매출액 뷁",
    "arabic": "الإيرادات حسب الربع ٢٠٢٤",
    "hebrew": "הכנסות לפי רבעון שָׁלוֹם",
    "devanagari": "त्रैमासिक राजस्व क्षेत्र",
    "bengali": "ত্রৈমাসিক রাজস্ব",
    "tamil": "காலாண்டு வருவாய் ஸ்ரீ",
    "thai": "รายได้รายไตรมาส น้ำ",
    "telugu": "తెలుగు",
    "kannada": "ಕನ್ನಡ",
    "malayalam": "മലയാളം",
    "gujarati": "ગુજરાતી",
    "gurmukhi": "ਪੰਜਾਬੀ",
    "sinhala": "සිංහල",
    "khmer": "ខ្មែរ",
    "lao": "ລາວ",
    "myanmar": "မြန်မာ",
    "georgian": "ქართული",
    "armenian": "Հայերեն",
    "ethiopic": "አማርኛ",
    "maths": "∑ √x² ≤ ∞, α ∈ ℝ, ∫ 𝑓(𝑥) → 10⁻³ ± ½",
    "symbols": "☀ ✔ ★ ▲ ■ ● ← ↑ → ↓",
    "emoji": "🚀📈 👍🏽 👩‍💻 ❤️ ✅ 🇩🇪 1️⃣ 😀",
}


@pytest.mark.parametrize("semibold", [False, True])
@pytest.mark.parametrize("script", SAMPLES)
def test_every_script_has_its_glyphs(script: str, semibold: bool) -> None:
    boxes = [glyph for run in layout(SAMPLES[script], semibold).runs for glyph, _, _ in run.glyphs if glyph == 0]
    assert not boxes


def test_a_character_that_nobody_has_is_a_box() -> None:
    assert layout("\U00013000").runs[0].glyphs[0][0] == 0  # an Egyptian hieroglyph


@pytest.mark.parametrize("text", ["Revenue 2024", "AVATAR", "Привет", "To"])
def test_a_width_is_the_sum_of_harfbuzz_advances(text: str) -> None:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(f"{fonts.FOLDER}/Inter-400.ttf")))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    units = sum(position.x_advance for position in buffer.glyph_positions)
    assert width(text, 12) == pytest.approx(12 * units / 2048)


def test_kerning_is_on() -> None:
    assert width("AV", 100) < width("A", 100) + width("V", 100)


def test_widths_grow_with_the_size_alone() -> None:
    assert width("Revenue", 36) == pytest.approx(3 * width("Revenue", 12))


@pytest.mark.parametrize(("weight", "file"), [(400, "Inter-400.ttf"), (500, "Inter-600.ttf"), (700, "Inter-600.ttf")])
def test_two_weights_serve_all(weight: int, file: str) -> None:
    semibold = weight >= fonts.LIGHTEST_SEMIBOLD
    assert layout("x", semibold).runs[0].face.file == file
    assert width("x", 1, weight) == layout("x", semibold).width


def test_tabular_figures_are_of_one_width() -> None:
    assert width("1", 12) < width("0", 12)
    assert width("1111", 12, tabular=True) == pytest.approx(width("0000", 12, tabular=True))


def test_nothing_has_no_width() -> None:
    assert width("", 12) == 0.0


@pytest.mark.parametrize(
    ("strings", "lang"),
    [
        (["Sales", "2024"], ""),
        (["売上", "四半期の売上"], "ja"),
        (["東京", "カナダ"], "ja"),
        (["매출", "韓國"], "ko"),
        (["季度销售收入"], "zh-Hans"),
        (["國際貿易"], "zh-Hant"),
        (["売上高"], "ja"),  # 売 is in none of the Chinese standards
        (["Ü", "é"], ""),
    ],
)
def test_the_language_of_a_chart(strings: list[str], lang: str) -> None:
    assert shaping.language(strings) == lang


def test_han_has_the_forms_of_its_language() -> None:
    forms = {lang: layout("骨", lang=lang).runs[0].glyphs[0][0] for lang in ("zh-Hans", "zh-Hant", "ja")}
    assert len(set(forms.values())) == 3
    assert layout("骨").runs[0].glyphs[0][0] == forms["zh-Hans"]


def starts(text: str) -> dict[str, float]:
    """Where the run of each face begins."""
    return {run.face.file: min(x for _, x, _ in run.glyphs) for run in reversed(layout(text).runs)}


def test_a_number_after_arabic_stands_left_of_it() -> None:
    """UAX #9, as browsers draw it: Sales 2024 مبيعات."""
    runs = layout("Sales مبيعات 2024").runs
    assert [run.face.file for run in runs][-1] == "NotoSansArabic-400.ttf"
    # Seven characters begin with Latin, so six glyphs and more stand before the Arabic word.
    assert starts("Sales مبيعات 2024")["NotoSansArabic-400.ttf"] > width("Sales 2024", 1) * 0.99


def test_right_to_left_runs_are_shaped_backwards() -> None:
    glyphs = layout("שלום").runs[0].glyphs
    font = fonts.face("hebrew", False).font
    assert glyphs[-1][0] == font.get_nominal_glyph(ord("ש"))
    assert glyphs[0][0] == font.get_nominal_glyph(ord("ם"))


def test_a_zwj_family_is_one_picture() -> None:
    assert sum(1 for run in layout("👩‍💻").runs for _ in run.glyphs) == 1


def test_control_characters_are_spaces() -> None:
    assert layout("a\tb\x00c\u2028d\x85e").runs == layout("a b c d e").runs


def test_marks_on_a_letter_are_limited() -> None:
    few, many = "a" + "\u0301" * shaping.MARKS, "a" + "\u0301" * 500
    assert layout(many).runs == layout(few).runs


def test_marks_on_two_letters_are_not_added_up() -> None:
    text = ("a" + "\u0301" * shaping.MARKS) * 2
    assert shaping.drawable(text) == text


def test_simple_characters_are_those_of_the_main_face() -> None:
    """Each goes the short way only if the long way leads to the same face."""
    simple = [chr(code) for code in range(0x3000) if shaping.SIMPLE(chr(code))]
    assert len(simple) > 1_000
    strangers = [
        character
        for character in simple
        if unicodedata.category(character) != "Cn"
        and fonts.face_for(ord(character), False, False) is not fonts.face("latin", False)
    ]
    assert not strangers


def test_simple_characters_need_no_reordering_and_no_care() -> None:
    for code in range(0x3000):
        if shaping.SIMPLE(chr(code)):
            assert not shaping.CONTROL.match(chr(code))
            assert not shaping.ATTACHED(chr(code))
            assert unicodedata.category(chr(code)) not in ("Mn", "Me")


def test_a_glyph_spells_its_letter() -> None:
    assert shaping.spelling("fi!") == [["f", "i", "!"]]


def test_a_letter_spells_its_marks_as_well() -> None:
    (spelt,) = shaping.spelling("قب")  # Noto draws dots by themselves
    assert sorted(filter(None, spelt)) == ["ب", "ق"]
    assert [s for s in spelt if s] == ["ب", "ق"]  # from left to right


def test_what_goes_backwards_is_spelt_as_it_looks() -> None:
    assert shaping.spelling("(א)")[0][0] == "("


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.characters(), max_size=40), st.booleans(), st.booleans())
def test_any_string_has_a_layout(text: str, semibold: bool, tabular: bool) -> None:
    line = layout(text, semibold, tabular)
    assert line.width >= 0.0
    assert all(run.glyphs for run in line.runs)
    spelt = shaping.spelling(text, semibold, tabular)
    assert [len(run.glyphs) for run in line.runs] == list(map(len, spelt)) or not text


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["a", "\ud83d", "\udc00", "\u200d", "\ufe0f", "א", "(", "\u0301", "🏽", "🇩", "क", "्"])))
def test_broken_sequences_have_a_layout(parts: list[str]) -> None:
    assert layout("".join(parts)).width >= 0.0


def test_an_em_dash_is_not_a_control_character() -> None:
    assert not re.search(shaping.CONTROL, "—…“”")


PLAIN = st.text(st.sampled_from(ascii_letters + digits + " .,"), min_size=1, max_size=20)


@settings(max_examples=2000, deadline=None, derandomize=True)
@given(PLAIN, st.booleans(), st.booleans())
def test_plain_text_in_pairs_is_what_harfbuzz_makes_of_all_of_it(text: str, semibold: bool, tabular: bool) -> None:
    if not shaping.PLAIN(text):
        return
    face = fonts.face(fonts.MAIN, semibold)
    features = {"tnum": True} if tabular else None
    run, whole = shaping.shape(text, face, False, shaping.OTHER_LANGUAGE, features, 0.0)
    for _ in range(2):  # learnt, then put together
        assert shaping.in_pairs(text, face, features) == shaping.Layout(whole, (run,))


def test_a_cross_between_figures_is_not_plain() -> None:
    assert not shaping.PLAIN("4x4")
    assert not shaping.PLAIN("Sets of 3 x 10")
    assert shaping.PLAIN("Boxes 12,000.5")


@pytest.mark.parametrize("family", fonts.MAINS)
def test_a_family_holds_within_its_block_and_not_beyond(family: str) -> None:
    before = width("Sales 2024", 12)
    with shaping.family(family):
        inside = width("Sales 2024", 12)
        assert inside == layout("Sales 2024", main=fonts.MAINS[family]).width * 12
        assert (inside == before) is (family == "sans")
    assert width("Sales 2024", 12) == before


def test_every_letter_of_the_typewriter_is_as_wide() -> None:
    with shaping.family("mono"):
        assert width("iiii.", 10) == pytest.approx(width("WWWW0", 10)) == pytest.approx(5 * 10 * 0.612)


@pytest.mark.parametrize("text", ["Sales Ωя", "Größe 12 µm", "fi fl ffi", "Łódź, 3 €", "A → B", "₿ 12.50"])
@pytest.mark.parametrize("main", fonts.MAINS.values())
def test_no_family_leaves_a_box(text: str, main: str) -> None:
    runs = layout(text, main=main).runs
    assert [glyph for run in runs for glyph, _, _ in run.glyphs if glyph == 0] == []
    spelt = shaping.spelling(text, main=main)
    assert [len(run.glyphs) for run in runs] == [len(run) for run in spelt]
    assert "".join("".join(run) for run in spelt) == text
