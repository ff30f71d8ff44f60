"""
From submissions to scores with reasons; the student's code never runs in the process that grades it.

`examiner` grades one notebook, `sandbox` and `student` are the two sides of the boundary, `repair` brings a
submission into the release's form, `run` grades a course's folder, `results` is what comes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weakest_link.grading.examiner import Grader, grade
    from weakest_link.grading.limits import Limits
    from weakest_link.grading.results import Graded, Result, Scored
    from weakest_link.grading.run import choose_students, grade_course, stored_results

__all__ = [
    "Graded",
    "Grader",
    "Limits",
    "Result",
    "Scored",
    "choose_students",
    "grade",
    "grade_course",
    "stored_results",
]

_ROOMS = {
    "examiner": ("Grader", "grade"),
    "limits": ("Limits",),
    "results": ("Graded", "Result", "Scored"),
    "run": ("choose_students", "grade_course", "stored_results"),
}


def __getattr__(name: str) -> Any:
    """Fetch a public name from its module when it is first asked for: the student's side needs none of them."""
    from importlib import import_module

    for module, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
