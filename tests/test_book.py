"""The book: teaching frame, numbers, sources, stored outputs, the build and its failures."""

from __future__ import annotations

import calendar
import json
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import answer_banks
import pandas as pd
import pytest
import yaml

import weakest_link as wl
from weakest_link import book
from weakest_link.course import Course
from weakest_link.exceptions import ConfigError, DataError

ROOT = Path(__file__).parents[1]
CHAPTERS = sorted(path.name for path in (ROOT / "book").glob("0*.ipynb"))
PAGES = [*CHAPTERS, "exercises.md"]
every_chapter = pytest.mark.parametrize("name", CHAPTERS)
every_page = pytest.mark.parametrize("name", PAGES)


def cells(name: str) -> list[dict[str, Any]]:
    """Return the cells of one notebook of the book."""
    found: list[dict[str, Any]] = json.loads((ROOT / "book" / name).read_text(encoding="utf-8"))["cells"]
    return found


def prose(name: str) -> str:
    """Return what a page says outside its code."""
    path = ROOT / "book" / name
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    return "\n\n".join("".join(cell["source"]) for cell in cells(name) if cell["cell_type"] == "markdown")


def frame_of(name: str) -> str:
    """Return the box at the head of a page."""
    found = re.search(r":::\{admonition\} Before you start\n(.*?)\n:::", prose(name), re.DOTALL)
    assert found, f"{name} has no box “Before you start”"
    return found[1]


# The frame of each page


@every_page
def test_page_opens_with_questions(name: str) -> None:
    """Every page opens with two or three questions that end in a question mark."""
    questions = re.findall(r"^- .*\?$", frame_of(name), re.MULTILINE)

    assert 2 <= len(questions) <= 3


@every_page
def test_page_names_outcomes_and_minutes(name: str) -> None:
    """Every page names learning outcomes by id, and its minutes."""
    assert re.search(r"\*\*Outcomes\*\*: LO[1-9]", frame_of(name))
    assert re.search(r"\*\*Minutes\*\*: \d+", frame_of(name))


@every_page
def test_page_ends_with_key_points(name: str) -> None:
    """Every page has three to five key points."""
    section = re.search(r"^## Key points\n(.*?)(?=^## )", prose(name), re.MULTILINE | re.DOTALL)

    assert section
    assert 3 <= section[1].count("\n- ") <= 5


@every_page
def test_page_has_self_checks(name: str) -> None:
    """Every page has three to five self-check questions."""
    assert 3 <= prose(name).count('<div class="wl-check"') <= 5


@every_page
def test_self_check_answers_every_choice(name: str) -> None:
    """Each self-check has one right choice, two or more wrong ones, and a reason for each."""
    for question in re.findall(r'<div class="wl-check"[^>]*>(.*?)</div>', prose(name), re.DOTALL):
        choices = re.findall(
            r'<details class="wl-(right|wrong)"><summary>.+?</summary><p>(.+?)</p></details>', question
        )
        assert [kind for kind, _ in choices].count("right") == 1
        assert len(choices) >= 3
        assert all(len(reason) > 25 for _, reason in choices)


@every_chapter
def test_chapter_has_a_readable_length(name: str) -> None:
    """A chapter has 700 to 2,500 words."""
    words = re.sub(r"<[^>]+>|\{cite:p\}`[^`]*`|\{term\}|[#*`|-]", " ", prose(name)).split()

    assert 700 <= len(words) <= 2500


def test_setting_has_about_600_words() -> None:
    """The setting takes about 600 words."""
    text = "\n".join("".join(c["source"]) for c in cells(CHAPTERS[0])
                     if c["cell_type"] == "markdown" and str(c["id"]).startswith("setting-"))  # fmt: skip
    words = re.sub(r"\(<a[^)]*\)|[#*`]", " ", text).split()

    assert 500 <= len(words) <= 750


def named_sections() -> list[tuple[str, str]]:
    """Return the chapter and the section of every place that a check sends a student to."""
    text = "".join(path.read_text("utf-8") for path in ROOT.glob("solutions/*/*.ipynb"))
    return sorted(set(re.findall(r"chapter (\d), “([^”]+)”", text)))


