"""One notebook graded: points, messages and the marked copy."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from notebook_factory import SETUP, cell, essay, notebook, question, write

from weakest_link.exceptions import ExerciseFormatError, IsolationError
from weakest_link.files import digest
from weakest_link.grading import Graded, Grader, Limits, grade
from weakest_link.grading.isolation import strongest
from weakest_link.grading.sandbox import Sandbox, Session
from weakest_link.notebooks import Cell, Notebook, grade_id, is_answer, released

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(strongest().level == "none", reason=f"No isolation here: {strongest().problem}"),
]
GIVEN = f"{SETUP}\nimport pandas as pd\ntable = pd.DataFrame({{'a': [1, 2], 'b': ['x', 'y']}})\nlimit = 3"


def asks(number: int, topic: str, visible: str, hidden: str, *, points: float = 1, bare: bool = False) -> list[Cell]:
    """Build a question with one visible and one hidden check; bare ones are not in `checks.question`."""
    name, lines = f"q{number:02}-{topic}", [visible, hidden]
    if not bare:
        lines = [
            f"with checks.question('Question {number}'):\n" + "\n".join(f"    {line}" for line in each.split("\n"))
            for each in lines
        ]
    secret = f"# also checked: more\n### BEGIN HIDDEN TESTS\n{lines[1]}\n### END HIDDEN TESTS"
    return [
        cell(f"## Question {number} — {topic} (2 points)", f"{name}-prompt", kind="markdown", locked=True),
        cell("### BEGIN SOLUTION\n### END SOLUTION", f"{name}-answer", solution=True),
        cell(lines[0], f"{name}-visible", grade=True, locked=True, points=points),
        cell(secret, f"{name}-hidden", grade=True, locked=True, points=points),
    ]


QUESTIONS = [
    *question(1),
    *asks(
        2,
        "clean",
        "checks.has_columns(clean(table), 'clean(table)', ['a'])",
        "before = table.copy()\nclean(table)\nchecks.unchanged(table, before, 'table')\n"
        "rows = [3, 1]\nclean(rows)\nchecks.that(rows == [3, 1], 'rows stay')",
    ),
    *asks(
        3,
        "apply",
        "checks.that(apply(double1, 1) == 2, 'once')",
        "checks.that(apply(function=double1, value=1, times=3) == 8, 'three times')",
    ),
    *asks(
        4,
        "parse",
        "checks.that(parse('3') == 3, 'a number')",
        "try:\n    parse('x')\nexcept ValueError as error:\n    checks.that(str(error) == 'no number: x', 'its text')\n"
        "else:\n    checks.that(False, 'no error')",
    ),
    *asks(5, "bare", "assert bare() == 5, 'five'", "assert bare() + 1 == 6", bare=True),
    *asks(6, "value", "checks.that(value == 4, 'four')", "checks.is_integer(value, 'value')"),
    *asks(7, "total", "checks.that(total() == 3, 'sum')", "checks.that(total() == 3, 'sum again')"),
    *essay(8),
    *asks(
        9,
        "given",
        "checks.that(own and list(table['a']) == [1, 2], 'table')",
        "checks.that(limit == own, 'limit')",
    ),
]
RIGHT = {
    "q01": "def double1(x):\n    return 2 * x",
    "q02": "def clean(table):\n    return table[['a']] if hasattr(table, 'columns') else sorted(table)",
    "q03": "def apply(function, value, times=1):\n    for _ in range(times): value = function(value)\n    return value",
    "q04": "def parse(text):\n    if text.isdigit(): return int(text)\n    raise ValueError(f'no number: {text}')",
    "q05": "def bare():\n    return 5",
    "q06": "value = 4",
    "q07": "numbers = pd.Series([1, 2])\ndef total():\n    return numbers.sum()",
    "q08": "Because.",
    "q09": "own = 3",
}
LIMITS = {"wall_s": 5, "total_s": 60, "memory_mb": 300, "questions": {"q05": {"wall_s": 1}}}


def authored() -> Notebook:
    """Build the authored notebook of this file."""
    made = notebook(*QUESTIONS)
    made["cells"][0]["source"] = GIVEN
    made["metadata"]["weakest_link"] = {"limits": LIMITS}
    return made


RELEASE = json.dumps(authored()).encode()


def submission(answers: dict[str, str] | None = None, *, after: dict[str, str] | None = None) -> Notebook:
    """Fill in the right answers but these; add the student's own cells behind the named ones."""
    made = released(authored())
    cells = []
    for each in made["cells"]:
        cells.append(each)
        if is_answer(each):
            each["source"] = (RIGHT | (answers or {}))[grade_id(each)[:3]]
        if (own := (after or {}).get(each["id"])) is not None:
            cells.append(cell(own, "own"))
    return {**made, "cells": cells}


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    """Return one warm grader for this file."""
    with Grader(RELEASE) as grader:
        yield grader


