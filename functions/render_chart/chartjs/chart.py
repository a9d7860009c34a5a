"""A chart: its scales, its datasets and its plugins, brought up to date and drawn in Chart.js's order.

https://www.chartjs.org/docs/4.5.1/developers/updates.html and …/developers/plugins.html (the order of the hooks)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from .. import limits
from ..errors import ChartError, TooLargeError, quoted
from .controllers import ALIASES, controller_class
from .defaults import DESCRIPTORS, OVERRIDES, Tree, defaults, merged, scale_defaults
from .layouts import Area, Box, Layer, update
from .options import UNSET, Context, Names, Options, Raw, Scope, at
from .scales import KINDS, scale_class

if TYPE_CHECKING:
    from ..plot.drawing.canvas import Canvas
    from .controllers.base import Controller, Stacks
    from .scales.base import Scale
    from .values import Script

SIDES = ("top", "bottom", "left", "right", "chartArea")
DEFAULT_SCALES = {"x": ("category", "bottom"), "y": ("linear", "left"), "r": ("radialLinear", "chartArea")}
AXES = tuple(DEFAULT_SCALES)
OWN_PLUGINS = ("colors", "decimation", "filler", "legend", "subtitle", "title")  # in the order in which they work
SWITCHES = {"title": "display", "subtitle": "display", "legend": "display", "decimation": "enabled"}  # of plugins
WITHOUT_DEFAULT = {"arc": ("angle", "borderJoinStyle"), "bar": ("pointStyle",)}  # options that elements have besides
ELSEWHERE = {"tooltip"}  # plugins that mean nothing in a picture


class Chart:
    """A config being drawn.

    tree : the config in the shape of version 4; `options` and `data` of it are not changed
    width, height : CSS px
    version : 2, 3 or 4, whose defaults hold
    warnings : what was asked for and is not drawn
    state : what plugins remember, by their ids
    """

    def __init__(
        self, tree: Tree, width: float, height: float, version: int = 4, script: Script | None = None,
        warnings: list[str] | None = None,
    ) -> None:  # fmt: skip
        self.tree, self.width, self.height, self.version, self.script = tree, width, height, version, script
        self.warnings: list[str] = [] if warnings is None else warnings
        data = tree.get("data")
        self.data: Tree = dict(data) if type(data) is dict else {}
        if type(self.data.get("labels")) is not list:
            self.data["labels"] = []
        self.datasets: list[Tree] = _datasets(self.data)
        self.data["datasets"] = self.datasets
        self.config_options: Tree = dict(given) if type(given := tree.get("options")) is dict else {}
        own, each = tree.get("type"), [dataset.get("type") for dataset in self.datasets]
        self.type: str = "" if own is None and self.datasets and all(each) else _kind(own)
        self.kinds = [_kind(kind) if kind else self.type for kind in each]
        self.classes = {kind: controller_class(kind) for kind in dict.fromkeys((self.type, *self.kinds)) if kind}
        self._trees = _trees(version, tuple(self.classes), self.type)
        self.defaults, self.overrides = self._trees.defaults, self._trees.overrides
        _within_limits(self.data, self.config_options, [self.classes[kind] for kind in self.kinds])
        self.marks = 0  # that have looks of their own

        self.context = Context("chart", chart=self)
        self.config_options["scales"] = self._scale_configs()
        self._scopes: dict[tuple[str, ...], list[Scope]] = {}
        self.options = self.resolver([self.config_options, self._trees.of_chart], self.context)
        self.locale: str = self.options.get("locale") or "en-US"
        self.scales: dict[str, Scale] = {}
        self.metas: list[Controller] = []
        self._sorted: list[Controller] = []
        self.boxes: list[Box] = []
        self.stacks: dict[str, Stacks] = {}
        self.hidden_data: set[int] = set()
        self.area = Area(0.0, 0.0, width, height)
        self.min_padding = 0.0
        self.state: dict[str, Any] = {}
        self.plugins: list[tuple[Any, Options]] = []  # modules, and plugins of the config
        self._hooks: dict[str, list[tuple[Any, Options]]] = {}
        self._layers: list[Layer] = []

    # -- options

    def scopes(self, main: Scope, keys: tuple[str, ...]) -> list[Scope]:
        """Where options of a part are looked for: in `main`, the config's options, the type's own, the defaults."""
        behind = self._scopes.get(keys)  # which datasets of a type have in common
        if behind is None:
            behind = self._scopes[keys] = [*_under(self.config_options, keys), self._trees.scope(keys)]
        own = _under(main, keys) if not main.keys().isdisjoint(_heads(keys)) else ()  # as most have none
        return [main, *[scope for scope in (*own, *behind) if scope is not main]]

    def resolver(
        self, scopes: Sequence[Scope], context: Context | None, prefix: str = "",
        scriptable: bool = True, indexable: bool = True,
    ) -> Options:  # fmt: skip
        return Options(Raw(scopes, prefix), context, scriptable, indexable)

    @property
    def layout(self) -> Options:
        """The options of the layout, of which most configs say nothing."""
        return self.options.sub("layout") if "layout" in self.config_options else self._trees.layout

    def element_names(self, element: str) -> Names:
        """The names of an element's options."""
        return self._trees.element_names.get(element, {})

    def index_axis(self, kind: str, dataset: Tree | None = None) -> str:
        """The axis along which datasets of a type run, or one of them: x, y or r."""
        options = self.config_options
        own = dataset.get("indexAxis") if dataset else None
        of_type = at(options, f"datasets.{kind}.indexAxis") if "datasets" in options else None
        usual = str(self.defaults["datasets"].get(kind, {}).get("indexAxis") or "x")
        for said in (own, of_type, options.get("indexAxis")):
            if said in ("x", "y", usual):
                return str(said)
            if said is not None and said is not UNSET:
                self.warn(f"indexAxis: {quoted(said)} is no axis along which a {kind} runs; x and y are.")
        return usual

    # -- scales

    def _scale_configs(self) -> dict[str, Tree]:
        """The config of each scale, by its id: what was said of it over what its datasets and its type want."""
        given = self.config_options.get("scales")
        given = given if type(given) is dict else {}
        own = self.overrides.get(self.type, {}).get("scales", {})
        index_axis = self.index_axis(self.type)
        scales: dict[str, Tree] = {}
        for id, said in given.items():  # noqa: A001
            if type(said) is not dict:
                continue
            axis = self._axis(id, said)
            default = own.get("_index_" if axis == index_axis else "_value_", {})
            scales[id] = _filled({"axis": axis}, said, own.get(axis, {}), default)
        done: set[tuple[str, str, str]] = set()
        for dataset, kind in zip(self.datasets, self.kinds, strict=True):
            index_axis = self.index_axis(kind, dataset)
            for name, default in self.overrides.get(kind, {}).get("scales", {}).items():
                axis = {"_index_": index_axis, "_value_": "y" if index_axis == "x" else "x"}.get(name, name)
                id = str(dataset.get(f"{axis}AxisID") or axis)  # noqa: A001
                said = given.get(id)
                if (id, kind, name) not in done:
                    done.add((id, kind, name))
                    own_axis = {"axis": id if id in AXES else axis}
                    known = scales.get(id) or _filled(own_axis, said if type(said) is dict else {})
                    scales[id] = _filled(known, default)
        for id, scale in scales.items():  # noqa: A001
            said = scale.get("type")
            scales[id] = merged(scale_defaults(self.version, said if type(said) is str else ""), scale)
        return scales

    def _bound_axis(self, id: str) -> Tree:  # noqa: A002
        """The axis of the first dataset that names a scale as its own."""
        for dataset in self.datasets:
            for axis in ("x", "y"):
                if dataset.get(f"{axis}AxisID") == id:
                    return {"axis": axis}
        return {}

    def _axis(self, id: str, said: Tree) -> str:  # noqa: A002
        if id in AXES:
            return id
        if axis := said.get("axis"):
            if axis not in AXES:
                raise ChartError(f"{quoted(axis)} is no axis.", f"options.scales.{id}.axis", "x, y or r.")
            return str(axis)
        of_type = self.defaults["scales"].get(said["type"], {}) if type(said.get("type")) is str else {}
        for options in (said, self._bound_axis(id), of_type):
            if axis := options.get("axis"):
                return str(axis)
            position = options.get("position")
            if position in ("top", "bottom"):
                return "x"
            if position in ("left", "right"):
                return "y"
            if len(id) > 1 and id[0].lower() in AXES:
                return id[0].lower()
        raise ChartError(
            f"The axis of the scale {quoted(id)} is not known.",
            f"options.scales.{id}",
            "Its id begins with x, y or r, or it has an axis or a position.",
        )

    def _build_scales(self) -> None:
        for id, config in self.config_options["scales"].items():  # noqa: A001
            axis = config["axis"]
            default_kind, default_position = DEFAULT_SCALES.get(axis, ("linear", "left"))
            kind = config.get("type", default_kind)
            if _lies(config.get("position"), axis) != _lies(default_position, "") or "position" not in config:
                config["position"] = default_position
            config["id"] = id
            made = scale_class(kind, self.version) if type(kind) is str else None
            if made is None:
                from ..dialects.suggest import suggestion

                raise ChartError(
                    f"{quoted(kind)} is no type of scale.", f"options.scales.{id}.type", suggestion(str(kind), KINDS)
                )
            scale = made(self, id, kind)
            self.scales[id] = scale
            scale.init(self.options.sub("scales").sub(id))
        self.boxes.extend(self.scales.values())

    # -- plugins

    def _start_plugins(self) -> None:
        given = self.config_options.get("plugins")
        if given is False:
            return
        asked: Tree = given if type(given) is dict else {}
        for name in (*OWN_PLUGINS, *(name for name in asked if name not in OWN_PLUGINS)):
            options = asked.get(name, UNSET)
            if options is False or name in ELSEWHERE or not self._wants(name, options):
                continue
            module = _plugin(name)
            if module is None:
                continue
            if options is UNSET:
                raw = self._trees.plugin(module)
            else:
                main = options if type(options) is dict else {}
                raw = Raw([*self.scopes(main, (f"plugins.{name}",)), *_scopes_of_module(module)])
            self.plugins.append((module, Options(raw, self.context, False, False)))
        if self.tree.get("plugins"):
            self._start_inline()
        for module, resolved in self.plugins:
            for name, hook in _hooks_of(module):
                self._hooks.setdefault(name, []).append((hook, resolved))

    def _start_inline(self) -> None:
        """Start the plugins that stand in the config itself."""
        from .inline import HIDDEN, Inline, plugins_of

        self.hidden_data.update(self.tree.get(HIDDEN, ()))
        for index, given in plugins_of(self.tree):
            plugin = Inline(given, index)
            asked = at(self.config_options, f"plugins.{plugin.PLUGIN}")
            scopes = [scope for scope in (asked, given.get("defaults")) if type(scope) is dict]
            self.plugins.append((plugin, self.resolver(scopes, self.context, "", False, False)))

    def _wants(self, name: str, options: Any) -> bool:
        """Whether a plugin has anything to do: one that hasn't is not even imported."""
        if name in SWITCHES:
            on = options.get(SWITCHES[name]) if type(options) is dict else None
            return self._trees.wanted[name] if on is None else bool(on)
        if name == "filler":
            return any(made.may_have_line for made in self.classes.values())
        if name == "colors":
            return bool(options.get("enabled", True)) if type(options) is dict else self.version >= 4
        if name == "datalabels":  # QuickChart hides them by default
            hidden = type(options) is dict and options.get("display") is False and not options.get("labels")
            return not hidden or any(dataset.get("datalabels") for dataset in self.datasets)
        return True

    def plugin_options(self, name: str) -> Options | None:
        """The options of a plugin that is at work, None if it isn't."""
        return next((options for module, options in self.plugins if name == module.PLUGIN), None)

    def hears(self, hook: str) -> bool:
        """Whether a plugin has a hook."""
        return hook in self._hooks

    def notify(self, hook: str, *args: Any) -> None:
        """Call a hook of every plugin that has it, with the chart, its options and `args`."""
        for call, options in self._hooks.get(hook, ()):
            call(self, options, *args)

    def notify_draw(self, hook: str, canvas: Canvas, *args: Any) -> None:
        """Call a hook that draws, with the chart, the canvas, its options and `args`."""
        for call, options in self._hooks.get(hook, ()):
            call(self, canvas, options, *args)

    # -- datasets

    def _build_metas(self) -> None:
        for index, kind in enumerate(self.kinds):
            self.metas.append(self.classes[kind](self, index, kind))
        self._sorted = sorted(self.metas, key=lambda meta: (meta.order, meta.index))
        for meta in self.metas:
            meta.initialize()

    def sorted_metas(self) -> list[Controller]:
        return self._sorted

    def sorted_visible_metas(self) -> list[Controller]:
        """The datasets that are drawn, the topmost first."""
        return [meta for meta in self._sorted if meta.visible]

    def is_dataset_visible(self, index: int) -> bool:
        return 0 <= index < len(self.datasets) and not self.datasets[index].get("hidden")

    def is_data_visible(self, index: int) -> bool:
        return index not in self.hidden_data

    def count_marks(self, count: int) -> None:
        """Know of some more marks that have looks of their own. Raises TooLargeError."""
        self.marks += count
        if self.marks > limits.MARKS:
            raise TooLargeError(
                f"There are {self.marks:,} marks with looks of their own.", "data.datasets",
                f"At most {limits.MARKS:,}; or the same looks for all of a dataset.",
            )  # fmt: skip

    def warn(self, warning: str) -> None:
        """Tell, once, what is asked for and not drawn."""
        if warning not in self.warnings:
            self.warnings.append(warning)

    def is_plugin_enabled(self, name: str) -> bool:
        return any(name == module.PLUGIN for module, _ in self.plugins)

    # -- update and drawing

    def update(self) -> None:
        """Reckon where everything stands."""
        if self.script is not None:
            self.script.sync(self)
        self._start_plugins()
        for hook, options in self._hooks.get("start", ()):
            hook(self, options)
        for hook, options in self._hooks.get("boxes", ()):
            self.boxes += hook(self, options)
        self._build_scales()
        self.notify("before_update")
        self._build_metas()
        self.notify("before_elements_update")
        overflow = 0.0
        for meta in self.metas:
            meta.parse()
        for meta in self.metas:
            overflow = max(overflow, float(meta.max_overflow()))
        self.min_padding = overflow if self.layout.get("autoPadding") else 0.0
        self._update_layout()
        self.notify("before_datasets_update")
        for meta in self.metas:
            self.notify("before_dataset_update", meta)
            meta.update()
            meta.update_clip()
            self.notify("after_dataset_update", meta)
        self.notify("after_datasets_update")
        self.notify("after_update")
        self._layers.sort(key=lambda layer: layer[0])

    def _update_layout(self) -> None:
        self.notify("before_layout")
        update(self, self.width, self.height, self.min_padding)
        without_area = self.area.width <= 0 or self.area.height <= 0
        for box in self.boxes:
            if without_area and box.position == "chartArea":
                continue
            configure = getattr(box, "configure", None)
            if configure is not None:
                configure()
            self._layers += box.layers()
        self.notify("after_layout")

    def close(self) -> None:
        """Forget everything: its parts know it and each other, and would stay until the collector finds them."""
        for part in (*self.boxes, *self.metas, self):
            vars(part).clear()

    def draw(self, canvas: Canvas) -> None:
        """Draw everything that was brought up to date."""
        if self.width <= 0 or self.height <= 0:
            return
        self.notify_draw("before_draw", canvas)
        above = next((i for i, layer in enumerate(self._layers) if layer[0] > 0), len(self._layers))
        for _, draw in self._layers[:above]:
            draw(canvas)
        self.notify_draw("before_datasets_draw", canvas)
        for meta in reversed(self.sorted_visible_metas()):
            self._draw_dataset(canvas, meta)
        self.notify_draw("after_datasets_draw", canvas)
        for _, draw in self._layers[above:]:
            draw(canvas)
        self.notify_draw("after_draw", canvas)

    def _draw_dataset(self, canvas: Canvas, meta: Controller) -> None:
        self.notify_draw("before_dataset_draw", canvas, meta)
        clip = meta.clip_area()
        if clip is not None:
            canvas.clip(clip)
        meta.draw(canvas)
        if clip is not None:
            canvas.clip(None)
        self.notify_draw("after_dataset_draw", canvas, meta)


