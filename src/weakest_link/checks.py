"""
Checks that students run on their own answers, and that graders run again.

Every check returns None and raises `CheckFailed` with a sentence that says what to do next.
Messages follow one ladder: not defined, wrong type, wrong columns (got and expected are shown),
wrong value (the property that fails, never the value). A check never prints and never ends a
cell with an expression: nbgrader would take either for a score.

Checks look at values only (numbers, text, tables, collections, a chart's description), so the same
check cell works when the student's values were sent from another process.
"""

from __future__ import annotations

import io
import linecache
import math
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from numbers import Real
from types import CodeType, TracebackType
from typing import Any, NoReturn

import pandas as pd

from weakest_link.exceptions import CheckFailed

__all__ = [
    "ChartFacts",
    "Origin",
    "bars",
    "by_row",
    "chart_facts",
    "cited",
    "count_words",
    "has_columns",
    "is_boolean",
    "is_function",
    "is_integer",
    "is_number",
    "is_text",
    "items",
    "mapping",
    "question",
    "records",
    "same_rows",
    "sample_table",
    "sections",
    "that",
    "unchanged",
]

TITLE = re.compile(r"\s*#{1,6}(?!#)(.*)")  # a heading of Markdown, with or without a space behind its signs
MAX_MESSAGE = 1_000  # characters of a message, here and in reports; a student's text in it may have any length
# Whatever the error, so that it tells nothing.
STOPPED = "Your code stopped with an error on other data, or the check did at its answer."


@dataclass(frozen=True)
class ChartFacts:
    """
    A bar chart in plain data, so that it can be checked in another process.

    Attributes
    ----------
    bars : dict of str to float
        The length of each bar by its label; bars without a label are left out.
    n_series : int
        How many sets of bars there are.
    value_label : str
        The text at the axis of lengths.
    starts_at_zero : bool
        True when that axis shows zero.
    """

    bars: dict[str, float]
    n_series: int
    value_label: str
    starts_at_zero: bool


@contextmanager
def question(title: str, see: str = "") -> Iterator[None]:
    """
    Turn whatever goes wrong in a check cell into one sentence for the student.

    Warnings and what is written to stderr are swallowed: nbgrader would take them for a failure,
    and a right answer may warn.

    Parameters
    ----------
    title : str
        The question as its heading names it, for example ``"Question 1"``.
    see : str
        Where the book explains it, for example ``"chapter 2, Names that vary"``; it is added to
        the message of a failed check, not to that of an answer that is missing or stops.

    Raises
    ------
    CheckFailed
        The answer is missing, unfinished, stopped with an error, or fails a check.
    """
    try:
        with warnings.catch_warnings(), redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    except CheckFailed as failure:
        pointer = f" See {see}." if see else ""
        raise _failure(f"{title}: {failure}{pointer}", f"{title}: {failure.blind}{pointer}") from None  # noqa: EM102
    except NameError as error:
        raise _failure(f"{title}: {_undefined(error)}", f"{title}: {_blind(error)}") from None  # noqa: EM102
    except NotImplementedError:
        message = f"{title}: the answer is still empty. Replace `raise NotImplementedError()` with your code."
        raise CheckFailed(message) from None
    except Exception as error:  # noqa: BLE001  (whatever a student's code raises)
        raise _failure(f"{title}: {_stopped(error)}", f"{title}: {_blind(error)}") from None  # noqa: EM102


def _undefined(error: NameError) -> str:
    """Say which name is missing: the one that the question asks for, or one that the student's code uses."""
    origin = _origin(error)
    if not error.name or isinstance(error, UnboundLocalError):
        return _stopped(error)
    if origin.is_students:
        uses = f"Your code uses `{error.name}`, which is not defined: a typo, or a missing import?"
        return f"{uses}{origin.where}"
    return f"`{error.name}` is not defined yet. Define it in the answer cell, and run that cell from top to bottom."


def _stopped(error: Exception) -> str:
    """Say what stopped, the student's code or the check that looked at the answer, and where if it was the code."""
    origin = _origin(error)
    found = f"{origin.kind}: {origin.text}".rstrip(" .:")
    if origin.is_students:
        return f"Your code stopped with {found}.{origin.where}"
    if origin.is_call and isinstance(error, TypeError) and "argument" in origin.text:
        return f"Your code stopped with {found}. Take the arguments that the question names."
    return f"The check stopped at your answer with {found}. Compare its form with what the question asks for."


