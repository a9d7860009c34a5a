"""JavaScript of configs: what it gives, what it is told, what it may call."""

import os
import sys
from math import inf, isnan, nan
from pathlib import Path

import pytest

from render_chart.chartjs import sandbox
from render_chart.chartjs.options import Context
from render_chart.chartjs.sandbox import child, process
from render_chart.chartjs.values import Date, Function, Gradient, Pattern, Ref, ThrownError
from render_chart.errors import ChartError


def value(expression: str, **given):
    """What an expression is worth, as the property of a config."""
    with sandbox.evaluate(f"{{value:{expression}}}", **given) as script:
        return script.tree.get("value", "absent")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{type:'bar'+''}", "bar"),
        ("({type:'bar'+''});", "bar"),
        ("// first\n{type:'bar'+''} // last", "bar"),
        ("return {type:'bar'}", "bar"),
        ("const kind='bar'; return {type:kind}", "bar"),
        ("const config={type:'bar'};", "bar"),
        ("var chart = {type:'pie'}", "pie"),
        ("module.exports = {type:'pie'}", "pie"),
        ("new Chart(null, {type:'pie'})", "pie"),
        ("(()=>({type:'pie'}))()", "pie"),
        ("Object.assign({}, {type:'pie'})", "pie"),
    ],
)
def test_ways_to_give_a_config(text, kind):
    with sandbox.evaluate(text) as script:
        assert script.tree == {"type": kind}


@pytest.mark.parametrize(
    ("expression", "worth"),
    [
        ("[1,2,3].map(x=>x*2)", [2, 4, 6]),
        ("undefined", "absent"),
        ("Symbol('x')", "absent"),
        ("[undefined,null,Symbol('x')]", [None, None, None]),
        ("[1,,3]", [1, None, 3]),
        ("new Date(Date.UTC(2024,0,5))", 1704412800000.0),
        ("'2024-01-05' < new Date('2024-01-06').toISOString()", True),
        ("new Date(2024,0,5).getTime()", 1704412800000),  # local time is UTC
        ("new Float32Array([1.5,2])", [1.5, 2]),
        ("new Number(3)", 3),
        ("new String('a')", "a"),
        ("10n", 10),
        ("{a:1,get b(){return 2}}", {"a": 1, "b": 2}),
        ("Object.create({inherited:1},{own:{value:2,enumerable:true}})", {"own": 2}),
        ("'\\ud83d\\ude00'", "😀"),
        ("'\\ud83d'", "\ufffd"),
        ("'\\0'", "\0"),
        ("1e21", 1e21),
        ("Infinity", inf),
        ("[1,-Infinity]", [1, -inf]),
        ("{v:1,m:[[[],'f',0]]}", {"v": 1, "m": [[[], "f", 0]]}),
        ("typeof require + typeof process + typeof host + typeof std", "undefined" * 4),
        ("typeof Chart.helpers.color + Chart.version", "function2.9.4"),
    ],
)
def test_values(expression, worth):
    assert value(expression) == worth


def test_what_is_not_a_number():
    first, second = value("[NaN,{a:NaN}]")
    assert isnan(first)
    assert isnan(second["a"])
    assert isnan(value("new Date('nonsense')"))


def test_dates_are_told_apart_from_numbers():
    assert isinstance(value("new Date(5)"), Date)
    assert not isinstance(value("5"), Date)


def test_gradients_and_patterns():
    # https://quickchart.io/documentation/chart-js/gradients/ and …/patterns/
    assert value("getGradientFillHelper('vertical',['red','#00f'])") == Gradient(
        "linear", (0.0, 0.0, 0.0, 300.0), ((0.0, "red"), (1.0, "#00f"))
    )
    assert value("getGradientFillHelper('horizontal',['a','b','c'],{width:80})").points == (0.0, 0.0, 80.0, 0.0)
    assert value("getGradientFillHelper('both',['a'])", width=40, height=30).points == (0.0, 0.0, 40.0, 30.0)
    assert value("getGradientFill([{offset:0.5,color:'red'}],[1,2,3,4])") == Gradient(
        "linear", (1.0, 2.0, 3.0, 4.0), ((0.5, "red"),)
    )
    assert value("pattern.draw('square','#ff6384')") == Pattern("square", "#ff6384", "rgba(255, 255, 255, 0.8)", 20.0)
    assert value("pattern.draw('disc','red','blue',500)") == Pattern("disc", "red", "blue", 200.0)


