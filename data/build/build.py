"""
Make the module's tables from the research files and the authored coding files.

    uv run python data/build/build.py            write data/*.csv, data/instructor/*.csv and both descriptors
    uv run python data/build/build.py --check    say what differs, write nothing; exit code 1 if anything does

`tables.toml` says what every table is; here is one function a table that says how its rows are
made. Research files in data/raw/ are never changed: what has to be corrected stands, with its
reason, in corrections.csv. The same input gives the same bytes, and the old tables stay in place
until all the new ones are made and checked.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import re
import shutil
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from weakest_link import __version__
from weakest_link.datasets import check
from weakest_link.exceptions import DataError, faults

DATA = Path(__file__).resolve().parents[1]

Row = dict[str, str]
Inputs = dict[str, list[Row]]
N_PARAGRAPHS = 26  # of the article's body
SOURCE = ("evidence_status", "source_title", "source_url")

# The columns that the functions below read; a file may have more.
RAW = {
    "timeline.csv": ["date", "actor", "event", "note", *SOURCE],
    "us_2014.csv": ["person_key", "name_ofac", "role_2014", "category", "round", "sdn_uid", *SOURCE],
    "eu_2014.csv": ["eu_no", "person_key", "name_eu", "role_2014", "category", "listing_date", "round", *SOURCE],
    "japan_2014_measures.csv": ["date", "persons", "entities", *SOURCE],
    "japan_2014_named.csv": ["date", "person_key", "name", "role_2014", "category", "type", *SOURCE],
    "others_2014.csv": ["issuer", "date", "persons", "entities", *SOURCE],
    "mofa_europe_bureau.csv": ["row", "japanese", "actual_level", "note", *SOURCE],
    "claims.csv": ["id", "article_line"],
    "notes.csv": ["note"],
}
CODING = {
    "area_codes.csv": ["area", "kind", "country_iso3"],
    "argument_map.csv": ["node_id", "parent_id", "role", "text", "claims", "notes", "paragraph"],
    "corrections.csv": ["file", "key_column", "key", "column", "was", "value", "reason"],
    "countries.csv": ["country_iso3", "country_name", "region", "note"],
    "event_codes.csv": [
        *("event_id", "date", "raw_actor", "actor", "kind", "event"),
        *("paragraph", "mention", "mention_note"),
    ],
    "list_codes.csv": [
        *("list_id", "issuer", "date", "instrument", "n_entities", "names_public", "detail"),
        *("source_file", "source_date", "source_actor"),
    ],
    "paragraphs.csv": ["line", "paragraph"],
    "table1.csv": ["row", "division", "areas", "parent_unit"],
}


# Neutral words for codes of the research files.
CATEGORIES = {"Donbas_separatist": "Donbas_organisations", "ex_Ukraine_regime": "ex_Ukraine_government"}


# Reading


def read_inputs(data: Path) -> Inputs:
    """Read every input file; report all that are missing or lack a column together."""
    inputs: Inputs = {}
    found: list[str] = []
    for folder, wanted in ((data / "raw", RAW), (data / "build", CODING)):
        for file, columns in wanted.items():
            try:
                inputs[file] = _read(folder / file, columns)
            except DataError as error:
                found.append(str(error))
    if found:
        title = f"The tables cannot be made from {data / 'raw'} and {data / 'build'}:"
        message = faults(title, found) + "\nTake these files back from version control, then run this again."
        raise DataError(message)
    _correct(inputs)
    return inputs


def _read(path: Path, wanted: list[str]) -> list[Row]:
    """Read one CSV file that must have some columns."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            rows, header = list(reader), list(reader.fieldnames or [])
    except FileNotFoundError as error:
        message = f"{path.name}: the file is missing; expected {path}."
        raise DataError(message) from error
    except OSError as error:
        message = f"{path.name}: the file cannot be read ({error.strerror}); expected {path}."
        raise DataError(message) from error
    except (UnicodeDecodeError, csv.Error) as error:
        message = f"{path.name}: the file is no CSV in UTF-8: {error}."
        raise DataError(message) from error
    missing = [column for column in wanted if column not in header]
    if missing:
        message = f"{path.name}: got the columns {', '.join(header) or 'none'}; expected also {', '.join(missing)}."
        raise DataError(message)
    uneven = [number for number, row in enumerate(rows, 1) if None in row or None in row.values()]
    if uneven:
        message = f"{path.name}: rows {uneven} do not have {len(header)} cells, the number of columns."
        raise DataError(message)
    return rows


