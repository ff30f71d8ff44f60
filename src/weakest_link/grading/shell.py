"""An IPython shell that keeps what a cell prints and shows as nbformat outputs, in place of a screen."""

from __future__ import annotations

import base64
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from weakest_link.grading.linux import MB

Output = dict[str, Any]
TOO_MUCH_OUTPUT = 71  # the exit code of a process that printed more than its limit


class Outputs:
    """
    What one cell, or one call, printed and showed.

    Attributes
    ----------
    found : list of dict
        nbformat outputs, without execution counts.
    """

    def __init__(self) -> None:
        self.found: list[Output] = []
        self.max_bytes = 4 * MB
        self._size = 0

    def start(self, max_mb: float) -> None:
        """Begin anew, with this limit [MB]."""
        self.found, self._size, self.max_bytes = [], 0, int(max_mb * MB)

    def add(self, output: Output, size: int) -> None:
        """Keep an output; the process ends when there are too many bytes of it."""
        self._size += size + 64
        if self._size > self.max_bytes:
            os._exit(TOO_MUCH_OUTPUT)
        self.found.append(output)

    def write(self, name: str, text: str) -> None:
        """Keep printed text; neighbours of one stream become one output when they are read."""
        self.add({"output_type": "stream", "name": name, "text": text}, len(text))

    def read(self) -> list[Output]:
        """Return the outputs, text that was printed piece by piece put together."""
        joined: list[Output] = []
        pieces: list[str] = []
        for output in self.found:
            same = joined and output["output_type"] == "stream" and joined[-1].get("name") == output["name"]
            if not same:
                _close(joined, pieces)
                joined.append(output)
            if output["output_type"] == "stream":
                pieces.append(output["text"])
        _close(joined, pieces)
        return joined


def _close(joined: list[Output], pieces: list[str]) -> None:
    """Give the last output the text that was collected for it."""
    if pieces:
        joined[-1] = {**joined[-1], "text": "".join(pieces)}
        pieces.clear()


class Stream(io.TextIOBase):
    """A `sys.stdout` or `sys.stderr` that keeps what is written."""

    encoding = "utf-8"

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name = name
        self._outputs = outputs

    def write(self, text: str) -> int:
        """Keep the text."""
        if not isinstance(text, str):
            message = f"write() argument must be str, not {type(text).__name__}"
            raise TypeError(message)
        if text:
            self._outputs.write(self.name, text)
        return len(text)

    def writable(self) -> bool:
        """Say yes."""
        return True


class _Hook(DisplayHook):
    """Keep the value of a cell's last expression."""

    outputs: Outputs

    def write_output_prompt(self) -> None:
        """Write no prompt."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Keep the value in all the forms that it offers."""
        data, size = _plain(format_dict)
        self.outputs.add({"output_type": "execute_result", "data": data, "metadata": {}}, size)

    def finish_displayhook(self) -> None:
        """Write nothing more."""


class _Publisher(DisplayPublisher):
    """Keep what is displayed."""

    outputs: Outputs

    def publish(self, data: Any, metadata: Any = None, source: Any = None, **_: Any) -> None:
        """Keep one display in all its forms."""
        plain, size = _plain(data)
        self.outputs.add({"output_type": "display_data", "data": plain, "metadata": {}}, size)

    def clear_output(self, wait: bool = False) -> None:
        """Keep everything: a marker may want to see it."""


def _plain(data: Any) -> tuple[dict[str, str], int]:
    """Keep text and images of a display; return them and their size."""
    kept = {}
    for kind, content in dict(data).items():
        if isinstance(content, bytes):
            content = base64.b64encode(content).decode()
        if isinstance(kind, str) and isinstance(content, str):
            kept[kind] = content
    return kept, sum(map(len, kept.values()))


class StudentShell(InteractiveShell):
    """IPython without a terminal, a history file or colours."""

    outputs: Outputs

    @classmethod
    def make(cls) -> StudentShell:
        """Make the one shell of this process."""
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        config.InteractiveShell.xmode = "Plain"
        shell = cls.instance(config=config, displayhook_class=_Hook, display_pub_class=_Publisher)
        shell.outputs = _Hook.outputs = _Publisher.outputs = Outputs()
        return shell

    def system(self, cmd: str) -> None:
        """Run `!command`; what it prints is kept like all else."""
        done = subprocess.run(self.var_expand(cmd, depth=1), shell=True, capture_output=True, text=True, check=False)
        sys.stdout.write(done.stdout)
        sys.stderr.write(done.stderr)
        self.user_ns["_exit_code"] = done.returncode

    def ask_exit(self) -> None:
        """Do nothing on `exit`, as in a notebook: the cells that follow are run."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: there is no window to open."""

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        """Keep an error as Jupyter does."""
        said, kind = str(evalue), str(etype.__name__)
        lines = [str(line) for line in stb]
        error = {"output_type": "error", "ename": kind, "evalue": said, "traceback": lines}
        self.outputs.add(error, len(said) + sum(map(len, lines)))

    @contextmanager
    def capture(self, max_mb: float) -> Iterator[Outputs]:
        """Keep what is printed and shown inside the block, up to a limit [MB]."""
        self.outputs.start(max_mb)
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = Stream("stdout", self.outputs), Stream("stderr", self.outputs)
        try:
            yield self.outputs
        finally:
            sys.stdout, sys.stderr = before
