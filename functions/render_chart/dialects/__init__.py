"""Input languages: each module reads one, and all end in a resolved ChartSpec.

`c` or `chart` is a configuration of Chart.js; all else is the native language, or its JSON form. `cht` belongs to
Google Image Charts: it is refused by name, and never taken for a misspelt parameter of ours.
"""

from collections.abc import Sequence

from ..errors import ChartError
from ..spec import ChartSpec

_CHARTJS = ("c", "chart")
_GOOGLE = "cht"
_CACHE_BUSTER = "v"
FEW_QUOTES = 100


def parse(pairs: Sequence[tuple[str, str]], document: bytes = b"") -> ChartSpec:
    """The resolved spec that parameters or a JSON document ask for.

    pairs : decoded names and values in the order of the request
    document : JSON; b"" if there is none

    Raises ChartError, and TooLargeError for what is over a limit.
    """
    in_chartjs = False
    for name, _ in pairs:
        if name == _GOOGLE:
            problem = "Google Image Charts parameters are not understood."
            raise ChartError(problem, name, "type=, labels= and data= make a chart.")
        in_chartjs = in_chartjs or name in _CHARTJS
    if document:
        return _parse_document(pairs, document)
    if in_chartjs:
        from .chartjs import parse as parse_chartjs

        return parse_chartjs(pairs)
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


def format_asked(pairs: Sequence[tuple[str, str]]) -> str:
    """The format that parameters ask for by name; "" where that is the path's business. Raises nothing."""
    if not any(name in _CHARTJS for name, _ in pairs):
        return ""
    from . import chartjs

    return chartjs.format_asked(pairs)


def as_query(parameters: str, document: bytes) -> str:
    """A raw query that asks for what `document` beside `parameters` does; neither is in canonical form.

    document : JSON that was parsed without an error
    """
    if _may_name_a_chart(document):
        from . import chartjs

        if members := chartjs.members(document):
            return chartjs.as_query(members)
    from .json_form import as_parameter

    return f"{parameters}&{as_parameter(document)}"


def _may_name_a_chart(document: bytes) -> bool:
    """Whether a JSON document may have a member that is Chart.js's: none where none of its texts begins so.

    Of long ones most is numbers, which are passed over a hundred times as fast as a search for the names goes.
    """
    at = -1
    for _ in range(FEW_QUOTES):
        at = document.find(b'"', at + 1)
        if at < 0:
            return False
        if document.startswith((b'"chart"', b'"c"'), at):
            return True
    return b'"c' in document[at:]


def _parse_document(pairs: Sequence[tuple[str, str]], document: bytes) -> ChartSpec:
    if _may_name_a_chart(document):
        from . import chartjs

        if members := chartjs.members(document):
            return chartjs.parse_members(members, pairs)
    for name, _ in pairs:
        if name != _CACHE_BUSTER:
            problem = "The query has parameters beside the body."
            raise ChartError(problem, name, "All in the query, or all in the body.")
    from .json_form import parse_json

    return parse_json(document)
