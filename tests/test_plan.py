"""An assignment, read once, ready to grade a class."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import answer_banks
import pandas as pd
import pytest
from notebook_factory import cell, essay, notebook, question, write

from weakest_link.course import Course
from weakest_link.exceptions import CheckFailed, ExerciseFormatError, SubmissionError
from weakest_link.grading import plan as plans
from weakest_link.grading.plan import Plan, copied
from weakest_link.notebooks import Cell, Notebook, grader_metadata, read_notebook

ASSIGNMENTS = answer_banks.assignments()


def read(*cells: Cell) -> Plan:
    """Read the plan of a notebook of these cells."""
    return Plan.read(json.dumps(notebook(*cells)).encode())


def check(source: str, name: str = "q01-double-visible", points: float = 1) -> Cell:
    """Build a check cell."""
    return cell(source, name, grade=True, locked=True, points=points)


def form(made: Notebook) -> list[dict[str, Any]]:
    """Reduce a notebook to what both ways to release it should agree on; checksums are nbgrader's own."""
    kept = ("id", "cell_type", "source", "outputs", "execution_count")
    own = ("grade_id", "grade", "solution", "locked", "task", "points")
    return [
        {key: each.get(key) for key in kept} | {key: grader_metadata(each).get(key) for key in own}
        for each in made["cells"]
    ]


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_released_form_is_what_students_get(checkout: Course, name: str) -> None:
    """The cells that submissions are repaired to are those that nbgrader released."""
    plan = Plan.read(checkout.solution(name))

    assert form(plan.released) == form(read_notebook(checkout.exercise(name)))


def test_every_assignment_is_tested_here(checkout: Course) -> None:
    """The tests of this file know every assignment."""
    assert checkout.assignments() == ASSIGNMENTS


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_every_automatic_item_has_its_check(checkout: Course, name: str) -> None:
    """Each item that no person marks has one compiled check, named for it."""
    plan = Plan.read(checkout.solution(name))

    assert list(plan.checks) == [item.grade_id for item in plan.items if not item.is_manual]
    assert all(each.code.co_filename == f"<check {key}>" for key, each in plan.checks.items())


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_given_names_hold_no_answer(checkout: Course, name: str) -> None:
    """What the exercise itself gives is its imports and tables, no answer."""
    plan = Plan.read(checkout.solution(name))

    assert isinstance(plan.given["pd"], ModuleType)
    assert {kind for value in plan.given.values() if callable(value) for kind in [value.__module__]} <= {"builtins"}


def test_bytes_and_file_give_the_same_plan(tmp_path: Path) -> None:
    """A release is read alike from its file and from its bytes."""
    authored = notebook(*question(1), *essay(2))

    plan = Plan.read(write(authored, tmp_path / "ex.ipynb"))

    other = read(*authored["cells"][1:])
    assert (plan.released, plan.items, plan.modules) == (other.released, other.items, other.modules)


def test_release_keeps_no_solution_and_no_hidden_check() -> None:
    """The released form has stubs for the solutions and nothing of the hidden checks."""
    text = json.dumps(read(*question(1), *essay(2)).released)

    assert [words for words in ("return 2 * x", "Because.", "secret property", "BEGIN HIDDEN") if words in text] == []
    assert "raise NotImplementedError()" in text


def test_checks_are_named_and_marked() -> None:
    """A check lists the global names that it looks up, and tells whether a part of it is hidden."""
    made = read(*question(1)).checks

    assert {name: each.is_hidden for name, each in made.items()} == {
        "q01-double-visible": False,
        "q01-double-hidden": True,
    }
    assert made["q01-double-hidden"].names == ("checks", "double1")


def test_names_of_inner_functions_are_listed() -> None:
    """A name that only an inner function or a comprehension looks up is listed; its own ones are not."""
    source = "def inner(own):\n    return [outer(each, own) for each in (lambda: deep)()]\nfound = inner(first)"

    assert read(check(source)).checks["q01-double-visible"].names == ("deep", "first", "inner", "outer")


def test_checks_may_use_ipythons_syntax() -> None:
    """A check cell with a magic is compiled as IPython would read it."""
    assert read(check("%matplotlib inline\nx = 1")).checks["q01-double-visible"].names == ("get_ipython",)


def test_checks_do_not_take_over_this_modules_future() -> None:
    """A check is compiled by Python's own rules, not by those of the module that compiles it."""
    made = read(check("def inner(x: int): pass")).checks["q01-double-visible"]

    names: dict[str, object] = {}
    exec(made.code, names)
    assert names["inner"].__annotations__ == {"x": int}


def test_checks_are_real_code() -> None:
    """A compiled check passes for a right value and fails for another."""
    made = read(*question(1)).checks["q01-double-visible"]
    names: dict[str, object] = dict(read(*question(1)).given)

    exec(made.code, names | {"double1": lambda x: 2 * x})
    with pytest.raises(CheckFailed, match="Question 1: twice the number"):
        exec(made.code, names | {"double1": lambda x: x})


def test_faulty_checks_are_reported_together() -> None:
    """Each check that is no Python is named by its id, with Python's reason and the line."""
    broken = [check("x = 1\nif", "q01-a-visible"), check("x = (", "q02-b-hidden"), check("x = 1", "q03-c-visible")]

    with pytest.raises(ExerciseFormatError, match=r"^the release: check cells that cannot be used") as error:
        read(*broken)

    assert str(error.value).splitlines()[1:] == [
        "  - q01-a-visible: no Python: invalid syntax (line 2)",
        "  - q02-b-hidden: no Python: '(' was never closed (line 1)",
    ]


