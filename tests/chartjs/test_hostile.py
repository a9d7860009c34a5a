"""Configs that mean harm, or look like it: each gets a clear answer, and nothing is left behind."""

import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from render_chart.chartjs.sandbox import child
from tests.asking import post

ROOT = Path(__file__).parents[2]
CPU_SECONDS = 2.0  # of a whole request, its child's second among them
GROWTH_BYTES = 24 << 20  # of the parent over all of these: caches of glyphs and the allocator's slack, not configs

ENDLESS = "did not end within 1 s of CPU|takes too long"  # the latter on a machine with much else to do
MEMORY = "used up its memory"
MUCH = "too much|too many|takes too long|used up its memory|did not end"
DEEP = "nested too deeply"


def whole(value: str) -> str:
    """A config that evaluates an expression."""
    return f"{{type:'bar',data:{{labels:['a','b'],datasets:[{{data:[1,2]}}]}},extra:{value}}}"


def ran(body: str) -> str:
    """A config that runs statements."""
    return whole(f"(()=>{{{body}}})()")


def called(function: str, before: str = "") -> str:
    """A config whose ticks are written by a function."""
    return (
        f"(()=>{{{before};return {{type:'bar',data:{{labels:['a','b'],datasets:[{{data:[1,2]}}]}},"
        f"options:{{scales:{{y:{{ticks:{{callback:{function}}}}}}}}}}}}})()"
    )


def drawing(body: str) -> str:
    """A config whose plugin draws."""
    return (
        "{type:'bar',data:{labels:['a'],datasets:[{data:[1]}]},"
        f"plugins:[{{id:'mine',beforeDraw(chart){{const ctx=chart.ctx;{body}}}}}]}}"
    )