@pytest.fixture(scope="module")
def right(grader: Grader) -> Graded:
    """Return the result of right answers."""
    return grader.grade(submission())


def lost(graded: Graded) -> dict[str, str]:
    """Map the part of each cell that lost points (``q01-hidden``) to its message."""
    short = {name: f"{name[:3]}-{name.rsplit('-', 1)[1]}" for name in graded.scores}
    return {short[name]: graded.messages[name] for name, score in graded.scores.items() if score == 0}


def outputs(graded: Graded, name: str) -> list[dict[str, Any]]:
    """Return the outputs of one cell of the marked notebook."""
    assert graded.notebook is not None
    (found,) = [each["outputs"] for each in graded.notebook["cells"] if each["id"].startswith(name)]
    return list(found)


def test_right_answers_get_every_point(right: Graded) -> None:
    """Right answers lose nothing; the essay waits for a person."""
    assert lost(right) == right.messages == {}
    assert [name for name, score in right.scores.items() if score is None] == ["q08-why-essay"]
    assert (right.state, right.repairs, right.flags, right.printed) == ("graded", (), (), {})


def test_result_names_every_cell_in_order(right: Graded) -> None:
    """Scores and what can be had stand in the notebook's order."""
    names = [each["id"] for each in QUESTIONS if each["metadata"]["nbgrader"]["grade"]]

    assert list(right.scores) == list(right.max_scores) == names


def test_result_is_the_same_each_time(grader: Grader, right: Graded) -> None:
    """The result depends on the two notebooks alone, not on what was graded before."""
    grader.grade(submission({"q01": "import os; os._exit(0)", "q06": "value = object()"}))

    assert grader.grade(submission()) == right


def test_paths_and_bytes_give_the_same(right: Graded, tmp_path: Path) -> None:
    """A release and a submission are graded alike from files and from bytes."""
    release = write(authored(), tmp_path / "release" / "ex.ipynb")
    handed_in = write(submission(), tmp_path / "ann" / "ex.ipynb")

    assert grade(release, handed_in) == grade(RELEASE, handed_in.read_bytes()) == right