HOOKS = (
    "start", "boxes", "before_update", "before_elements_update", "before_layout", "after_layout", "after_update",
    "before_data_limits", "after_data_limits", "before_build_ticks", "after_build_ticks", "before_datasets_update",
    "before_dataset_update", "after_dataset_update", "after_datasets_update", "before_draw", "before_datasets_draw",
    "before_dataset_draw", "after_dataset_draw", "after_datasets_draw", "after_draw",
)  # fmt: skip


def _kind(given: Any) -> str:
    if type(given) is not str or not given:
        if given is None:
            raise ChartError("The config has no type.", "type", "Such as 'bar' or 'line'.")
        raise ChartError(f"{quoted(given)} is no type of chart.", "type", "Such as 'bar' or 'line'.")
    return ALIASES.get(given, given)


def _datasets(data: Tree) -> list[Tree]:
    """The datasets, as copies that plugins may add colours to."""
    given = data.get("datasets")
    if given is None:
        return []
    if type(given) is not list:
        raise ChartError(
            f"{quoted(given)} is no list of datasets.", "data.datasets", "A list, such as [{data: [1, 2]}]."
        )
    for index, dataset in enumerate(given):
        if type(dataset) is not dict:
            raise ChartError(f"{quoted(dataset)} is no dataset.", f"data.datasets[{index}]", "Such as {data: [1, 2]}.")
    return [dict(dataset) for dataset in given]