def _correct(inputs: Inputs) -> None:
    """Apply corrections.csv; a correction that finds nothing to correct is a fault."""
    found = []
    for fix in inputs["corrections.csv"]:
        rows = [row for row in inputs.get(fix["file"], []) if row.get(fix["key_column"]) == fix["key"]]
        rows = [row for row in rows if row.get(fix["column"]) == fix["was"]]
        for row in rows:
            row[fix["column"]] = fix["value"]
        if len(rows) != 1:
            where = f"{fix['file']}, {fix['key_column']} {fix['key']}, column {fix['column']}"
            found.append(f"{where}: got {len(rows)} rows with {fix['was']!r}; expected 1.")
    if found:
        raise DataError(faults("corrections.csv does not fit the research files:", found))


def source_of(row: Row) -> Row:
    """Take over the three columns that say where a row comes from."""
    return {column: row[column] for column in SOURCE}


# One function a table


def divisions(inputs: Inputs) -> list[Row]:
    """Take over Table 1 as printed."""
    return inputs["table1.csv"]


def countries(inputs: Inputs) -> list[Row]:
    """Sort the states that a printed area can mean by code."""
    return sorted(inputs["countries.csv"], key=lambda row: row["country_iso3"])


def events(inputs: Inputs) -> list[Row]:
    """Join the timeline with its codes, in order of dates."""
    return [
        {
            **code,
            "date_status": _date_status(raw),
            "is_mentioned": "true" if code["mention"] else "false",
            **source_of(raw),
        }
        for code, raw in _coded_events(inputs)
    ]


def event_notes(inputs: Inputs) -> list[Row]:
    """Keep remarks on events apart from the students' table."""
    rows = [{**code, "note": raw["note"]} for code, raw in _coded_events(inputs)]
    return [row for row in rows if row["note"] or row["mention_note"]]


def _coded_events(inputs: Inputs) -> Iterator[tuple[Row, Row]]:
    """Pair every event of the research file with its codes."""
    raw = sorted(inputs["timeline.csv"], key=lambda row: row["date"])
    codes = inputs["event_codes.csv"]
    got = [(row["date"], row["actor"]) for row in raw]
    expected = [(row["date"], row["raw_actor"]) for row in codes]
    if got != expected:
        differing = sorted((Counter(got) - Counter(expected)) + (Counter(expected) - Counter(got)))
        message = "event_codes.csv and timeline.csv do not list the same events in the same order:"
        raise DataError(faults(message, [" ".join(pair) for pair in differing] or ["the order differs"]))
    return zip(codes, raw, strict=True)


def _date_status(raw: Row) -> str:
    """Say how far the day of an event is known."""
    if raw["evidence_status"] == "unverified":
        return "unverified"
    return "general-knowledge" if "day from general knowledge" in raw["note"] else "source"


def sanction_lists(inputs: Inputs) -> list[Row]:
    """Bring codes, numbers and sources of every round together."""
    listed = Counter(row["list_id"] for row in designations(inputs) if row["issuer"] != "Japan")
    rows = []
    for code in inputs["list_codes.csv"]:
        raw = _source_row(inputs, code)
        n_persons = listed.get(code["list_id"]) or raw.get("persons", "")
        n_entities = code["n_entities"] or raw.get("entities") or _us_entities(inputs, code)
        rows.append({**code, "n_persons": str(n_persons), "n_entities": n_entities, **source_of(raw)})
    return sorted(rows, key=lambda row: (row["date"], row["list_id"]))


