"""Grading through real nbgrader, on small notebooks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import stock
from notebook_factory import essay, notebook, question, write

from weakest_link.authoring import release
from weakest_link.cli import main
from weakest_link.course import Course
from weakest_link.exceptions import ConfigError
from weakest_link.grading.results import Result
from weakest_link.grading.run import choose_students, grade_course, stored_results
from weakest_link.notebooks import read_notebook
from weakest_link.report import write_class_report, write_feedback
from weakest_link.sample import fill

NAME = "ex01-double"
RIGHT = {"q01": "def double1(x):\n    return x + x", "q02": "def double2(x):\n    return 2 * x", "q03": "Because."}
ANSWERS = {
    "right": RIGHT,
    "breaks": RIGHT | {"q01": "def double1(x):\n    return {2: 4}[x]"},
    "hard-coded": RIGHT | {"q01": "def double1(x):\n    return 4"},
    "nothing": {},
    "warns": RIGHT | {"q01": "import warnings\ndef double1(x):\n    warnings.warn('careful')\n    return x + x"},
    "crash": RIGHT | {"q01": "1 / 0"},
    "exit": RIGHT | {"q01": "import os\nos._exit(1)"},
    "interrupts": RIGHT | {"q01": "raise KeyboardInterrupt"},
    "removes": RIGHT | {"q01": "import os, shutil\nshutil.rmtree(os.getcwd())"},
    "odd-output": RIGHT | {"q01": "from IPython.display import display\ndisplay({'text/plain': 5}, raw=True)"},
    "endless": RIGHT | {"q01": "while True:\n    pass"},
}
NOT_DEFINED = (
    "`double1` is not defined yet. Define it in the answer cell, and run that cell from top to bottom. "
    "The answer cell stopped: ZeroDivisionError: division by zero"
)


@pytest.fixture(scope="module")
def class_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Return a course with a release and one submission of each kind."""
    project = Path(__file__).parents[1]
    course = Course(tmp_path_factory.mktemp("course"))
    shutil.copy(project / "nbgrader_config.py", course.root)
    authored = notebook(*question(1), *question(2), *essay(3))
    authored["metadata"]["weakest_link"] = {"limits": {"wall_s": 2}}
    write(authored, course.solution(NAME))
    release(course)
    exercise = read_notebook(course.exercise(NAME))
    for student, answers in ANSWERS.items():
        write(fill(exercise, answers), course.submission(student, NAME) / f"{NAME}.ipynb")
    damaged = course.submission("damaged", NAME)
    damaged.mkdir(parents=True)
    (damaged / f"{NAME}.ipynb").write_text('{"cells": [', encoding="utf-8")
    course.submission("absent", NAME).mkdir(parents=True)
    half = course.submission("half-character", NAME) / f"{NAME}.ipynb"
    half.parent.mkdir(parents=True)
    half.write_text(json.dumps(fill(exercise, RIGHT | {"q01": "# \ud83d\n" + RIGHT["q01"]})), encoding="utf-8")
    return course


@pytest.fixture(scope="module")
def results(class_course: Course) -> dict[str, Result]:
    """Return the graded class by student."""
    return {graded.student: graded for graded in grade_course(class_course, NAME)}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("student", "score", "state", "reasons"),
    [
        ("right", 6, "graded", []),
        ("hard-coded", 4, "graded", [("q01", 2.0, "a secret property of 1")]),
        (
            "breaks",
            4,
            "graded",
            [("q01", 2.0, "Your code stopped with an error on other data, or the check did at its answer.")],
        ),
        ("warns", 6, "graded", []),
        ("crash", 3, "graded", [("q01", 3.0, NOT_DEFINED)]),
        ("absent", 0, "missing", [("all", 10.0, f"Nothing was handed in (looked in submitted/absent/{NAME}/).")]),
        ("half-character", 6, "graded", []),
    ],
)
def test_grade_scores_and_reasons(
    results: dict[str, Result], student: str, score: float, state: str, reasons: list[tuple[str, float, str]]
) -> None:
    """Each kind of submission gets its score, its state and the reason for every lost point."""
    graded = results[student]

    assert (graded.score, graded.state, graded.reasons) == (score, state, reasons)


