"""The registry of chart types: a type `name` is drawn by the module `charts/name.py`, imported when first asked for."""

from pkgutil import iter_modules

TYPES = tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))
