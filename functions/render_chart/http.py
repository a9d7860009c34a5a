"""HTTP's own words: cache rules, validators, header values and problem documents. Nothing here draws or routes."""

import re
from http import HTTPStatus

import msgspec

from render_chart.errors import ChartError, TooLargeError
from render_chart.limits import RESPONSE_BYTES
from render_chart.signing import ExpiredError, SignatureError

JSON = "application/json"
PROBLEM = "application/problem+json"  # https://www.rfc-editor.org/rfc/rfc9457
FORM = "application/x-www-form-urlencoded"

# A chart is the same for ever, but a deploy may draw it better: browsers ask again after a day, the CDN after a month.
BROWSER_SECONDS, EDGE_SECONDS = 86_400, 2_592_000
FRESH = (
    f"public, max-age={BROWSER_SECONDS}, s-maxage={EDGE_SECONDS}, stale-while-revalidate=86400, stale-if-error=604800"
)
BRIEF = "public, max-age=0, s-maxage=60"  # a wrong URL is wrong until the next deploy; a minute spares us a flood of it
NEVER = "no-store"

CACHE_CONTROL = {200: FRESH, 304: FRESH, 400: BRIEF, 404: BRIEF, 405: BRIEF, 413: BRIEF, 414: BRIEF, 415: BRIEF}

EVERY_ANSWER = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, X-quickchart-error",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Timing-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
}
# An SVG that is opened by itself is a document: it may style its text and hold its own data, nothing else.
SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"

ENVELOPE_BYTES = 4_096  # Lambda counts headers and JSON punctuation too; ours take below 2,000
ERROR_HEADER_CHARS = 300
FILENAME_CHARS = 60

_ENTITY_TAG = re.compile(r'(?:W/)?("[^"]*")')
_ASCII_FOR = str.maketrans({"…": "...", "−": "-", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "×": "x"})


class NotFoundError(ChartError):
    """A path at which nothing is."""


class MethodError(ChartError):
    """A method that the path does not know.

    allowed : the methods it knows
    """

    def __init__(self, problem: str, allowed: tuple[str, ...]) -> None:
        super().__init__(problem, expected=f"Allowed are {', '.join(allowed)}.")
        self.allowed = allowed


class MediaTypeError(ChartError):
    """A body in a media type that no language is written in."""


class LongQueryError(TooLargeError):
    """A query string over the limit; the edge answers the same status before it comes to us."""


STATUSES: dict[type, HTTPStatus] = {
    ChartError: HTTPStatus.BAD_REQUEST,
    NotFoundError: HTTPStatus.NOT_FOUND,
    MethodError: HTTPStatus.METHOD_NOT_ALLOWED,
    TooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    LongQueryError: HTTPStatus.REQUEST_URI_TOO_LONG,
    MediaTypeError: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    SignatureError: HTTPStatus.FORBIDDEN,
    ExpiredError: HTTPStatus.GONE,
}


def until(seconds: int) -> str:
    """The cache rule of what expires in so many seconds: kept no longer, and never shown stale."""
    return f"public, max-age={min(seconds, BROWSER_SECONDS)}, s-maxage={min(seconds, EDGE_SECONDS)}"


def status_of(error: ChartError) -> HTTPStatus:
    """The status of the nearest kind of error that has one."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def headers(status: int, length: int, content_type: str = "", **more: str) -> dict[str, str]:
    """Every header of an answer: the common ones, its cache rule, its body's, and `more` with `_` for `-`."""
    found = {**EVERY_ANSWER, "Cache-Control": CACHE_CONTROL.get(status, NEVER)}
    if content_type:
        found["Content-Type"] = content_type
        found["Content-Length"] = str(length)
    if content_type.startswith("image/svg"):
        found["Content-Security-Policy"] = SVG_POLICY
    found.update({name.replace("_", "-"): value for name, value in more.items()})
    return found


def fits(body: bytes) -> bool:
    """Whether Lambda can answer `body`, base64 and headers included."""
    return (len(body) + 2) // 3 * 4 + ENVELOPE_BYTES <= RESPONSE_BYTES


def matches(if_none_match: str, etag: str) -> bool:
    """Whether one of the tags of an If-None-Match header is `etag`, `W/` or not, or the header is `*`."""
    return if_none_match.strip() == "*" or etag in _ENTITY_TAG.findall(if_none_match)


def content_disposition(title: str, ending: str) -> str:
    """`inline` with a file name made of the title, in ASCII and, where that loses letters, in UTF-8 as well.

    https://www.rfc-editor.org/rfc/rfc6266#section-5
    """
    if title.isascii():
        return f'inline; filename="{_slug(title)}.{ending}"'
    from unicodedata import normalize
    from urllib.parse import quote

    plain = _slug(normalize("NFKD", title).encode("ascii", "ignore").decode())
    name = re.sub(r"[\W_]+", "-", title)[:FILENAME_CHARS].strip("-") or plain
    return f"inline; filename=\"{plain}.{ending}\"; filename*=UTF-8''{quote(name, errors='replace')}.{ending}"


def _slug(title: str) -> str:
    """The ASCII letters and digits of `title` with single hyphens between them; `chart` if it has none."""
    return re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-")[:FILENAME_CHARS].rstrip("-") or "chart"


def error_header(text: str) -> str:
    """`text` as a header may carry it: printable ASCII on one line, no longer than 300 characters."""
    plain = " ".join(text.translate(_ASCII_FOR).encode("ascii", "replace").decode().split())
    printable = "".join(c if c.isprintable() else "?" for c in plain)
    return printable if len(printable) <= ERROR_HEADER_CHARS else printable[: ERROR_HEADER_CHARS - 3] + "..."


def problem(status: HTTPStatus, error: ChartError) -> str:
    """The problem document: `detail` says what is wrong, `expected` what would be right, `parameter` where."""
    members = {"detail": error.problem, "parameter": error.parameter, "expected": error.expected}
    return json_text(
        {
            "type": "about:blank",
            "title": status.phrase,
            "status": int(status),
            **{name: text.encode(errors="replace").decode() for name, text in members.items()},
        }
    )


def json_text(value: object) -> str:
    """`value` as JSON."""
    return msgspec.json.encode(value).decode()