@pytest.mark.parametrize(("chapter", "section"), named_sections())
def test_section_that_a_check_names_exists(chapter: str, section: str) -> None:
    """A check that sends a student to a section of a chapter sends to one that exists."""
    name = next(name for name in CHAPTERS if name.startswith(f"0{chapter}-"))

    assert re.search(rf"^##+ {re.escape(section)}$", prose(name), re.MULTILINE)


# Numbers and sources

MONTHS = list(calendar.month_name)[1:]
DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")


def cited_sentences() -> list[tuple[str, pd.DataFrame]]:
    """Return each sentence of the setting that cites events, with the rows that it cites."""
    events = wl.load("events")
    found = []
    for cell in cells(CHAPTERS[0]):
        if str(cell["id"]).startswith("setting-") and cell["cell_type"] == "markdown":
            text = "".join(cell["source"])
            for part in re.split(r"(?<=</a>\))|(?<=unverified\))|(?<=general knowledge\))", text):
                ids = re.findall(r'href="#(E\d\d)"', part)
                if ids:
                    found.append((re.sub(r"\(<a.*?\)", "", part), events[events["event_id"].isin(ids)]))
    return found


def test_setting_cites_many_events() -> None:
    """The setting cites at least forty rows of the table."""
    assert len({event for _, rows in cited_sentences() for event in rows["event_id"]}) >= 40


def test_setting_gives_the_dates_of_its_rows() -> None:
    """Every day named in the setting is the day of a row that the sentence cites."""
    wrong = []
    for sentence, rows in cited_sentences():
        days = {(day.day, day.month) for day in rows["date"]}
        named = {(int(day), MONTHS.index(month) + 1) for day, month, _ in DATE.findall(sentence)}
        if named and not named & days:
            wrong.append((sentence.strip(), sorted(days)))

    assert wrong == []


def test_setting_gives_the_numbers_of_its_rows() -> None:
    """Every number in the setting stands in a row that the sentence cites."""
    wrong = []
    for sentence, rows in cited_sentences():
        numbers = set(re.findall(r"\d+", DATE.sub("", sentence.replace("MH17", ""))))
        known = set(re.findall(r"\d+", " ".join(rows["event"])))
        if numbers - known:
            wrong.append((sentence.strip(), numbers - known))

    assert wrong == []


def test_setting_calls_unverified_rows_unverified() -> None:
    """A sentence says “unverified” just when a row that it cites is unverified."""
    text = prose(CHAPTERS[0])
    events = wl.load("events").set_index("event_id")["evidence_status"]
    said = {event: bool(mark) for event, mark in re.findall(r'#(E\d\d)">E\d\d</a>(, unverified)?', text)}

    assert {event for event, mark in said.items() if mark} == {e for e in said if events[e] == "unverified"}


def test_setting_says_which_days_are_general_knowledge() -> None:
    """A sentence says “day from general knowledge” just when the day of its row is."""
    status = wl.load("events").set_index("event_id")["date_status"]
    said = dict(re.findall(r'#(E\d\d)">E\d\d</a>(, day from general knowledge)?', prose(CHAPTERS[0])))

    assert {each for each, mark in said.items() if mark} == {e for e in said if status[e] == "general-knowledge"}


def event(event_id: str) -> Any:
    """Return one row of the timeline."""
    return wl.load("events").set_index("event_id").loc[event_id]


def listing(list_id: str) -> Any:
    """Return one round of the sanction lists."""
    return wl.load("sanction_lists").set_index("list_id").loc[list_id]


def last_mentioned() -> int:
    """Return the day of the last event that the article mentions, in July 2014."""
    events = wl.load("events")
    return int(events.loc[events["is_mentioned"], "date"].max().day)


def words_of(number: int) -> str:
    """Write a small number as a word."""
    return ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][number]


