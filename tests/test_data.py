"""The tables themselves: how they are made, what must hold in them, and what must not be there."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

import weakest_link as wl
from weakest_link.datasets import names
from weakest_link.exceptions import DataError

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
INSTRUCTOR = ["division_areas", "division_ranks", "persons", "event_notes"]


def _module() -> ModuleType:
    """Import the build script, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("data_build", DATA / "build" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = _module()


def raw(file: str) -> list[dict[str, str]]:
    """Read one research file."""
    with (DATA / "raw" / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the whole data folder."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture(scope="module")
def people() -> pd.DataFrame:
    """Return all designations with the person each one means."""
    return wl.load("designations").merge(wl.load("persons"), on="designation_id", validate="1:1")


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class TestBuild:
    """Making the tables from research and coding files."""

    def test_tables_are_up_to_date(self) -> None:
        """The tables are what the build makes: run `uv run python data/build/build.py` if not."""
        assert BUILD.build(only_check=True) == []

    def test_same_bytes(self, copy: Path) -> None:
        """A second build gives identical bytes, from nothing too."""
        before = contents(copy)
        for path in [*copy.glob("*.csv"), *copy.glob("*.json"), *copy.glob("instructor/*")]:
            path.unlink()

        BUILD.build(copy)

        assert contents(copy) == before

    def test_check_writes_nothing(self, copy: Path) -> None:
        """`--check` names what differs and leaves it alone."""
        (copy / "divisions.csv").write_text("edited\n", encoding="utf-8")
        (copy / "own.csv").write_text("a\n", encoding="utf-8")
        before = contents(copy)

        changed = BUILD.build(copy, only_check=True)

        assert changed == ["divisions.csv: differs", "own.csv: not made by the build"]
        assert contents(copy) == before

    def test_unfit_input_is_listed_at_once(self, copy: Path) -> None:
        """A missing file and a missing column come in one message, and nothing is written."""
        (copy / "raw" / "claims.csv").unlink()
        (copy / "raw" / "notes.csv").write_text("number\n1\n", encoding="utf-8")
        before = contents(copy)

        with pytest.raises(DataError, match=r"claims.csv: the file is missing") as caught:
            BUILD.build(copy)

        assert "notes.csv: got the columns number; expected also note." in str(caught.value)
        assert contents(copy) == before

    def test_ragged_input(self, copy: Path) -> None:
        """A research file with a row of the wrong length is refused."""
        with (copy / "raw" / "notes.csv").open("a", encoding="utf-8") as stream:
            stream.write("22,too short\n")

        with pytest.raises(DataError, match=r"notes.csv: rows \[22\] do not have 7 cells"):
            BUILD.build(copy)

    def test_codes_that_fit_no_event(self, copy: Path) -> None:
        """An event that is not coded stops the build."""
        path = copy / "raw" / "timeline.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("2014-06-04,G7", "2014-06-03,G7"), encoding="utf-8")

        with pytest.raises(DataError, match=r"do not list the same events.*\n  - 2014-06-03 G7\n  - 2014-06-04 G7"):
            BUILD.build(copy)

    def test_round_without_code(self, copy: Path) -> None:
        """A person on a round that is not in the list of rounds stops the build."""
        path = copy / "raw" / "japan_2014_named.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("2014-12-09", "2014-12-10"), encoding="utf-8")

        with pytest.raises(DataError, match=r"no row for these rounds of the research files:\n  - Japan, 2014-12-10"):
            BUILD.build(copy)

    def test_correction_without_object(self, copy: Path) -> None:
        """A correction of a value that is not there stops the build."""
        path = copy / "build" / "corrections.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("eu_no,112", "eu_no,999"), encoding="utf-8")

        with pytest.raises(DataError, match=r"eu_no 999, column person_key: got 0 rows with 'lebedev'; expected 1"):
            BUILD.build(copy)

    def test_table_that_breaks_its_definition(self, copy: Path) -> None:
        """A coded value outside its list stops the build, and the old tables stay."""
        path = copy / "build" / "event_codes.csv"
        path.write_text(path.read_text(encoding="utf-8").replace(",aid,", ",gift,"), encoding="utf-8")
        before = contents(copy)

        with pytest.raises(DataError, match=r"nothing was replaced:\n  - events.csv: row 31, column kind: got 'gift'"):
            BUILD.build(copy)

        assert contents(copy) == before

    def test_table_without_definition(self, copy: Path) -> None:
        """A damaged definition of the tables is named."""
        (copy / "build" / "tables.toml").write_text("[", encoding="utf-8")

        with pytest.raises(DataError, match=r"definition of the tables cannot be read from .*tables.toml"):
            BUILD.build(copy)

    @pytest.mark.parametrize(
        ("file", "content", "arguments", "code"),
        [
            ("own.txt", "", ["--check"], 0),
            ("divisions.csv", "edited", ["--check"], 1),
            ("raw/notes.csv", "edited", [], 2),
        ],
        ids=["as built", "edited table", "unfit input"],
    )
    def test_exit_codes(self, copy: Path, file: str, content: str, arguments: list[str], code: int) -> None:
        """The command line ends with 0, with 1 on differences, with 2 on unfit input."""
        (copy / file).write_text(content, encoding="utf-8")

        assert BUILD.main([*arguments, "--data", str(copy)]) == code

    def test_claim_outside_the_argument(self, copy: Path) -> None:
        """Every claim stands in one node of the argument."""
        path = copy / "build" / "argument_map.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("C01;C02", "C02"), encoding="utf-8")

        with pytest.raises(DataError, match=r"claim C01: got 0 nodes; expected 1"):
            BUILD.build(copy)

    @pytest.mark.parametrize("paragraphs", ["12", "13;12", "12;13;27", "12, 13", ""])
    def test_claim_outside_its_paragraphs(self, copy: Path, paragraphs: str) -> None:
        """A node gives rising paragraphs of the article, and each of its claims stands in one of them."""
        path = copy / "build" / "argument_map.csv"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("6;7;8;9,12;13", f'6;7;8;9,"{paragraphs}"'), encoding="utf-8")

        with pytest.raises(DataError, match=rf"node A11: got the paragraphs '{paragraphs}'; expected (numbers|one of)"):
            BUILD.build(copy)


class TestDescriptor:
    """What the two descriptors and the README say about the tables."""

    @pytest.mark.parametrize("name", [*names(), *INSTRUCTOR])
    def test_table_fits(self, name: str) -> None:
        """Every table loads with the described columns, and its key tells its rows apart."""
        table = wl.load(name)
        package = json.loads(
            (DATA / ("instructor" if name in INSTRUCTOR else "") / "datapackage.json").read_text("utf-8")
        )
        resource = next(each for each in package["resources"] if each["name"] == name)
        key = resource["schema"]["primaryKey"]

        assert list(table.columns) == [field["name"] for field in resource["schema"]["fields"]]
        assert len(table) == resource["rows"]
        assert not table.duplicated(key).any()

    @pytest.mark.parametrize("folder", [DATA, DATA / "instructor"], ids=["student", "instructor"])
    def test_every_resource_has_licence_and_source(self, folder: Path) -> None:
        """No table is without licence, statement of rights, source, size and hash."""
        for resource in json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]:
            assert resource["licenses"]
            assert resource["rights"]
            assert resource["sources"]
            assert resource["bytes"] == (folder / resource["path"]).stat().st_size
            assert re.fullmatch(r"sha256:[0-9a-f]{64}", resource["hash"])

    @pytest.mark.parametrize("name", [*names(), *INSTRUCTOR])
    def test_readme_lists_the_table(self, name: str) -> None:
        """The README gives every table's rows and columns."""
        rows, columns = wl.load(name).shape
        file = f"instructor/{name}.csv" if name in INSTRUCTOR else f"{name}.csv"

        assert f"| `{file}` | {rows} × {columns} |" in (DATA / "README.md").read_text(encoding="utf-8")

    def test_readme_counts_mentions(self) -> None:
        """The README's counts of mentioned events are those of the table."""
        events = wl.load("events")
        text = " ".join((DATA / "README.md").read_text(encoding="utf-8").split())

        mentioned, doubtful = events["is_mentioned"].sum(), (events["mention"] == "doubtful").sum()

        assert f"{mentioned} of {len(events)} events are mentioned, {doubtful} of them doubtfully" in text


