"""What a config may be written in. https://quickchart.io/documentation/#parameters (chart: JSON or JavaScript)"""

from math import inf, isnan

import pytest

from render_chart.chartjs import language
from render_chart.errors import ChartError, TooLargeError
from render_chart.limits import JSON_DEPTH


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('{"type":"bar","data":[1,2.5,null,true]}', {"type": "bar", "data": [1, 2.5, None, True]}),
        ("{type:'bar'}", {"type": "bar"}),
        ("  {type: 'bar',}  ", {"type": "bar"}),
        ("{type:'bar'};", {"type": "bar"}),
        ("({type:'bar'})", {"type": "bar"}),
        ("({type:'bar'});\n", {"type": "bar"}),
        ("\ufeff{type:'bar'}", {"type": "bar"}),
        ("// a chart\n{type:/* really */'bar'}", {"type": "bar"}),
        ("{a:'it\\'s',b:\"x\\u00e9\\x41\",c:'two\\\nlines'}", {"a": "it's", "b": "xéA", "c": "twolines"}),
        ("{a:.5,b:5.,c:+1,d:-1,e:0xff,f:1e3}", {"a": 0.5, "b": 5.0, "c": 1, "d": -1, "e": 255, "f": 1000.0}),
        ("{a:Infinity,b:-Infinity}", {"a": inf, "b": -inf}),
        ('{a:`text`,b:`it\'s "so"`}', {"a": "text", "b": 'it\'s "so"'}),
        ("{a:[1,,2],b:[,1]}", {"a": [1, None, 2], "b": [None, 1]}),
        ("{a:undefined,b:[undefined,1],undefined:2}", {"b": [None, 1], "undefined": 2}),
        ("{a:'undefined',b:'[,]',c:[1,,'x`y`']}", {"a": "undefined", "b": "[,]", "c": [1, None, "x`y`"]}),
        ("{$a:1,_b:2,ü:3,class:4,null:5}", {"$a": 1, "_b": 2, "ü": 3, "class": 4, "null": 5}),
        ("{__proto__:{a:1}}", {"__proto__": {"a": 1}}),
        ("\"{type:'bar'}\"", {"type": "bar"}),
        ('"\\"{type:\'bar\'}\\""', {"type": "bar"}),
        ("%7Btype%3A%27bar%27%7D", {"type": "bar"}),
        ("{x:12345678901234567890}", {"x": 12345678901234567890.0}),
        ('{"x":[9007199254740993]}', {"x": [9007199254740992.0]}),
        ("{x:0x20000000000001}", {"x": 9007199254740992.0}),
        ('{"x":-9007199254740993}', {"x": -9007199254740992.0}),
        ("{a:1,a:2}", {"a": 2}),
    ],
)
def test_what_is_a_literal_needs_no_engine(text, tree):
    assert language.read(text) == tree


def test_what_is_not_a_number_is_one():
    assert isnan(language.read("{a:NaN}")["a"])


@pytest.mark.parametrize(
    "text",
    [
        "{a:function(){}}", "{a:v=>v}", "{a:new Date(2020,0,1)}", "{a:1+1}", "{a:b}", "{a:'x'.length}", "{a:`${1}`}",
        "{a(){}}", "{a:[...'ab']}", "{1:2}", "{a:!0}", "var a={};a", "{a:undefined,b:()=>1}", "{", "", "nonsense",
    ],
)  # fmt: skip
def test_what_is_none_is_left_to_the_engine(text):
    if text:
        assert language.read(text) is None
    else:
        with pytest.raises(ChartError, match="There is no config"):
            language.read(text)


@pytest.mark.parametrize(("text", "what"), [("[1]", "a list"), ("3", "'3'"), ("[]", "a list")])
def test_a_config_is_an_object(text, what):
    with pytest.raises(ChartError, match=f"The config is {what}, not an object"):
        language.read(text)


@pytest.mark.parametrize("name", ['"a"', "a"])
def test_depth_is_bounded(name):
    language.read(f"{{{name}:" * JSON_DEPTH + "1" + "}" * JSON_DEPTH)
    for levels in (JSON_DEPTH + 1, 500):
        with pytest.raises(TooLargeError, match="nested too deeply"):
            language.read(f"{{{name}:" * levels + "1" + "}" * levels)


@pytest.mark.parametrize(
    "text",
    ["{a:" + "x" * 400_000, "{" + "/*" * 200_000, "{" + "'" * 399_999, "`" * 399_999, "(" * 400_000 + ")" * 400_000],
    ids=["a long name", "comments", "quotes", "templates", "parentheses"],
)
def test_no_text_takes_long(text):
    assert language.read(text) is None
