"""Checks: what each accepts, and what it tells the student when it does not."""

from __future__ import annotations

import linecache
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import altair as alt
import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

from weakest_link import checks
from weakest_link.checks import Origin
from weakest_link.exceptions import CheckFailed

mpl.use("Agg")
import matplotlib.pyplot as plt

TABLE = pd.DataFrame({"row": [1, 2], "area": ["Chad", "Mali"]})
LENGTHS = pd.DataFrame({"kind": ["aid", "vote"], "n": [2, 1]})


@pytest.fixture(autouse=True)
def _no_figures() -> Iterator[None]:
    """Close what a test drew."""
    yield
    plt.close("all")


def failure(check: Callable[[], object]) -> str:
    """Return the message with which a check fails."""
    with pytest.raises(CheckFailed, match=r".") as caught:
        check()
    return str(caught.value)


# The frame: question and that


def test_question_passes_silently(capsys: pytest.CaptureFixture[str]) -> None:
    """A question whose checks pass prints nothing."""
    with checks.question("Question 1"):
        checks.that(True, "unused")

    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (CheckFailed("One row is lost."), "Question 2: One row is lost. See chapter 2."),
        (
            NameError("name 'counts' is not defined", name="counts"),
            "Question 2: `counts` is not defined yet. "
            "Define it in the answer cell, and run that cell from top to bottom.",
        ),
        (
            NotImplementedError(),
            "Question 2: the answer is still empty. Replace `raise NotImplementedError()` with your code.",
        ),
        (
            KeyError("area"),
            "Question 2: The check stopped at your answer with KeyError: 'area'. "
            "Compare its form with what the question asks for.",
        ),
        (
            TypeError("read() missing 1 required positional argument: 'text'"),
            "Question 2: Your code stopped with TypeError: read() missing 1 required positional argument: 'text'. "
            "Take the arguments that the question names.",
        ),
    ],
    ids=["failed check", "missing name", "empty answer", "error in the check", "wrong arguments"],
)
def test_question_turns_errors_into_one_sentence(error: Exception, message: str) -> None:
    """Whatever goes wrong, the student reads the question and what to do; only a failed check points to the book."""

    def check() -> None:
        with checks.question("Question 2", "chapter 2"):
            raise error

    assert failure(check) == message


def test_question_hides_the_traceback_behind_the_message() -> None:
    """The message stands alone: no chain of errors follows it."""
    with pytest.raises(CheckFailed, match="The check stopped") as caught, checks.question("Question 1"):
        _ = 1 / 0

    assert caught.value.__suppress_context__


def cell(name: str, *lines: str) -> tuple[str, str]:
    """Write one cell of a notebook: its file's name and its source; IPython keeps both in linecache."""
    source = "\n".join(lines)
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    return name, source


def run_cells(*cells: tuple[str, str]) -> None:
    """Run cells one after another, as a notebook does: with the same names."""
    names: dict[str, Any] = {"checks": checks, "pd": pd}
    for name, source in cells:
        exec(compile(source, name, "exec"), names)


CHECK = ("with checks.question('Question 2'):", "    [checks.that(double(n) == 2 * n, 'twice') for n in (1, 2)]")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1 / 0", "Your code stopped with ZeroDivisionError: division by zero. Look at line 2 of your cell: `1 / 0`"),
        ("raise ValueError", "Your code stopped with ValueError. Look at line 2 of your cell: `raise ValueError`"),
        ("pd.Series([1])[5]", "Your code stopped with KeyError: 5. Look at line 2 of your cell: `pd.Series([1])[5]`"),
        (
            "return reslt",
            "Your code uses `reslt`, which is not defined: a typo, or a missing import? "
            "Look at line 2 of your cell: `return reslt`",
        ),
    ],
    ids=["error", "no text", "inside a library", "undefined name"],
)
def test_question_names_the_line_of_the_students_cell(line: str, message: str) -> None:
    """When the student's function stops, its own line is quoted, not one of a library or of the check cell."""
    answer = cell("/cells/1.py", "def double(number):", f"    {line}")

    assert failure(lambda: run_cells(answer, cell("/cells/2.py", *CHECK))) == f"Question 2: {message}"