HOSTILE = {
    # loops
    "a loop": (ran("while(true){}"), ENDLESS),
    "a loop in eval": (whole("eval('for(;;);')"), ENDLESS),
    "a loop in Function": (whole("new Function('for(;;);')()"), ENDLESS),
    "a loop in a comparison": (whole("[3,1,2].sort(()=>{for(;;);})"), ENDLESS),
    "a loop in a getter": (whole("{get a(){for(;;);}}"), ENDLESS),
    "a loop in valueOf": (whole("+{valueOf(){for(;;);}}"), ENDLESS),
    "a loop in toString": (whole("'' + {toString(){for(;;);}}"), ENDLESS),
    "a loop in toPrimitive": (whole("`${{[Symbol.toPrimitive](){for(;;);}}}`"), ENDLESS),
    "a loop that catches": (ran("for(;;){try{for(;;);}catch(e){}finally{continue}}"), ENDLESS),
    "a loop in the engine": (ran("const a=[];a.length=2**32-1;a.sort()"), f"{ENDLESS}|{MEMORY}"),
    "a loop in fill": (whole("Array.prototype.fill.call({length:2**53-1},0)"), MUCH),
    "a loop in indexOf": (whole("Array.prototype.lastIndexOf.call({length:2**53-1},0)"), ENDLESS),
    "a long join": (whole("new Array(2**27).join('xx')"), MUCH),
    "a regular expression": (whole("/^(a+)+$/.test('a'.repeat(40)+'!')"), ENDLESS),
    "another regular expression": (whole("'x'.repeat(30000).replace(/(x+x+)+y/g,'')"), ENDLESS),
    "a tick's loop": (called("()=>{while(1);}"), ENDLESS),
    "a loop at the third tick": (called("(v,i)=>{if(i==2)for(;;);return v}"), ENDLESS),
    "an option's loop": (
        "{type:'bar',data:{labels:['a'],datasets:[{data:[1],backgroundColor:()=>{for(;;);}}]}}", ENDLESS,
    ),
    "a loop in the thrown": (ran("throw {get message(){for(;;);}}"), ENDLESS),
    "a loop in Object.prototype": (
        called("v=>v", "Object.defineProperty(Object.prototype,'c',{get(){for(;;);}})"), ENDLESS,
    ),
    "an injected body": ("}) , (function(){ for(;;); })(), ({", ENDLESS),
    "endless powers": (whole("2n**(2n**40n)"), f"{MUCH}|BigInt"),
    # recursion
    "recursion": (ran("const f=()=>f();f()"), "call stack"),
    "two that call each other": (ran("function f(){return g()} function g(){return f()} f()"), "call stack"),
    "recursion in toString": (whole("'' + {toString(){return '' + this}}"), "call stack"),
    "recursion in a getter": (ran("const a={get b(){return this.b}};a.b"), "call stack"),
    "recursion in a tick": (called("function f(v){return f(v)}"), "call stack"),
    "recursion in a Proxy": (ran("const p=new Proxy({},{get(t,k){return p[k]}});p.a"), "call stack"),
    # memory
    "a string that doubles": (ran("let s='x';for(;;)s+=s"), MEMORY),
    "a long string": (whole("'x'.repeat(2**29)"), MEMORY),
    "padding": (whole("''.padEnd(2**29,'ab')"), MEMORY),
    "a list that grows": (ran("const a=[];for(;;)a.push(a.length)"), MUCH),
    "a map that grows": (ran("const m=new Map();for(let i=0;;i++)m.set(i,{})"), MUCH),
    "an object that grows": (ran("const o={};for(let i=0;;i++)o['k'+i]=i"), MUCH),
    "a buffer": (whole("new ArrayBuffer(2**31)"), f"{MEMORY}|invalid array buffer length"),
    "typed numbers": (whole("new Float64Array(2**28)"), f"{MEMORY}|invalid"),
    "a shared buffer": (whole("new SharedArrayBuffer(2**31)"), f"{MEMORY}|invalid"),
    "a generator that is spread": (whole("[...(function*(){for(;;)yield 1})()]"), MUCH),
    "an iterator without an end": (whole("Array.from({[Symbol.iterator]:()=>({next:()=>({value:1})})})"), MUCH),
    "a list of four billion": (whole("Array.from({length:2**32-1},()=>({}))"), MUCH),
    "functions that hold": (ran("let f=()=>0;for(;;){const g=f;f=()=>g}"), MUCH),
    "a memory that is let go": (ran("for(;;)new Array(1e6).fill(1)"), MUCH),
    # what is handed over
    "an object in itself": (ran("const a={};a.a=a;return a"), DEEP),
    "a list in itself": (ran("const a=[];a.push(a);return a"), DEEP),
    "deep objects": (ran("let a={};for(let i=0;i<1e5;i++)a={a};return a"), DEEP),
    "shared branches": (ran("let a=[1];for(let i=0;i<28;i++)a=[a,a];return a"), "too many values"),
    "an endless getter": (ran("const make=()=>({get next(){return make()}});return make()"), DEEP),
    "an endless Proxy": (
        ran("const make=()=>new Proxy({},{ownKeys:()=>['a'],get:make,"
            "getOwnPropertyDescriptor:()=>({value:1,enumerable:true,configurable:true})});return make()"), DEEP,
    ),
    "a Proxy that throws": (whole("new Proxy({},{ownKeys(){throw new Error('no keys')}})"), "no keys"),
    "a Proxy of a long list": (
        whole("new Proxy([],{get:(t,k)=>k==='length'?2**53:1})"), "too many values",
    ),
    "a sparse list": (ran("const a=[];a.length=2**32-1;return a"), "too many values"),
    "a flood of text": (whole("'y'.repeat(2e7)"), MUCH),
    "a flood of strings": (whole("Array(40).fill('z'.repeat(1e6))"), "too much text"),
    "a flood of functions": (whole("Array.from({length:3e4},()=>()=>1)"), "too many functions"),
    "a flood of dates": (whole("Array.from({length:4e5},()=>new Date())"), MUCH),
    "a flood from a tick": (called("()=>'x'.repeat(2e7)"), MUCH),
    "a getter from a tick": (called("()=>({get a(){for(;;);}})"), ENDLESS),
    "a tick in itself": (called("()=>{const a=[];a[0]=a;return a}"), DEEP),
    "a tick that is huge": (called("()=>new Array(2**31)"), "too many values"),
    "new functions for each tick": (called("()=>Array.from({length:1e4},()=>()=>1)"), "too many functions"),
    "elements that are swallowed": (
        called("v=>v", "Object.defineProperty(Array.prototype,'0',{set(){}})"), "broke the engine|TypeError",
    ),
    # throwing
    "throwing": (ran("throw new Error('on purpose')"), "Error: on purpose"),
    "throwing nothing": (ran("throw undefined"), "failed"),
    "throwing null": (ran("throw null"), "threw null"),
    "throwing a symbol": (ran("throw Symbol('x')"), "failed"),
    "throwing a Proxy": (ran("throw new Proxy({},{get(){throw 1}})"), "failed"),
    "throwing a megabyte": (ran("throw new Error('m'.repeat(1e6))"), "Error: m{200,300}"),
    "throwing markup": (ran("throw new Error('<script>\\n\\0')"), "<script>"),
    "a name that throws": (ran("throw {get name(){throw 1}}"), "failed"),
    "a tick that throws": (called("(v,i)=>{if(i==1)throw new TypeError('second');return v}"), "TypeError: second"),
    "stack traces": (ran("Error.prepareStackTrace=()=>{for(;;);};null.x"), f"TypeError|{ENDLESS}"),
    # reaching out
    "the environment": (whole("process.env"), "process is not defined.*not Node"),
    "modules": (whole("require('fs').readFileSync('/etc/passwd')"), "require is not defined"),
    "import": ("import fs from 'fs'; export default {type:'bar'}", "neither JSON nor JavaScript"),
    "std": (whole("std.getenv('PATH')"), "std is not defined"),
    "os": (whole("os.open('/etc/passwd',0)"), "os is not defined"),
    "the host": (whole("host('[\"part\",\"prelude\"]')"), "host is not defined"),
    "the constructor of constructors": (
        whole("this.constructor.constructor('return process')()"), "process is not defined|TypeError",
    ),
    "the global object": (whole("(0,eval)('this').process.env"), "TypeError"),
    "a caller": (ran("return arguments.callee.caller.caller"), "arguments is not defined|TypeError|type"),
    "the network": (whole("fetch('http://169.254.169.254/latest/meta-data/')"), "fetch is not defined.*no network"),
    "a request": (whole("new XMLHttpRequest()"), "no network"),
    "a picture": (whole("getImageFill('http://example.com/a.png')"), "nothing is fetched"),
    "waiting": (whole("Atomics.wait(new Int32Array(new SharedArrayBuffer(8)),0,0)"), "cannot block"),
    "timers": (ran("setTimeout(()=>{for(;;);},0)"), "setTimeout is not defined"),
    "workers": (whole("new Worker('x.js')"), "Worker is not defined"),
    "another part of the prelude": (
        whole("Chart.helpers.color('red').constructor.constructor('return kit')()"), "kit is not defined",
    ),
    # asking the host
    "drawing for ever": (drawing("for(;;)ctx.fillRect(0,0,1,1)"), "draws too much"),
    "measuring for ever": (drawing("for(let i=0;;i++)ctx.measureText('x'+i)"), "asks too much|did not end"),
    "formatting for ever": (ran("for(let i=0;;i++)i.toLocaleString('de')"), "asks too much|did not end"),
    # texts
    "brackets": ("(" * 200_000, "neither JSON nor JavaScript|call stack|stack overflow|too early"),
    "deep lists": ("{type:" + "[" * 100_000 + "]" * 100_000 + "}", DEEP),
    "deep JSON": ('{"a":' * 5_000 + "1" + "}" * 5_000, DEEP),
    "deep literals in JavaScript": ("{f:()=>1,a:" + "{a:" * 60 + "1" + "}" * 61, DEEP),
    "arrows": ("a=>" * 50_000 + "1", "neither|call stack|stack overflow|function, not an object|memory"),
    "operators": ("!" * 500_000 + "1", "neither|call stack|stack overflow|not an object|memory"),
    "half a string": ("{type:'bar", "too early|neither JSON nor JavaScript"),
    "half a template": ("{type:`bar${", "too early|neither JSON nor JavaScript"),
    "waiting at the top": ("await new Promise(()=>{})", "neither JSON nor JavaScript"),
    "a promise": ("(async()=>({type:'bar'}))()", "no type"),
    "a function": ("()=>({type:'bar'})", "function, not an object"),
    "a megabyte of a name": ("{type:" + "x" * 1_000_000 + "}", "is not defined"),
}  # fmt: skip

