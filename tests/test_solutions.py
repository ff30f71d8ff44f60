"""Authored notebooks and their answer banks: every right answer is accepted, every wrong one refused."""

from __future__ import annotations

import ast
import re

import pytest
from answer_banks import Answer, answer_cells, assignments, banks, parameters, read_bank, run, solution, stub

from weakest_link.notebooks import GRADE_ID, HEADING, grade_id, grader_metadata, is_answer, items

QUESTIONS = [(assignment, question) for assignment in assignments() for question in answer_cells(solution(assignment))]
MAX_LINES = 15
MAX_CELLS = 60


@pytest.mark.parametrize(("assignment", "question"), QUESTIONS)
def test_solution_passes_its_checks(assignment: str, question: str) -> None:
    """The reference solution, run after the set-up cell alone, passes every check."""
    notebook = solution(assignment)
    source = answer_cells(notebook)[question]["source"]

    messages = run(notebook, question, source)

    assert set(messages.values()) == {""}, messages


@pytest.mark.parametrize(("assignment", "question"), QUESTIONS)
def test_stub_passes_nothing(assignment: str, question: str) -> None:
    """An untouched answer fails every check, and is told to fill it in."""
    notebook = solution(assignment)
    source = stub(answer_cells(notebook)[question]["source"])

    messages = run(notebook, question, source)

    assert all(re.search("still empty|not defined yet", message) for message in messages.values()), messages


@pytest.mark.parametrize(("assignment", "question", "answer"), parameters("right"))
def test_right_answer_keeps_all_points(assignment: str, question: str, answer: Answer) -> None:
    """A right answer of another kind passes every check."""
    messages = run(solution(assignment), question, answer.code)

    assert set(messages.values()) == {""}, messages


@pytest.mark.parametrize(("assignment", "question", "answer"), parameters("wrong"))
def test_wrong_answer_gets_its_message(assignment: str, question: str, answer: Answer) -> None:
    """A wrong answer fails a check, and the first failure says what is wrong with it."""
    messages = run(solution(assignment), question, answer.code)

    first = next((message for message in messages.values() if message), "passed everything")
    assert answer.expect is not None
    assert answer.expect in first


@pytest.mark.parametrize(("assignment", "question"), QUESTIONS)
def test_bank_has_three_right_and_five_wrong_answers(assignment: str, question: str) -> None:
    """Each automatic question has a bank of at least three right and five wrong answers."""
    path = next(path for *where, path in banks() if where == [assignment, question])
    kinds = [answer.kind for answer in read_bank(path)]

    assert (kinds.count("right") >= 3, kinds.count("wrong") >= 5) == (True, True)


@pytest.mark.parametrize(("assignment", "question"), QUESTIONS)
def test_bank_expects_five_different_messages(assignment: str, question: str) -> None:
    """Wrong answers of one question get at least five different messages."""
    path = next(path for *where, path in banks() if where == [assignment, question])

    assert len({answer.expect for answer in read_bank(path) if answer.kind == "wrong"}) >= 5


