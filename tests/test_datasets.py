"""Loading and describing tables: `weakest_link.datasets`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import weakest_link as wl
from weakest_link.datasets import data_folder, names
from weakest_link.exceptions import DataError

DATA = Path(__file__).parents[1] / "data"
STATUSES = ["unverified", "partly-source-read", "source-read"]
Damage = Callable[[str, str, str], None]
Package = dict[str, Any]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the data that `load` reads instead of the project's own."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("raw", "build"))
    monkeypatch.setenv("WEAKEST_LINK_DATA", str(folder))
    return folder


@pytest.fixture
def damage(copy: Path) -> Damage:
    """Return a function that replaces text in one file of the copy."""

    def replace(file: str, old: str, new: str) -> None:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    return replace


def refusal(table: str) -> str:
    """Return the message with which `load` refuses a table."""
    with pytest.raises(DataError, match="cannot be loaded") as caught:
        wl.load(table)
    return str(caught.value)


def cite(table: pd.DataFrame) -> list[str]:
    """Name the sources of a table by their ids."""
    return list(wl.sources(table)["source_id"])


class TestImport:
    """What `import weakest_link` does and does not do."""

    @pytest.mark.parametrize("library", ["pandas", "frictionless"])
    def test_package_is_light(self, library: str) -> None:
        """Importing the package imports no library of tables."""
        code = f"import sys, weakest_link; sys.exit({library!r} in sys.modules)"

        result = subprocess.run([sys.executable, "-c", code], check=False)

        assert result.returncode == 0

    def test_loading_needs_no_frictionless(self) -> None:
        """A table loads without the library that only instructors install."""
        code = "import sys; sys.modules['frictionless'] = None; import weakest_link as wl; wl.load('divisions')"

        result = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)

        assert result.returncode == 0, result.stderr

    def test_names_are_exported(self) -> None:
        """Every name in `__all__` exists, and `dir` lists it."""
        assert all(hasattr(wl, name) and name in dir(wl) for name in wl.__all__)

    def test_unknown_attribute(self) -> None:
        """A name that the package does not have raises the usual error."""
        with pytest.raises(AttributeError, match=r"module 'weakest_link' has no attribute 'fetch'"):
            wl.fetch  # noqa: B018


class TestTypes:
    """What the columns of a loaded table are."""

    @pytest.mark.parametrize(
        ("table", "column", "expected"),
        [
            ("events", "date", "datetime64[ns]"),
            ("polls", "survey", "datetime64[ns]"),
            ("divisions", "row", "int64"),
            ("events", "paragraph", "Int64"),
            ("un_agreement", "year", "int64"),
            ("economy", "gdp_rank", "Int64"),
            ("un_agreement", "agreement_exact", "float64"),
            ("economy", "gdp_current_usd", "float64"),
            ("events", "is_mentioned", "bool"),
            ("sources", "is_read", "bool"),
            ("un_votes", "vote", "category"),
            ("divisions", "division", pd.Series(["text"], dtype="str").dtype),
        ],
        ids=[
            *("date", "month", "integer", "integer with gaps", "year", "rank with gaps", "number", "number with gaps"),
            *("boolean", "boolean of sources", "ordered", "text"),
        ],
    )
    def test_type(self, table: str, column: str, expected: Any) -> None:
        """Dates, numbers with and without gaps, truth values, ordered values and text have their own types."""
        assert wl.load(table)[column].dtype == expected

    @pytest.mark.parametrize("name", [*names(), "persons", "claim_verdicts", "note_judgements", "sanction_counts"])
    def test_type_is_the_described_one(self, name: str) -> None:
        """In every table a column has the type that its description gives."""
        kinds = {
            "integer": "iu",
            "year": "iu",
            "number": "f",
            "boolean": "b",
            "date": "M",
            "yearmonth": "M",
            "string": "OU",
            "ordered category": "O",
        }
        table = wl.load(name)

        wrong = [
            column for column, kind in wl.describe(name)[["name", "type"]].itertuples(index=False)
            if table[column].dtype.kind not in kinds[kind]
        ]  # fmt: skip

        assert wrong == []

    def test_dates_are_days(self) -> None:
        """A date is the day that stands in the file, and rows can be chosen by it."""
        events = wl.load("events").set_index("event_id")

        assert events.loc["E32", "date"] == pd.Timestamp("2014-03-27")
        assert "E32" in events.index[events["date"] < "2014-03-28"]

    def test_month_is_its_first_day(self) -> None:
        """A month is loaded as its first day."""
        assert wl.load("polls")["survey"].iloc[0] == pd.Timestamp("2006-10-01")

    def test_missing_text(self) -> None:
        """An empty cell of text is missing, and no empty text."""
        parents = wl.load("divisions")["parent_unit"]

        assert parents.isna().sum() == 7
        assert not (parents == "").any()

    def test_missing_number(self) -> None:
        """An empty number is missing, and not zero: JP-1 has none, JP-4 has 0."""
        persons = wl.load("sanction_lists").set_index("list_id")["n_persons"]

        assert pd.isna(persons["JP-1"])
        assert persons["JP-4"] == 0

    def test_missing_category(self) -> None:
        """An empty cell of an ordered column is missing, and no category."""
        votes = wl.load("un_votes").set_index(["roll_call_id", "country_iso3"])["vote"]

        assert votes[votes.isna()].index.tolist() == [("V137", "RUS")]
        assert votes.cat.categories.tolist() == ["no", "abstain", "yes"]

    def test_index(self) -> None:
        """Rows keep the file's order, with an index from 0."""
        divisions = wl.load("divisions")

        assert list(divisions.index) == list(range(8))
        assert list(divisions["row"]) == [1, 2, 3, 4, 5, 6, 7, 8]


