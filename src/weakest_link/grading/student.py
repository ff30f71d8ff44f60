"""
The student's side: run cells, answer for values and calls, know nothing of checks or points.

`main` is the warm parent. It imports what notebooks import, and forks one process for each submission;
that process goes behind its own boundaries and then serves one connection. Whatever a student's code does
to it, it can only change what it says of itself: the examiner believes no more than plain values.
"""

from __future__ import annotations

import copy
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import threading
import time
from _thread import _count as count_threads
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from weakest_link import datasets
from weakest_link.checks import origin_of, traceback_of
from weakest_link.grading import linux
from weakest_link.grading.linux import MB
from weakest_link.grading.shell import StudentShell
from weakest_link.grading.values import Decoder, Encoder
from weakest_link.grading.wire import Channel, WireError

WORK = "/tmp"
POLL_S = 0.05
FORKED = 0x40  # the kernel's PF_FORKNOEXEC: this process runs no program of its own, and shares our memory
LEFT_RUNNING = 72  # the exit code of a process in which a cell left a thread or a child
REQUEST_BYTES = 256 * MB  # what the examiner may send; it is trusted
EXERCISE = (  # what is made at the first use of pandas is then there for every submission
    """\
import pandas as pd

dates = pd.to_datetime(["2014-03-17", "2014-03-18", "2014-03-21"])
table = pd.DataFrame({"a": [1, 2, None], "b": ["x Y", "y", "y"], "c": dates, "d": pd.array([1, None, 3], "Int64")})
table""",
    """\
part = table[table["b"].str.contains("y") & (table["c"].dt.year == 2014)].sort_values("c", ascending=False)
part.drop_duplicates().head()""",
    """\
sums = table.groupby("b", as_index=False).agg(n=("a", "count"), total=("d", "sum"))
joined = table.merge(sums, on="b", how="left").reset_index(drop=True)
joined["n"] = joined["n"].fillna(0).astype(int)
joined["share"] = (joined["d"] / joined.groupby("b")["d"].transform("sum")).astype(float)
joined[joined["d"] > 0][["b", "share"]]""",
    "table.pivot_table(index='b', columns='c', values='a', aggfunc='count', fill_value=0)",
    """\
words = table["b"].str.replace(r"x", "", regex=True).str.extract(r"(y)", expand=False).str.title().value_counts()
days = table.loc[table["b"] == "y", "c"].sort_values().diff().dropna().dt.days.astype(int).tolist()
pd.concat([table, table.assign(e=table["c"].dt.month).copy()]).isna().sum()""",
)
SETTLE_S = 0.2  # how long a thread that is about to end may take [s]


def main() -> None:
    """Serve the examiner on the socket whose number is the first argument, until it closes."""
    control = socket.socket(fileno=int(sys.argv[1]))
    config = json.loads(control.recv(1 << 24))
    linux.adopt_orphans()
    if config["sandboxed"]:
        linux.become_nobody()
    config["identity"] = os.getuid(), os.getgid()
    shell = _warm(config["modules"])
    linux.note_memory()
    rules = linux.seccomp_filter() if config["nested"] else None
    gc.collect()
    gc.freeze()
    control.send(json.dumps({"ready": True, "seccomp": rules is not None}).encode())
    while True:
        packet, connections, _, _ = socket.recv_fds(control, 1 << 24, 1)
        if not packet:
            return
        with _Child(json.loads(packet), connections[0], control, shell, rules, config) as child:
            child.watch()


def _warm(modules: list[str]) -> StudentShell:
    """Import what notebooks import, and run a little of it, so that no submission waits for it."""
    shell = StudentShell.make()
    for name in modules:
        with suppress(ImportError):
            importlib.import_module(name)
    if "matplotlib" in sys.modules:
        shell.enable_matplotlib("inline")
    for name in datasets.names():
        datasets.load(name)
    plot = ["pd.Series([1, 2], index=['a', 'b']).plot.bar()"] if "matplotlib" in sys.modules else []
    with shell.capture(4):
        for source in [*EXERCISE, *plot, "1 / 0"]:
            shell.run_cell(source, store_history=False)
        Decoder(lambda *_: None).decode(Encoder(lambda _: 0).encode(shell.user_ns["table"]))
    shell.reset(new_session=True)
    shell.execution_count = 1
    return shell


