"""The other end of `process.py`: QuickJS and two pipes, in a Python that imports nothing else of ours.

It is started as `python -I -S -c 'import child; child.main()'` with an empty environment and gives away, before the
first byte of a config arrives, whatever a process can give away: files, children, memory, time. `typing` and
`collections` would double its start.
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from resource import RLIMIT_AS, RLIMIT_CORE, RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_NPROC, setrlimit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

CPU_SECONDS = 1  # of the whole child; a config with functions needs some milliseconds, its start ten
ENGINE_BYTES = 64 << 20  # of QuickJS: 200,000 points as objects take a third of it
ADDRESS_BYTES = 192 << 20  # of the process: Python's 30 MB, the engine's, and an answer twice
STACK_BYTES = 512 << 10  # of QuickJS, far within the 8 MB that a process has; it throws where it is used up


def main() -> None:
    """Answer messages until the pipe is closed; the first is the prelude. The argument says where QuickJS is."""
    os.closerange(3, 1 << 16)
    spec = ModuleSpec("_quickjs", ExtensionFileLoader("_quickjs", sys.argv[1]), origin=sys.argv[1])
    loader = spec.loader
    assert loader is not None  # noqa: S101
    module: Any = loader.create_module(spec)
    loader.exec_module(module)
    for limit, value in (
        (RLIMIT_AS, ADDRESS_BYTES), (RLIMIT_NOFILE, 0), (RLIMIT_NPROC, 0), (RLIMIT_FSIZE, 0), (RLIMIT_CORE, 0),
    ):  # fmt: skip
        setrlimit(limit, (value, value))
    setrlimit(RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))  # first SIGXCPU, which the parent tells from other ends
    engine = module.Context()
    engine.set_memory_limit(ENGINE_BYTES)
    engine.set_max_stack_size(STACK_BYTES)
    engine.add_callable("host", asked)
    answer: Callable[[str], str] = engine.eval(received())
    while True:
        message = received()
        try:
            reply = answer(message)
        except module.StackOverflow:
            reply = 'E["RangeError","It calls itself too often."]'
        except (module.JSException, MemoryError, UnicodeError) as error:
            memory = isinstance(error, MemoryError) or "out of memory" in str(error)
            reply = 'E["InternalError","out of memory"]' if memory else 'E["InternalError","It broke the engine."]'
        send(reply)


def asked(question: str) -> str:
    """The host's answer to a question that JavaScript has while it runs."""
    send("H" + question)
    return received()


def received() -> str:
    """The next message; ends the process where there is none."""
    size = int.from_bytes(read(4), "big")
    return read(size).decode()


def read(size: int) -> bytes:
    parts = []
    while size:
        part = os.read(0, size)
        if not part:
            os._exit(0)
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def send(text: str) -> None:
    raw = text.encode()
    view = memoryview(len(raw).to_bytes(4, "big") + raw)
    while view:
        view = view[os.write(1, view) :]
