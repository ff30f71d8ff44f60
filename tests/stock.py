"""Stock nbgrader, as its users run it, to compare with and to work on what the grader wrote."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from weakest_link.course import Course

__all__ = ["gradebook", "nbgrader", "scores"]


def nbgrader(course: Course, *words: str) -> str:
    """Run nbgrader's own command in the course's folder; return what it said."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "nbgrader", *words],
        cwd=course.root, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@contextmanager
def gradebook(course: Course) -> Iterator[Any]:
    """Open the course's gradebook through nbgrader's own objects."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nbgrader.api import Gradebook

        with Gradebook(course.gradebook, "weakest-link") as opened:
            yield opened


def scores(course: Course, assignment: str) -> dict[str, dict[str, float]]:
    """Return nbgrader's scores by student and graded cell."""
    with gradebook(course) as opened:
        return {
            submission.student.id: {grade.name: grade.score for each in submission.notebooks for grade in each.grades}
            for submission in opened.assignment_submissions(assignment)
        }
