"""A class graded by several workers: the same results, resumed runs, and nbgrader's own tools on what it wrote."""

from __future__ import annotations

import csv
import json
import shutil
from concurrent.futures import Future
from pathlib import Path

import pytest
import stock
from notebook_factory import essay, notebook, question, write

from weakest_link.authoring import release
from weakest_link.cli import main
from weakest_link.course import CONFIG, Course
from weakest_link.exceptions import IsolationError
from weakest_link.files import digest
from weakest_link.grading import run
from weakest_link.grading.isolation import Offer, strongest
from weakest_link.grading.run import NOT_FINISHED, grade_course
from weakest_link.notebooks import read_notebook
from weakest_link.sample import fill

needs_isolation = pytest.mark.skipif(strongest().level == "none", reason=f"No isolation here: {strongest().problem}")
NAME = "ex01-double"
ANSWERS = {
    "ann": {
        "q01": "def double1(x):\n    print('seen', x)\n    return 2 * x",
        "q03": "Because <script>alert(1)</script>.",
    },
    "ben": {"q01": "import os\nos._exit(1)", "q02": "def double2(x):\n    return x + x"},
    "cyd": {"q01": "def double1(x):\n    return 4", "q02": "print('<b>hi</b>')\ndef double2(x):\n    return 2 * x"},
    "dan": {},
}


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Return a course with a release and four submissions, none graded."""
    course = Course(tmp_path_factory.mktemp("class") / "course")
    course.root.mkdir()
    shutil.copy(Path(__file__).parents[1] / CONFIG, course.root)
    write(notebook(*question(1), *question(2), *essay(3)), course.solution(NAME))
    release(course)
    for student, answers in ANSWERS.items():
        path = course.submission(student, NAME) / f"{NAME}.ipynb"
        write(fill(read_notebook(course.exercise(NAME)), answers), path)
    (course.submission("ann", NAME) / "timestamp.txt").write_text("2026-03-02 10:00 UTC", encoding="utf-8")
    (course.submission("ben", NAME) / "timestamp.txt").write_text("no time at all", encoding="utf-8")
    return course


@pytest.fixture(scope="module")
def graded(handed_in: Course) -> Course:
    """Return the course after one run of the command line with two workers."""
    out = handed_in.root / "results.json"
    assert main(["grade", NAME, "--course", str(handed_in.root), "--workers", "2", "--json", str(out)]) == 0
    return handed_in


@pytest.fixture
def copy(graded: Course, tmp_path: Path) -> Course:
    """Return a copy of the graded course, to work on."""
    return Course(Path(shutil.copytree(graded.root, tmp_path / "copy")))


@pytest.mark.slow
@needs_isolation
def test_results_do_not_depend_on_workers(graded: Course, copy: Course) -> None:
    """One worker and two write the same bytes."""
    shutil.rmtree(copy.root / "results")
    (copy.root / "gradebook.db").unlink()

    grade_course(copy, NAME, workers=1)

    assert digest(copy.root / "results") == digest(graded.root / "results")
    assert digest(copy.root / "autograded") == digest(graded.root / "autograded")


@pytest.mark.slow
@needs_isolation
def test_a_run_goes_on_where_it_stood(copy: Course) -> None:
    """After a run that was killed, only what has no result is graded."""
    (copy.root / "results" / NAME / "cyd.json").unlink()
    seen: list[bool] = []

    results = grade_course(copy, NAME, on_progress=seen.append)

    assert sorted(seen) == [False, False, False, True]
    assert [result.student for result in results] == sorted(ANSWERS)


@pytest.mark.slow
@needs_isolation
def test_json_holds_points_messages_and_isolation(graded: Course) -> None:
    """The file of `--json` has a row a student, for other programs."""
    rows = {row["student"]: row for row in json.loads((graded.root / "results.json").read_text(encoding="utf-8"))}

    assert sorted(rows) == sorted(ANSWERS)
    assert rows["ben"]["scores"]["q02-double-hidden"] == 2.0
    assert "ended Python" in rows["ben"]["messages"]["q01-double-visible"]
    assert rows["ann"]["isolation"] == strongest().level
    assert rows["ann"]["timings"]["total"] > 0


@pytest.mark.slow
@needs_isolation
def test_nbgrader_export_works_on_the_gradebook(copy: Course) -> None:
    """Nbgrader's own export has everybody's score."""
    stock.nbgrader(copy, "export", "--to", "grades.csv")

    with (copy.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"ann": 3.0, "ben": 3.0, "cyd": 4.0, "dan": 0.0}


@pytest.mark.slow
@needs_isolation
def test_nbgrader_feedback_works_and_shows_no_hidden_check(copy: Course) -> None:
    """Nbgrader can make its own feedback of a marked notebook; it has no hidden check and no script of a student."""
    stock.nbgrader(copy, "generate_feedback", NAME)

    pages = {path.parts[-3]: path.read_text(encoding="utf-8") for path in (copy.root / "feedback").rglob("*.html")}
    assert sorted(pages) == sorted(ANSWERS)
    assert not [student for student, page in pages.items() if "double1(7)" in page]
    assert "<script>alert(1)</script>" not in pages["ann"]


@pytest.mark.slow
@needs_isolation
def test_times_of_hand_in_reach_the_gradebook(graded: Course) -> None:
    """A time that can be read is stored, one that cannot be read stops nothing."""
    with stock.gradebook(graded) as opened:
        times = {each.student.id: each.timestamp for each in opened.assignment_submissions(NAME)}

    assert str(times["ann"]) == "2026-03-02 10:00:00"
    assert times["ben"] is None


@pytest.mark.slow
@needs_isolation
def test_what_hidden_checks_make_a_student_print_is_for_markers(graded: Course) -> None:
    """A print inside a hidden check stands in the class report, and in nothing that a student reads."""
    report = (graded.root / "reports" / f"{NAME}.html").read_text(encoding="utf-8")
    feedback = (graded.root / "feedback" / "ann" / NAME / f"{NAME}.html").read_text(encoding="utf-8")
    marked = graded.marked("ann", NAME).read_text(encoding="utf-8")

    assert "seen 7" in report
    assert "seen 7" not in feedback + marked


@pytest.mark.parametrize(
    "error",
    [TimeoutError("hung"), IsolationError("the sandbox broke"), ValueError("a form that nobody foresaw\x1b[2J")],
    ids=lambda error: type(error).__name__,
)
def test_a_submission_that_stops_the_grader_costs_itself_only(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever stops the grader becomes a reason, the class goes on, and whoever grades reads why."""
    job: Future[object] = Future()
    job.set_exception(error)

    assert run._outcome("ann", job) == ("ann", NOT_FINISHED)
    assert f"ann: {type(error).__name__}: {str(error)[:9]}" in caplog.text
    assert "\x1b" not in caplog.text