class TestDivisions:
    """Table 1 and the instructor's reading of it."""

    def test_as_printed(self) -> None:
        """Eight rows, with the printed spellings."""
        areas = ", ".join(wl.load("divisions")["areas"])

        assert len(wl.load("divisions")) == 8
        assert all(word in areas for word in ("Andhra", "Luxemburg", "Lichtenstein", "Kirgiz Republic", "the U.K."))

    def test_same_rows_as_the_research_file(self) -> None:
        """The research file on ranks has the same divisions in the same order."""
        assert list(wl.load("divisions")["division"]) == [row["name_in_oped"] for row in raw("mofa_europe_bureau.csv")]

    def test_areas_give_the_table_back(self) -> None:
        """The areas in long form, joined again, are the printed cells."""
        long = wl.load("division_areas").sort_values(["row", "position"])

        joined = long.groupby("row")["area"].agg(", ".join)

        assert list(joined) == list(wl.load("divisions")["areas"])

    def test_countries_have_codes(self) -> None:
        """A country has a code, anything else has none, and no country stands in two rows."""
        areas = wl.load("division_areas")

        assert (areas["country_iso3"].notna() == (areas["kind"] == "country")).all()
        assert areas["country_iso3"].dropna().is_unique

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

    def test_order(self) -> None:
        """Events are numbered in order of dates."""
        events = wl.load("events")

        assert events["date"].is_monotonic_increasing
        assert list(events["event_id"]) == [f"E{number:02}" for number in range(1, 67)]

    def test_mention(self) -> None:
        """Paragraph and certainty are there exactly for the events that are mentioned."""
        events = wl.load("events")

        assert (events["paragraph"].notna() == events["is_mentioned"]).all()
        assert (events["mention"].notna() == events["is_mentioned"]).all()

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