def _us_entities(inputs: Inputs, code: Row) -> str:
    """Find the number of entities on a US list, which stands in a file of its own."""
    issuer = f"{code['issuer']} (entities)"
    found = [row for row in inputs["others_2014.csv"] if (row["issuer"], row["date"]) == (issuer, code["date"])]
    return found[0]["entities"] if found else ""


def _source_row(inputs: Inputs, code: Row) -> Row:
    """Find the row of a research file that a list was read from."""
    file = code["source_file"]
    day = "listing_date" if file == "eu_2014.csv" else "date"
    who = {"timeline.csv": "actor", "others_2014.csv": "issuer"}.get(file)
    rows = [row for row in inputs[file] if row[day] == code["source_date"]]
    rows = [row for row in rows if who is None or row[who] == code["source_actor"]]
    if not rows:
        wanted = f"{code['source_date']} {code['source_actor']}".strip()
        message = f"list_codes.csv, {code['list_id']}: {file} has no row for {wanted!r}; correct either file."
        raise DataError(message)
    return rows[0]


def designations(inputs: Inputs) -> list[Row]:
    """Put the persons of all lists into one table, in the order of lists."""
    dates = {code["list_id"]: code["date"] for code in inputs["list_codes.csv"]}
    rows = list(_named_persons(inputs))
    unknown = sorted({row["list_id"] for row in rows} - dates.keys())
    if unknown:
        raise DataError(faults("list_codes.csv has no row for these rounds of the research files:", unknown))
    order = list(dates)
    rows = [{**row, "date": dates[row["list_id"]]} for row in rows]
    return sorted(rows, key=lambda row: (order.index(row["list_id"]), row["designation_id"]))


def _named_persons(inputs: Inputs) -> Iterator[Row]:
    """Bring the three lists into one form."""
    for raw in inputs["us_2014.csv"]:
        yield _person(raw, "United States", raw["round"], f"US-{raw['sdn_uid']}", raw["name_ofac"])
    for raw in inputs["eu_2014.csv"]:
        yield _person(raw, "European Union", raw["round"], f"EU-{raw['eu_no']:0>3}", raw["name_eu"])
    rounds = {code["date"]: code["list_id"] for code in inputs["list_codes.csv"] if code["issuer"] == "Japan"}
    counts: Counter[str] = Counter()
    for raw in inputs["japan_2014_named.csv"]:
        if raw["type"] == "person":
            list_id = rounds.get(raw["date"], f"Japan, {raw['date']}")
            counts[list_id] += 1
            yield _person(raw, "Japan", list_id, f"{list_id}-{counts[list_id]:02}", raw["name"])


def _person(raw: Row, issuer: str, list_id: str, designation_id: str, name: str) -> Row:
    """Write one designation."""
    return {
        "designation_id": designation_id,
        "list_id": list_id,
        "issuer": issuer,
        "name_as_printed": name,
        "role": raw["role_2014"],
        "category": CATEGORIES.get(raw["category"], raw["category"]),
        "person_key": raw["person_key"],
        **source_of(raw),
    }


def argument_map(inputs: Inputs) -> list[Row]:
    """Take over the tree of the argument, if it knows every claim once and every note at least once."""
    rows = inputs["argument_map.csv"]
    known = _paragraphs_of_claims(inputs)
    claims = Counter(claim for row in rows for claim in row["claims"].split(";") if claim)
    notes = {note for row in rows for note in row["notes"].split(";") if note}
    found = [
        f"claim {claim}: got {claims[claim]} nodes; expected {int(claim in known)}."
        for claim in sorted(claims.keys() | known)
        if claims[claim] != (claim in known)
    ]
    for note in sorted(notes ^ {row["note"] for row in inputs["notes.csv"]}):
        found.append(f"note {note}: stands in only one of notes.csv and argument_map.csv.")
    for row in rows:
        found += _misplaced(row, known)
    if found:
        raise DataError(faults("argument_map.csv does not fit claims.csv, notes.csv and paragraphs.csv:", found))
    return rows


