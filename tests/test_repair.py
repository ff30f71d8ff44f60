"""Submissions are brought into the release's form."""

from __future__ import annotations

import copy
import os
import time
from pathlib import Path

import pytest
from notebook_factory import cell, notebook, question, write

from weakest_link.exceptions import SubmissionError
from weakest_link.grading.repair import find_submission, repair
from weakest_link.notebooks import Notebook, grade_id

NAME = "ex01"


@pytest.fixture
def release() -> Notebook:
    """Return a released notebook of two questions."""
    return notebook(*question(1), *question(2))


def sources(made: Notebook) -> dict[str, str]:
    """Map each cell's id to its source."""
    return {cell["id"]: cell["source"] for cell in made["cells"]}


def test_repair_takes_answers_and_keeps_locked_cells(release: Notebook) -> None:
    """The student's answer is taken; a changed check is put back and reported."""
    theirs = copy.deepcopy(release)
    theirs["cells"][2]["source"] = "def double1(x): return x + x"
    theirs["cells"][3]["source"] = "pass"

    repaired, repairs = repair(release, theirs)

    assert sources(repaired) == {**sources(release), "q01-double-answer": "def double1(x): return x + x"}
    assert repairs == ["The locked cell q01-double-visible had been changed; it was put back as released."]


def test_repair_puts_missing_cells_back(release: Notebook) -> None:
    """A deleted cell comes back as released, and the report says so."""
    theirs = {**release, "cells": [c for c in release["cells"] if c["id"] != "q02-double-hidden"]}

    repaired, repairs = repair(release, theirs)

    assert sources(repaired) == sources(release)
    assert repairs == ["The cell q02-double-hidden was missing; it was put back as released."]


def test_repair_joins_an_answer_that_was_split(release: Notebook) -> None:
    """Two cells with one grade_id, as splitting a cell leaves them, are put together in their order."""
    theirs = copy.deepcopy(release)
    second = copy.deepcopy(theirs["cells"][2])
    theirs["cells"][2]["source"], second["source"] = "first = 1", "second = 2"
    theirs["cells"].insert(3, second)

    repaired, repairs = repair(release, theirs)

    assert sources(repaired)["q01-double-answer"] == "first = 1\n\nsecond = 2"
    assert repairs == ["The answer cell q01-double-answer stood in 2 parts; they were put together."]


def test_repair_counts_a_copied_cell_once(release: Notebook) -> None:
    """A cell that stands twice with the same content is one cell."""
    theirs = copy.deepcopy(release)
    theirs["cells"].append(copy.deepcopy(theirs["cells"][2]))

    repaired, repairs = repair(release, theirs)

    assert (sources(repaired), repairs) == (sources(release), [])


def test_repair_says_nothing_of_names_that_are_not_released(release: Notebook) -> None:
    """A name that the student made up stands in no sentence, however often it stands in the notebook."""
    theirs = copy.deepcopy(release)
    for source in ("1", "2"):
        stray = copy.deepcopy(theirs["cells"][2])
        stray["metadata"]["nbgrader"]["grade_id"] = "\ud83d" + "A" * 300_000
        theirs["cells"].append({**stray, "source": source})

    repaired, repairs = repair(release, theirs)

    assert repairs == []
    assert [each["source"] for each in repaired["cells"][-2:]] == ["1", "2"]


def test_repair_joins_many_parts_quickly(release: Notebook) -> None:
    """The time for an answer in many parts grows with their number, and one sentence says how many they were."""
    theirs = copy.deepcopy(release)
    part = theirs["cells"][2]
    theirs["cells"] = [{**part, "source": f"{'a' * 100}{number}"} for number in range(20_000)]
    start = time.process_time()

    _, repairs = repair(release, theirs)

    assert time.process_time() - start < 2
    assert [each for each in repairs if "parts" in each] == [
        "The answer cell q01-double-answer stood in 20000 parts; they were put together."
    ]


def test_repair_finds_an_answer_that_lost_its_name(release: Notebook) -> None:
    """One unknown code cell in the place of a missing answer cell is taken for it."""
    theirs = copy.deepcopy(release)
    theirs["cells"][2] = cell("def double1(x): return x + x", "x")

    repaired, repairs = repair(release, theirs)

    assert sources(repaired) == {**sources(release), "q01-double-answer": "def double1(x): return x + x"}
    assert repairs == ["The answer cell q01-double-answer had lost its name; the code in its place was taken."]


