"""The Lambda handler: an API Gateway event comes in, an answer goes out.

One `$default` route brings everything here, so `ROUTES` is the whole map of what there is. A GET of a chart answers a
picture whatever happens: an `<img>` has no other way to show what is wrong.
"""
# ruff: noqa: E402  the collector rests while modules are loaded: none of them is garbage, and looking takes its time

import gc

_collects = gc.isenabled()
gc.disable()

import hashlib
import os
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

from render_chart import answers, build, dialects, http, origin, query, request, signing, telemetry
from render_chart.answers import Answer
from render_chart.arrays import LONG, plain_array
from render_chart.errors import ChartError, TooLargeError, UnavailableError, quoted
from render_chart.limits import SAVED_BYTES
from render_chart.render import BASE64, CHARTJS, FORMATS, in_theme, render
from render_chart.request import READ, Request
from render_chart.spec import ChartSpec

DRAW = (*READ, "POST")
SAVED = "/chart/render/"  # and the name of a saved chart
SAVED_RULE = re.escape(SAVED) + r"[^/]+\Z"
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
        telemetry.note(request_id=str(getattr(context, "aws_request_id", "")))
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
    _admit()
    return _picture(_read(_asked().spec))


def description() -> Answer:
    """What is known of the chart without drawing it: resolved spec, warnings, alternative text, canonical URL."""
    _admit()
    asked = _asked()
    return _described(_read(asked.spec), asked.canonical_url)


def create() -> Answer:
    """A short URL for a chart, which is saved. QuickChart's clients call it."""
    from render_chart import saved

    asked = _asked()
    body = asked.document()
    if signing.saving_needs_key() and not signing.has_key(asked.headers, body):
        raise signing.SignatureError("Charts are saved for those with a key.", "key", "A key of this service.")
    document = saved.canonical(body)
    if len(document) > SAVED_BYTES:
        problem = f"The chart has {len(document):,} bytes."
        raise TooLargeError(problem, expected=f"At most {SAVED_BYTES:,} are saved. A POST to /chart draws more.")
    spec = dialects.parse((), document)  # what cannot be read is not saved
    if spec.config is not None:
        from render_chart.chartjs.config import opened

        with opened(spec.config, spec.width, spec.height):
            pass
    url = f"{origin.public_url(asked.headers)}{SAVED}{saved.save(document)}"
    return answers.found(http.json_text({"success": True, "url": url}), http.JSON, Cache_Control=http.NEVER)


def saved_chart() -> Answer:
    """A saved chart, with what the parameters say in place of what was saved."""
    from render_chart import saved
    from render_chart.dialects.templates import overridden

    asked = _asked()
    name, _, ending = asked.path.removeprefix(SAVED).partition(".")
    if ending and ending not in (*FORMATS, "json"):
        raise _unknown_format(ending)
    pairs = asked.parameters()
    if pairs:
        _admit()
    document = saved.load(name)
    if document is None:
        raise http.NotFoundError("There is no saved chart of that name.", expected="It may have expired: save it anew.")

    def read() -> ChartSpec:
        spec = dialects.parse((), document)
        return overridden(spec, pairs) if pairs else spec

    spec = _read(read)
    if ending == "json":
        return _described(spec, lambda: f"{SAVED}{name}?{query.canonical(asked.query)}".rstrip("?"))
    return _picture(spec)


def _admit() -> None:
    """Where signing is required, raise SignatureError or ExpiredError unless what is asked for is signed."""
    if not signing.is_required():
        return
    asked = _asked()
    if asked.method == "POST":
        if not signing.has_key(asked.headers, asked.body()):
            problem = "A body is covered by no signature."
            raise signing.SignatureError(problem, "key", "A signed URL, or a key of this service in X-Plotlink-Key.")
        return
    left = signing.check(asked.path, asked.query)
    if left is not None:
        app.context["caching"] = {"Cache_Control": http.until(left)}


def _read(read: Callable[[], ChartSpec]) -> ChartSpec:
    started = perf_counter()
    spec = read()
    telemetry.note(read_ms=_milliseconds(started))
    return spec


def _picture(spec: ChartSpec) -> Answer:
    asked = _asked()
    form = asked.ending if spec.config is None else spec.config.format or asked.ending
    etag = _etag(spec, form)
    if asked.has(etag):
        return answers.not_modified(etag, **_caching())
    started = perf_counter()
    picture, media_type = render(spec, form)
    telemetry.note(draw_ms=_milliseconds(started), bytes=len(picture))
    _check_fits("picture", picture, "Ask for a smaller scale, fewer pixels, or WebP (/chart.webp).")
    name = http.content_disposition(spec.title, "txt" if form == BASE64 else form)
    return answers.found(picture, media_type, ETag=etag, Content_Disposition=name, **_caching())