def _blind(error: Exception) -> str:
    """Say that something stopped; name no more than a name that the check itself did not find."""
    is_sent = hasattr(error, "origin")  # then all that it says was chosen in the student's process
    if isinstance(error, NameError) and error.name and not is_sent and not _origin(error).is_students:
        return _undefined(error)
    return STOPPED


@dataclass(frozen=True)
class Origin:
    """
    Where an error came from.

    When the student's code runs in another process, the error that stands for it here carries its origin
    as the attribute `origin`.

    Attributes
    ----------
    kind, text : str
        The error's type and what it says.
    is_students : bool
        True when it came out of code that the student wrote.
    is_call : bool
        True when the call itself failed: the code that was called could not take the arguments.
    line_number : int
        The line of the student's cell, from 1; 0 when unknown.
    line : str
        That line; empty when unknown.
    """

    kind: str
    text: str
    is_students: bool
    is_call: bool
    line_number: int
    line: str

    @property
    def where(self) -> str:
        """Quote the line of the student's code; empty when it is unknown."""
        return f" Look at line {self.line_number} of your cell: `{self.line}`" if self.line else ""


def _origin(error: BaseException) -> Origin:
    """Read where an error came from: what it carries, or else its traceback."""
    carried = getattr(error, "origin", None)
    if isinstance(carried, Origin):
        return carried
    chain = traceback_of(error)[1:]  # the first is this module's
    if not chain:
        return Origin(type(error).__name__, str(error), is_students=False, is_call=False, line_number=0, line="")
    cell = chain[0].tb_frame
    written = _codes(cell.f_code)
    own = [step for step in chain if step.tb_frame.f_globals is cell.f_globals and step.tb_frame.f_code not in written]
    return origin_of(error, own, is_call=chain[-1].tb_frame.f_code in written)


def traceback_of(error: BaseException) -> list[TracebackType]:
    """List an error's frames from the outside in."""
    chain = []
    step = error.__traceback__
    while step is not None:
        chain.append(step)
        step = step.tb_next
    return chain


def origin_of(error: BaseException, own: list[TracebackType], *, is_call: bool) -> Origin:
    """Describe an error of which the student's own frames are known, from the outside in."""
    number, line = 0, ""
    if own:
        number = own[-1].tb_lineno
        line = linecache.getline(own[-1].tb_frame.f_code.co_filename, number).strip()
    return Origin(type(error).__name__, _said(error), bool(own), is_call, number, line)


def _said(error: BaseException) -> str:
    """Read an error's text, also of one that cannot be written."""
    try:
        return str(error)
    except Exception:  # noqa: BLE001  (a student's class may do anything)
        return ""


def _codes(code: CodeType) -> set[CodeType]:
    """List a piece of code and all that is written inside it: comprehensions, lambdas, functions."""
    inner = [_codes(part) for part in code.co_consts if isinstance(part, CodeType)]
    return {code}.union(*inner)


def _failure(message: str, blind: str) -> CheckFailed:
    """Make a failure that says less when its check is hidden; what is too long loses its middle."""
    return CheckFailed(_shortened(message), blind=_shortened(blind))


def _shortened(text: str) -> str:
    """Keep the beginning and the end of a message: what is wrong, and what to do."""
    return text if len(text) <= MAX_MESSAGE else f"{text[: MAX_MESSAGE - 300]} … {text[-297:]}"


def _fail(message: str, blind: str) -> NoReturn:
    """Fail with a sentence that shows what was got, and with one that does not."""
    raise _failure(message, blind)


def that(condition: object, otherwise: str) -> None:
    """
    Check one property of an answer.

    Parameters
    ----------
    condition : object
        True in the sense of ``bool()`` when the property holds.
    otherwise : str
        The sentence for the student: the property that fails, and the likely misconception.
    """
    if not bool(condition):
        _fail(otherwise, otherwise)


def _expect(kind: str, name: str, value: object, fits: bool) -> None:
    """Say which type was got and which was expected."""
    wanted = f"`{name}` should be {kind}"
    if not fits:
        _fail(f"{wanted}; it is {_described(value)}.", f"{wanted}.")


def _described(value: object) -> str:
    """Name a value's type in words a beginner knows."""
    if value is None:
        return "None (is a `return` missing?)"
    if value is Ellipsis:
        return "`...`, the placeholder"
    if note := getattr(type(value), "cannot_cross", ""):
        return str(note)
    if callable(value) and not isinstance(value, type):
        return "a function (are the brackets `()` missing?)"
    names = {"str": "text", "int": "a whole number", "float": "a number", "bool": "True or False"}
    names |= dict.fromkeys(("Axes", "Figure", "ChartFacts"), "a chart")
    kind = type(value).__name__
    return names.get(kind, f"of type `{kind}`")


