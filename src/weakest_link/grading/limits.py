"""What a student's code may use, for each cell and each check; an assignment or a question can say otherwise."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from weakest_link.exceptions import ExerciseFormatError, faults
from weakest_link.notebooks import Notebook

KEY = "weakest_link"


@dataclass(frozen=True)
class Limits:
    """
    Bounds on one cell or one check of a submission.

    An assignment sets its own in its authored notebook's metadata, by name, and under `questions` for
    single questions: ``{"weakest_link": {"limits": {"wall_s": 40, "questions": {"q03": {"wall_s": 90}}}}}``.

    Attributes
    ----------
    wall_s : float
        Wall-clock time [s]. At the limit the process is killed; its question gets 0, the others are graded.
    cpu_s : float
        Processor time of the process and all it started [s]; at the limit as above.
    memory_mb : int
        Memory beyond what the libraries take [MB]. An allocation above it raises MemoryError; a sum over all
        processes above it ends them.
    processes : int
        Processes and threads at a time; one more cannot be started.
    file_mb : int
        Size of one file, and of all files together [MB]; a write above it raises an error.
    output_mb : float
        Printed and displayed output [MB]; more ends the process.
    answer_mb : float
        Size of one value that a check looks at [MB], as text; a larger one cannot be checked.
    total_s : float
        Wall-clock time of the whole submission [s]; what was not reached by then gets 0. It cannot be
        set for a single question.
    """

    wall_s: float = 20
    cpu_s: float = 20
    memory_mb: int = 1024
    processes: int = 32
    file_mb: int = 64
    output_mb: float = 4
    answer_mb: float = 16
    total_s: float = 180
    questions: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def of(self, question: str) -> Limits:
        """Return the limits of one question (``q03``)."""
        own = self.questions.get(question)
        return dataclasses.replace(self, **own) if own else self  # type: ignore[arg-type]

    @classmethod
    def read(cls, notebook: Notebook, where: str = "the notebook") -> Limits:
        """
        Read the limits that an authored notebook sets; the rest are the defaults.

        Raises
        ------
        ExerciseFormatError
            A name is unknown or a value is no positive number; all faults are in the message.
        """
        settings = notebook.get("metadata", {}).get(KEY, {})
        own = settings.get("limits", {}) if isinstance(settings, dict) else settings
        found = _faults(own)
        if found:
            raise ExerciseFormatError(faults(f"{where}: metadata {KEY}.limits cannot be used.", found))
        return cls(**own)


def _faults(own: Any) -> list[str]:
    """List what is wrong with the limits in a notebook's metadata."""
    if not isinstance(own, dict):
        return [f"got {own!r}; expected an object of names and numbers."]
    questions = own.get("questions", {})
    if not isinstance(questions, dict) or not all(isinstance(each, dict) for each in questions.values()):
        return [f"questions got {questions!r}; expected an object such as {{'q03': {{'wall_s': 60}}}}."]
    names = {each.name for each in dataclasses.fields(Limits)} - {"questions"}
    general = {name: value for name, value in own.items() if name != "questions"}
    found = _value_faults("", general, names)
    for question, values in questions.items():
        found += _value_faults(f"{question}.", values, names - {"total_s"})
    return found


def _value_faults(prefix: str, values: Mapping[str, Any], names: set[str]) -> list[str]:
    """List unknown names and values that are no positive numbers."""
    found = [
        f"{prefix}{name}: unknown; expected one of {', '.join(sorted(names))}." for name in values if name not in names
    ]
    return found + [
        f"{prefix}{name} got {value!r}; expected a number above 0."
        for name, value in values.items()
        if name in names and (isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf)
    ]
