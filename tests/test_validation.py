"""Checking the tables: `weakest_link.validation`."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from weakest_link.datasets import all_resources, read_table
from weakest_link.exceptions import ConfigError, DataError
from weakest_link.validation import check, rules

DATA = Path(__file__).parents[1] / "data"
Damage = Callable[[str, str, str], None]


class Fault(NamedTuple):
    """A text to replace in one file, and what must be said of it."""

    file: str
    old: str
    new: str
    message: str


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Replace text in one file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old!r} to replace"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def copied(target: Path) -> Path:
    """Copy the tables, without what they are made from."""
    return Path(shutil.copytree(DATA, target / "data", ignore=shutil.ignore_patterns("raw", "build")))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the tables."""
    return copied(tmp_path)


@pytest.fixture
def damage(copy: Path) -> Damage:
    """Return a function that replaces text in one file of the copy."""
    return lambda file, old, new: spoil(copy, file, old, new)


def faults_of(folder: Path) -> list[str]:
    """Check a folder; leave out that its files were edited, which is true of every damaged copy."""
    return [fault for fault in check(folder) if "the file was edited" not in fault]


def tables_of(folder: Path) -> dict[str, pd.DataFrame]:
    """Read every table of a folder, edited or not."""
    return {str(resource["name"]): read_table(place, resource) for place, resource in all_resources(folder)}


