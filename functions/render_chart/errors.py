"""The caller's mistakes. Anything else that is raised is ours."""

PARAMETER_CHARS = 100  # the names of parameters and places are shorter; a made-up one is as long as its request


class ChartError(Exception):
    """A request that cannot be drawn as it was asked, told so that its author can mend it.

    problem : what is wrong, one sentence with the offending value in it
    parameter : the parameter's name as the caller spelled it, cut where it is longer than any of ours; "" if the
        request as a whole is meant
    expected : what would be right, one sentence
    """

    def __init__(self, problem: str, parameter: str = "", expected: str = "") -> None:
        if len(parameter) > PARAMETER_CHARS:
            parameter = parameter[: PARAMETER_CHARS - 1] + "…"
        super().__init__(problem, parameter, expected)
        self.problem, self.parameter, self.expected = problem, parameter, expected

    def __str__(self) -> str:
        where = f"{self.parameter}: " if self.parameter else ""
        return f"{where}{self.problem}" + (f" {self.expected}" if self.expected else "")


class TooLargeError(ChartError):
    """More than one of the limits in `limits.py` allows."""


class UnavailableError(Exception):
    """Not the caller's mistake and not ours: a service that we need does not answer. A later try may do."""


def quoted(value: object, length: int = 40) -> str:
    """`value` in single quotes for an error sentence, shortened, with control characters escaped."""
    text = str(value)
    if len(text) > length:
        text = text[: length - 1] + "…"
    return "'" + "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text) + "'"