class TestOrderedColumns:
    """Columns whose values have an order."""

    @pytest.mark.parametrize(
        ("table", "column", "order"),
        [
            ("events", "evidence_status", STATUSES),
            ("designations", "evidence_status", STATUSES),
            ("claim_verdicts", "evidence_status", STATUSES),
            ("events", "date_status", ["unverified", "general-knowledge", "source"]),
            ("events", "mention", ["doubtful", "clear"]),
            ("un_votes", "vote", ["no", "abstain", "yes"]),
        ],
        ids=lambda value: value if isinstance(value, str) else "order",
    )
    def test_order(self, table: str, column: str, order: list[str]) -> None:
        """The values of an ordered column rise from the weakest to the strongest."""
        categories = wl.load(table)[column].cat

        assert categories.ordered
        assert categories.categories.tolist() == order

    def test_comparison(self) -> None:
        """Rows can be chosen with at least a status, in one comparison."""
        verdicts = wl.load("claim_verdicts")

        chosen = verdicts[verdicts["evidence_status"] >= "partly-source-read"]

        assert set(chosen["evidence_status"]) == {"partly-source-read", "source-read"}

    def test_comparison_with_a_status_of_no_row(self) -> None:
        """A comparison works with a status that none of the table's rows has."""
        events = wl.load("events")

        chosen = events["evidence_status"] >= "partly-source-read"

        assert (chosen == (events["evidence_status"] == "source-read")).all()

    def test_missing_is_in_no_comparison(self) -> None:
        """An event that is not mentioned is neither doubtful nor clear."""
        mention = wl.load("events")["mention"]

        assert ((mention >= "doubtful") == mention.notna()).all()

    def test_unordered_list_of_values_is_text(self) -> None:
        """A column whose values have no order stays text."""
        assert not isinstance(wl.load("events")["kind"].dtype, pd.CategoricalDtype)