def test_checks_use_no_name_of_another_check() -> None:
    """A check is run alone at times, and a name that it does not set itself would come from the submission."""
    checks = [check("_right = 1\n_right == 1", "q01-a-visible"), check("[n for n in [_right]]", "q02-b-hidden")]

    with pytest.raises(ExerciseFormatError) as error:
        read(*checks)

    assert str(error.value).splitlines()[1:] == [
        "  - q02-b-hidden: uses `_right`, which another check sets. A check is run alone: set it here, too."
    ]


def test_faulty_limits_name_the_file(tmp_path: Path) -> None:
    """Limits that cannot be used are reported with the release's path."""
    authored = notebook(*question(1))
    authored["metadata"]["weakest_link"] = {"limits": {"wall": 1}}
    path = write(authored, tmp_path / "ex.ipynb")

    with pytest.raises(ExerciseFormatError, match=r"ex\.ipynb: metadata weakest_link\.limits cannot be used"):
        Plan.read(path)


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "the file is empty"), ("{", "no valid JSON at line 1"), ("[]", "no list of cells")],
    ids=["empty", "no JSON", "no notebook"],
)
def test_release_that_is_no_notebook_is_named(text: str, why: str) -> None:
    """A release that cannot be read says why."""
    with pytest.raises(SubmissionError, match=f"^the release: .*{why}"):
        Plan.read(text.encode())


def test_given_names_come_from_the_exercise() -> None:
    """Names are given by the exercise's own cells, not by answers or checks, and not by Python itself."""
    cells = [cell("limit = 3\nprint('shown')", "given"), *question(1), cell("later = limit + 1", "later")]

    given = read(*cells).given

    assert {name: value for name, value in given.items() if name != "checks"} == {"limit": 3, "later": 4}
    assert given["checks"].__name__ == "weakest_link.checks"


def test_given_names_may_need_an_answer() -> None:
    """A cell of the exercise that needs an answer leaves its names undefined, and the others stand."""
    given = read(*question(1), cell("before = 1\nmine = double1(2)\nafter = 1", "try"), cell("last = 2", "last")).given

    assert sorted(given.keys() - {"checks"}) == ["before", "last"]


def test_given_names_say_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """What the exercise's cells print and warn does not reach whoever grades."""
    read(cell("import warnings\nwarnings.warn('careful')\nprint('shown')\n%matplotlib inline", "loud"))

    assert capsys.readouterr().out == ""


def test_given_names_see_the_files_beside(tmp_path: Path) -> None:
    """The exercise's cells run where its files lie, and this process stays where it was."""
    before = Path.cwd()
    (tmp_path / "table.csv").write_text("a\n1\n")
    path = write(notebook(cell("import pandas as pd\ntable = pd.read_csv('table.csv')", "load")), tmp_path / "ex.ipynb")

    given = Plan.read(path).given

    assert given["table"].equals(pd.DataFrame({"a": [1]}))
    assert Path.cwd() == before


def test_files_beside_come_along(tmp_path: Path) -> None:
    """Tables and pictures beside the notebook come along; notebooks, hidden and cached files do not."""
    for name in ("table.csv", "img/a.png", ".secret", "__pycache__/a.pyc", ".cache/x", "other.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())

    plan = Plan.read(write(notebook(), tmp_path / "ex.ipynb"))

    assert plan.files == {"img/a.png": b"img/a.png", "table.csv": b"table.csv"}


@pytest.mark.parametrize("folder", [".course", "__course__"], ids=["hidden", "underscored"])
def test_files_beside_come_along_from_any_course(tmp_path: Path, folder: str) -> None:
    """Where the course itself lies does not matter."""
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "table.csv").write_bytes(b"a")

    plan = Plan.read(write(notebook(), tmp_path / folder / "ex.ipynb"))

    assert list(plan.files) == ["table.csv"]


def test_too_many_files_beside_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that would be too much for every submission are refused with their size."""
    monkeypatch.setattr(plans, "MAX_FILES_BYTES", 1 << 20)
    (tmp_path / "film.mp4").write_bytes(bytes(3 << 20))
    path = write(notebook(), tmp_path / "ex.ipynb")

    with pytest.raises(ExerciseFormatError, match="got 3 MB of files beside the notebook; expected at most 1 MB"):
        Plan.read(path)


def test_modules_are_what_the_notebook_imports() -> None:
    """The modules of all code cells are listed once each, after those that are always there."""
    made = read(cell("import math, os.path as p\nfrom json import loads\n%time import random", "a"), cell("if", "b"))

    assert made.modules == (*plans.ALWAYS, "weakest_link", "math", "os.path", "json")


@pytest.mark.parametrize("value", [[1], {"a": [1]}, pd.DataFrame({"a": [1]})], ids=["list", "dict", "table"])
def test_copied_copies_what_can_change(value: object) -> None:
    """A check gets a copy of what it could change."""
    made = copied(value)

    assert made is not value
    assert pd.DataFrame(made).equals(pd.DataFrame(value))


@pytest.mark.parametrize("value", [json, read, Plan], ids=["module", "function", "class"])
def test_copied_shares_code(value: object) -> None:
    """Modules, functions and classes are shared."""
    assert copied(value) is value


def with_metadata(made: Notebook, limits: dict[str, float]) -> bytes:
    """Write a notebook with limits."""
    made["metadata"]["weakest_link"] = {"limits": limits}
    return json.dumps(made).encode()


def test_limits_come_from_the_metadata() -> None:
    """A plan has the limits that its notebook sets."""
    assert Plan.read(with_metadata(notebook(), {"wall_s": 7})).limits.wall_s == 7