def points(slug: str, *, by_hand: bool | None = None) -> int:
    """Add up the points of an assignment, of its checks, or of its written items."""
    notebook = json.loads((ROOT / "solutions" / slug / f"{slug}.ipynb").read_text(encoding="utf-8"))
    total = 0
    for cell in notebook["cells"]:
        mark = cell["metadata"].get("nbgrader", {})
        if (mark.get("grade") or mark.get("task")) and by_hand in (
            None,
            bool(mark.get("solution") or mark.get("task")),
        ):
            total += int(mark["points"])
    return total


def long_cells() -> int:
    """Count the printed cells that are twice as long as the middle one, or longer."""
    length = wl.load("divisions")["areas"].str.len()
    return int((length > 2 * length.median()).sum())


# A sentence of a page, and where its number comes from.
FACTS: list[tuple[str, str, Callable[[], object]]] = [
    ("01-case.ipynb", "a list of {} persons that it did not publish",
     lambda: re.findall(r"\d+", event("E40").event)[0]),
    ("01-case.ipynb", '"paragraph {}" is the one that introduces the table',
     lambda: wl.load("argument_map").set_index("node_id").loc["A16", "paragraph"]),
    ("02-ministry-table.ipynb", "{} cells are long, the others are short", lambda: words_of(long_cells()).title()),
    ("02-ministry-table.ipynb", "Both can count to {}.", lambda: words_of(len(wl.load("divisions")))),
    ("03-timeline.ipynb", "opened on {} June 2014", lambda: event("E45").date.day),
    ("03-timeline.ipynb", "its third round on {} July (E53)", lambda: event("E53").date.day),
    ("03-timeline.ipynb", "came into force on {} August, with names (E58)", lambda: event("E58").date.day),
    ("03-timeline.ipynb", "the row of {} July (E48)", lambda: event("E48").date.day),
    ("03-timeline.ipynb", "its row (E39) has {} April", lambda: event("E39").date.day),
    ("03-timeline.ipynb", "The act of one is of {} April", lambda: re.findall(r"\d+", listing("EU-3").detail)[0]),
    ("03-timeline.ipynb", "its listing followed on {} July", lambda: listing("EU-5").date.day),
    ("03-timeline.ipynb", "{} event would be mentioned although it came later",
     lambda: words_of(int(wl.load("events").query("date > '2014-07-28'")["is_mentioned"].sum()))),
    ("03-timeline.ipynb", "last event that it mentions is of {} July 2014 (E57)", last_mentioned),
    ("03-timeline.ipynb", "last event that the article mentions is of {} July 2014", last_mentioned),
    ("03-timeline.ipynb", "the European measures of {} July 2014 (E57)", lambda: event("E57").date.day),
    ("03-timeline.ipynb", "speaks of without a date (paragraph {})", lambda: event("E57").paragraph),
    ("03-timeline.ipynb", "The article speaks of the first (paragraph {})", lambda: event("E53").paragraph),
    ("03-timeline.ipynb", "as the day of the event (paragraph {})", lambda: event("E45").paragraph),
    ("03-timeline.ipynb", "an event of {} December 2014", lambda: event("E65").date.day),
    ("04-sanction-lists.ipynb", "is a counted list: {} persons, no names", lambda: listing("JP-2").n_persons),
    ("04-sanction-lists.ipynb", "were kept back until {}; for the second round",
     lambda: re.findall(r"until (\w+ \d{4})", listing("AU-1").detail)[0]),
    ("05-notes.ipynb", "Number {} is a row without content.",
     lambda: wl.load("notes").set_index("kind").loc["missing", "note"]),
    ("exercises.md", "| 15 | {} | checks |", lambda: points("ex00-warm-up")),
    ("exercises.md", "| 75 to 100 | {} | checks", lambda: points("ex01-ministry-table")),
    ("exercises.md", "checks ({}) and a person (8)", lambda: points("ex01-ministry-table", by_hand=False)),
]  # fmt: skip