def _is_flag(value: object) -> bool:
    """Tell whether a value is True or False, Python's or NumPy's."""
    return isinstance(value, bool) or type(value).__name__ in ("bool_", "bool")


def is_boolean(value: object, name: str) -> None:
    """Check that `value` is True or False."""
    _expect("True or False", name, value, _is_flag(value))


def is_integer(value: object, name: str) -> None:
    """Check that `value` is a whole number, 3 or 3.0, Python's or NumPy's; True is none."""
    whole = isinstance(value, Real) and not _is_flag(value) and float(value).is_integer()
    _expect("a whole number", name, value, whole)


def is_number(value: object, name: str, low: float | None = None, high: float | None = None) -> None:
    """Check that `value` is a number from `low` to `high`, both included; None means no bound."""
    _expect("a number", name, value, isinstance(value, Real) and not _is_flag(value))
    number = float(value)  # type: ignore[arg-type]
    that(not math.isnan(number), f"`{name}` is not a number (nan); look for a division by zero or a missing value.")
    that(low is None or number >= low, f"`{name}` should be at least {low}.")
    that(high is None or number <= high, f"`{name}` should be at most {high}.")


def is_text(value: object, name: str) -> None:
    """Check that `value` is text with at least one letter or digit in it."""
    _expect("text", name, value, isinstance(value, str))
    that(str(value).strip(), f"`{name}` is empty text.")


def is_function(value: object, name: str) -> None:
    """Check that `value` can be called."""
    _expect("a function", name, value, callable(value))


def has_columns(table: object, name: str, columns: Iterable[str], numbers: Iterable[str] = ()) -> None:
    """
    Check that `table` is a DataFrame with at least these columns, in any order.

    Parameters
    ----------
    table : object
        The student's answer.
    name : str
        The name it has in the question.
    columns : iterable of str
        The columns that must be there; extra ones are allowed.
    numbers : iterable of str
        More columns that must be there, and hold numbers only.
    """
    _expect("a DataFrame", name, table, isinstance(table, pd.DataFrame))
    assert isinstance(table, pd.DataFrame)
    figures = list(numbers)
    expected = [*columns, *figures]
    missing = [column for column in expected if column not in table.columns]
    got = ", ".join(f"`{column}`" for column in table.columns) or "none"
    wanted = ", ".join(f"`{column}`" for column in expected)
    empty = "" if len(table) else " Keep the columns also when no row is left."
    if missing:
        should = f"`{name}` should have the columns {wanted}"
        _fail(f"{should}; it has {got}.{empty}", f"{should}.{empty}")
    for column in figures:
        odd = [cell for cell in table[column] if not isinstance(cell, Real) or _is_flag(cell)]
        if odd:
            should = f"`{column}` of `{name}` should hold numbers"
            _fail(f"{should}; it holds {_described(odd[0])}.", f"{should}.")


def items(value: object, name: str) -> list[Any]:
    """
    Read a collection of any kind as a list: list, tuple, set, dict keys, Series, Index or array.

    Parameters
    ----------
    value : object
        The student's answer.
    name : str
        The name it has in the question.

    Returns
    -------
    list
        The elements, in the collection's own order; text, dicts and tables are refused.
    """
    fits = isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping | pd.DataFrame)
    _expect("a collection (a list, a set or a Series)", name, value, fits)
    assert isinstance(value, Iterable)
    return list(value)


def mapping(value: object, name: str) -> dict[Any, Any]:
    """
    Read a dict, or a Series by its index, as a dict.

    Parameters
    ----------
    value : object
        The student's answer.
    name : str
        The name it has in the question.

    Returns
    -------
    dict
        Label to value; a missing value (None, nan, NA) is None.

    Raises
    ------
    CheckFailed
        `value` is neither, or a value in it is itself a Series, a list or the like.
    """
    _expect("a dict or a Series", name, value, isinstance(value, Mapping | pd.Series))
    assert isinstance(value, Mapping | pd.Series)
    for key, cell in value.items():
        if isinstance(cell, pd.Series | pd.DataFrame | pd.Index):
            inner = f"The value for `{key}` is a {type(cell).__name__}. Take the value itself, for example `.iloc[0]`."
            _fail(inner, f"A value of `{name}` is a table. Take the value itself.")
        if not pd.api.types.is_scalar(cell):
            plain = f"The value for `{key}` should be one value; it is {_described(cell)}."
            _fail(plain, f"Each value of `{name}` should be one value.")
    return {key: None if pd.isna(cell) else cell for key, cell in value.items()}


