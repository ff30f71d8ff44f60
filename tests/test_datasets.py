"""Loading, describing and checking tables: `weakest_link.datasets`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import weakest_link as wl
from weakest_link.datasets import check, data_folder, names
from weakest_link.exceptions import DataError

DATA = Path(__file__).parents[1] / "data"
Damage = Callable[[str, str, str], None]


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


class TestImport:
    """What `import weakest_link` does and does not do."""

    def test_package_is_light(self) -> None:
        """Importing the package does not import pandas."""
        code = "import sys, weakest_link; sys.exit('pandas' in sys.modules)"

        result = subprocess.run([sys.executable, "-c", code], check=False)

        assert result.returncode == 0

    def test_names_are_exported(self) -> None:
        """Every name in `__all__` exists, and `dir` lists it."""
        assert all(hasattr(wl, name) and name in dir(wl) for name in wl.__all__)

    def test_unknown_attribute(self) -> None:
        """A name that the package does not have raises the usual error."""
        with pytest.raises(AttributeError, match=r"module 'weakest_link' has no attribute 'fetch'"):
            wl.fetch  # noqa: B018


class TestLoad:
    """Tables as DataFrames."""

    def test_types(self) -> None:
        """Dates, whole numbers with and without gaps, booleans and text have their own types."""
        events, divisions = wl.load("events"), wl.load("divisions")

        assert events["date"].dtype == "datetime64[ns]"
        assert events["paragraph"].dtype == "Int64"
        assert events["is_mentioned"].dtype == "bool"
        assert divisions["row"].dtype == "int64"
        assert divisions["division"].dtype == pd.Series(["text"]).dtype

    def test_missing_is_missing(self) -> None:
        """An empty cell becomes a missing value, in text and in numbers."""
        divisions, lists = wl.load("divisions"), wl.load("sanction_lists")

        assert divisions["parent_unit"].isna().sum() == 7
        assert lists.set_index("list_id")["n_persons"].isna()["JP-1"]

    def test_provenance(self) -> None:
        """A table says what it is, where it comes from and under which licence."""
        attrs = wl.load("designations").attrs

        assert attrs["name"] == "designations"
        assert attrs["title"]
        assert "one person on one list" in attrs["description"]
        assert "Decision 2011/833/EU" in attrs["licence"]

    def test_copies_are_independent(self) -> None:
        """Changing a loaded table does not change the next one."""
        wl.load("divisions").attrs["sources"].clear()

        assert len(wl.sources(wl.load("divisions"))) == 1

    def test_unknown_name(self) -> None:
        """An unknown table is answered with the closest name and all the names."""
        with pytest.raises(DataError, match=r"no table 'division'\. Did you mean 'divisions'\? The tables are: div"):
            wl.load("division")

    def test_unknown_name_lists_no_instructor_table(self) -> None:
        """The list of names does not tell students what instructors have."""
        with pytest.raises(DataError) as caught:
            wl.load("division_area")

        assert "division_areas" not in str(caught.value)

    def test_instructor_tables_in_a_checkout(self) -> None:
        """A checkout's instructor tables load like the others, and `names` does not list them."""
        assert len(wl.load("persons")) == len(wl.load("designations"))
        assert "persons" not in names()

    def test_windows_line_ends(self, copy: Path) -> None:
        """A checkout that turned line ends into Windows' is no edited file."""
        path = copy / "divisions.csv"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

        assert len(wl.load("divisions")) == 8


class TestDescribeAndSources:
    """What a table says about itself."""

    @pytest.mark.parametrize("name", names())
    def test_one_row_a_column(self, name: str) -> None:
        """The description has every column of the table, in order, each with a sentence."""
        described = wl.describe(name)

        assert list(described["name"]) == list(wl.load(name).columns)
        assert described["description"].str.endswith(".").all()

    def test_unit(self) -> None:
        """Counts name their unit."""
        described = wl.describe("sanction_lists").set_index("name")

        assert described.loc["n_persons", "unit"] == "persons"

    def test_sources_survive_a_filter(self) -> None:
        """A derived table still names its sources."""
        events = wl.load("events")

        assert len(wl.sources(events[events["actor"] == "Japan"])) >= 1

    def test_sources_of_a_stranger(self) -> None:
        """A table that was not loaded here is refused with the way to do it."""
        with pytest.raises(DataError, match=r"carries no sources.*sources\(load\('divisions'\)\)"):
            wl.sources(pd.DataFrame())