@pytest.mark.parametrize("slug", answer_banks.assignments())
def test_exercises_page_gives_points_and_minutes(slug: str) -> None:
    """The page's table gives each assignment's points by checks and by a person, and the notebook's minutes."""
    row = re.search(rf"^\| \[[^\]]+\]\({slug}\.md\) .*$", prose("exercises.md"), re.MULTILINE)
    notebook = json.loads((ROOT / "solutions" / slug / f"{slug}.ipynb").read_text(encoding="utf-8"))
    minutes = re.search(r"\*\*Time\*\* \| ([\w ]+?) minutes", "".join(notebook["cells"][0]["source"]))
    by_check, by_hand = points(slug, by_hand=False), points(slug, by_hand=True)
    marked = f"checks ({by_check}) and a person ({by_hand})" if by_hand else "checks"

    assert row
    assert minutes
    assert row[0].endswith(f"| {minutes[1]} | {by_check + by_hand} | {marked} |")


@pytest.mark.parametrize(("name", "sentence", "number"), FACTS, ids=[sentence for _, sentence, _ in FACTS])
def test_number_in_the_prose_is_the_tables(name: str, sentence: str, number: Callable[[], object]) -> None:
    """A number in the prose is the number that the tables give."""
    plain = prose(name).replace("’", "'")

    assert sentence.format(number()) in plain


def outcome_rows() -> list[list[str]]:
    """Return the rows of the table of outcomes: outcome, chapters, graded questions, written questions."""
    rows = re.findall(
        r"^\| (LO\d) [^|]*\| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", prose("guide-instructors.md"), re.MULTILINE
    )
    return [list(row) for row in rows]


def marked_by(question: str) -> set[str]:
    """Say whether a question such as “A3 Q5” has items for a check, for a person, or both."""
    number, item = re.fullmatch(r"A(\d) Q(\d+)", question).groups()  # type: ignore[union-attr]
    path = next((ROOT / "solutions").glob(f"ex0{number}-*/*.ipynb"))
    marks = [cell["metadata"].get("nbgrader", {}) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    graded = [mark for mark in marks if (mark.get("grade") or mark.get("task")) and mark["points"]]
    own = [mark for mark in graded if mark["grade_id"].startswith(f"q{int(item):02}-")]
    return {"person" if mark.get("solution") or mark.get("task") else "check" for mark in own}


def test_every_outcome_is_in_the_table() -> None:
    """The instructors' table has each of the nine outcomes once."""
    assert [row[0] for row in outcome_rows()] == [f"LO{number}" for number in range(1, 10)]


@pytest.mark.parametrize("row", outcome_rows(), ids=lambda row: row[0])
def test_outcome_is_taught_where_the_table_says(row: list[str]) -> None:
    """Each chapter that the table names has the outcome in the box at its head."""
    chapters = [name for number in row[1].split(", ") for name in CHAPTERS if name.startswith(f"0{number}-")]

    assert chapters
    assert all(re.search(rf"\*\*Outcomes\*\*:.*\b{row[0]}\b", frame_of(name)) for name in chapters)


@pytest.mark.parametrize("row", outcome_rows(), ids=lambda row: row[0])
def test_outcome_is_assessed_where_the_table_says(row: list[str]) -> None:
    """Each question that the table names is marked by a check, or by a person, as its column says."""
    assert all("check" in marked_by(question) for question in row[2].split(", "))
    assert all("person" in marked_by(question) for question in row[3].split(", "))


# What may stand as digits without a table: references, outcome ids, days that are checked above.
REFERENCES = [
    r'<div class="wl-check" data-made-up>.*?</div>',
    r"^# .*$", r"<[^>]+>", r"`[^`]*`", r"\*\*Minutes\*\*.*", r"^\|.*\|$", r"\]\([^)]*\)",
    r"\bLO\d", r"\bE\d\d\b", r"\bC\d\d\b", r"\b[Ee]xercise A\d", r"\bA[01]\b", r"\b[Rr]ows? \d",
    r"\brow_5", r"\b[Cc]hapter \d", r"\b[Nn]ote 15", r"\bISO 3166-1",
    r"\b[Pp]aragraphs? \d+(?:(?: to | and )\d+)?", r"^\d+\. ", r"\bMH17\b", r"\bG7\b",
    r"\b(?:Since 1945|[Ii]n 2014|from 1 through)", r"4/9 is 0\.444",
    r"has the number 0\.", r"\b[LNSTVX]\d{2,3}\b", r"\b[A-Z]{2}-\d\b",
    # Made-up examples and arithmetic, which no table holds.
    r"filling it with 0\b", r"run from 1 to its end",
    r"a ratio between 0 and 1\b", r"It is 1 when", r"and 0 when they share", r"\bfrom 2003 on\b",
    r"a secret list of 6, an open list of 9 and a population of 12", r"\(1 − expected\)", r"= 1 − observed",
    r"share is 1 and kappa", r"middle 95 of a hundred",
]  # fmt: skip


@every_chapter
def test_no_other_number_in_the_prose(name: str) -> None:
    """Every number of a chapter is a reference, a day of an event, or tested above."""
    events = wl.load("events")
    days = {(day.day, MONTHS[day.month - 1]) for day in events["date"]} | {(4, "June"), (2, "June"), (3, "June")}
    text = "\n".join("".join(c["source"]) for c in cells(name)
                     if c["cell_type"] == "markdown" and not str(c["id"]).startswith("setting-"))  # fmt: skip
    for page, sentence, number in FACTS:
        if page == name:
            text = text.replace("’", "'").replace(sentence.format(number()), "")
    text = DATE.sub(lambda m: "" if (int(m[1]), m[2]) in days else m[0], text)
    for pattern in REFERENCES:
        text = re.sub(pattern, "", text, flags=re.MULTILINE | (re.DOTALL if "made-up" in pattern else 0))

    assert re.findall(r".{0,40}\d.{0,20}", text) == []


def test_index_gives_each_chapters_minutes() -> None:
    """The minutes on the first page are those at the head of each chapter."""
    stated = dict(re.findall(r"\]\((0\d-[\w-]+\.ipynb)\) \|[^|]*\| (\d+) \|", prose("index.md")))

    assert stated == {name: re.search(r"\*\*Minutes\*\*: (\d+)", frame_of(name))[1] for name in CHAPTERS}  # type: ignore[index]


# Notebooks as files

# An absolute path: of two names or more and no part of an address, or with a drive's letter.
PATH = re.compile(r"(?<![\w/:<.~%?=&-])/(?:[\w.-]+/)+[\w.-]+|\b[A-Z]:\\\\")


@every_chapter
def test_cell_ids_are_words(name: str) -> None:
    """Every cell's id is a short name of its own."""
    ids = [cell["id"] for cell in cells(name)]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]{2,30}", cell_id) for cell_id in ids)


