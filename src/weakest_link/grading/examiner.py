"""
Grade one notebook: `grade` for a single one, `Grader` for many of the same assignment.

The order is the guard. First all of the student's cells run, with the visible checks in their places; what
a student reads or sees comes from this part alone. Only then hidden checks call the student's functions,
with the names standing for what they stood for at the check's place. So nothing that a function learns
from a hidden check can reach an output or a message.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType
from typing import Any

from weakest_link.checks import MAX_MESSAGE
from weakest_link.exceptions import CheckFailed, IsolationError, SubmissionError
from weakest_link.grading import integrity, isolation
from weakest_link.grading.answers import Names
from weakest_link.grading.limits import Limits
from weakest_link.grading.marked import MAX_SIZE, Output, fitting, mark, outputs_of, plain
from weakest_link.grading.plan import Check, Plan
from weakest_link.grading.repair import repair
from weakest_link.grading.results import Graded
from weakest_link.grading.sandbox import Ended, Fault, Sandbox, Session
from weakest_link.notebooks import Cell, Notebook, grade_id, is_answer, parse_notebook, question_of, read_notebook

NOT_ANSWERED = "No answer was written."
TOO_LONG = "It was not reached: the whole notebook took longer than its time limit ({limit:g} s)."
HIDDEN_FAILED = "The answer does not do what the question asks for on other data."


@dataclass(frozen=True)
class Step:
    """
    One thing to do with a student's process: run a cell, or look at it with a check.

    `place` is the cell's number in the notebook. `mark` is, for a cell, the mark to set behind it, and for a
    check the mark to go back to; None for neither.
    """

    place: int
    question: str
    check: Check | None = None
    mark: int | None = None


class _CheckTimeout(BaseException):
    """A check took too long."""


def grade(
    release: Path | bytes, submission: Path | bytes, *, limits: Limits | None = None, isolation: str = "auto"
) -> Graded:
    """
    Grade one submission.

    Nothing but the two notebooks is read (and what lies beside the release), and nothing is written.

    Parameters
    ----------
    release : Path or bytes
        The authored notebook of `solutions/`, with hidden checks.
    submission : Path or bytes
        The notebook that was handed in.
    limits : Limits, optional
        What the student's code may use; by default what the release's metadata say.
    isolation : str
        ``"auto"`` for the strongest boundary that works here, or a level's name; ``"none"`` for no boundary.

    Returns
    -------
    Graded
        Points, messages, the marked notebook.

    Raises
    ------
    IsolationError
        This machine offers no boundary, or not the one that was asked for.
    ExerciseFormatError
        The release cannot be used.

    Examples
    --------
    >>> graded = grade(Path("solutions/ex.ipynb"), Path("submitted/ann/ex.ipynb"))  # doctest: +SKIP
    >>> graded.scores  # doctest: +SKIP
    {'q01-rows-visible': 1.0, 'q01-rows-hidden': 2.0}
    """
    with Grader(release, limits=limits, isolation=isolation) as grader:
        return grader.grade(submission)


class Grader:
    """
    Grade many submissions of one assignment, one after another, in a warm sandbox.

    Parameters are those of `grade`. Use it in a `with` block; the sandbox ends with the block.
    """

    def __init__(self, release: Path | bytes, *, limits: Limits | None = None, isolation: str = "auto") -> None:
        self.plan = Plan.read(release)
        self.limits = limits or self.plan.limits
        self._sandbox = Sandbox(_choose(isolation), self.plan.modules, self.plan.files)

    def __enter__(self) -> Grader:
        try:
            self._sandbox.__enter__()
        except Fault as fault:
            raise fault.error from None
        return self

    def __exit__(self, *_: object) -> None:
        self._sandbox.__exit__()

    def grade(self, submission: Path | bytes | Notebook) -> Graded:
        """Grade one submission; a notebook that cannot be read is a result with 0 points and the reason."""
        start = time.perf_counter()
        try:
            submitted = _read(submission)
        except SubmissionError as error:
            return self.nothing(str(error))
        notebook, repairs = repair(self.plan.released, submitted)
        read = time.perf_counter() - start
        trial = self._tried(notebook)
        trial.timings |= {"read": read, "total": time.perf_counter() - start}
        return trial.graded(repairs)

    def _tried(self, notebook: Notebook) -> _Trial:
        """Run a repaired notebook; once more, in a new sandbox, when the sandbox itself broke."""
        for is_last in (False, True):
            trial = _Trial(self.plan, self.limits, self._sandbox, notebook)
            try:
                trial.run()
            except Fault as fault:
                if is_last or not isinstance(fault.error, IsolationError):
                    raise fault.error from None
            else:
                return trial
        raise AssertionError

    def nothing(self, reason: str) -> Graded:
        """Return the result of a submission that is no notebook."""
        wanted = self.plan.items
        return Graded(
            state="unreadable",
            scores={item.grade_id: 0.0 for item in wanted},
            max_scores={item.grade_id: item.points for item in wanted},
            messages={item.grade_id: reason for item in wanted},
            repairs=(), flags=(), answers={}, printed={}, notebook=None, timings={"total": 0.0},
            isolation=self._sandbox.level,
        )  # fmt: skip


def _choose(wanted: str) -> isolation.Level:
    """Choose the level; apart from `Grader`, whose parameter has the module's name."""
    return isolation.choose(wanted)


