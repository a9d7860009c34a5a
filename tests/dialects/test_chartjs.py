"""QuickChart's parameters. https://quickchart.io/documentation/usage/parameters/"""

from base64 import b64encode, urlsafe_b64encode

import msgspec
import pytest

from render_chart import dialects
from render_chart.dialects import chartjs
from render_chart.errors import ChartError, TooLargeError
from render_chart.limits import PIXELS

BAR = "{type:'bar',data:{labels:['A','B'],datasets:[{data:[1,2]}]}}"


def spec_of(**given):
    return dialects.parse([("c", BAR), *given.items()])


def sent(**body):
    return dialects.parse([], msgspec.json.encode(body))


def test_what_is_not_said_is_as_at_quickchart():
    spec = spec_of()
    assert (spec.width, spec.height, spec.scale, spec.background) == (500, 300, 2.0, "transparent")
    assert spec.config.source == BAR
    assert (spec.config.version, spec.config.format, spec.config.warnings) == (2, "", ())


@pytest.mark.parametrize(
    ("given", "field", "value"),
    [
        ({"w": "640"}, "width", 640),
        ({"width": "640"}, "width", 640),
        ({"width": "1", "w": "640"}, "width", 640),
        ({"w": "", "width": "640"}, "width", 640),
        ({"w": "640px"}, "width", 640),
        ({"w": "640.9"}, "width", 640),
        ({"w": "0"}, "width", 500),
        ({"h": "100"}, "height", 100),
        ({"devicePixelRatio": "1"}, "scale", 1.0),
        ({"devicePixelRatio": "1.5"}, "scale", 1.5),
        ({"devicePixelRatio": "0"}, "scale", 2.0),
        ({"bkg": "white"}, "background", "white"),
        ({"backgroundColor": "#fff", "bkg": "red"}, "background", "#fff"),
        ({"backgroundColor": ""}, "background", "transparent"),
        ({}, "theme", "chartjs"),
        ({"theme": "chartjs"}, "theme", "chartjs"),
        ({"theme": "dark"}, "theme", "dark"),
    ],
)
def test_parameters_and_their_short_names(given, field, value):
    assert getattr(spec_of(**given), field) == value


@pytest.mark.parametrize(
    ("text", "version"), [("2", 2), ("3", 3), ("4", 4), ("2.9.4", 2), ("3.9.1", 3), ("4.4.1", 4), ("v4", 4), ("", 2)]
)
def test_the_version_is_that_of_chartjs(text, version):
    config = spec_of(v=text).config
    assert (config.version, config.warnings) == (version, ())
    assert spec_of(version=text).config.version == version


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("png", "png"),
        ("SVG", "svg"),
        ("pdf", "pdf"),
        ("webp", "webp"),
        ("jpg", "jpg"),
        ("jpeg", "jpg"),
        ("base64", "base64"),
    ],
)
def test_formats(text, format_):
    assert spec_of(f=text).config.format == format_
    assert spec_of(format=text).config.format == format_
    assert dialects.format_asked([("c", BAR), ("f", text)]) == format_


def test_a_number_format_of_the_native_language_is_no_picture_format():
    assert dialects.format_asked([("data", "1"), ("format", "svg")]) == ""


@pytest.mark.parametrize("encode", [b64encode, urlsafe_b64encode])
def test_base64_in_either_alphabet(encode):
    source = "{type:'bar',data:{labels:['>>>???','ÿþ']}}"
    text = encode(source.encode()).decode()
    for written in (text, text.rstrip("="), text.replace("+", " ")):
        spec = dialects.parse([("c", written), ("encoding", "base64")])
        assert spec.config.source == source


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"w": "wide"}, "w is 'wide', which is no number; it is 500."),
        ({"devicePixelRatio": "sharp"}, "devicePixelRatio is 'sharp', which is no ratio; it is 2."),
        ({"devicePixelRatio": "10"}, "devicePixelRatio is '10'; it is taken for 4."),
        ({"v": "1"}, "v is '1', which is no version of Chart.js; it is 2."),
        ({"encoding": "gzip"}, "encoding is 'gzip', which is neither url nor base64; it is taken for url."),
        ({"heigth": "5"}, "There is no parameter 'heigth'; it is not looked at. Did you mean height?"),
        ({"type": "line"}, "There is no parameter 'type'; it is not looked at."),
    ],
)
def test_what_quickchart_passes_over_is_told(given, words):
    assert spec_of(**given).config.warnings == (words,)