def test_question_quotes_no_line_without_its_source() -> None:
    """When the source of the student's cell is not at hand, the message does without."""
    answer = ("/cells/nowhere.py", "def double(number):\n    1 / 0")

    said = failure(lambda: run_cells(answer, cell("/cells/2.py", *CHECK)))

    assert said == "Question 2: Your code stopped with ZeroDivisionError: division by zero."


def test_question_never_quotes_a_check_cell() -> None:
    """An error of the check itself, also in a comprehension, quotes no line and blames nobody's code."""
    check = cell("/cells/3.py", "with checks.question('Question 2'):", "    _found = [{}[n] for n in (1, 2)]")

    said = failure(lambda: run_cells(check))

    assert said.startswith("Question 2: The check stopped at your answer with KeyError: 1. Compare its form")
    assert "line" not in said


def test_question_leaves_a_name_without_a_value_an_error() -> None:
    """A variable read before it has a value is an error of the student's function, no missing import."""
    answer = cell("/cells/1.py", "def double(number):", "    total += number", "    return total")

    said = failure(lambda: run_cells(answer, cell("/cells/2.py", *CHECK)))

    assert said.startswith("Question 2: Your code stopped with UnboundLocalError: ")
    assert said.endswith("Look at line 2 of your cell: `total += number`")


def test_failed_check_shows_its_sentence_in_place_of_a_traceback() -> None:
    """IPython shows the sentence alone, and still records the error's name and text."""
    from IPython.core.interactiveshell import InteractiveShell

    shown: list[Any] = []
    shell = InteractiveShell()
    shell._showtraceback = lambda *error: shown.append(error)  # type: ignore[method-assign]
    try:
        raise CheckFailed("One row is lost.")  # noqa: EM101  (what IPython meets)
    except CheckFailed:
        shell.showtraceback()

    [(kind, error, lines)] = shown
    assert (kind.__name__, str(error), lines) == ("CheckFailed", "One row is lost.", ["One row is lost."])


@pytest.mark.parametrize("condition", [False, 0, [], "", np.bool_(False)])
def test_that_fails_with_its_sentence(condition: object) -> None:
    """A condition that is false in any form fails with the sentence it was given."""
    assert failure(lambda: checks.that(condition, "A row is lost.")) == "A row is lost."


def test_question_swallows_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    """A right answer that warns, or writes to stderr, leaves no trace that nbgrader takes for a failure."""
    with checks.question("Question 1"):
        warnings.warn("old form", FutureWarning, stacklevel=1)
        sys.stderr.write("a note")

    assert capsys.readouterr() == ("", "")


# What a hidden check says


def blind(check: Callable[[], object]) -> str:
    """Return what a student reads of a hidden check that fails."""
    with pytest.raises(CheckFailed, match=r".") as caught:
        check()
    return caught.value.blind


def sent(error: Exception) -> Exception:
    """Make an error that came from the student's process; where it comes from was said there."""
    error.origin = Origin("Seen7919", "seen 7919", False, True, 7919, "seen 7919")  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(
    "error",
    [
        sent(NameError("seen 7919", name="seen 7919")),
        sent(LookupError("seen 7919")),
        sent(TypeError("argument 7919")),
        KeyError("seen 7919"),
    ],
    ids=["a name", "an error", "a call", "of the check"],
)
def test_question_says_the_same_of_every_error_of_a_hidden_check(error: Exception) -> None:
    """Neither the words nor the type of an error reach a student from a hidden check."""

    def check() -> None:
        with checks.question("Question 2"):
            raise error

    assert blind(check) == "Question 2: Your code stopped with an error on other data, or the check did at its answer."