def test_grading_writes_nothing(grader: Grader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file appears or changes where the grader runs or where the notebooks lie."""
    monkeypatch.chdir(tmp_path)
    path = write(submission({"q01": RIGHT["q01"] + "\nopen('left', 'w').write('x')"}), tmp_path / "ann" / "ex.ipynb")
    before = digest(tmp_path)

    graded = grader.grade(path)

    assert lost(graded) == {}
    assert digest(tmp_path) == before


def test_grading_leaves_the_submission_as_it_is(grader: Grader) -> None:
    """A notebook that is given as a dict is not changed."""
    given = submission()
    before = copy.deepcopy(given)

    grader.grade(given)

    assert given == before


@pytest.mark.parametrize(
    "there_and_back",
    [
        pytest.param(lambda graded: Graded.from_json(json.loads(json.dumps(graded.to_json()))), id="JSON"),
        pytest.param(lambda graded: pickle.loads(pickle.dumps(graded)), id="pickle"),
    ],
)
def test_result_survives_the_way(grader: Grader, there_and_back: Callable[[Graded], Graded]) -> None:
    """A result arrives equal, times and all."""
    graded = grader.grade(submission({"q01": "1 / 0", "q08": "YOUR ANSWER HERE"}, after={"setup": "print('x')"}))

    arrived = there_and_back(graded)

    assert arrived == graded
    assert arrived.timings == graded.timings


@pytest.mark.parametrize(
    ("handed_in", "reason"),
    [
        (b"", "the file is empty"),
        (b'{"cells": [', "no valid JSON"),
        (b"[]", "no list of cells"),
        (b"\xff", "no valid JSON"),
    ],
    ids=["empty", "half", "no notebook", "no text"],
)
def test_what_is_no_notebook_gets_nothing(grader: Grader, handed_in: bytes, reason: str) -> None:
    """What cannot be read has 0 points everywhere, and the reason."""
    graded = grader.grade(handed_in)

    assert (graded.state, set(graded.scores.values()), graded.notebook) == ("unreadable", {0.0}, None)
    assert all(reason in message for message in graded.messages.values())


def test_untouched_release_gets_nothing(grader: Grader) -> None:
    """The release as it is has 0 points and a reason for each cell."""
    graded = grader.grade(released(authored()))

    assert set(graded.scores.values()) == {0.0}
    assert set(graded.messages) == set(graded.scores)
    assert graded.messages["q08-why-essay"] == "No answer was written."


def test_release_that_cannot_be_used_is_the_authors_fault() -> None:
    """A check that is no Python is reported before anything runs."""
    broken = notebook(cell("if", "q01-a-visible", grade=True, locked=True, points=1))

    with pytest.raises(ExerciseFormatError, match=r"q01-a-visible: no Python: invalid syntax \(line 1\)"):
        grade(json.dumps(broken).encode(), b"{}")


def test_unknown_isolation_is_refused() -> None:
    """A level that nobody knows is refused before anything runs."""
    with pytest.raises(IsolationError, match="got 'docker'; expected auto"):
        grade(RELEASE, b"{}", isolation="docker")


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("numbers.loc[:] = 0", id="changes its table in place"),
        pytest.param("numbers = pd.Series([0])", id="names another table"),
        pytest.param("def total():\n    return 0", id="defines the function again"),
        pytest.param("del numbers, total", id="deletes both"),
        pytest.param("pd.Series.sum = lambda _: 0", id="breaks what it uses"),
    ],
)
def test_later_cells_do_not_change_earlier_checks(grader: Grader, own: str) -> None:
    """A hidden check sees the answer as it was in its place, whatever a later cell does."""
    graded = grader.grade(submission(after={"q07-total-hidden": own}))

    assert lost(graded) == {}


def test_second_hearing_forgives_no_wrong_answer(grader: Grader) -> None:
    """An answer that fails its hidden check in its own place, too, loses the points."""
    answer = "calls = []\ndef total():\n    calls.append(1)\n    return 3 if len(calls) == 1 else 0"

    assert lost(grader.grade(submission({"q07": answer}))) == {"q07-hidden": "sum again"}


@pytest.mark.parametrize(
    ("answer", "later", "points", "processes"),
    [
        pytest.param("rows = [1, 2]", "rows[0] = 9", 2, 2, id="right, changed in place"),
        pytest.param("rows = [5, 2]", "rows[0] = 9", 1, 2, id="wrong, changed in place"),
        pytest.param("rows = [5, 2]", "other = [0]\nother[0] = 9", 1, 1, id="wrong, not changed"),
        pytest.param("rows = [5, float('nan')]", "other = [0]\nother[0] = 9", 1, 1, id="wrong with a gap, not changed"),
        pytest.param("rows = [5, len]", "other = [0]\nother[0] = 9", 1, 2, id="wrong with a function, not known"),
    ],
)
def test_only_a_changed_answer_is_heard_twice(
    monkeypatch: pytest.MonkeyPatch, answer: str, later: str, points: int, processes: int
) -> None:
    """A failed hidden check is run again in its place only where the answer is no longer what it was there."""
    made = notebook(*asks(1, "rows", "checks.that(len(rows) == 2, 'two')", "checks.that(rows[0] == 1, 'first')"))
    begun: list[Session] = []
    begin = Sandbox.begin
    monkeypatch.setattr(Sandbox, "begin", lambda self, limits: begun.append(begin(self, limits)) or begun[-1])
    handed_in = released(made)
    next(each for each in handed_in["cells"] if is_answer(each))["source"] = answer
    handed_in["cells"].append(cell(later, "own"))

    graded = grade(json.dumps(made).encode(), json.dumps(handed_in).encode())

    assert (sum(graded.scores.values()), len(begun)) == (points, processes)


def test_later_question_does_not_change_an_earlier_one(grader: Grader) -> None:
    """Another question's answer that uses the same name counts for itself alone."""
    graded = grader.grade(submission({"q06": RIGHT["q06"] + "\ndef double1(x):\n    return 0"}))

    assert lost(graded) == {}


ON_TABLES = "def clean(t):\n    if isinstance(t, list):\n        return t.{list}\n    {table}\n    return t"


@pytest.mark.parametrize(
    ("table", "rows", "message"),
    [
        pytest.param("t.loc[0, 'a'] += 1", "copy()", "Your code changes `table`, its input.", id="changes a cell"),
        pytest.param("t['c'] = 1", "copy()", "Your code changes `table`, its input.", id="adds a column"),
        pytest.param("t.loc[0, 'a'] = 9", "copy()", "Your code changes `table`", id="sets a cell"),
        pytest.param("t.rename(columns={'b': 'c'}, inplace=True)", "copy()", "Your code", id="renames"),
        pytest.param("t.loc[len(t)] = [9, 'z']", "copy()", "Your code changes `table`, its input.", id="adds a row"),
        pytest.param("t = t[['a']]", "sort()", "rows stay", id="sorts a list"),
        pytest.param("t = t[['a']]", "append(1)", "rows stay", id="makes a list longer"),
        pytest.param("t = t[['a']]", "clear()", "rows stay", id="empties a list"),
    ],
)
def test_changed_arguments_are_seen(grader: Grader, table: str, rows: str, message: str) -> None:
    """What a function does to its arguments is seen by the check, as in one process."""
    found = lost(grader.grade(submission({"q02": ON_TABLES.format(table=table, list=rows)})))

    assert [name for name in found if name.startswith("q02")] == ["q02-hidden"]
    assert found["q02-hidden"].startswith(message)


def test_given_table_is_whole_for_every_question(grader: Grader) -> None:
    """What one question's function does to the exercise's table is not seen by another question's check."""
    graded = grader.grade(submission({"q02": ON_TABLES.format(table="t['a'] = 0", list="copy()")}))

    assert [name for name in lost(graded) if name.startswith("q09")] == []


def test_given_table_is_whole_after_a_cell(grader: Grader) -> None:
    """What a student's cell does to a table that the exercise gives does not reach a check."""
    graded = grader.grade(submission(after={"setup": "table.drop(columns='a', inplace=True)\nlimit = 0"}))

    assert [name for name in lost(graded) if name.startswith("q09")] == []


BOTH = ["q03-visible", "q03-hidden"]
PARTIAL = "import functools\ndef made(base, function, value, times=1):\n    return value * base**times\n"


@pytest.mark.parametrize(
    ("answer", "cells"),
    [
        pytest.param("def apply(value, function, times=1):\n    return function(value)", BOTH, id="order"),
        pytest.param("def apply(function, value):\n    return function(value)", ["q03-hidden"], id="no such keyword"),
        pytest.param("apply = lambda function, value, **more: value * 2 ** more.get('times', 1)", [], id="lambda"),
        pytest.param(f"{PARTIAL}apply = functools.partial(made, 2)", [], id="partial"),
        pytest.param(
            "class apply(int):\n    def __new__(cls, function, value, times=1):\n        return value * 2 ** times",
            [],
            id="class",
        ),
        pytest.param(
            "class Made:\n    def __call__(self, function, value, times=1):\n"
            "        return value * 2 ** times\napply = Made()",
            [],
            id="object that can be called",
        ),
    ],
)
def test_functions_are_called_as_they_are_defined(grader: Grader, answer: str, cells: list[str]) -> None:
    """Functions are given back as arguments, and keywords reach them by their names."""
    assert list(lost(grader.grade(submission({"q03": answer})))) == cells


@pytest.mark.parametrize(
    ("raises", "cells"),
    [
        pytest.param("raise ValueError(f'no number: {text}')", [], id="the error"),
        pytest.param("class Own(ValueError): pass\n    raise Own(f'no number: {text}')", [], id="a kind of it"),
        pytest.param("raise ValueError('another text')", ["q04-hidden"], id="another text"),
        pytest.param("raise KeyError(text)", ["q04-hidden"], id="another error"),
        pytest.param("return 0", ["q04-hidden"], id="no error"),
        pytest.param("import sys; sys.exit()", ["q04-hidden"], id="an exit"),
    ],
)
def test_errors_keep_their_type(grader: Grader, raises: str, cells: list[str]) -> None:
    """A check can catch the error that it asks for, by its type and its text."""
    answer = f"def parse(text):\n    if text.isdigit():\n        return int(text)\n    {raises}"

    assert list(lost(grader.grade(submission({"q04": answer})))) == cells


DEEP = "deep = []\nfor _ in range({}): deep = [deep]\n"
TWICE = "rows = [1]\nagain(rows)\nchecks.that(again(again(rows)) == [1], 'twice')"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(DEEP.format(38) + "def again(rows):\n    rows.append(deep)\n    return rows", id="changes it"),
        pytest.param(DEEP.format(39) + "def again(rows):\n    return deep", id="returns it"),
        pytest.param("def again(rows):\n    return [object()]", id="returns no data"),
        pytest.param("def again(rows):\n    return object()", id="returns an object"),
        pytest.param(
            "import gc\ngc.unfreeze()\nfor each in gc.get_objects():\n"
            "    if isinstance(each, type) and each.__name__ == 'Student':\n"
            "        each.call = lambda self, *rest: [['value', [['list', []]] * 300_000], [], '']\n"
            "def again(rows):\n    return rows",
            id="sends it",
        ),
    ],
)
def test_argument_that_an_answer_spoilt_is_no_fault_of_the_exercise(answer: str) -> None:
    """What a function gave and cannot be given back costs its own points; the class is graded on."""
    made = notebook(*question(1), *asks(2, "again", "checks.is_function(again, 'again')", TWICE))
    with Grader(json.dumps(made).encode()) as grader:
        handed_in = released(made)
        for each in handed_in["cells"]:
            if is_answer(each):
                each["source"] = answer if grade_id(each).startswith("q02") else RIGHT["q01"]

        found = lost(grader.grade(handed_in))

    assert list(found) == ["q02-hidden"]