@pytest.mark.slow
@needs_isolation
def test_a_submission_that_stopped_the_grader_is_tried_again(copy: Course) -> None:
    """The next run grades it anew, though nothing was changed."""
    store = copy.root / "results" / NAME / "ann.json"
    whole = json.loads(store.read_text(encoding="utf-8"))
    store.write_text(json.dumps(whole | {"state": "stopped"}), encoding="utf-8")
    begun = []

    results = grade_course(copy, NAME, on_progress=begun.append)

    assert begun.count(True) == 1
    assert {result.student: result.state for result in results}["ann"] == "graded"


def test_grade_refuses_without_isolation(
    handed_in: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a machine without a boundary nothing is run, and the message says what to do."""
    monkeypatch.setattr(
        "weakest_link.grading.isolation.strongest", lambda: Offer("none", "bubblewrap is not installed. Install it.")
    )
    (handed_in.root / "solutions" / NAME / "new.txt").write_text("so that nothing is unchanged", encoding="utf-8")

    code = main(["grade", NAME, "--course", str(handed_in.root)])

    (handed_in.root / "solutions" / NAME / "new.txt").unlink()
    assert code == 2
    assert "Student code cannot be kept apart on this machine. bubblewrap is not installed." in capsys.readouterr().err


def test_doctor_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """The doctor names the parts of the boundary and the level."""
    code = main(["doctor"])

    said = capsys.readouterr().out
    assert all(part in said for part in ("bubblewrap", "Isolation here:"))
    assert code == (2 if strongest().level == "none" else 0)