def test_question_names_what_a_hidden_check_does_not_find() -> None:
    """A name that the check itself asks for is named, also when the check is hidden."""
    check = cell("/cells/2.py", *CHECK)

    assert blind(lambda: run_cells(check)).startswith("Question 2: `double` is not defined yet.")


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (lambda: checks.is_function([], "tool"), "`tool` should be a function."),
        (lambda: checks.records([{"a": 1}, 5], "rows", ["a"]), "Each entry of `rows` should be a dict."),
    ],
    ids=["type", "number of an entry"],
)
def test_hidden_check_says_nothing_of_what_was_got(check: Callable[[], object], words: str) -> None:
    """Neither a value's type nor the place of an entry reaches a student from a hidden check."""
    assert blind(check) == words


def test_long_message_loses_its_middle() -> None:
    """A message with a long word of the student's keeps its beginning and what to do."""
    table = pd.DataFrame({"A" * 3_000_000: [1]})

    def check() -> None:
        with checks.question("Question 2", "chapter 2"):
            checks.has_columns(table, "areas", ["row"])

    said = failure(check)
    assert len(said) <= checks.MAX_MESSAGE
    assert said.startswith("Question 2: `areas` should have the columns `row`; it has `AAA")
    assert said.endswith("AAA`. See chapter 2.")


# Types


@pytest.mark.parametrize(
    ("check", "values"),
    [
        (checks.is_boolean, [True, np.bool_(False)]),
        (checks.is_integer, [3, 3.0, np.int64(3), np.float64(3), -1]),
        (checks.is_number, [3, 0.5, np.float64(0.5), np.int64(2)]),
        (checks.is_text, ["four", " a "]),
        (checks.is_function, [len, lambda: None, str]),
    ],
)
def test_types_accept_every_form(check: Callable[[object, str], None], values: list[object]) -> None:
    """A value of the right type is accepted, Python's or NumPy's."""
    for value in values:
        check(value, "answer")


@pytest.mark.parametrize(
    ("check", "value", "message"),
    [
        (checks.is_boolean, 1, "`answer` should be True or False; it is a whole number."),
        (checks.is_integer, 3.5, "`answer` should be a whole number; it is a number."),
        (checks.is_integer, True, "`answer` should be a whole number; it is True or False."),
        (checks.is_integer, "3", "`answer` should be a whole number; it is text."),
        (checks.is_integer, None, "`answer` should be a whole number; it is None (is a `return` missing?)."),
        (checks.is_integer, float("nan"), "`answer` should be a whole number; it is a number."),
        (checks.is_number, ..., "`answer` should be a number; it is `...`, the placeholder."),
        (checks.is_number, True, "`answer` should be a number; it is True or False."),
        (
            checks.is_number,
            float("nan"),
            "`answer` is not a number (nan); look for a division by zero or a missing value.",
        ),
        (checks.is_text, 4, "`answer` should be text; it is a whole number."),
        (checks.is_text, "  ", "`answer` is empty text."),
        (checks.is_text, len, "`answer` should be text; it is a function (are the brackets `()` missing?)."),
        (checks.is_function, TABLE, "`answer` should be a function; it is of type `DataFrame`."),
        (
            checks.is_function,
            checks.ChartFacts({}, 1, "", starts_at_zero=True),
            "`answer` should be a function; it is a chart.",
        ),
    ],
)
def test_types_say_what_was_got_and_expected(check: Callable[[object, str], None], value: object, message: str) -> None:
    """A value of the wrong type is named in plain words, with what was expected."""
    assert failure(lambda: check(value, "answer")) == message


@pytest.mark.parametrize(
    ("value", "message"), [(-1, "`share` should be at least 0."), (2, "`share` should be at most 1.")]
)
def test_number_out_of_range(value: float, message: str) -> None:
    """A number out of its range is told which bound it crosses."""
    assert failure(lambda: checks.is_number(value, "share", low=0, high=1)) == message


def test_number_accepts_its_bounds() -> None:
    """Both bounds belong to the range."""
    checks.is_number(0, "share", low=0, high=1)
    checks.is_number(1.0, "share", low=0, high=1)


# Collections


@pytest.mark.parametrize("value", [[1, 2], (1, 2), {1, 2}, pd.Series([1, 2]), pd.Index([1, 2]), np.array([1, 2])])
def test_items_reads_every_collection(value: object) -> None:
    """Every kind of collection is read as a list."""
    assert checks.items(value, "rows") == [1, 2]


