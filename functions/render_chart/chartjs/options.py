"""What an option is worth: looked up through scopes, called where it is a function, picked where it is a list.

The order of the scopes, the fallbacks of nested options and which names are never called or picked from follow
https://www.chartjs.org/docs/4.5.1/general/options.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from .values import Function, ThrownError

if TYPE_CHECKING:
    from .chart import Chart

PLAIN: Final = {str, int, float, bool, type(None)}  # values that need neither a call nor a look at a context
Scope = dict[str, Any]
Names = dict[str, None]  # in order, and found as quickly as in a set
FALLBACKS: Final = 9  # that lead to each other: there are three at most, and circles in configs that mean no good
Test = Callable[[str], bool] | bool  # of a name


class _Unset:
    """JavaScript's `undefined`: no scope has the name."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = _Unset()


class Context:
    """What a scriptable option is told. A name that was not given comes from the parent; None is `undefined`."""

    # https://www.chartjs.org/docs/4.5.1/general/options.html#option-context

    __slots__ = (
        "chart", "data_index", "dataset", "dataset_index", "element", "extra", "index", "label", "parent", "parsed",
        "raw", "scale", "tick", "type",
    )  # fmt: skip

    type: str
    chart: Chart
    parent: Context | None
    dataset: dict[str, Any] | None
    dataset_index: int | None
    data_index: int | None
    parsed: Any
    raw: Any
    element: Any
    tick: Any
    index: int | None
    scale: Any
    label: Any
    extra: dict[str, Any] | None  # what plugins add

    def __init__(self, type: str, parent: Context | None = None, **given: Any) -> None:  # noqa: A002
        self.type, self.parent = type, parent
        if parent is None:
            for name in _INHERITED:
                setattr(self, name, None)
        else:
            # One by one, because there are as many contexts as points: a loop takes three times as long.
            self.chart, self.dataset, self.dataset_index = parent.chart, parent.dataset, parent.dataset_index
            self.data_index, self.index, self.parsed, self.raw = (
                parent.data_index, parent.index, parent.parsed, parent.raw
            )  # fmt: skip
            self.element, self.tick, self.scale = parent.element, parent.tick, parent.scale
            self.label, self.extra = parent.label, parent.extra
        for name, value in given.items():
            setattr(self, name, value)


_INHERITED = tuple(name for name in Context.__slots__ if name not in ("type", "parent"))


class Raw:
    """Values of nested options as they were written, found through scopes; what is nested comes as a Raw.

    scopes : where a name is looked for, the first one that has it wins
    prefix : what may stand before a name, as in `pointRadius`; such a name is looked for first
    roots : the scopes of the outermost options, where fallbacks are looked for
    everywhere : both
    values : the values by name
    scriptable, indexable : of which names functions are called and lists are picked from, UNSET if no scope says it
    """

    __slots__ = ("_nested", "everywhere", "fallback", "indexable", "roots", "scopes", "scriptable", "values")

    def __init__(
        self, scopes: Sequence[Scope], prefix: str = "", roots: Sequence[Scope] | None = None, fallback: Any = UNSET
    ) -> None:
        self.scopes = scopes
        self.roots, self.everywhere = (scopes, scopes) if roots is None else (roots, [*scopes, *roots])
        values: Scope = {}
        for scope in reversed(scopes):
            values.update(scope)
        self.fallback = values.get("_fallback", UNSET) if fallback is UNSET else fallback
        scriptable, indexable = values.get("_scriptable", UNSET), values.get("_indexable", UNSET)
        self.scriptable: Any = UNSET if type(scriptable) is Function else scriptable  # a config's own has no say
        self.indexable: Any = UNSET if type(indexable) is Function else indexable
        if prefix:
            _unprefix(values, prefix)
        self.values = values
        self._nested: dict[str, Raw | bool] = {}

    def get(self, name: str) -> Any:
        value = self.values.get(name, UNSET)
        if type(value) is dict and name != "adapters":
            if name not in self._nested:
                self._nested[name] = nested(self, name, value)
            return self._nested[name]
        return value


_NONE: Final = Raw(())


def _unprefix(values: Scope, prefix: str) -> None:
    """Let a name without its prefix mean what it means with it."""
    size = len(prefix)
    for name in [name for name in values if name.startswith(prefix) and name[size : size + 1].isupper()]:
        values[name[size].lower() + name[size + 1 :]] = values[name]