def test_key_and_ref_change_nothing():
    assert spec_of(key="q-abc", ref="qc-js") == spec_of()


def test_of_a_parameter_given_twice_the_first_counts():
    spec = dialects.parse([("c", BAR), ("w", "300"), ("w", "400")])
    assert (spec.width, spec.config.warnings) == (300, ("w is given twice; the first counts.",))


@pytest.mark.parametrize(
    ("pairs", "kind", "parameter", "problem"),
    [
        ([("c", "")], ChartError, "c", "There is no chart."),
        ([("chart", " ")], ChartError, "chart", "There is no chart."),
        ([("c", "%%%"), ("encoding", "base64")], ChartError, "c", "It is not base64."),
        ([("c", "_w"), ("encoding", "base64")], ChartError, "c", "The base64 holds no UTF-8."),
        ([("c", BAR), ("w", "-5")], ChartError, "w", "'-5' is no size."),
        ([("c", BAR), ("width", "3001")], TooLargeError, "width", "'3001' is too large."),
        ([("c", BAR), ("h", "9" * 5000)], TooLargeError, "h", None),
        ([("c", BAR), ("bkg", "whit")], ChartError, "bkg", "'whit' is no colour."),
        ([("c", BAR), ("f", "gif")], ChartError, "f", "'gif' is no format."),
        ([("c", BAR), ("theme", "darc")], ChartError, "theme", "There is no theme 'darc'."),
        ([("c", BAR), ("cht", "p3")], ChartError, "cht", "Google Image Charts parameters are not understood."),
    ],
)
def test_wrong_parameters(pairs, kind, parameter, problem):
    with pytest.raises(kind) as caught:
        dialects.parse(pairs)
    assert caught.value.parameter == parameter
    assert problem in (None, caught.value.problem)


def test_the_usual_ratio_gives_way_to_the_limit_of_pixels_but_not_a_ratio_asked_for():
    spec = spec_of(w="3000", h="3000")
    assert spec.width * spec.height * spec.scale**2 == pytest.approx(PIXELS)
    with pytest.raises(TooLargeError) as caught:
        spec_of(w="3000", h="3000", devicePixelRatio="2")
    assert caught.value.parameter == "devicePixelRatio"


# ---- bodies ----


def test_a_chart_in_a_body_is_a_text_or_an_object():
    chart = {"type": "bar", "data": {"datasets": [{"data": [1.5, None]}]}}
    assert sent(chart=BAR).config.source == BAR
    assert msgspec.json.decode(sent(chart=chart).config.source) == chart
    assert msgspec.json.decode(sent(c=chart).config.source) == chart


def test_a_body_has_the_parameters_of_a_query_as_numbers_or_texts():
    spec = sent(
        chart=BAR, width=640, height="200", devicePixelRatio=1, version=4, format="svg", backgroundColor=None, key="k"
    )
    assert (spec.width, spec.height, spec.scale, spec.background) == (640, 200, 1.0, "transparent")
    assert (spec.config.version, spec.config.format, spec.config.warnings) == (4, "svg", ())


def test_an_object_is_not_encoded():
    chart = {"type": "bar"}
    assert msgspec.json.decode(sent(chart=chart, encoding="base64").config.source) == chart


def test_a_query_beside_a_body_counts_for_nothing():
    spec = dialects.parse([("w", "100")], msgspec.json.encode({"chart": BAR}))
    assert spec.width == 500
    assert spec.config.warnings == ("w stands in the query beside a body, and is not looked at.",)


def test_a_body_without_a_chart_is_native():
    spec = dialects.parse([], b'{"type": "bar", "series": [{"data": [1], "name": "chart"}], "title": "c"}')
    assert spec.config is None
    with pytest.raises(ChartError) as caught:
        dialects.parse([], b'{"type": "bar", "series": [{"data": [1]}], "config": {"source": "{}"}}')
    assert caught.value.problem == "There is no field 'config'."
    assert "config" not in caught.value.expected


def test_a_body_that_is_too_deep_is_refused():
    with pytest.raises(TooLargeError):
        dialects.parse([], b'{"chart": ' + b"[" * 100_000 + b"]" * 100_000 + b"}")


def test_a_body_can_be_asked_for_by_a_query():
    body = msgspec.json.encode({"chart": {"type": "bar"}, "width": 640, "format": "svg", "unknown": 1})
    members = chartjs.members(body)
    assert chartjs.as_query(members) == "chart=%7B%22type%22%3A%22bar%22%7D&width=640&format=svg"
