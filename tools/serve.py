"""Charts on this machine: HTTP in front of the very handler that Lambda calls.  python -m tools.serve --port 8000

Each request becomes the event that API Gateway would make of it, the handler answers it, one at a time as in Lambda,
and its answer becomes HTTP again. Only `/` is ours: a page of live examples.
"""

import argparse
import base64
import json
import os
import sys
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from tools.page import page
from tools.v2_event import Event, v2_event

HOST = "127.0.0.1"
PAYLOAD_BYTES = 6_291_556  # Lambda's limit for an event and for an answer
SAVED_CHARTS = Path(__file__).parents[1] / "build" / "saved"
IDLE_SECONDS = 60  # after which a connection that asks nothing is closed
ASCII = "".join(map(chr, range(0x21, 0x7F)))

Answer = dict[str, object]
Invoke = Callable[[Event], object]
Http = tuple[int, dict[str, str], bytes]


class TooLargeError(Exception):
    """An event that Lambda would not take."""


@dataclass(frozen=True)
class Context:
    """What Lambda tells a handler of the call."""

    function_name: str = "plotlink"
    function_version: str = "$LATEST"
    memory_limit_in_mb: int = 1769
    invoked_function_arn: str = "arn:aws:lambda:us-east-1:123456789012:function:plotlink"
    aws_request_id: str = field(default_factory=lambda: str(uuid.uuid4()))


def in_process() -> Invoke:
    """The handler in this process, behind a lock and under Lambda's limits."""
    from render_chart.app import lambda_handler

    one_at_a_time = threading.Lock()

    def invoke(event: Event) -> object:
        text = json.dumps(event)
        if len(text) > PAYLOAD_BYTES:
            raise TooLargeError
        with one_at_a_time:
            answer = json.dumps(lambda_handler(json.loads(text), Context()))
        if len(answer) > PAYLOAD_BYTES:
            raise RuntimeError(f"an answer of {len(answer):,} bytes is over Lambda's limit")
        return json.loads(answer)

    return invoke


def http_answer(answer: object) -> Http:
    """Status, headers and body that API Gateway makes of a handler's answer.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
    """
    if not isinstance(answer, dict) or "statusCode" not in answer:
        text = answer if isinstance(answer, str) else json.dumps(answer)
        return HTTPStatus.OK, {"content-type": "application/json"}, text.encode()
    body = answer.get("body") or ""
    headers = {name.lower(): str(value) for name, value in (answer.get("headers") or {}).items()}
    return (
        int(answer["statusCode"]),
        headers,
        base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode(),
    )


def gateway_answer(status: HTTPStatus) -> Http:
    """API Gateway's own answer to what does not come to a handler, or not back from it."""
    return status, {"content-type": "application/json"}, json.dumps({"message": status.phrase}).encode()


def handler_class(invoke: Invoke) -> type[BaseHTTPRequestHandler]:
    """A request handler that answers with `invoke`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version, sys_version = "plotlink", ""
        timeout = IDLE_SECONDS
        disable_nagle_algorithm = True
        wbufsize = -1  # head and body leave together

        def handle_any(self) -> None:
            # The request line is bytes read as Latin-1; what is not ASCII in it goes on as a browser would send it.
            target = quote(self.path.encode("latin-1"), safe=ASCII)
            if self.command in ("GET", "HEAD") and target.partition("?")[0] == "/":
                self.send(HTTPStatus.OK, {"content-type": "text/html; charset=utf-8"}, page().encode())
            elif "transfer-encoding" in self.headers:
                self.close_connection = True
                self.send(*gateway_answer(HTTPStatus.LENGTH_REQUIRED))
            else:
                self.send(*self.answered(target))

        def answered(self, target: str) -> Http:
            length = self.headers.get("content-length") or "0"
            if not length.isdecimal() or int(length) > 2 * PAYLOAD_BYTES:
                self.close_connection = True  # what is not read would be taken for the next request
                too_large = length.isdecimal()
                return gateway_answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_large else HTTPStatus.BAD_REQUEST)
            event = v2_event(
                self.command,
                target,
                self.headers.items(),
                self.rfile.read(int(length)),
                client=self.client_address[0],
                request_id=uuid.uuid4().hex[:16],
                time=time.time(),
            )
            try:
                return http_answer(invoke(event))
            except TooLargeError:
                return gateway_answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            except Exception:  # the gateway's part: whatever a function does, the next request is served
                import traceback

                traceback.print_exc()
                return gateway_answer(HTTPStatus.INTERNAL_SERVER_ERROR)

        def send(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response_only(status)
            said = headers.pop("content-length", "")
            if self.command == "HEAD":
                headers["content-length"] = said or str(len(body))
                body = b""
            elif status not in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
                headers["content-length"] = str(len(body))
            for name, value in {"date": formatdate(usegmt=True), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = handle_any  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing: the handler writes what there is to know."""

    return Handler


class Server(ThreadingHTTPServer):
    """Threads that end with the process, and room for a page of pictures to ask all at once."""

    daemon_threads = True
    request_queue_size = 128


def server(port: int, invoke: Invoke) -> Server:
    """A server on this machine's own address; port 0 takes any that is free."""
    return Server((HOST, port), handler_class(invoke))


def main() -> int:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description="charts on this machine")
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    os.environ.setdefault("POWERTOOLS_METRICS_DISABLED", "true")
    os.environ.setdefault("PUBLIC_URL", f"http://{HOST}:{port}")
    os.environ.setdefault("SAVED_CHARTS", str(SAVED_CHARTS))
    try:
        serving = server(port, in_process())
    except OSError as e:
        print(f"Port {port} cannot be had ({e.strerror}). Another one: make run PORT={port + 1}", file=sys.stderr)
        return 1
    print(f"Charts at http://{HOST}:{serving.server_port}/  (Ctrl-C ends it)", flush=True)
    try:
        serving.serve_forever()
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