class TestLists:
    """Rounds, designations and the totals of the research file."""

    @pytest.mark.parametrize("row", raw("sanction_counts_check.csv"), ids=lambda row: row["date"])
    def test_cumulative_counts(self, people: pd.DataFrame, row: dict[str, str]) -> None:
        """Persons on the US and EU lists, on both and on either, are those of the research file on every day."""
        until = people[people["date"] <= row["date"]]
        us, eu = (
            set(until.loc[until["issuer"] == issuer, "person_key"]) for issuer in ("United States", "European Union")
        )

        got = [len(us), len(eu), len(us & eu), len(us | eu)]

        assert got == [
            int(row[column]) for column in ("us_cumulative", "eu_cumulative", "overlap_us_eu", "union_us_eu")
        ]

    @pytest.mark.parametrize("row", raw("sanction_counts_check.csv"), ids=lambda row: row["date"])
    def test_federal_officials(self, people: pd.DataFrame, row: dict[str, str]) -> None:
        """Federal officials by category are those of the research file on every day."""
        until = people[(people["date"] <= row["date"]) & (people["category"] == "RF_federal")]
        us, eu = (
            set(until.loc[until["issuer"] == issuer, "person_key"]) for issuer in ("United States", "European Union")
        )

        got = [len(us), len(eu), len(us | eu), len(us & eu)]

        columns = ("us_rf_federal", "eu_rf_federal", "union_rf_federal", "overlap_rf_federal")
        assert got == [int(row[column]) for column in columns]
        assert ["naryshkin" in us, "naryshkin" in eu] == [row[f"naryshkin_{who}"] == "True" for who in ("us", "eu")]

    @pytest.mark.parametrize("row", raw("sanction_counts_check.csv"), ids=lambda row: row["date"])
    def test_japan(self, row: dict[str, str]) -> None:
        """Japan's 23 unnamed and 40 published persons have their numbers from the right day on."""
        lists = wl.load("sanction_lists")
        japan = lists[(lists["issuer"] == "Japan") & (lists["date"] <= row["date"])]

        by_publicity = japan.groupby("names_public")["n_persons"].sum()

        assert by_publicity.get("no", 0) == int(row["japan_unnamed"])
        assert by_publicity.get("yes", 0) == int(row["japan_published_count"])

    def test_secret_list_has_no_names(self, people: pd.DataFrame) -> None:
        """The list of 23 has no designations, and of the 40 persons only the confirmed 8 are named."""
        assert not (people["list_id"] == "JP-2").any()
        assert (people["list_id"] == "JP-3").sum() == 8

    def test_numbers_are_those_of_the_designations(self) -> None:
        """A US or EU list has as many persons as designations."""
        lists = wl.load("sanction_lists").set_index("list_id")["n_persons"]
        designated = wl.load("designations")["list_id"].value_counts()
        full = [name for name in designated.index if name[:2] in ("US", "EU")]

        assert len(full) == 15
        assert (lists[full] == designated[full]).all()

    def test_dates_agree(self) -> None:
        """A designation has the issuer and the date of its list, and the research file's date."""
        lists = wl.load("sanction_lists").set_index("list_id")
        designations = wl.load("designations")

        assert (lists.loc[designations["list_id"], "date"].to_numpy() == designations["date"].to_numpy()).all()
        assert (lists.loc[designations["list_id"], "issuer"].to_numpy() == designations["issuer"].to_numpy()).all()
        eu = designations[designations["issuer"] == "European Union"]["date"].dt.strftime("%Y-%m-%d")
        assert list(eu) == [row["listing_date"] for row in raw("eu_2014.csv")]

    def test_categories_are_neutral(self, people: pd.DataFrame) -> None:
        """No category of a person is a loaded word."""
        categories = set(people["category"].dropna())

        assert len(categories) == 5
        assert not [each for each in categories if re.search(r"regime|separatist|rebel|terror", each)]

    def test_nobody_twice_on_one_issuers_lists(self, people: pd.DataFrame) -> None:
        """Within one issuer a person stands once."""
        assert not people.duplicated(["issuer", "person_key"]).any()


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

    def test_no_verdicts(self) -> None:
        """The tree says what is argued, not what is true."""
        text = " ".join(wl.load("argument_map")["text"]).lower()

        assert not re.search(r"supported|contradicted|untestable|wrong|false|in fact|error", text)