@pytest.mark.parametrize(
    ("expression", "worth"),
    [
        ("color('red').alpha(0.5).rgbString()", "rgba(255, 0, 0, 0.5)"),
        ("color('#36a2eb').hexString()", "#36A2EB"),
        ("color('rgb(10,20,30)').darken(0.5).rgbString()", "rgb(5, 10, 15)"),
        ("isArray([])", True),
        ("valueOrDefault(undefined,3)", 3),
        ("merge({a:{b:1}},{a:{c:2}})", {"a": {"b": 1, "c": 2}}),
    ],
)
def test_helpers_of_chartjs(expression, worth):
    assert value(f"Chart.helpers.{expression}") == worth


def test_the_same_request_is_the_same_chance():
    numbers = value("[Math.random(),Math.random()]")
    assert value("[Math.random(),Math.random()]") == numbers
    assert numbers[0] != numbers[1]
    assert value("[Math.random(), Math.random()]") != numbers  # another config


def test_the_clock_stands():
    first, second, third = value("[Date.now(),(()=>{for(let i=0;i<1e5;i++);return +new Date()})(),performance.now()]")
    assert (first, third) == (second, 0)


CHART = """{
  data:{labels:['a','b'],datasets:[{label:'First',data:[10,{x:1,y:2}]}]},
  option:(ctx,o)=>[ctx.type,ctx.dataIndex,ctx.datasetIndex,ctx.index,ctx.dataset.label,ctx.raw,ctx.parsed.y,ctx.active,ctx.mode],
  chart:({chart})=>[chart.width,chart.chartArea.left,chart.data.labels[1],chart.config.type,chart.isDatasetVisible(0)],
  scales:({chart})=>[chart.scales.y.getPixelForValue(5),chart.scales.y.getValueForPixel(0),chart.scales.y.max],
  meta:({chart})=>{const e=chart.getDatasetMeta(0).data[1];return [e.x,e.getCenterPoint(),e.getProps(['y'])]},
  gradient:({chart:{ctx,chartArea:a}})=>{
    const g=ctx.createLinearGradient(0,a.bottom,0,a.top);g.addColorStop(0,'red');return g},
  tick(v,i,all){return this.id+this.getLabelForValue(v)+i+all.length},
  grow(axis){axis.max=20;axis.ticks=[{value:1}]},
  filter:(item,data)=>item.text+data.labels.length,
  draw(chart,args,o){const c=chart.ctx;c.save();c.fillStyle='red';c.fillRect(0,0,o.size,NaN);c.restore()},
  thrower(){throw new TypeError('on purpose')}, missing(){return helper(1)},
  undefined:()=>undefined, not:()=>NaN, maker:()=>v=>v+1,
}"""
STATE = {
    "area": {"left": 10, "top": 0, "right": 90, "bottom": 100},
    "scales": {"y": {"axis": "y", "min": 0, "max": 10, "left": 0, "right": 10, "top": 0, "bottom": 100}},
    "metas": [{"type": "bar", "data": [{"x": 1, "y": 2}, {"x": 3, "y": 4, "base": 8}]}],
}  # fmt: skip


@pytest.fixture(scope="module")
def chart():
    with sandbox.evaluate(CHART, 120, 80) as script:
        script.sync(STATE)
        yield script.tree


def context(**given):
    return Context("data", dataset_index=0, data_index=1, index=1, parsed={"x": 1, "y": nan}, **given)


def test_what_an_option_is_told(chart):
    # https://www.chartjs.org/docs/4.5.1/general/options.html#option-context
    told = chart["option"](context())
    assert told[:6] == ["data", 1, 0, 1, "First", {"x": 1, "y": 2}]
    assert isnan(told[6])
    assert told[7:] == [False, "default"]


def test_the_chart_that_functions_see(chart):
    assert chart["chart"](context()) == [120, 10, "b", None, True]
    assert chart["scales"](context()) == [50, 10, 10]
    assert chart["meta"](context()) == [3, {"x": 3, "y": 6}, {"y": 4}]
    assert chart["gradient"](context()) == Gradient("linear", (0.0, 100.0, 0.0, 0.0), ((0.0, "red"),))


def test_many_calls_in_one(chart):
    assert [one[3] for one in chart["option"].map([context(), context()])] == [1, 1]
    assert chart["tick"].each([5, 7], [{}, {}], this=Ref("scale", "y")) == ["y502", "y712"]


def test_a_hook_changes_a_scale(chart):
    assert chart["grow"].changed(Ref("scale", "y"), names=["min", "max", "ticks"]) == {
        "max": 20,
        "ticks": [{"value": 1}],
    }