def nested(raw: Raw, name: str, value: Any) -> Raw | bool:
    """The options that `value` holds, and behind them what `raw`, and its fallbacks, hold under that name."""
    fallback = raw.fallback
    if callable(fallback):
        fallback = fallback(name, value)
    found = {id(value): value} if type(value) is dict else {}
    key = _collect(found, raw.everywhere, name, fallback or name, value)
    if key is not None and fallback is not UNSET and fallback != name:
        key = _collect(found, raw.everywhere, fallback, key, value)
    return False if key is None else Raw([*found.values()], "", raw.roots, fallback)


def _collect(found: dict[int, Scope], parents: Sequence[Scope], key: Any, fallback: Any, value: Any) -> Any:
    """Add what the parents have under `key`, then under the keys these fall back to; None where that is `false`.

    found : scopes by their identity
    """
    for _ in range(FALLBACKS):
        if not key:
            return key
        plain = type(key) is str and "." not in key
        for parent in parents:
            scope = parent.get(key) if plain else parent if key is True else at(parent, key)
            if type(scope) is dict:
                found[id(scope)] = scope
                if "_fallback" in scope:
                    named = scope["_fallback"]
                    if callable(named):
                        named = named(key, value)
                    if named != key and named != fallback:
                        key = named
                        break
            elif scope is False and fallback is not UNSET and key != fallback:
                return None
        else:
            return False
    return False


def at(tree: Any, path: Any) -> Any:
    """What stands under a key or a path of keys, `a.b`; UNSET if nothing does."""
    if type(path) is not str:
        return UNSET
    if "." not in path:
        return tree.get(path, UNSET) if path else tree
    for key in path.split("."):
        if type(tree) is not dict or key not in tree:
            return UNSET
        tree = tree[key]
    return tree