def test_repair_keeps_extra_cells_of_older_formats(release: Notebook) -> None:
    """Cells without ids, as older notebooks have them, are kept where they stood."""
    theirs = copy.deepcopy(release)
    theirs["cells"].insert(2, cell("import math", "mine"))
    for each in theirs["cells"]:
        del each["id"]

    repaired, _ = repair(release, theirs)

    assert "import math" in [each["source"] for each in repaired["cells"]]


def test_repair_restores_the_order(release: Notebook) -> None:
    """Shuffled cells are graded in the release's order."""
    theirs = {**release, "cells": release["cells"][::-1]}

    repaired, _ = repair(release, theirs)

    assert [c["id"] for c in repaired["cells"]] == [c["id"] for c in release["cells"]]


def test_repair_keeps_extra_code_where_it_stood(release: Notebook) -> None:
    """A code cell that the student added runs where the student put it."""
    theirs = copy.deepcopy(release)
    theirs["cells"].insert(2, cell("import math", "mine"))

    repaired, _ = repair(release, theirs)

    assert [c["source"] for c in repaired["cells"]][2] == "import math"


def test_repair_ignores_the_submissions_metadata(release: Notebook) -> None:
    """Points and roles come from the release, whatever the submission says."""
    theirs = copy.deepcopy(release)
    for changed in theirs["cells"]:
        if grade_id(changed):
            changed["metadata"]["nbgrader"]["points"] = 1000

    repaired, _ = repair(release, theirs)

    assert [c["metadata"] for c in repaired["cells"]] == [c["metadata"] for c in release["cells"]]


def test_find_submission_reads_a_renamed_file(tmp_path: Path, release: Notebook) -> None:
    """One notebook under another name is read, and the report says so."""
    write(release, tmp_path / "my work (1).ipynb")

    _, repairs = find_submission(tmp_path, NAME)

    assert repairs == ["The file was called my work (1).ipynb; it was read as ex01.ipynb."]


@pytest.mark.skipif(os.name == "nt", reason="Names are text there.")
@pytest.mark.parametrize("files", [1, 2], ids=["read", "refused"])
def test_find_submission_shows_names_as_plain_text(tmp_path: Path, release: Notebook, files: int) -> None:
    """What is said of a file whose name is no text, or is an order to a terminal, can be written and shown."""
    for name in (b"\xff\x1b[2J.ipynb", b"\xfe.ipynb")[:files]:
        write(release, tmp_path / "a.ipynb")
        (tmp_path / "a.ipynb").rename(tmp_path / os.fsdecode(name))

    try:
        said = find_submission(tmp_path, NAME)[1][0]
    except SubmissionError as refusal:
        said = str(refusal)

    assert "?.ipynb" in said.encode().decode()
    assert "\x1b" not in said


def test_find_submission_names_no_more_than_fits(tmp_path: Path) -> None:
    """A folder of many files gives a message of some lines."""
    for number in range(100):
        (tmp_path / f"{number}{'x' * 200}").touch()

    with pytest.raises(SubmissionError) as refusal:
        find_submission(tmp_path, NAME)

    assert len(str(refusal.value)) < 1100


def test_find_submission_refuses_to_guess(tmp_path: Path, release: Notebook) -> None:
    """Two notebooks under other names are refused with both names."""
    for name in ("a.ipynb", "b.ipynb"):
        write(release, tmp_path / name)

    with pytest.raises(SubmissionError, match=r"Expected the file ex01\.ipynb; got a\.ipynb, b\.ipynb"):
        find_submission(tmp_path, NAME)


def test_find_submission_names_what_came_instead(tmp_path: Path) -> None:
    """Another kind of file is named in the message."""
    (tmp_path / "essay.docx").write_bytes(b"PK")

    with pytest.raises(SubmissionError, match=r"got essay\.docx"):
        find_submission(tmp_path, NAME)


def test_find_submission_refuses_a_link_to_elsewhere(tmp_path: Path, release: Notebook) -> None:
    """A link out of the student's folder, to the solution for instance, is not followed."""
    write(release, tmp_path / "solution.ipynb")
    (tmp_path / "student").mkdir()
    (tmp_path / "student" / f"{NAME}.ipynb").symlink_to(tmp_path / "solution.ipynb")

    with pytest.raises(SubmissionError, match=r"ex01\.ipynb: the file is a link to another place"):
        find_submission(tmp_path / "student", NAME)


def test_find_submission_says_that_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder with a notebook's name is named for what it is."""
    (tmp_path / f"{NAME}.ipynb").mkdir()

    with pytest.raises(SubmissionError, match=r"got ex01\.ipynb \(no file\)"):
        find_submission(tmp_path, NAME)
