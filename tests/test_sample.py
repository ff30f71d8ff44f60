"""Answer banks and the sample class."""

from __future__ import annotations

from pathlib import Path

import pytest
from notebook_factory import notebook, question

from weakest_link.course import Course
from weakest_link.exceptions import ExerciseFormatError
from weakest_link.sample import Answer, columns, fill, read_bank, write_class

BANK = """Notes before the first block are ignored.

# %% right: a loop
x = 1

# %% wrong: a string
# expect: a whole number
x = "1"
"""


def test_read_bank(tmp_path: Path) -> None:
    """A bank gives each block's kind, title, code and expected message."""
    path = tmp_path / "q01-x.py"
    path.write_text(BANK)

    assert read_bank(path) == [
        Answer("right", "a loop", "x = 1", None),
        Answer("wrong", "a string", 'x = "1"', "a whole number"),
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [("x = 1", "no block headed"), ("# %% wrong: forgot\nx = 1", "forgot: no `# expect:` line")],
)
def test_read_bank_refuses(tmp_path: Path, text: str, fault: str) -> None:
    """A file without blocks, or a wrong answer without its message, is refused."""
    path = tmp_path / "q01-x.py"
    path.write_text(text)

    with pytest.raises(ExerciseFormatError, match=fault):
        read_bank(path)


def test_fill_writes_only_answer_cells() -> None:
    """Answers go into the answer cells of their questions, and nowhere else."""
    empty = notebook(*question(1), *question(2))

    filled = fill(empty, {"q02": "answer"})

    changed = [new["id"] for old, new in zip(empty["cells"], filled["cells"], strict=True) if old != new]
    assert changed == ["q02-double-answer"]


@pytest.mark.parametrize("kind", ["right", "wrong"])
def test_columns_deal_every_answer_once(checkout: Course, kind: str) -> None:
    """Every answer of a bank stands in exactly one of the dealt submissions."""
    name = "ex01-ministry-table"
    banks = (checkout.root / "tests" / "answers" / name).glob("q*.py")
    every = sorted(answer.code for path in banks for answer in read_bank(path) if answer.kind == kind)

    dealt = columns(checkout, name, "right" if kind == "right" else "wrong")

    assert sorted(answer.code for column in dealt for answer in column.values()) == every


def test_write_class_makes_every_kind(checkout: Course, course: Course) -> None:
    """The sample class has at least 24 students, from right answers to damaged files."""
    students = write_class(checkout, course, "ex01-ministry-table")

    kinds = {
        "right-1",
        "partly-1",
        "wrong-1",
        "crash-exit",
        "never-ending",
        "damaged-file",
        "renamed-file",
        "empty-file",
    }
    assert len(students) >= 24
    assert kinds <= set(students)
    assert students == course.students()
