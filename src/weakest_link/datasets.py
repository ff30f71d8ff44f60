"""
The module's tables as DataFrames that know where they come from.

A folder of data holds CSV files and one ``datapackage.json`` (Frictionless) that says what each
column is. Nothing is read that the descriptor does not describe, and nothing is guessed: a file
that differs from its description is refused, with every difference named. How the tables are
made is no matter of this module: see ``data/build/build.py``.
"""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from weakest_link.exceptions import DataError, faults

__all__ = ["check", "data_folder", "describe", "load", "names", "sources"]

FOLDER_VARIABLE = "WEAKEST_LINK_DATA"
DESCRIPTOR = "datapackage.json"
INSTRUCTOR = "instructor"

Row = dict[str, str]
Resource = Mapping[str, Any]


# Public functions


def load(name: str) -> pd.DataFrame:
    """
    Load one table of the module.

    Parameters
    ----------
    name : str
        The table's name, for example ``"divisions"``; `names` lists them all.

    Returns
    -------
    DataFrame
        The rows in the file's order, index 0, 1, 2, … Integers are int64 (Int64 where a value can
        be missing), dates datetime64, booleans bool, everything else text; missing is missing.
        ``.attrs`` holds ``name``, ``title``, ``description``, ``sources`` and ``licence``.

    Raises
    ------
    DataError
        No table has this name, its file is missing, or the file differs from its description.

    Examples
    --------
    >>> load("divisions").shape
    (8, 4)
    """
    folder = data_folder()
    files = (folder / DESCRIPTOR, folder / f"{name}.csv")
    stamp = tuple((path.stat().st_mtime_ns, path.stat().st_size) for path in files if path.is_file())
    frame = _loaded(name, folder, stamp).copy()
    frame.attrs["sources"] = Sources(map(dict, frame.attrs["sources"]))  # a caller may change its own
    return frame


@functools.lru_cache(maxsize=64)
def _loaded(name: str, _: Path, __: object) -> pd.DataFrame:
    """Check and read a table, once for each state of its folder's files."""
    folder, resource = _find(name)
    found = _file_faults(folder, resource)
    if found:
        path = folder / resource["path"]
        title = f"The table {name!r} cannot be loaded from {path}:"
        message = f"{faults(title, found)}\n{_repair(path)}"
        raise DataError(message)
    rows = _read(folder / resource["path"])
    frame = pd.DataFrame({field["name"]: _column(rows, field) for field in _fields(resource)})
    frame.attrs.update(_provenance(resource))
    return frame


def names() -> list[str]:
    """
    Name the tables that students can load, in the order of the data dictionary.

    Returns
    -------
    list of str
        The names that `load` and `describe` take.

    Examples
    --------
    >>> names()[:2]
    ['divisions', 'countries']
    """
    return [str(resource["name"]) for resource in _package(data_folder())["resources"]]


def describe(name: str) -> pd.DataFrame:
    """
    Describe the columns of one table.

    Parameters
    ----------
    name : str
        The table's name.

    Returns
    -------
    DataFrame
        One row a column of the table: ``name``, ``type``, ``unit`` (empty if it has none) and
        ``description``.
    """
    _, resource = _find(name)
    columns = ["name", "type", "unit", "description"]
    rows = [[field.get(column, "") for column in columns] for field in _fields(resource)]
    return pd.DataFrame(rows, columns=columns)


def sources(table: pd.DataFrame) -> pd.DataFrame:
    """
    List the sources of a table that `load` returned.

    Parameters
    ----------
    table : DataFrame
        A table from `load`, or one derived from it that kept its ``.attrs``.

    Returns
    -------
    DataFrame
        One row a source: ``title`` and ``path``, its address (empty if it has none).

    Raises
    ------
    DataError
        The table carries no sources.
    """
    if "sources" not in table.attrs:
        message = (
            "This DataFrame carries no sources: its `.attrs` has no entry 'sources'. "
            "Give the table as `load` returned it, for example sources(load('divisions'))."
        )
        raise DataError(message)
    rows = [[source["title"], source.get("path", "")] for source in table.attrs["sources"]]
    return pd.DataFrame(rows, columns=["title", "path"])


