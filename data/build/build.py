"""
Make the module's tables from the research files and the authored coding files.

    uv run python data/build/build.py            write data/*.csv, data/instructor/*.csv, both descriptors,
                                                 and the pages that are made from them
    uv run python data/build/build.py --check    say what differs, write nothing; exit code 1 if anything does

`tables.toml` says what every table is, `tables.py` how its rows are made, `inputs.py` what is read,
`pages.py` what the book and the README say about them.
The same input gives the same bytes, and the old tables stay in place until all the new ones are made
and checked.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from descriptor import describe_package, describe_table, read_definition
from inputs import Inputs, Row, read_inputs
from pages import pages
from tables import TABLES

from weakest_link.exceptions import DataError, faults
from weakest_link.validation import check

DATA = Path(__file__).resolve().parents[1]


def write_tables(inputs: Inputs, definition: dict[str, Any], target: Path) -> None:
    """Write all tables and both descriptors into an empty folder, and check them there."""
    for audience, folder in (("student", target), ("instructor", target / "instructor")):
        folder.mkdir(parents=True, exist_ok=True)
        resources = []
        for table in definition["tables"]:
            if table["package"] == audience:
                rows = TABLES[table["name"]](inputs)
                described = describe_table(definition, table, rows, inputs["source_codes.csv"])
                resources.append(_write_table(folder, described, rows))
        package = describe_package(definition, audience, resources)
        text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
        (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")
    found = check(target)
    if found:
        raise DataError(faults("The new tables do not fit tables.toml; nothing was replaced:", found))


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


def stale(written: dict[Path, str], data: Path) -> list[str]:
    """Name the pages that are not what the tables make of them."""
    old = {path: path.read_text(encoding="utf-8") if path.is_file() else None for path in written}
    return [
        f"{path.relative_to(data.parent).as_posix()}: {'missing' if old[path] is None else 'differs'}"
        for path, text in written.items()
        if text != old[path]
    ]


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
        written = pages(data, aside)
        changed = differences(aside, data) + stale(written, data)
        if not only_check:
            replace(aside, data)
            for path, text in written.items():
                path.write_text(text, encoding="utf-8", newline="\n")
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
