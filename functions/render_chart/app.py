"""The Lambda handler: an API Gateway event comes in, an answer goes out.

One `$default` route brings everything here, so `ROUTES` is the whole map of what there is. A GET of a chart answers a
picture whatever happens: an `<img>` has no other way to show what is wrong.
"""
# ruff: noqa: E402  the collector rests while modules are loaded: none of them is garbage, and looking takes its time

import gc

_collects = gc.isenabled()
gc.disable()

import hashlib
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec
from aws_lambda_powertools.event_handler.api_gateway import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from msgspec.structs import replace

from render_chart import answers, build, http, origin, request, telemetry
from render_chart.answers import Answer
from render_chart.arrays import LONG, plain_array
from render_chart.errors import ChartError, TooLargeError, quoted
from render_chart.render import BASE64, CHARTJS, FORMATS, in_theme, render
from render_chart.request import READ, Request
from render_chart.spec import ChartSpec

DRAW = (*READ, "POST")
FAVICON = Path(__file__).parent / "favicon.ico"

app = APIGatewayHttpResolver()
_spec_bytes = msgspec.msgpack.Encoder().encode


def lambda_handler(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """The answer to one request, in API Gateway's form."""
    # The collector works between requests: in the middle of one it is what made the slowest of them slow.
    collects = gc.isenabled()
    gc.disable()
    try:
        started = perf_counter()
        answer = _answer(event, context)
        telemetry.write_metrics(answer["statusCode"], 1000 * (perf_counter() - started))
        return answer
    finally:
        if collects:
            gc.enable()


def _answer(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    asked = request.from_event(event)
    if not origin.admits(asked.headers):
        return answers.forbidden()
    telemetry.log_request(asked)
    app.context["request"] = asked
    answer = app.resolve(event, context)
    return answer | {"body": "", "isBase64Encoded": False} if asked.method == "HEAD" else answer


# ---- endpoints ----


def chart() -> Answer:
    """The picture of the chart, or 304 where the caller has it."""
    asked = _asked()
    spec = asked.spec()
    form = asked.ending if spec.config is None else spec.config.format or asked.ending
    etag = _etag(spec, form)
    if asked.has(etag):
        return answers.not_modified(etag)
    picture, media_type = render(spec, form)
    _check_fits("picture", picture, "Ask for a smaller scale, fewer pixels, or WebP (/chart.webp).")
    name = http.content_disposition(spec.title, "txt" if form == BASE64 else form)
    return answers.found(picture, media_type, ETag=etag, Content_Disposition=name)


def description() -> Answer:
    """What is known of the chart without drawing it: resolved spec, warnings, alternative text, canonical URL."""
    from render_chart.alt import alt_text
    from render_chart.notices import notices

    asked = _asked()
    spec = asked.spec()
    etag = _etag(spec, asked.ending)
    if asked.has(etag):
        return answers.not_modified(etag)
    warnings = asked.warnings()
    if spec.config is not None and spec.theme == CHARTJS:
        from render_chart.chartjs import describe

        known = describe.facts(spec, spec.config)
        known["warnings"] = warnings + known["warnings"]
    else:
        if spec.config is not None:
            spec, more = in_theme(spec, spec.config)
            warnings += more
        known = {"spec": spec, "warnings": warnings + notices(spec), "alt": alt_text(spec)}
    known["url"] = asked.canonical_url()
    text = http.json_text(known)
    _check_fits("description", text.encode(), "Ask for fewer values; the picture may be had of all of them.")
    return answers.found(text, http.JSON, ETag=etag)


def schema() -> Answer:
    """The JSON Schema of a chart."""
    etag = f'"{build.digest()[:16]}"'
    if _asked().has(etag):
        return answers.not_modified(etag)
    from render_chart.schema import json_schema

    return answers.found(http.json_text(json_schema()), http.JSON, ETag=etag)


def health() -> Answer:
    """That we are here."""
    return answers.found('{"status":"ok"}', http.JSON, Cache_Control=http.NEVER)


def healthcheck() -> Answer:
    """That we are here, in QuickChart's words."""
    text = http.json_text({"success": True, "version": build.digest()[:8]})
    return answers.found(text, http.JSON, Cache_Control=http.NEVER)


def favicon() -> Answer:
    """The icon in the browser's tab."""
    return answers.found(FAVICON.read_bytes(), "image/x-icon")


def robots() -> Answer:
    """That crawlers are welcome: charts are pictures to be found."""
    return answers.found("User-agent: *\nAllow: /\n", "text/plain; charset=utf-8")


def preflight() -> Answer:
    """What a page on another site may ask for at this path."""
    return answers.preflight(_methods(_asked().path))


ROUTES: dict[str, tuple[tuple[str, ...], Callable[[], Answer]]] = {
    "/chart": (DRAW, chart),
    **{f"/chart.{ending}": (DRAW, chart) for ending in FORMATS},
    "/chart.json": (DRAW, description),
    "/schema.json": (READ, schema),
    "/health": (READ, health),
    "/healthcheck": (READ, healthcheck),
    "/favicon.ico": (READ, favicon),
    "/robots.txt": (READ, robots),
}

for _path, (_known, _endpoint) in ROUTES.items():
    _rule = re.escape(_path) + r"\Z"  # Powertools ends a rule with `$`, which a line break may follow
    app.route(_rule, method=list(_known))(_endpoint)
    app.route(_rule, method="OPTIONS")(preflight)


# ---- what goes wrong ----


def unrouted(_missing: Exception) -> Answer:
    """Nothing: raises what is wrong with the method or the path."""
    asked = _asked()
    if asked.path in ROUTES:
        raise http.MethodError(f"{quoted(asked.method)} is not a method of {asked.path}.", _methods(asked.path))
    stem, _, ending = asked.path.rpartition(".")
    if stem == "/chart":
        formats = f"Formats are {', '.join(FORMATS)} and json."
        raise http.NotFoundError(f"There is no format {quoted(ending)}.", expected=formats)
    from difflib import get_close_matches

    near = get_close_matches(asked.path[:64].lower(), ROUTES, n=1)
    hint = f"Did you mean {near[0]}?" if near else "Charts are at /chart.png."
    raise http.NotFoundError(f"There is nothing at {quoted(asked.path)}.", expected=hint)


def refused(error: ChartError) -> Answer:
    """The caller's mistake."""
    try:
        return answers.refusal(_asked(), error)
    except Exception as second:
        return failed(second)


def failed(error: Exception) -> Answer:
    """Our own mistake: logged once, and told without anything of the inside."""
    asked = _asked()
    telemetry.log_failure(error, asked, app.context.get("fingerprint", ""))
    ours = ChartError("Something went wrong on our side.", expected="Please try again later.")
    try:
        return answers.failure(asked, HTTPStatus.INTERNAL_SERVER_ERROR, ours)
    except Exception:  # drawing itself is broken: the log line above tells of it, and an answer there must be
        return answers.problem(HTTPStatus.INTERNAL_SERVER_ERROR, ours)


for _kind, _handler in {NotFoundError: unrouted, ChartError: refused, Exception: failed}.items():
    app.exception_handler(_kind)(_handler)


def _methods(path: str) -> tuple[str, ...]:
    return (*ROUTES[path][0], "OPTIONS")


def _asked() -> Request:
    asked: Request = app.context["request"]
    return asked


def _check_fits(what: str, body: bytes, expected: str) -> None:
    """Raise TooLargeError if Lambda cannot answer `body`."""
    if not http.fits(body):
        raise TooLargeError(f"The {what} has {len(body):,} bytes, more than an answer can carry.", expected=expected)


def _etag(spec: ChartSpec, ending: str) -> str:
    """The tag of the picture before it is drawn: what is drawn, in which format, by which build."""
    fingerprint = _fingerprint(spec)
    app.context["fingerprint"] = fingerprint
    telemetry.note(spec=fingerprint, type=spec.type, format=ending)
    return f'"{fingerprint}-{ending}-{build.digest()[:8]}"'


def _fingerprint(spec: ChartSpec) -> str:
    """A hash of what is drawn; of long series by the arrays that drawing needs anyway, in half the time."""
    arrays = [plain_array(one.data) if len(one.data) >= LONG else None for one in spec.series]
    rest = [
        one if array is None else replace(one, data=(float(array.size),))
        for one, array in zip(spec.series, arrays, strict=True)
    ]
    digest = hashlib.sha256(_spec_bytes(replace(spec, series=tuple(rest))))
    for array in arrays:
        if array is not None:
            digest.update(array.data)
    return digest.hexdigest()[:24]


# Modules live as long as the process: the collector need not look at them again.
gc.freeze()
if _collects:
    gc.enable()
