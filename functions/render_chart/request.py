"""The request, taken out of an API Gateway event (HTTP API, payload 2.0)."""

import base64
import binascii
from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from render_chart import dialects, query, signing
from render_chart.errors import ChartError, TooLargeError, quoted
from render_chart.http import FORM, LongQueryError, MediaTypeError, matches
from render_chart.limits import BODY_BYTES, QUERY_BYTES
from render_chart.spec import ChartSpec

READ = ("GET", "HEAD")
PICTURE = "png"  # what a path without an ending answers
# Bytes that one character can take in the canonical query: three and the `=` of a name; beyond ASCII four times three.
LONGEST_ASCII, LONGEST_ESCAPE = 4, 12

# Clients that set no type, or that cannot set one (`mode: no-cors`), send JSON all the same.
JSON_TYPES = ("", "application/json", "text/plain", FORM)


class Request(Struct, frozen=True):
    """What a caller asked for.

    path : decoded, `/chart.png`
    query : the raw query string. Never API Gateway's parsed one, which joins repeated names with commas
    headers : names in lower case
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    raw_body: str
    is_base64: bool

    @property
    def ending(self) -> str:
        """The path's ending in lower case, `png` if it has none."""
        name = self.path.rpartition("/")[2]
        return name.rpartition(".")[2].lower() if "." in name else PICTURE

    @property
    def format(self) -> str:
        """What the answer is to be, known before the chart is: the path's ending, unless a parameter says otherwise.

        `.json` describes whatever there is, and no parameter is above it.
        """
        ending = self.ending
        return ending if ending == "json" else dialects.format_asked(query.pairs(self.query)) or ending

    @property
    def content_type(self) -> str:
        """The body's media type without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def has(self, etag: str) -> bool:
        """Whether the caller reads, and has already what the tag stands for."""
        known = self.headers.get("if-none-match")
        return known is not None and self.method in READ and matches(known, etag)

    def warnings(self) -> list[str]:
        """What of the request was passed over."""
        told = [f"{quoted(name)} is a tracking parameter and was dropped." for name in query.dropped(self.query)]
        if not signing.is_required():
            given = {name for name, _ in query.pairs(self.query)}
            told += [f"{name} is not looked at: URLs are not signed here." for name in signing.ADDED if name in given]
        return told

    def parameters(self) -> list[tuple[str, str]]:
        """The query's names and values, without what signing added to it."""
        return [pair for pair in query.pairs(self.query) if pair[0] not in signing.ADDED]

    def body(self) -> bytes:
        """The body as it was sent. Raises TooLargeError, or ChartError if its base64 is broken."""
        if len(self.raw_body) > (BODY_BYTES * 4 // 3 + 4 if self.is_base64 else BODY_BYTES):
            raise _long_body()
        if not self.is_base64:
            body = self.raw_body.encode(errors="replace")
        else:
            try:
                body = base64.b64decode(self.raw_body)
            except binascii.Error as e:
                raise ChartError("The body says that it is base64 and is not.", expected="Send it as it is.") from e
        if len(body) > BODY_BYTES:
            raise _long_body()
        return body

    def spec(self) -> ChartSpec:
        """The chart that is asked for, resolved. Raises ChartError."""
        _check_length(self.query)
        parameters, document = self._parts()
        pairs = query.pairs(parameters)
        return dialects.parse([pair for pair in pairs if pair[0] not in signing.ADDED], document)

    def document(self) -> bytes:
        """The JSON document that was sent. Raises MediaTypeError if there is none."""
        document = self._parts()[1]
        if not document:
            raise MediaTypeError("There is no JSON.", "Content-Type", "A body in application/json.")
        return document

    def canonical_url(self) -> str | None:
        """The relative address at which a GET finds the same chart; None if it would be too long."""
        parameters, document = self._parts()
        if document:
            parameters = dialects.as_query(parameters, document)
            if len(parameters) - len(self.query) > LONGEST_ASCII * QUERY_BYTES:  # though each escape stood for a letter
                return None
        pieces = query.canonical(parameters).split("&")
        found = "&".join(piece for piece in pieces if piece.partition("=")[0] not in signing.ADDED)
        return f"/chart.{PICTURE}?{found}" if len(found) <= QUERY_BYTES else None

    def _parts(self) -> tuple[str, bytes]:
        """The parameters, a form's among them, and the JSON document that was sent."""
        if self.method != "POST":
            return self.query, b""
        body = self.body().removeprefix(BOM_UTF8)  # some editors write the mark before JSON
        # `curl -d '{"type": …}'` calls JSON a form, because nobody told it otherwise.
        if self.content_type == FORM and not body.lstrip().startswith(b"{"):
            return "&".join(filter(None, (self.query, _form(body)))), b""
        if self.content_type not in JSON_TYPES and not self.content_type.endswith("+json"):
            raise MediaTypeError(
                f"A chart cannot be read from {quoted(self.content_type)}.",
                "Content-Type",
                f"Send application/json or {FORM}.",
            )
        return self.query, body


def from_event(event: Mapping[str, Any]) -> Request:
    """The request that `event` tells of."""
    http = event["requestContext"]["http"]
    return Request(
        method=http["method"].upper(),
        path=event["rawPath"],
        query=event.get("rawQueryString") or "",
        # API Gateway's are in lower case already; those of `sam local start-api` are as the client spells them
        headers={name.lower(): value for name, value in (event.get("headers") or {}).items()},
        raw_body=event.get("body") or "",
        is_base64=bool(event.get("isBase64Encoded")),
    )


def _form(body: bytes) -> str:
    """A form's body, which is written like a query string."""
    try:
        return body.strip().decode()
    except UnicodeDecodeError as e:
        raise ChartError("The form is not UTF-8.", expected="Percent-encode it as UTF-8.") from e


def _check_length(raw: str) -> None:
    """Raise LongQueryError where the canonical query is over the limit."""
    if len(raw) * (LONGEST_ASCII if raw.isascii() else LONGEST_ESCAPE) <= QUERY_BYTES:
        return  # most queries, and they need not be encoded to know it
    if (length := len(query.canonical(raw))) > QUERY_BYTES:
        raise LongQueryError(
            f"The query string has {length:,} bytes.",
            expected=f"At most {QUERY_BYTES:,} are taken. POST the chart as JSON to the same address.",
        )


def _long_body() -> TooLargeError:
    return TooLargeError(
        "The body is too large.", expected=f"At most {BODY_BYTES:,} bytes are taken. Fewer points may draw the same."
    )