def test_check_that_gives_no_plain_data_is_the_authors_fault() -> None:
    """A check that gives a function what cannot cross is reported to the author, also after other calls."""
    made = notebook(*asks(1, "double", "checks.that(double1(1) == 2, 'one')\ndouble1([object()])", "assert double1(2)"))
    handed_in = released(made)
    for each in handed_in["cells"]:
        if is_answer(each):
            each["source"] = RIGHT["q01"]

    with (
        Grader(json.dumps(made).encode()) as grader,
        pytest.raises(ExerciseFormatError, match="it holds a value of type `object`"),
    ):
        grader.grade(handed_in)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        pytest.param("def bare():\n    return 6", "AssertionError: five", id="wrong"),
        pytest.param(
            "def bare():\n    return 1 / 0",
            "ZeroDivisionError: division by zero",
            id="stops",
        ),
        pytest.param("", "NameError: name 'bare' is not defined", id="nothing"),
        pytest.param("bare = 5", "TypeError: 'int' object is not callable", id="no function"),
    ],
)
def test_check_without_a_question_has_messages_too(grader: Grader, answer: str, message: str) -> None:
    """A plain assert costs its points with its own text; hidden, with one that says nothing of it."""
    found = lost(grader.grade(submission({"q05": answer})))

    assert found["q05-visible"].startswith(message)
    assert found["q05-hidden"].startswith("The answer does not do what the question asks for on other data.")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("value = object()", "object"),
        ("import re\nvalue = re.compile('x')", "Pattern"),
        ("class Graph: pass\nvalue = Graph()", "Graph"),
    ],
)
def test_value_that_cannot_cross_says_what_to_give(grader: Grader, answer: str, kind: str) -> None:
    """A value that is no plain data names its type and what to give instead; hidden, only what to give."""
    found = lost(grader.grade(submission({"q06": answer})))

    assert (
        f"A value of type `{kind}` cannot be checked. Give plain data instead: a number, text" in found["q06-visible"]
    )
    assert kind not in found["q06-hidden"]


