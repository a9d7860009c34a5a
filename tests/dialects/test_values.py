"""Lists by the rules of RFC 4180, and colours in lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_chart.dialects.values import coordinates, split, split_colors
from render_chart.errors import ChartError


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a,b", ["a", "b"]),
        ("a,", ["a", ""]),
        (",", ["", ""]),
        (" a , b ", [" a ", " b "]),
        ('"Doe, J.",Smith', ["Doe, J.", "Smith"]),
        ('Smith, "Doe, J."', ["Smith", "Doe, J."]),
        ('"say ""hi""",x', ['say "hi"', "x"]),
        ('"",""', ["", ""]),
        ('5" disk,7', ['5" disk', "7"]),
        ("Doe\\, J.,Smith", ["Doe, J.", "Smith"]),
        ("C:\\temp,x\\y", ["C:\\temp", "x\\y"]),
        ("a\\", ["a\\"]),
        ('"a\\,b"', ["a\\,b"]),
        ('a,"b\nc"', ["a", "b\nc"]),
        ('"a"\n', ["a"]),
    ],
)
def test_lists(text: str, entries: list[str]) -> None:
    assert split(text, "labels") == entries


@pytest.mark.parametrize("text", ['"a', '"a"b', 'a,"b', '"a""', '"', '"a" b,c'])
def test_quotes_that_are_not_closed(text: str) -> None:
    with pytest.raises(ChartError, match="not closed"):
        split(text, "labels")


@given(st.lists(st.text(), min_size=1))
def test_what_is_quoted_comes_back(entries: list[str]) -> None:
    text = ",".join('"' + entry.replace('"', '""') + '"' for entry in entries)
    assert split(text, "labels") == entries


@given(st.text())
def test_any_text_is_a_list_or_an_error_of_its_author(text: str) -> None:
    try:
        assert len(split(text, "labels")) <= text.count(",") + 1
    except ChartError as error:
        assert '"' in text
        assert error.parameter == "labels"  # noqa: PT017


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("red,blue", ["red", "blue"]),
        ("rgb(1,2,3), red ,hsl(1 2% 3%)", ["rgb(1,2,3)", "red", "hsl(1 2% 3%)"]),
        ("rgb(1,2,3),", ["rgb(1,2,3)", ""]),
        ("rgb(1,2", ["rgb(1,2"]),
        ("a),b", ["a)", "b"]),
    ],
)
def test_colors_keep_their_commas(text: str, entries: list[str]) -> None:
    assert split_colors(text) == entries


def test_coordinates_are_numbers_or_dates_or_gaps() -> None:
    assert coordinates("1,2.5,-3", "x") == (1, 2.5, -3)
    assert coordinates("1,,null,\u22122", "x") == (1, None, None, -2)
    assert coordinates("2024-01-31, 2024-02-29T12:00 ", "x") == ("2024-01-31", "2024-02-29T12:00")