class Options:
    """Options as a chart's part sees them: with a context, so that functions are called and lists are picked from."""

    __slots__ = ("_context", "_indexable", "_raw", "_scriptable", "_values", "_written")

    def __init__(
        self, raw: Raw, context: Context | None = None, scriptable: Test = True, indexable: Test = True
    ) -> None:
        self._raw, self._context = raw, context
        self._written = raw.values
        self._values: dict[str, Any] = {}
        self._scriptable: Test = scriptable if raw.scriptable is UNSET else raw.scriptable
        self._indexable: Test = indexable if raw.indexable is UNSET else raw.indexable

    def get(self, name: str, default: Any = None) -> Any:
        """The value of an option; `default` where no scope has one. Nested options come as Options."""
        value = self._written.get(name, UNSET)
        if type(value) in PLAIN:
            return value
        if value is UNSET:
            return default
        value = self._values.get(name, self)
        if value is self:
            value = self._values[name] = self._resolved(name)
        return default if value is UNSET else value

    def raw(self, name: str, default: Any = None) -> Any:
        """The value as it was written: not called, not picked from."""
        return self._written.get(name, default)

    def sub(self, name: str) -> Options:
        """Nested options, empty where there are none."""
        value = self._values.get(name)
        if type(value) is not Options:  # nor was it asked for before
            value = self.get(name)
        return value if type(value) is Options else _EMPTY

    def with_context(self, context: Context | None) -> Options:
        """The same options, told something else."""
        return Options(self._raw, context, self._scriptable, self._indexable)

    def only(self, names: Names) -> Options:
        """The same options, of which no others than `names` are known."""
        return _Named(self, names)

    @property
    def context(self) -> Context | None:
        return self._context

    @property
    def scopes(self) -> Sequence[Scope]:
        return self._raw.scopes

    def names(self) -> list[str]:
        """Every name that any scope has."""
        return list(dict.fromkeys(name for scope in self.scopes for name in scope if not name.startswith("_")))

    @property
    def empty(self) -> bool:
        """Whether no scope has any name."""
        return not self._written

    def __contains__(self, name: str) -> bool:
        return any(name in scope for scope in self.scopes)

    def is_shared(self, names: Iterable[str]) -> bool:
        """Whether these are the same for all elements: no function among them, and no list to pick from."""
        values = self._written
        for name in names:  # noqa: SIM110  most charts come by here for each dataset, and `any` takes twice as long
            if type(values.get(name)) not in PLAIN and self._varies(name):
                return False
        return True

    def varying(self, names: Iterable[str]) -> dict[str, Function]:
        """Those of the names whose values are functions of the config."""
        return {name: value for name, value in self.functions(names).items() if allowed(self._scriptable, name)}

    def functions(self, names: Iterable[str]) -> dict[str, Function]:
        """Those of the names that are functions of the config, whether options may be functions there or not."""
        written = self._written
        if written.keys().isdisjoint(names):
            return {}
        return {name: value for name in names if isinstance(value := written.get(name), Function)}

    def prime(self, name: str, returned: Any) -> None:
        """Keep what a function returned for this context, so that it isn't called again."""
        self._values[name] = self._finished(name, self._wrapped(name, returned))

    def plain(self) -> dict[str, Any]:
        """What is written down and needs no call: for the second argument of functions."""
        values = {name: self.raw(name) for name in self.names() if name != "data"}
        return {name: value for name, value in values.items() if not callable(value) and type(value) is not dict}

    def _varies(self, name: str) -> bool:
        value = self._raw.get(name)
        if type(value) is list:
            return allowed(self._indexable, name)
        if type(value) is Raw:
            return allowed(self._scriptable, name) and any(callable(one) for one in _values(value))
        return callable(value) and allowed(self._scriptable, name)

    def _resolved(self, name: str) -> Any:
        value = self._raw.get(name)
        if type(value) is Raw:
            return Options(value, self._context, self._scriptable, self._indexable)
        if callable(value) and self._context is not None and allowed(self._scriptable, name):
            value = self._wrapped(name, self._called(name, value))
        return self._finished(name, value)

    def _called(self, name: str, function: Any) -> Any:
        if not isinstance(function, Function):
            return function(self._context, self)
        assert self._context is not None  # noqa: S101
        try:
            return function(self._context, self.plain())
        except ThrownError as error:
            return self._passed_over(name, error, self._context)

    def mapped(self, name: str, function: Function, contexts: Sequence[Context]) -> list[Any]:
        """What an option that is a function of the config is worth for each of some contexts."""
        if not contexts:
            return []
        try:
            return function.map(contexts, self.plain())
        except ThrownError as error:
            return [self._passed_over(name, error, contexts[0])] * len(contexts)

    def _passed_over(self, name: str, error: ThrownError, context: Context) -> Any:
        """What an option is worth whose function threw: what a scope says that needs none."""
        warning = f"{error} The option is passed over."
        context.chart.warn(warning)
        return next((s[name] for s in self._raw.scopes if name in s and not isinstance(s[name], Function)), None)

    def _wrapped(self, name: str, value: Any) -> Any:
        """What a function returned, with the options behind it that it doesn't name."""
        return nested(self._raw, name, value) if type(value) is dict else value

    def _finished(self, name: str, value: Any) -> Any:
        if type(value) is list and value:
            context = self._context
            if context is not None and context.index is not None and allowed(self._indexable, name):
                value = value[context.index % len(value)]
                if type(value) is dict:
                    value = nested(self._raw, name, value)
            elif type(value[0]) is dict:
                value = [self._with(nested(self._raw, name, one)) for one in value]
        return self._with(value)

    def _with(self, value: Any) -> Any:
        if type(value) is Raw:
            return Options(value, self._context, self._scriptable, self._indexable)
        return value


_EMPTY: Final = Options(_NONE)


class _Named(Options):
    """Options that know some names only."""

    __slots__ = ("_names", "_options")

    def __init__(self, options: Options, names: Names) -> None:
        super().__init__(options._raw, options._context, options._scriptable, options._indexable)
        self._options, self._names = options, names

    def get(self, name: str, default: Any = None) -> Any:
        return self._options.get(name, default) if name in self._names else default


def _values(raw: Raw) -> list[Any]:
    return [value for scope in raw.scopes for name, value in scope.items() if not name.startswith("_")]


def word(value: Any) -> str:
    """The word that an option is; none where it's something else."""
    return value if isinstance(value, str) else ""


def allowed(test: Test, name: str) -> bool:
    return test(name) if callable(test) else bool(test)