def _within_limits(data: Tree, options: Tree, classes: Sequence[type[Controller]]) -> None:
    """Raises TooLargeError where there is more than we draw.

    classes : of the datasets
    """
    datasets = data["datasets"]
    if len(datasets) > limits.SERIES:
        raise TooLargeError(f"There are {len(datasets):,} datasets.", "data.datasets", f"At most {limits.SERIES}.")
    points = sum(len(values) for dataset in datasets if isinstance(values := dataset.get("data"), (list, dict)))
    if points > limits.POINTS:
        raise TooLargeError(f"There are {points:,} data points.", "data.datasets", f"At most {limits.POINTS:,}.")
    counts: dict[type[Controller], int] = {}
    for dataset, made in zip(datasets, classes, strict=True):
        values = dataset.get("data")
        counts[made] = counts.get(made, 0) + (len(values) if isinstance(values, (list, dict)) else 0)
        if counts[made] > made.MOST:
            raise TooLargeError(f"There are {counts[made]:,} values.", "data.datasets", f"At most {made.MOST:,}.")
    scales = options.get("scales")
    if isinstance(scales, dict) and len(scales) > limits.SCALES:
        raise TooLargeError(f"There are {len(scales):,} axes.", "options.scales", f"At most {limits.SCALES}.")
    if len(data["labels"]) > limits.POINTS:
        raise TooLargeError(f"There are {len(data['labels']):,} labels.", "data.labels", f"At most {limits.POINTS:,}.")


