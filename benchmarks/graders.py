"""
Run each grader as its user does, time it from outside, and read the scores it gave.

Every function takes a fresh folder, does what needs no timing first, and returns one `Run`.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from workload import KINDS, NAME, Scores, Workload, build_course, build_otter, kind_of, student

from weakest_link.course import Course

PROJECT = Path(__file__).resolve().parents[1]
OTTER = "7.0.0"
TIMEOUT_S = 3600
RESULTS = "scores.json"
PARTS = ("read", "begin", "cells", "checks", "total")


class GraderError(Exception):
    """A grader's command failed, or did not do what this benchmark relies on."""


@dataclass
class Run:
    """
    One timed run of one grader.

    Attributes
    ----------
    grader : str
        ours, nbgrader, otter or floor.
    workload : Workload
        The exercise.
    processes : int
        How many processes graded at the same time.
    submissions : int
        How many were graded.
    wall_s : float
        Wall-clock time of the whole command, its start included [s].
    seconds : list of float
        Time of single submissions [s]: for ours as its workers state it, for nbgrader from one graded
        notebook to the next, for otter the whole command.
    scores : dict of int to dict
        The points of each question by the student's number.
    isolation : str
        What the results say about the student's process; empty for the others.
    parts : dict of str to list of float
        For ours, the parts of `seconds` as the results state them; for floor, the cells with the checks [s].
    """

    grader: str
    workload: Workload
    processes: int
    submissions: int
    wall_s: float
    seconds: list[float]
    scores: dict[int, Scores] = field(default_factory=dict)
    isolation: str = ""
    parts: dict[str, list[float]] = field(default_factory=dict)

    def raw(self) -> dict[str, Any]:
        """Return the numbers for the results file; the scores are compared elsewhere."""
        numbers = {name: value for name, value in vars(self).items() if name not in ("scores", "parts")}
        seconds = [round(each, 4) for each in self.seconds]
        return {**numbers, "workload": self.workload.name, "wall_s": round(self.wall_s, 3), "seconds": seconds}

    def differences(self) -> list[str]:
        """List the questions that did not get the points that their kind of submission must get."""
        found = []
        for index in range(self.submissions if self.grader != "floor" else 0):
            kind, got = kind_of(index), self.scores.get(index, {})
            found += [
                f"{self.workload.name}, {self.grader}, {student(index)} ({kind.name}), {question}: "
                f"got {got.get(question)}; expected {points}"
                for question, points in kind.scores(self.workload).items()
                if got.get(question) != points
            ]
        return found


def run_ours(
    folder: Path,
    workload: Workload,
    indices: Sequence[int],
    workers: int,
    on_start: Callable[[int], None] = lambda _: None,
) -> Run:
    """
    Grade a class with `weakest-link grade`.

    Parameters
    ----------
    folder : Path
        A folder that does not exist yet.
    workload : Workload
        The exercise.
    indices : sequence of int
        The students' numbers, from 0.
    workers : int
        Grading processes.
    on_start : callable
        Called with the command's process id.

    Returns
    -------
    Run
        The wall time holds all that the command does: start, release, grading, feedback, report.
    """
    course = build_course(folder, PROJECT, workload, indices)
    out = folder / RESULTS
    command: list[str | Path] = [
        _tool("weakest-link"),
        "grade",
        NAME,
        "--course",
        folder,
        "--workers",
        str(workers),
        "--json",
        out,
    ]
    wall_s = _timed(command, course.root, on_start)
    results = json.loads(out.read_text(encoding="utf-8"))
    by_name = {student(index): index for index in indices}
    scores = {by_name[each["student"]]: _per_question(each["scores"]) for each in results}
    levels = sorted({str(each.get("isolation")) for each in results})
    parts = {part: [float(each["timings"].get(part, 0)) for each in results] for part in PARTS}
    return Run("ours", workload, workers, len(indices), wall_s, parts["total"], scores, ", ".join(levels), parts)


def run_nbgrader(folder: Path, workload: Workload, indices: Sequence[int], processes: int) -> Run:
    """
    Grade a class with `nbgrader autograde`: one command for the class, or one for each equal part of it.

    Each part is a course of its own, so that the commands do not wait for each other's gradebook.

    Parameters
    ----------
    folder : Path
        A folder that does not exist yet.
    workload : Workload
        The exercise.
    indices : sequence of int
        The students' numbers, from 0.
    processes : int
        How many commands run at the same time.

    Returns
    -------
    Run
        `seconds` are the times from one graded notebook to the next: the command's start is left out.
    """
    parts = [indices[first::processes] for first in range(processes)]
    courses = [build_course(folder / str(number), PROJECT, workload, part) for number, part in enumerate(parts)]
    for course in courses:
        _timed([_tool("nbgrader"), "generate_assignment", NAME], course.root)
    start = time.perf_counter()
    with ThreadPoolExecutor(processes) as pool:
        list(pool.map(lambda course: _timed([_tool("nbgrader"), "autograde", NAME], course.root), courses))
    wall_s = time.perf_counter() - start
    seconds = [each for course in courses for each in _intervals(course)]
    scores = {
        index: points
        for course, part in zip(courses, parts, strict=True)
        for index, points in _gradebook_scores(course, part).items()
    }
    return Run("nbgrader", workload, processes, len(indices), wall_s, seconds, scores)