HARMLESS = {
    "prototypes": whole("{__proto__:{type:'pie'}}"),
    "a prototype's type": ran("Object.prototype.polluted=1;Object.prototype.type='pie'"),
    "push": ran("Array.prototype.push=()=>{throw 1};Array.prototype.join=()=>{for(;;);}"),
    "JSON": ran("JSON.stringify=()=>'{}';JSON.parse=()=>{for(;;);}"),
    "keys": ran("Object.keys=()=>[];Object.defineProperty=()=>{throw 1};Reflect.apply=()=>{for(;;);}"),
    "strings": ran("String.prototype.toWellFormed=String.prototype.slice=()=>{for(;;);}"),
    "weak maps": ran("WeakMap.prototype.get=WeakMap.prototype.set=()=>{for(;;);}"),
    "marks": whole("""{v:1,m:[[["extra"],"f",0]],'"':'"],"m":[[["type"],"f",0]]',n:'\\ue000undefined'}"""),
    "toJSON": whole("{toJSON(){for(;;);}}"),
    "no globals": ran("for(const n of Object.getOwnPropertyNames(globalThis))try{delete globalThis[n]}catch(e){}"),
    "promises that wait": whole("new Promise(()=>{})"),
    "an endless promise": ran("const again=()=>Promise.resolve().then(again);again()"),
    "half a character": whole("['\\ud800','\\udfff',{'\\ud800':1}]"),
    "nothing in a text": whole("'a\\0b'"),
    "odd numbers": whole("[NaN,-Infinity,-0,1e400,2**70,5e-324,10n**30n]"),
    "a tick that waits": called("async v=>v"),
    "imports at run time": whole("import('fs')"),
}  # fmt: skip