@every_chapter
def test_stored_outputs_are_the_same_everywhere(name: str) -> None:
    """Stored outputs hold no picture, no address in memory, no path and no error."""
    outputs = json.dumps([output for cell in cells(name) for output in cell.get("outputs", [])])

    assert not PATH.search(outputs.replace("/en/blogs/kazushige-kobayashi/", ""))  # note 1 prints its address so
    assert not re.search(r"image/png|0x[0-9a-f]{6,}|traceback", outputs)


@every_chapter
def test_chapters_use_student_tables_only(name: str) -> None:
    """No chapter loads an instructor's table or a research file."""
    code = "\n".join("".join(cell["source"]) for cell in cells(name) if cell["cell_type"] == "code")
    student = {path.stem for path in (ROOT / "data").glob("*.csv")}

    assert set(re.findall(r'wl\.(?:load|describe)\("(\w+)"\)', code)) <= student
    assert not re.search(r"instructor|data/raw|read_csv|verdict", code)


def test_every_page_is_in_the_contents() -> None:
    """Every page stands in the table of contents, and every entry is a page."""
    contents = yaml.safe_load((ROOT / "book" / "_toc.yml").read_text(encoding="utf-8"))
    chapters = [chapter for part in contents["parts"] for chapter in part["chapters"]]
    pages = [page for chapter in chapters for page in [chapter, *chapter.get("sections", [])]]
    listed = {contents["root"], *(page["file"] for page in pages)}

    assert listed == {path.stem for path in (ROOT / "book").glob("*.*") if path.suffix in {".md", ".ipynb"}}


