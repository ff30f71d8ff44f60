"""Every notebook runs: nbval compares the book's stored outputs, and only runs the solutions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHAPTERS = sorted((ROOT / "book").glob("*.ipynb"))
SOLUTIONS = sorted((ROOT / "solutions").glob("*/*.ipynb"))


def nbval(mode: str, notebook: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run nbval on one notebook, away from the project's own pytest settings."""
    words = [mode, "--nbval-current-env", "-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(folder)]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words, str(notebook)], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
@pytest.mark.parametrize("notebook", CHAPTERS, ids=lambda path: path.stem)
def test_chapter_gives_its_stored_outputs(notebook: Path, tmp_path: Path) -> None:
    """Every code cell of a chapter gives the output that is stored in it."""
    done = nbval("--nbval", notebook, tmp_path)

    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.slow
@pytest.mark.parametrize("notebook", SOLUTIONS, ids=lambda path: path.stem)
def test_solution_runs(notebook: Path, tmp_path: Path) -> None:
    """Every cell of a solution runs, its checks included."""
    done = nbval("--nbval-lax", notebook, tmp_path)

    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.slow
def test_nbval_notices_a_changed_output(tmp_path: Path) -> None:
    """The comparison is real: a chapter with one altered output fails."""
    altered = tmp_path / "altered.ipynb"
    text = CHAPTERS[0].read_text(encoding="utf-8")
    assert '"text/plain": [' in text
    altered.write_text(text.replace('"text/plain": [', '"text/plain": [\n"altered ",', 1), encoding="utf-8")

    assert nbval("--nbval", altered, tmp_path).returncode == 1


def test_there_are_notebooks_to_run() -> None:
    """The lists above are not empty."""
    assert CHAPTERS
    assert SOLUTIONS