class TestLoad:
    """Tables as DataFrames that know what they are."""

    def test_attrs(self) -> None:
        """A table says what it is, where it comes from and under which licence."""
        attrs = wl.load("divisions").attrs

        assert list(attrs) == ["name", "title", "description", "evidence_status", "sources", "licence"]
        assert [attrs[key] for key in ("name", "title", "evidence_status", "sources")] == [
            *("divisions", "Table 1 of the article, as printed", "source-read", ("S001",)),
        ]

    def test_licence_names_what_is_others(self) -> None:
        """The licence says what is ours and what is not."""
        licence = wl.load("designations").attrs["licence"]

        assert licence.startswith("Creative Commons Attribution 4.0. Only facts were taken.")
        assert "Decision 2011/833/EU" in licence

    def test_no_status_for_all_where_rows_have_their_own(self) -> None:
        """A table whose rows have a status each has none for all of them."""
        assert "evidence_status" not in wl.load("events").attrs

    def test_attrs_survive_a_filter(self) -> None:
        """Some rows of a table still know what they are rows of."""
        events = wl.load("events")

        assert events[events["actor"] == "Japan"].attrs == events.attrs

    def test_copies_are_independent(self) -> None:
        """Changing a loaded table, its values or its attrs, does not change the next one."""
        first = wl.load("divisions")
        first.loc[0, "division"] = "changed"
        first.attrs["name"] = "changed"

        second = wl.load("divisions")

        assert second.loc[0, "division"] == "European Policy Division"
        assert second.attrs["name"] == "divisions"

    @pytest.mark.parametrize("function", [wl.load, wl.describe], ids=["load", "describe"])
    def test_unknown_name(self, function: Callable[[str], pd.DataFrame]) -> None:
        """An unknown table is answered with the closest name and all the names."""
        expected = f"There is no table 'division'. Did you mean 'divisions'? The tables are: {', '.join(names())}."

        with pytest.raises(DataError, match=f"^{re.escape(expected)}$"):
            function("division")

    def test_unknown_name_like_no_other(self) -> None:
        """A name that is like no table's is answered with the names alone."""
        with pytest.raises(DataError, match=r"^There is no table 'xyz'\. The tables are: divisions, countries, "):
            wl.load("xyz")

    def test_unknown_name_lists_no_instructor_table(self) -> None:
        """The list of names does not tell students what instructors have."""
        with pytest.raises(DataError, match="There is no table 'division_area'") as caught:
            wl.load("division_area")

        assert "division_areas" not in str(caught.value)

    def test_names(self) -> None:
        """The names are those of the data dictionary, in its order."""
        assert names() == [
            *("divisions", "countries", "events", "sanction_lists", "designations", "argument_map", "claims", "notes"),
            *("un_roll_calls", "un_votes", "un_agreement", "un_ideal_points", "economy", "polls", "trade_energy"),
            "sources",
        ]

    def test_instructor_tables_in_a_checkout(self) -> None:
        """A checkout's instructor tables load like the others, and `names` does not list them."""
        assert wl.load("persons").attrs["name"] == "persons"
        assert "persons" not in names()

    def test_instructor_tables_elsewhere(self, copy: Path) -> None:
        """Where the instructor's folder is not, its tables do not exist."""
        shutil.rmtree(copy / "instructor")

        with pytest.raises(DataError, match=r"^There is no table 'persons'\."):
            wl.load("persons")


