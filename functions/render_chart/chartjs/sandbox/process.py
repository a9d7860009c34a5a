"""A child process that runs JavaScript: how it starts, what is said to it, and how it ends.

It is executed afresh, not forked: a fork would carry the parent's memory, and with it its credentials. QuickJS's own
limits do not hold alone: it cannot be interrupted in loops over sparse arrays, and it is written in C. So the child has
nothing worth having, little memory and a second of CPU (child.py), and the parent does not wait for it for long.
"""

import os
import select
import signal
import sys
import time
from functools import cache
from importlib.util import find_spec

from ...errors import ChartError

WALL_SECONDS = 7.0  # that a request waits for its child in all; the function itself has 10
ANSWER_BYTES = 16 << 20  # of one answer: 200,000 points as objects are 8 MB
CPU_ENDED = "The JavaScript in the config did not end within 1 s of CPU."
SHORTER = "Loops that end, and fewer points."

# What the file system says of itself, before anything else can be imported: this folder, and byte-code is not written.
_START = "import sys;sys.dont_write_bytecode=True;sys.path.insert(0,{!r});import child;child.main()"


@cache
def _command() -> tuple[str, list[str], dict[str, str]]:
    """The program, its arguments and its environment."""
    engine = find_spec("_quickjs")
    if engine is None or engine.origin is None or not sys.executable:
        raise RuntimeError("quickjs-ng is not installed, or Python does not know its own path")
    python = os.path.realpath(sys.executable)  # without pyvenv.cfg, which would be read first
    start = _START.format(os.path.dirname(__file__))
    environment = {"TZ": "UTC"}
    if "LD_LIBRARY_PATH" in os.environ:  # where Lambda's Python finds libpython
        environment["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
    return python, [python, "-I", "-S", "-X", "utf8", "-c", start, engine.origin], environment


class Process:
    """A running child. `close` must be called; it leaves no process and no pipe."""

    __slots__ = ("_ended", "_left", "_pid", "_poll", "_receive", "_send")

    def __init__(self) -> None:
        python, arguments, environment = _command()
        theirs_in, self._send = os.pipe()
        self._receive, theirs_out = os.pipe()
        try:
            self._pid = os.posix_spawn(
                python,
                arguments,
                environment,
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, theirs_in, 0),
                    (os.POSIX_SPAWN_DUP2, theirs_out, 1),
                    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                ],
                setpgroup=0,  # Ctrl-C is the parent's
            )
        except BaseException:
            os.close(self._send)
            os.close(self._receive)
            raise
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        os.set_blocking(self._send, False)
        os.set_blocking(self._receive, False)
        self._poll = select.poll()
        self._left = WALL_SECONDS
        self._ended: ChartError | None = None

    def send(self, raw: bytes) -> None:
        """Say `raw` to the child. Raises ChartError where it has ended or does not listen."""
        if self._ended:
            raise self._ended
        view = memoryview(len(raw).to_bytes(4, "big") + raw)
        while view:
            try:
                view = view[os.write(self._send, view) :]
            except BlockingIOError:
                self._wait(self._send, select.POLLOUT)
            except BrokenPipeError:
                raise self._over() from None

    def receive(self) -> bytes:
        """What the child says next. Raises ChartError where it ends, is silent for long, or says too much."""
        if self._ended:
            raise self._ended
        size = int.from_bytes(self._read(4), "big")
        if size > ANSWER_BYTES:
            raise self._end(ChartError("The JavaScript in the config makes too much.", "c", SHORTER))
        return self._read(size)

    def close(self) -> None:
        """End the child, and what the parent holds of it."""
        if self._ended is None:
            self._end(ChartError("The JavaScript in the config has been closed.", "c"))

    def _read(self, size: int) -> bytes:
        parts = []
        while size:
            try:
                part = os.read(self._receive, min(size, 1 << 20))
            except BlockingIOError:
                self._wait(self._receive, select.POLLIN)
                continue
            if not part:
                raise self._over()
            parts.append(part)
            size -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def _wait(self, descriptor: int, event: int) -> None:
        self._poll.register(descriptor, event)
        before = time.monotonic()
        ready = self._poll.poll(max(self._left, 0) * 1000)
        self._left -= time.monotonic() - before
        self._poll.unregister(descriptor)
        if not ready:
            raise self._end(ChartError("The JavaScript in the config takes too long.", "c", SHORTER))

    def _over(self) -> ChartError:
        """Why the child ended by itself."""
        return self._end(None)

    def _end(self, error: ChartError | None) -> ChartError:
        os.kill(self._pid, signal.SIGKILL)  # one that ended by a signal of its own keeps that signal
        _, status = os.waitpid(self._pid, 0)
        os.close(self._send)
        os.close(self._receive)
        if error is None:
            ended = os.WIFSIGNALED(status) and os.WTERMSIG(status)
            if ended == signal.SIGXCPU:
                error = ChartError(CPU_ENDED, "c", SHORTER)
            else:
                error = ChartError(
                    "The JavaScript in the config used up its memory, or broke the engine.",
                    "c",
                    "Fewer and smaller things.",
                )
        self._ended = error
        return error
