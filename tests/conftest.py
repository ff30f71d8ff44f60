"""What several test files share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from weakest_link.course import CONFIG, Course

PROJECT = Course(Path(__file__).parents[1])


@pytest.fixture(scope="session")
def checkout() -> Course:
    """Return the project itself; tests read it and never write to it."""
    return PROJECT


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Return an empty course with the project's nbgrader settings."""
    root = tmp_path / "course"
    root.mkdir()
    shutil.copy(PROJECT.root / CONFIG, root)
    return Course(root)


@pytest.fixture(scope="session")
def built_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the book once, from a copy, and return the folder of its pages."""
    from weakest_link import book

    copy = tmp_path_factory.mktemp("book-course")
    for name in ("_config.yml", "CHANGELOG.md"):
        shutil.copy(PROJECT.root / name, copy)
    for name in ("book", "exercises", "data"):
        shutil.copytree(PROJECT.root / name, copy / name)
    return book.build(copy, copy / "out").parent