def data_folder() -> Path:
    """
    Find the folder that holds the tables.

    Returns
    -------
    Path
        The folder named by the environment variable WEAKEST_LINK_DATA; else the one inside the
        installed package; else ``data`` of the checkout that this file is part of.

    Raises
    ------
    DataError
        None of them holds a descriptor.
    """
    here = Path(__file__).resolve()
    named = os.environ.get(FOLDER_VARIABLE)
    places = [Path(named)] if named else [here.parent / "_data", here.parents[2] / "data"]
    for place in places:
        if (place / DESCRIPTOR).is_file():
            return place
    looked = " and ".join(str(place) for place in places)
    advice = f"Correct {FOLDER_VARIABLE}, or unset it." if named else "Install the package again."
    message = f"No data folder: looked for {DESCRIPTOR} in {looked}. {advice}"
    raise DataError(message)


def check(folder: Path | str) -> list[str]:
    """
    Compare every table of a folder with its description.

    Parameters
    ----------
    folder : Path or str
        A folder with a ``datapackage.json``; its subfolder ``instructor`` is checked too.

    Returns
    -------
    list of str
        All faults at once, each with file, row, column, what was got and what was expected. Empty
        when everything is as described.

    Raises
    ------
    DataError
        The folder's descriptor is missing or no data package.
    """
    found: list[str] = []
    for place, resource in _resources(Path(folder)):
        found += _file_faults(place, resource)
    return found


# Finding tables


def _package(folder: Path) -> dict[str, Any]:
    """Read a folder's descriptor."""
    path = folder / DESCRIPTOR
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        resources = package["resources"]
        for resource in resources:
            _require(resource)
    except FileNotFoundError as error:
        message = f"{path} is missing. {_repair(path)}"
        raise DataError(message) from error
    except (ValueError, KeyError, TypeError) as error:
        kind = "no JSON" if isinstance(error, ValueError) else "no data package"
        message = f"{path} is {kind}: {error}. Expected a Frictionless data package. {_repair(path)}"
        raise DataError(message) from error
    return dict(package)


def _require(resource: Resource) -> None:
    """Raise KeyError unless a resource says all that this module needs to know."""
    [resource[key] for key in ("name", "path", "title", "description")]
    [each["title"] for each in (*resource["licenses"], *resource["sources"])]
    [(field["name"], PARSERS[field["type"]]) for field in resource["schema"]["fields"]]
    resource["schema"]["primaryKey"]


def _resources(folder: Path) -> Iterator[tuple[Path, Resource]]:
    """Go through the student tables, then the instructor's, where they are."""
    places = [folder]
    if (folder / INSTRUCTOR / DESCRIPTOR).is_file():
        places.append(folder / INSTRUCTOR)
    for place in places:
        for resource in _package(place)["resources"]:
            yield place, resource


def _find(name: str) -> tuple[Path, Resource]:
    """Find a table by its name, or say which names there are."""
    for folder, resource in _resources(data_folder()):
        if resource["name"] == name:
            return folder, resource
    known = names()
    close = get_close_matches(str(name), known, n=1)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    message = f"There is no table {name!r}.{hint} The tables are: {', '.join(known)}."
    raise DataError(message)


def _fields(resource: Resource) -> list[dict[str, Any]]:
    """Return the description of a table's columns."""
    return list(resource["schema"]["fields"])


def _provenance(resource: Resource) -> dict[str, Any]:
    """Collect what a table says about itself."""
    licences = "; ".join(licence["title"] for licence in resource["licenses"])
    return {
        "name": resource["name"],
        "title": resource["title"],
        "description": resource["description"],
        "sources": Sources(dict(source) for source in resource["sources"]),
        "licence": f"{licences}. {resource['rights']}" if "rights" in resource else licences,
    }


