"""Answers: what endpoints give back, each with all of its headers."""

from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler.api_gateway import Response

from render_chart import http, query
from render_chart.errors import ChartError
from render_chart.render import FORMATS, render_error
from render_chart.request import PICTURE, READ, Request

Answer = Response[Any]

ERROR_SIDES = {("width", "w"): (240, 500, 1200), ("height", "h"): (120, 300, 900)}  # CSS px: least, usual, most


def found(body: str | bytes, content_type: str, **more: str) -> Answer:
    """200 with `body`. Text stays text; bytes travel as base64."""
    return _with(HTTPStatus.OK, body, content_type, **more)


def not_modified(etag: str, **more: str) -> Answer:
    """304: the caller has it."""
    return _with(HTTPStatus.NOT_MODIFIED, "", "", ETag=etag, **more)


def preflight(methods: tuple[str, ...]) -> Answer:
    """204 with what a page on another site may ask for."""
    allowed = ", ".join(methods)
    return _with(
        HTTPStatus.NO_CONTENT,
        "",
        "",
        Allow=allowed,
        Access_Control_Allow_Methods=allowed,
        Access_Control_Allow_Headers="Content-Type, If-None-Match, X-Plotlink-Key",
        Access_Control_Max_Age="86400",
    )


def refusal(asked: Request, error: ChartError) -> Answer:
    """The caller's mistake, with its status."""
    more = {"Allow": ", ".join(error.allowed)} if isinstance(error, http.MethodError) else {}
    return failure(asked, http.status_of(error), error, **more)


def failure(asked: Request, status: HTTPStatus, error: ChartError, **more: str) -> Answer:
    """`error` as a picture for an `<img>` to show; as a problem document to POST, `.json` and unusual methods."""
    if asked.method not in READ or asked.ending == "json":
        return problem(status, error, **more)
    form = asked.format
    picture, media_type = render_error(str(error), form if form in FORMATS else PICTURE, **_error_size(asked))
    return _with(status, picture, media_type, X_quickchart_error=http.error_header(str(error)), **more)


def problem(status: HTTPStatus, error: ChartError, **more: str) -> Answer:
    """`error` as a problem document."""
    text = http.problem(status, error)
    return _with(status, text, http.PROBLEM, X_quickchart_error=http.error_header(str(error)), **more)


def forbidden() -> dict[str, Any]:
    """403 to who goes round the CDN, in API Gateway's form at once: he costs us neither a route nor a picture."""
    answer = problem(HTTPStatus.FORBIDDEN, ChartError("This address is not for direct use."))
    return {
        "statusCode": answer.status_code,
        "headers": answer.headers,
        "body": answer.body,
        "isBase64Encoded": False,
        "cookies": [],
    }


def _with(status: HTTPStatus, body: str | bytes, content_type: str, **more: str) -> Answer:
    length = len(body.encode() if isinstance(body, str) else body)
    return Response(status.value, body=body, headers=http.headers(status, length, content_type, **more))


def _error_size(asked: Request) -> dict[str, int]:
    """The size in CSS px that was asked for, within what a sentence can be read in."""
    given = dict(query.pairs(asked.query))
    size = {}
    for names, (least, usual, most) in ERROR_SIDES.items():
        digits = next((given[name] for name in names if name in given), "")
        side = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else usual
        size[names[0]] = min(max(side, least), most)
    return size