@pytest.mark.parametrize(
    ("value", "kind"), [("12", "text"), (TABLE, "of type `DataFrame`"), ({1: 2}, "of type `dict`"), (None, "None")]
)
def test_items_refuses_what_is_no_collection(value: object, kind: str) -> None:
    """Text, tables and dicts are no plain collection."""
    said = failure(lambda: checks.items(value, "rows"))

    assert said.startswith(f"`rows` should be a collection (a list, a set or a Series); it is {kind}")


@pytest.mark.parametrize("value", [{"a": 1, "b": None}, Counter(a=1) | {"b": None}, pd.Series({"a": 1.0, "b": np.nan})])
def test_mapping_reads_dict_and_series(value: object) -> None:
    """A dict and a Series are read alike; a missing value is None."""
    assert checks.mapping(value, "codes") == {"a": 1, "b": None}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (pd.Series(["NER"]), "The value for `Niger` is a Series. Take the value itself, for example `.iloc[0]`."),
        (["NER"], "The value for `Niger` should be one value; it is of type `list`."),
    ],
)
def test_mapping_refuses_values_that_hold_values(value: object, message: str) -> None:
    """A Series or a list as a value is named with its label."""
    assert failure(lambda: checks.mapping({"Niger": value}, "codes")) == message


def test_mapping_refuses_a_table() -> None:
    """A DataFrame is no mapping."""
    said = failure(lambda: checks.mapping(TABLE, "codes"))

    assert said == "`codes` should be a dict or a Series; it is of type `DataFrame`."


# Tables


def test_columns_in_any_order_and_more_of_them() -> None:
    """The columns may stand in any order, beside others."""
    checks.has_columns(TABLE[["area", "row"]].assign(more=1), "areas", ["row", "area"])


def test_columns_missing() -> None:
    """A missing column is reported with the columns that are there."""
    said = failure(lambda: checks.has_columns(TABLE, "areas", ["row", "place"]))

    assert said == "`areas` should have the columns `row`, `place`; it has `row`, `area`."


def test_columns_of_a_list() -> None:
    """What is no DataFrame has no columns to look at."""
    said = failure(lambda: checks.has_columns([], "areas", ["row"]))

    assert said == "`areas` should be a DataFrame; it is of type `list`."


def test_columns_of_an_empty_table() -> None:
    """An empty table without columns is told to keep them."""
    said = failure(lambda: checks.has_columns(pd.DataFrame(), "areas", ["row"]))

    assert said == "`areas` should have the columns `row`; it has none. Keep the columns also when no row is left."


@pytest.mark.parametrize("values", [[1, 2.5], pd.Series([1, 2], dtype=object), [np.int64(1), np.nan]])
def test_columns_of_numbers(values: object) -> None:
    """Numbers of every type are numbers, whatever the column's type."""
    checks.has_columns(TABLE.assign(n=values), "areas", ["row"], ["n"])


@pytest.mark.parametrize(("value", "kind"), [("1", "text"), (True, "True or False"), ([1], "of type `list`")])
def test_columns_of_numbers_refuse_the_rest(value: object, kind: str) -> None:
    """What is no number is named by column and kind."""
    table = pd.DataFrame({"n": pd.Series([1, value], dtype=object)})
    said = failure(lambda: checks.has_columns(table, "areas", [], ["n"]))

    assert said == f"`n` of `areas` should hold numbers; it holds {kind}."


def test_by_row_reads_rows_by_their_number() -> None:
    """Rows are found by the number they carry, whatever its type; a missing one is left to the check."""
    rows = checks.by_row(TABLE.astype({"row": float}), [1, 2, 3])

    assert {number: row.area for number, row in rows.items()} == {1: "Chad", 2: "Mali"}


