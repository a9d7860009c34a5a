"""The family of a chart's text: one for measuring and for every canvas."""

import pytest
from msgspec.structs import replace

from render_chart.plot.looks.style import style_of
from render_chart.plot.typesetting import fonts, shaping
from render_chart.render import render
from tests.drawing import chart, drawn, flaws, series

SPEC = chart("bar", series(3, 5, name="Wind"), series(4, 4, name="Sun"), labels=("Ä", "Ω"), title="Sales Ж")


def mains(spec):
    """The families of the title and of the other texts."""
    title, *others = drawn(spec).boxes
    return title.main, {box.main for box in others}


@pytest.mark.parametrize("font", fonts.MAINS)
def test_all_text_is_in_the_family_that_was_asked_for(font):
    assert mains(replace(SPEC, font=font, theme="newspaper")) == (fonts.MAINS[font], {fonts.MAINS[font]})


def test_themes_have_families_of_their_own():
    assert mains(SPEC) == ("latin", {"latin"})
    assert mains(replace(SPEC, theme="newspaper")) == ("serif", {"latin"})
    assert mains(replace(SPEC, theme="retro")) == ("mono", {"mono"})


@pytest.mark.parametrize(("font", "file"), [("serif", b"PlotlinkSerif-"), ("mono", b"SpaceMono-"), ("sans", b"Inter-")])
def test_every_canvas_draws_in_it(font, file):
    spec = replace(SPEC, font=font)
    assert file in render(spec, "pdf")[0]
    faces = {fonts.face(fonts.MAINS[font], semibold).key for semibold in (False, True)}
    outlines = render(spec, "svg")[0].decode()
    assert all(f'id="{key}-' in outlines for key in faces)
    assert (render(spec, "png")[0] == render(SPEC, "png")[0]) is (font == "sans")


def test_a_chart_leaves_no_family_behind():
    with pytest.raises(ValueError, match="no"), shaping.family("serif"):
        raise ValueError("no")
    before = render(SPEC, "png")
    render(replace(SPEC, font="mono"), "png")
    assert shaping.MAIN.get() == fonts.MAIN
    assert render(SPEC, "png") == before


def test_boxes_remember_their_family():
    wide = drawn(replace(SPEC, font="mono"))
    assert flaws(wide) == []
    legend = next(box for box in wide.boxes if box.string == "Wind")
    assert legend.corners[1][0] - legend.corners[0][0] == pytest.approx(4 * 0.612 * style_of(SPEC).base)