class Sources(list[dict[str, Any]]):
    """
    Where a table comes from; a copy is the list itself.

    pandas copies ``.attrs`` deeply in every operation on a table, which takes longer than most operations.
    """

    def __deepcopy__(self, _: object) -> Sources:
        """Return the list itself: nobody changes it."""
        return self


def _repair(path: Path) -> str:
    """Say how a damaged file comes back."""
    return (
        f"To repair {path.name}: in a checkout, take the file back from version control or run "
        "`uv run python data/build/build.py`; otherwise install the package again."
    )


# Reading


def _read(path: Path) -> list[Row]:
    """Read a CSV file that was checked before."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _column(rows: list[Row], field: Mapping[str, Any]) -> pd.Series[Any]:
    """Turn one column's text into a Series of the described type."""
    kind = field["type"]
    cells = pd.Series([row[field["name"]] for row in rows], dtype="str")
    if kind == "string":
        return cells.mask(cells == "")
    values = [None if cell == "" else PARSERS[kind](cell) for cell in cells]
    if kind == "date":
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object"))).astype("datetime64[ns]")
    required = field.get("constraints", {}).get("required", False)
    return pd.Series(values, dtype=DTYPES[kind][0 if required else 1])


def _strict(pattern: str, parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """Make a parser that takes one spelling only: Python also reads ``1_000`` and ``2014-W12``."""

    def parser(cell: str) -> Any:
        if re.fullmatch(pattern, cell, re.ASCII) is None:
            raise ValueError(cell)
        return parse(cell)

    return parser


PARSERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": _strict(r"-?\d+", int),
    "number": _strict(r"-?\d+(\.\d+)?", float),
    "boolean": _strict("true|false", "true".__eq__),
    "date": _strict(r"\d{4}-\d\d-\d\d", date.fromisoformat),
}
# What a column becomes when every value is there, and when some can be missing.
DTYPES = {"integer": ("int64", "Int64"), "number": ("float64", "float64"), "boolean": ("bool", "boolean")}
WORDS = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a date like 2014-03-18",
}
BOUNDS = {"minimum": "at least", "maximum": "at most"}


# Checking


def _file_faults(folder: Path, resource: Resource) -> list[str]:
    """List everything that is wrong with one table."""
    path = folder / resource["path"]
    file = resource["path"]
    try:
        content = path.read_bytes()
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        rows = list(csv.reader(text, strict=True))
    except FileNotFoundError:
        return [f"{file}: the file is missing; expected {path}."]
    except OSError as error:
        return [f"{file}: the file cannot be read: {error}."]
    except (UnicodeDecodeError, csv.Error) as error:
        return [f"{file}: the file is no CSV in UTF-8: {error}."]
    found = [f"{file}: {fault}" for fault in _content_faults(folder, resource, rows)]
    digest = "sha256:" + hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
    if resource.get("hash", digest) != digest:
        found.append(f"{file}: the file was edited: got {digest[:19]}…; expected {resource['hash'][:19]}….")
    return found


def _content_faults(folder: Path, resource: Resource, lines: list[list[str]]) -> Iterator[str]:
    """Compare header, shape, cells, keys and references with the schema."""
    expected = [field["name"] for field in _fields(resource)]
    header = lines[0] if lines else []
    if header != expected:
        yield f"header: got {', '.join(header) or 'nothing'}; expected {', '.join(expected)}."
        return
    for number, line in enumerate(lines[1:], 1):
        if len(line) != len(expected):
            yield f"row {number}: got {len(line)} cells; expected {len(expected)}."
    rows = [dict(zip(expected, line, strict=False)) for line in lines[1:]]
    if len(rows) != resource.get("rows", len(rows)):
        yield f"got {len(rows)} rows; expected {resource['rows']}."
    for field in _fields(resource):
        yield from _column_faults(field, [row.get(field["name"], "") for row in rows])
    yield from _key_faults(resource["schema"], rows)
    yield from _reference_faults(folder, resource["schema"], rows)


