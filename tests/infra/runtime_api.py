"""Lambda's Runtime API with SnapStart's part of it, which the emulator has not: a snapshot is where a process waits.

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

import json
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue

from tests.infra import emulator
from tools.v2_event import Event

WAIT_S = 60  # for what takes two seconds
ROOT = "/2018-06-01/runtime/"


class NoSnapshotError(Exception):
    """The process ended, or did not come so far in time: what it wrote."""


class RuntimeApi(ThreadingHTTPServer):
    """What a runtime client talks to."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.events: Queue[Event] = Queue()
        self.answers: Queue[tuple[str, bytes]] = Queue()
        self.frozen, self.restored = threading.Event(), threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: the process has been ended while it waited."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer is one packet
    server: RuntimeApi

    def do_GET(self) -> None:
        if self.path == ROOT + "restore/next":
            self.server.frozen.set()
            self.server.restored.wait()
            self._answer(200)
            return
        event = self.server.events.get()
        self._answer(
            200, json.dumps(event).encode(),
            {
                "Content-Type": "application/json",
                "Lambda-Runtime-Aws-Request-Id": "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
                "Lambda-Runtime-Deadline-Ms": str(int(1000 * time.time()) + 10_000),
                "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:123456789012:function:chart:live",
            },
        )  # fmt: skip

    def do_POST(self) -> None:
        length = self.headers.get("content-length")
        body = self.rfile.read(int(length)) if length else b"".join(self._chunks())
        self.server.answers.put((self.path.removeprefix(ROOT).rpartition("/")[2], body))
        self._answer(202)

    def log_message(self, *_: object) -> None:
        """Nothing: a test tells what went wrong."""

    def _answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline(), 16):
            yield self.rfile.read(size + 2)[:-2]
        self.rfile.readline()


class Snapshot:
    """A process that waits where Lambda would take its snapshot; `restore` lets it go on."""

    def __init__(self, process: subprocess.Popen, api: RuntimeApi, log: Path) -> None:
        self._process, self._api, self._log = process, api, log

    def restore(self) -> None:
        """Let it go on, and be asked."""
        self._api.restored.set()

    def invoke(self, event: Event) -> dict:
        """What the handler answers."""
        self._api.events.put(event)
        kind, body = self._api.answers.get(timeout=WAIT_S)
        assert kind == "response", f"{body!r}\n{self.log()}"
        return json.loads(body)

    def log(self) -> str:
        """What it has written until now."""
        return self._log.read_text("utf-8")

    def children(self) -> list[int]:
        """The processes that it has started and not ended."""
        return emulator.children(self._process.pid)

    def sockets(self) -> list[str]:
        """The sockets that it holds."""
        targets = [os.readlink(path) for path in Path(f"/proc/{self._process.pid}/fd").iterdir()]
        return [target for target in targets if target.startswith("socket:")]

    def peak_mb(self) -> float:
        """The most memory that it has had, in MB."""
        return emulator.peak_mb(self._process.pid)


@contextmanager
def snapshot(log: Path, scratch: Path, **more: str) -> Iterator[Snapshot]:
    """The package, started as Lambda starts it where it will take a snapshot, and waiting for it.

    Raises NoSnapshotError. `more` : variables of the environment besides
    """
    with RuntimeApi() as api:
        threading.Thread(target=api.serve_forever, daemon=True).start()
        environment = emulator.environment(scratch) | {
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{api.server_port}",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start",
            **more,
        }
        with log.open("wb") as output:
            process = subprocess.Popen(
                emulator.client(), cwd=emulator.PACKAGE, env=environment, stdout=output, stderr=output
            )
        try:
            end = time.monotonic() + WAIT_S
            while not api.frozen.wait(0.1):
                if process.poll() is not None or time.monotonic() > end:
                    raise NoSnapshotError(log.read_text("utf-8"))
            yield Snapshot(process, api, log)
        finally:
            process.kill()
            process.wait()
            api.restored.set()
            api.shutdown()