@pytest.mark.parametrize("assignment", assignments())
def test_points_in_headings_equal_metadata(assignment: str) -> None:
    """The points that a heading states are those that its cells are worth."""
    notebook = solution(assignment)
    text = "\n".join(cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    stated = {f"q{int(found[1]):02}": float(found[3]) for found in HEADING.finditer(text)}
    worth = dict.fromkeys(stated, 0.0)

    for item in items(notebook):
        worth[item.question] += item.points

    assert worth == stated


@pytest.mark.parametrize("assignment", assignments())
def test_title_states_the_sum_of_points(assignment: str) -> None:
    """The first cell states the points of the whole notebook."""
    notebook = solution(assignment)
    total = sum(item.points for item in items(notebook))

    assert f"| **Points** | {total:.0f}" in notebook["cells"][0]["source"]


@pytest.mark.parametrize("assignment", assignments())
def test_cell_ids_are_names_and_unique(assignment: str) -> None:
    """Each cell has an id of its own: its grade_id in the agreed form, or a slug."""
    cells = solution(assignment)["cells"]
    ids = [cell["id"] for cell in cells]
    odd = [
        cell["id"]
        for cell in cells
        if (grade_id(cell) and (grade_id(cell) != cell["id"] or not GRADE_ID.match(cell["id"])))
        or not re.fullmatch("[a-z][a-z0-9-]*", cell["id"])
    ]

    assert (odd, len(set(ids))) == ([], len(ids))


@pytest.mark.parametrize("assignment", assignments())
def test_try_cell_is_code_once_its_signs_are_removed(assignment: str) -> None:
    """A cell to try out runs as Python when the # of each line is removed; remarks have a second one."""
    cells = [cell for cell in solution(assignment)["cells"] if cell["id"].endswith("-try")]
    uncommented = {cell["id"]: re.sub("(?m)^# ?", "", cell["source"].partition("\n")[2]) for cell in cells}

    assert [name for name, code in uncommented.items() if not _is_python(code)] == []


def _is_python(code: str) -> bool:
    """Tell whether Python can read the code."""
    try:
        compile(code, "cell", "exec")
    except SyntaxError:
        return False
    return True


@pytest.mark.parametrize("assignment", assignments())
def test_notebook_keeps_to_its_size(assignment: str) -> None:
    """A notebook has at most sixty cells, and no code cell is longer than fifteen lines."""
    cells = solution(assignment)["cells"]
    long = [cell["id"] for cell in cells if cell["cell_type"] == "code" and len(_own_lines(cell["source"])) > MAX_LINES]

    assert (long, len(cells) <= MAX_CELLS) == ([], True)


def _own_lines(source: str) -> list[str]:
    """List the lines of a cell without nbgrader's markers."""
    return [line for line in source.splitlines() if not line.lstrip().startswith("### ")]


@pytest.mark.parametrize("assignment", assignments())
def test_check_cells_define_only_private_names(assignment: str) -> None:
    """A check cell leaves no name behind that a student might use."""
    cells = [cell for cell in solution(assignment)["cells"] if _is_check(cell)]
    names = {
        node.id
        for cell in cells
        for node in ast.walk(_without_comprehensions(ast.parse(cell["source"])))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }

    assert [name for name in names if not name.startswith("_")] == []


def _is_check(cell: dict[str, object]) -> bool:
    """Tell whether a cell is marked by running it."""
    return bool(grader_metadata(cell).get("grade")) and not is_answer(cell)


def _without_comprehensions(tree: ast.AST) -> ast.AST:
    """Drop comprehensions, whose names are their own."""

    class Drop(ast.NodeTransformer):
        def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
            node.target = ast.Name("_", ast.Store())
            return node

    return Drop().visit(tree)


@pytest.mark.parametrize("assignment", assignments())
def test_check_cells_are_locked_and_say_what_they_check(assignment: str) -> None:
    """Each check cell is locked, and its first line says what it checks."""
    cells = [cell for cell in solution(assignment)["cells"] if _is_check(cell)]
    odd = [
        cell["id"]
        for cell in cells
        if not grader_metadata(cell)["locked"] or not re.match("# (C|Also c)hecked: ", cell["source"])
    ]

    assert odd == []


@pytest.mark.parametrize("assignment", assignments())
def test_hidden_cells_hide_all_but_their_comment(assignment: str) -> None:
    """Of a hidden check cell the student sees one comment, and of a visible one everything."""
    cells = [cell for cell in solution(assignment)["cells"] if _is_check(cell)]
    hidden = r"#[^\n]+\n### BEGIN HIDDEN TESTS\n.*\n### END HIDDEN TESTS"
    odd = [
        cell["id"]
        for cell in cells
        if bool(re.fullmatch(hidden, cell["source"], re.DOTALL)) != cell["id"].endswith("-hidden")
    ]

    assert odd == []


@pytest.mark.parametrize("assignment", assignments())
def test_notebook_has_no_outputs_and_no_private_metadata(assignment: str) -> None:
    """An authored notebook holds no output, no execution count and nothing of one machine."""
    notebook = solution(assignment)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]

    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in code)
    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
