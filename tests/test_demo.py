"""The demo, as its user runs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from weakest_link.cli import main
from weakest_link.course import Course


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the demo writes to."""
    return tmp_path_factory.mktemp("demo") / "out"


@pytest.fixture(scope="module")
def first_run(out: Path, checkout: Course) -> int:
    """Run the demo once."""
    return main(["demo", "--no-serve", "--out", str(out), "--course", str(checkout.root)])


@pytest.mark.slow
def test_demo_ends_with_0(first_run: int) -> None:
    """Every step works."""
    assert first_run == 0


@pytest.mark.slow
def test_demo_page_leads_to_everything(first_run: int, out: Path) -> None:
    """Every link of the first page and of the class report leads to a file."""
    pages = [out / "index.html", out / "course" / "reports" / "ex01-ministry-table.html"]
    links = [
        (page, link) for page in pages for link in re.findall(r'href="([^"#:]+)"', page.read_text(encoding="utf-8"))
    ]

    assert len(links) > 2 * 24
    assert [link for page, link in links if not (page.parent / link).resolve().is_file()] == []


@pytest.mark.slow
def test_demo_again_does_only_what_changed(
    first_run: int, out: Path, checkout: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    """When one result is gone, a second run grades that student alone and makes nothing else."""
    result = out / "course" / "results" / "ex01-ministry-table" / "right-1.json"
    before = result.read_bytes()
    result.unlink()

    assert main(["demo", "--no-serve", "--out", str(out), "--course", str(checkout.root)]) == 0
    said = capsys.readouterr().out
    assert result.read_bytes() == before
    assert "1 graded, 25 unchanged" in said
    assert said.count("│ unchanged") == 2  # the exercises and the book