class _Trees:
    """What follows from the version and the types of a chart alone: defaults, the types' own options, descriptors."""

    def __init__(self, defaults: Tree, overrides: Tree, descriptors: Tree, kind: str) -> None:
        self.defaults, self.overrides = defaults, overrides
        own = overrides.get(kind, {})
        self.of_chart = _filled(own, defaults["datasets"].get(kind, {}), {"type": kind}, defaults, descriptors)
        self.wanted = {name: bool(at(self.of_chart, f"plugins.{name}.{switch}")) for name, switch in SWITCHES.items()}
        self.layout = Options(Raw([self.of_chart])).sub("layout")
        self.element_names: dict[str, Names] = {
            element: dict.fromkeys((*named, *WITHOUT_DEFAULT.get(element, ())))
            for element, named in defaults["elements"].items()
        }
        self._in_order = own, defaults, descriptors
        self._scopes: dict[tuple[str, ...], Scope] = {}
        self._plugins: dict[ModuleType, Raw] = {}

    def plugin(self, module: ModuleType) -> Raw:
        """The options of a plugin of which a config says nothing."""
        found = self._plugins.get(module)
        if found is None:
            found = Raw([self.scope((f"plugins.{module.PLUGIN}",)), *_scopes_of_module(module)])
            self._plugins[module] = found
        return found

    def scope(self, keys: tuple[str, ...]) -> Scope:
        """Where options of a part are looked for that a config says nothing of: one scope made of all there are."""
        found = self._scopes.get(keys)  # there are a few for each type, and for each plugin of ours
        if found is None:
            found = self._scopes[keys] = _filled(*(scope for tree in self._in_order for scope in _under(tree, keys)))
        return found