@pytest.mark.slow
def test_grade_explains_an_untouched_notebook(results: dict[str, Result]) -> None:
    """An untouched notebook gets 0 points, and each question says that its answer is empty."""
    reasons = results["nothing"].reasons

    assert results["nothing"].score == 0
    assert [question for question, _, _ in reasons] == ["q01", "q02", "q03"]
    assert "the answer is still empty" in reasons[0][2]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("student", "state", "words"),
    [
        ("exit", "graded", "It ended Python itself"),
        ("damaged", "unreadable", "no valid JSON at line 1, column 12"),
        ("endless", "graded", "It ran longer than the time limit (2 s); a loop may not end."),
        ("interrupts", "graded", "The answer cell stopped: KeyboardInterrupt"),
        ("removes", "graded", "`double1` is not defined yet"),
        ("odd-output", "graded", "`double1` is not defined yet"),
    ],
)
def test_grade_survives(results: dict[str, Result], student: str, state: str, words: str) -> None:
    """What cannot run costs only its own student, with a reason; the class is graded."""
    assert results[student].state == state
    assert words in results[student].reasons[0][2]


@pytest.mark.slow
def test_grade_waits_for_a_person_on_essays(results: dict[str, Result]) -> None:
    """A written answer has no score until a person marks it."""
    assert results["right"].to_mark == 4


@pytest.mark.slow
def test_grade_keeps_an_essay_of_a_notebook_that_stopped(results: dict[str, Result]) -> None:
    """A text waits for a person, although code of the notebook ended Python."""
    assert results["exit"].to_mark == 4
    assert results["exit"].answers["q03-why-essay"] == "Because."


@pytest.mark.slow
def test_grade_stores_scores_in_the_gradebook(class_course: Course, results: dict[str, Result]) -> None:
    """Nbgrader's gradebook holds the same scores, for submissions that could not run too."""
    for student in ("hard-coded", "damaged", "exit"):
        wanted = {item.grade_id: item.score or 0.0 for item in results[student].scored}
        assert stock.scores(class_course, NAME)[student] == wanted


@pytest.mark.slow
def test_grade_leaves_submissions_as_they_are(class_course: Course, results: dict[str, Result]) -> None:
    """The submitted file keeps its bytes."""
    path = class_course.submission("right", NAME) / f"{NAME}.ipynb"

    assert json.loads(path.read_text()) == fill(read_notebook(class_course.exercise(NAME)), ANSWERS["right"])
    assert results["right"].answers["q01-double-answer"] == RIGHT["q01"]


@pytest.mark.slow
def test_grade_again_runs_only_what_changed(
    class_course: Course, results: dict[str, Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Results of unchanged submissions are read back, equal, without running anything."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("nothing changed, so nothing may run")

    monkeypatch.setattr("weakest_link.nbgrader_bridge.generated", refuse)
    monkeypatch.setattr("weakest_link.grading.run._Jobs", refuse)

    assert {graded.student: graded for graded in grade_course(class_course, NAME)} == results


@pytest.fixture
def marked_course(class_course: Course, results: dict[str, Result], tmp_path: Path) -> Course:
    """Return a copy of the graded course in which a person gave one essay 3 of 4 points."""
    course = Course(shutil.copytree(class_course.root, tmp_path / "marked"))
    with stock.gradebook(course) as gradebook:
        essay = gradebook.find_grade("q03-why-essay", NAME, NAME, "right")
        essay.manual_score, essay.needs_manual_grade = 3, False
        gradebook.db.commit()
    return course


@pytest.mark.slow
def test_grade_again_takes_over_what_a_person_marked(marked_course: Course) -> None:
    """An essay that was marked in the gradebook has its points, and says who gave them, at the next run."""
    (graded,) = grade_course(marked_course, NAME, ["right"])

    assert (graded.score, graded.to_mark) == (9, 0)
    assert graded.reasons == [("q03", 1.0, "Marked by a person, with the question's rubric.")]


@pytest.mark.slow
def test_grade_again_takes_over_the_markers_comment(marked_course: Course) -> None:
    """What the marker wrote is the reason that the student reads."""
    with stock.gradebook(marked_course) as gradebook:
        gradebook.find_comment("q03-why-essay", NAME, NAME, "right").manual_comment = "Say why."
        gradebook.db.commit()

    (graded,) = grade_course(marked_course, NAME, ["right"])

    assert graded.reasons == [("q03", 1.0, "Say why.")]


@pytest.mark.slow
@pytest.mark.parametrize("text", ["A better reason.", None], ids=["a new essay", "a damaged file"])
def test_an_old_mark_does_not_stand_for_new_work(marked_course: Course, text: str | None) -> None:
    """After a new hand-in the essay waits for a person again, in the first run and in the second."""
    path = marked_course.submission("right", NAME) / f"{NAME}.ipynb"
    exercise = read_notebook(marked_course.exercise(NAME))
    path.write_text("" if text is None else json.dumps(fill(exercise, RIGHT | {"q03": text})), encoding="utf-8")

    runs = [grade_course(marked_course, NAME, ["right"])[0] for _ in range(2)]

    assert runs[0] == runs[1]
    assert runs[0].to_mark == 4


@pytest.mark.slow
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda root: (root / "results" / NAME / "absent.json").write_text("{"), id="half a result"),
        pytest.param(lambda root: (root / "results" / NAME / "absent.json").write_text('{"x": 1}'), id="another form"),
        pytest.param(lambda root: (root / "gradebook.db").unlink(), id="no gradebook"),
    ],
)
def test_grade_recovers_from_lost_results(marked_course: Course, damage: Callable[[Path], None]) -> None:
    """What an earlier run left damaged or without its gradebook is graded again."""
    damage(marked_course.root)

    (graded,) = grade_course(marked_course, NAME, ["absent"])

    assert (graded.state, graded.score) == ("missing", 0)


