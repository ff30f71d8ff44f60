"""What must not change a score: the form of the tables, cells that stand twice or in between, other questions."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator

import pandas as pd
import pytest
from answer_banks import SOLUTIONS, answer_cells, assignments, run, solution

from weakest_link import load
from weakest_link.grading import Graded, Grader
from weakest_link.grading.isolation import strongest
from weakest_link.notebooks import Cell, Notebook, grade_id, is_answer, items, question_of, released

QUESTIONS = [(assignment, question) for assignment in assignments() for question in answer_cells(solution(assignment))]
MARKER = re.compile(r"^ *### (BEGIN|END) SOLUTION\n?", re.MULTILINE)


# In this process: the tables of the set-up cell in another form


def shuffled(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows in another order; each keeps its label."""
    return table.sample(frac=1, random_state=7)


def renumbered(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows in another order, numbered anew."""
    return shuffled(table).reset_index(drop=True)


def relabelled(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows under labels of text, in an index with a name."""
    return table.set_index(pd.Index([f"r{number}" for number in range(len(table))], name="label"))


def widened(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with two more columns, one of them in front, and the others in reverse order."""
    wide = table[table.columns[::-1]].assign(added_number=range(len(table)))
    wide.insert(0, "added_text", "x")
    return wide


@pytest.mark.parametrize("form", [shuffled, renumbered, relabelled, widened])
@pytest.mark.parametrize(("assignment", "question"), QUESTIONS)
def test_form_of_the_tables_changes_nothing(
    assignment: str, question: str, form: Callable[[pd.DataFrame], pd.DataFrame]
) -> None:
    """The reference solution keeps every point when the set-up's tables have other rows' order, index or columns."""
    notebook = solution(assignment)
    source = answer_cells(notebook)[question]["source"]

    messages = run(notebook, question, source, load=lambda name: form(load(name)))

    lost = {name: message for name, message in messages.items() if message}
    assert lost == {}, f"{assignment} {question} loses points when the tables are {form.__name__}: {lost}"


# With the grader: the notebook in another form


def answered(authored: Notebook, wanted: Callable[[Cell], bool] = is_answer) -> Notebook:
    """Return the released notebook with the reference answers in the wanted answer cells."""
    made = released(authored)
    mine = {
        grade_id(cell): MARKER.sub("", cell["source"]) for cell in authored["cells"] if is_answer(cell) and wanted(cell)
    }
    return {**made, "cells": [{**cell, "source": mine.get(grade_id(cell), cell["source"])} for cell in made["cells"]]}


def plain(cell: Cell, name: str) -> Cell:
    """Copy a cell as one of the student's own."""
    return {**copy.deepcopy(cell), "id": name, "metadata": {}}


def own_cell(source: str, name: str, kind: str = "code") -> Cell:
    """Make a cell of the student's own."""
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "id": name, "metadata": {}, "source": source, **code}


def with_code_repeated(authored: Notebook) -> Notebook:
    """Each code cell stands twice, the second time as a cell of the student's own."""
    made = answered(authored)
    pairs = ([cell, plain(cell, f"again-{n}")] for n, cell in enumerate(made["cells"]))
    return {**made, "cells": [cell for pair in pairs for cell in pair[: 2 if pair[0]["cell_type"] == "code" else 1]]}


def with_cells_copied(authored: Notebook) -> Notebook:
    """Each cell stands twice, with its name, as copying in Jupyter can leave it."""
    made = answered(authored)
    return {**made, "cells": [copy.deepcopy(cell) for cell in made["cells"] for _ in range(2)]}


def with_all_code_again(authored: Notebook) -> Notebook:
    """All code runs a second time after the last cell."""
    made = answered(authored)
    code = [plain(cell, f"again-{n}") for n, cell in enumerate(made["cells"]) if cell["cell_type"] == "code"]
    return {**made, "cells": [*made["cells"], *code]}


def with_own_cells_between(authored: Notebook) -> Notebook:
    """Behind each cell stand one of code and one of text."""
    made, cells = answered(authored), []
    for n, cell in enumerate(made["cells"]):
        code = own_cell(f"my_own_number = {n}\nprint('here I am', my_own_number)", f"own-code-{n}")
        cells += [cell, code, own_cell("## Question to myself", f"own-text-{n}", "markdown")]
    return {**made, "cells": cells}


def without_essays(authored: Notebook) -> Notebook:
    """No text for a person to read is written."""
    return answered(authored, lambda cell: cell["cell_type"] == "code")


def with_a_longer_essay(authored: Notebook) -> Notebook:
    """Each text for a person to read has one more paragraph, with code in it."""
    made = answered(authored)
    for cell in made["cells"]:
        if is_answer(cell) and cell["cell_type"] == "markdown":
            cell["source"] += "\n\nMy code:\n\n```python\nraise SystemExit\n```\n"
    return made


FORMS = [
    with_code_repeated,
    with_cells_copied,
    with_all_code_again,
    with_own_cells_between,
    without_essays,
    with_a_longer_essay,
]
graded_for_real = [
    pytest.mark.slow,
    pytest.mark.skipif(strongest().level == "none", reason=f"No isolation here: {strongest().problem}"),
]


class Bench:
    """An assignment with its authored notebook, a warm grader, and the result of the reference answers."""

    def __init__(self, assignment: str, grader: Grader) -> None:
        """Grade the reference answers once."""
        self.name, self.grader, self.authored = assignment, grader, solution(assignment)
        self.items = [item for item in items(self.authored) if not item.is_manual]
        self.solved = grader.grade(answered(self.authored))

    def points(self, graded: Graded) -> dict[str, float | None]:
        """Map each automatic item to its points."""
        return {item.grade_id: graded.scores[item.grade_id] for item in self.items}


@pytest.fixture(scope="module", params=assignments())
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    """Return each assignment in turn, with one warm grader."""
    name = str(request.param)
    with Grader(SOLUTIONS / name / f"{name}.ipynb") as grader:
        yield Bench(name, grader)


def worth(bench: Bench, questions: list[str]) -> dict[str, float]:
    """Map each automatic item to its points if it belongs to one of these questions, else to 0."""
    return {item.grade_id: item.points if item.question in questions else 0.0 for item in bench.items}


class TestWithTheGrader:
    """The same as a class meets it: real grader, whole notebooks."""

    pytestmark = graded_for_real

    def test_reference_answers_get_every_point(self, bench: Bench) -> None:
        """The reference answers get 100 % of the automatic points."""
        everything = [item.question for item in bench.items]

        assert bench.points(bench.solved) == worth(bench, everything), bench.solved.messages

    def test_untouched_release_gets_nothing(self, bench: Bench) -> None:
        """The release, handed in as it is, gets 0 %."""
        graded = bench.grader.grade(released(bench.authored))

        assert sum(score or 0 for score in graded.scores.values()) == 0

    def test_first_questions_get_their_own_points(self, bench: Bench) -> None:
        """With the first questions answered and the rest untouched, just the items of those have their points."""
        questions = list(dict.fromkeys(item.question for item in items(bench.authored)))
        differ = {}
        for number in range(1, len(questions)):
            first = questions[:number]
            graded = bench.grader.grade(answered(bench.authored, lambda cell, first=first: question_of(cell) in first))
            if (got := bench.points(graded)) != (wanted := worth(bench, first)):
                differ[number] = {name: (got[name], wanted[name]) for name in got if got[name] != wanted[name]}

        assert differ == {}, f"{bench.name}: after how many questions which items got what, and should have got"

    @pytest.mark.parametrize("form", FORMS)
    def test_form_of_the_notebook_changes_nothing(self, bench: Bench, form: Callable[[Notebook], Notebook]) -> None:
        """Cells that stand twice, cells in between and essays change no automatic point."""
        graded = bench.grader.grade(form(bench.authored))

        assert bench.points(graded) == bench.points(bench.solved), f"{bench.name}: {form.__doc__} {graded.messages}"

    def test_graded_notebook_gets_the_same_again(self, bench: Bench) -> None:
        """A notebook that was run, outputs and all, gets the same when it is restarted and run once more."""
        again = bench.grader.grade(bench.solved.notebook or {})

        assert again.scores == bench.solved.scores, again.messages