@pytest.mark.parametrize(
    ("got", "message"),
    [
        (TABLE.assign(row=[0, 1]), "`row` should hold the numbers of the input, not new ones."),
        (TABLE.astype({"row": str}), "`row` should hold the numbers of the input, not new ones."),
        (TABLE.assign(row=1), "There should be one row for each `row` of the input."),
    ],
    ids=["new", "text", "twice"],
)
def test_by_row_refuses_other_numbers(got: pd.DataFrame, message: str) -> None:
    """New numbers, text and repeated numbers are told apart."""
    assert failure(lambda: checks.by_row(got, [1, 2])) == message


@pytest.mark.parametrize(
    "got",
    [
        TABLE[::-1],
        TABLE.set_axis(["x", "y"]),
        TABLE.astype({"row": float}),
        TABLE.astype(object),
        TABLE.astype({"area": "category"}),
        TABLE[["area", "row"]].assign(more=1),
    ],
    ids=["order", "index", "float", "object", "category", "columns"],
)
def test_same_rows_whatever_the_form(got: pd.DataFrame) -> None:
    """Rows are the same whatever their order, index, types and further columns."""
    checks.same_rows(got, TABLE, "areas", "unused")


def test_same_rows_takes_missing_as_missing() -> None:
    """None, nan and NA are one and the same."""
    missing = [pd.DataFrame({"code": pd.Series([value], dtype=object)}) for value in (None, np.nan, pd.NA)]

    for got in missing:
        checks.same_rows(got, missing[0], "codes", "unused")


@pytest.mark.parametrize(
    ("got", "message"),
    [
        (TABLE[:1], "`areas` has too few rows. Keep all."),
        (pd.concat([TABLE, TABLE]), "`areas` has too many rows. Keep all."),
        (TABLE.assign(area=["Chad", "Chad"]), "Keep all."),
        (TABLE.astype({"row": str}), "Keep all."),
        (TABLE[["row"]], "`areas` should have the columns `row`, `area`; it has `row`."),
    ],
    ids=["few", "many", "value", "number as text", "column"],
)
def test_same_rows_says_what_differs(got: pd.DataFrame, message: str) -> None:
    """Tables that differ in length, values or columns are told so, without the right number."""
    assert failure(lambda: checks.same_rows(got, TABLE, "areas", "Keep all.")) == message


def test_unchanged_accepts_the_same_table() -> None:
    """A table that was left alone is unchanged."""
    checks.unchanged(TABLE, TABLE.copy(), "table")


@pytest.mark.parametrize("now", [TABLE.assign(new=1), TABLE[::-1], TABLE.assign(area="Chad")])
def test_unchanged_tells_how_to_leave_an_input_alone(now: pd.DataFrame) -> None:
    """A new column, another order or another value is a change."""
    said = failure(lambda: checks.unchanged(now, TABLE, "table"))

    assert said == "Your code changes `table`, its input. Work on a copy: `table = table.copy()`."


def test_sample_table_reads_numbers_text_and_missing() -> None:
    """Columns of numbers hold numbers, other cells text, and an empty cell is missing."""
    table = checks.sample_table("row | share | unit", "2 | 0.5 | Press Desk", "-7 | 1 |")

    assert table["row"].tolist() == [2, -7]
    assert table["share"].tolist() == [0.5, 1]
    assert table["unit"].isna().tolist() == [False, True]


def test_sample_table_keeps_a_column_of_mixed_cells_as_text() -> None:
    """A column that holds one text is text throughout."""
    assert checks.sample_table("unit", "9", "Desk")["unit"].tolist() == ["9", "Desk"]


# Entries, ids and texts

ENTRIES = [{"id": "X1", "n": 2, "rows": ["a", "b"]}, {"id": "X2", "n": None, "rows": [], "more": 1}]


