"""QuickChart's own clients, as the registries have them, pointed at us."""

import shutil
import subprocess
import threading
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

import pytest
from PIL import Image
from quickchart import QuickChart, QuickChartFunction

from tools import serve

NODE = Path(__file__).parent / "clients"
needs_node = pytest.mark.skipif(
    not shutil.which("node") or not (NODE / "node_modules/.installed").exists(), reason="node or npm is not installed"
)
CONFIG = {
    "type": "bar",
    "data": {"labels": ["Q1", "Q2"], "datasets": [{"label": "Users & friends", "data": [50, 60]}]},
}
AS_TEXT = "{type:'bar',data:{labels:['Q1','Q2'],datasets:[{label:'Users + friends',data:[50,60]}]}}"
AS_OBJECT = f"({AS_TEXT[:-1]},options:{{scales:{{yAxes:[{{ticks:{{callback:v=>'$'+v}}}}]}}}}}})"
WRONG = {"type": "bars", "data": {}}


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """The port of a server around the handler."""
    serving = serve.server(0, serve.in_process())
    threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01}).start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAVED_CHARTS", str(tmp_path_factory.mktemp("saved")))
        patch.setenv("PUBLIC_URL", f"http://127.0.0.1:{serving.server_port}")
        yield serving.server_port
    serving.shutdown()
    serving.server_close()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def fetched(url: str) -> Image.Image:
    with urlopen(url, timeout=10) as answer:
        return opened(answer.read())


# ---- quickchart.io on PyPI ----


@pytest.fixture
def chart(port):
    """A chart of the client in Python."""
    made = QuickChart()
    made.scheme, made.host, made.config = "http", f"127.0.0.1:{port}", CONFIG
    return made


def test_python_s_url(chart):
    picture = fetched(chart.get_url())
    assert (picture.format, picture.size, picture.convert("RGBA").getpixel((0, 0))) == ("PNG", (500, 300), (255,) * 4)


def test_python_s_settings(chart):
    chart.width, chart.height, chart.device_pixel_ratio = 320, 200, 2.0
    chart.format, chart.version, chart.background_color, chart.key = "webp", "4", "transparent", "a-key"
    for picture in (fetched(chart.get_url()), opened(chart.get_bytes())):
        assert (picture.format, picture.size) == ("WEBP", (640, 400))
        assert picture.convert("RGBA").getpixel((0, 0))[3] == 0


def test_python_s_post_gives_the_bytes_of_its_url(chart, tmp_path):
    with urlopen(chart.get_url(), timeout=10) as answer:
        assert chart.get_bytes() == answer.read()
    chart.to_file(str(tmp_path / "chart.png"))
    assert (tmp_path / "chart.png").read_bytes() == chart.get_bytes()


def test_python_s_functions(chart):
    callback = QuickChartFunction("(value) => `$${value}`")
    chart.config = CONFIG | {"options": {"scales": {"yAxes": [{"ticks": {"callback": callback}}]}}}
    dollars = chart.get_bytes()
    chart.config = CONFIG | {"options": {"scales": {"yAxes": [{"ticks": {}}]}}}
    assert dollars != chart.get_bytes()


def test_python_is_told_what_is_wrong(chart):
    chart.config = WRONG
    with pytest.raises(RuntimeError, match="400\ntype: 'bars' is no type of chart"):
        chart.get_bytes()


def test_python_s_short_urls_draw_the_same_chart(chart):
    with urlopen(chart.get_short_url(), timeout=10) as answer:
        assert answer.read() == chart.get_bytes()


def test_python_is_told_what_is_not_saved(chart):
    chart.config = "{}}"
    with pytest.raises(RuntimeError, match="400\nc: "):
        chart.get_short_url()


# ---- quickchart-js on npm ----


def node(port, *arguments, status=0) -> bytes:
    """What the client for node prints."""
    command = ["node", "chart.cjs", str(port), *arguments]
    done = subprocess.run(command, cwd=NODE, capture_output=True, timeout=60)
    assert done.returncode == status, done.stderr.decode()
    return done.stderr if status else done.stdout


@needs_node
@pytest.mark.parametrize("config", [AS_TEXT, AS_OBJECT])
def test_node_s_url_and_post_give_the_same_bytes(port, config):
    ratio = ("setDevicePixelRatio", "1.5")
    with urlopen(node(port, "getUrl", config, *ratio).decode(), timeout=10) as answer:
        data = answer.read()
    assert opened(data).size == (750, 450)
    assert node(port, "toBinary", config, *ratio) == data


@needs_node
def test_node_s_urls_leave_a_ratio_of_one_out_and_are_drawn_at_the_usual_two(port):
    assert fetched(node(port, "getUrl", AS_TEXT).decode()).size == (1000, 600)
    assert opened(node(port, "toBinary", AS_TEXT)).size == (500, 300)


@needs_node
def test_node_s_settings(port):
    settings = ("setWidth", "320", "setHeight", "200", "setDevicePixelRatio", "2", "setFormat", '"webp"')
    picture = opened(node(port, "toBinary", AS_TEXT, *settings, "setVersion", '"4"'))
    assert (picture.format, picture.size) == ("WEBP", (640, 400))


@needs_node
def test_node_s_data_url(port):
    kind, _, data = node(port, "toDataUrl", AS_TEXT).decode().partition(",")
    assert kind == "data:image/png;base64"
    assert opened(b64decode(data)).size == (500, 300)


@needs_node
def test_node_s_short_urls_draw_the_same_chart(port):
    """It makes them at the host quickchart.io alone, which must lead to us: as by a resolver, here by a hook."""
    short = node(port, "getShortUrl", AS_TEXT).decode()
    with urlopen(short, timeout=10) as answer:
        assert answer.read() == node(port, "toBinary", AS_TEXT)


@needs_node
def test_node_s_signature_is_not_looked_at(port):
    assert fetched(node(port, "getSignedUrl", AS_TEXT).decode()).size == (1000, 600)


@needs_node
def test_node_is_told_what_is_wrong(port):
    assert b"400\ntype: 'bars' is no type of chart" in node(port, "toBinary", '{"type":"bars"}', status=1)