def test_every_assignment_has_its_place() -> None:
    """Every assignment has its page below the exercises page."""
    contents = yaml.safe_load((ROOT / "book" / "_toc.yml").read_text(encoding="utf-8"))
    (exercises,) = (page for part in contents["parts"] for page in part["chapters"] if page["file"] == "exercises")

    assert [page["file"] for page in exercises["sections"]] == answer_banks.assignments()


def test_planned_sessions_last_ninety_minutes() -> None:
    """The minutes of each planned session add up to ninety."""
    plans = prose("guide-instructors.md").split("## Three formats")[1].split("### Half a term")[0]
    sessions: list[int] = []
    for table in re.findall(r"(?m)^\|[^\n]*minutes[^\n]*\|\n\|[-|]+\|\n((?:\|.*\n)+)", plans):
        for row in table.splitlines():
            *first, minutes, _ = [cell.strip() for cell in row.strip("|").split("|")]
            if not sessions or table.startswith(row) or any(first):
                sessions.append(0)
            sessions[-1] += int(minutes)

    assert sessions == [90] * 4


# Refusals


def test_build_refuses_a_folder_that_is_no_course(tmp_path: Path) -> None:
    """A folder without a book is refused by name, and nothing is written."""
    with pytest.raises(ConfigError, match=r"is not a course folder: it has no _config.yml and no book/_toc.yml"):
        book.build(tmp_path, tmp_path / "out")

    assert not (tmp_path / "out").exists()


