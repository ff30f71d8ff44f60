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