def test_what_a_plugin_draws_is_written_down(chart):
    first, *others = chart["draw"].record(Ref("chart"), {}, {"size": 3})
    assert (first, others[0], others[2]) == (["save"], ["=", "fillStyle", "red"], ["restore"])
    assert others[1][:4] == ["fillRect", 0, 0, 3]
    assert isnan(others[1][4])


def test_other_arguments_and_answers(chart):
    assert chart["filter"]({"text": "x"}, Ref("data")) == "x2"
    assert chart["undefined"]() is None
    assert isnan(chart["not"]())
    inner = chart["maker"]()
    assert isinstance(inner, Function)
    assert inner(1) == 2


def test_where_it_failed_is_told(chart):
    with pytest.raises(ChartError, match="TypeError: on purpose") as caught:
        chart["thrower"]()
    assert caught.value.parameter == "thrower"
    with pytest.raises(ThrownError, match="helper is not defined"):
        chart["missing"]()
    assert chart["undefined"]() is None  # and it goes on


def test_a_syntax_error_has_its_place():
    with pytest.raises(ChartError, match="line 2, column 5"):
        sandbox.evaluate("{a:1,\n  b c,d:()=>1}")
    with pytest.raises(ChartError, match="too early"):
        sandbox.evaluate("{a:()=>1")


# ---- the process


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="there is no /proc")
def test_the_child_has_nothing(monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    inherited = os.open(os.devnull, os.O_RDONLY)
    os.set_inheritable(inherited, True)
    with sandbox.evaluate("{a:()=>1}") as script:
        here = Path(f"/proc/{script._process._pid}")
        names = {one.partition("=")[0] for one in (here / "environ").read_text().split("\0") if one}
        limits = {one[:26].strip(): one[26:].split()[:2] for one in (here / "limits").read_text().splitlines()}
        assert names <= {"TZ", "LD_LIBRARY_PATH"}
        assert set(os.listdir(here / "fd")) == {"0", "1", "2"}
        assert "-I" in (here / "cmdline").read_text().split("\0")
    os.close(inherited)
    assert limits["Max cpu time"] == ["1", "2"]
    assert limits["Max address space"] == [str(child.ADDRESS_BYTES)] * 2
    for name in ("Max open files", "Max processes", "Max file size", "Max core file size"):
        assert limits[name] == ["0", "0"]
    assert not here.exists()


@pytest.fixture
def child_that(monkeypatch):
    def started(code: str):
        command = (sys.executable, [sys.executable, "-I", "-S", "-c", code], {})
        monkeypatch.setattr(process, "_command", lambda: command)
        return sandbox.evaluate("{a:()=>1}")

    return started


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import os;os.write(1,bytes([255]*4));input()", "makes too much"),
        ("import os;os.write(1,b'\\0\\0\\0\\4Rxyz');input()", "broke the engine"),
        ("import os;os.write(1,b'\\0\\0\\0\\4\\xff\\xff\\xff\\xff');input()", "broke the engine"),
        ('import os;m=b\'R{"v":{},"m":[[["a",1],"f",0]]}\';os.write(1,bytes([0,0,0,len(m)])+m);input()', "broke"),
        ("import os;m=b'R'+b'['*9999;os.write(1,len(m).to_bytes(4,'big')+m);input()", "broke the engine"),
        ("import os;m=b'H[\"pixel\"]';os.write(1,(bytes([0,0,0,len(m)])+m)*2);os.close(1);input()", "broke"),
        ("raise SystemExit", "broke the engine"),
        ("import os;os.close(0);os.close(1);import time;time.sleep(60)", "broke the engine"),
        ("import os;os.kill(os.getpid(),11)", "broke the engine"),
    ],
)
def test_a_child_is_not_believed(child_that, code, words):
    with pytest.raises(ChartError, match=words):
        child_that(code)


def test_a_child_is_not_waited_for(child_that, monkeypatch):
    monkeypatch.setattr(process, "WALL_SECONDS", 0.2)
    with pytest.raises(ChartError, match="takes too long"):
        child_that("import time;time.sleep(60)")


def test_a_child_that_does_not_listen(child_that, monkeypatch):
    monkeypatch.setattr(process, "WALL_SECONDS", 0.2)
    monkeypatch.setattr(sandbox, "source", lambda name: "x" * 1_000_000)
    with pytest.raises(ChartError, match="takes too long"):
        child_that("import time;time.sleep(60)")


def test_after_it_is_closed_it_is_not_called():
    with sandbox.evaluate("{a:()=>1}") as script:
        function = script.tree["a"]
    with pytest.raises(ChartError, match="closed"):
        function()
