"""
Compare every table with its description, and put what is wrong into sentences.

Types, constraints, keys and references within the standard are checked by Frictionless. Two things
of our own are added: cells that hold several values, and references from the instructor's tables to
the students'.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from weakest_link.datasets import DESCRIPTOR, INSTRUCTOR, Resource, all_resources, digest, fields_of, read_table
from weakest_link.exceptions import ConfigError
from weakest_link.validation import rules

WORDS = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a date like 2014-03-18",
    "year": "a year like 2014",
    "yearmonth": "a month like 2014-10",
    "string": "text",
}
# What Python and Frictionless read besides is refused: 2014-3-18, 1_000, nan, a space before a number.
SPELLINGS = {
    "integer": r"-?\d+",
    "number": r"-?\d+(\.\d+)?",
    "date": r"\d{4}-\d\d-\d\d",
    "year": r"\d{4}",
    "yearmonth": r"\d{4}-\d\d",
}
HEADER_FAULTS = (
    "blank-header",
    "blank-label",
    "duplicate-label",
    "extra-label",
    "incorrect-label",
    "missing-label",
)
FILE_FAULTS = ("scheme-error", "format-error", "encoding-error", "source-error", "resource-error")
ANY_TABLE = {"tables": "names of tables, such as events", "ids": "ids of rows of any table, such as E32 or US-1"}
BOUNDS = {"minimum": "at least", "maximum": "at most"}


def check(folder: Path | str) -> list[str]:
    """
    Compare every table of a folder with its description, and the tables with each other.

    Parameters
    ----------
    folder : Path or str
        A folder with a ``datapackage.json``; its subfolder ``instructor`` is checked too.

    Returns
    -------
    list of str
        All faults at once, each with file, line (the header is line 1), column, what was got and
        what was expected. Empty when everything is as described.

    Raises
    ------
    DataError
        A descriptor is missing or no data package.
    ConfigError
        The library that checks tables is not installed.
    """
    tables = list(all_resources(Path(folder)))
    found: dict[str, list[str]] = defaultdict(list)
    for file, faults in _frictionless_faults(Path(folder), tables):
        found[file] += faults
    sound = {}
    for place, resource in tables:
        file = _file(place, resource)
        found[file] += [] if found[file] else _spelling_faults(place, resource)
        if not found[file]:
            sound[resource["name"]] = read_table(place, resource)
            sound[resource["name"]].attrs["file"] = file
    is_whole = len(sound) == len(tables)
    for place, resource in tables:
        file = _file(place, resource)
        if resource["name"] in sound:
            found[file] += _list_faults(resource, sound, is_whole)
        found[file] += _edit_faults(place, resource)
    return [*(f"{file}: {fault}" for file in found for fault in found[file]), *rules.broken(sound)]


def _file(place: Path, resource: Resource) -> str:
    """Name a table's file as seen from the data folder."""
    return f"{INSTRUCTOR}/{resource['path']}" if place.name == INSTRUCTOR else str(resource["path"])


def _edit_faults(place: Path, resource: Resource) -> Iterator[str]:
    """Find a file that is not the one its description was written for."""
    path = place / resource["path"]
    if path.is_file() and digest(path) != resource["hash"]:
        yield (
            f"the file was edited: got {digest(path)[:19]}…; expected {resource['hash'][:19]}…. To keep an edit, "
            f"make it in raw/ or build/ and run `uv run python data/build/build.py`, which writes {DESCRIPTOR} anew."
        )


def _spelling_faults(place: Path, resource: Resource) -> Iterator[str]:
    """Find cells that Frictionless reads as a number or a date, but that are spelt as no table should spell them."""
    with (place / resource["path"]).open(encoding="utf-8-sig", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), 2):
            for field in fields_of(resource):
                cell = row[field["name"]]
                spelling = SPELLINGS.get(field["type"])
                if cell and spelling and not re.fullmatch(spelling, cell, re.ASCII):
                    where = f"line {number}, column {field['name']}"
                    yield f"{where}: got {cell!r}; expected {WORDS[field['type']]}."


# What Frictionless finds


def _frictionless_faults(folder: Path, tables: list[tuple[Path, Resource]]) -> Iterator[tuple[str, list[str]]]:
    """Validate all tables as one package, so that references between the two folders are checked too."""
    try:
        from frictionless import Package
    except ModuleNotFoundError as error:
        message = (
            "Tables are checked by the library frictionless, which is not installed. "
            "In a checkout run `uv sync`; elsewhere install `weakest-link[data]`."
        )
        raise ConfigError(message) from error
    there = []
    for place, resource in tables:
        if (place / resource["path"]).is_file():
            there.append((place, resource))
        else:
            yield _file(place, resource), [f"the file is missing; expected {place / resource['path']}."]
    names = {resource["name"] for _, resource in there}
    package = Package(
        {"resources": [_plain(place, resource, names) for place, resource in there]}, basepath=str(folder)
    )
    report = package.validate()
    described = {_file(place, resource): resource for place, resource in tables}
    for task in report.tasks:
        resource = described[task.place]
        errors = [error.to_dict() for error in task.errors]
        yield task.place, list(_sentences(resource, errors))


def _plain(place: Path, resource: Resource, names: set[str]) -> dict[str, Any]:
    """Write a resource as Frictionless takes it, with references to tables that are there; its sum is checked apart."""
    kept = {key: value for key, value in resource.items() if key not in ("hash", "bytes", "sources", "evidence_status")}
    schema = dict(resource["schema"])
    keys = [*schema.get("foreignKeys", []), *schema.pop("externalKeys", [])]
    references = [
        key | {"reference": {name: value for name, value in key["reference"].items() if name != "package"}}
        for key in keys
        if (key["reference"]["resource"] or resource["name"]) in names
    ]
    described = {"path": _file(place, resource), "dialect": {"csv": {"delimiter": ","}}}
    return kept | described | {"schema": schema | {"foreignKeys": references}}


