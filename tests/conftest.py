"""What several test files share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from weakest_link import printing
from weakest_link.course import CONFIG, Course
from weakest_link.grading import isolation

PROJECT = Course(Path(__file__).parents[1])
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


@pytest.fixture
def anew() -> Iterator[None]:
    """Have this machine's boundaries tried anew, in the test and after it."""
    isolation.strongest.cache_clear()
    yield
    isolation.strongest.cache_clear()


@pytest.fixture(scope="session")
def built_book(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Build the book from a copy, once for all processes of a run, and return the folder of its pages."""
    from weakest_link import book

    own = tmp_path_factory.getbasetemp()
    copy = (own if worker_id == "master" else own.parent) / "book-course"
    with FileLock(f"{copy}.lock"):
        if not copy.exists():
            for name in ("book", "exercises", "data"):
                shutil.copytree(PROJECT.root / name, copy / name)
            for name in ("_config.yml", "CHANGELOG.md"):
                shutil.copy(PROJECT.root / name, copy)
        return book.build(copy, copy / "out").parent  # at once when another process has built it


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the program of the browser; without one the test is skipped, with a line that says so."""
    program = printing.chromium()
    if program is None:
        pytest.skip("No Chromium found; install it (Debian: apt-get install chromium).")
    return program


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """Start the browser once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield running
        running.close()