def _described(spec: ChartSpec, url: Callable[[], str | None]) -> Answer:
    from render_chart.alt import alt_text
    from render_chart.notices import notices

    asked = _asked()
    etag = _etag(spec, asked.ending)
    if asked.has(etag):
        return answers.not_modified(etag, **_caching())
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
    known["url"] = url()
    text = http.json_text(known)
    _check_fits("description", text.encode(), "Ask for fewer values; the picture may be had of all of them.")
    return answers.found(text, http.JSON, ETag=etag, **_caching())


def _caching() -> dict[str, str]:
    """The cache rule of what expires; of all else it is the usual one."""
    found: dict[str, str] = app.context.get("caching", {})
    return found


def _milliseconds(started: float) -> float:
    return round(1000 * (perf_counter() - started), 3)


def schema() -> Answer:
    """The JSON Schema of a chart."""
    etag = f'"{build.digest()[:16]}"'
    if _asked().has(etag):
        return answers.not_modified(etag)
    from render_chart.schema import json_schema

    return answers.found(http.json_text(json_schema()), http.JSON, ETag=etag)


def health() -> Answer:
    """That we are here, and draw."""
    picture, _ = render(dialects.parse((("data", "1,2"), ("width", "200"), ("height", "120"))), "png")
    text = http.json_text({"status": "ok", "bytes": len(picture), "build": build.digest()[:8]})
    return answers.found(text, http.JSON, Cache_Control=http.NEVER)


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
    "/chart/create": (("POST",), create),
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
app.route(SAVED_RULE, method=list(READ))(saved_chart)
app.route(SAVED_RULE, method="OPTIONS")(preflight)


# ---- what goes wrong ----


def unrouted(_missing: Exception) -> Answer:
    """Nothing: raises what is wrong with the method or the path."""
    asked = _asked()
    if asked.path in ROUTES or re.fullmatch(SAVED_RULE, asked.path):
        raise http.MethodError(f"{quoted(asked.method)} is not a method of {asked.path}.", _methods(asked.path))
    stem, _, ending = asked.path.rpartition(".")
    if stem == "/chart":
        raise _unknown_format(ending)
    from difflib import get_close_matches

    near = get_close_matches(asked.path[:64].lower(), ROUTES, n=1)
    hint = f"Did you mean {near[0]}?" if near else "Charts are at /chart.png."
    raise http.NotFoundError(f"There is nothing at {quoted(asked.path)}.", expected=hint)


def _unknown_format(ending: str) -> ChartError:
    formats = f"Formats are {', '.join(FORMATS)} and json."
    return http.NotFoundError(f"There is no format {quoted(ending)}.", expected=formats)


def refused(error: ChartError) -> Answer:
    """The caller's mistake."""
    try:
        return answers.refusal(_asked(), error)
    except Exception as second:
        return failed(second)


def unavailable(error: Exception) -> Answer:
    """A service that we need does not answer: logged once."""
    asked = _asked()
    telemetry.log_failure(error, asked, app.context.get("fingerprint", ""))
    told = ChartError("Saved charts cannot be reached just now.", expected="Please try again in a minute.")
    return answers.failure(asked, HTTPStatus.SERVICE_UNAVAILABLE, told, Retry_After="5")


def failed(error: Exception) -> Answer:
    """Our own mistake: logged once, and told without anything of the inside."""
    asked = _asked()
    telemetry.log_failure(error, asked, app.context.get("fingerprint", ""))
    ours = ChartError("Something went wrong on our side.", expected="Please try again later.")
    try:
        return answers.failure(asked, HTTPStatus.INTERNAL_SERVER_ERROR, ours)
    except Exception:  # drawing itself is broken: the log line above tells of it, and an answer there must be
        return answers.problem(HTTPStatus.INTERNAL_SERVER_ERROR, ours)


_HANDLERS = {NotFoundError: unrouted, ChartError: refused, UnavailableError: unavailable, Exception: failed}
for _kind, _handler in _HANDLERS.items():
    app.exception_handler(_kind)(_handler)


def _methods(path: str) -> tuple[str, ...]:
    known = READ if path.startswith(SAVED) else ROUTES[path][0]
    return (*known, "OPTIONS")


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
    points = sum(len(series.data) for series in spec.series)
    telemetry.note(
        spec=fingerprint, language="chartjs" if spec.config else "native", type=spec.type, format=ending,
        width=spec.width, height=spec.height, scale=spec.scale, points=points,
    )  # fmt: skip
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


if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
    from render_chart import snapstart

    snapstart.register(_answer)

# Modules live as long as the process: the collector need not look at them again.
gc.freeze()
if _collects:
    gc.enable()