@pytest.mark.parametrize(
    "answer",
    ["value = (1 / n for n in (1, 0))", "value = open('x', 'w')"],
    ids=["generator that stops", "file to write"],
)
def test_iterator_that_stops_does_not_end_python(grader: Grader, answer: str) -> None:
    """An answer that cannot be read to its end is not taken for one that ended Python."""
    found = lost(grader.grade(submission({"q06": answer})))

    assert "It ended Python itself" not in found["q06-visible"]


def test_error_that_ends_a_loop_does_not_end_a_checks_loop() -> None:
    """A `StopIteration` of the student's is an error to a check that maps the function over its data."""
    hidden = "checks.that(all(map(whole, [1, 2])), 'whole')"
    made = notebook(*question(1), *asks(2, "whole", "checks.that(whole(0), 'whole')", hidden))
    handed_in = released(made)
    for each in handed_in["cells"]:
        if is_answer(each):
            stops = "def whole(x):\n    if x:\n        raise StopIteration\n    return True"
            each["source"] = stops if grade_id(each).startswith("q02") else RIGHT["q01"]

    with Grader(json.dumps(made).encode()) as grader:
        assert list(lost(grader.grade(handed_in))) == ["q02-hidden"]


@pytest.mark.parametrize("name", ["'seen 7'", "'x' * 5000", "7", "None"])
def test_name_that_is_none_is_not_shown(grader: Grader, name: str) -> None:
    """An undefined name in a message is one that Python could look for, and short."""
    answer = f"def double1(x):\n    raise NameError('other', name={name})"

    found = lost(grader.grade(submission({"q01": answer})))

    assert found["q01-visible"].startswith("Your code stopped with NameError: other. Look at line 2")