def records(value: object, name: str, columns: Iterable[str]) -> list[dict[str, Any]]:
    """
    Read a table that is written as a list of dicts, or is a DataFrame, entry by entry.

    Parameters
    ----------
    value : object
        The student's answer.
    name : str
        The name it has in the question.
    columns : iterable of str
        The keys that each entry must have; more are allowed.

    Returns
    -------
    list of dict
        One a row; a missing value (None, nan, NA) is None.

    Raises
    ------
    CheckFailed
        `value` is neither, or an entry is no dict or lacks a key; the entry is named by its number from 1.
    """
    wanted = list(columns)
    if isinstance(value, pd.DataFrame):
        has_columns(value, name, wanted)
        value = value.to_dict("records")
    _expect("a list of dicts or a DataFrame", name, value, isinstance(value, list | tuple))
    assert isinstance(value, list | tuple)
    for number, entry in enumerate(value, start=1):
        if not isinstance(entry, Mapping):
            plain = f"`{name}[{number - 1}]` should be a dict; it is {_described(entry)}."
            _fail(plain, f"Each entry of `{name}` should be a dict.")
        if not set(wanted) <= set(entry):
            got, keys = (", ".join(f"`{key}`" for key in each) or "none" for each in (entry, wanted))
            should = f"Entry {number} of `{name}` should have the keys {keys}"
            _fail(f"{should}; it has {got}.", f"Each entry of `{name}` should have the keys {keys}.")
    return [{key: None if _is_missing(cell) else cell for key, cell in entry.items()} for entry in value]


def _is_missing(cell: object) -> bool:
    """Tell whether a cell is None, nan or NA; a list is not missing, whatever it holds."""
    return bool(pd.api.types.is_scalar(cell) and pd.isna(cell))  # type: ignore[call-overload]


def cited(cell: object) -> list[str]:
    """
    Read the ids that one cell names, each once.

    Parameters
    ----------
    cell : object
        A list, tuple, set, Series or array of ids, or one text in which commas, semicolons or spaces
        separate them; nothing (None, nan, empty text) names none.

    Returns
    -------
    list of str
        The ids in the cell's order, those of a set sorted; brackets and quotation marks around them are left out.

    Examples
    --------
    >>> cited("E03, E04; N10")
    ['E03', 'E04', 'N10']
    """
    if isinstance(cell, Iterable) and not isinstance(cell, str):
        parts = sorted(map(str, cell)) if isinstance(cell, Set) else cell
        found = [each for part in parts for each in cited(part)]
    else:
        found = [] if _is_missing(cell) else re.findall(r"[^\s,;.“”‘’'\"\[\](){}]+", str(cell))
    return list(dict.fromkeys(found))


def sections(value: object, name: str, headings: Iterable[str]) -> dict[str, str]:
    r"""
    Take a text apart at some of its headings: lines that begin with ``#``, as in Markdown.

    Parameters
    ----------
    value : object
        The student's text.
    name : str
        The name it has in the question.
    headings : iterable of str
        The headings that begin a section; capitals, a number before and a colon behind do not count.

    Returns
    -------
    dict of str to str
        The text below each of them, in the text's order; headings that the text lacks are left out, and
        other headings belong to the section that they stand in.

    Raises
    ------
    CheckFailed
        `value` is no text, is empty, or has one of the headings twice.

    Examples
    --------
    >>> sections("## Loans\nThey rose.\n\n## Visits\nThey fell.", "report", ["Loans", "Visits"])
    {'Loans': 'They rose.', 'Visits': 'They fell.'}
    """
    is_text(value, name)
    known = {_bare(heading): heading for heading in headings}
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in str(value).splitlines():
        title = TITLE.fullmatch(line)
        if heading := known.get(_bare(title[1]) if title else ""):
            that(heading not in found, f"The heading “{heading}” of `{name}` stands twice. Keep one of the two.")
            lines = found[heading] = []
        else:
            lines.append(line)
    return {heading: "\n".join(below).strip() for heading, below in found.items()}


