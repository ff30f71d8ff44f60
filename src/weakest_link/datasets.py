"""
The module's tables as DataFrames that know where they come from.

A folder of data holds CSV files and one ``datapackage.json`` (Frictionless) that says what each
column is. A file whose bytes are not those that the descriptor was written for is refused. What may
stand in a table is no matter of this module, see `weakest_link.validation`; nor is how the tables
are made, see ``data/build/build.py``.
"""

from __future__ import annotations

import csv
import functools
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from weakest_link.exceptions import DataError

__all__ = ["data_folder", "describe", "load", "names", "sources"]

FOLDER_VARIABLE = "WEAKEST_LINK_DATA"
DESCRIPTOR = "datapackage.json"
INSTRUCTOR = "instructor"

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
        The rows in the file's order, index 0, 1, 2, … Integers and years are int64 (Int64 where a
        value can be missing), numbers float64, dates datetime64[ns] (a month is its first day),
        booleans bool, columns whose values have an order are ordered categories, everything else is
        text. Missing is missing. ``.attrs`` holds ``name``, ``title``, ``description``,
        ``evidence_status`` (if it is the same for all rows), ``sources`` (ids) and ``licence``.

    Raises
    ------
    DataError
        No table has this name, its file is missing, or the file is not the one described.

    Notes
    -----
    `describe` gives the type, the unit and the meaning of every column, `sources` the sources of the
    rows. Licence of the choice, the coding and the descriptions: CC BY 4.0; what that leaves to others
    stands in ``.attrs["licence"]``.

    The tables; each line says what one row is:

    - ``divisions``, 8 rows × 4 columns: a row of the article's Table 1, as printed.
    - ``countries``, 55 rows × 4 columns: a state, or an area with a code, of Europe, the Caucasus or Central Asia.
    - ``events``, 66 rows × 12 columns: an event, 2012 to 2016.
    - ``sanction_lists``, 34 rows × 12 columns: a round of measures by one issuer, 2014.
    - ``designations``, 206 rows × 10 columns: a person on a US, EU or Japanese list.
    - ``argument_map``, 24 rows × 7 columns: a statement of the article's argument, in our words.
    - ``claims``, 65 rows × 7 columns: a claim of the article, in our words.
    - ``notes``, 21 rows × 8 columns: a note of the article, references as printed.
    - ``un_roll_calls``, 138 rows × 5 columns: a recorded vote of the General Assembly.
    - ``un_votes``, 580 rows × 4 columns: a state's vote in one recorded vote.
    - ``un_agreement``, 1072 rows × 6 columns: a year and a pair of states.
    - ``un_ideal_points``, 300 rows × 4 columns: a state in one session.
    - ``economy``, 209 rows × 6 columns: a country and year.
    - ``polls``, 12 rows × 8 columns: a survey and a country asked about.
    - ``trade_energy``, 17 rows × 10 columns: a figure for one period.
    - ``sources``, 106 rows × 7 columns: a source.

    Examples
    --------
    >>> load("divisions").shape
    (8, 4)
    """
    folder = data_folder()
    files = [place / file for place in (folder, folder / INSTRUCTOR) for file in (DESCRIPTOR, f"{name}.csv")]
    stamp = tuple((path.stat().st_mtime_ns, path.stat().st_size) for path in files if path.is_file())
    return _loaded(name, folder, stamp).copy()


@functools.lru_cache(maxsize=64)
def _loaded(name: str, _: Path, __: object) -> pd.DataFrame:
    """Read a table, once for each state of its folder's files."""
    folder, resource = _find(name)
    path = folder / resource["path"]
    try:
        got = digest(path)
    except OSError as error:
        message = f"The table {name!r} cannot be loaded: {path} cannot be read ({error.strerror}). {repair(path)}"
        raise DataError(message) from error
    if got != resource["hash"]:
        message = (
            f"The table {name!r} cannot be loaded: {path} is not the file that {DESCRIPTOR} describes. "
            f"Got {got[:19]}…; expected {resource['hash'][:19]}…. `weakest-link data check` says what differs. "
            f"{repair(path)}"
        )
        raise DataError(message)
    return read_table(folder, resource)


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
    return [str(resource["name"]) for resource in read_package(data_folder())["resources"]]


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
    rows = [
        [field["name"], type_of(field), field.get("unit", ""), field["description"]] for field in fields_of(resource)
    ]
    return pd.DataFrame(rows, columns=columns)


def sources(table: pd.DataFrame) -> pd.DataFrame:
    """
    List the sources of a table's rows.

    Parameters
    ----------
    table : DataFrame
        A table from `load`, or some of its rows. Rows that name their own source have a column
        ``source_id``; for the other tables all rows have the same sources.

    Returns
    -------
    DataFrame
        The rows of the table ``sources`` that are meant, each once: ``source_id``, ``title``,
        ``publisher``, ``date``, ``url``, ``licence``, ``is_read``.

    Raises
    ------
    DataError
        The table names no sources.

    Examples
    --------
    >>> events = load("events")
    >>> list(sources(events[events["event_id"] == "E24"])["source_id"])
    ['S023']
    """
    columns = [column for column in table.columns if str(column).endswith(("source_id", "source_ids"))]
    if columns:
        wanted = {each for column in columns for cell in table[column].dropna() for each in str(cell).split(";")}
    elif "sources" in table.attrs:
        wanted = set(table.attrs["sources"])
    else:
        message = (
            "This DataFrame names no sources: it has no column source_id, and its `.attrs` has no entry 'sources'. "
            "Give a table as `load` returned it, or rows of one, for example sources(load('divisions'))."
        )
        raise DataError(message)
    known = load("sources")
    return known[known["source_id"].isin(wanted)].reset_index(drop=True)


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


