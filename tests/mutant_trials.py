"""
Grade mutants of the reference solutions: which of them lose a point, and which keep all.

`trials` starts this file as a program of its own, so that neither pytest's warnings nor the order of sets,
which differs from process to process, changes a verdict. Why a mutant may keep its points stands in
`survivors.toml`, written by hand and read by `reasons`.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import resource
import signal
import subprocess
import sys
import tomllib
import warnings
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import answer_banks
import mutation

from weakest_link.notebooks import Notebook, items

SURVIVORS = Path(__file__).parent / "survivors.toml"
STOPPED = re.compile(r"Your code (stopped|uses)|is not defined yet")
CPU_S = 8  # of one mutant; a longer one does not end
WALL_S = 120
MEMORY_BYTES = 3 << 30
JOBS = 2

Task = tuple[str, str, mutation.Mutant]


@dataclass(frozen=True)
class Trial:
    """
    One mutant and what became of it.

    Attributes
    ----------
    assignment, question : str
        Whose reference solution was changed.
    kind, title : str
        The mutation, see `mutation.Mutant`.
    verdict : {"refused", "stopped", "survived", "void"}
        A check refused its result; it stopped with an error, or did not end; it kept all points; or its
        argument is nothing that can be changed in place, so that it is no mutant.
    """

    assignment: str
    question: str
    kind: str
    title: str
    verdict: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what `reasons` knows it by."""
        return self.assignment, self.question, self.title

    def __str__(self) -> str:
        """Name assignment, question, kind, and the change with its source line."""
        return f"{self.assignment} {self.question} [{self.kind}] {self.title}"


def trials(assignments: Iterable[str]) -> list[Trial]:
    """
    Grade every mutant of these assignments.

    Parameters
    ----------
    assignments : iterable of str
        Names of assignments with an answer bank.

    Returns
    -------
    list of Trial
        In the order of the code; what is no mutant is left out.

    Raises
    ------
    RuntimeError
        A reference solution itself loses a point.
    """
    command = [sys.executable, __file__, *assignments]
    fixed = os.environ | {"PYTHONHASHSEED": "0"}
    done = subprocess.run(command, env=fixed, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return [Trial(**each) for each in json.loads(done.stdout)]


def reasons(path: Path = SURVIVORS) -> dict[tuple[str, str, str], str]:
    """Map assignment, question and title of each mutant that may keep its points to the reason why."""
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        (assignment, question, title): entry.get("reason", "").strip()
        for assignment, questions in listed.items()
        for question, entries in questions.items()
        for entry in entries
        for title in entry["mutants"]
    }


def entry(trial: Trial) -> str:
    """Write a survivor as it stands in `survivors.toml`, with the reason left open."""
    title = json.dumps(trial.title, ensure_ascii=False)
    return f'[[{trial.assignment}.{trial.question}]]\nmutants = [{title}]\nreason = ""\n'


def verdict(notebook: Notebook, question: str, mutant: mutation.Mutant) -> str:
    """
    Grade one mutant in a process of its own, with limits on time and memory.

    Parameters
    ----------
    notebook : dict
        The authored notebook.
    question : str
        For example ``"q03"``.
    mutant : Mutant
        What is graded.

    Returns
    -------
    str
        See `Trial`.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _end_with_verdict(notebook, question, mutant, writer)
    os.close(writer)
    with os.fdopen(reader) as stream:
        said = stream.read()
    os.waitpid(child, 0)
    return said or "stopped"


def _end_with_verdict(notebook: Notebook, question: str, mutant: mutation.Mutant, writer: int) -> None:
    """Run a mutant in this process, write the verdict, and end the process; one that is killed writes nothing."""
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
        signal.alarm(WALL_S)
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        warnings.simplefilter("ignore")
        os.write(writer, _judged(notebook, question, mutant).encode())
    except BaseException:  # noqa: BLE001  (a mutant may raise anything, SystemExit too)
        os.write(writer, b"stopped")
    finally:
        os._exit(0)


def _judged(notebook: Notebook, question: str, mutant: mutation.Mutant) -> str:
    """Say what the checks make of a mutant."""
    mutation.CHANGED.clear()
    if lost := _lost(notebook, question, mutant.source):
        return "stopped" if STOPPED.search(lost[0]) else "refused"
    return "void" if mutant.kind == "changed input" and not mutation.CHANGED else "survived"


def _lost(notebook: Notebook, question: str, source: str) -> list[str]:
    """List what the checks that are worth points say against an answer."""
    worth = {item.grade_id for item in items(notebook) if item.points}
    said = answer_banks.run(notebook, question, source)
    return [f"{name}: {message}" for name, message in said.items() if message and name in worth]


def _tasks(assignment: str) -> list[Task]:
    """List the mutants of one assignment; its solution is graded first, which also reads its tables."""
    notebook = answer_banks.solution(assignment)
    found = []
    for question, cell in answer_banks.answer_cells(notebook).items():
        if lost := _lost(notebook, question, cell["source"]):
            message = f"{assignment} {question}: the reference solution loses points, so its mutants say nothing"
            sys.exit(f"{message}. {' '.join(lost)}")
        found += [(assignment, question, mutant) for mutant in mutation.mutants(cell["source"])]
    return found


def _tried(task: Task) -> Trial:
    """Grade one mutant of one assignment."""
    assignment, question, mutant = task
    notebook = answer_banks.solution(assignment)
    return Trial(assignment, question, mutant.kind, mutant.title, verdict(notebook, question, mutant))


def main(assignments: list[str]) -> int:
    """Grade the mutants of the named assignments, and write the trials as JSON."""
    warnings.simplefilter("ignore")
    tasks = [task for assignment in assignments for task in _tasks(assignment)]
    with multiprocessing.get_context("fork").Pool(JOBS) as pool:
        found = pool.map(_tried, tasks, chunksize=4)
    sys.stdout.write(json.dumps([asdict(each) for each in found if each.verdict != "void"], ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