class _Child:
    """One student's process, seen from the warm parent: begun, watched, ended, and reported."""

    def __init__(
        self,
        wish: dict[str, Any],
        connection: int,
        control: socket.socket,
        shell: StudentShell,
        rules: Any,
        config: dict[str, Any],
    ) -> None:
        self._control = control
        self._reason = ""
        self._limits: dict[str, float] = {}
        self._cpu_before: float | None = None
        self._nested = config["nested"]
        self.pid = 0
        reader, writer = os.pipe()
        failed = ""
        try:
            self.pid = linux.fork_apart() if self._nested else os.fork()
        except OSError as error:
            failed = str(error)
        if self.pid == 0 and not failed:
            _begin(wish, connection, [control.fileno(), reader], writer, shell, rules, config)
        os.close(writer)
        os.close(connection)
        with os.fdopen(reader, encoding="utf-8") as report:
            failed += report.read()  # ends when the boundaries are drawn
        control.send(json.dumps({"failed": failed}).encode())

    def __enter__(self) -> _Child:
        return self

    def __exit__(self, *_: object) -> None:
        """End the process and all that it started, and say how it ended."""
        status = 0
        usage = None
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            if not self._nested:
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(self.pid, signal.SIGKILL)
            ended = os.wait4(self.pid, 0)
            status, usage = ended[1], ended[2]
            _reap()
        memory = usage.ru_maxrss // 1024 if usage else 0
        cpu_s = usage.ru_utime + usage.ru_stime if usage else 0.0
        self._control.send(
            json.dumps({"reason": self._reason, "status": status, "memory_mb": memory, "cpu_s": cpu_s}).encode()
        )

    def watch(self) -> None:
        """Hold the process to its limits until the examiner wants it ended."""
        while self.pid:
            ready, _, _ = select.select([self._control], [], [], POLL_S if self._limits and not self._reason else None)
            if not ready:
                self._enforce()
                continue
            packet = self._control.recv(1 << 16)
            message = json.loads(packet) if packet else {"end": True}
            if message.get("end"):
                return
            self._limits, self._cpu_before = message, None

    def _pids(self) -> list[int]:
        """List the student's processes: all of this sandbox but this one and its first."""
        if not self._nested:
            return [self.pid]
        found = (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())
        return [pid for pid in found if pid not in (1, os.getpid())]

    def _enforce(self) -> None:
        """End the process when it has used more than it may."""
        cpu_s, memory = _usage(self._pids())
        if self._cpu_before is None:  # a short cell or check is over before its time is looked at
            self._cpu_before = cpu_s
        if cpu_s - self._cpu_before > self._limits["cpu_s"]:
            self._reason = "cpu"
        elif memory > self._limits["memory_mb"] * MB:
            self._reason = "memory"
        if self._reason:
            os.kill(self.pid, signal.SIGKILL)


def _reap() -> None:
    """Collect whatever else has ended."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _usage(pids: list[int]) -> tuple[float, int]:
    """Add up processor time [s] and memory that is not shared with the warm parent [bytes]."""
    ticks = pages = 0
    base = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    for pid in pids:
        with suppress(OSError, ValueError, IndexError):
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()
            ticks += sum(map(int, fields[11:15]))
            pages += max(0, int(fields[21]) - (base if int(fields[6]) & FORKED else 0))
    return ticks / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE")


def _begin(
    wish: dict[str, Any],
    connection: int,
    unwanted: list[int],
    report: int,
    shell: StudentShell,
    rules: Any,
    config: dict[str, Any],
) -> None:
    """Become the student's process, behind its boundaries; never return."""
    try:
        if config["nested"]:
            linux.furnish_namespaces(config["identity"], WORK, int(wish["file_mb"]), config["kept"])
            linux.hide_processes()
        os.setsid()  # a group of its own: a signal to its group reaches nobody else
        for number in (*unwanted, report):
            os.close(number)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nowhere, number)
        os.close(nowhere)
        _settle_in(config["files"])
        linux.limit(int(wish["memory_mb"]), int(wish["processes"]), int(wish["file_mb"]), hard=True)
        if config["nested"]:
            linux.drop_capabilities()
            linux.apply_landlock(WORK)
            if rules is not None:
                rules.load()
    except BaseException as error:  # noqa: BLE001  (a fork must never go on as its parent)
        with suppress(OSError):  # closed when the boundaries up to the fork were drawn
            os.write(report, f"{type(error).__name__}: {error}".encode())
        os._exit(1)  # the examiner hears no answer to its greeting
    try:
        Student(Channel(socket.socket(fileno=connection), REQUEST_BYTES), shell).serve()
    finally:
        os._exit(0)


def _settle_in(files: dict[str, str]) -> None:
    """Make the folder that the notebook runs in, with the files that came with the assignment."""
    folder = Path(WORK) / f"notebook-{os.getpid()}"
    folder.mkdir(mode=0o700)
    os.chdir(folder)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("latin-1"))