# Reading descriptors


def read_package(folder: Path) -> dict[str, Any]:
    """Read a folder's descriptor."""
    path = folder / DESCRIPTOR
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        resources = package["resources"]
        for resource in resources:
            _require(resource)
    except FileNotFoundError as error:
        message = f"{path} is missing. {repair(path)}"
        raise DataError(message) from error
    except (ValueError, KeyError, TypeError) as error:
        kind = "no JSON" if isinstance(error, ValueError) else "no data package"
        message = f"{path} is {kind}: {error}. Expected a Frictionless data package. {repair(path)}"
        raise DataError(message) from error
    return dict(package)


def _require(resource: Resource) -> None:
    """Raise KeyError unless a resource says all that this module needs to know."""
    [resource[key] for key in ("name", "path", "title", "description", "hash")]
    [each["title"] for each in resource["licenses"]]
    [each["name"] for each in resource.get("sources", [])]
    [(field["name"], PARSERS[field["type"]]) for field in resource["schema"]["fields"]]
    resource["schema"]["primaryKey"]


def all_resources(folder: Path) -> Iterator[tuple[Path, Resource]]:
    """Go through the student tables, then the instructor's, where they are."""
    places = [folder]
    if (folder / INSTRUCTOR / DESCRIPTOR).is_file():
        places.append(folder / INSTRUCTOR)
    for place in places:
        for resource in read_package(place)["resources"]:
            yield place, resource


def _find(name: str) -> tuple[Path, Resource]:
    """Find a table by its name, or say which names there are."""
    for folder, resource in all_resources(data_folder()):
        if resource["name"] == name:
            return folder, resource
    known = names()
    close = get_close_matches(str(name), known, n=1)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    message = f"There is no table {name!r}.{hint} The tables are: {', '.join(known)}."
    raise DataError(message)


def fields_of(resource: Resource) -> list[dict[str, Any]]:
    """Return the description of a table's columns."""
    return list(resource["schema"]["fields"])


def type_of(field: Mapping[str, Any]) -> str:
    """Name a column's type in the terms of Frictionless, or say that its values have an order."""
    return "ordered category" if field.get("categoriesOrdered") else str(field["type"])


class _Sources(tuple[str, ...]):
    """The ids of a table's sources: nothing in it can change, so pandas need not copy each of them."""

    def __deepcopy__(self, _: object) -> _Sources:
        return self


def _provenance(resource: Resource) -> dict[str, Any]:
    """Collect what a table says about itself; pandas copies it deeply in every operation, so it is short."""
    licences = "; ".join(licence["title"] for licence in resource["licenses"])
    said = {key: resource[key] for key in ("name", "title", "description", "evidence_status") if key in resource}
    return said | {
        "sources": _Sources(source["name"] for source in resource.get("sources", [])),
        "licence": f"{licences}. {resource['rights']}" if "rights" in resource else licences,
    }


def repair(path: Path) -> str:
    """Say how a damaged file comes back."""
    return (
        f"To repair {path.name}: in a checkout, take the file back from version control or run "
        "`uv run python data/build/build.py`; otherwise install the package again."
    )


# Reading tables


def digest(path: Path) -> str:
    """Compute the sum that a descriptor keeps of a file; line ends of Windows do not change it."""
    return "sha256:" + hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def read_table(folder: Path, resource: Resource) -> pd.DataFrame:
    """Read a table as described, whatever its sum."""
    with (folder / resource["path"]).open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    columns = {field["name"]: [row[field["name"]] for row in rows] for field in fields_of(resource)}
    frame = pd.DataFrame({field["name"]: _column(columns[field["name"]], field) for field in fields_of(resource)})
    frame.attrs.update(_provenance(resource))
    return frame


def _column(cells: list[str], field: Mapping[str, Any]) -> pd.Series[Any]:
    """Turn one column's text into a Series of the described type."""
    kind = field["type"]
    values = [None if cell == "" else PARSERS[kind](cell) for cell in cells]
    if field.get("categoriesOrdered"):
        return pd.Series(pd.Categorical(values, categories=field["categories"], ordered=True))
    if kind == "string":
        text = pd.Series(cells, dtype="str")
        return text.mask(text == "")
    if kind in ("date", "yearmonth"):
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object"))).astype("datetime64[ns]")
    required = field.get("constraints", {}).get("required", False)
    return pd.Series(values, dtype=DTYPES[kind][0 if required else 1])


PARSERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": "true".__eq__,
    "date": date.fromisoformat,
    "year": int,
    "yearmonth": lambda cell: date.fromisoformat(f"{cell}-01"),
}
# What a column becomes when every value is there, and when some can be missing.
DTYPES = {
    "integer": ("int64", "Int64"),
    "year": ("int64", "Int64"),
    "number": ("float64", "float64"),
    "boolean": ("bool", "boolean"),
}
