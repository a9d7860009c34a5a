"""A CDN on this machine: nginx with the very edge function as its cache key, in front of the handler.

What CloudFront does and this does not: it keeps errors by ErrorCachingMinTTL, and weakens tags where it compresses.
"""

import http.client
import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from tests.infra.template import edge_code
from tools.serve import Event, Invoke, Server, in_process, server

MODULES = ("/usr/lib/nginx/modules", "/usr/share/nginx/modules", "/usr/lib64/nginx/modules")
MODULE = next((path for folder in MODULES if (path := Path(folder, "ngx_http_js_module.so")).exists()), None)
needs_nginx = pytest.mark.skipif(
    not (shutil.which("nginx") and MODULE), reason="nginx with its njs module is not installed"
)
SECRET = "a-secret-that-only-the-local-cdn-knows"

# The deployed function runs unchanged; this hands it what CloudFront would, and nginx what comes of it.
SHIM = """
function ask(r) {
  const raw = r.variables.args || '';
  return handler({
    version: '1.0', context: {eventType: 'viewer-request'}, viewer: {ip: r.remoteAddress},
    request: {
      method: r.method, uri: r.uri, querystring: {}, cookies: {}, rawQueryString: () => raw,
      headers: {host: {value: r.headersIn.Host || ''}}
    }
  });
}
function query(r) { return ask(r).querystring || ''; }
function status(r) { return String(ask(r).statusCode || ''); }
function host(r) { const headers = ask(r).headers; return (headers['x-plotlink-host'] || {value: ''}).value; }
export default {query, status, host};
"""

CONF = """
load_module %(module)s; %(user)s
daemon off; pid %(folder)s/nginx.pid; error_log %(folder)s/error.log warn; worker_processes 1;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path %(folder)s/t1; proxy_temp_path %(folder)s/t2; fastcgi_temp_path %(folder)s/t3;
  uwsgi_temp_path %(folder)s/t4; scgi_temp_path %(folder)s/t5;
  client_max_body_size 10m;
  js_path %(folder)s; js_import edge from edge.js;
  js_set $edge_query edge.query; js_set $edge_status edge.status; js_set $edge_host edge.host;
  proxy_cache_path %(folder)s/cache keys_zone=cdn:1m max_size=100m inactive=10m;
  server {
    listen 127.0.0.1:%(port)d;
    location / {
      if ($edge_status) { return 414 "too long"; }
      proxy_pass http://127.0.0.1:%(origin)d$uri?$edge_query;
      proxy_http_version 1.1; proxy_pass_request_headers off;
      proxy_set_header Host origin.example; proxy_set_header Content-Type $content_type;
      proxy_set_header x-plotlink-host $edge_host; proxy_set_header x-origin-secret %(secret)s;
      proxy_cache cdn; proxy_cache_key "$uri?%(key)s"; proxy_cache_methods GET HEAD;
      proxy_cache_lock on; proxy_cache_revalidate on; proxy_cache_background_update on;
      proxy_cache_use_stale error timeout http_500 http_502 http_503 http_504;
      add_header X-Cache $upstream_cache_status always;
    }
  }
}
"""


class Answer(NamedTuple):
    """cache : MISS, HIT, STALE, REVALIDATED, or None where the CDN did not look"""

    status: int
    cache: str | None
    headers: dict[str, str]
    body: bytes


class Origin:
    """The handler, which counts what comes to it.

    calls : the events so far
    lapse : what to make of the Cache-Control of an answer, so that a test need not wait for a minute to pass
    slow : seconds that it takes
    broken : whether it fails
    """

    def __init__(self) -> None:
        self.calls: list[Event] = []
        self.lapse: Callable[[str], str] = str
        self.slow = 0.0
        self.broken = False
        self._handler = in_process()

    def __call__(self, event: Event) -> object:
        self.calls.append(event)
        time.sleep(self.slow)
        if self.broken:
            raise RuntimeError("broken on purpose")
        answer = self._handler(event)
        assert isinstance(answer, dict)
        answer["headers"]["Cache-Control"] = self.lapse(answer["headers"]["Cache-Control"])
        return answer


class Cdn(NamedTuple):
    """A running one."""

    port: int
    origin: Origin

    def get(self, target: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """The answer to a request; `_` stands for `-` in the names of headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, target, body, {name.replace("_", "-"): value for name, value in headers.items()})
            got = connection.getresponse()
            found = {name.lower(): value for name, value in got.getheaders()}
            return Answer(got.status, found.get("x-cache"), found, got.read())
        finally:
            connection.close()


def seconds(**directives: int) -> Callable[[str], str]:
    """A lapse that gives directives such as s_maxage other numbers, where an answer has them."""

    def lapse(rule: str) -> str:
        for name, value in directives.items():
            rule = re.sub(rf"\b{name.replace('_', '-')}=\d+", f"{name.replace('_', '-')}={value}", rule)
        return rule

    return lapse


@contextmanager
def running(folder: Path, key: str = "$edge_query") -> Iterator[Cdn]:
    """A CDN with an empty cache, and its origin.

    key : nginx's variable of the query that is the key: `$args` for the one that the viewer wrote
    """
    origin = Origin()
    behind: Server = server(0, origin)
    threading.Thread(target=behind.serve_forever, daemon=True).start()
    (folder / "edge.js").write_text(edge_code() + SHIM, "utf-8")
    port = _free_port()
    conf = folder / "nginx.conf"
    conf.write_text(
        CONF
        % {
            "module": MODULE,
            "folder": folder,
            "user": "user root;" * (os.geteuid() == 0),
            "port": port,
            "origin": behind.server_port,
            "key": key,
            "secret": SECRET,
        },
        "utf-8",
    )
    nginx = subprocess.Popen(["nginx", "-c", conf, "-e", folder / "error.log"], env={"PATH": os.environ["PATH"]})
    try:
        cdn = Cdn(port, origin)
        _await(cdn, nginx, folder)
        yield cdn
    finally:
        nginx.terminate()
        nginx.wait(10)
        behind.shutdown()
        behind.server_close()


def _await(cdn: Cdn, nginx: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(100):
        if nginx.poll() is not None:
            raise RuntimeError((folder / "error.log").read_text())
        try:
            cdn.get("/robots.txt?" + "x" * 9000)  # answered at the edge
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("nginx does not come up")


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def path_and_query(url: str) -> str:
    """What of a URL is asked of a server."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


__all__ = ["Answer", "Cdn", "Invoke", "Origin", "needs_nginx", "path_and_query", "running", "seconds"]