def _column_faults(field: Mapping[str, Any], cells: list[str]) -> Iterator[str]:
    """Compare every cell of a column with its type and constraints."""
    rules = field.get("constraints", {})
    seen: dict[str, int] = {}
    for number, cell in enumerate(cells, 1):
        where = f"row {number}, column {field['name']}"
        wanted = _cell_fault(cell, field["type"], rules)
        if wanted:
            yield f"{where}: got {cell!r}; expected {wanted}."
        if cell and rules.get("unique") and cell in seen:
            yield f"{where}: got {cell!r} again, as in row {seen[cell]}; expected a value of its own."
        seen.setdefault(cell, number)


def _cell_fault(cell: str, kind: str, rules: Mapping[str, Any]) -> str:
    """Say what was expected instead of a cell; nothing if it is fine."""
    if cell == "":
        return "a value" if rules.get("required") else ""
    try:
        value = PARSERS[kind](cell)
    except ValueError:
        return WORDS[kind]
    if "enum" in rules and cell not in rules["enum"]:
        return "one of " + ", ".join(rules["enum"])
    bounds = [(word, rules[key]) for key, word in BOUNDS.items() if key in rules]
    low, high = (PARSERS[kind](str(rules[key])) if key in rules else value for key in BOUNDS)
    return "" if low <= value <= high else " and ".join(f"{word} {bound}" for word, bound in bounds)


def _key_faults(schema: Mapping[str, Any], rows: list[Row]) -> Iterator[str]:
    """Find rows that share a primary key, or have none."""
    key = _as_list(schema["primaryKey"])
    unique = [field["name"] for field in schema["fields"] if field.get("constraints", {}).get("unique")]
    if key in ([column] for column in unique):  # reported cell by cell
        return
    seen: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows, 1):
        got = tuple(row.get(column, "") for column in key)
        if got in seen:
            where = f"row {number}, column {' and '.join(key)}"
            yield f"{where}: got the key {', '.join(got)!r} again, as in row {seen[got]}; expected a key of its own."
        seen.setdefault(got, number)


def _reference_faults(folder: Path, schema: Mapping[str, Any], rows: list[Row]) -> Iterator[str]:
    """Find cells that point to a row of another table that is not there."""
    for key in [*schema.get("foreignKeys", []), *schema.get("externalKeys", [])]:
        columns, target = _as_list(key["fields"]), key["reference"]
        allowed = _referenced(folder, target, rows)
        for number, row in enumerate(rows, 1):
            got = tuple(row.get(column, "") for column in columns)
            if all(got) and allowed is not None and got not in allowed:
                table = target["resource"] or "this table"
                where = f"row {number}, column {' and '.join(columns)}"
                wanted = f"a value of {' and '.join(_as_list(target['fields']))} in {table}"
                yield f"{where}: got {', '.join(got)!r}; expected {wanted}."


def _referenced(folder: Path, target: Mapping[str, Any], own: list[Row]) -> set[tuple[str, ...]] | None:
    """Collect the keys that may be pointed to; None if their table cannot be read, its own fault."""
    rows: Iterable[Row] = own
    if target["resource"]:
        place = (folder / target["package"]).resolve().parent if "package" in target else folder
        path = {each["name"]: each["path"] for each in _package(place)["resources"]}.get(target["resource"])
        if path is None:
            message = (
                f"{folder / DESCRIPTOR} points to {target['resource']!r}, which {place / DESCRIPTOR} does not have."
            )
            raise DataError(message)
        try:
            rows = _read(place / path)
        except (OSError, UnicodeDecodeError, csv.Error):
            return None
    return {tuple(row.get(column) or "" for column in _as_list(target["fields"])) for row in rows}


def _as_list(columns: str | list[str]) -> list[str]:
    """Read the two ways in which Frictionless names columns."""
    return [columns] if isinstance(columns, str) else list(columns)
