"""The reference part of the book: glossary, bibliography, Python API, changelog, how to cite."""

from __future__ import annotations

import importlib
import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from pybtex.database import Entry, parse_file, parse_string

import weakest_link as wl

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "book"
CHAPTERS = sorted(path.name for path in BOOK.glob("0*.ipynb"))
WORKS: dict[str, Entry] = dict(parse_file(BOOK / "references.bib").entries)
every_work = pytest.mark.parametrize("key", WORKS)


def text_of(path: Path) -> str:
    """Return what a page says outside its code."""
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def section(page: str, heading: str) -> str:
    """Return one section of a page of the book."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text_of(BOOK / page), re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no section “{heading}”"
    return found[1]


# The glossary


def terms(text: str) -> list[str]:
    """Return the terms that the glossaries of a text explain, in their order."""
    blocks = re.findall(r"^```\{glossary\}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if re.match(r"\S", line)]


def linked_terms(name: str) -> list[str]:
    """Return the terms that a chapter links, in its order."""
    links = re.findall(r"\{term\}`([^`]+)`", text_of(BOOK / name))
    return [re.sub(r"^.*<(.+)>$", r"\1", link) for link in links]


def test_every_term_is_linked_by_a_chapter() -> None:
    """Every term of the glossary is linked by a chapter, and stands there once."""
    linked = {term for name in CHAPTERS for term in linked_terms(name)}
    explained = terms(text_of(BOOK / "glossary.md"))

    assert [term for term in explained if term not in linked] == []
    assert len(explained) == len(set(explained))


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapter_links_a_term_once(name: str) -> None:
    """A chapter links a term where it first uses it, and not again."""
    assert [term for term, n in Counter(linked_terms(name)).items() if n > 1] == []


@pytest.mark.parametrize("heading", ["Methods", "Lists and votes", "Offices, bodies and outlets"])
def test_terms_are_in_alphabetical_order(heading: str) -> None:
    """The terms of a section are in alphabetical order, whatever their case."""
    found = terms(section("glossary.md", heading))

    assert found
    assert found == sorted(found, key=str.casefold)


def test_persons_are_in_the_order_of_family_names() -> None:
    """Persons stand with the given name first, in the order of their family names."""
    found = terms(section("glossary.md", "Persons"))

    assert len(found) >= 8
    assert found == sorted(found, key=lambda name: name.split()[-1])


def test_original_script_says_its_language() -> None:
    """Words in Japanese, Russian or Ukrainian stand in an element that names their language."""
    marked = re.compile(r'<span lang="(ja|ru|uk)">[^<]+</span>')
    text = text_of(BOOK / "glossary.md")

    assert len(marked.findall(text)) >= 20
    assert re.findall(r"[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff]+", marked.sub("", text)) == []


# The bibliography


def citations() -> set[str]:
    """Return the keys that the pages of the book cite."""
    pages = [path for path in BOOK.glob("*.*") if path.suffix in {".md", ".ipynb"}]
    found = [keys for path in pages for keys in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", text_of(path))]
    return {key.strip() for keys in found for key in keys.split(",")}


def test_every_work_is_cited() -> None:
    """Every entry of references.bib is cited by a page, and no page cites what is not there."""
    assert citations() == set(WORKS)


@every_work
def test_work_can_be_reached(key: str) -> None:
    """Every work has a DOI or an address, or its note says why not."""
    fields = WORKS[key].fields

    assert (
        re.match(r"10\.\d{4,}/\S+$", fields.get("doi", ""))
        or re.match(r"https?://\S+$", fields.get("url", ""))
        or "address is not in the sources" in fields.get("note", "")
    )


@every_work
def test_work_was_compared_with_a_source(key: str) -> None:
    """Every work says what its data were compared with."""
    assert len(WORKS[key].fields.get("verified", "")) > 10


# The Python API

MODULES = ["", ".checks", ".datasets", ".explore", ".grading", ".validation"]


def resolved(name: str) -> Any:
    """Return what a dotted name means."""
    module, _, last = name.rpartition(".")
    return getattr(importlib.import_module(module), last)


def listed() -> list[str]:
    """Return the dotted names in the lists of the page."""
    lists = re.findall(r"^\.\. autosummary::\n   :nosignatures:\n\n((?:   ~\S+\n)+)", api_page(), re.MULTILINE)
    return [line.strip(" ~") for found in lists for line in found.splitlines()]


def api_page() -> str:
    """Return the source of the page."""
    return text_of(BOOK / "python-api.md")


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_is_on_the_page(module: str) -> None:
    """Every name in a documented module's `__all__` is in a list of the page, there or where it is called from."""
    loaded = importlib.import_module(f"weakest_link{module}")
    shown = [resolved(name) for name in listed()]
    missing = [name for name in loaded.__all__ if not any(getattr(loaded, name) is each for each in shown)]

    assert [name for name in missing if name != "__version__"] == []