@lru_cache(64)
def _trees(version: int, kinds: tuple[str, ...], kind: str) -> _Trees:
    """The trees of a chart with those types, the first one its own, with what is not Chart.js's."""
    tree, overrides, descriptors = defaults(version), OVERRIDES, DESCRIPTORS
    for name in kinds:
        made = controller_class(name)
        if made.DEFAULTS or made.ELEMENT_DEFAULTS:
            tree = merged(tree, {"datasets": {name: made.DEFAULTS}, "elements": made.ELEMENT_DEFAULTS})
        if made.OVERRIDES:
            overrides = {**overrides, name: made.OVERRIDES}
        if made.DESCRIPTORS:
            descriptors = merged(descriptors, made.DESCRIPTORS)
    return _Trees(tree, overrides, descriptors, kind)


def _under(tree: Tree, keys: Sequence[str]) -> list[Scope]:
    """What a tree has under some keys."""
    return [scope for key in keys if type(scope := at(tree, key)) is dict]


@cache
def _heads(keys: tuple[str, ...]) -> frozenset[str]:
    """What stands before the first point of each."""
    return frozenset([key.partition(".")[0] for key in keys])


def _filled(*trees: Tree) -> Tree:
    """What the first tree says, and behind it the others."""
    result: Tree = {}
    for tree in trees:
        for key, value in tree.items():
            if key not in result:
                result[key] = value
            elif type(value) is dict and type(result[key]) is dict:
                result[key] = _filled(result[key], value)
    return result


