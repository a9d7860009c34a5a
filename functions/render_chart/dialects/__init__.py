"""Input languages: each module reads one, and all end in a resolved ChartSpec.

`c` or `chart` speaks Chart.js, `cht` Google Image Charts, anything else the native language.
"""

from collections.abc import Sequence

from ..errors import ChartError, TooLargeError
from ..limits import BODY_BYTES
from ..spec import ChartSpec

_FORM = "application/x-www-form-urlencoded"
_STRANGERS = {
    "c": "Chart.js configurations",
    "chart": "Chart.js configurations",
    "cht": "Google Image Charts parameters",
}
_CACHE_BUSTER = "v"


def parse(pairs: Sequence[tuple[str, str]], body: bytes = b"", content_type: str = "") -> ChartSpec:
    """The resolved spec that a request asks for, by query parameters or by a body, which is a form or JSON.

    pairs : decoded names and values in the order of the request

    Raises ChartError, and TooLargeError for what is over a limit.
    """
    if len(body) > BODY_BYTES:
        raise TooLargeError(f"The body has {len(body):,} bytes.", "", f"At most {BODY_BYTES:,}.")
    if body and content_type.partition(";")[0].strip().lower() == _FORM:
        pairs, body = (*pairs, *_form(body)), b""
    for name, _ in pairs:
        if name in _STRANGERS:
            raise ChartError(f"{_STRANGERS[name]} are not understood.", name, "type=, labels= and data= make a chart.")
    if body:
        for name, _ in pairs:
            if name != _CACHE_BUSTER:
                problem = "The query has parameters beside the body."
                raise ChartError(problem, name, "All in the query, or all in the body.")
        from .json_form import parse_json

        return parse_json(body)
    for name, value in pairs:
        if name == "spec":
            for other, _ in pairs:
                if other not in ("spec", _CACHE_BUSTER):
                    raise ChartError("spec is the whole chart and stands alone.", other, "Write it into the JSON.")
            if sum(name == "spec" for name, _ in pairs) > 1:
                raise ChartError("spec is given twice.", "spec", "One chart.")
            from .json_form import parse_parameter

            return parse_parameter(value)
    from .native import parse as parse_native

    return parse_native(pairs)


def _form(body: bytes) -> tuple[tuple[str, str], ...]:
    from ..query import pairs

    try:
        return pairs(body.decode())
    except UnicodeDecodeError as error:
        raise ChartError("The body is not UTF-8.", "", "A form in percent-encoded UTF-8.") from error