def test_build_names_missing_packages(checkout: Course, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Missing packages are named together, with the command that installs them."""
    monkeypatch.setattr(book, "NEEDED", ("not-there", "nor-this"))

    with pytest.raises(ConfigError, match=r"Not installed: not-there, nor-this\. They belong to the extra 'book'"):
        book.build(checkout.root, tmp_path)


def small_course(folder: Path, code: str) -> Path:
    """Make a course of one page with one cell."""
    course = folder / "course"
    (course / "book").mkdir(parents=True)
    shutil.copy(ROOT / "_config.yml", course)
    shutil.copy(ROOT / "book" / "references.bib", course / "book")
    (course / "book" / "_toc.yml").write_text("format: jb-book\nroot: page\n", encoding="utf-8")
    notebook = {
        "nbformat": 4, "nbformat_minor": 5,
        "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
        "cells": [
            {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# A page"},
            {"cell_type": "code", "id": "cell", "metadata": {}, "source": code, "outputs": [], "execution_count": None},
        ],
    }  # fmt: skip
    (course / "book" / "page.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return course


@pytest.mark.slow
def test_refresh_stores_outputs_once(tmp_path: Path) -> None:
    """The first refresh stores outputs, the second changes nothing."""
    course = small_course(tmp_path, "print(6 * 7)")

    changed = [book.refresh(course), book.refresh(course)]

    assert [len(paths) for paths in changed] == [1, 0]
    assert '"42\\n"' in (course / "book" / "page.ipynb").read_text(encoding="utf-8")


@pytest.mark.slow
def test_refresh_names_a_failing_cell(tmp_path: Path) -> None:
    """A failing cell is named, and the notebook stays as it was."""
    course = small_course(tmp_path, "1 / 0")
    before = (course / "book" / "page.ipynb").read_bytes()

    with pytest.raises(DataError, match=r"page.ipynb: a cell failed with ZeroDivisionError: division by zero"):
        book.refresh(course)

    assert (course / "book" / "page.ipynb").read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "reason"),
    [("1 / 0", "ZeroDivisionError"), ("import weakest_link as wl\nwl.load('nothing')", "DataError")],
    ids=["arithmetic", "unknown-table"],
)
def test_build_fails_on_a_failing_cell(tmp_path: Path, code: str, reason: str) -> None:
    """A failing cell fails the build; the message names the error and the whole log."""
    with pytest.raises(ConfigError, match=rf"(?s)did not build.*{reason}.*whole log is .*book-build\.log"):
        book.build(small_course(tmp_path, code), tmp_path / "out")


@pytest.mark.slow
def test_build_fails_on_a_broken_link(tmp_path: Path) -> None:
    """A link to a page that does not exist fails the build."""
    course = small_course(tmp_path, "print(1)")
    (course / "book" / "page.ipynb").unlink()
    (course / "book" / "page.md").write_text("# A page\n\n[gone](nowhere.md)\n", encoding="utf-8")

    with pytest.raises(ConfigError, match=r"(?s)did not build.*nowhere"):
        book.build(course, tmp_path / "out")


# The built pages


class Page(HTMLParser):
    """Collects what a page loads, its ids, its links and what lacks a text alternative."""

    def __init__(self, text: str) -> None:
        """Read one page."""
        super().__init__()
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.bare: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        given = dict(attrs)
        if tag in {"script", "img", "iframe", "source", "video", "audio", "embed"} and given.get("src"):
            self.loads.append(str(given["src"]))
        if tag == "link" and given.get("rel") not in {"canonical", "next", "prev", "search", "index", "author"}:
            self.loads.append(str(given.get("href")))
        if tag == "img" and not given.get("alt"):
            self.bare.append(str(given.get("src")))
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if given.get("id"):
            self.ids.append(str(given["id"]))


@pytest.mark.slow
def test_no_page_loads_from_elsewhere(built_book: Path) -> None:
    """No script, style sheet, font or image of any page comes from another machine."""
    asked = {}
    for path in built_book.glob("*.html"):
        far = [
            address for address in Page(path.read_text(encoding="utf-8")).loads if re.match(r"(https?:)?//", address)
        ]
        if far:
            asked[path.name] = far

    assert asked == {}


@pytest.mark.slow
def test_no_style_sheet_loads_from_elsewhere(built_book: Path) -> None:
    """No style sheet imports a font or a sheet from another machine."""
    far = re.compile(r"(?:@import\s+(?:url\()?|url\()\s*[\"']?(?:https?:)?//")

    assert [p.name for p in built_book.rglob("*.css") if far.search(p.read_text(encoding="utf-8"))] == []


@pytest.mark.slow
def test_every_internal_link_leads_somewhere(built_book: Path) -> None:
    """Every link to a page, a file or a place within the site leads to something that is there."""
    pages = {path.name: Page(path.read_text(encoding="utf-8")) for path in built_book.glob("*.html")}
    broken = []
    for name, page in pages.items():
        for link in page.links:
            target, _, place = link.partition("#")
            if re.match(r"[a-z]+:|//", link) or link == "#":
                continue
            there = not target or (built_book / target).is_file()
            if not there or (place and place not in pages.get(target or name, page).ids):
                broken.append((name, link))

    assert broken == []


@pytest.mark.slow
def test_every_image_and_figure_has_a_text(built_book: Path) -> None:
    """Every image has an alternative; every figure has a caption, an alternative and a table."""
    for path in built_book.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert Page(text).bare == [], path.name
        for figure in re.findall(r'<figure class="wl-figure".*?</figure>', text, re.DOTALL):
            assert all(part in figure for part in ("<figcaption>", 'class="wl-alternative"', "<details>", "<table"))


@pytest.mark.slow
def test_pages_keep_the_answers_out(built_book: Path) -> None:
    """No text of the site holds a hidden check or a solution; `test_secrets` looks for what instructors know."""
    marks = ("BEGIN SOLUTION", "BEGIN HIDDEN", "division_areas")
    site = [path for path in built_book.rglob("*") if path.suffix in {".html", ".ipynb", ".js", ".md", ".txt"}]
    found = [(p.name, mark) for p in site if p.name != "vega.js" for mark in marks if mark in p.read_text("utf-8")]

    assert found == []


@pytest.mark.slow
def test_second_build_changes_nothing(built_book: Path) -> None:
    """A second build without a change writes no page."""
    course = built_book.parents[2]
    before = {path: path.stat().st_mtime_ns for path in built_book.rglob("*") if path.is_file()}

    book.build(course, course / "out")

    assert {path: path.stat().st_mtime_ns for path in built_book.rglob("*") if path.is_file()} == before