def _bare(heading: str) -> str:
    """Reduce a heading to its words, so that headings set in different ways are equal."""
    return " ".join(re.sub(r"^[\d.\s*]+|[\s#:*]+$", "", heading).casefold().split())


def count_words(text: str) -> int:
    r"""
    Count the words of a text: what stands between spaces and has a letter or a digit; headings are left out.

    Examples
    --------
    >>> count_words("## Loans\nC16 holds – see E03.")
    4
    """
    lines = (line for line in text.splitlines() if not TITLE.fullmatch(line))
    return sum(any(map(str.isalnum, word)) for line in lines for word in line.split())


def sample_table(*lines: str) -> pd.DataFrame:
    """
    Make a small table for a check from lines with bars between the cells.

    Parameters
    ----------
    *lines : str
        The column names, then one line a row; spaces at the ends of a cell do not count.

    Returns
    -------
    DataFrame
        Columns of numbers hold numbers; an empty cell is missing.

    Examples
    --------
    >>> sample_table("row | division | parent_unit", "2 | Press Desk | ")["division"].tolist()
    ['Press Desk']
    """
    header, *rows = ([cell.strip() or None for cell in line.split("|")] for line in lines)
    table = pd.DataFrame(rows, columns=pd.Index(header))
    for name, column in table.items():
        if column.notna().all() and column.astype(str).str.fullmatch(r"-?\d+(\.\d+)?").all():
            table[name] = pd.to_numeric(column)
    return table


def same_rows(got: object, expected: pd.DataFrame, name: str, otherwise: str) -> None:
    """
    Check that two tables hold the same rows, whatever their order, index or number types.

    Only the columns of `expected` are compared; a row that stands twice must stand twice.

    Parameters
    ----------
    got, expected : DataFrame
        The student's table and the right one.
    name : str
        The name of the student's table in the question.
    otherwise : str
        The sentence for the student when the rows differ.
    """
    has_columns(got, name, expected.columns)
    assert isinstance(got, pd.DataFrame)
    that(len(got) == len(expected), f"`{name}` has too {_excess(got, expected)} rows. {otherwise}")
    that(_row_keys(got, expected.columns) == _row_keys(expected, expected.columns), otherwise)


def _excess(got: pd.DataFrame, expected: pd.DataFrame) -> str:
    """Say whether a table is too long or too short without giving the right number away."""
    return "many" if len(got) > len(expected) else "few"


def _row_keys(table: pd.DataFrame, columns: Iterable[str]) -> list[str]:
    """Write every row as text that does not depend on dtypes, sorted."""
    rows = table[list(columns)].itertuples(index=False, name=None)
    return sorted(repr([_plain(cell) for cell in row]) for row in rows)


def _plain(cell: object) -> object:
    """Make equal cells of different types look equal: 3, 3.0 and numpy's 3; None and nan."""
    if pd.api.types.is_scalar(cell) and pd.isna(cell):  # type: ignore[call-overload]
        return None
    if isinstance(cell, Real) and not _is_flag(cell):
        return round(float(cell), 9)
    return bool(cell) if _is_flag(cell) else str(cell)


def by_row(table: pd.DataFrame, numbers: Iterable[int]) -> dict[int, Any]:
    """
    Read a table that should have one row for each number in its column `row`.

    Parameters
    ----------
    table : DataFrame
        The student's table; that it has the column was checked before.
    numbers : iterable of int
        The numbers that the input has.

    Returns
    -------
    dict of int to row
        Each row by its number, with its columns as attributes; rows may be missing.
    """
    found = list(table["row"])
    that(set(found) <= set(numbers), "`row` should hold the numbers of the input, not new ones.")
    that(len(set(found)) == len(found), "There should be one row for each `row` of the input.")
    return dict(zip(found, table.itertuples(index=False), strict=True))


def unchanged(table: pd.DataFrame, before: pd.DataFrame, name: str) -> None:
    """Check that the student's code left its input as it was."""
    same = list(table.columns) == list(before.columns) and table.equals(before)
    that(same, f"Your code changes `{name}`, its input. Work on a copy: `{name} = {name}.copy()`.")