def test_prints_of_hidden_calls_stay_with_the_marker(grader: Grader) -> None:
    """What a function prints when a hidden check calls it stands in `printed` and nowhere else."""
    graded = grader.grade(submission({"q01": "def double1(x):\n    print('got', x * 1000)\n    return 2 * x"}))

    data = graded.to_json()
    assert data.pop("printed")["q01-double-hidden"] == "got 7000\n"
    assert "got 7000" not in json.dumps(data)


def test_prints_of_visible_calls_are_outputs(grader: Grader) -> None:
    """What a function prints when a visible check calls it stands under that check."""
    graded = grader.grade(submission({"q01": "def double1(x):\n    print('got', x * 1000)\n    return 2 * x"}))

    assert [each["text"] for each in outputs(graded, "q01-double-visible")] == ["got 2000\n"]
    assert outputs(graded, "q01-double-hidden") == []


@pytest.mark.parametrize(
    "answer",
    ["def bare():\n    time.sleep(2)\n    return 5", "time.sleep(2)\ndef bare():\n    return 5"],
    ids=["in a call", "in the cell"],
)
def test_question_has_its_own_limits(grader: Grader, answer: str) -> None:
    """A question's own limit ends its cell and its calls, and is named."""
    found = lost(grader.grade(submission({"q05": f"import time\n{answer}"})))

    assert list(found) == ["q05-visible", "q05-hidden"]
    assert all("It ran longer than the time limit (1 s)" in text for text in found.values())


