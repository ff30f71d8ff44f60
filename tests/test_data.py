"""The tables themselves: how they are made, what must hold in them, and what must not be there."""

from __future__ import annotations

import csv
import importlib.util
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pages
import pandas as pd
import pytest

import weakest_link as wl
from weakest_link.datasets import names, read_package
from weakest_link.exceptions import DataError

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
PACKAGES = {folder: read_package(folder) for folder in (DATA, DATA / "instructor")}
INSTRUCTOR = [resource["name"] for resource in PACKAGES[DATA / "instructor"]["resources"]]
SAME_ROWS = "do not have the same rows in the same order:\n  - "
Edit = Callable[[str, str, str], None]


def _module() -> ModuleType:
    """Import the build script, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("data_build", DATA / "build" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = _module()


def raw(file: str, folder: str = "raw") -> list[dict[str, str]]:
    """Read one research file, or one coding file."""
    with (DATA / folder / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the whole data folder."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def edit(copy: Path) -> Edit:
    """Return a function that replaces text in one file of the copy."""

    def replace(file: str, old: str, new: str) -> None:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    return replace


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class TestBuild:
    """Making the tables from research and coding files."""

    def test_everything_is_up_to_date(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Tables and pages are what the build makes: run `uv run python data/build/build.py` if not."""
        code = BUILD.main(["--check"])

        assert (code, capsys.readouterr().out) == (0, "23 tables: 0 files differ.\n")

    def test_same_bytes(self, copy: Path) -> None:
        """A second build gives identical bytes, from nothing too."""
        before = contents(copy)
        for path in [*copy.glob("*.csv"), *copy.glob("*.json"), *copy.glob("instructor/*")]:
            path.unlink()

        BUILD.build(copy)

        assert contents(copy) == before

    def test_check_writes_nothing(self, copy: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
        """`--check` names what differs, leaves it alone and ends with 1."""
        edit("divisions.csv", "Andhra", "Andorra")
        edit("README.md", "| `divisions.csv` | 8", "| `divisions.csv` | 9")
        (copy / "own.csv").write_text("a\n", encoding="utf-8")
        (copy / "events.csv").unlink()
        before = contents(copy)

        code = BUILD.main(["--check", "--data", str(copy)])

        assert (code, capsys.readouterr().err) == (
            1,
            "These files are not what the build makes; run `uv run python data/build/build.py`:\n"
            "  - divisions.csv: differs\n"
            "  - events.csv: missing\n"
            "  - own.csv: not made by the build\n"
            "  - data/README.md: differs\n",
        )
        assert contents(copy) == before

    def test_unfit_input_ends_with_2(self, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The command line prints the message alone, without a traceback."""
        (copy / "raw" / "notes.csv").unlink()

        code = BUILD.main(["--data", str(copy)])

        assert code == 2
        assert capsys.readouterr().err.startswith(f"The tables cannot be made from {copy / 'raw'} and ")

    def test_table_that_breaks_its_definition(self, copy: Path, edit: Edit) -> None:
        """What breaks a description or a rule stops the build, all of it is named, and the old tables stay."""
        edit("build/event_codes.csv", ",aid,", ",gift,")
        edit("build/argument_map.csv", "C04;C64;C65", "C64;C65")
        before = contents(copy)

        with pytest.raises(
            DataError, match=r"^The new tables do not fit tables\.toml; nothing was replaced:"
        ) as caught:
            BUILD.build(copy)

        message = str(caught.value)
        assert "\n  - events.csv: line 32, column kind: got 'gift'; expected one of sanction," in message
        assert "\n  - argument_map.csv, column claims: got C04 in 0 statements; expected 1." in message
        assert contents(copy) == before


class TestInputs:
    """Research and coding files that the tables cannot be made from."""

    def test_listed_at_once(self, copy: Path) -> None:
        """A missing file and a missing column come in one message, and nothing is written."""
        (copy / "raw" / "claims.csv").unlink()
        (copy / "build" / "un_countries.csv").write_text("country_code\nAD\n", encoding="utf-8")
        before = contents(copy)
        expected = (
            f"The tables cannot be made from {copy / 'raw'} and {copy / 'build'}:\n"
            f"  - claims.csv: the file is missing; expected {copy / 'raw' / 'claims.csv'}.\n"
            "  - un_countries.csv: got the columns country_code; expected also country_iso3.\n"
            "Take these files back from version control, then run this again."
        )

        with pytest.raises(DataError, match=f"^{re.escape(expected)}$"):
            BUILD.build(copy)

        assert contents(copy) == before

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"", r"got the columns none; expected also note, source_type, "),
            (b"\xff\xfe", r"the file is no CSV in UTF-8: 'utf-8' codec can't decode byte 0xff in position 0"),
            (b'note\n"1', r"the file is no CSV in UTF-8: unexpected end of data\."),
        ],
        ids=["empty", "no UTF-8", "open quotation mark"],
    )
    def test_no_table(self, copy: Path, content: bytes, expected: str) -> None:
        """A file that is no table is named with the reason."""
        (copy / "raw" / "notes.csv").write_bytes(content)

        with pytest.raises(DataError, match=rf"\n  - notes\.csv: {expected}"):
            BUILD.build(copy)

    def test_unreadable(self, copy: Path) -> None:
        """A file that the system does not give is named with the system's reason."""
        (copy / "raw" / "notes.csv").unlink()
        (copy / "raw" / "notes.csv").mkdir()

        with pytest.raises(DataError, match=r"notes\.csv: the file cannot be read \(Is a directory\); expected /"):
            BUILD.build(copy)

    def test_ragged(self, copy: Path) -> None:
        """A research file with a row of the wrong length is refused."""
        with (copy / "raw" / "notes.csv").open("a", encoding="utf-8") as stream:
            stream.write("22,too short\n")

        with pytest.raises(DataError, match=r"notes\.csv: rows \[22\] do not have 7 cells, the number of columns\."):
            BUILD.build(copy)

    @pytest.mark.parametrize("content", ["[", None], ids=["damaged", "missing"])
    def test_definition(self, copy: Path, content: str | None) -> None:
        """A definition of the tables that cannot be read is named, with the way to get it back."""
        path = copy / "build" / "tables.toml"
        path.unlink()
        if content is not None:
            path.write_text(content, encoding="utf-8")

        with pytest.raises(DataError, match=r"cannot be read from .*tables\.toml: .* Take it back from version contr"):
            BUILD.build(copy)


# What does not fit together: the file, the text to replace, and the message.
UNFIT = {
    "correction of nothing": (
        *("build/corrections.csv", "eu_no,112", "eu_no,999"),
        "corrections.csv does not fit the research files:\n"
        "  - eu_2014.csv, eu_no 999, column person_key: got 0 rows with 'lebedev'; expected 1.",
    ),
    "correction of an unknown file": (
        *("build/corrections.csv", "eu_2014.csv,eu_no,112", "eu.csv,eu_no,112"),
        "corrections.csv does not fit the research files:\n"
        "  - eu.csv, eu_no 112, column person_key: got 0 rows with 'lebedev'; expected 1.",
    ),
    "address without a source": (
        *("build/source_codes.csv", "https://primamedia.ru/news/amp/188961", "https://primamedia.ru/news/amp/1"),
        "source_codes.csv: got no source with the url 'https://primamedia.ru/news/amp/188961'; "
        "expected one row. Add it there.",
    ),
    "title without a source": (
        *("raw/timeline.csv", "PrimaMedia 29 Jan 2012,https://primamedia.ru/news/amp/188961", "PrimaMedia 2012,"),
        "source_codes.csv: got no source with the title 'PrimaMedia 2012'; expected one row. Add it there.",
    ),
    "evidence without a source": (
        *("build/verdict_codes.csv", "https://github.com/cran/unvotes", "https://example.org/a"),
        "verdict_codes.csv, C01: source_codes.csv has no row for these addresses:\n  - https://example.org/a",
    ),
    "claim that is not coded": ("build/claim_codes.csv", "\nC64,", "\nC99,", f"claims.csv {SAME_ROWS}C64\n  - C99"),
    "verdict on another claim": ("build/verdict_codes.csv", "\nC64,", "\nC99,", f"claims.csv {SAME_ROWS}C64\n  - C99"),
    "note that is not coded": ("build/note_codes.csv", "\n21,22", "\n22,22", f"notes.csv {SAME_ROWS}21\n  - 22"),
    "notes in another order": (
        *("raw/notes.csv", "\n3,", "\n2,"),
        f"note_codes.csv and notes.csv {SAME_ROWS}2\n  - 3",
    ),
    "event that is not coded": (
        *("raw/timeline.csv", "2014-06-04,G7", "2014-06-03,G7"),
        "event_codes.csv and timeline.csv do not list the same events in the same order:\n"
        "  - 2014-06-03 G7\n  - 2014-06-04 G7",
    ),
    "person on an unknown round": (
        *("raw/japan_2014_named.csv", "2014-12-09", "2014-12-10"),
        "list_codes.csv has no row for these rounds of the research files:\n  - Japan, 2014-12-10",
    ),
    "round without a research row": (
        *("build/list_codes.csv", "timeline.csv,2014-03-17,US", "timeline.csv,2014-03-16,US"),
        "list_codes.csv, US-1: timeline.csv has no row for '2014-03-16 US'; correct either file.",
    ),
    "person twice under one issuer": (
        *("raw/us_2014.csv", "\nklishas,", "\nglazyev,"),
        "person_key glazyev: got US-16656 and US-16659 for one person; expected one row an issuer.",
    ),
    "unit that is unknown": (
        *("raw/trade_energy_other.csv", "bn USD", "bn JPY"),
        "trade_energy_other.csv, row 1, column unit: got 'bn JPY'; "
        "expected one of bn USD, percent, percent (almost), percent (about one third), rank.",
    ),
    "area that is not coded": (
        *("build/area_codes.csv", "\nMonaco,", "\nMonako,"),
        "area_codes.csv has no code for these areas of table1.csv:\n  - Monaco",
    ),
    "rank that is unknown": (
        *("raw/mofa_europe_bureau.csv", "課 (division)", "局 (bureau)"),
        "mofa_europe_bureau.csv, row 1, column actual_level: got '局 (bureau)'; "
        "expected 課 (division), or 室 (office) under a unit.",
    ),
}


class TestUnfit:
    """Research and coding files that do not fit each other."""

    @pytest.mark.parametrize("case", UNFIT)
    def test_named(self, copy: Path, edit: Edit, case: str) -> None:
        """What does not fit stops the build, with the file, what was got and what was expected."""
        file, old, new, expected = UNFIT[case]
        edit(file, old, new)
        before = contents(copy)

        with pytest.raises(DataError, match=f"{re.escape(expected)}$"):
            BUILD.build(copy)

        assert contents(copy) == before

    @pytest.mark.parametrize("file", ["claim_codes.csv", "note_codes.csv"])
    def test_order(self, copy: Path, file: str) -> None:
        """Codes in another order than the research file stop the build."""
        path = copy / "build" / file
        header, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join([header, *reversed(rows)]), encoding="utf-8")

        with pytest.raises(DataError, match=rf"^{file} and .* {SAME_ROWS}the order differs$"):
            BUILD.build(copy)

    @pytest.mark.parametrize(
        ("file", "old", "new"),
        [
            ("un_countries.csv", "\nAD,", "\nXX,"),
            ("poll_codes.csv", "\n2006-10,USA", "\n2006-11,USA"),
            ("poll_codes.csv", "feel_affinity_us_pct", "feel_affinity_uk_pct"),
            ("list_codes.csv", "timeline.csv,2014-03-17,US", "timelines.csv,2014-03-17,US"),
        ],
        ids=["state without a code", "survey that is unknown", "column that is unknown", "file that is unknown"],
    )
    def test_code_without_its_counterpart(self, copy: Path, edit: Edit, file: str, old: str, new: str) -> None:
        """A code that fits no research file is a sentence that names both, and no traceback."""
        edit(f"build/{file}", old, new)

        with pytest.raises(DataError, match=re.escape(file)):
            BUILD.build(copy)

    def test_line_without_a_paragraph(self, copy: Path, edit: Edit) -> None:
        """A claim at a line that is in no paragraph stops the build; only `whole` stands for the whole article."""
        edit("raw/claims.csv", "\nC03,10/12,", "\nC03,999,")

        with pytest.raises(DataError, match=r"paragraphs\.csv.*999"):
            BUILD.build(copy)


class TestPages:
    """The pages that are made from the tables."""

    def test_of_the_project(self) -> None:
        """The README and two pages of the book are made, and are those that are there."""
        made = pages.pages(DATA, DATA)

        assert list(made) == [DATA / "README.md", ROOT / "book" / "data-dictionary.md", ROOT / "book" / "sources.md"]
        assert all(path.read_text(encoding="utf-8") == text for path, text in made.items())

    def test_of_a_folder_without_a_book(self, copy: Path) -> None:
        """Where there is no book beside the data, only their README is made."""
        assert list(pages.pages(copy, copy)) == [copy / "README.md"]

    def test_are_written(self, copy: Path, edit: Edit) -> None:
        """The build writes what is missing or differs, and in the README nothing outside its lists."""
        (copy.parent / "book").mkdir()
        edit("README.md", "| `divisions.csv` | 8", "| `divisions.csv` | 9")
        edit("README.md", "# Data\n", "# Tables\n")

        changed = BUILD.build(copy)

        assert changed == ["data/README.md: differs", "book/data-dictionary.md: missing", "book/sources.md: missing"]
        expected = {path.name: path.read_text(encoding="utf-8") for path in pages.pages(DATA, DATA)}
        expected["README.md"] = expected["README.md"].replace("# Data\n", "# Tables\n", 1)
        written = [copy / "README.md", *(copy.parent / "book").iterdir()]
        assert {path.name: path.read_text(encoding="utf-8") for path in written} == expected


class TestDescriptor:
    """What the two descriptors, the README and the docstring of `load` say about the tables."""

    @pytest.mark.parametrize("name", [*names(), *INSTRUCTOR])
    def test_table_fits(self, name: str) -> None:
        """Every table loads with the described columns, and its key tells its rows apart."""
        resources = [resource for package in PACKAGES.values() for resource in package["resources"]]
        resource = next(each for each in resources if each["name"] == name)

        table = wl.load(name)

        assert list(table.columns) == [field["name"] for field in resource["schema"]["fields"]]
        assert len(table) == resource["rows"]
        assert not table.duplicated(resource["schema"]["primaryKey"]).any()

    @pytest.mark.parametrize("folder", PACKAGES, ids=["student", "instructor"])
    def test_every_table_has_licence_and_sum(self, folder: Path) -> None:
        """No table is without licence, statement of rights, size and sum."""
        for resource in PACKAGES[folder]["resources"]:
            assert resource["licenses"]
            assert resource["rights"]
            assert resource["bytes"] == (folder / resource["path"]).stat().st_size
            assert re.fullmatch(r"sha256:[0-9a-f]{64}", resource["hash"])

    @pytest.mark.parametrize("name", [name for name in names() if name != "sources"])
    def test_every_students_table_has_sources_and_a_status(self, name: str) -> None:
        """A table names its sources, and how far it can be trusted: for all its rows or for each of them."""
        table = wl.load(name)

        assert table.attrs["sources"]
        assert ("evidence_status" in table) != ("evidence_status" in table.attrs)

    def test_every_instructors_table_has_sources(self) -> None:
        """An instructor's table names its sources too."""
        assert [name for name in INSTRUCTOR if not wl.load(name).attrs["sources"]] == []

    @pytest.mark.parametrize("name", [*names(), *INSTRUCTOR])
    def test_readme_lists_the_table(self, name: str) -> None:
        """The README gives every table's rows and columns."""
        rows, columns = wl.load(name).shape
        file = f"instructor/{name}.csv" if name in INSTRUCTOR else f"{name}.csv"

        assert f"| `{file}` | {rows} × {columns} |" in (DATA / "README.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("resource", PACKAGES[DATA]["resources"], ids=lambda resource: resource["name"])
    def test_docstring_lists_the_table(self, resource: dict[str, str]) -> None:
        """The docstring of `load` gives every student table's rows and columns, and what a row is."""
        rows, columns = wl.load(resource["name"]).shape

        line = f"- ``{resource['name']}``, {rows} rows × {columns} columns: {resource['row']}.\n"

        assert line in (wl.load.__doc__ or "")

    def test_readme_counts_mentions(self) -> None:
        """The README's counts of mentioned events are those of the table."""
        events = wl.load("events")
        text = " ".join((DATA / "README.md").read_text(encoding="utf-8").split())

        mentioned, doubtful = events["is_mentioned"].sum(), (events["mention"] == "doubtful").sum()

        assert f"{mentioned} of {len(events)} events are mentioned, {doubtful} of them doubtfully" in text


class TestPublishedCounts:
    """Counts that the module states in its texts."""

    @pytest.mark.parametrize(
        ("table", "rows"),
        [("divisions", 8), ("events", 66), ("claims", 65), ("notes", 21)],
        ids=["divisions", "events", "claims", "notes"],
    )
    def test_rows(self, table: str, rows: int) -> None:
        """There are 8 divisions, 66 events, 65 claims and 21 notes."""
        assert len(wl.load(table)) == rows

    @pytest.mark.parametrize(
        ("list_id", "persons", "named", "public"),
        [("JP-2", 23, 0, "no"), ("JP-3", 40, 8, "yes"), ("JP-5", 26, 9, "partly")],
        ids=["JP-2", "JP-3", "JP-5"],
    )
    def test_names_of_japans_lists(self, list_id: str, persons: int, named: int, public: str) -> None:
        """Of 23 persons none is named, of 40 are 8, of 26 are 9."""
        row = wl.load("sanction_lists").set_index("list_id").loc[list_id]

        assert (row["n_persons"], row["names_public"]) == (persons, public)
        assert (wl.load("designations")["list_id"] == list_id).sum() == named


class TestDivisions:
    """Table 1 and the instructor's reading of it."""

    def test_as_printed(self) -> None:
        """The printed spellings are kept."""
        areas = ", ".join(wl.load("divisions")["areas"])

        assert all(word in areas for word in ("Andhra", "Luxemburg", "Lichtenstein", "Kirgiz Republic", "the U.K."))

    def test_same_rows_as_the_research_file(self) -> None:
        """The research file on ranks has the same divisions in the same order."""
        assert list(wl.load("divisions")["division"]) == [row["name_in_oped"] for row in raw("mofa_europe_bureau.csv")]

    def test_no_country_twice(self) -> None:
        """No country stands in two rows of the printed table."""
        assert wl.load("division_areas")["country_iso3"].dropna().is_unique

    def test_ranks(self) -> None:
        """The research file's four divisions and four offices are taken over."""
        ranks = wl.load("division_ranks")
        expected = ["division" if row["is_division_ka"] == "yes" else "office" for row in raw("mofa_europe_bureau.csv")]

        assert list(ranks["rank"]) == expected
        assert (ranks["parent_unit"].notna() == (ranks["rank"] == "office")).all()

    def test_uncertain_identification(self) -> None:
        """A unit whose identification the research file calls uncertain is marked so."""
        ranks = wl.load("division_ranks")
        expected = [int(row["row"]) for row in raw("mofa_europe_bureau.csv") if "uncertain" in row["japanese"]]

        assert list(ranks.loc[ranks["identification"] == "uncertain", "row"]) == expected == [7]


class TestEvents:
    """The timeline."""

    def test_ids(self) -> None:
        """Events are numbered without a gap."""
        assert list(wl.load("events")["event_id"]) == [f"E{number:02}" for number in range(1, 67)]

    def test_no_mention_of_the_future(self) -> None:
        """Nothing after 31 July 2014 is coded as mentioned."""
        events = wl.load("events")

        assert events.loc[events["is_mentioned"], "date"].max() == pd.Timestamp("2014-07-31")

    def test_remarks_are_neutral(self) -> None:
        """No remark for instructors shouts or passes judgement on the article."""
        notes = wl.load("event_notes")
        text = " ".join([*notes["note"].dropna(), *notes["mention_note"].dropna()])

        assert not re.search(r"BEFORE|TRAP|contradict|wrong|omit|\bfalse", text)

    def test_unverified_stays_unverified(self) -> None:
        """An event's evidence status is that of the research file."""
        expected = sorted((row["date"], row["evidence_status"]) for row in raw("timeline.csv"))
        events = wl.load("events")

        assert sorted(zip(events["date"].dt.strftime("%Y-%m-%d"), events["evidence_status"], strict=True)) == expected

    def test_status_of_the_day(self) -> None:
        """A day is unverified exactly where the event is."""
        events = wl.load("events")

        assert ((events["date_status"] == "unverified") == (events["evidence_status"] == "unverified")).all()


# Columns of the research file and of the table.
COUNTS = {
    "us_cumulative": "n_us",
    "eu_cumulative": "n_eu",
    "overlap_us_eu": "n_us_and_eu",
    "union_us_eu": "n_us_or_eu",
    "us_rf_federal": "n_us_federal",
    "eu_rf_federal": "n_eu_federal",
    "overlap_rf_federal": "n_us_and_eu_federal",
    "union_rf_federal": "n_us_or_eu_federal",
    "japan_unnamed": "n_japan_unnamed",
    "japan_published_count": "n_japan_published",
    "naryshkin_us": "is_naryshkin_on_us",
    "naryshkin_eu": "is_naryshkin_on_eu",
}


class TestLists:
    """Rounds, designations and the totals of the research file."""

    def test_counts_are_those_of_the_research_file(self) -> None:
        """Every count on every day is that of the research file."""
        counts = wl.load("sanction_counts")
        expected = raw("sanction_counts_check.csv")

        assert list(counts["date"].dt.strftime("%Y-%m-%d")) == [row["date"] for row in expected]
        got = counts[list(COUNTS.values())].astype(str).to_numpy().tolist()
        assert got == [[row[column] for column in COUNTS] for row in expected]

    @pytest.mark.parametrize(
        ("file", "column", "issuer"),
        [("us_2014.csv", "date_designated", "United States"), ("eu_2014.csv", "listing_date", "European Union")],
        ids=["United States", "European Union"],
    )
    def test_dates_are_those_of_the_research_file(self, file: str, column: str, issuer: str) -> None:
        """A designation, dated by its round, has the day that the research file gives."""
        designations = wl.load("designations")

        got = designations.loc[designations["issuer"] == issuer, "date"].dt.strftime("%Y-%m-%d")

        assert sorted(got) == sorted(row[column] for row in raw(file))

    def test_complete_lists(self) -> None:
        """The persons of all six American and nine European rounds with names are there."""
        lists = set(wl.load("designations")["list_id"])

        assert sorted(name for name in lists if name[:2] in ("US", "EU")) == [
            *(f"EU-{number}" for number in range(1, 10)),
            *(f"US-{number}" for number in range(1, 7)),
        ]

    def test_categories_are_neutral(self) -> None:
        """No category of a person is a loaded word."""
        categories = set(wl.load("designations")["category"].dropna())

        assert len(categories) == 5
        assert not [each for each in categories if re.search(r"regime|separatist|rebel|terror", each)]

    def test_japanese_names_are_research_names(self) -> None:
        """Every Japanese name is one that the research file confirms."""
        designations = wl.load("designations")
        confirmed = {row["name"] for row in raw("japan_2014_named.csv") if row["type"] == "person"}

        assert set(designations.loc[designations["issuer"] == "Japan", "name_as_printed"]) == confirmed


class TestArgument:
    """The argument as a tree."""

    def test_tree(self) -> None:
        """One thesis, and every other node hangs below it."""
        nodes = wl.load("argument_map").set_index("node_id")
        parents = nodes["parent_id"].dropna().to_dict()

        def root(node: str) -> str:
            return root(parents[node]) if node in parents else node

        assert list(nodes.index[nodes["role"] == "thesis"]) == ["A01"]
        assert {root(node) for node in nodes.index} == {"A01"}

    @pytest.mark.parametrize(("table", "column"), [("argument_map", "text"), ("claims", "claim")])
    def test_no_verdicts(self, table: str, column: str) -> None:
        """Statements and claims say what is argued, not what is true."""
        text = " ".join(wl.load(table)[column]).lower()

        assert not re.search(r"supported|contradicted|untestable|wrong|\bfalse\b|in fact\b|\berror", text)

    def test_notes_stand_in_the_paragraph(self) -> None:
        """A statement, like a claim, calls only notes of a paragraph in which it stands."""
        places = wl.load("notes").astype({"note": str, "paragraph": str}).set_index("note")["paragraph"]

        strangers = [
            (row.iloc[0], note)
            for table in ("claims", "argument_map")
            for _, row in wl.load(table).dropna(subset=["notes"]).iterrows()
            for note in row["notes"].split(";")
            if places[note] not in row["paragraph"].split(";")
        ]

        assert strangers == []


class TestClaims:
    """The article's claims, and the verdicts on them."""

    def test_ids(self) -> None:
        """Claims are numbered without a gap, as in the research file."""
        claims = list(wl.load("claims")["claim_id"])

        assert claims == [f"C{number:02}" for number in range(1, 66)] == [row["id"] for row in raw("claims.csv")]

    def test_kinds(self) -> None:
        """A claim's kind is that of the research file."""
        assert list(wl.load("claims")["kind"]) == [row["kind"] for row in raw("claims.csv")]

    def test_order_of_the_text(self) -> None:
        """Claims stand in the order of the text, and only the last is one of the whole article."""
        paragraphs = wl.load("claims")["paragraph"]
        first = paragraphs.dropna().str.split(";").str[0].astype(int)

        assert first.is_monotonic_increasing
        assert list(paragraphs.index[paragraphs.isna()]) == [64]

    def test_sections_follow_one_another(self) -> None:
        """Each part of the article begins once, in the article's order."""
        sections = wl.load("claims")["section"].dropna()

        assert list(dict.fromkeys(sections)) == ["introduction", "why-now", "how", "how-else", "public", "conclusion"]
        assert sum(one != other for one, other in pairwise(sections)) == 5

    def test_verdicts(self) -> None:
        """A verdict and its status are those of the research file."""
        verdicts = wl.load("claim_verdicts")

        got = list(verdicts[["claim_id", "verdict", "evidence_status"]].astype(str).itertuples(index=False, name=None))

        assert got == [(row["id"], row["verdict"], row["evidence_status"]) for row in raw("claims.csv")]

    def test_verdicts_from_the_economy_name_its_sources(self) -> None:
        """A verdict that cites a source of the table `economy` has its id."""
        verdicts = wl.load("claim_verdicts")
        cited = verdicts[verdicts["source_title"].str.contains("datasets/gdp|Penn World Table", na=False)]

        assert list(cited.loc[cited["source_ids"].isna(), "claim_id"]) == []


class TestNotes:
    """The article's notes."""

    def test_ids(self) -> None:
        """Notes are numbered without a gap, and their ids say the numbers."""
        notes = wl.load("notes")

        assert list(notes["note"]) == list(range(1, 22)) == [int(row["note"]) for row in raw("notes.csv")]
        assert list(notes["note_id"]) == [f"N{number:02}" for number in range(1, 22)]

    def test_missing_note(self) -> None:
        """Only note 15 is missing, and there is nothing of it but its place."""
        notes = wl.load("notes").set_index("note")

        assert list(notes.index[notes["kind"] == "missing"]) == [15]
        assert notes.loc[15, ["citation", "outlet", "language", "remark"]].isna().all()

    def test_kinds(self) -> None:
        """Four notes are mere remarks, the most cite news."""
        kinds = wl.load("notes")["kind"].value_counts()

        assert (kinds["remark"], kinds["news"], kinds["ibid."]) == (4, 9, 1)

    def test_printed_addresses(self) -> None:
        """The notes print 13 whole addresses, note 14 two of them."""
        addresses = wl.load("notes").set_index("note")["citation"].dropna().str.count("https?://")

        assert addresses.sum() == 13
        assert list(addresses.index[addresses == 2]) == [14]

    def test_order_of_the_text(self) -> None:
        """Notes are called in the order of their numbers."""
        assert wl.load("notes")["paragraph"].is_monotonic_increasing

    def test_judgements(self) -> None:
        """A note is found and supports its sentence exactly where the research file says a plain yes or no."""
        judged = wl.load("note_judgements").astype(object)
        columns = {"cited_item_found": "found", "supports_the_sentence": "supports"}

        plain = [
            (row["note"], row[old], judged.loc[number, new])
            for number, row in enumerate(raw("notes.csv"))
            for old, new in columns.items()
            if re.fullmatch(r"\w+", row[old])
        ]

        assert [(note, got) for note, _, got in plain] == [(note, expected) for note, expected, _ in plain]


# How the research file names states in its columns.
STATES = {
    **{"japan": "JPN", "us": "USA", "russia": "RUS", "china": "CHN", "germany": "DEU"},
    **{"uk": "GBR", "france": "FRA", "canada": "CAN", "italy": "ITA"},
}


class TestUnitedNations:
    """Votes, agreement and ideal points."""

    def test_crimea(self) -> None:
        """Resolution 68/262 got 100 yes, 11 no and 58 abstentions, the figures of the event E32."""
        calls = wl.load("un_roll_calls").set_index("resolution")
        votes = wl.load("un_votes")
        event = wl.load("events").set_index("event_id").loc["E32"]

        counts = votes.loc[votes["roll_call_id"] == calls.loc["A/RES/68/262", "roll_call_id"], "vote"].value_counts()

        assert counts.to_dict() == {"yes": 100, "no": 11, "abstain": 58}
        assert "resolution 68/262 on Crimea: 100 yes, 11 no, 58 abstain; Japan votes yes" in event["event"]

    def test_day_of_crimea(self) -> None:
        """The vote on Crimea is of the day of the event E32."""
        calls = wl.load("un_roll_calls")
        events = wl.load("events").set_index("event_id")

        assert list(calls.loc[calls["selection"] == "crimea", "date"]) == [events.loc["E32", "date"]]

    def test_roll_calls(self) -> None:
        """Votes are numbered in order of dates: the one on Crimea, and all those of the research file."""
        calls = wl.load("un_roll_calls")

        assert list(calls["roll_call_id"]) == [f"V{number:03}" for number in range(1, 139)]
        assert calls["date"].is_monotonic_increasing
        assert len(calls) == len(raw("un_votes_japan_differs_us_2012_2014.csv")) + 1

    def test_votes_are_those_of_the_research_file(self) -> None:
        """Where Japan and the United States differ, every vote is that of the research file, a missing one too."""
        calls, votes = wl.load("un_roll_calls"), wl.load("un_votes").astype({"vote": object}).fillna("")
        wide = votes.pivot(index="roll_call_id", columns="country_iso3", values="vote")[["JPN", "USA", "RUS"]]
        chosen = calls[calls["selection"] == "japan-and-us-differ"].join(wide, on="roll_call_id")
        chosen["date"] = chosen["date"].dt.strftime("%Y-%m-%d")

        got = chosen[["date", "resolution", "description", "JPN", "USA", "RUS"]].to_numpy().tolist()

        assert sorted(got) == sorted(
            [row["date"], row["unres"].replace("R/", "A/RES/", 1), row["descr"].strip()]
            + [row[name] for name in ("Japan", "United States", "Russia")]
            for row in raw("un_votes_japan_differs_us_2012_2014.csv")
        )

    def test_pairs_stand_once(self) -> None:
        """A pair of two states stands once a year, whichever is named first."""
        table = wl.load("un_agreement")
        pair = [frozenset(each) for each in table[["country_a_iso3", "country_b_iso3"]].to_numpy()]

        assert {len(each) for each in pair} == {2}
        assert not table.assign(pair=pair).duplicated(["year", "pair"]).any()

    def test_agreement_is_that_of_the_research_file(self) -> None:
        """Where the research file on Japan has a cell, the table has the same value, to its fourth decimal."""
        table = wl.load("un_agreement")
        found = {
            (str(row.year), frozenset((row.country_a_iso3, row.country_b_iso3))): row
            for row in table.itertuples(index=False)
        }
        columns = {"agree_exact": "agreement_exact", "agree_soft": "agreement_soft", "n": "n_roll_calls"}

        compared = []
        for row in raw("un_agreement_japan.csv"):
            for column, cell in row.items():
                name = re.fullmatch(r"(agree_exact|agree_soft|n)_(?:([a-z]+)_)?([a-z]+)", column)
                if name and cell:
                    pair = frozenset((STATES[name[2] or "japan"], STATES[name[3]]))
                    compared.append((getattr(found[row["year"], pair], columns[name[1]]), float(cell)))

        assert len(compared) == 805
        assert [pair for pair in compared if abs(pair[0] - pair[1]) > 1.5e-4] == []

    @pytest.mark.parametrize(
        ("column", "one", "other"),
        [("gap_USA_minus_JPN", "USA", "JPN"), ("gap_JPN_minus_RUS", "JPN", "RUS")],
        ids=["USA and JPN", "JPN and RUS"],
    )
    def test_ideal_points(self, column: str, one: str, other: str) -> None:
        """The difference of two states' points is the one that the research file gives."""
        points = wl.load("un_ideal_points").pivot(index="session", columns="country_iso3", values="ideal_point")
        expected = {int(row["session"]): float(row[column]) for row in raw("un_ideal_points.csv")}

        assert (points[one] - points[other]).to_dict() == pytest.approx(expected, abs=1.5e-4)

    def test_sessions_are_years(self) -> None:
        """A session begins in its year: the 45th in 1990."""
        points = wl.load("un_ideal_points")

        assert (points["year"] - points["session"] == 1945).all()


class TestFigures:
    """The economy, the polls and single figures."""

    @pytest.mark.parametrize("country", ["DEU", "JPN", "RUS", "USA"])
    def test_growth(self, country: str) -> None:
        """Growth is that of the research file, year for year."""
        economy = wl.load("economy")
        got = economy[economy["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"]
        column = f"real_gdp_growth_pct_{country}"

        expected = {int(row["year"]): float(row[column]) for row in raw("macro_japan_gdp.csv") if row[column]}

        assert got.to_dict() == expected

    @pytest.mark.parametrize(
        ("column", "research"),
        [
            ("real_gdp_mn_usd_2017", "japan_rgdpna_mil_2017usd"),
            ("gdp_current_usd", "gdp_current_usd"),
            ("gdp_rank", "world_rank_current_usd"),
        ],
        ids=["real size", "current size", "rank"],
    )
    def test_size(self, column: str, research: str) -> None:
        """Size and rank are those of the research file, for Japan only."""
        economy = wl.load("economy").dropna(subset=[column])
        expected = {int(row["year"]): float(row[research]) for row in raw("macro_japan_gdp.csv") if row[research]}

        assert set(economy["country_iso3"]) == {"JPN"}
        assert economy.set_index("year")[column].astype(float).to_dict() == expected

    @pytest.mark.parametrize(
        ("country", "column"), [("USA", "feel_affinity_us_pct"), ("RUS", "feel_affinity_russia_pct")]
    )
    def test_polls(self, country: str, column: str) -> None:
        """Affinity is that of the research file, survey for survey."""
        polls = wl.load("polls")
        chosen = polls[polls["country_iso3"] == country]

        got = dict(zip(chosen["survey"].dt.strftime("%Y-%m"), chosen["affinity_pct"], strict=True))

        assert got == {row["survey"]: float(row[column]) for row in raw("polls_japan.csv")}

    def test_derived_figures(self) -> None:
        """A figure is derived where the research file says so, for both countries or for Russia alone."""
        polls = wl.load("polls")
        derived = polls[polls["derivation"] == "derived"]
        said = [row["survey"] for row in raw("polls_japan.csv") if "derived" in row["how"]]

        got = list(zip(derived["survey"].dt.strftime("%Y-%m"), derived["country_iso3"], strict=True))

        assert got == [("2010-10", "USA"), ("2010-10", "RUS"), ("2014-10", "RUS")]
        assert said == ["2010-10", "2014-10"]

    def test_single_figures(self) -> None:
        """Indicator, value and digits of the period are those of the research file, in its order."""
        figures = wl.load("trade_energy")

        got = zip(figures["indicator"], figures["value"], figures["period"].str.findall(r"\d+"), strict=True)

        assert list(got) == [
            (row["indicator"], float(row["value"]), re.findall(r"\d+", row["year"]))
            for row in raw("trade_energy_other.csv")
        ]

    def test_approximate_figures(self) -> None:
        """A figure is approximate where the research file's unit says more than the unit."""
        figures = wl.load("trade_energy")

        assert list(figures["is_approximate"]) == ["(" in row["unit"] for row in raw("trade_energy_other.csv")]


class TestSources:
    """The table of sources."""

    def test_every_address_stands_once(self) -> None:
        """Every address of the research files is that of one source."""
        addresses = {
            row[column]
            for path in (DATA / "raw").glob("*.csv")
            for row in raw(path.name)
            for column in ("source_url", "source_url2", "evidence_url")
            if row.get(column)
        }
        counts = wl.load("sources")["url"].value_counts()

        assert len(addresses) == 99
        assert {address: counts.get(address) for address in addresses} == dict.fromkeys(addresses, 1)

    def test_research_files_have_no_other_addresses(self) -> None:
        """No address hides in another column of a research file."""
        columns = {
            column
            for path in (DATA / "raw").glob("*.csv")
            for row in raw(path.name)
            for column, cell in row.items()
            if "://" in cell
        }

        assert columns == {"source_url", "source_url2", "evidence_url"}

    def test_every_source_is_named(self) -> None:
        """No source stands in the table that no other table names."""
        named = {source for name in [*names(), *INSTRUCTOR] for source in wl.load(name).attrs["sources"]}

        assert named == set(wl.load("sources")["source_id"])

    def test_ids(self) -> None:
        """Sources are numbered without a gap."""
        ids = list(wl.load("sources")["source_id"])

        assert ids == [f"S{number:03}" for number in range(1, len(ids) + 1)]


def student_files() -> dict[str, str]:
    """Read what goes to students from the data folder."""
    return {path.name: path.read_text(encoding="utf-8") for path in [*DATA.glob("*.csv"), DATA / "datapackage.json"]}


class TestNothingLeaks:
    """What students must not get with their tables."""

    def test_only_student_tables(self) -> None:
        """The students' folder holds the described tables and no other."""
        assert {path.stem for path in DATA.glob("*.csv")} == set(names())

    @pytest.mark.parametrize(
        ("table", "columns"),
        [
            ("event_notes", ["note", "mention_note"]),
            ("claim_verdicts", ["evidence"]),
            ("note_judgements", ["remark"]),
            ("division_ranks", ["name_japanese"]),
        ],
        ids=["events", "claims", "notes", "divisions"],
    )
    def test_no_remark_of_the_instructors(self, table: str, columns: list[str]) -> None:
        """No remark, evidence or judgement of the instructor's tables stands in a student table."""
        remarks = [remark for column in columns for remark in wl.load(table)[column].dropna()]

        found = [remark for remark in remarks for text in student_files().values() if remark in text]

        assert found == []

    @pytest.mark.parametrize(
        ("file", "column"), [("claims.csv", "evidence"), ("notes.csv", "problem")], ids=["claims", "notes"]
    )
    def test_no_remark_of_the_research_files(self, file: str, column: str) -> None:
        """No judgement of the research files stands in a student table, in the words that it has there."""
        remarks = [row[column] for row in raw(file) if len(row[column]) > 20]

        found = [remark for remark in remarks for text in student_files().values() if remark in text]

        assert found == []

    @pytest.mark.parametrize("word", ["person_key", "contradicted", "untestable", "instructor"])
    def test_no_word_of_the_instructors(self, word: str) -> None:
        """No key of persons, no verdict and no mention of the instructor's tables stands in what students get."""
        assert [file for file, text in student_files().items() if word in text] == []

    @pytest.mark.parametrize("name", names())
    def test_no_cell_is_a_formula(self, name: str) -> None:
        """No text begins with a sign that a spreadsheet would run as a formula."""
        text = wl.load(name).select_dtypes(exclude=["number", "bool", "datetime"]).astype("str")

        assert not text.apply(lambda column: column.str.match(r"[=+\-@\t]", na=False)).to_numpy().any()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a freshly built wheel."""
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(["uv", "build", "--quiet", "--wheel", "-o", str(target), str(ROOT)], check=True)
    return next(target.glob("*.whl"))


@pytest.mark.slow
class TestWheel:
    """The tables in the built and installed package."""

    def test_holds_student_tables_only(self, wheel: Path) -> None:
        """The wheel carries the students' tables and their descriptor, and nothing else of data/."""
        files = zipfile.ZipFile(wheel).namelist()

        data = {Path(file).name for file in files if "_data/" in file}

        assert data == {"datapackage.json", *(f"{name}.csv" for name in names())}
        assert not [file for file in files if re.search(r"instructor|raw/|data/build|solutions", file)]

    def test_carries_the_licences(self, wheel: Path) -> None:
        """The wheel carries the texts of all licences, that of the votes included."""
        files = {Path(file).name for file in zipfile.ZipFile(wheel).namelist()}

        assert {"LICENSE", "LICENSE-CONTENT", "LICENSE-UN-VOTES"} <= files

    def test_loads_everything_in_an_empty_environment(self, wheel: Path, tmp_path: Path) -> None:
        """Installed alone, with pandas and without frictionless, it loads every table and no instructor table."""
        python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        environment = {
            key: value
            for key, value in os.environ.items()
            if key not in ("PYTHONPATH", "VIRTUAL_ENV", "WEAKEST_LINK_DATA")
        }
        code = (
            "import importlib.util, weakest_link as wl; from weakest_link.datasets import data_folder, names\n"
            "assert data_folder().name == '_data' and importlib.util.find_spec('frictionless') is None\n"
            "print(*[f'{name} {len(wl.load(name))}' for name in names()], sep='\\n')\n"
            "try: wl.load('persons')\n"
            "except Exception as error: print(type(error).__name__)"
        )

        subprocess.run(["uv", "venv", "--quiet", str(tmp_path / "venv")], check=True, cwd=tmp_path)
        subprocess.run(
            ["uv", "pip", "install", "--quiet", "--python", str(python), str(wheel)], check=True, cwd=tmp_path
        )
        result = subprocess.run(
            [str(python), "-W", "error", "-c", code],
            check=False,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=environment,
        )

        expected = [f"{name} {len(wl.load(name))}" for name in names()]
        assert result.stdout.splitlines() == [*expected, "DataError"], result.stderr
