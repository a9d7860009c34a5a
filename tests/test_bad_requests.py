"""Wrong requests, and what their authors are told: a status, the parameter and a sentence about what is wrong."""

# ruff: noqa: E501 (a row is a line)

import base64
import xml.etree.ElementTree as ET  # the documents are our own
import zlib

import pytest

from render_chart.dialects import suggest
from render_chart.dialects.families import FAMILIES
from render_chart.plot.palettes import NAMES as PALETTES
from render_chart.plot.theme import CHOICES as THEMES
from tests.asking import ask, get, post

TYPES = suggest.one_of(FAMILIES)


def deflated(text: bytes, wbits: int = -zlib.MAX_WBITS) -> str:
    """What stands in ?spec= for a text."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    return base64.urlsafe_b64encode(packer.compress(text) + packer.flush()).rstrip(b"=").decode()


# fmt: off
QUERIES = [  # query, status, parameter, what is wrong
    # --- names of parameters
    ("titel=Sales&data=1", 400, "titel", "There is no parameter 'titel'."),
    ("Title=Sales&data=1", 400, "Title", "There is no parameter 'Title'."),
    ("DATA=1", 400, "DATA", "There is no parameter 'DATA'."),
    ("color=red&data=1", 400, "color", "There is no parameter 'color'."),
    ("qwertz=1&data=1", 400, "qwertz", "There is no parameter 'qwertz'."),
    ("%F0%9F%98%80=1&data=1", 400, "😀", "There is no parameter '😀'."),
    ("=1&data=1", 400, "", "There is no parameter ''."),
    ("data=1&%00=1", 400, "\x00", r"There is no parameter '\x00'."),
    ("data=1&amp;title=x", 400, "amp;title", "The parameter 'amp;title' comes from an & that was written as &amp; once too often."),
    ("data=1&amp;amp;w=3", 400, "amp;amp;w", "The parameter 'amp;amp;w' comes from an & that was written as &amp; once too often."),
    ("data=1&title=a&title=b", 400, "title", "title is given twice."),
    ("data=1&type=bar&type=line", 400, "type", "type is given twice."),
    ("data=1&width=300&w=400", 400, "w", "w, which is width, is given twice."),
    ("data=1&h=300&h=300", 400, "h", "h is given twice."),
    ("data=1&labels=a&labels=b", 400, "labels", "labels is given twice."),
    ("c=%7Btype:'bar'%7D", 400, "c", "Chart.js configurations are not understood."),
    ("chart=%7B%7D&data=1", 400, "chart", "Chart.js configurations are not understood."),
    ("cht=p3&chd=t:60,40", 400, "cht", "Google Image Charts parameters are not understood."),
    # --- type
    ("type=barr&data=1", 400, "type", "'barr' is not a chart type."),
    ("type=Bar&data=1", 400, "type", "'Bar' is not a chart type."),
    ("type=donut&data=1", 400, "type", "'donut' is not a chart type."),
    ("type=&data=1", 400, "type", "The list is empty."),
    ("type=bar,,line&data=1&data=2&data=3", 400, "type", "An empty value is not a chart type."),
    ("type=bar,lien&data=1&data=2", 400, "type", "'lien' is not a chart type."),
    ("type=bar,line&data=1&data=2&data=3", 400, "type", "2 entries for 3 series."),
    ("type=bar,line&data=1", 400, "type", "2 entries for 1 series."),
    ("type=pie,line&data=1&data=2", 400, "type", "A pie and a line cannot share a chart."),
    ("type=line,sparkline&data=1&data=2", 400, "type", "A sparkline and a line cannot share a chart."),
    ("type=pie&data=1,2&data=3,4", 400, "data", "A pie shows one series, not 2."),
    ("type=doughnut&data=1,2&data=3,4&data=5,6", 400, "data", "A doughnut shows one series, not 3."),
    # --- data
    ("", 400, "data", "There is no data."),
    ("type=bar", 400, "data", "There is no data."),
    ("utm_source=x", 400, "data", "There is no data."),
    ("data=", 400, "data", "The 1st series is empty."),
    ("data=1,2&data=", 400, "data", "The 2nd series is empty."),
    ("data=%20", 400, "data", "The 1st series is empty."),
    ("data", 400, "data", "The 1st series is empty."),
    ("data=,,", 400, "data", "There are gaps and no number."),
    ("data=null", 400, "data", "There are gaps and no number."),
    ("data=1,two,3", 400, "data", "'two', the 2nd value of the 1st series, is not a number."),
    ("data=1&data=2,x", 400, "data", "'x', the 2nd value of the 2nd series, is not a number."),
    ("data=nan", 400, "data", "'nan', the 1st value of the 1st series, is not a number."),
    ("data=1,NaN", 400, "data", "'NaN', the 2nd value of the 1st series, is not a number."),
    ("data=inf", 400, "data", "'inf', the 1st value of the 1st series, is not a number."),
    ("data=-Infinity", 400, "data", "'-Infinity', the 1st value of the 1st series, is not a number."),
    ("data=1_000", 400, "data", "'1_000', the 1st value of the 1st series, is not a number."),
    ("data=1'000", 400, "data", "'1'000', the 1st value of the 1st series, is not a number."),
    ("data=1+000", 400, "data", "'1 000', the 1st value of the 1st series, is not a number."),
    ("data=0x10", 400, "data", "'0x10', the 1st value of the 1st series, is not a number."),
    ("data=%D9%A1%D9%A2", 400, "data", "'١٢', the 1st value of the 1st series, is not a number."),
    ("data=5%25", 400, "data", "'5%', the 1st value of the 1st series, is not a number."),
    ("data=$5", 400, "data", "'$5', the 1st value of the 1st series, is not a number."),
    ("data=1;2;3", 400, "data", "'1;2;3', the 1st value of the 1st series, is not a number."),
    ("data=1|2", 400, "data", "'1|2', the 1st value of the 1st series, is not a number."),
    ("data=[1,2]", 400, "data", "'[1', the 1st value of the 1st series, is not a number."),
    ("data=1e", 400, "data", "'1e', the 1st value of the 1st series, is not a number."),
    ("data=--1", 400, "data", "'--1', the 1st value of the 1st series, is not a number."),
    ("data=1..", 400, "data", "'1..', the 1st value of the 1st series, is not a number."),
    ("data=2024-01-31", 400, "data", "'2024-01-31', the 1st value of the 1st series, is not a number."),
    ("data=%ZZ", 400, "data", "'%ZZ', the 1st value of the 1st series, is not a number."),
    ("data=%C3%28", 400, "data", "'%C3(', the 1st value of the 1st series, is not a number."),
    ("data=1%00", 400, "data", r"'1\x00', the 1st value of the 1st series, is not a number."),
    ("data=1,2%0A3", 400, "data", r"'2\n3', the 2nd value of the 1st series, is not a number."),
    ("data=1e400", 413, "data", "A number in the 1st series is too large."),
    ("data=1,-1e101", 413, "data", "-1e+101 in the 1st series is too large."),
    ("data=1&data=2,1e300", 413, "data", "1e+300 in the 2nd series is too large."),
    ("data=" + "1," * 3000 + "x&type=line", 400, "data", "'x', the 3001st value of the 1st series, is not a number."),
    # --- ranges and points
    ("data=1..x", 400, "data", "'x', the 1st value of the 1st series, is not a number."),
    ("type=line&data=1,2..3", 400, "data", "The 2nd value of the 1st series has two ends, and a line takes one number each."),
    ("type=pie&data=2..3", 400, "data", "The 1st value of the 1st series has two ends, and a pie takes one number each."),
    ("data=1..2&stack=true", 400, "stack", "The 1st series has floating bars, which cannot be stacked."),
    ("type=scatter&data=1:2,3", 400, "data", "'3', the 2nd of the 1st series, has no colon."),
    ("type=scatter&data=1:2:3:4", 400, "data", "'1:2:3:4', the 1st of the 1st series, has too many colons."),
    ("type=scatter&data=1:2,2024-01-31T10:00:5", 400, "data", "'2024-01-31T10', the 2nd value of the 1st series, is not a number."),
    ("type=scatter&data=1:2:3", 400, "data", "A scatter has no sizes."),
    ("type=bubble&data=1:2,3:4", 400, "data", "The 1st series has no sizes."),
    ("type=bubble&data=1,2", 400, "data", "The 1st series has no sizes."),
    ("type=bubble&data=1:2:-3", 400, "data", "The 1st size of the 1st series, -3, is out of range."),
    ("type=line&data=1:2,3:4&x=5,6", 400, "x", "Positions are given twice, in x and in data."),
    ("type=line&data=1:2,3:4&data=5,6", 400, "data", "0 x values for the 2 values of the 2nd series."),
    # --- slices
    ("type=pie&data=0,0", 400, "data", "All slices are zero."),
    ("type=pie&data=1,2&x=1,2", 400, "x", "It means nothing for a pie chart."),
    ("type=pie&data=1,2&names=A,B", 400, "names", "2 entries for 1 series."),
    # --- labels and names
    ("labels=a,b&data=1,2,3", 400, "labels", "2 labels for the 3 values of the 1st series."),
    ("labels=a,b,c&data=1,2", 400, "labels", "3 labels for the 2 values of the 1st series."),
    ("labels=a&data=1&data=1,2", 400, "labels", "1 label for the 2 values of the 2nd series."),
    ("labels=&data=1", 400, "labels", "The list is empty."),
    ('labels="a,b&data=1,2', 400, "labels", "The quotation mark before 'a,b' is not closed at the end of its entry."),
    ('labels="a"b,c&data=1,2', 400, "labels", "The quotation mark before 'a\"b,c' is not closed at the end of its entry."),
    ("names=A,B,C&data=1&data=2", 400, "names", "3 entries for 2 series."),
    ("names=&data=1", 400, "names", "The list is empty."),
    ("labels=a,b&x=1,2&data=1,2", 400, "labels", "Labels and x both say where the values stand."),
    # --- x
    ("type=line&x=1,2&data=1,2,3", 400, "x", "2 x values for the 3 values of the 1st series."),
    ("type=line&x=1&x=2&data=1&data=2&data=3", 400, "x", "2 entries for 3 series."),
    ("type=line&x=,&data=1,2", 400, "x", "All x values are gaps."),
    ("type=line&x=1,2024-01-31&data=1,2", 400, "x", "'2024-01-31', the 2nd x value of the 1st series, is a date among numbers."),
    ("type=line&x=1,abc&data=1,2", 400, "x", "'abc', the 2nd x value of the 1st series, is not a number."),
    ("type=line&x=2024-01-31,5&data=1,2", 400, "x", "'5', the 2nd x value of the 1st series, is not a date."),
    ("type=line&x=2024-02-30&data=1", 400, "x", "'2024-02-30', the 1st x value, is not a date."),
    ("type=line&x=2024-01-31T25:00&data=1", 400, "x", "'2024-01-31T25:00', the 1st x value, is not a date."),
    ("type=line&x=0000-01-01&data=1", 400, "x", "'0000-01-01', the 1st x value, is not a date."),
    ("type=line&x=31.01.2024&data=1", 400, "x", "'31.01.2024', the 1st x value, is not a date."),
    ("type=line&x=01/31/2024&data=1", 400, "x", "'01/31/2024', the 1st x value, is not a date."),
    ("type=line&x=nan,1&data=1,2", 400, "x", "'1', the 2nd x value of the 1st series, is not a date."),
    ("type=line&x=1e200&data=1", 413, "x", "1e+200 in the 1st series is too large."),
    # --- axes
    ("data=1&axis=up", 400, "axis", "'up' is not a value of axis."),
    ("data=1&axis=left,right", 400, "axis", "2 entries for 1 series."),
    ("data=1&y2label=EUR", 400, "y2label", "No series stands on the right axis."),
    ("data=1&data=2&axis=left,left&y2max=5", 400, "y2max", "No series stands on the right axis."),
    ("data=1&data=2&axis=left,right&horizontal=true", 400, "axis", "Horizontal bars have one value axis."),
    ("type=pie&data=1&axis=right", 400, "axis", "It means nothing for a pie chart."),
    ("data=1&ymin=low", 400, "ymin", "'low' is not a number."),
    ("data=1&ymin=", 400, "ymin", "An empty value is not a number."),
    ("data=1&ymax=1e999", 400, "ymax", "'1e999' is too large."),
    ("data=1&ymax=1e101", 413, "ymax", "1e+101 is too large."),
    ("data=1&ymin=5&ymax=5", 400, "ymax", "The axis would run from 5 to 5."),
    ("data=1&ymin=5&ymax=-5", 400, "ymax", "The axis would run from 5 to -5."),
    ("data=1,2&xmin=1", 400, "xmin", "The x axis has categories, which begin and end where they do."),
    ("type=line&data=1,2&labels=a,b&xmax=1", 400, "xmax", "The x axis has categories, which begin and end where they do."),
    ("type=line&x=1,2&data=1,2&xmin=2024-01-31", 400, "xmin", "'2024-01-31' is not a number, and x has numbers."),
    ("type=line&x=2024-01-31&data=1&xmin=5", 400, "xmin", "5 is a number, but x has dates."),
    ("type=line&x=2024-01-31&data=1&xmax=2024-99-99", 400, "xmax", "'2024-99-99' is not a date."),
    ("type=pie&data=1&ymax=5", 400, "ymax", "It means nothing for a pie chart."),
    ("type=sparkline&data=1,2&xlabel=x", 400, "xlabel", "It means nothing for a sparkline chart."),
    ("type=sparkline&data=1,2&log=y", 400, "log", "It means nothing for a sparkline chart."),
    ("type=line&data=1,0&log=y", 400, "log", "The 1st series has the value 0, which a logarithmic axis cannot show."),
    ("type=line&data=1&data=2,-3&log=true", 400, "log", "The 2nd series has the value -3, which a logarithmic axis cannot show."),
    ("type=line&data=1,2&log=x", 400, "log", "An x axis of the kind log needs positions, and there are none."),
    ("type=line&x=0,1&data=1,2&log=x", 400, "log", "The 1st series stands at 0, which a logarithmic axis cannot show."),
    ("type=line&x=2024-01-31&data=1&log=x", 400, "log", "An x axis of the kind log does not go with dates in x."),
    ("x=1,2&data=1,2&log=x", 400, "log", "Bars have no place on a logarithmic x axis."),
    ("data=1&log=z", 400, "log", "'z' is not a value of log."),
    ("data=1&log=y&ymin=0", 400, "ymin", "A logarithmic axis cannot reach 0."),
    ("data=1&log=y&stack=percent", 400, "stack", "Shares of 100 % have no logarithmic axis."),
    ("data=1&reverse=sideways", 400, "reverse", "'sideways' is not a value of reverse."),
    ("data=1&grid=dotted", 400, "grid", "'dotted' is not a value of grid."),
    ("type=pie&data=1&grid=y", 400, "grid", "It means nothing for a pie chart."),
    # --- kinds
    ("data=1,-2&stack=percent", 400, "stack", "The 1st series has the value -2; shares of 100 % cannot be negative."),
    ("data=1&stack=yes", 400, "stack", "'yes' is not a value of stack."),
    ("type=scatter&data=1&stack=true", 400, "stack", "It means nothing for a scatter chart."),
    ("type=line&data=1&horizontal=true", 400, "horizontal", "It means nothing for a line chart."),
    ("type=bar,line&data=1&data=2&horizontal=true", 400, "horizontal", "Only bars can be horizontal."),
    ("data=1&horizontal=maybe", 400, "horizontal", "'maybe' is not a value of horizontal."),
    ("data=1&horizontal=TRUE", 400, "horizontal", "'TRUE' is not a value of horizontal."),
    ("data=1&smooth=true", 400, "smooth", "It means nothing for a bar chart."),
    ("type=pie&data=1&smooth=true", 400, "smooth", "It means nothing for a pie chart."),
    ("type=line&data=1&smooth=true&step=after", 400, "smooth", "A line is either smooth or stepped."),
    ("type=line&data=1&step=up", 400, "step", "'up' is not a value of step."),
    ("type=scatter&data=1&fill=true", 400, "fill", "It means nothing for a scatter chart."),
    ("type=bar&data=1&dense=line", 400, "dense", "It means nothing for a bar chart."),
    ("data=1&values=", 400, "values", "An empty value is not a value of values."),
    ("type=sparkline&data=1&values=true", 400, "values", "It means nothing for a sparkline chart."),
    # --- formats, zone, looks
    ("data=1&format=EUR", 400, "format", "'EUR' is not a number format."),
    ("data=1&yformat=.2q", 400, "yformat", "'.2q' is not a number format."),
    ("data=1&format=1,234.56", 400, "format", "'1,234.56' is not a number format."),
    ("data=1&xformat=.1f", 400, "xformat", "The x axis has categories, not numbers."),
    ("type=line&x=2024-01-31&data=1&xformat=.1f", 400, "xformat", "The x axis has dates, not numbers."),
    ("type=pie&data=1&yformat=.1f", 400, "yformat", "It means nothing for a pie chart."),
    ("type=line&x=2024-01-31&data=1&tz=Europe/Berln", 400, "tz", "'Europe/Berln' is not a time zone."),
    ("type=line&x=2024-01-31&data=1&tz=America", 400, "tz", "'America' is not a time zone."),
    ("type=line&x=2024-01-31&data=1&tz=../../etc/passwd", 400, "tz", "'../../etc/passwd' is not a time zone."),
    ("type=line&x=2024-01-31&data=1&tz=localtime", 400, "tz", "'localtime' is not a time zone."),
    ("type=line&x=2024-01-31&data=1&tz=", 400, "tz", "'' is not a time zone."),
    ("type=line&data=1&tz=Europe/Berlin", 400, "tz", "There is no date that a time zone would matter for."),
    ("data=1&legend=middle", 400, "legend", "'middle' is not a value of legend."),
    ("type=sparkline&data=1&legend=top", 400, "legend", "It means nothing for a sparkline chart."),
    ("data=1&theme=drak", 400, "theme", "'drak' is not a theme."),
    ("data=1&theme=", 400, "theme", "'' is not a theme."),
    ("data=1&palette=virides", 400, "palette", "'virides' is not a palette."),
    ("data=1&palette=set2&accent=red", 400, "accent", "Colours are made from the accent, or they are those of the palette."),
    ("data=1&colors=blurple", 400, "colors", "'blurple', the 1st of them, is not a colour."),
    ("data=1&data=2&colors=red,%2312345", 400, "colors", "'#12345', the 2nd of them, is not a colour."),
    ("data=1&colors=", 400, "colors", "'', the 1st of them, is not a colour."),
    ("data=1&colors=red,blue", 400, "colors", "2 colors for 1 series."),
    ("type=pie&data=1,2&colors=red,blue,green", 400, "colors", "3 colors for 2 slices."),
    ("data=1&background=url(http://example.com/)", 400, "background", "'url(http://example.com/)' is not a colour."),
    ("data=1&background=rgb(1,2)", 400, "background", "'rgb(1,2)' is not a colour."),
    # --- size
    ("data=1&width=0", 400, "width", "0 is not a width."),
    ("data=1&w=0", 400, "w", "0 is not a width."),
    ("data=1&h=-5", 400, "h", "'-5' is not a whole number of pixels."),
    ("data=1&width=12.5", 400, "width", "'12.5' is not a whole number of pixels."),
    ("data=1&width=500px", 400, "width", "'500px' is not a whole number of pixels."),
    ("data=1&width=", 400, "width", "An empty value is not a whole number of pixels."),
    ("data=1&width=%D9%A5%D9%A0%D9%A0", 400, "width", "'٥٠٠' is not a whole number of pixels."),
    ("data=1&width=8001", 413, "width", "8001 px are too many."),
    ("data=1&height=99999999999999999999", 413, "height", "999999999 px are too many."),
    ("data=1&w=5000&h=5000", 413, "w", "5000 x 5000 px at scale 1 are 25.0 million pixels."),
    ("data=1&w=3000&h=3000&scale=2", 413, "scale", "3000 x 3000 px at scale 2 are 36.0 million pixels."),
    ("data=1&scale=0", 400, "scale", "0 is out of range."),
    ("data=1&scale=4.01", 400, "scale", "4.01 is out of range."),
    ("data=1&scale=2x", 400, "scale", "'2x' is not a number."),
    ("data=1&scale=nan", 400, "scale", "'nan' is not a number."),
    # --- limits
    ("data=" + "&data=".join("1" for _ in range(101)), 413, "data", "101 series are too many."),
    ("type=line&data=1&title=" + "x" * 1001, 413, "title", f"'{'x' * 39}…' has 1,001 characters."),
    ("data=1&labels=" + "y" * 301, 413, "labels", f"'{'y' * 39}…' has 301 characters."),
    ("data=1&names=" + "y" * 301, 413, "names", f"'{'y' * 39}…' has 301 characters."),
    ("data=1&ylabel=" + "y" * 301, 413, "ylabel", f"'{'y' * 39}…' has 301 characters."),
    ("data=1&alt=" + "y" * 1001, 413, "alt", f"'{'y' * 39}…' has 1,001 characters."),
    # --- spec
    ("spec=", 400, "spec", "It is empty."),
    ("spec=%7B%7D", 400, "type", "'type' is missing."),
    ("spec=%7B%22type%22:%22bar%22%7D", 400, "series", "'series' is missing."),
    ("spec=%7B%7D&data=1", 400, "data", "spec is the whole chart and stands alone."),
    ("spec=%7B%7D&spec=%7B%7D", 400, "spec", "spec is given twice."),
    ("spec=hello%20world", 400, "spec", "It is neither a JSON object nor base64url."),
    ("spec=A", 400, "spec", "The base64url breaks off in the middle of a byte."),
    ("spec=____", 400, "spec", "The deflated bytes are broken."),
    ("spec=" + deflated(b'{"type":"bar"}')[:-4], 400, "spec", "The deflated bytes end too early."),
    ("spec=" + deflated(b"{}", zlib.MAX_WBITS), 400, "spec", "The deflated bytes are broken. It begins like zlib or gzip, which have a header that raw deflate has not."),
    ("spec=" + deflated(b'{"type":"bar","series":[]}'), 400, "series", "There is no series."),
    ("spec=" + deflated(b" " * 5_000_000), 413, "spec", "The JSON inflates to too much."),
    ("spec=" + deflated(b"[" * 100_000), 413, "spec", "The JSON is nested too deeply."),
]

BODIES = [  # body, status, parameter, what is wrong
    (b"", 400, "data", "There is no data."),
    (b"{", 400, "", "The JSON ends too early, or a \\u escape is broken."),
    (b"hello", 400, "", "The JSON is malformed in line 1, column 1 at 'hello': invalid character."),
    (b"[]", 400, "", "The JSON is a list."),
    (b"null", 400, "", "The JSON is null."),
    (b'"bar"', 400, "", "The JSON is a text."),
    (b"{}", 400, "type", "'type' is missing."),
    (b'{"type":"bar"}', 400, "series", "'series' is missing."),
    (b'{"type":5,"series":[{"data":[1]}]}', 400, "type", "'5' is a whole number."),
    (b'{"type":"brr","series":[{"data":[1]}]}', 400, "type", "'brr' is not a chart type."),
    (b'{"type":"bar","series":[{"type":"brr","data":[1]}]}', 400, "series[0].type", "'brr' is not a chart type."),
    (b'{"type":"bar","series":{"data":[1]}}', 400, "series", "There is an object."),
    (b'{"type":"bar","series":[]}', 400, "series", "There is no series."),
    (b'{"type":"bar","series":[{}]}', 400, "series[0].data", "'data' is missing."),
    (b'{"type":"bar","series":[{"data":[]}]}', 400, "series[0].data", "The 1st series is empty."),
    (b'{"type":"bar","series":[{"data":[1]},{"data":[1,2,3,"x"]}]}', 400, "series[1].data[3]", "'x' is a text."),
    (b'{"type":"bar","series":[{"data":[1,"2"]}]}', 400, "series[0].data[1]", "'2' is a text."),
    (b'{"type":"bar","series":[{"data":[true]}]}', 400, "series[0].data[0]", "There is true or false."),
    (b'{"type":"bar","series":[{"data":[[1,2,3]]}]}', 400, "series[0].data[0]", "The 1st value of the 1st series has 3 numbers, and a bar takes a number or low..high."),
    (b'{"type":"bar","series":[{"data":[[1,"a"]]}]}', 400, "series[0].data[0][1]", "'a' is a text."),
    (b'{"type":"line","series":[{"data":[[1,2]]}]}', 400, "series[0].data[0]", "The 1st value of the 1st series has two ends, and a line takes one number each."),
    (b'{"type":"bar","series":[{"data":[NaN]}]}', 400, "", "The JSON is malformed in line 1, column 34 at 'NaN]}]}': invalid character."),
    (b'{"type":"bar",\n"series":[{"data":[Infinity]}]}', 400, "", "The JSON is malformed in line 2, column 20 at 'Infinity]}]}': invalid character."),
    (b'{"type":"bar","series":[{"data":[1,]}]}', 400, "", "The JSON is malformed in line 1, column 36 at ']}]}': trailing comma in array."),
    (b"{'type':'bar'}", 400, "", "The JSON is malformed in line 1, column 2 at ''type':'bar'}': object keys must be strings."),
    (b'{"type":"bar","series":[{"data":[1]}]} x', 400, "", "The JSON is malformed in line 1, column 41: trailing characters."),
    (b'{"type":"bar","series":[{"data":[01]}]}', 400, "", "The JSON is malformed in line 1, column 35 at '1]}]}': invalid number."),
    (b'{"type":"bar","series":[{"data":[1]}],"title":"\\ud800"}', 400, "", "The JSON ends too early, or a \\u escape is broken."),
    (b'{"type":"bar","series":[{"data":[1]}],"title":"\xff"}', 400, "", "The JSON is not UTF-8."),
    (b'{"type":"bar","series":[{"data":[1e999]}]}', 413, "series[0].data[0]", "The number is too large."),
    (b'{"type":"bar","series":[{"data":[1e200]}]}', 413, "series[0].data", "1e+200 in the 1st series is too large."),
    (b'{"type":"bar","series":[{"data":[1]}],"titel":"x"}', 400, "titel", "There is no field 'titel'."),
    (b'{"type":"bar","series":[{"data":[1],"colour":"red"}]}', 400, "series[0].colour", "There is no field 'colour'."),
    (b'{"type":"bar","series":[{"data":[1]}],"x":{"label":"t"}}', 400, "x.label", "There is no field 'label'."),
    (b'{"type":"bar","series":[{"data":[1]}],"y":[{},{"titel":"t"}]}', 400, "y[1].titel", "There is no field 'titel'."),
    (b'{"type":"bar","series":[{"data":[1]}],"y":{"title":"t"}}', 400, "y", "There is an object."),
    (b'{"type":"bar","series":[{"data":[1]}],"y":[{},{},{}]}', 400, "y", "There are two value axes at most."),
    (b'{"type":"bar","series":[{"data":[1],"axis":2}]}', 400, "series[0].axis", "There are two value axes at most."),
    (b'{"type":"bar","series":[{"data":[1],"axis":-1}]}', 400, "series[0].axis", "'-1' is out of range."),
    (b'{"type":"bar","series":[{"data":[1]}],"y":[{},{"title":"t"}]}', 400, "y[1].title", "No series stands on the right axis."),
    (b'{"type":"bar","series":[{"data":[1]}],"y":[{"kind":"time"}]}', 400, "y[0].kind", "A value axis cannot be of the kind time."),
    (b'{"type":"bar","series":[{"data":[1]}],"y":[{"min":"2024-01-31"}]}', 400, "y[0].min", "'2024-01-31' is not a number."),
    (b'{"type":"bar","series":[{"data":[1]}],"x":{"kind":"logg"}}', 400, "x.kind", "'logg' is not a value of kind."),
    (b'{"type":"line","series":[{"data":[1],"x":[1]}],"x":{"kind":"category"}}', 400, "x.kind", "An x axis of the kind category does not go with numbers in x."),
    (b'{"type":"line","series":[{"data":[1],"x":["2024-01-31"]}],"x":{"kind":"linear"}}', 400, "x.kind", "An x axis of the kind linear does not go with dates in x."),
    (b'{"type":"line","series":[{"data":[1],"x":[1e12]}],"x":{"kind":"time"}}', 400, "series[0].x[0]", "1e+12 seconds since 1970 are beyond the years 1 to 9999."),
    (b'{"type":"line","series":[{"data":[1,2],"x":["2024-01-31","soon"]}]}', 400, "series[0].x[1]", "'soon', the 2nd x value, is not a date."),
    (b'{"type":"bar","series":[{"data":[1]}],"legend":"botom"}', 400, "legend", "'botom' is not a value of legend."),
    (b'{"type":"bar","series":[{"data":[1]}],"width":0}', 400, "width", "'0' is out of range."),
    (b'{"type":"bar","series":[{"data":[1]}],"width":"500"}', 400, "width", "'500' is a text."),
    (b'{"type":"bar","series":[{"data":[1]}],"width":99999999999999999999999}', 413, "width", "99999999999999999999999 px are too many."),
    (b'{"type":"bar","series":[{"data":[1]}],"scale":9}', 400, "scale", "'9' is out of range."),
    (b'{"type":"bar","series":[{"data":[1]}],"labels":["a",3]}', 400, "labels[1]", "'3' is a whole number."),
    (b'{"type":"bar","series":[{"data":[1]}],"labels":["a","b"]}', 400, "labels", "2 labels for the 1 value of the 1st series."),
    (b'{"type":"bar","series":[{"data":[1]}],"values":3}', 400, "values", "'3' is a whole number."),
    (b'{"type":"bar","series":[{"data":[1]}],"palette":"virides"}', 400, "palette", "'virides' is not a palette."),
    (b'{"type":"bar","series":[{"data":[1],"color":"blurple"}]}', 400, "series[0].color", "'blurple' is not a colour."),
    (b'{"type":"bar","series":[{"data":[1],"size":[1]}]}', 400, "series[0].size", "A bar has no sizes."),
    (b'{"type":"bubble","series":[{"data":[1,2],"size":[1]}]}', 400, "series[0].size", "The 1st series has 1 sizes for 2 values."),
    (b'{"type":"bubble","series":[{"data":[1],"size":[-1]}]}', 400, "series[0].size[0]", "The 1st size of the 1st series, -1, is out of range."),
    (b'{"type":"bar","series":[{"type":"line","data":[1]}]}', 400, "type", "The chart is a bar, but no series is drawn as one."),
    (b'{"type":"bar","series":[' + b",".join([b'{"data":[1]}'] * 101) + b"]}", 413, "series", "101 series are too many."),
    (b'{"type":"bar","series":[{"data":[1]}],"labels":[' + b",".join([b'"a"'] * 10_000) + b"]}", 413, "labels", "10,000 labels are too many."),
    (b'{"type":"bubble","series":[{"data":[' + b",".join([b"1"] * 20_001) + b"]}]}", 413, "series[0].data", "20,001 bubbles are too many."),
    (b'{"type":"pie","series":[{"data":[' + b",".join([b"1"] * 1_000) + b']}],"labels":[' + b",".join([b'"%b"' % (b"a" * 101)] * 1_000) + b"]}", 413, "labels", "All labels together have 101,000 characters."),
    (b'{"type":"line","series":[{"data":[' + b",".join([b"1"] * 200_001) + b"]}]}", 413, "series[0].data", "200,001 values are too many."),
    (b'{"type":"bar","series":[{"data":[' + b",".join([b"1"] * 5_001) + b"]}]}", 413, "series[0].data", "5,001 categories are too many."),
    (b'{"type":"bar","series":[{"data":[' + b",".join([b"1"] * 5_001) + b'],"x":[' + b",".join([b"1"] * 5_001) + b"]}]}", 413, "series[0].data", "The 1st series has 5,001 bars, which are too many."),
    (b'{"type":"pie","series":[{"data":[' + b",".join([b"1"] * 5_001) + b"]}]}", 413, "series[0].data", "5,001 slices are too many."),
    (b"[" * 1_000_000, 413, "", "The JSON is nested too deeply."),
    (b'{"a":' * 40 + b"1" + b"}" * 40, 413, "", "The JSON is nested too deeply."),
    (b'{"type":' + b"[]," * 5, 400, "type", "There is a list."),
    (b" " * (4 * 1024 * 1024 + 1), 413, "", "The body is too large."),
]

REQUESTS = [  # method, target, status, what is wrong
    ("GET", "/chart.gif?data=1", 404, "There is no format 'gif'."),
    ("GET", "/chart.PNG?data=1", 404, "There is no format 'PNG'."),
    ("GET", "/chrat.png?data=1", 404, "There is nothing at '/chrat.png'."),
    ("GET", "/", 404, "There is nothing at '/'."),
    ("GET", "/chart.png/?data=1", 404, "There is no format 'png/'."),
    ("PUT", "/chart.png?data=1", 405, "'PUT' is not a method of /chart.png."),
    ("DELETE", "/chart.json?data=1", 405, "'DELETE' is not a method of /chart.json."),
    ("PATCH", "/chart?data=1", 405, "'PATCH' is not a method of /chart."),
    ("POST", "/health", 405, "'POST' is not a method of /health."),
]
# fmt: on


def short(value: object) -> str:
    """A row's name in the report."""
    return ascii(value)[:60]