def test_other_questions_have_the_assignments_limits(grader: Grader) -> None:
    """What is too slow for one question is not for another."""
    slow = "import time\ndef double1(x):\n    time.sleep(1.5 * (x == 7))\n    return 2 * x"

    assert lost(grader.grade(submission({"q01": slow}))) == {}


def test_whole_notebook_has_a_limit(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not reached in the whole notebook's time gets 0 and says so; what was reached keeps its points."""
    monkeypatch.setattr(grader, "limits", Limits(wall_s=5, total_s=1))
    graded = grader.grade(submission({"q04": RIGHT["q04"] + "\nimport time\ntime.sleep(2)"}))

    found = lost(graded)
    assert {"q01-visible", "q02-visible", "q03-visible"}.isdisjoint(found)
    assert found["q06-visible"].startswith(
        "It was not reached: the whole notebook took longer than its time limit (1 s)."
    )


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        pytest.param("import os\nos._exit(1)", "It ended Python itself", id="ends"),
        pytest.param("import ctypes\nctypes.string_at(0)", "Python itself crashed (SIGSEGV)", id="crashes"),
        pytest.param("while True:\n    print('x' * 10_000)", "It printed more than the limit (4 MB).", id="prints"),
    ],
)
def test_dead_question_costs_its_own_points_only(grader: Grader, code: str, reason: str) -> None:
    """A question in the middle that ends Python loses its points; all others keep theirs."""
    graded = grader.grade(submission({"q04": code}))

    found = lost(graded)
    assert list(found) == ["q04-visible", "q04-hidden"]
    assert all(reason in text for text in found.values())


def test_dead_cell_stands_in_the_marked_notebook(grader: Grader) -> None:
    """The cell that ended Python shows the reason as its output."""
    graded = grader.grade(submission({"q04": "import os\nos._exit(1)"}))

    (output,) = outputs(graded, "q04-parse-answer")
    assert (output["ename"], output["evalue"][:22]) == ("Stopped", "It ended Python itself")


def test_call_that_dies_in_a_hidden_check_keeps_the_visible_points(grader: Grader) -> None:
    """A function that ends Python on other data loses the hidden check alone."""
    answer = "import os\ndef double1(x):\n    return 2 * x if x < 5 else os._exit(0)"

    assert list(lost(grader.grade(submission({"q01": answer})))) == ["q01-hidden"]


def test_extra_cell_that_dies_costs_nothing(grader: Grader) -> None:
    """A cell of the student's own that ends Python is left out; the report says which."""
    graded = grader.grade(submission(after={"setup": "import os\nos._exit(1)"}))

    assert lost(graded) == {}
    (repair,) = graded.repairs
    assert repair.startswith("Cell 2, which no question counts, was left out. It ended Python itself")


@pytest.mark.parametrize("place", ["q03-apply-answer", "q03-apply-visible"], ids=["before the checks", "between them"])
def test_extra_cell_that_dies_before_a_hidden_check_costs_nothing(grader: Grader, place: str) -> None:
    """A hidden check sees the answer, also when the cell before it was left out."""
    assert lost(grader.grade(submission(after={place: "import os\nos._exit(1)"}))) == {}


def test_error_in_an_extra_cell_costs_nothing(grader: Grader) -> None:
    """A cell of the student's own that stops is a cell that stops."""
    graded = grader.grade(submission(after={"setup": "1 / 0"}))

    assert lost(graded) == {}
    assert graded.repairs == ()


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import warnings\n    warnings.warn('careful')", id="warning"),
        pytest.param("import sys\n    print('careful', file=sys.stderr)", id="stderr"),
        pytest.param("import logging\n    logging.warning('careful')", id="log"),
        pytest.param("import numpy as np\n    np.array([1]) / 0", id="numpy"),
    ],
)
def test_warnings_cost_nothing(grader: Grader, code: str) -> None:
    """A right answer that warns keeps its points."""
    assert lost(grader.grade(submission({"q01": f"def double1(x):\n    {code}\n    return 2 * x"}))) == {}


