"""
A sample class: submissions of every kind, made from the answer banks of `tests/answers/`.

The answers are real Python; only the class is made up. Students are named for what they handed in.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from weakest_link.course import Course
from weakest_link.exceptions import ExerciseFormatError, faults
from weakest_link.notebooks import Notebook, grade_id, is_answer, read_notebook, write_notebook

HEADER = re.compile(r"^# %% (right|wrong): (.+)$", re.MULTILINE)
EXPECT = re.compile(r"^# expect: (.+)\n", re.MULTILINE)
ESSAY = re.compile(r"^## .+$", re.MULTILINE)
EXIT = "import os\n\nos._exit(1)"
ENDLESS = "while True:\n    pass"
FAULTY = "n_faulty = 1 / 0"


@dataclass(frozen=True)
class Answer:
    """
    One answer of a bank.

    Attributes
    ----------
    kind : {"right", "wrong"}
        What it is.
    title : str
        How it differs in kind, or what is wrong with it.
    code : str
        The whole answer cell.
    expect : str or None
        For a wrong answer: part of the message that the student gets.
    """

    kind: Literal["right", "wrong"]
    title: str
    code: str
    expect: str | None


def read_bank(path: Path) -> list[Answer]:
    """
    Read the right and wrong answers to one question.

    Parameters
    ----------
    path : Path
        A `.py` file of blocks headed `# %% right: …` or `# %% wrong: …`; a wrong block goes on
        with `# expect: …`, a part of the message it must get.

    Raises
    ------
    ExerciseFormatError
        The file has no block, or a wrong block has no expected message.
    """
    text = path.read_text(encoding="utf-8")
    parts = HEADER.split(text)[1:]
    answers = []
    for kind, title, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        expected = EXPECT.search(body)
        code = EXPECT.sub("", body).strip()
        answers.append(Answer("right" if kind == "right" else "wrong", title, code, expected[1] if expected else None))
    found = [f"{a.title}: no `# expect:` line" for a in answers if a.kind == "wrong" and a.expect is None]
    if not answers:
        found = ["no block headed `# %% right: …` or `# %% wrong: …`"]
    if found:
        raise ExerciseFormatError(faults(f"{path}: not an answer bank.", found))
    return answers


def banks(project: Course, assignment: str) -> dict[str, list[Answer]]:
    """Map the question (``q03``) to its answers, for every bank of one assignment."""
    folder = project.root / "tests" / "answers" / assignment
    return {path.stem.split("-", 1)[0]: read_bank(path) for path in sorted(folder.glob("q*.py"))}


def sample_essays(project: Course, assignment: str) -> dict[str, list[str]]:
    """Map each question that a person marks (``q09``) to its sample essays, the best first."""
    folder = project.root / "tests" / "answers" / assignment
    return {
        path.stem.split("-", 1)[0]: [part.split("\n|")[0].strip() for part in ESSAY.split(path.read_text("utf-8"))[1:]]
        for path in sorted(folder.glob("q*.md"))
    }


def fill(exercise: Notebook, answers: dict[str, str]) -> Notebook:
    """Write answers (by question, ``q03``) into a copy of a released notebook."""
    filled = copy.deepcopy(exercise)
    for cell in filled["cells"]:
        question = grade_id(cell).split("-", 1)[0]
        if is_answer(cell) and question in answers:
            cell["source"] = answers[question]
    return filled


def columns(project: Course, assignment: str, kind: Literal["right", "wrong"]) -> list[dict[str, Answer]]:
    """
    Deal a bank into as few submissions as possible.

    The first holds the first answer of this kind to every question, and so on; questions do not
    depend on each other, so one run of the notebook tests one answer to each.
    """
    dealt: list[dict[str, Answer]] = []
    for question, answers in banks(project, assignment).items():
        for number, answer in enumerate(a for a in answers if a.kind == kind):
            if number == len(dealt):
                dealt.append({})
            dealt[number][question] = answer
    return dealt


def _codes(column: dict[str, Answer]) -> dict[str, str]:
    """Keep only the code of each answer."""
    return {question: answer.code for question, answer in column.items()}


def submissions(project: Course, assignment: str) -> Iterator[tuple[str, Notebook]]:
    """
    Yield the notebooks of the sample class: student, notebook.

    Right, wrong and partly right answers are dealt from the banks; the rest shows what crashes.
    """
    exercise = read_notebook(project.exercise(assignment))
    right = [_codes(column) for column in columns(project, assignment, "right")]
    wrong = [_codes(column) for column in columns(project, assignment, "wrong")]
    essays = sample_essays(project, assignment)
    questions = sorted(right[0])
    full = right[0] | {question: texts[0] for question, texts in essays.items()}
    for number, answers in enumerate(right[:3], start=1):
        yield f"right-{number}", fill(exercise, full | answers)
    for number, answers in enumerate(wrong[:5], start=1):
        weaker = {question: texts[number % len(texts)] for question, texts in essays.items()}
        yield f"wrong-{number}", fill(exercise, full | answers | weaker)
    for number, question in enumerate(questions[1:7], start=1):
        done = {name: right[number % len(right)].get(name, full[name]) for name in questions if name < question}
        yield f"partly-{number}", fill(exercise, done)
    for number in (1, 2):
        mixed = {name: wrong[number].get(name, full[name]) for name in questions[number::3]}
        yield f"mixed-{number}", fill(exercise, full | mixed)
    middle = questions[len(questions) // 2]
    for student, code in (("crash-error", FAULTY), ("crash-exit", EXIT), ("never-ending", ENDLESS)):
        yield student, fill(exercise, full | {middle: code})
    yield "untouched", exercise
    cut = {
        **exercise,
        "cells": [cell for cell in fill(exercise, full)["cells"] if not grade_id(cell).endswith("-visible")],
    }
    yield "cells-deleted", cut


def write_class(project: Course, course: Course, assignment: str) -> list[str]:
    """
    Write the sample class's submissions, damaged and misnamed files among them.

    Parameters
    ----------
    project : Course
        A clone of the project: its `exercises/` and `tests/answers/` are read.
    course : Course
        Its `submitted/` is filled.
    assignment : str
        The assignment.

    Returns
    -------
    list of str
        The students' names.
    """
    names = []
    for student, notebook in submissions(project, assignment):
        folder = course.submission(student, assignment)
        write_notebook(notebook, folder / f"{assignment}.ipynb")
        names.append(student)
    whole = (course.submission("right-1", assignment) / f"{assignment}.ipynb").read_text(encoding="utf-8")
    files = {
        "renamed-file": ("my homework (2).ipynb", whole),
        "damaged-file": (f"{assignment}.ipynb", whole[: len(whole) // 2]),
        "text-file": (f"{assignment}.ipynb", "I could not open the notebook, so here is my answer: four.\n"),
        "empty-file": (f"{assignment}.ipynb", ""),
    }
    for student, (name, text) in files.items():
        folder = course.submission(student, assignment)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    course.submission("handed-in-nothing", assignment).mkdir(parents=True, exist_ok=True)
    return sorted([*names, *files, "handed-in-nothing"])
