"""The command line: help, exit codes, messages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from weakest_link.cli import main
from weakest_link.course import Course


@pytest.mark.parametrize("command", ["demo", "book", "release", "grade", "data"])
def test_help_explains_each_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command has a help page, and the main help lists it."""
    for words in (["--help"], [command, "--help"]):
        with pytest.raises(SystemExit, match="0"):
            main(words)
        assert command in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["grade", "ex99"], "Unknown assignment: got ex99; expected one of ex00-warm-up", id="grade"),
        pytest.param(["release", "ex0"], "Unknown assignment: got ex0; expected one of ex00-warm-up", id="release"),
        pytest.param(
            ["data", "describe", "divisons"], "no table 'divisons'. Did you mean 'divisions'?", id="unknown table"
        ),
        pytest.param(["data", "describe"], "Name a table to describe: one of divisions", id="no table"),
        pytest.param(
            ["grade", "x", "--course", "/"], "/: not a course (no nbgrader_config.py here or above)", id="folder"
        ),
    ],
)
def test_what_can_be_put_right_ends_with_exit_code_2(
    checkout: Course, words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake in the call gives one message on stderr and exit code 2."""
    in_project = [] if "--course" in words or words[0] == "data" else ["--course", str(checkout.root)]

    assert main([*words, *in_project]) == 2
    assert message in capsys.readouterr().err


def test_demo_refuses_a_folder_that_holds_something_else(
    checkout: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The demo never writes into a folder with other files."""
    (tmp_path / "thesis.txt").write_text("mine")

    assert main(["demo", "--no-serve", "--out", str(tmp_path), "--course", str(checkout.root)]) == 2
    assert "not empty and holds no earlier demo" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_demo_needs_a_clone(course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a course without book and banks the message says what is missing."""
    assert main(["demo", "--no-serve", "--out", str(tmp_path / "out"), "--course", str(course.root)]) == 2
    assert "the demo needs book/, solutions/, tests/answers/" in capsys.readouterr().err


def test_missing_data_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A data folder that is not there is named, with exit code 2."""
    monkeypatch.setenv("WEAKEST_LINK_DATA", str(tmp_path / "nowhere"))

    assert main(["data", "check"]) == 2
    assert str(tmp_path / "nowhere") in capsys.readouterr().err


def test_data_check_finds_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """The project's own tables agree with their descriptions."""
    assert main(["data", "check"]) == 0
    assert "no faults" in capsys.readouterr().out


def test_command_line_imports_nothing_heavy() -> None:
    """Importing the command line loads neither pandas nor nbgrader nor rich."""
    code = (
        "import sys, weakest_link.cli; print([m for m in ('pandas', 'nbgrader', 'rich', 'altair') if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("words", [["grade", "ex00-warm-up"], ["demo", "--no-serve"]])
def test_grading_on_windows_is_refused_with_the_way_out(
    checkout: Course, anew: None, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where Python lacks what the grader is built on, the message names the container, and nothing is imported."""
    monkeypatch.setattr(sys, "platform", "win32")
    for module in ("linux", "run"):
        monkeypatch.setitem(sys.modules, f"weakest_link.grading.{module}", None)

    assert main([*words, "--course", str(checkout.root)]) == 2
    assert "win32: the grader needs Linux. Grade in a Linux container" in capsys.readouterr().err.replace("\n", " ")
