"""Requests to the handler, for tests: in as they stand on the wire, out as a client sees them."""

import base64
import json
from dataclasses import dataclass

from render_chart.app import lambda_handler
from tools.v2_event import Headers, v2_event


@dataclass(frozen=True)
class Answered:
    """An answer. Header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> dict:
        """The body as JSON."""
        return json.loads(self.body)


def ask(method: str, target: str, headers: Headers = (), body: bytes = b"") -> Answered:
    """What the handler answers to a request."""
    answer = lambda_handler(v2_event(method, target, headers, body), None)
    sent = answer["body"]
    return Answered(
        answer["statusCode"],
        {name.lower(): value for name, value in answer["headers"].items()},
        base64.b64decode(sent) if answer["isBase64Encoded"] else sent.encode(),
    )


def get(target: str, **headers: str) -> Answered:
    """What the handler answers to GET; `if_none_match="…"` is a header."""
    return ask("GET", target, {name.replace("_", "-"): value for name, value in headers.items()})


def post(target: str, body: bytes, content_type: str = "application/json") -> Answered:
    """What the handler answers to POST."""
    return ask("POST", target, {"content-type": content_type} if content_type else {}, body)
