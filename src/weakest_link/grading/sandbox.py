"""
The examiner's side of the boundary: a warm sandbox, and in it one student's process after another.

Everything that comes through here is bounded in size and time. A process that breaks a rule, hangs or dies
raises `Ended` with the reason in words for the student.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from weakest_link.exceptions import IsolationError, WeakestLinkError
from weakest_link.grading import isolation
from weakest_link.grading.isolation import Level
from weakest_link.grading.limits import Limits
from weakest_link.grading.linux import MB
from weakest_link.grading.shell import TOO_MUCH_OUTPUT
from weakest_link.grading.student import LEFT_RUNNING, WORK
from weakest_link.grading.wire import Channel, WireError, WireTimeout

START_S = 120.0  # a cold machine may take long to import everything
ANSWER_S = 10.0  # the warm parent answers at once, unless the machine is very busy
TOO_SLOW = "It took more time than its limit on other data; a loop may not end."
BLIND = {"time": TOO_SLOW, "cpu": TOO_SLOW, "memory": "It used more memory than its limit on other data."}
BLIND_ELSE = "It ended Python itself on other data, or sent something that is no answer."


class Ended(BaseException):
    """
    A student's process is gone; the text says why, in words for the student.

    It is no `Exception`, so that no check takes it for an error of the answer.

    Attributes
    ----------
    blind : str
        The same for a hidden check: of all ends only the limits that are measured from outside are named.
    """

    def __init__(self, why: str, blind: str = BLIND_ELSE) -> None:
        super().__init__(why)
        self.blind = blind


class Fault(BaseException):
    """The grader or the exercise is at fault, not the answer; like `Ended` it passes through a check."""

    def __init__(self, error: WeakestLinkError) -> None:
        super().__init__(str(error))
        self.error = error


class Sandbox:
    """
    A warm parent process behind a boundary.

    Parameters
    ----------
    level : {"namespaces", "bubblewrap", "none"}
        Which boundary (see `isolation`).
    modules : iterable of str
        What to import before the first submission.
    files : mapping of str to bytes
        What lies beside the notebook, by name.
    """

    def __init__(self, level: Level, modules: Iterable[str] = (), files: Mapping[str, bytes] | None = None) -> None:
        self.level = level
        self._config = {
            "nested": level == "namespaces",
            "sandboxed": level != "none",
            "modules": [*modules],
            "kept": isolation.visible_below(WORK) if level == "namespaces" else [],
            "files": {name: content.decode("latin-1") for name, content in (files or {}).items()},
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the sandbox)

    def __enter__(self) -> Sandbox:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        self._log.close()

    def _start(self) -> None:
        """Begin the warm parent and wait until it is warm."""
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        words = [sys.executable, "-P", "-m", "weakest_link.grading.student", str(theirs.fileno())]
        before = [] if self.level == "none" else isolation.command()
        environment = isolation.environment() if self.level == "none" else None
        with theirs:
            self._process = subprocess.Popen(
                [*before, *words], pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
                stdout=self._log, stderr=self._log, env=environment,
                cwd=tempfile.gettempdir() if self.level == "none" else None,
            )  # fmt: skip
        self._control.settimeout(START_S)
        self._tell(self._config)
        self._hear(START_S)

    def _stop(self) -> None:
        """End the warm parent and all below it."""
        if self._process is not None:
            self._control.close()
            self._process.kill()
            self._process.wait()
            self._process = None

    def _tell(self, message: Mapping[str, Any]) -> None:
        """Send one packet to the warm parent."""
        try:
            self._control.send(json.dumps(message).encode())
        except OSError as error:
            raise self._broken(error) from None

    def _hear(self, timeout_s: float = ANSWER_S) -> dict[str, Any]:
        """Read one packet from the warm parent."""
        self._control.settimeout(timeout_s)
        try:
            packet = self._control.recv(1 << 16)
        except OSError as error:
            raise self._broken(error) from None
        if not packet:
            why = "it ended"
            raise self._broken(why)
        return dict(json.loads(packet))

    def _broken(self, why: object) -> Fault:
        """Describe a sandbox that does not work; the next submission begins a new one."""
        self._stop()
        self._log.seek(0)
        log = self._log.read()[-2000:].decode("utf-8", "replace").strip().splitlines()
        said = f" It said: {log[-1]}" if log else ""
        message = f"The sandbox for student code stopped ({why}).{said} Run `weakest-link doctor`."
        return Fault(IsolationError(message))

    def begin(self, limits: Limits) -> Session:
        """
        Begin one student's process.

        Raises
        ------
        Fault
            The boundary could not be drawn.
        """
        if self._process is None:
            self._start()
        ours, theirs = socket.socketpair()
        widest = [limits, *(limits.of(question) for question in limits.questions)]
        wish = {name: max(getattr(each, name) for each in widest) for name in ("memory_mb", "processes", "file_mb")}
        with theirs:
            try:
                socket.send_fds(self._control, [json.dumps(wish).encode()], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise self._broken(error) from None
        try:
            begun = self._hear()
            if begun["failed"]:
                raise self._broken(begun["failed"])
        except Fault:
            ours.close()
            raise
        session = Session(self, ours, limits)
        session.greet()
        return session

    def watch(self, limits: Limits) -> None:
        """Have the running process held to these limits from now on."""
        self._tell({"cpu_s": limits.cpu_s, "memory_mb": limits.memory_mb})

    def end(self) -> dict[str, Any]:
        """End the running process and return how it ended: `reason`, `status`, `memory_mb`."""
        self._tell({"end": True})
        report = self._hear()
        if self.level != "namespaces":  # nothing that a process left may meet the next one
            self._stop()
        return report


class Session:
    """
    One student's process: run cells, ask for values, call functions.

    Every method raises `Ended` when the process is gone or breaks a rule.
    """

    def __init__(self, sandbox: Sandbox, connection: socket.socket, limits: Limits) -> None:
        self._sandbox = sandbox
        self._limits = self._now = limits
        self._channel = Channel(connection, int(limits.answer_mb * MB))
        self._numbers = itertools.count(1)
        self._deadline = 0.0
        self._is_open = True

    def greet(self) -> None:
        """
        Wait until the process stands behind its boundaries; none of the student's code runs before.

        Raises
        ------
        Fault
            The process ended, or does not answer.
        """
        self._deadline = time.monotonic() + ANSWER_S
        try:
            self.look([])
        except Ended:
            message = "A student's process could not draw its boundaries. Run `weakest-link doctor`."
            raise Fault(IsolationError(message)) from None

    def enter(self, question: str) -> None:
        """Begin a cell or a check: from now on its question's limits count, from zero."""
        self._now = self._limits.of(question)
        self._deadline = time.monotonic() + self._now.wall_s
        self._channel.max_bytes = int(max(self._now.answer_mb, 2 * self._now.output_mb) * MB)
        self._sandbox.watch(self._now)

    def run(self, source: str, mark: int | None = None) -> tuple[list[Any], int]:
        """
        Run one cell.

        Parameters
        ----------
        source : str
            Its code.
        mark : int, optional
            The name of a mark to set behind it, to which `look` can go back.

        Returns
        -------
        outputs : list
            As `student.Student.run` writes them.
        count : int
            The execution number.
        """
        now = self._now
        answer = self._ask("run", source, [now.memory_mb, now.processes, now.file_mb, now.output_mb], mark)
        if [type(part) for part in answer] != [list, int]:
            self.refuse("a cell's outputs that are malformed")
        return answer[0], answer[1]

    def look(self, names: Sequence[str], mark: int | None = None) -> dict[str, Any]:
        """Return the JSON forms of the values of those names that are defined; with a mark, as they were there."""
        found = self._ask("look", [*names], mark, self._now.output_mb)
        if len(found) != len(names) or not all(isinstance(each, list) for each in found):
            self.refuse("values that were not asked for")
        return {name: each[0] for name, each in zip(names, found, strict=True) if each}

    def call(self, handle: int, arguments: Any, keywords: Any) -> list[Any]:
        """Call a function; return its result, the arguments that it changed, and what it printed."""
        answer = self._ask("call", handle, arguments, keywords, self._now.output_mb)
        if len(answer) != 3:
            self.refuse("a call's result that is malformed")
        return answer

    def _ask(self, *request: Any) -> list[Any]:
        """Send one request and read its answer, before the deadline."""
        number = next(self._numbers)
        try:
            self._channel.send([number, *request], self._left())
            answer = self._channel.receive(self._left())
            if not isinstance(answer, list) or not answer or answer[0] != number:
                message = "an answer to another question"
                raise WireError(message)
            return answer[1:]
        except WireTimeout:
            self._end("time")
        except WireError as error:
            self._end("", str(error))

    def _left(self) -> float:
        """Return the time that is left [s]."""
        return max(0.001, self._deadline - time.monotonic())

    def refuse(self, why: str) -> NoReturn:
        """End the process because it sent what no honest one sends; the student does not read why."""
        self._end("", why)

    def _end(self, reason: str, broken: str = "") -> NoReturn:
        """End the process and raise the reason."""
        report: dict[str, Any] = self.close() if self._is_open else {"reason": "", "status": 0}
        report["reason"] = reason or report["reason"]
        blind = BLIND.get(report["reason"], BLIND_ELSE)
        raise Ended(_why(report, self._now, broken), blind) from (WireError(broken) if broken else None)

    def close(self) -> dict[str, Any]:
        """End the process."""
        if not self._is_open:
            return {}
        self._is_open = False
        self._channel.close()
        return self._sandbox.end()


def _why(report: Mapping[str, Any], limits: Limits, broken: str) -> str:
    """Say to the student why the process ended."""
    status, reason = report["status"], report["reason"]
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
    killed = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if reason == "time":
        return f"It ran longer than the time limit ({limits.wall_s:g} s); a loop may not end."
    if reason == "cpu" or killed == signal.SIGXCPU:
        return f"It used more processor time than the limit ({limits.cpu_s:g} s)."
    if reason == "memory":
        return f"It used more memory than the limit ({limits.memory_mb} MB)."
    if code == TOO_MUCH_OUTPUT:
        return f"It printed more than the limit ({limits.output_mb:g} MB)."
    if code == LEFT_RUNNING:
        return (
            "It left a thread or a process running when its cell had ended. Wait for it, or end it, in the same cell."
        )
    if "bytes; at most" in broken:
        return f"Its value is larger than the limit ({limits.answer_mb:g} MB) and cannot be checked."
    if killed != signal.SIGKILL and killed in set(signal.Signals):
        return f"Python itself crashed ({signal.Signals(killed).name}) while it ran."
    if broken and "closed" not in broken:
        return "It sent something that is no answer."
    return "It ended Python itself (a call such as `exit` or `os._exit`, or no memory left). Remove that call."