@pytest.mark.parametrize(("query", "status", "parameter", "wrong"), QUERIES, ids=short)
def test_wrong_queries(query: str, status: int, parameter: str, wrong: str) -> None:
    told = get(f"/chart.json?{query}")
    problem = told.json()
    assert (told.status, problem["status"]) == (status, status)
    assert (problem.get("parameter", ""), problem["detail"]) == (parameter, wrong)
    assert problem["expected"]


@pytest.mark.parametrize(("body", "status", "parameter", "wrong"), BODIES, ids=short)
def test_wrong_bodies(body: bytes, status: int, parameter: str, wrong: str) -> None:
    told = post("/chart.png", body)
    problem = told.json()
    assert told.headers["content-type"] == "application/problem+json"
    assert (told.status, problem.get("parameter", ""), problem["detail"]) == (status, parameter, wrong)
    assert problem["expected"]


@pytest.mark.parametrize(("method", "target", "status", "wrong"), REQUESTS)
def test_wrong_methods_and_paths(method: str, target: str, status: int, wrong: str) -> None:
    told = ask(method, target)
    assert told.status == status
    assert wrong in told.headers["x-quickchart-error"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("titel=Sales&data=1", "Did you mean title?"),
        ("Title=Sales&data=1", "Did you mean title?"),
        ("colour=red&data=1", "Did you mean colors?"),
        ("backgroundColor=red&data=1", "Did you mean background?"),
        ("devicePixelRatio=2&data=1", "Did you mean scale?"),
        ("qwertz=1&data=1", "The main ones are type, data, labels, names and title; the reference has them all."),
        ("type=barr&data=1", f"Did you mean bar? {TYPES}"),
        ("type=horizontalBar&data=1", f"Did you mean bar with horizontal=true? {TYPES}"),
        ("type=donut&data=1", f"Did you mean doughnut? {TYPES}"),
        ("type=xyzzy&data=1", TYPES),
        ("data=1&theme=drak", f"Did you mean dark? {suggest.one_of(THEMES)}"),
        ("data=1&palette=virides", "Did you mean viridis?"),
        ("data=1&palette=YlGnBu", "Did you mean ylgnbu?"),
        ("data=1&palette=brewer.SetTwo8", "Did you mean set2?"),
        ("data=1&palette=tableau.Tableau10", "Did you mean tableau-10?"),
        ("data=1&palette=tab10", "Did you mean category-10?"),
        ("data=1&palette=colorblind", "Did you mean okabe-ito?"),
        ("data=1&palette=xyzzy", suggest.one_of(PALETTES)),
        ("data=1&legend=botom", "Did you mean bottom? One of top, right, bottom, left, none or auto."),
        ("data=1&colors=tomatoe", "Did you mean tomato?"),
        ("data=1&background=none", "Did you mean transparent?"),
        ("data=1&background=transparant", "Did you mean transparent?"),
        ("data=1&stack=procent", "Did you mean percent? One of true, percent or false."),
        ("type=line&x=2024-01-31&data=1&tz=Europe/Berln", "Did you mean Europe/Berlin?"),
        ("data=nan", "A gap is an empty value or null."),
        ("data=1_000", "Numbers have no thousands separators: 1234567.8."),
        ("data=5%25", "Write the number alone; format=.0f%25 adds the percent sign."),
        ("data=%E2%82%AC5", "Write the number alone; format=$,.2f adds the currency."),
        ("data=1;2", "Commas stand between values."),
        ("data=2024-01-31", "Dates stand in x=, or before a colon: 2024-01-31:5."),
        ("data=1&w=500px", "A whole number without a unit, such as 500."),
        ("type=line&data=1&horizontal=true", "Leave it out; it is meant for bar, lollipop, box, violin and strip."),
        ("type=pie&data=1&names=A,B", "At most one for each data=. Slices are named by labels."),
    ],
)  # fmt: skip
def test_what_would_be_right(query: str, expected: str) -> None:
    assert get(f"/chart.json?{query}").json()["expected"] == expected


def test_an_endless_name_is_not_sent_back() -> None:
    name = "a" * 5_000
    for told in (get(f"/chart.json?{name}=1"), post("/chart.png", b'{"%b":1}' % name.encode())):
        assert told.json()["parameter"] == "a" * 99 + "…"
        assert len(told.body) < 1_000


@pytest.mark.parametrize(
    "query", ["data=1,%00%1B%5D%5D%3E", "data=1&%3Cscript%3E=1", "data=1&title%0B=1", "data=%EF%BF%BE"]
)
def test_error_pictures_are_xml_whatever_was_wrong(query: str) -> None:
    told = get(f"/chart.svg?{query}")
    assert told.status == 400
    assert ET.fromstring(told.body).tag == "{http://www.w3.org/2000/svg}svg"


def test_there_are_rows_enough() -> None:
    assert len(QUERIES) + len(BODIES) + len(REQUESTS) >= 150
