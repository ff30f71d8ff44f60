"""
The attack corpus against the grader: no undeserved point, nothing read, nothing written, nobody else touched.

The attacks are in `hostile/`, one file each; `hostile_corpus` reads them and says what each deserves.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import hostile_corpus as corpus
import pytest
from hostile_corpus import Attack, FileAttack

from weakest_link.course import Course
from weakest_link.exceptions import SubmissionError
from weakest_link.files import digest
from weakest_link.grading import Graded, Grader, Limits
from weakest_link.grading.isolation import strongest
from weakest_link.grading.repair import find_submission
from weakest_link.notebooks import released, write_notebook

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(strongest().level == "none", reason=f"No isolation here: {strongest().problem}"),
]
LIMITS = Limits(wall_s=3, cpu_s=3, memory_mb=512, total_s=40)
NEIGHBOUR = "other-student"
SEEN_MAX = 20_000_000  # bytes


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Return a course with things worth stealing: solutions, a gradebook, a result, another submission, a secret."""
    course = Course(tmp_path_factory.mktemp("hostile") / "course")
    authored = course.solution(corpus.ASSIGNMENT)
    authored.parent.mkdir(parents=True)
    shutil.copy(corpus.RELEASE, authored)
    (course.root / "gradebook.db").write_text(corpus.SECRET_TOKEN, encoding="utf-8")
    (course.root / "secret.txt").write_text(corpus.SECRET_TOKEN, encoding="utf-8")
    result = course.root / "results" / corpus.ASSIGNMENT / f"{NEIGHBOUR}.json"
    result.parent.mkdir(parents=True)
    result.write_text(json.dumps({"note": corpus.NEIGHBOUR_TOKEN}), encoding="utf-8")
    neighbour = notebook(corpus.honest(), course)
    neighbour["metadata"]["note"] = corpus.NEIGHBOUR_TOKEN
    write_notebook(neighbour, course.submission(NEIGHBOUR, corpus.ASSIGNMENT) / f"{corpus.ASSIGNMENT}.ipynb")
    return course


def notebook(attack: Attack, course: Course) -> dict[str, object]:
    """Return what the attacking student hands in."""
    return corpus.notebook_of(attack, course.root, course.root / "secret.txt")


@pytest.fixture(scope="module")
def grader(course: Course) -> Iterator[Grader]:
    """Return one warm grader; every attack meets the same one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEAKEST_LINK_CANARY", corpus.SECRET_TOKEN)
        with Grader(course.solution(corpus.ASSIGNMENT), limits=LIMITS) as grader:
            yield grader


@pytest.fixture(scope="module")
def alone(grader: Grader, course: Course) -> Graded:
    """Return the result of an honest submission before any attack."""
    return grader.grade(notebook(corpus.honest(), course))


def by_question(graded: Graded) -> dict[str, float]:
    """Add up the automatic points by question."""
    points: dict[str, float] = {}
    for name, score in graded.scores.items():
        if score is not None and not name.endswith("-essay"):
            points[name[:3]] = points.get(name[:3], 0.0) + score
    return points


def seen_by_students(graded: Graded) -> str:
    """Return all that can reach a student, and all that a marker's page shows of the student's own outputs."""
    outputs = [cell.get("outputs", []) for cell in (graded.notebook or {"cells": []})["cells"]]
    return json.dumps([graded.messages, graded.repairs, graded.flags, outputs], ensure_ascii=False)


def test_honest_work_gets_every_point(alone: Graded) -> None:
    """The answers that every attack builds on get every automatic point."""
    assert by_question(alone) == corpus.POINTS
    assert alone.messages == {}


def test_corpus_is_large() -> None:
    """There are at least 60 attacks, and every kind of gain is tried."""
    attacks = corpus.read_attacks()

    assert len(attacks) + len(corpus.file_attacks()) >= 60
    assert {attack.gain for attack in attacks} == set(corpus.GAINS)


@pytest.mark.parametrize("attack", [pytest.param(each, id=each.name) for each in corpus.read_attacks()])
def test_attack_gains_nothing(attack: Attack, grader: Grader, course: Course, alone: Graded) -> None:
    """An attack gets what its work deserves, sees and changes nothing, and leaves nothing to the next submission."""
    before = digest(course.root)

    graded = grader.grade(notebook(attack, course))
    after = grader.grade(notebook(corpus.honest(), course))

    assert by_question(graded) == attack.expect, graded.messages
    for question, words in attack.says:
        said = " ".join(text for name, text in graded.messages.items() if name.startswith(question))
        assert words.lower() in said.lower()
    assert set(attack.flags) <= set(graded.flags)
    secrets = (*corpus.HIDDEN_TOKENS, corpus.SOLUTION_TOKEN, corpus.NEIGHBOUR_TOKEN, corpus.SECRET_TOKEN)
    seen = seen_by_students(graded)
    assert [token for token in secrets if token in seen] == []
    assert len(seen.encode()) < SEEN_MAX
    assert digest(course.root) == before
    assert after == alone


@pytest.mark.parametrize("attack", [pytest.param(each, id=each.name) for each in corpus.file_attacks().values()])
def test_file_attack_gains_nothing(
    attack: FileAttack, grader: Grader, course: Course, alone: Graded, tmp_path: Path
) -> None:
    """A folder that is an attack is refused with a reason, or graded as what it is."""
    folder = tmp_path / "submitted" / "attacker" / corpus.ASSIGNMENT
    folder.mkdir(parents=True)
    attack.write(folder, course.root, notebook(corpus.honest(), course))
    before = digest(course.root)

    try:
        graded = grader.grade(find_submission(folder, corpus.ASSIGNMENT)[0])
    except SubmissionError as refusal:
        graded = grader.nothing(str(refusal))

    expected = corpus.read_points(attack.expect) or dict.fromkeys(corpus.POINTS, 0.0)
    assert (graded.state == "unreadable") == (attack.expect == "unreadable")
    assert by_question(graded) == expected
    assert len(seen_by_students(graded).encode()) < SEEN_MAX
    assert digest(course.root) == before
    assert grader.grade(notebook(corpus.honest(), course)) == alone


def test_corpus_release_is_what_students_get() -> None:
    """The corpus' released form is the one that the grader repairs to."""
    from weakest_link.notebooks import read_notebook

    ours = [cell["source"].strip() for cell in released(read_notebook(corpus.RELEASE))["cells"]]

    assert ours == [cell["source"].strip() for cell in corpus.released()["cells"]]