def run_otter(folder: Path, workload: Workload, indices: Sequence[int], processes: int, otter: Path) -> Run:
    """
    Grade submissions with `otter run`, one command each.

    Parameters
    ----------
    folder : Path
        A folder that does not exist yet.
    workload : Workload
        The exercise.
    indices : sequence of int
        The students' numbers, from 0.
    processes : int
        How many commands run at the same time.
    otter : Path
        The command, from `install_otter`.

    Returns
    -------
    Run
        `seconds` are the times of the commands.
    """
    archive = build_otter(folder, workload)

    def grade(index: int) -> float:
        """Grade one submission in a folder of its own, under the name that the assignment has."""
        own = folder / student(index)
        own.mkdir()
        notebook = own / f"{NAME}.ipynb"
        shutil.copy(folder / f"{index % len(KINDS)}.ipynb", notebook)
        return _timed([otter, "run", "--no-logo", "-a", archive, "-o", own, notebook], own)

    start = time.perf_counter()
    with ThreadPoolExecutor(processes) as pool:
        seconds = list(pool.map(grade, indices))
    wall_s = time.perf_counter() - start
    scores = {index: _otter_scores(folder / student(index) / "results.json") for index in indices}
    return Run("otter", workload, processes, len(indices), wall_s, seconds, scores)


def run_floor(folder: Path, workload: Workload, submissions: int) -> Run:
    """Run the same cells in one warm process; see `floor`."""
    folder.mkdir()
    program = Path(__file__).with_name("floor.py")
    script: list[str | Path] = [sys.executable, program, workload.name, str(submissions)]
    start = time.perf_counter()
    pairs = json.loads(_finished(script, folder))
    cells, all_cells = ([pair[n] for pair in pairs] for n in (0, 1))
    wall_s = time.perf_counter() - start
    return Run("floor", workload, 1, submissions, wall_s, cells, parts={"with_checks": all_cells})


def install_otter(cache: Path) -> Path:
    """
    Make an environment for otter-grader with the versions of pandas and matplotlib of this one.

    Parameters
    ----------
    cache : Path
        Where environments are kept between runs.

    Returns
    -------
    Path
        The command `otter`.
    """
    packages = [f"{name}=={importlib.metadata.version(name)}" for name in ("pandas", "matplotlib", "ipykernel")]
    folder = cache / "-".join([f"otter-{OTTER}", *(package.replace("==", "-") for package in packages)])
    uv = os.environ.get("UV") or shutil.which("uv") or "uv"
    if not (folder / "bin" / "otter").is_file():
        _finished([uv, "venv", "--clear", "--python", sys.executable, folder], PROJECT)
        grading = f"otter-grader[grading]=={OTTER}"
        _finished([uv, "pip", "install", "--python", folder / "bin" / "python", grading, *packages], PROJECT)
    fresh: list[str | Path] = ["--reinstall-package", "weakest-link", "--no-deps", PROJECT]
    _finished([uv, "pip", "install", "--python", folder / "bin" / "python", *fresh], PROJECT)
    return folder / "bin" / "otter"


def _tool(name: str) -> Path:
    """Find a command of this environment."""
    return Path(sys.executable).with_name(name)


def _environment(command: Path) -> dict[str, str]:
    """
    Put the command's environment first on PATH, and let Python keep compiled modules.

    nbgrader runs `alembic` from PATH. Without compiled modules every start compiles pandas again, which
    costs seconds and is nobody's speed.
    """
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**variables, "PATH": os.pathsep.join([str(command.parent), variables.get("PATH", "")])}


def _timed(command: Sequence[str | Path], cwd: Path, on_start: Callable[[int], None] = lambda _: None) -> float:
    """Run a command and return its wall-clock time [s]."""
    start = time.perf_counter()
    _finished(command, cwd, on_start)
    return time.perf_counter() - start


def _finished(command: Sequence[str | Path], cwd: Path, on_start: Callable[[int], None] = lambda _: None) -> str:
    """Run a command and return what it printed; raise `GraderError` with its last lines when it fails."""
    words = [str(word) for word in command]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        words, cwd=cwd, env=_environment(Path(words[0])), stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True
    ) as process:
        on_start(process.pid)
        try:
            printed, complained = process.communicate(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired as error:
            process.kill()
            message = f"{' '.join(words[:3])}: stopped after {TIMEOUT_S} s."
            raise GraderError(message) from error
    if process.returncode != 0:
        last = "\n".join((complained or printed).splitlines()[-15:])
        message = f"{Path(words[0]).name} {' '.join(words[1:3])}: exit code {process.returncode}.\n{last}"
        raise GraderError(message)
    return printed


def _per_question(scores: dict[str, float | None]) -> Scores:
    """Add up the points of the checks of each question."""
    sums: Scores = defaultdict(float)
    for grade_id, points in scores.items():
        sums[grade_id.split("-", 1)[0]] += float(points or 0)
    return dict(sums)


def _intervals(course: Course) -> list[float]:
    """Return the times between the graded notebooks of a class [s]; the first one counts as the start."""
    moments = sorted(path.stat().st_mtime for path in course.root.glob(f"autograded/*/{NAME}/{NAME}.ipynb"))
    return [later - earlier for earlier, later in pairwise(moments)]


def _gradebook_scores(course: Course, indices: Sequence[int]) -> dict[int, Scores]:
    """Read the points from nbgrader's gradebook."""
    from nbgrader.api import Gradebook

    found = {}
    with Gradebook(course.gradebook) as gradebook:
        for index in indices:
            notebook = gradebook.find_submission_notebook(NAME, NAME, student(index))
            found[index] = _per_question({grade.name: grade.score for grade in notebook.grades})
    return found


def _otter_scores(results: Path) -> Scores:
    """Read the points from otter's results file."""
    tests = json.loads(results.read_text(encoding="utf-8"))["tests"]
    return {test["name"]: float(test["score"]) for test in tests if "score" in test}
