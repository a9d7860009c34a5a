"""Input languages: each module reads one, and all end in a resolved ChartSpec.

Only the native language and its JSON form exist. `c`, `chart` and `cht` belong to Chart.js and Google Image Charts:
they are refused by name, and never taken for misspelt parameters of ours.
"""

from collections.abc import Sequence

from ..errors import ChartError
from ..spec import ChartSpec

_STRANGERS = {
    "c": "Chart.js configurations",
    "chart": "Chart.js configurations",
    "cht": "Google Image Charts parameters",
}
_CACHE_BUSTER = "v"


def parse(pairs: Sequence[tuple[str, str]], document: bytes = b"") -> ChartSpec:
    """The resolved spec that parameters or a JSON document ask for.

    pairs : decoded names and values in the order of the request
    document : JSON; b"" if there is none

    Raises ChartError, and TooLargeError for what is over a limit.
    """
    for name, _ in pairs:
        if name in _STRANGERS:
            raise ChartError(f"{_STRANGERS[name]} are not understood.", name, "type=, labels= and data= make a chart.")
    if document:
        for name, _ in pairs:
            if name != _CACHE_BUSTER:
                problem = "The query has parameters beside the body."
                raise ChartError(problem, name, "All in the query, or all in the body.")
        from .json_form import parse_json

        return parse_json(document)
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