@pytest.mark.slow
def test_grade_names_a_damaged_gradebook(marked_course: Course) -> None:
    """A gradebook that is no database gives one message, and is left as it is."""
    gradebook = marked_course.root / "gradebook.db"
    gradebook.write_bytes(b"not a database" * 100)

    with pytest.raises(ConfigError, match=r"gradebook\.db: the gradebook cannot be used"):
        grade_course(marked_course, NAME, ["right"])

    assert gradebook.read_bytes() == b"not a database" * 100


@pytest.mark.slow
def test_grade_command_reports_the_whole_class(
    marked_course: Course, results: dict[str, Result], capsys: pytest.CaptureFixture[str]
) -> None:
    """Grading one student again keeps everybody else in the class report."""
    words = ["grade", NAME, "--course", str(marked_course.root), "--student", "right", "--student", "right"]

    assert main(words) == 0

    rows = (marked_course.root / "reports" / f"{NAME}.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 1 + len(results)
    assert capsys.readouterr().out.count("│ right") == 1


@pytest.mark.slow
def test_feedback_hides_checks_and_escapes_what_students_wrote(
    class_course: Course, results: dict[str, Result]
) -> None:
    """A feedback page has the message, no hidden check's code, and student text only as text."""
    evil = results["hard-coded"].answers | {"q01-double-answer": "<script>alert(1)</script>"}
    graded = Result(**{**vars(results["hard-coded"]), "answers": evil})

    text = write_feedback(class_course, graded).read_text(encoding="utf-8")

    assert "a secret property of 1" in text
    assert "double1(7)" not in text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.slow
def test_class_report_has_a_row_for_every_student(class_course: Course, results: dict[str, Result]) -> None:
    """Everybody graded so far stands in the report and in its table, unreadable submissions too."""
    page = write_class_report(class_course, NAME, list(results.values()))

    assert [graded.student for graded in stored_results(class_course, NAME)] == sorted(results)
    rows = page.with_suffix(".csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 1 + len(results)
    assert all(f">{student}</a>" in page.read_text(encoding="utf-8") for student in results)


@pytest.mark.slow
def test_grade_command_names_unreadable_files_at_the_end(
    marked_course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    """A submission that is no notebook ends with exit code 2 and its name, after all others were graded."""
    words = ["grade", NAME, "--course", str(marked_course.root), "--student", "damaged", "--student", "right"]

    assert main(words) == 2

    said = capsys.readouterr()
    assert "1 of 2 submissions could not be read and got 0 points; all others are graded." in said.err
    assert f"submitted/damaged/: {NAME}.ipynb: the file is damaged or is not a notebook" in said.err
    assert "│ right" in said.out


def test_grade_names_the_known_students(class_course: Course) -> None:
    """An unknown student is refused with the known ones."""
    with pytest.raises(ConfigError, match=r"Unknown student: got nobody; expected a folder of .*absent, breaks"):
        grade_course(class_course, NAME, ["nobody"])


def test_grade_refuses_odd_folder_names(course: Course) -> None:
    """A folder whose name could not be a student's is refused, unless others are named."""
    for name in ("a*b", "ann"):
        (course.root / "submitted" / name).mkdir(parents=True)

    with pytest.raises(ConfigError, match=r"cannot be students' names: 'a\*b'"):
        choose_students(course)
    assert choose_students(course, ["ann"]) == ["ann"]


def test_grade_needs_submissions(course: Course) -> None:
    """Without any submission the message says where to put them."""
    write(notebook(*question(1)), course.solution(NAME))

    with pytest.raises(ConfigError, match=r"no submissions\. Put each student's notebook into submitted/STUDENT/"):
        grade_course(course, NAME)