def _misplaced(node: Row, known: dict[str, list[str]]) -> Iterator[str]:
    """Find the claims of a node that stand in none of its paragraphs."""
    got = node["paragraph"].split(";")
    numbers = [int(part) for part in got if re.fullmatch(r"[1-9]\d?", part)]
    if len(numbers) != len(got) or numbers != sorted(set(numbers)) or max(numbers) > N_PARAGRAPHS:
        wanted = f"numbers from 1 to {N_PARAGRAPHS}, rising, with semicolons between them"
        yield f"node {node['node_id']}: got the paragraphs {node['paragraph']!r}; expected {wanted}."
    for claim in node["claims"].split(";"):
        places = known.get(claim, [])
        if places and not set(places) & set(got):
            wanted = f"one of {', '.join(places)} for claim {claim}"
            yield f"node {node['node_id']}: got the paragraphs {node['paragraph']!r}; expected {wanted}."


def _paragraphs_of_claims(inputs: Inputs) -> dict[str, list[str]]:
    """Turn the lines at which the research file finds a claim into paragraphs of the article."""
    numbers = {row["line"]: row["paragraph"] for row in inputs["paragraphs.csv"]}
    return {
        row["id"]: [numbers[line] for line in row["article_line"].split("/") if line in numbers]
        for row in inputs["claims.csv"]
    }


def division_areas(inputs: Inputs) -> list[Row]:
    """Split the printed areas at commas and join their codes."""
    codes = {row["area"]: row for row in inputs["area_codes.csv"]}
    printed = [
        (row["row"], str(position), area)
        for row in inputs["table1.csv"]
        for position, area in enumerate(row["areas"].split(", "), 1)
    ]
    uncoded = [area for _, _, area in printed if area not in codes]
    if uncoded:
        raise DataError(faults("area_codes.csv has no code for these areas of table1.csv:", uncoded))
    return [{**codes[area], "row": row, "position": position} for row, position, area in printed]


def division_ranks(inputs: Inputs) -> list[Row]:
    """Split the ministry's own ranks into rank and unit above."""
    pattern = re.compile(r"\S+ \((?P<rank>division|office)\)(?: under (?P<parent>.+))?")
    rows = []
    for raw in inputs["mofa_europe_bureau.csv"]:
        level = pattern.fullmatch(raw["actual_level"])
        if level is None:
            got = f"mofa_europe_bureau.csv, row {raw['row']}, column actual_level: got {raw['actual_level']!r}"
            message = f"{got}; expected 課 (division), or 室 (office) under a unit."
            raise DataError(message)
        name, _, remark = raw["japanese"].partition(" (identification ")
        unit = {"name_japanese": name, "identification": remark.rstrip(")")}
        rows.append({**raw, **unit, "rank": level["rank"], "parent_unit": level["parent"] or ""})
    return rows


TABLES: dict[str, Callable[[Inputs], list[Row]]] = {
    "divisions": divisions,
    "countries": countries,
    "events": events,
    "sanction_lists": sanction_lists,
    "designations": designations,
    "argument_map": argument_map,
    "division_areas": division_areas,
    "division_ranks": division_ranks,
    "persons": designations,
    "event_notes": event_notes,
}


# Writing