def chart_facts(chart: Any) -> ChartFacts | None:
    """
    Describe a bar chart in plain data.

    Parameters
    ----------
    chart : matplotlib Axes, Figure or bars, Altair chart, or ChartFacts
        The chart; horizontal and vertical bars are both read. A matplotlib figure is taken off
        pyplot's list, so that a check cell draws nothing.

    Returns
    -------
    ChartFacts or None
        None when `chart` is no chart.
    """
    if isinstance(chart, ChartFacts):
        return chart
    if hasattr(chart, "to_dict") and (hasattr(chart, "encoding") or hasattr(chart, "layer")):
        return _altair_facts(chart.to_dict())
    if hasattr(chart, "patches") and not hasattr(chart, "get_xticklabels") and len(chart.patches):
        chart = getattr(chart.patches[0], "axes", None)
    if isinstance(getattr(chart, "axes", None), list) and chart.axes:
        chart = chart.axes[0]
    return _axes_facts(chart) if hasattr(chart, "get_xticklabels") else None


def bars(chart: object, name: str) -> dict[str, float]:
    """
    Read a bar chart as data, and check that it is one: one set of bars, from zero, each with a label.

    Parameters
    ----------
    chart : chart or ChartFacts
        The student's chart.
    name : str
        The name it has in the question.

    Returns
    -------
    dict of str to float
        The length of each bar by its label.
    """
    facts = chart_facts(chart)
    _expect("a chart (what `.plot.bar()` returns, a Figure or an Altair chart)", name, chart, facts is not None)
    assert facts is not None
    that(facts.n_series > 0, f"`{name}` is a chart without bars. Draw one bar for each label.")
    if facts.n_series > 1:
        should = f"`{name}` should show one set of bars"
        why = "Either the one column to draw is not named, or the chart was drawn twice in one cell."
        _fail(f"{should}; it shows {facts.n_series}. {why}", f"{should}. {why}")
    that(facts.bars, f"`{name}` has bars without labels. Give each bar the name of what it counts.")
    that(facts.starts_at_zero, f"The axis of `{name}` should start at zero: a bar is read by its length.")
    return dict(facts.bars)


def _axes_facts(axes: Any) -> ChartFacts:
    """Describe the bars of a matplotlib Axes; horizontal ones have their labels on the y axis."""
    series = [group for group in axes.containers if hasattr(group, "orientation")]
    flat = bool(series) and series[0].orientation == "horizontal"
    across, along = (axes.yaxis, axes.xaxis) if flat else (axes.xaxis, axes.yaxis)
    ticks = {round(tick.get_position()[int(flat)], 6): tick.get_text() for tick in across.get_ticklabels()}
    found = {}
    for box in series[0].patches if series else []:
        middle = box.get_y() + box.get_height() / 2 if flat else box.get_x() + box.get_width() / 2
        if label := ticks.get(round(middle, 6)):
            found[label] = float(box.get_width() if flat else box.get_height())
    low, high = sorted(along.get_view_interval())
    _close(axes.figure)
    return ChartFacts(found, len(series), along.get_label_text(), starts_at_zero=bool(low <= 0 <= high))


def _close(figure: Any) -> None:
    """Take a figure off pyplot's list, so that a notebook does not draw it under the check cell."""
    import matplotlib.pyplot as plt  # already loaded: the figure is matplotlib's

    plt.close(figure)


def _altair_facts(spec: dict[str, Any]) -> ChartFacts:
    """Describe an Altair bar chart, or the first layer of bars in a layered one."""
    layers = [layer for layer in spec.get("layer", [spec]) if "bar" in str(layer.get("mark"))]
    axes = [layers[0]["encoding"].get(axis, {}) for axis in ("x", "y")] if layers else []
    lengths = [axis for axis in axes if axis.get("type") == "quantitative"]
    if len(lengths) != 1:
        return ChartFacts({}, len(layers), "", starts_at_zero=True)
    length, label = lengths[0], axes[1 - axes.index(lengths[0])].get("field")
    name = layers[0].get("data", spec.get("data", {})).get("name")
    rows = pd.DataFrame(spec.get("datasets", {}).get(name, []))
    found = _altair_lengths(rows, label, length) if label in rows else {}
    title = length.get("title", length.get("field") or "count")
    starts_at_zero = (length.get("scale") or {}).get("zero", True)
    return ChartFacts(found, len(layers), title or "", starts_at_zero=starts_at_zero)


def _altair_lengths(rows: pd.DataFrame, label: str, length: dict[str, Any]) -> dict[str, float]:
    """Compute the lengths of bars that Altair computes in the browser: counts and other aggregates."""
    groups = rows.groupby(label, sort=False)
    if length.get("aggregate") == "count":
        lengths = groups.size()
    else:
        lengths = groups[length["field"]].agg(length.get("aggregate", "sum"))
    return {str(key): float(value) for key, value in lengths.items()}