class TestDescribe:
    """What a table says about its columns."""

    @pytest.mark.parametrize("name", names())
    def test_one_row_a_column(self, name: str) -> None:
        """The description has every column of the table, in order, each with a sentence."""
        described = wl.describe(name)

        assert list(described["name"]) == list(wl.load(name).columns)
        assert described["description"].str.endswith(".").all()

    def test_columns(self) -> None:
        """A description is itself a table of four columns."""
        assert list(wl.describe("events").columns) == ["name", "type", "unit", "description"]

    @pytest.mark.parametrize(
        ("table", "column", "expected"),
        [
            ("events", "date", "date"),
            ("events", "mention", "ordered category"),
            ("economy", "year", "year"),
            ("polls", "survey", "yearmonth"),
            ("persons", "person_key", "string"),
        ],
        ids=lambda value: value,
    )
    def test_type(self, table: str, column: str, expected: str) -> None:
        """Types are named as the data dictionary names them, instructors' tables included."""
        described = wl.describe(table).set_index("name")

        assert described.loc[column, "type"] == expected

    def test_unit(self) -> None:
        """Counts name their unit; what has none has empty text."""
        described = wl.describe("sanction_lists").set_index("name")

        assert described.loc["n_persons", "unit"] == "persons"
        assert described.loc["detail", "unit"] == ""


class TestSources:
    """Where rows come from."""

    def test_of_rows(self) -> None:
        """Rows that name their source have that one, as a row of the table of sources."""
        events = wl.load("events")

        found = wl.sources(events[events["event_id"] == "E24"])

        assert list(found["source_id"]) == ["S023"]
        assert list(found.columns) == list(wl.load("sources").columns)

    def test_each_once(self) -> None:
        """A source that many rows name is listed once, in the order of the table of sources."""
        found = cite(wl.load("designations"))

        assert found == sorted(set(wl.load("designations")["source_id"].dropna()))

    def test_of_a_table_whose_rows_share_them(self) -> None:
        """A table without a column of sources has the same ones for all its rows."""
        economy = wl.load("economy")

        assert cite(economy) == cite(economy[economy["country_iso3"] == "JPN"]) == ["S005", "S007"]

    def test_of_rows_without_one(self) -> None:
        """Rows that were not traced to a source have none, whatever the table's other rows have."""
        events = wl.load("events")

        assert cite(events[events["event_id"] == "E02"]) == []

    def test_second_source(self) -> None:
        """A second source of a row counts as well."""
        ranks = wl.load("division_ranks")

        assert cite(ranks[ranks["row"] == 1]) == ["S105", "S106"]

    def test_source_of_one_column(self) -> None:
        """A source that stands for one column of a row counts as well."""
        lists = wl.load("sanction_lists")

        assert cite(lists[lists["list_id"] == "US-2"]) == ["S038", "S040"]

    def test_several_in_one_cell(self) -> None:
        """A cell with several sources means each of them."""
        verdicts = wl.load("claim_verdicts")
        cells = verdicts.loc[verdicts["source_ids"].str.count(";") > 3, "source_ids"]

        assert len(cells) > 1
        assert cite(verdicts.loc[cells.index[:1]]) == cells.iloc[0].split(";")

    def test_of_any_table_with_ids(self) -> None:
        """A table that students made themselves is enough, if it has source ids."""
        assert cite(pd.DataFrame({"source_id": ["S002", None, "S001"]})) == ["S001", "S002"]

    def test_of_a_stranger(self) -> None:
        """A table that names no sources is refused with the way to get one that does."""
        expected = (
            "This DataFrame names no sources: it has no column source_id, and its `.attrs` has no entry 'sources'. "
            "Give a table as `load` returned it, or rows of one, for example sources(load('divisions'))."
        )

        with pytest.raises(DataError, match=f"^{re.escape(expected)}$"):
            wl.sources(pd.DataFrame({"a": [1]}))


