"""Course folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from notebook_factory import notebook, question, write

from weakest_link.course import Course
from weakest_link.exceptions import ConfigError


def test_find_looks_upwards(course: Course) -> None:
    """A course is found from any folder inside it."""
    inside = course.root / "solutions" / "ex01"
    inside.mkdir(parents=True)

    assert Course.find(inside).root == course.root.resolve()


def test_find_says_what_to_do_outside_a_course(tmp_path: Path) -> None:
    """Outside a course the message names the missing file and the option."""
    with pytest.raises(ConfigError, match=r"no nbgrader_config\.py here or above.*--course DIR"):
        Course.find(tmp_path)


def test_choose_names_the_known_assignments(course: Course) -> None:
    """An unknown assignment is refused with the known ones and the nearest name."""
    write(notebook(*question()), course.solution("ex01-ministry-table"))

    with pytest.raises(ConfigError, match=r"got ex01-ministry; expected one of ex01-ministry-table .*Did you mean"):
        course.choose(["ex01-ministry"])


def test_choose_nothing_means_all(course: Course) -> None:
    """Naming no assignment chooses every one, in order."""
    for name in ("ex02-b", "ex01-a"):
        write(notebook(*question()), course.solution(name))

    assert course.choose([]) == ["ex01-a", "ex02-b"]


def test_choose_says_when_there_is_nothing_to_choose(course: Course) -> None:
    """A course without assignments says where they belong."""
    with pytest.raises(ConfigError, match=r"solutions: no assignments\. Each one is a notebook NAME/NAME\.ipynb"):
        course.choose([])


def test_find_refuses_a_path_that_cuts_the_gradebooks_address(course: Course) -> None:
    """A folder with a question mark in its path is refused: the database would lie elsewhere."""
    odd = course.root.rename(course.root.with_name("what? now"))

    with pytest.raises(ConfigError, match=r"has a \? or a #"):
        Course.find(odd)


def test_students_leaves_hidden_folders_out(course: Course) -> None:
    """Folders that Jupyter makes are no students."""
    for name in ("ann", ".ipynb_checkpoints"):
        (course.root / "submitted" / name).mkdir(parents=True)

    assert course.students() == ["ann"]