def _read(submission: Path | bytes | Notebook) -> Notebook:
    """Read a submission, whatever it is given as."""
    if isinstance(submission, dict):
        return submission
    if isinstance(submission, Path):
        return read_notebook(submission)
    return parse_notebook(submission.decode("utf-8-sig", "replace"), "the submission")


@dataclass
class _Trial:
    """One submission while it is graded."""

    plan: Plan
    limits: Limits
    sandbox: Sandbox
    notebook: Notebook
    scores: dict[str, float] = field(default_factory=dict)
    messages: dict[str, str] = field(default_factory=dict)
    outputs: dict[int, list[Output]] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=lambda: {"begin": 0.0, "cells": 0.0, "checks": 0.0})
    _dead: set[str] = field(default_factory=set)
    _skipped: set[int] = field(default_factory=set)
    _seen: dict[str, dict[str, Any]] = field(default_factory=dict)
    _unmoved: set[str] = field(default_factory=set)
    _deadline: float = 0.0
    _room: int = MAX_SIZE

    def run(self) -> None:
        """Run everything; then give hidden checks that failed a second hearing in their own places."""
        self._deadline = time.monotonic() + self.limits.total_s
        steps = list(self._steps())
        self._play(steps)
        doubtful = {check.item.grade_id for check in self.plan.checks.values() if self._is_doubtful(check)}
        if doubtful:
            before = dict(self.messages)
            for name in doubtful:
                del self.scores[name]
            steps = list(self._in_place(doubtful))
            self._play(steps[: 1 + max(n for n, step in enumerate(steps) if step.check)])
            self.messages |= {name: text for name, text in before.items() if not self.scores.get(name)}

    def _steps(self) -> Iterator[Step]:
        """Yield what to do: cells and visible checks in order, then the hidden checks."""
        hidden: list[Step] = []
        last = -1
        for step in self._in_place(set(self.plan.checks)):
            if step.check is not None and step.check.is_hidden:
                hidden.append(replace(step, mark=last))
            elif step.check is None:
                last = step.place
                yield replace(step, mark=last)
            else:
                yield step
        yield from hidden

    def _in_place(self, wanted: set[str]) -> Iterator[Step]:
        """Yield cells and the wanted checks in the notebook's order."""
        for place, cell in enumerate(self.notebook["cells"]):
            check = self.plan.checks.get(grade_id(cell))
            if check is not None and grade_id(cell) in wanted:
                yield Step(place, check.item.question, check)
            elif check is None and cell["cell_type"] == "code" and _has_code(cell["source"]):
                yield Step(place, question_of(cell) if is_answer(cell) else "")

    def _is_doubtful(self, check: Check) -> bool:
        """
        Tell whether a hidden check failed although the question's visible checks passed.

        A later cell can have changed, in place, what the answer uses; one process would have met the
        hidden check before that cell. Without such a cell there is no doubt, nor where the values that the
        check looked at are those that the visible checks saw in their places.
        """
        name = check.item.grade_id
        if not check.is_hidden or self.scores.get(name) != 0 or check.item.question in self._dead:
            return False
        if name in self._unmoved:
            return False
        others = [each for each in self.plan.checks.values() if each.item.question == check.item.question]
        if not all(each.is_hidden or self.scores.get(each.item.grade_id) for each in others):
            return False
        cells = self.notebook["cells"]
        place = next(n for n, cell in enumerate(cells) if grade_id(cell) == name)
        own = (cell for cell in cells[place:] if cell["cell_type"] == "code" and grade_id(cell) not in self.plan.checks)
        return any(_may_change(cell["source"]) for cell in own)

    def _play(self, steps: list[Step]) -> None:
        """Do the steps; after a process ended, begin anew without what ended it. Each end makes the rest shorter."""
        while True:
            begun = time.perf_counter()
            session = self.sandbox.begin(self.limits)
            self.timings["begin"] += time.perf_counter() - begun
            names = Names(self.plan.given, session)
            step = steps[0] if steps else None
            try:
                for step in steps:
                    if self._is_due(step):
                        self._do(step, session, names)
                return
            except Ended as end:
                assert step is not None
                self._bury(step, end)
            finally:
                session.close()

    def _is_due(self, step: Step) -> bool:
        """Tell whether a step has yet to be done in this process."""
        if step.check is not None:
            name = step.check.item.grade_id
            if name not in self.scores and time.monotonic() > self._deadline:
                self._fail(step.check, TOO_LONG.format(limit=self.limits.total_s))
            return name not in self.scores
        return step.place not in self._skipped and time.monotonic() < self._deadline

    def _do(self, step: Step, session: Session, names: Names) -> None:
        """Do one step."""
        start = time.perf_counter()
        session.enter(step.question)
        if step.check is None:
            outputs, count = session.run(self.notebook["cells"][step.place]["source"], step.mark)
            if step.place not in self.outputs:  # at a second hearing a hidden check may have run before
                self.outputs[step.place], self._room = fitting(outputs_of(outputs, count), self._room)
        else:
            self._examine(step.check, step, names)
        seconds = time.perf_counter() - start
        self.timings["checks" if step.check else "cells"] += seconds
        # A check that lost itself in a large value takes no time from the other questions.
        self._deadline += max(0.0, seconds - self.limits.of(step.question).wall_s)

    def _examine(self, check: Check, step: Step, names: Names) -> None:
        """Run one check and keep its verdict."""
        names.forget()
        names.printed.clear()
        failure = _verdict(check, step.mark, names, 2 * self.limits.of(check.item.question).wall_s)
        printed = plain("".join(names.printed))
        seen = self._seen.setdefault(check.item.question, {})
        if not check.is_hidden:
            seen |= names.sent
        elif failure is not None and _is_same(names.sent, seen):
            self._unmoved.add(check.item.grade_id)
        if check.is_hidden and printed:
            self.printed[check.item.grade_id] = printed
        if failure is None:
            self.scores[check.item.grade_id] = check.item.points
        else:
            self._fail(check, failure.blind if check.is_hidden else str(failure))
        if not check.is_hidden:
            stream = [{"output_type": "stream", "name": "stdout", "text": printed}] if printed else []
            self.outputs[step.place] = stream

    def _fail(self, check: Check, message: str) -> None:
        """Give a check 0 points and the reason."""
        name, question = check.item.grade_id, check.item.question
        self.scores[name] = 0.0
        self.messages[name] = plain(message, MAX_MESSAGE).removeprefix(f"Question {int(question[1:] or 0)}: ")

    def _bury(self, step: Step, end: Ended) -> None:
        """Take what ended the process out of what is still to be done."""
        if step.check is not None and step.check.is_hidden:
            self._fail(step.check, end.blind)
            return
        reason = str(end)
        if step.check is None:
            self._skipped.add(step.place)
            self.outputs[step.place] = [
                {"output_type": "error", "ename": "Stopped", "evalue": reason, "traceback": [reason]}
            ]
        if step.question:
            self._dead.add(step.question)
            for check in self.plan.checks.values():
                if check.item.question == step.question and not self.scores.get(check.item.grade_id):
                    self._fail(check, reason)
        else:
            self.left_out.append(f"Cell {step.place + 1}, which no question counts, was left out. {reason}")

    def graded(self, repairs: Iterable[str]) -> Graded:
        """Put the result together."""
        cells = self.notebook["cells"]
        errors = {question_of(cell): text for place, cell in enumerate(cells) if (text := self._stopped(place, cell))}
        scores: dict[str, float | None] = {}
        messages = {}
        for item in self.plan.items:
            name = item.grade_id
            scores[name] = (
                _manual_score(self.plan.released, self.notebook, name) if item.is_manual else self.scores[name]
            )
            if scores[name] == 0 and item.points > 0:
                error = f" The answer cell stopped: {errors[item.question]}" if item.question in errors else ""
                messages[name] = NOT_ANSWERED if item.is_manual else self.messages[name] + error
        for name, check in self.plan.checks.items():
            place = next(n for n, cell in enumerate(cells) if grade_id(cell) == name)
            if name in messages:
                kind, said = "CheckFailed", self.messages[name]
                error_output = {"output_type": "error", "ename": kind, "evalue": said, "traceback": [said]}
                shown = [] if check.is_hidden else self.outputs.get(place, [])
                self.outputs[place] = [*shown, error_output]
        own = [
            cell["source"] for cell in cells if cell["cell_type"] == "code" and not self.plan.checks.get(grade_id(cell))
        ]
        return Graded(
            state="graded",
            scores=scores,
            max_scores={item.grade_id: item.points for item in self.plan.items},
            messages=messages,
            repairs=(*repairs, *self.left_out),
            flags=integrity.signs(own, self.plan.given),
            answers={grade_id(cell): cell["source"] for cell in cells if is_answer(cell)},
            printed=self.printed,
            notebook=mark(self.notebook, self.outputs),
            timings={name: round(seconds, 6) for name, seconds in self.timings.items()},
            isolation=self.sandbox.level,
        )

    def _stopped(self, place: int, cell: Cell) -> str:
        """Say with which error an answer cell stopped; empty when it did not, or is unanswered, or ended Python."""
        if not is_answer(cell):
            return ""
        errors = [each for each in self.outputs.get(place, []) if each["output_type"] == "error"]
        text = f"{errors[0]['ename']}: {errors[0]['evalue']}".rstrip(": ") if errors else ""
        return "" if text.startswith(("NotImplementedError", "Stopped")) else text[:500]