class TestSound:
    """Tables without a fault."""

    def test_own_data(self) -> None:
        """The project's data have no fault."""
        assert check(DATA) == []

    def test_students_installation(self, copy: Path) -> None:
        """Without the instructor's folder the students' tables are checked alone, its path given as text."""
        shutil.rmtree(copy / "instructor")

        assert check(str(copy)) == []

    def test_windows_line_ends(self, copy: Path) -> None:
        """Line ends of Windows are no fault."""
        for path in copy.rglob("*.csv"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

        assert check(copy) == []


# One wrong cell in every table, and every kind of fault that a cell can have.
CELLS = {
    # Types
    "no whole number": Fault(
        "sanction_lists.csv", "CA-1,Canada,2014-03-17,Sanctions on persons,10,",
        "CA-1,Canada,2014-03-17,Sanctions on persons,ten,",
        "sanction_lists.csv: line 2, column n_persons: got 'ten'; expected a whole number, at least 0.",
    ),
    "decimals in a whole number": Fault(
        "instructor/sanction_counts.csv", "2014-03-17,11,", "2014-03-17,11.0,",
        "instructor/sanction_counts.csv: line 2, column n_us: got '11.0'; expected a whole number.",
    ),
    "no number": Fault(
        "economy.csv", "DEU,1960,8.6,", 'DEU,1960,"8,6",',
        "economy.csv: line 2, column real_gdp_growth_pct: got '8,6'; expected a number.",
    ),
    "no truth value": Fault(
        "trade_energy.csv", "billion US dollars,false,", "billion US dollars,no,",
        "trade_energy.csv: line 2, column is_approximate: got 'no'; expected true or false.",
    ),
    "truth value of a spreadsheet": Fault(
        "sources.csv", "Author's and RIAC's copyright,true", "Author's and RIAC's copyright,TRUE",
        "sources.csv: line 2, column is_read: got 'TRUE'; expected true or false.",
    ),
    "no day of the calendar": Fault(
        "events.csv", "E32,2014-03-27,", "E32,2014-03-32,",
        "events.csv: line 33, column date: got '2014-03-32'; expected a date like 2014-03-18, "
        "at least 2012-01-01 and at most 2016-12-31.",
    ),
    "no year": Fault(
        "economy.csv", "DEU,1961,", "DEU,61,",
        "economy.csv: line 3, column year: got '61'; expected a year like 2014, at least 1960 and at most 2019.",
    ),
    "no month": Fault(
        "polls.csv", "2006-10,USA,", "Oct-06,USA,",
        "polls.csv: line 2, column survey: got 'Oct-06'; expected a month like 2014-10, "
        "at least 2006-10 and at most 2016-11.",
    ),
    # Constraints
    "nothing where a value is required": Fault(
        "divisions.csv", "\n6,Russian Division,", "\n6,,",
        "divisions.csv: line 7, column division: got ''; expected a value.",
    ),
    "value outside a list": Fault(
        "instructor/claim_verdicts.csv", "C01,contradicted,", "C01,refuted,",
        "instructor/claim_verdicts.csv: line 2, column verdict: got 'refuted'; "
        "expected one of supported, partly, contradicted, untestable.",
    ),
    "value outside an ordered list": Fault(
        "un_votes.csv", "V001,JPN,Japan,abstain", "V001,JPN,Japan,abstained",
        "un_votes.csv: line 2, column vote: got 'abstained'; expected one of no, abstain, yes.",
    ),
    "text of another form": Fault(
        "un_roll_calls.csv", "V001,A/RES/66/277,", "V001,RES/66/277,",
        r"un_roll_calls.csv: line 2, column resolution: got 'RES/66/277'; "
        r"expected text like A/RES/68/262.",
    ),
    "below the minimum": Fault(
        "un_ideal_points.csv", "\n1990,45,CAN,", "\n1990,44,CAN,",
        "un_ideal_points.csv: line 2, column session: got '44'; expected a whole number, at least 45 and at most 74.",
    ),
    "above the maximum": Fault(
        "un_agreement.csv", "1990,JPN,USA,84,0.3095,", "1990,JPN,USA,84,1.3095,",
        "un_agreement.csv: line 2, column agreement_exact: got '1.3095'; "
        "expected a number, at least 0 and at most 1.",
    ),
    "date before the first": Fault(
        "events.csv", "E01,2012-01-28,", "E01,2011-01-28,",
        "events.csv: line 2, column date: got '2011-01-28'; expected a date like 2014-03-18, "
        "at least 2012-01-01 and at most 2016-12-31.",
    ),
    "value that stands twice": Fault(
        "notes.csv", "\n2,N02,", "\n2,N01,",
        "notes.csv: line 3, column note_id: got 'N01' again, as in line 2; expected a value of its own.",
    ),
    # Keys and references
    "key of one column twice": Fault(
        "instructor/persons.csv", "\nairapetyan,", "\nabisov,",
        "instructor/persons.csv: line 3, column person_key: got 'abisov' again, as in line 2; "
        "expected a value of its own.",
    ),
    "key of two columns twice": Fault(
        "instructor/division_areas.csv", "\n3,2,Monaco,", "\n3,1,Monaco,",
        "instructor/division_areas.csv: line 5, columns row and position: got the key '3, 1' again, as in line 4; "
        "expected a key of its own.",
    ),
    "reference to no row": Fault(
        "events.csv", ",S058,", ",S999,",
        "events.csv: line 2, column source_id: got 'S999'; expected a value of source_id in sources.",
    ),
    "reference of several columns to no row": Fault(
        "designations.csv", "US-16641,US-1,United States,2014-03-17,", "US-16641,US-1,United States,2014-03-18,",
        "designations.csv: line 2, columns list_id and issuer and date: got 'US-1', 'United States', '2014-03-18'; "
        "expected a value of list_id and issuer and date in sanction_lists.",
    ),
    "reference to no row of the same table": Fault(
        "argument_map.csv", "\nA02,A01,", "\nA02,A99,",
        "argument_map.csv: line 3, column parent_id: got 'A99'; expected a value of node_id in this table.",
    ),
    "reference to no row of the students' tables": Fault(
        "instructor/event_notes.csv", "\nE01,", "\nE99,",
        "instructor/event_notes.csv: line 2, column event_id: got 'E99'; expected a value of event_id in events.",
    ),
    # The tables that none of these is about
    "countries": Fault(
        "countries.csv", "ALB,Albania,Southern Europe", "ALB,Albania,South Europe",
        "countries.csv: line 2, column region: got 'South Europe'; expected one of Central Asia, Eastern Europe, "
        "Northern Europe, Southern Europe, Western Asia, Western Europe.",
    ),
    "claims": Fault(
        "claims.csv", ",empirical,", ",factual,",
        "claims.csv: line 2, column kind: got 'factual'; "
        "expected one of empirical, causal, attribution, interpretation, framing.",
    ),
    "division_ranks": Fault(
        "instructor/division_ranks.csv", "\n1,政策課,,division,", "\n1,政策課,,課,",
        "instructor/division_ranks.csv: line 2, column rank: got '課'; expected one of division, office.",
    ),
    "note_judgements": Fault(
        "instructor/note_judgements.csv", "\n1,self-citation,yes,", "\n1,self-citation,maybe,",
        "instructor/note_judgements.csv: line 2, column found: got 'maybe'; expected one of yes, partly, no.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def found_everywhere(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the faults of one copy with all the wrong cells in it, since every check of a copy takes its time."""
    folder = copied(tmp_path_factory.mktemp("wrong-cells"))
    for fault in CELLS.values():
        spoil(folder, *fault[:3])
    return check(folder)


class TestCells:
    """Wrong cells, all of them in one copy, so that one list must name them all."""

    @pytest.mark.parametrize("fault", CELLS.values(), ids=CELLS)
    def test_named(self, found_everywhere: list[str], fault: Fault) -> None:
        """A wrong cell is named once, with file, line, column, what was got and what was expected."""
        assert found_everywhere.count(fault.message) == 1

    def test_every_table_has_one(self) -> None:
        """No table of either package is left out above."""
        paths = {f"{place.name}/{resource['path']}" for place, resource in all_resources(DATA)}

        assert {path.removeprefix("data/") for path in paths} == {fault.file for fault in CELLS.values()}

    def test_one_is_alone(self, damage: Damage, copy: Path) -> None:
        """One wrong cell is one fault, besides the file's having been edited."""
        damage(*CELLS["countries"][:3])

        assert faults_of(copy) == [CELLS["countries"].message]

    def test_one_is_alone_in_a_table_that_others_name(self, damage: Damage, copy: Path) -> None:
        """One wrong cell is one fault also where cells with several values name the table or its rows."""
        damage("events.csv", "E32,2014-03-27,", "E32,2014-03-32,")

        assert faults_of(copy) == [CELLS["no day of the calendar"].message]

    @pytest.mark.parametrize(
        ("file", "old", "new"),
        [("events.csv", "2014-03-27", "2014-3-27"), ("polls.csv", "2016-01,USA", "2016-1,USA")],
        ids=["day", "month"],
    )
    def test_month_of_one_digit(self, damage: Damage, copy: Path, file: str, old: str, new: str) -> None:
        """A date or a month that lacks its zero is refused with a sentence."""
        damage(file, old, new)

        assert any(f"{file}: line" in fault and "expected a" in fault for fault in faults_of(copy))

    def test_sloppy_numbers(self, damage: Damage, copy: Path) -> None:
        """What Python would read as a number, but a table should not hold, is refused."""
        cells = ["３", " 4", "0_5", "8_6", "nan", "inf"]
        for row, cell in enumerate(cells[:3], 3):
            damage("divisions.csv", f"\n{row},", f"\n{cell},")
        for right, cell in zip(("1960,8.6", "1961,5.0", "1962,4.76"), cells[3:], strict=True):
            damage("economy.csv", f"\nDEU,{right},", f"\nDEU,{right[:4]},{cell},")

        found = faults_of(copy)

        assert [cell for cell in cells if not any(f"got {cell!r}" in fault for fault in found)] == []


SEVERAL = [
    Fault(
        "argument_map.csv", "C04;C64;C65", "C04;C99;C64;C65;C98",
        "argument_map.csv: line 2, column claims: got 'C99', 'C98'; expected values of claim_id in claims.",
    ),
    Fault(
        "argument_map.csv", "C16;C17;C18", "C16;;C17;C18",
        "argument_map.csv: line 8, column claims: got ''; expected values of claim_id in claims.",
    ),
    Fault(
        "claims.csv", "un_votes;un_roll_calls", "un_vote;un_roll_calls",
        "claims.csv: line 2, column tables: got 'un_vote'; expected names of tables, such as events.",
    ),
    Fault(
        "instructor/claim_verdicts.csv", ",E24;E40;", ",E24;E99;",
        "instructor/claim_verdicts.csv: line 4, column evidence_ids: got 'E99'; "
        "expected ids of rows of any table, such as E32 or US-1.",
    ),
    Fault(
        "instructor/claim_verdicts.csv", ",source-read,S004;", ",source-read,S888;",
        "instructor/claim_verdicts.csv: line 2, column source_ids: got 'S888'; "
        "expected values of source_id in sources.",
    ),
]  # fmt: skip


class TestSeveralValues:
    """Cells that hold several values: of a column, names of tables, any ids, of a column of the other package."""

    def test_unknown_values(self, damage: Damage, copy: Path) -> None:
        """The values that stand nowhere are named, and not the others of the cell."""
        for fault in SEVERAL:
            damage(*fault[:3])

        assert faults_of(copy) == [fault.message for fault in SEVERAL]

    def test_faulty_table_is_no_measure(self, damage: Damage, copy: Path) -> None:
        """A cell is not held against a table that has faults of its own."""
        damage(*CELLS["claims"][:3])
        damage("argument_map.csv", "C04;C64;C65", "C04;C99")

        assert not any(fault.startswith("argument_map.csv: line 2") for fault in faults_of(copy))


# One fault of a whole file or line in each of these files.
LINES = {
    "renamed column": Fault(
        "divisions.csv", "row,division,", "row,unit,",
        "divisions.csv: header: got row, unit, areas, parent_unit; expected row, division, areas, parent_unit.",
    ),
    "exchanged columns": Fault(
        "countries.csv", "country_iso3,country_name,", "country_name,country_iso3,",
        "countries.csv: header: got country_name, country_iso3, region, note; "
        "expected country_iso3, country_name, region, note.",
    ),
    "missing column": Fault(
        "un_agreement.csv", ",agreement_soft\n", "\n",
        "un_agreement.csv: header: got year, country_a_iso3, country_b_iso3, n_roll_calls, agreement_exact; "
        "expected year, country_a_iso3, country_b_iso3, n_roll_calls, agreement_exact, agreement_soft.",
    ),
    "additional column": Fault(
        "instructor/event_notes.csv", "event_id,note,mention_note", "event_id,note,mention_note,coder",
        "instructor/event_notes.csv: header: got event_id, note, mention_note, coder; "
        "expected event_id, note, mention_note.",
    ),
    "cell too many": Fault(
        "un_ideal_points.csv", "\n1990,45,CAN,1.4866\n", "\n1990,45,CAN,1.4866,\n",
        "un_ideal_points.csv: line 2: got 5 cells; expected 4.",
    ),
    "cell too few": Fault(
        "economy.csv", "\nDEU,1961,5.0,,,\n", "\nDEU,1961,5.0,,\n",
        "economy.csv: line 3: got 5 cells; expected 6.",
    ),
    "unquoted comma": Fault(
        "trade_energy.csv", "8.3 of 87.3 Mt", "8.3, of 87.3 Mt",
        "trade_energy.csv: line 10: got 11 cells; expected 10.",
    ),
}  # fmt: skip
UNREADABLE = {
    "empty": ("events.csv", b"", "the source is empty."),
    "binary": (
        "sanction_lists.csv",
        b"\xff\xfe\x00",
        "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte.",
    ),
    "Shift-JIS": (
        "polls.csv",
        "survey\n欧州局\n".encode("shift-jis"),
        "'utf-8' codec can't decode byte 0x89 in position 7: invalid start byte.",
    ),
}


@pytest.fixture(scope="module")
def found_in_files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the faults of one copy with all these files in it, their edits left out."""
    folder = copied(tmp_path_factory.mktemp("wrong-files"))
    for fault in LINES.values():
        spoil(folder, *fault[:3])
    for file, content, _ in UNREADABLE.values():
        (folder / file).write_bytes(content)
    return faults_of(folder)


def of(file: str, found: list[str]) -> list[str]:
    """Choose the faults of one file."""
    return [fault for fault in found if fault.startswith(f"{file}: ")]


class TestFiles:
    """Faults of a whole file or line."""

    @pytest.mark.parametrize("fault", LINES.values(), ids=LINES)
    def test_shape(self, found_in_files: list[str], fault: Fault) -> None:
        """A wrong header, or a line with the wrong number of cells, is one fault, whatever stands in the cells."""
        assert of(fault.file, found_in_files) == [fault.message]

    @pytest.mark.parametrize("case", UNREADABLE)
    def test_unreadable(self, found_in_files: list[str], case: str) -> None:
        """A file that is empty or not in UTF-8 is refused with the reason."""
        file, _, reason = UNREADABLE[case]

        assert of(file, found_in_files) == [f"{file}: the file is no CSV in UTF-8: {reason}"]

    def test_blank_line(self, damage: Damage, copy: Path) -> None:
        """A blank line is a fault, and the lines after it keep their numbers."""
        damage("countries.csv", "\nALB,", "\n\nALB,")
        damage("countries.csv", "\nAND,Andorra,Southern Europe,", "\nAND,,Southern Europe,")

        assert faults_of(copy) == [
            "countries.csv: line 2: the line is empty. Delete it.",
            "countries.csv: line 4, column country_name: got ''; expected a value.",
            "countries.csv: got 56 rows; expected 55.",
        ]

    def test_line_of_commas(self, damage: Damage, copy: Path) -> None:
        """A line of empty cells, as spreadsheets leave them, is not said to have too many or too few."""
        damage("divisions.csv", "\n8,Japan", "\n,,,\n8,Japan")

        assert "divisions.csv: line 9: got 4 cells; expected 4." not in faults_of(copy)

    def test_row_count(self, copy: Path) -> None:
        """A file that ends too early is reported with both numbers of rows."""
        path = copy / "un_ideal_points.csv"
        path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")

        assert of("un_ideal_points.csv", faults_of(copy)) == ["un_ideal_points.csv: got 299 rows; expected 300."]

    def test_missing_file(self, copy: Path) -> None:
        """A missing file is named, with its place."""
        path = copy / "un_agreement.csv"
        path.unlink()

        assert of("un_agreement.csv", check(copy)) == [f"un_agreement.csv: the file is missing; expected {path}."]

    def test_missing_file_alone(self, copy: Path) -> None:
        """Only the file that is missing is reported, and not the tables that refer to it."""
        (copy / "divisions.csv").unlink()

        assert [fault.split(":")[0] for fault in faults_of(copy)] == ["divisions.csv"]

    def test_semicolons(self, copy: Path) -> None:
        """A file saved with semicolons, as some spreadsheets do, is refused for its header."""
        path = copy / "divisions.csv"
        path.write_bytes(path.read_bytes().replace(b",", b";"))

        assert any(fault.startswith("divisions.csv: header: got ") for fault in faults_of(copy))

    def test_edited_file(self, damage: Damage, copy: Path) -> None:
        """A value that fits the description, but is not the published one, is reported with both sums and a way."""
        damage("countries.csv", "ALB,Albania,", "ALB,Albanien,")

        (found,) = check(copy)

        assert re.fullmatch(
            r"countries\.csv: the file was edited: got sha256:[0-9a-f]{12}…; expected sha256:[0-9a-f]{12}…\. To keep "
            r"an edit, make it in raw/ or build/ and run `uv run python data/build/build\.py`, which writes "
            r"datapackage\.json anew\.",
            found,
        )

    def test_several_files(self, damage: Damage, copy: Path) -> None:
        """Faults of different files come in one list, instructor tables included, each file's together."""
        files = ["countries.csv", "instructor/division_ranks.csv", "instructor/note_judgements.csv"]
        for file in files:
            damage(*next(fault[:3] for fault in CELLS.values() if fault.file == file))

        found = [fault.split(":")[0] for fault in check(copy)]

        assert found == [file for file in files for _ in ("the fault", "the edit")]


class TestFolders:
    """What is no folder of tables, or cannot be checked."""

    def test_no_folder(self, tmp_path: Path) -> None:
        """A folder without descriptor is an error and not an empty list."""
        with pytest.raises(DataError, match=r"datapackage\.json is missing\. To repair datapackage\.json:"):
            check(tmp_path)

    def test_instructors_descriptor(self, copy: Path) -> None:
        """A damaged descriptor of the instructor's is an error and not a folder left out."""
        (copy / "instructor" / "datapackage.json").write_text("{", encoding="utf-8")

        with pytest.raises(DataError, match=r"instructor/datapackage\.json is no JSON: "):
            check(copy)

    def test_no_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without the library that checks tables, the message says how to get it."""
        monkeypatch.setitem(sys.modules, "frictionless", None)
        expected = (
            "Tables are checked by the library frictionless, which is not installed. "
            "In a checkout run `uv sync`; elsewhere install `weakest-link[data]`."
        )

        with pytest.raises(ConfigError, match=f"^{re.escape(expected)}$"):
            check(DATA)


class Broken(NamedTuple):
    """A rule, the texts to replace so that it is broken, and what must be said of it."""

    rule: str
    edits: list[tuple[str, str, str]]
    message: str


ARGUMENT, EVENTS, LISTS, VOTES = "argument_map.csv", "events.csv", "sanction_lists.csv", "un_votes.csv"
AREAS, COUNTS, PERSONS = (f"instructor/{name}.csv" for name in ("division_areas", "sanction_counts", "persons"))
BOOK = "Bacevich, A. J. (2008). The limits of power: The end of American exceptionalism. Macmillan."
# The first case of every rule is also applied in one copy together with those of the others.
BROKEN = {
    "claim in no statement": Broken(
        "claims_stand_in_one_node", [(ARGUMENT, "C04;C64;C65", "C64;C65")],
        "argument_map.csv, column claims: got C04 in 0 statements; expected 1.",
    ),
    "claim in two statements": Broken(
        "claims_stand_in_one_node", [(ARGUMENT, ",C03,,3;4;5", ",C03;C04,,3;4;5")],
        "argument_map.csv, column claims: got C04 in 2 statements; expected 1.",
    ),
    "claim outside its paragraph": Broken(
        "nodes_stand_where_their_claims_do", [(ARGUMENT, ",C03,,3;4;5", ",C03,,4;5")],
        "argument_map.csv, A02, column paragraph: got '4;5'; expected one of 3 for claim C03.",
    ),
    "paragraphs fall": Broken(
        "paragraphs_rise", [(ARGUMENT, "C01;C02,,2;4", "C01;C02,,4;2")],
        "argument_map.csv, A03, column paragraph: got '4;2'; expected rising numbers, each once.",
    ),
    "paragraph twice": Broken(
        "paragraphs_rise", [("claims.csv", "\nC04,3,", "\nC04,3;3,")],
        "claims.csv, C04, column paragraph: got '3;3'; expected rising numbers, each once.",
    ),
    "note in no statement": Broken(
        "notes_stand_in_the_argument", [(ARGUMENT, "C08;C09;C10;C11;C12,3,", "C08;C09;C10;C11;C12,,")],
        "argument_map.csv, column notes: got no statement with note 3; expected at least one.",
    ),
    "note without its reference": Broken(
        "notes_with_a_reference",
        [("notes.csv", f'"{BOOK}"', "")],
        "notes.csv, note 3, column citation: got nothing; expected a reference, since its kind is 'book'.",
    ),
    "missing note with a reference": Broken(
        "notes_with_a_reference", [("notes.csv", "\n15,N15,18,,", "\n15,N15,18,A book,")],
        "notes.csv, note 15, column citation: got a reference; expected nothing, since its kind is 'missing'.",
    ),
    "event before its predecessor": Broken(
        "events_in_order", [(EVENTS, "\nE03,2013-04-29", "\nE03,2012-01-01")],
        "events.csv: got E01 where E03 belongs; expected ids in order of dates.",
    ),
    "mentioned without a paragraph": Broken(
        "mentions_are_complete", [(EVENTS, ",true,clear,7,", ",true,clear,,")],
        "events.csv, E02, column paragraph: got nothing; expected a value, since it is mentioned.",
    ),
    "mentioned without certainty": Broken(
        "mentions_are_complete", [(EVENTS, ",true,clear,7,", ",true,,7,")],
        "events.csv, E02, column mention: got nothing; expected a value, since it is mentioned.",
    ),
    "paragraph without mention": Broken(
        "mentions_are_complete", [(EVENTS, ",false,,,", ",false,,7,")],
        "events.csv, E01, column paragraph: got '7'; expected nothing, since it is not mentioned.",
    ),
    "certainty without mention": Broken(
        "mentions_are_complete", [(EVENTS, ",false,,,", ",false,doubtful,,")],
        "events.csv, E01, column mention: got 'doubtful'; expected nothing, since it is not mentioned.",
    ),
    "list shorter than its names": Broken(
        "lists_have_their_persons", [(LISTS, ",26,14,partly,", ",8,14,partly,")],
        "designations.csv, JP-5: got 9 persons; expected at most 8, as n_persons of sanction_lists.csv says.",
    ),
    "list longer than its names": Broken(
        "lists_have_their_persons", [(LISTS, 'numbers 120 to 132",13,', 'numbers 120 to 132",14,')],
        "designations.csv, EU-9: got 13 persons; expected 14, as n_persons of sanction_lists.csv says.",
    ),
    "names of a list without names": Broken(
        "lists_have_their_persons", [(LISTS, ",26,14,partly,", ",26,14,no,")],
        "designations.csv, JP-5: got 9 persons; expected none, since the names of this list were not published.",
    ),
    "designation of nobody": Broken(
        "every_designation_is_a_person", [(PERSONS, "\nairapetyan,,EU-122,", "\nairapetyan,,,")],
        "instructor/persons.csv: got no person for EU-122; expected one.",
    ),
    "designation of another issuer": Broken(
        "every_designation_is_a_person", [(PERSONS, "\nairapetyan,,EU-122,", "\nairapetyan,EU-122,,")],
        "instructor/persons.csv, airapetyan, column us_designation_id: got 'EU-122'; "
        "expected a designation whose issuer is United States.",
    ),
    "count of another number": Broken(
        "counts_agree", [(COUNTS, "\n2014-03-17,11,", "\n2014-03-17,12,")],
        "instructor/sanction_counts.csv, 2014-03-17, column n_us: got 12; expected 11, as counted from the lists.",
    ),
    "list of another number": Broken(
        "counts_agree", [(LISTS, ",40,2,yes,", ",41,2,yes,")],
        "instructor/sanction_counts.csv, 2014-08-05, column n_japan_published: got 40; "
        "expected 41, as counted from the lists.",
    ),
    "person on another list": Broken(
        "counts_agree", [(COUNTS, ",false,false\n2014-03-18", ",true,false\n2014-03-18")],
        "instructor/sanction_counts.csv, 2014-03-17, column is_naryshkin_on_us: got True; "
        "expected False, as counted from the lists.",
    ),
    "two votes alike": Broken(
        "roll_calls_in_which_two_differ", [(VOTES, "V001,JPN,Japan,abstain", "V001,JPN,Japan,no")],
        "un_votes.csv, V001, column vote: got no of Japan and no of the United States; expected two votes that differ.",
    ),
    "area in other words": Broken(
        "areas_give_the_table_back", [(AREAS, "\n6,1,Russia,", "\n6,1,Russian Federation,")],
        "instructor/division_areas.csv, row 6: got 'Russian Federation'; expected 'Russia', as printed.",
    ),
    "country without a code": Broken(
        "countries_have_codes", [(AREAS, ",France,country,FRA", ",France,country,")],
        "instructor/division_areas.csv, France, column country_iso3: got nothing; "
        "expected a code, since its kind is country.",
    ),
    "code without a country": Broken(
        "countries_have_codes", [(AREAS, ",France,country,FRA", ",France,region,FRA")],
        "instructor/division_areas.csv, France, column country_iso3: got 'FRA'; "
        "expected nothing, since its kind is region.",
    ),
    "claim without a verdict": Broken(
        "everything_is_judged",
        [
            ("instructor/claim_verdicts.csv", "C43,untestable,A claim about a motive.,,unverified,,\n", ""),
            ("instructor/datapackage.json", '"rows": 65', '"rows": 64'),
        ],
        "instructor/claim_verdicts.csv: got no row for C43; expected one.",
    ),
    "read row without a source": Broken(
        "read_rows_name_a_source", [(EVENTS, ",source-read,S058,", ",source-read,,")],
        "events.csv: line 2, column source_id: got nothing; expected a source, since the row is source-read.",
    ),
}  # fmt: skip


def broken_in(folder: Path, edits: list[tuple[str, str, str]]) -> list[str]:
    """Make edits in a copy and apply the rules to what its tables then hold."""
    for edit in edits:
        spoil(folder, *edit)
    return rules.broken(tables_of(folder))


class TestRules:
    """What must hold between tables."""

    @pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
    def test_broken(self, copy: Path, case: Broken) -> None:
        """A broken rule is one sentence with file, row, column, what was got and what was expected."""
        assert broken_in(copy, case.edits) == [case.message]

    def test_every_rule_is_broken_once(self) -> None:
        """No rule is left out above."""
        names = [rule.__name__ for rule in (*rules.RULES, rules.read_rows_name_a_source)]

        assert sorted(names) == sorted({case.rule for case in BROKEN.values()})

    def test_all_reach_the_check(self, copy: Path) -> None:
        """No description of a table catches what breaks a rule: `check` applies them all, behind the tables' faults."""
        first = {case.rule: case for case in reversed(BROKEN.values())}.values()
        for case in first:
            for edit in case.edits:
                spoil(copy, *edit)

        found = faults_of(copy)

        assert sorted(found) == sorted(case.message for case in first)

    def test_note_without_a_judgement(self, copy: Path) -> None:
        """A note without a judgement breaks a rule, like a claim without a verdict."""
        path = copy / "instructor" / "note_judgements.csv"
        path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")

        assert broken_in(copy, []) == ["instructor/note_judgements.csv: got no row for note 21; expected one."]

    def test_list_without_a_number(self, copy: Path) -> None:
        """A list whose issuer's persons were all collected needs their number."""
        edit = (LISTS, 'numbers 120 to 132",13,', 'numbers 120 to 132",,')

        assert broken_in(copy, [edit]) == [
            "designations.csv, EU-9: got 13 persons; expected 0, as n_persons of sanction_lists.csv says."
        ]

    def test_status_without_a_source(self, copy: Path) -> None:
        """A row that nobody has traced to a source may do without one, and no other."""
        edit = (EVENTS, "true,clear,7,unverified,,", "true,clear,7,source-read,,")

        assert broken_in(copy, [edit]) == [
            "events.csv: line 3, column source_id: got nothing; expected a source, since the row is source-read."
        ]

    def test_vote_that_is_missing(self, copy: Path) -> None:
        """A vote that is not there is called nothing."""
        (found,) = broken_in(copy, [(VOTES, "V001,USA,United States,no", "V001,USA,United States,")])

        assert "got abstain of Japan and nothing of the United States" in found

    def test_folder_of_an_instructor_table(self, copy: Path) -> None:
        """A row of an instructor's table is named with the folder, as in all other faults."""
        spoil(copy, "instructor/division_ranks.csv", ",source-read,S106,", ",source-read,,")

        (found,) = [fault for fault in check(copy) if "source_id" in fault]

        assert found.startswith("instructor/division_ranks.csv: line 2, column source_id")

    def test_row_with_a_key_of_two_columns(self, copy: Path) -> None:
        """A row is named by its line, whatever its key."""
        (found,) = broken_in(
            copy, [("polls.csv", "USA,75.3,direct,,source-read,S047,", "USA,75.3,direct,,source-read,,")]
        )

        assert found.startswith("polls.csv: line 2, column source_id")

    def test_left_out_where_a_table_is_faulty(self, damage: Damage, copy: Path) -> None:
        """A rule is not applied to a table with faults of its own, which are reported instead."""
        damage(EVENTS, "\nE03,2013-04-29", "\nE03,2012-01-01")
        damage(EVENTS, "E32,2014-03-27,", "E32,2014-03-32,")

        found = faults_of(copy)

        assert CELLS["no day of the calendar"].message in found
        assert not any("ids in order of dates" in fault for fault in found)

    def test_left_out_where_another_table_is_faulty(self, damage: Damage, copy: Path) -> None:
        """A rule about several tables is not applied when one of them has faults of its own."""
        damage(COUNTS, "\n2014-03-17,11,", "\n2014-03-17,12,")
        damage(PERSONS, "\nairapetyan,", "\nabisov,")

        assert faults_of(copy) == [CELLS["key of one column twice"].message]

    def test_left_out_without_the_instructors_tables(self, damage: Damage, copy: Path) -> None:
        """A student's installation is checked without the rules about the instructor's tables."""
        damage("divisions.csv", "Andhra", "Andorra")
        with_instructor = faults_of(copy)
        shutil.rmtree(copy / "instructor")

        without = faults_of(copy)

        assert with_instructor[0].startswith("instructor/division_areas.csv, row 3: got 'France, Monaco, Andhra,")
        assert without == []

    def test_kept_without_the_instructors_tables(self, damage: Damage, copy: Path) -> None:
        """Rules about the students' tables alone are applied in a student's installation too."""
        damage(*BROKEN["event before its predecessor"].edits[0])
        shutil.rmtree(copy / "instructor")

        assert faults_of(copy) == [BROKEN["event before its predecessor"].message]