def student_files() -> dict[str, str]:
    """Read what goes to students from the data folder."""
    return {path.name: path.read_text(encoding="utf-8") for path in [*DATA.glob("*.csv"), DATA / "datapackage.json"]}


class TestNothingLeaks:
    """What students must not get with their tables."""

    def test_only_student_tables(self) -> None:
        """The students' folder holds the described tables and no other."""
        assert {path.stem for path in DATA.glob("*.csv")} == set(names())

    def test_no_remark_of_the_instructors(self) -> None:
        """No remark on events stands in a student table."""
        notes = wl.load("event_notes")
        remarks = [*notes["note"].dropna(), *notes["mention_note"].dropna()]

        found = [remark for remark in remarks for text in student_files().values() if remark in text]

        assert found == []

    def test_no_verdict(self) -> None:
        """No evidence for or against a claim, and no key of persons, stands in a student table."""
        evidence = [row["evidence"] for row in raw("claims.csv") if row["evidence"]]

        found = [each for each in evidence for text in student_files().values() if each in text]

        assert found == []
        assert not [file for file, text in student_files().items() if "person_key" in text]

    @pytest.mark.parametrize("name", names())
    def test_no_cell_is_a_formula(self, name: str) -> None:
        """No text begins with a sign that a spreadsheet would run as a formula."""
        text = wl.load(name).select_dtypes(exclude=["number", "bool", "datetime"])

        assert not text.apply(lambda column: column.str.match(r"[=+\-@\t]", na=False)).to_numpy().any()

    def test_japanese_names_are_research_names(self) -> None:
        """Every Japanese name is one that the research file confirms."""
        designations = wl.load("designations")
        confirmed = {row["name"] for row in raw("japan_2014_named.csv") if row["type"] == "person"}

        assert set(designations.loc[designations["issuer"] == "Japan", "name_as_printed"]) == confirmed


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

    def test_loads_everything_in_an_empty_environment(self, wheel: Path, tmp_path: Path) -> None:
        """Installed alone, with pandas, the package loads every table and no instructor table."""
        python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        environment = {
            key: value
            for key, value in os.environ.items()
            if key not in ("PYTHONPATH", "VIRTUAL_ENV", "WEAKEST_LINK_DATA")
        }
        code = (
            "import weakest_link as wl; from weakest_link.datasets import check, data_folder, names\n"
            "assert data_folder().name == '_data' and check(data_folder()) == []\n"
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
