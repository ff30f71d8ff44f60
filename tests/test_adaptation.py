"""Another article in this module's frame: the guide's steps exist, and the frame asks for nothing of this case."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import descriptor
import pytest
from notebook_factory import cell, notebook, question, write

import weakest_link as wl
from weakest_link import book
from weakest_link.authoring import release
from weakest_link.cli import _parser
from weakest_link.course import Course
from weakest_link.datasets import digest
from weakest_link.grading import grade

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "book" / "guide-instructors.md").read_text(encoding="utf-8")
STEPS = GUIDE.split("## Adapt it to another article\n")[1]
WORDS = re.findall(r"`([^`]+)`", STEPS)
FRAME = ("_config.yml", "nbgrader_config.py", "CHANGELOG.md", "book/_static", "book/_templates", "book/references.bib")
CRANES = "port,cranes\nNorth,6\nSouth,4\n"
CELL = "import weakest_link as wl\nfrom weakest_link import explore as x\nx.show_rows(wl.load('cranes'), 'Cranes')"
ASSIGNMENT = "ex01-cranes"
CONTENTS = f"format: jb-book\nroot: page\nchapters:\n  - file: exercises\n  - file: {ASSIGNMENT}\n"


def test_places_of_the_steps_exist() -> None:
    """Every file and folder that the steps name is there, from the root or from the folder named before it."""
    named = [word for word in WORDS if "/" in word or "." in word]
    paths = [path for word in named for path in word.split() if "/" in path or path.endswith((".py", ".toml", ".md"))]
    folders = [ROOT, *(ROOT / path for path in paths if path.endswith("/"))]

    assert len(paths) > 10
    assert [path for path in paths if not any((folder / path).exists() for folder in folders)] == []


def test_commands_of_the_steps_are_commands() -> None:
    """Every `weakest-link` command of the steps is one that the command line reads."""
    commands = [word.split()[3:] for word in WORDS if word.startswith("uv run weakest-link ")]

    assert commands
    assert all(callable(_parser().parse_args(command).run) for command in commands)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Return a course on another article: a table, a page, an exercise, and this project's frame."""
    root = tmp_path_factory.mktemp("other") / "course"
    for name in FRAME:
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    (root / "data").mkdir()
    (root / "data" / "cranes.csv").write_text(CRANES, encoding="utf-8", newline="\n")
    package = described(root / "data" / "cranes.csv")
    (root / "data" / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    (root / "book" / "_toc.yml").write_text(CONTENTS, encoding="utf-8")
    (root / "book" / "exercises.md").write_text("# Exercises\n", encoding="utf-8")
    page = [cell("# Ports", "title", kind="markdown"), cell(CELL, "cranes")]
    write({**notebook(), "cells": page}, root / "book" / "page.ipynb")
    write(notebook(*question(1)), root / "solutions" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
    return Course(root)


def described(file: Path) -> dict[str, Any]:
    """Describe the other article's table, as `data/build/` describes those of this one."""
    table = {
        "name": "cranes", "package": "students", "title": "Cranes", "description": "Made up.", "row_is": "a port",
        "evidence_status": "unverified", "rights": "own", "key": ["port"],
        "fields": [
            {"name": "port", "type": "string", "description": "The port."},
            {"name": "cranes", "type": "integer", "description": "Its cranes."},
        ],
    }  # fmt: skip
    definition = {
        "fields": {}, "tables": [table], "rights": {"own": "Made up."}, "package": {"students": {"name": "other"}},
        "licences": {"content": {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}},
    }  # fmt: skip
    resource = descriptor.describe_table(definition, table, [], []) | {"hash": digest(file)}
    return descriptor.describe_package(definition, "students", [resource])


@pytest.mark.slow
def test_other_article_makes_its_way(other: Course, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another table loads, its exercise is released and graded, and its book is built, without this case."""
    monkeypatch.setenv("WEAKEST_LINK_DATA", str(other.root / "data"))

    loaded = wl.load("cranes")["cranes"].tolist()
    changed = release(other)
    graded = grade(other.solution(ASSIGNMENT), other.solution(ASSIGNMENT))
    site = book.build(other.root, tmp_path).parent

    assert (loaded, changed, set(graded.scores.values())) == ([6, 4], {ASSIGNMENT: True}, {1.0, 2.0})
    assert ">North<" in (site / "page.html").read_text(encoding="utf-8")
    assert "Double" in (site / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")
