"""A package's `__init__` that only gathers names, written so that each is imported when it is first asked for.

Powertools gathers the resolvers and events of every service that it knows; asyncio and ssl come along with them, and a
fifth of all that a cold start imports. https://peps.python.org/pep-0562/
"""

import ast

ASKED = """

def __getattr__(name):
    from importlib import import_module

    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_PLACES[name], __name__), name)
    return value
"""


def when_asked(source: str) -> str:
    """The same module with its `from … import …` put off; all else is done at once, as before.

    A name that is also its module's is imported at once: as soon as anybody imports the module, it would mean that one.
    """
    places, kept = {}, []
    for statement in ast.parse(source).body:
        if not isinstance(statement, ast.ImportFrom) or any(alias.asname for alias in statement.names):
            kept.append(ast.unparse(statement))
            continue
        place = "." * statement.level + (statement.module or "")
        names = [alias.name for alias in statement.names]
        if statement.module is None or place.rpartition(".")[2] in names:
            kept.append(ast.unparse(statement))
            continue
        places |= dict.fromkeys(names, place)
    return "\n".join(kept) + f"\n_PLACES = {places!r}\n" + ASKED