def test_every_error_is_on_the_page() -> None:
    """Every error class of the package is in a list of the page."""
    from weakest_link import exceptions

    classes = [each for each in vars(exceptions).values() if isinstance(each, type)]

    assert {each for each in classes if issubclass(each, Exception)} <= {resolved(name) for name in listed()}


@pytest.mark.slow
def test_every_listed_name_has_its_text(built_book: Path) -> None:
    """Every name in a list of the built page leads to its description there."""
    page = (built_book / "python-api.html").read_text(encoding="utf-8")

    assert [name for name in listed() if f'<dt class="sig sig-object py" id="{name}">' not in page] == []


# The changelog


def test_changelog_page_is_the_file() -> None:
    """The page of changes is CHANGELOG.md and nothing else."""
    page = "\n".join(line for line in text_of(BOOK / "changelog.md").splitlines() if not line.startswith("%"))
    target = re.fullmatch(r"```\{include\} (\S+)\n```", page)

    assert target
    assert (BOOK / target[1]).resolve() == ROOT / "CHANGELOG.md"


# How to cite


def cited_as() -> dict[str, str]:
    """Return what CITATION.cff says of the module."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return {
        "author": citation["authors"][0]["name"],
        "title": citation["title"],
        "version": citation["version"],
        "year": str(citation["date-released"].year),
        "month": str(citation["date-released"].month),
    }


def test_citation_file_has_the_package_s_version() -> None:
    """CITATION.cff, pyproject.toml and the package have one version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert cited_as()["version"] == project["version"] == wl.__version__


def test_changelog_has_the_version_and_its_day() -> None:
    """The newest release of CHANGELOG.md is the version of CITATION.cff, on the same day."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    newest = re.search(r"^## (\d\S*) - (\S+)$", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)

    assert newest
    assert newest.groups() == (citation["version"], str(citation["date-released"]))


def test_index_gives_the_citation_as_text() -> None:
    """The first page's sentence has author, year, title and version of CITATION.cff."""
    said = cited_as()

    assert f"{said['author']} ({said['year']}). *{said['title']}*, version {said['version']}, " in section(
        "index.md", "How to cite"
    )


def test_index_gives_the_citation_as_bibtex() -> None:
    """The first page's BibTeX has author, title, version, year and month of CITATION.cff."""
    block = re.search(r"^```bibtex\n(.*?)^```", section("index.md", "How to cite"), re.MULTILINE | re.DOTALL)
    assert block
    (entry,) = parse_string(block[1], "bibtex").entries.values()

    got = {name: " ".join(value.split()) for name, value in entry.fields.items()}
    author = " ".join(" ".join(person.last_names) for person in entry.persons["author"])
    assert got | {"author": author.strip("{}")} == cited_as()


def test_article_is_the_same_work_everywhere() -> None:
    """references.bib and CITATION.cff name the article's author, title, publisher and year alike."""
    (article,) = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["references"]
    entry = WORKS["kobayashi2014"]
    person = article["authors"][0]

    assert str(entry.persons["author"][0]) == f"{person['family-names']}, {person['given-names']}"
    assert re.sub(r"[{}]", "", entry.fields["title"]) == article["title"]
    assert entry.fields["howpublished"] == article["institution"]["name"]
    assert entry.fields["year"] == str(article["year"])


def test_index_names_the_licences() -> None:
    """The first page links the licences that CITATION.cff names."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    addresses = {
        "BSD-3-Clause": "spdx.org/licenses/BSD-3-Clause",
        "CC-BY-4.0": "creativecommons.org/licenses/by/4.0/",
    }

    assert all(addresses[licence] in section("index.md", "Licence") for licence in citation["license"])