def _lies(position: Any, axis: str) -> bool:
    """Whether a scale at a position is level."""
    return position in ("top", "bottom") or (not (type(position) is str and position in SIDES) and axis == "x")


@cache
def _plugins() -> frozenset[str]:
    return frozenset(path.stem for path in Path(__file__).with_name("plugins").glob("[a-z]*"))


def _hooks_of(plugin: Any) -> list[tuple[str, Any]]:
    """The hooks that a plugin has, with their names."""
    if not isinstance(plugin, ModuleType):
        return [(name, hook) for name in HOOKS if (hook := getattr(plugin, name, None)) is not None]
    return _hooks_of_module(plugin)


@cache
def _hooks_of_module(plugin: ModuleType) -> list[tuple[str, Any]]:
    return [(name, hook) for name in HOOKS if (hook := getattr(plugin, name, None)) is not None]


@cache
def _scopes_of_module(plugin: ModuleType) -> list[Scope]:
    return [scope for key in ("DEFAULTS", "DESCRIPTORS") if (scope := getattr(plugin, key, None))]


def _plugin(name: str) -> ModuleType | None:
    if name not in _plugins():
        return None
    return _module(name)


@cache
def _module(name: str) -> ModuleType | None:
    module = import_module(f".plugins.{name}", __package__)
    return module if hasattr(module, "PLUGIN") else None