SHOWS = {
    "await": ("import asyncio\nawait asyncio.sleep(0)\n'slept'", "text/plain", "'slept'"),
    "table": ("table", "text/html", "<table"),
    "chart": ("%matplotlib inline\ntable.plot.bar(y='a');", "image/png", "iVBORw0KGgo"),
    "result": ("1 + 1", "text/plain", "2"),
}


@pytest.mark.parametrize(("code", "kind", "start"), SHOWS.values(), ids=SHOWS.keys())
def test_displays_are_kept(grader: Grader, code: str, kind: str, start: str) -> None:
    """A result, a table and a chart stand in the marked notebook, and cost nothing."""
    graded = grader.grade(submission(after={"setup": code}))

    assert lost(graded) == {}
    assert any(start in each.get("data", {}).get(kind, "") for each in outputs(graded, "extra"))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("!echo hello", "hello"),
        ("%time x = 1", "Wall time"),
        ("print('\\x1b[31mred')", "red"),
        ("%%time\nx = 1", "Wall"),
    ],
    ids=["command", "magic", "colours", "magic of a cell"],
)
def test_printed_text_is_kept(grader: Grader, code: str, words: str) -> None:
    """Commands and magics run, and what they print stands in the marked notebook."""
    text = "".join(each["text"] for each in outputs(grader.grade(submission(after={"setup": code})), "extra"))

    assert text.startswith(words) or words in text
    assert "\x1b" not in text


def test_answer_that_stops_names_its_error(grader: Grader) -> None:
    """A cell that stops half-way is named in the message of each check that missed its names."""
    found = lost(grader.grade(submission({"q06": "1 / 0\nvalue = 4"})))

    assert found["q06-visible"].endswith("The answer cell stopped: ZeroDivisionError: division by zero")


def test_marked_notebook_shows_no_hidden_check(grader: Grader) -> None:
    """What a marker opens, and what a student reads, has nothing of a hidden check."""
    graded = grader.grade(submission({"q01": "def double1(x):\n    return 4", "q05": "def bare():\n    return 5.5"}))

    text = json.dumps(graded.notebook)
    assert [words for words in ("double1(7)", "bare() + 1", "times=3", "HIDDEN TESTS") if words in text] == []


def test_failed_checks_stand_in_the_marked_notebook(grader: Grader) -> None:
    """Each check that failed shows its message as an error under its cell."""
    graded = grader.grade(submission({"q01": "def double1(x):\n    return 4"}))

    (output,) = outputs(graded, "q01-double-hidden")
    assert (output["ename"], output["evalue"]) == ("CheckFailed", "a secret property of 1")


def test_answers_are_kept_as_written(grader: Grader) -> None:
    """The student's source of every answer cell stands in the result."""
    assert grader.grade(submission()).answers == {
        each["id"]: RIGHT[each["id"][:3]] for each in QUESTIONS if is_answer(each)
    }


def test_signs_are_flags_and_cost_nothing(grader: Grader) -> None:
    """A sign is reported, and every point is kept."""
    graded = grader.grade(submission(after={"setup": "import subprocess"}))

    assert (graded.flags, lost(graded)) == (("processes",), {})


@pytest.mark.parametrize("name", ["checks", "pd", "table", "limit", "len", "double1"])
def test_students_names_do_not_replace_given_ones(grader: Grader, name: str) -> None:
    """What the exercise or Python gives cannot be replaced by an answer; a wrong answer stays wrong."""
    wrong = "def double1(x):\n    return 0"
    graded = grader.grade(submission({"q01": f"{wrong}\n{name if name != 'double1' else 'other'} = None"}))

    assert {"q01-visible", "q01-hidden"} <= set(lost(graded))


def test_timings_have_every_part(right: Graded) -> None:
    """Each part of the time is told, and the parts are no more than the whole."""
    assert sorted(right.timings) == ["begin", "cells", "checks", "read", "total"]
    assert sum(right.timings.values()) - right.timings["total"] <= right.timings["total"] + 0.01