def _sentences(resource: Resource, errors: list[dict[str, Any]]) -> Iterator[str]:
    """Say what is wrong with one table, each fault once."""
    kinds = {error["type"] for error in errors}
    for error in errors:
        if error["type"] in FILE_FAULTS:
            yield f"the file is no CSV in UTF-8: {error['note'].rstrip('.')}."
            return
    if kinds & set(HEADER_FAULTS):
        got = next(error["labels"] for error in errors if error["type"] in HEADER_FAULTS)
        wanted = ", ".join(field["name"] for field in fields_of(resource))
        yield f"header: got {', '.join(map(str, got)) or 'nothing'}; expected {wanted}."
        return
    uneven = {error["rowNumber"] for error in errors if error["type"] in ("missing-cell", "extra-cell", "blank-row")}
    said: set[str] = set()
    for error in errors:
        sentence = _sentence(resource, error, error.get("rowNumber") in uneven)
        if sentence and sentence not in said:
            said.add(sentence)
            yield sentence


def _sentence(resource: Resource, error: dict[str, Any], uneven: bool) -> str:
    """Say what is wrong in one place; nothing if another sentence says it."""
    kind, line = error["type"], error.get("rowNumber")
    if uneven:
        n_cells, n_fields = len(error["cells"]), len(fields_of(resource))
        if not any(error["cells"]):
            return f"line {line}: the line is empty. Delete it."
        return f"line {line}: got {n_cells} cells; expected {n_fields}." if n_cells != n_fields else ""
    if kind == "row-count":
        expected, got = re.findall(r"\d+", error["note"])
        return f"got {got} rows; expected {expected}."
    if kind == "primary-key":
        return _key_sentence(resource, error)
    if kind == "foreign-key":
        table = error["referenceName"] or "this table"
        columns = " and ".join(error["fieldNames"])
        wanted = f"a value of {' and '.join(error['referenceFieldNames'])} in {table}"
        word = "column" if len(error["fieldNames"]) == 1 else "columns"
        return f"line {line}, {word} {columns}: got {', '.join(map(repr, error['fieldCells']))}; expected {wanted}."
    field = next(field for field in fields_of(resource) if field["name"] == error["fieldName"])
    got = error["cells"][error["fieldNumber"] - 1]
    where = f"line {line}, column {field['name']}: got {got!r}"
    if kind == "unique-error":
        return f"{where} again, as in line {_number_in(error['note'])}; expected a value of its own."
    return f"{where}; expected {_wanted(field, got)}."


def _key_sentence(resource: Resource, error: dict[str, Any]) -> str:
    """Say that a key of several columns stands twice; a key of one column is reported as not unique."""
    columns = resource["schema"]["primaryKey"]
    if isinstance(columns, str):
        return ""
    names = [field["name"] for field in fields_of(resource)]
    got = ", ".join(error["cells"][names.index(column)] for column in columns)
    first = _number_in(error["note"])
    where = f"line {error['rowNumber']}, columns {' and '.join(columns)}"
    return f"{where}: got the key {got!r} again, as in line {first}; expected a key of its own."


def _number_in(note: str) -> str:
    """Take the last number out of a remark of Frictionless: the line it points to."""
    return next(word.strip('".') for word in reversed(note.split()) if word.strip('".').isdigit())


def _wanted(field: dict[str, Any], got: str) -> str:
    """Say what may stand in a cell."""
    constraints = field.get("constraints", {})
    if got == "":
        return "a value"
    if "enum" in constraints:
        return "one of " + ", ".join(constraints["enum"])
    wanted = WORDS[field["type"]]
    if "pattern" in constraints:
        wanted += f" like {field['example']}"
    bounds = [f"{word} {constraints[key]}" for key, word in BOUNDS.items() if key in constraints]
    return f"{wanted}, {' and '.join(bounds)}" if bounds else wanted


# Cells that hold several values


def _list_faults(resource: Resource, tables: dict[str, pd.DataFrame], is_whole: bool) -> Iterator[str]:
    """Find values in cells with several that are no value of the column they refer to."""
    for field in fields_of(resource):
        if "separator" not in field or (field["references"] in ANY_TABLE and not is_whole):
            continue  # what may stand there is not known while a table cannot be read
        allowed = _allowed(field["references"], tables)
        for number, cell in enumerate(tables[resource["name"]][field["name"]], 2):
            unknown = [] if pd.isna(cell) else [each for each in cell.split(field["separator"]) if each not in allowed]
            if unknown:
                wanted = ANY_TABLE.get(field["references"])
                wanted = wanted or "values of {1} in {0}".format(*field["references"].split("."))
                got = ", ".join(map(repr, unknown))
                yield f"line {number}, column {field['name']}: got {got}; expected {wanted}."


def _allowed(references: str, tables: dict[str, pd.DataFrame]) -> set[str]:
    """Collect the values that a cell may hold: of a column, of all ids, or names of tables."""
    if references == "tables":
        return set(tables)
    if references == "ids":
        columns = [table[column] for table in tables.values() for column in table if str(column).endswith("_id")]
        return set().union(*map(_values, columns))
    table, column = references.split(".")
    return _values(tables[table][column]) if table in tables else _Anything()


def _values(column: Iterable[Any]) -> set[str]:
    """Write the values of a column as they stand in a cell."""
    return {str(value) for value in column if not pd.isna(value)}


class _Anything(set[str]):
    """All values: the table that they stand in has faults of its own, which are reported first."""

    def __contains__(self, _: object) -> bool:
        return True