class TestDataFolder:
    """Where the tables are looked for."""

    def test_variable_wins(self, copy: Path) -> None:
        """WEAKEST_LINK_DATA names the folder."""
        assert data_folder() == copy

    def test_variable_is_wrong(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A folder without a descriptor is refused, whatever else there is."""
        monkeypatch.setenv("WEAKEST_LINK_DATA", str(tmp_path))

        with pytest.raises(DataError, match=r"looked for datapackage.json in .* Correct WEAKEST_LINK_DATA"):
            wl.load("divisions")


class TestDamage:
    """Damaged files are refused, and the message says how and what to do."""

    def test_missing_file(self, copy: Path) -> None:
        """A missing file is named together with the way to get it back."""
        (copy / "divisions.csv").unlink()

        message = refusal("divisions")

        assert "divisions.csv: the file is missing; expected" in message
        assert "uv run python data/build/build.py" in message

    def test_edited_cell(self, damage: Damage) -> None:
        """A value that fits the schema, but is not the published one, is reported as edited."""
        damage("divisions.csv", "Andhra", "Andorra")

        assert "divisions.csv: the file was edited: got sha256:" in refusal("divisions")

    def test_wrong_type(self, damage: Damage) -> None:
        """A word instead of a number is reported with row, column, got and expected."""
        damage("divisions.csv", "\n3,Western", "\nthree,Western")

        assert "row 3, column row: got 'three'; expected a whole number." in refusal("divisions")

    @pytest.mark.parametrize("number", ["1_0", "３", " 3", "3.0"], ids=["underscore", "wide", "space", "decimal"])
    def test_sloppy_number(self, damage: Damage, number: str) -> None:
        """What Python would read as a whole number, but a table should not hold, is refused."""
        damage("divisions.csv", "\n3,Western", f"\n{number},Western")

        assert f"got {number!r}; expected a whole number." in refusal("divisions")

    def test_wrong_date(self, damage: Damage) -> None:
        """A day that does not exist is refused."""
        damage("events.csv", "2014-03-18", "2014-03-32")

        assert "column date: got '2014-03-32'; expected a date like 2014-03-18." in refusal("events")

    def test_wrong_boolean(self, damage: Damage) -> None:
        """A truth value has two spellings."""
        damage("events.csv", ",true,", ",yes,")

        assert "column is_mentioned: got 'yes'; expected true or false." in refusal("events")

    def test_out_of_range(self, damage: Damage) -> None:
        """A number outside its range is answered with the range."""
        damage("divisions.csv", "\n8,Japan", "\n9,Japan")

        assert "column row: got '9'; expected at least 1 and at most 8." in refusal("divisions")

    def test_not_in_the_list(self, damage: Damage) -> None:
        """A value outside a closed list is answered with the list."""
        damage("events.csv", ",sanction,", ",punishment,")

        assert "column kind: got 'punishment'; expected one of sanction, counter-measure, meeting" in refusal("events")

    def test_required_value_missing(self, damage: Damage) -> None:
        """An empty cell where a value is required is a fault."""
        damage("divisions.csv", "\n6,Russian Division,", "\n6,,")

        assert "row 6, column division: got ''; expected a value." in refusal("divisions")

    def test_repeated_key(self, damage: Damage) -> None:
        """A key that stands twice is reported with both rows."""
        damage("divisions.csv", "\n2,Asia", "\n1,Asia")

        assert "row 2, column row: got '1' again, as in row 1; expected a value of its own." in refusal("divisions")

    def test_repeated_compound_key(self, damage: Damage) -> None:
        """A key of two columns is compared as a whole."""
        damage("instructor/division_areas.csv", "\n3,2,Monaco", "\n3,1,Monaco")

        assert "column row and position: got the key '3, 1' again" in refusal("division_areas")

    def test_dangling_reference(self, damage: Damage) -> None:
        """A reference to a row that is not there names the table that should have it."""
        damage("designations.csv", ",US-1,", ",US-9,")

        message = refusal("designations")

        assert "row 1, column list_id: got 'US-9'; expected a value of list_id in sanction_lists." in message

    def test_dangling_reference_to_the_other_package(self, damage: Damage) -> None:
        """The instructor's tables are compared with the students'."""
        damage("instructor/persons.csv", "\nUS-16641", "\nUS-00000")

        assert "got 'US-00000'; expected a value of designation_id in designations." in refusal("persons")

    def test_header(self, damage: Damage) -> None:
        """A renamed column is reported with the header that was expected."""
        damage("divisions.csv", "row,division", "row,unit")

        assert "header: got row, unit, areas, parent_unit; expected row, division, areas, parent_unit." in refusal(
            "divisions"
        )

    def test_ragged_row(self, damage: Damage) -> None:
        """A row with a cell too many is reported by its number."""
        damage("divisions.csv", "\n6,Russian Division,Russia,", "\n6,Russian Division,Russia,,")

        assert "row 6: got 5 cells; expected 4." in refusal("divisions")

    def test_truncated(self, copy: Path) -> None:
        """A file that ends too early is reported with both numbers of rows."""
        path = copy / "divisions.csv"
        path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:5]), encoding="utf-8")

        assert "got 4 rows; expected 8." in refusal("divisions")

    @pytest.mark.parametrize("content", [b"\xff\xfe\x00", b""], ids=["binary", "empty"])
    def test_no_table(self, copy: Path, content: bytes) -> None:
        """A file that is no table is refused, and not with a traceback of the reader."""
        (copy / "divisions.csv").write_bytes(content)

        assert "divisions.csv: " in refusal("divisions")

    def test_all_faults_at_once(self, damage: Damage) -> None:
        """Several faults of one file come in one message."""
        damage("divisions.csv", "\n3,Western", "\nthree,Western")
        damage("divisions.csv", "\n8,Japan", "\n9,Japan")

        assert refusal("divisions").count("\n  - ") == 3

    def test_descriptor_is_no_json(self, copy: Path) -> None:
        """A damaged descriptor is named as such."""
        (copy / "datapackage.json").write_text("{", encoding="utf-8")

        with pytest.raises(DataError, match=r"datapackage.json is no JSON: .* To repair datapackage.json"):
            wl.load("divisions")

    def test_descriptor_is_incomplete(self, copy: Path) -> None:
        """A descriptor that lacks what the module needs is named as such."""
        path = copy / "datapackage.json"
        package = json.loads(path.read_text(encoding="utf-8"))
        del package["resources"][0]["schema"]["fields"]
        path.write_text(json.dumps(package), encoding="utf-8")

        with pytest.raises(DataError, match=r"datapackage.json is no data package: 'fields'"):
            wl.load("divisions")


class TestCheck:
    """All faults of a folder at once."""

    def test_own_data(self) -> None:
        """The project's data have no fault."""
        assert check(DATA) == []

    def test_faults_of_all_files(self, copy: Path, damage: Damage) -> None:
        """Faults of different files come in one list, instructor tables included."""
        damage("divisions.csv", "Andhra", "Andorra")
        (copy / "instructor" / "persons.csv").unlink()

        found = check(copy)

        assert [fault.split(":")[0] for fault in found] == ["divisions.csv", "persons.csv"]

    def test_no_folder(self, tmp_path: Path) -> None:
        """A folder without descriptor is an error and not an empty list."""
        with pytest.raises(DataError, match=r"datapackage.json is missing"):
            check(tmp_path)