@pytest.mark.parametrize(
    "value",
    [ENTRIES, tuple(ENTRIES), pd.DataFrame(ENTRIES), pd.DataFrame(ENTRIES, index=["b", "b"])[["rows", "n", "id"]]],
    ids=["list", "tuple", "table", "other order and index"],
)
def test_records_reads_lists_and_tables_alike(value: object) -> None:
    """A list of dicts and a DataFrame give the same entries; a missing value is None, a list stays a list."""
    found = checks.records(value, "table", ["id", "n", "rows"])

    assert [(each["id"], each["n"], each["rows"]) for each in found] == [("X1", 2, ["a", "b"]), ("X2", None, [])]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"id": ["X1"]}, "`table` should be a list of dicts or a DataFrame; it is of type `dict`."),
        (["X1"], "`table[0]` should be a dict; it is text."),
        ([{"id": "X1"}, {"name": "X2"}], "Entry 2 of `table` should have the keys `id`; it has `name`."),
        ([{}], "Entry 1 of `table` should have the keys `id`; it has none."),
        (pd.DataFrame({"name": ["X1"]}), "`table` should have the columns `id`; it has `name`."),
    ],
    ids=["dict", "no dict", "missing key", "empty entry", "missing column"],
)
def test_records_names_the_entry_that_is_wrong(value: object, message: str) -> None:
    """What is no table of entries is told so, with the number of the entry."""
    assert failure(lambda: checks.records(value, "table", ["id"])) == message


@pytest.mark.parametrize(
    "cell",
    [
        ["E03", "N10"],
        ("E03", "N10", "E03"),
        {"N10", "E03"},
        np.array(["E03", "N10"]),
        pd.Series(["E03", "N10"], index=[7, 7]),
        "E03, N10",
        " E03;N10 ",
        "['E03', 'N10']",
        ["E03 N10"],
    ],
    ids=["list", "tuple", "set", "array", "series", "commas", "semicolon", "list as text", "text in a list"],
)
def test_cited_reads_ids_in_every_form(cell: object) -> None:
    """Ids are read from any collection, or from one text, each once."""
    assert checks.cited(cell) == ["E03", "N10"]


@pytest.mark.parametrize("cell", [None, float("nan"), pd.NA, "", " ", [], [None], "[]"])
def test_cited_reads_nothing_from_an_empty_cell(cell: object) -> None:
    """A cell without an id names none."""
    assert checks.cited(cell) == []


@pytest.mark.parametrize(
    "text",
    [
        "## Loans\nThey rose.\n\n## What fell\nVisits.",
        "A title\n# Loans:\nThey rose.\n  ##  what  fell ##\nVisits.\n",
        "# Loans\n\n\nThey rose.\n#### 2. **What fell**\nVisits.",
    ],
    ids=["plain", "loose", "numbered"],
)
def test_sections_takes_a_text_apart(text: str) -> None:
    """A section is what stands below its heading, however the heading is set."""
    assert checks.sections(text, "report", ["Loans", "What fell"]) == {"Loans": "They rose.", "What fell": "Visits."}


def test_sections_keeps_the_order_of_the_text_and_leaves_out_what_it_lacks() -> None:
    """Sections come as the text has them; other headings stay in the text, a heading without its sign is text."""
    found = checks.sections("## Visits\nFew.\n### In May\nNone.\n## Loans\nFees", "report", ["Loans", "Fees", "Visits"])

    assert list(found.items()) == [("Visits", "Few.\n### In May\nNone."), ("Loans", "Fees")]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (["## Loans"], "`report` should be text; it is of type `list`."),
        ("  ", "`report` is empty text."),
        ("# Loans\na\n# Loans\nb", "The heading “Loans” of `report` stands twice. Keep one of the two."),
    ],
)
def test_sections_refuses_what_is_no_text_and_a_heading_twice(value: object, message: str) -> None:
    """A list, an empty text and a heading that stands twice are told so."""
    assert failure(lambda: checks.sections(value, "report", ["Loans"])) == message


@pytest.mark.parametrize(
    ("text", "n"),
    [("", 0), ("C16 holds – see E03.", 4), ("## Two words\none\n two", 2), ("… *** -- 7", 1), ("well-made it's", 2)],
)
def test_count_words_counts_what_has_a_letter_or_a_digit(text: str, n: int) -> None:
    """Dashes and headings are no words; ids and numbers are."""
    assert checks.count_words(text) == n


# Charts


def upright() -> Any:
    """Draw with pandas."""
    return LENGTHS.plot.bar(x="kind", y="n", ylabel="events")