class TestDataFolder:
    """Where the tables are looked for."""

    def test_variable_wins(self, copy: Path) -> None:
        """WEAKEST_LINK_DATA names the folder."""
        assert data_folder() == copy

    def test_checkout(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without it, a checkout's own tables are read."""
        monkeypatch.delenv("WEAKEST_LINK_DATA", raising=False)

        assert data_folder() == DATA.resolve()

    def test_variable_is_wrong(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A folder without a descriptor is refused, whatever else there is."""
        monkeypatch.setenv("WEAKEST_LINK_DATA", str(tmp_path))
        expected = f"looked for datapackage.json in {tmp_path}. Correct WEAKEST_LINK_DATA, or unset it."

        with pytest.raises(DataError, match=f"^No data folder: {re.escape(expected)}$"):
            wl.load("divisions")


class TestRefusal:
    """A file that is not the one described is not loaded, and the message says what to do."""

    def test_edited_file(self, copy: Path, damage: Damage) -> None:
        """A file with one other letter is refused with both sums, the way to the faults and the way back."""
        damage("divisions.csv", "Andhra", "Andorra")

        message = refusal("divisions")

        assert re.fullmatch(
            rf"The table 'divisions' cannot be loaded: {re.escape(str(copy / 'divisions.csv'))} is not the file that "
            r"datapackage\.json describes\. Got sha256:[0-9a-f]{12}…; expected sha256:[0-9a-f]{12}…\. "
            r"`weakest-link data check` says what differs\. To repair divisions\.csv: in a checkout, take the file "
            r"back from version control or run `uv run python data/build/build\.py`; otherwise install the package "
            r"again\.",
            message,
        )

    def test_edited_instructor_table(self, damage: Damage) -> None:
        """The instructor's tables are compared as the students' are."""
        damage("instructor/persons.csv", "abisov", "abisow")

        assert "persons.csv is not the file that datapackage.json describes." in refusal("persons")

    def test_edited_neighbour(self, damage: Damage) -> None:
        """A table loads whatever the state of the others."""
        damage("events.csv", ",sanction,", ",punishment,")

        assert len(wl.load("divisions")) == 8

    def test_missing_file(self, copy: Path) -> None:
        """A missing file is named together with the way to get it back."""
        path = copy / "divisions.csv"
        path.unlink()

        message = refusal("divisions")

        assert message.startswith(
            f"The table 'divisions' cannot be loaded: {path} cannot be read (No such file or directory). "
            "To repair divisions.csv: in a checkout, take the file back from version control"
        )

    def test_unreadable_file(self, copy: Path) -> None:
        """A file that the system does not give is named with the system's reason."""
        (copy / "divisions.csv").unlink()
        (copy / "divisions.csv").mkdir()

        assert "divisions.csv cannot be read (Is a directory)." in refusal("divisions")

    def test_windows_line_ends(self, copy: Path) -> None:
        """A checkout that turned line ends into Windows' is no edited file."""
        expected = wl.load("notes")
        path = copy / "notes.csv"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

        pd.testing.assert_frame_equal(wl.load("notes"), expected)


class TestCache:
    """A table is read once, and again when its file changes."""

    def test_change_is_noticed(self, damage: Damage) -> None:
        """A file that was edited after it was loaded is refused the next time."""
        wl.load("divisions")
        damage("divisions.csv", "Andhra", "Andorra")

        assert "is not the file that datapackage.json describes" in refusal("divisions")

    def test_repair_is_noticed(self, damage: Damage) -> None:
        """A file that was put right after it was refused is loaded the next time."""
        damage("divisions.csv", "Andhra", "Andorra")
        refusal("divisions")
        damage("divisions.csv", "Andorra", "Andhra")

        assert len(wl.load("divisions")) == 8

    def test_descriptor_is_noticed(self, damage: Damage) -> None:
        """A change of the descriptor reaches tables that were loaded before."""
        wl.load("divisions")
        damage("datapackage.json", '"title": "Table 1 of the article, as printed"', '"title": "Other"')

        assert wl.load("divisions").attrs["title"] == "Other"

    def test_change_of_an_instructor_table_is_noticed(self, damage: Damage) -> None:
        """An instructor's file that was edited after it was loaded is refused the next time."""
        wl.load("persons")
        damage("instructor/persons.csv", "abisov", "abisow")

        assert "is not the file that datapackage.json describes" in refusal("persons")


def _forget(*keys: str | int) -> Callable[[Package], object]:
    """Return a function that removes one entry from a descriptor."""

    def remove(package: Any) -> None:
        for key in keys[:-1]:
            package = package[key]
        del package[keys[-1]]

    return remove


FIRST = ("resources", 0)
INCOMPLETE: dict[str, tuple[Callable[[Package], object], str]] = {
    "no resources": (_forget("resources"), "'resources'"),
    "no name": (_forget(*FIRST, "name"), "'name'"),
    "no path": (_forget(*FIRST, "path"), "'path'"),
    "no title": (_forget(*FIRST, "title"), "'title'"),
    "no description": (_forget(*FIRST, "description"), "'description'"),
    "no sum": (_forget(*FIRST, "hash"), "'hash'"),
    "no licence": (_forget(*FIRST, "licenses"), "'licenses'"),
    "no schema": (_forget(*FIRST, "schema"), "'schema'"),
    "no fields": (_forget(*FIRST, "schema", "fields"), "'fields'"),
    "no key": (_forget(*FIRST, "schema", "primaryKey"), "'primaryKey'"),
    "unnamed field": (_forget(*FIRST, "schema", "fields", 0, "name"), "'name'"),
    "unnamed source": (_forget(*FIRST, "sources", 0, "name"), "'name'"),
    "unknown type": (
        lambda package: package["resources"][0]["schema"]["fields"][0].update(type="geopoint"),
        "'geopoint'",
    ),
    "resources are text": (lambda package: package.update(resources="all"), "string indices must be integers"),
    "resources are nothing": (lambda package: package.update(resources=None), "'NoneType' object is not iterable"),
}


class TestDescriptor:
    """A damaged descriptor is named as such, whatever is wrong with it."""

    @pytest.mark.parametrize("content", [b"{", b"", b"\xff\xfe\x00"], ids=["cut off", "empty", "binary"])
    def test_no_json(self, copy: Path, content: bytes) -> None:
        """A descriptor that is no JSON is named, with the way to get it back."""
        path = copy / "datapackage.json"
        path.write_bytes(content)

        with pytest.raises(
            DataError,
            match=rf"^{re.escape(str(path))} is no JSON: .*\. Expected a Frictionless data package\. To repair datapa",
        ):
            wl.load("divisions")

    @pytest.mark.parametrize("spoil", INCOMPLETE)
    def test_incomplete(self, copy: Path, spoil: str) -> None:
        """A descriptor that lacks what loading needs is named together with what it lacks."""
        change, expected = INCOMPLETE[spoil]
        path = copy / "datapackage.json"
        package = json.loads(path.read_text(encoding="utf-8"))
        change(package)
        path.write_text(json.dumps(package), encoding="utf-8")

        with pytest.raises(DataError, match=rf"datapackage\.json is no data package: {re.escape(expected)}.* Expected"):
            wl.load("divisions")

    def test_list_instead_of_a_package(self, copy: Path) -> None:
        """JSON that is no object is no data package."""
        (copy / "datapackage.json").write_text("[]", encoding="utf-8")

        with pytest.raises(DataError, match=r"datapackage\.json is no data package: list indices must be integers"):
            names()

    def test_instructors_descriptor(self, copy: Path) -> None:
        """The instructor's descriptor can be damaged without harm to the students' tables."""
        (copy / "instructor" / "datapackage.json").write_text("{", encoding="utf-8")

        assert len(wl.load("divisions")) == 8
        with pytest.raises(DataError, match=r"instructor/datapackage\.json is no JSON"):
            wl.load("persons")


def test_docstring_of_load_lists_every_table() -> None:
    """The docstring of `load` gives each table's rows, columns and what one row is, in the order of `names`."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    expected = [
        f"- ``{each['name']}``, {each['rows']} rows × {len(each['schema']['fields'])} columns: {each['row']}."
        for each in package["resources"]
    ]

    found = [line.strip() for line in (wl.load.__doc__ or "").splitlines() if line.strip().startswith("- ``")]

    assert found == expected