def _is_same(sent: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    """Tell whether values came over the wire as before; a function does not, for its handle is a new one."""
    return all(name in before and json.dumps(before[name]) == json.dumps(data) for name, data in sent.items())


def _has_code(source: str) -> bool:
    """Tell whether a cell holds more than comments and empty lines."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in source.splitlines())


def _may_change(source: str) -> bool:
    """Tell whether a cell may change an object in place: a part of it is set, or a method called for its effect."""
    if len(source) > integrity.MAX_READ:
        return True
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True
    parts = (ast.Subscript, ast.Attribute)
    return any(
        (isinstance(node, parts) and isinstance(node.ctx, ast.Store | ast.Del))
        or (isinstance(node, ast.AugAssign))
        or (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Attribute)
        )
        or (isinstance(node, ast.keyword) and node.arg == "inplace")
        for node in ast.walk(tree)
    )


def _verdict(check: Check, mark: int | None, names: Names, limit_s: float) -> CheckFailed | None:
    """Look at the student's names, at a mark, and run a check; return how it failed, or None."""
    nowhere = io.StringIO()
    try:
        with _time_limit(limit_s), contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
            names.look(check.names, mark)
            exec(check.code, names)
    except CheckFailed as failure:
        return failure
    except _CheckTimeout:
        return CheckFailed("The check could not finish in time; the answer may be too large.")
    except Exception as error:  # noqa: BLE001  (a check without `checks.question` raises what it likes)
        return CheckFailed(f"{type(error).__name__}: {error}".rstrip(": "), blind=HIDDEN_FAILED)
    return None


@contextlib.contextmanager
def _time_limit(limit_s: float) -> Iterator[None]:
    """Interrupt the block after so many seconds; only a process' main thread can be interrupted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise _CheckTimeout

    before: Callable[[int, FrameType | None], Any] | int | None = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _manual_score(release: Notebook, notebook: Notebook, name: str) -> float | None:
    """Return 0 for a text that nobody wrote, None for one that waits for a person."""
    sources = [
        next((cell["source"].strip() for cell in each["cells"] if grade_id(cell) == name), "")
        for each in (release, notebook)
    ]
    cell = next(cell for cell in release["cells"] if grade_id(cell) == name)
    return 0.0 if is_answer(cell) and sources[0] == sources[1] else None