def read_definition(path: Path) -> dict[str, Any]:
    """Read what every table is."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        message = (
            f"The definition of the tables cannot be read from {path}: {error}. Take it back from version control."
        )
        raise DataError(message) from error


def write_tables(inputs: Inputs, definition: dict[str, Any], target: Path) -> None:
    """Write all tables and both descriptors into an empty folder, and check them there."""
    for audience, folder in (("student", target), ("instructor", target / "instructor")):
        folder.mkdir(parents=True, exist_ok=True)
        resources = []
        for table in definition["tables"]:
            if table["package"] == audience:
                rows = TABLES[table["name"]](inputs)
                resources.append(_write_table(folder, _resource(definition, table), rows))
        package = _package(definition, audience, resources)
        text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
        (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")
    found = check(target)
    if found:
        raise DataError(faults("The new tables do not fit tables.toml; nothing was replaced:", found))


def _resource(definition: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """Describe a table in the terms of Frictionless."""
    name = table["name"]
    schema = {
        "fields": [definition["fields"].get(field["name"], {}) | field for field in table["fields"]],
        "missingValues": [""],
        "primaryKey": table["primaryKey"],
    }
    for key, kind in (("foreignKeys", "foreign_keys"), ("externalKeys", "external_keys")):
        if name in definition[kind]:
            schema[key] = definition[kind][name]
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "title": table["title"],
        "description": table["description"],
        "licenses": [definition["licences"]["content"]],
        "rights": definition["rights"][table["rights"]],
        "sources": [definition["sources"][source] for source in table["sources"]],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _write_table(folder: Path, resource: dict[str, Any], rows: list[Row]) -> dict[str, Any]:
    """Write one CSV file; add what can only be known afterwards to its description."""
    columns = [field["name"] for field in resource["schema"]["fields"]]
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    content = stream.getvalue().encode("utf-8")
    (folder / resource["path"]).write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return resource | {"bytes": len(content), "hash": f"sha256:{digest}", "rows": len(rows)}


def _package(definition: dict[str, Any], audience: str, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Describe a folder of tables."""
    used = {source["title"]: source for resource in resources for source in resource["sources"]}
    return {
        "profile": "tabular-data-package",
        **definition["package"][audience],
        "version": __version__,
        "licenses": [definition["licences"]["content"]],
        "sources": list(used.values()),
        "resources": resources,
    }


def differences(built: Path, present: Path) -> list[str]:
    """Name the files that are not the same in two data folders."""
    new = {path.relative_to(built) for path in built.rglob("*") if path.is_file()}
    old = {path.relative_to(present) for folder in (present, present / "instructor") for path in _made(folder)}
    same = {path for path in new & old if (built / path).read_bytes() == (present / path).read_bytes()}
    words = {(True, False): "missing", (False, True): "not made by the build", (True, True): "differs"}
    return [f"{path.as_posix()}: {words[path in new, path in old]}" for path in sorted((new | old) - same)]


def _made(folder: Path) -> list[Path]:
    """List the files of a data folder that the build writes."""
    return [*folder.glob("*.csv"), *folder.glob("datapackage.json")]


def replace(built: Path, present: Path) -> None:
    """Put the new files in place of the old ones."""
    for folder in (Path(), Path("instructor")):
        (present / folder).mkdir(parents=True, exist_ok=True)
        for path in _made(built / folder):
            path.replace(present / folder / path.name)


def build(data: Path = DATA, *, only_check: bool = False) -> list[str]:
    """
    Make all tables aside, compare them with those present, and replace these.

    Parameters
    ----------
    data : Path
        The folder with ``raw/`` and ``build/``, into which the tables go.
    only_check : bool
        Compare only; write nothing.

    Returns
    -------
    list of str
        The files that differed.

    Raises
    ------
    DataError
        An input is missing or unfit; nothing was replaced.
    """
    inputs, definition = read_inputs(data), read_definition(data / "build" / "tables.toml")
    aside = Path(tempfile.mkdtemp(prefix=".tables-", dir=None if only_check else data))
    try:
        write_tables(inputs, definition, aside)
        changed = differences(aside, data)
        if not only_check:
            replace(aside, data)
    finally:
        shutil.rmtree(aside)
    return changed


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line; exit code 1 if `--check` finds differences, 2 on unfit input."""
    parser = argparse.ArgumentParser(description="Make the module's tables from data/raw and data/build.")
    parser.add_argument("--check", action="store_true", help="say what differs, write nothing")
    parser.add_argument("--data", type=Path, default=DATA, help="folder with raw/ and build/; default: %(default)s")
    options = parser.parse_args(arguments)
    try:
        changed = build(options.data, only_check=options.check)
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if options.check and changed:
        title = "These files are not what the build makes; run `uv run python data/build/build.py`:"
        sys.stderr.write(faults(title, changed) + "\n")
        return 1
    sys.stdout.write(f"{len(TABLES)} tables: {len(changed)} files {'differ' if options.check else 'changed'}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
