"""The language of Han characters is that of the whole chart."""

import pytest

from render_chart.charts import draw
from render_chart.dialects import parse
from render_chart.plot.drawing.backend import AggCanvas


def drawn(title: str) -> AggCanvas:
    spec = parse((("type", "bar"), ("labels", "直,骨"), ("data", "3,5"), ("title", title)))
    canvas = AggCanvas(spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    return canvas


@pytest.mark.parametrize(("title", "lang"), [("売上のグラフ", "ja"), ("매출", "ko"), ("销售", "zh-Hans")])
def test_a_title_tells_the_language_of_labels_without_one(title: str, lang: str) -> None:
    assert drawn(title).lang == lang


def test_the_same_label_is_drawn_in_its_regional_form() -> None:
    # U+76F4 and U+9AA8 have other shapes in Japan than on the mainland
    below = slice(270, 300)
    japanese, chinese = (drawn(title).pixels()[below].copy() for title in ("グラフ", "图"))
    assert (japanese != chinese).any()