def sent(config: str) -> tuple[int, dict, float]:
    """The status, the body where it is an error, and the CPU seconds of the whole request."""
    before = cpu()
    answered = post("/chart", msgspec.json.encode({"chart": config, "version": "4", "width": 300, "height": 200}))
    problem = answered.json() if answered.status >= 400 else {}
    return answered.status, problem, cpu() - before


def cpu() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


@pytest.fixture(scope="module", autouse=True)
def warm():
    sent(drawing("ctx.fillText((1).toLocaleString(),1,ctx.measureText('x').width)"))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_config_is_told_why(name):
    config, words = HOSTILE[name]
    status, problem, seconds = sent(config)
    told = f"{problem.get('detail', '')} {problem.get('expected', '')}"
    assert status in (400, 413), problem
    assert re.search(words, told), told
    assert len(told) < 700
    assert told.isprintable()
    assert seconds < CPU_SECONDS
    assert not children()


@pytest.mark.parametrize("name", HARMLESS)
def test_a_config_that_harms_none_but_itself_is_drawn(name):
    status, problem, seconds = sent(HARMLESS[name])
    assert status == 200, problem
    assert seconds < CPU_SECONDS
    assert not children()


def test_there_are_sixty():
    assert len(HOSTILE) >= 60


def test_children_keep_to_their_memory():
    """Asked of a process that has had no other children: what these reached is kept for all together."""
    program = """
import resource
from tests.chartjs.test_hostile import HOSTILE, sent
for name in ("a list that grows", "a flood of text"):
    sent(HOSTILE[name][0])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={**os.environ, "PYTHONPATH": f"functions{os.pathsep}."},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert 0 < int(done.stdout.split()[-1]) < child.ADDRESS_BYTES


def test_the_parent_does_not_grow():
    configs = [HOSTILE[name][0] for name in ("a flood of text", "a flood of functions", "shared branches", "throwing")]
    for config in configs:
        sent(config)
    before = resident()
    for _ in range(5):
        for config in configs:
            sent(config)
    assert resident() - before < GROWTH_BYTES


def test_no_pipe_is_left():
    before = len(os.listdir("/proc/self/fd"))
    for name in ("a loop", "throwing", "an object in itself", "brackets"):
        sent(HOSTILE[name][0])
    assert len(os.listdir("/proc/self/fd")) == before


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def children() -> str:
    """The processes that this one has started and that are not gone."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().strip()