class Student:
    """
    Serve one examiner.

    Every request is a list, its first element a number that the answer begins with, its second the
    name of one of this class' methods that are listed in `SERVED`.

    Parameters
    ----------
    channel : Channel
        The connection.
    shell : StudentShell
        Where cells run.
    """

    SERVED = ("run", "look", "call")

    def __init__(self, channel: Channel, shell: StudentShell) -> None:
        self._channel = channel
        self._shell = shell
        self._functions: list[Any] = []
        self._marks: dict[int, dict[str, Any]] = {}
        self._encoder = Encoder(self._keep)
        self._decoder = Decoder(lambda handle, _, __: self._functions[handle])

    def serve(self) -> None:
        """Answer until the examiner closes the connection."""
        with suppress(WireError):
            while True:
                number, name, *arguments = self._channel.receive()
                if name in self.SERVED:
                    self._channel.send([number, *getattr(self, name)(*arguments)])

    def _keep(self, function: Any) -> int:
        """Remember a function; return its handle."""
        self._functions.append(function)
        return len(self._functions) - 1

    def run(self, source: str, bounds: list[float], mark: int | None) -> list[Any]:
        """Run one cell; return its outputs and its number. With a mark, remember what every name stands for then."""
        memory_mb, processes, file_mb, output_mb = bounds
        linux.limit(int(memory_mb), int(processes), int(file_mb))
        threads = count_threads()
        with self._shell.capture(output_mb) as outputs:
            self._shell.run_cell(source, store_history=True)
        _refuse_what_runs_on(threads)
        if mark is not None:
            self._marks[mark] = dict(self._shell.user_ns)
        return [[_flat(each) for each in outputs.read()], self._shell.execution_count - 1]

    def look(self, names: list[str], mark: int | None, output_mb: float) -> list[Any]:
        """Return the values of names, each in a list, empty for an undefined one; at a mark, as they were there."""
        earlier = [place for place in self._marks if mark is not None and place <= mark]
        if earlier:  # the mark itself is missing when its cell was left out
            before = self._marks[max(earlier)]
            self._shell.user_ns.clear()
            self._shell.user_ns.update(before)
        known = self._shell.user_ns
        with self._shell.capture(output_mb):
            return [[self._encoder.encode(known[name])] if name in known else [] for name in names]

    def call(self, handle: int, arguments: Any, keywords: Any, output_mb: float) -> list[Any]:
        """Call one function; return its value or its error, the arguments that it changed, and what it printed."""
        positional, named = self._decoder.decode(arguments), self._decoder.decode(keywords)
        given = [*positional, *named.values()]
        before = copy.deepcopy(given)
        threads = count_threads()
        with self._shell.capture(output_mb) as outputs:
            try:
                value = self._functions[handle](*positional, **named)
                result = ["value", self._encoder.encode(value)]
            except BaseException as error:  # noqa: BLE001  (whatever a student's code raises)
                result = ["error", *self._error(error)]
            changed = [
                [n, self._encoder.encode(now)]
                for n, (then, now) in enumerate(zip(before, given, strict=True))
                if not _is_same(then, now)
            ]
        _refuse_what_runs_on(threads)
        if (pyplot := sys.modules.get("matplotlib.pyplot")) is not None:
            pyplot.close("all")
        return [result, changed, "".join(each["text"] for each in outputs.read() if each["output_type"] == "stream")]

    def _error(self, error: BaseException) -> list[Any]:
        """Describe an error: its type and the types that it is built on, its text, where it happened."""
        chain = traceback_of(error)[1:]  # the first is this class'
        own = [step for step in chain if step.tb_frame.f_globals is self._shell.user_ns]
        origin = origin_of(error, own, is_call=not chain)
        kinds = [each.__name__ for each in type(error).__mro__]
        name = error.name if isinstance(error, NameError) else None
        return [kinds, origin.text, origin.is_students, origin.is_call, origin.line_number, origin.line, name]


def _is_same(then: Any, now: Any) -> bool:
    """Tell whether an argument is as it was; what cannot be compared counts as changed."""
    try:
        if isinstance(now, pd.DataFrame | pd.Series):
            labels = zip(then.axes, now.axes, strict=True)
            return bool(now.equals(then)) and all(old.identical(new) for old, new in labels)
        if isinstance(now, np.ndarray):
            return bool(np.array_equal(then, now, equal_nan=now.dtype.kind in "fcmM"))
        if isinstance(now, list | tuple):
            return len(then) == len(now) and all(map(_is_same, then, now))
        if isinstance(now, dict):
            return list(then) == list(now) and all(map(_is_same, then.values(), now.values()))
        return bool(then == now) or (then != then and now != now)
    except (TypeError, ValueError):
        return False


def _flat(output: dict[str, Any]) -> list[Any]:
    """Write an nbformat output as a list, as messages have no objects."""
    if output["output_type"] == "stream":
        return ["stream", output["name"], output["text"]]
    if output["output_type"] == "error":
        return ["error", output["ename"], output["evalue"], output["traceback"]]
    return [output["output_type"], [[kind, text] for kind, text in output["data"].items()]]


def _refuse_what_runs_on(threads: int) -> None:
    """Stop timers, and end this process when a thread or a child goes on: the next cell would not be alone."""
    for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        signal.setitimer(timer, 0)
    until = time.monotonic() + SETTLE_S
    while count_threads() > threads or _has_child():
        if time.monotonic() > until:
            os._exit(LEFT_RUNNING)
        threading.Event().wait(0.005)


def _has_child() -> bool:
    """Tell whether a child is still running; those that ended are collected."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return True


if __name__ == "__main__":
    main()