def lying() -> Any:
    """Draw with pyplot, and return the figure."""
    figure, axes = plt.subplots()
    axes.barh(LENGTHS["kind"], LENGTHS["n"])
    axes.set_xlabel("events")
    return figure


def container() -> Any:
    """Draw with pyplot, and return the bars."""
    _, axes = plt.subplots()
    axes.set_ylabel("events")
    return axes.bar(LENGTHS["kind"], LENGTHS["n"])


def altair() -> Any:
    """Draw with Altair, lengths as they stand."""
    return alt.Chart(LENGTHS).mark_bar().encode(x=alt.X("n", title="events"), y="kind")


def altair_counts() -> Any:
    """Draw with Altair, which counts rows itself, under a layer of text."""
    rows = pd.DataFrame({"kind": ["aid", "vote", "aid"]})
    base = alt.Chart(rows).encode(x="kind", y=alt.Y("count()", title="events"))
    return base.mark_bar() + base.mark_text()


CHARTS = [upright, lying, container, altair, altair_counts]


@pytest.mark.parametrize("draw", CHARTS)
def test_bars_reads_every_kind_of_chart(draw: Callable[[], Any]) -> None:
    """A bar chart gives its lengths by label, whatever drew it."""
    assert checks.bars(draw(), "chart") == {"aid": 2, "vote": 1}


@pytest.mark.parametrize("draw", CHARTS)
def test_chart_facts_reads_the_label_of_lengths(draw: Callable[[], Any]) -> None:
    """The label of the axis of lengths is read, lying or upright."""
    facts = checks.chart_facts(draw())

    assert facts is not None
    assert (facts.value_label, facts.n_series, facts.starts_at_zero) == ("events", 1, True)


def test_chart_facts_stand_for_their_chart() -> None:
    """What was read from a chart is checked like the chart."""
    facts = checks.chart_facts(upright())

    assert checks.bars(facts, "chart") == {"aid": 2, "vote": 1}


def test_chart_facts_take_the_figure_off_the_list() -> None:
    """A chart that was read is not drawn again under the check cell."""
    checks.chart_facts(upright())

    assert plt.get_fignums() == []


def test_bars_of_length_zero_count() -> None:
    """A bar of length 0 is a bar."""
    table = pd.DataFrame({"kind": ["aid", "vote"], "n": [2, 0]})

    assert checks.bars(table.plot.barh(x="kind", y="n"), "chart") == {"aid": 2, "vote": 0}


def cut_axis() -> Any:
    """Draw bars whose axis starts at one."""
    axes = upright()
    axes.set_ylim(1, 2)
    return axes


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: None, "`chart` should be a chart (.*); it is None"),
        (lambda: LENGTHS["n"], "`chart` should be a chart (.*); it is of type `Series`"),
        (lambda: {"bars": {"aid": 2}}, "`chart` should be a chart (.*); it is of type `dict`"),
        (lambda: LENGTHS["n"].plot(), "`chart` is a chart without bars"),
        (
            lambda: LENGTHS.assign(m=1).plot.bar(x="kind"),
            "`chart` should show one set of bars; it shows 2. Either .* drawn twice in one cell",
        ),
        (lambda: plt.subplots()[1].bar([0.25, 0.77], [2, 1]), "`chart` has bars without labels"),
        (cut_axis, "The axis of `chart` should start at zero"),
        (lambda: alt.Chart(LENGTHS).mark_line().encode(x="n", y="kind"), "`chart` is a chart without bars"),
        (lambda: alt.Chart(LENGTHS).mark_bar().encode(x="kind"), "`chart` has bars without labels"),
    ],
    ids=["none", "series", "dict", "line", "two sets", "no labels", "cut axis", "altair line", "altair one axis"],
)
def test_bars_says_what_is_wrong_with_a_chart(draw: Callable[[], Any], message: str) -> None:
    """What is no chart, has no bars, too many, no labels or a cut axis is told so."""
    said = failure(lambda: checks.bars(draw(), "chart"))

    assert re.match(message.replace("(", r"\(").replace(r"\(.*)", r"\(.*\)"), said), said
