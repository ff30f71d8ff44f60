"""The built site as files: links, names, pictures, previews and dates, without a browser."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont

from weakest_link import book
from weakest_link.book_extension import last_changed
from weakest_link.exceptions import ConfigError

PROJECT = Path(__file__).parents[1]
# Tags that load what they name, and the attribute that names it.
LOADING = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "link": "href",
}
# The notebooks for the browser are put beside the book by a command of their own.
BESIDE = "lite/"
needs_git = pytest.mark.skipif(
    shutil.which("git") is None, reason="No git found; install it (Debian: apt-get install git)."
)


@pytest.fixture(scope="session")
def pages(built_book: Path) -> dict[str, BeautifulSoup]:
    """Read every page of the site."""
    return {
        path.relative_to(built_book).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in sorted(built_book.glob("*.html"))
    }


def faulty(faults: dict[str, list[str]]) -> dict[str, list[str]]:
    """Keep the pages that have a fault."""
    return {name: found for name, found in faults.items() if found}


@pytest.mark.slow
def test_no_page_loads_anything_from_elsewhere(pages: dict[str, BeautifulSoup]) -> None:
    """Whatever a page loads is named by a relative address; only links lead away."""
    faults = {
        name: [
            str(tag[attribute])
            for kind, attribute in LOADING.items()
            for tag in page.find_all(kind, attrs={attribute: True})
            if urlsplit(str(tag[attribute])).scheme not in ("", "data") or str(tag[attribute]).startswith("/")
        ]
        for name, page in pages.items()
    }

    assert faulty(faults) == {}


@pytest.mark.slow
def test_every_link_within_the_site_leads_somewhere(built_book: Path, pages: dict[str, BeautifulSoup]) -> None:
    """A link to a page, a file or a place on a page finds it, from any folder that the site stands in."""
    places = {name: {tag["id"] for tag in page.find_all(id=True)} for name, page in pages.items()}

    def leads_nowhere(name: str, address: str) -> bool:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or address.startswith(BESIDE):
            return False
        target = unquote(parts.path) or name
        exists = not target.startswith("/") and (built_book / target).is_file()
        return not exists or bool(parts.fragment and unquote(parts.fragment) not in places.get(target, set()))

    faults = {
        name: sorted({str(tag["href"]) for tag in page.find_all(href=True) if leads_nowhere(name, str(tag["href"]))})
        for name, page in pages.items()
    }

    assert faulty(faults) == {}


@pytest.mark.slow
def test_ids_are_unique_on_a_page(pages: dict[str, BeautifulSoup]) -> None:
    """No two parts of a page have the same id."""
    faults = {
        name: [str(key) for key, n in Counter(tag["id"] for tag in page.find_all(id=True)).items() if n > 1]
        for name, page in pages.items()
    }

    assert faulty(faults) == {}


@pytest.mark.slow
def test_every_picture_says_what_it_shows(pages: dict[str, BeautifulSoup]) -> None:
    """A picture has an alternative text, and a chart a caption, a description and its rows."""
    faults = {}
    for name, page in pages.items():
        faults[name] = [str(tag)[:80] for tag in page.find_all("img") if not str(tag.get("alt", "")).strip()]
        for figure in page.find_all("figure", class_="wl-figure"):
            words = figure.find(id=f"{figure['id']}-alt")
            if not (words and len(words.text) > 30 and figure.figcaption and figure.find("details")):
                faults[name].append(str(figure["id"]))

    assert faulty(faults) == {}


@pytest.mark.slow
def test_every_assignment_can_be_downloaded(built_book: Path, pages: dict[str, BeautifulSoup]) -> None:
    """A button of some page leads to each released notebook, which lies on the site as it was released."""
    links = {str(tag["href"]) for page in pages.values() for tag in page.select("a.download[href$='.ipynb']")}
    served = {Path(unquote(link)).name: (built_book / unquote(link)).read_bytes() for link in links}

    assert served == {path.name: path.read_bytes() for path in (PROJECT / "exercises").glob("*/*.ipynb")}


@pytest.mark.slow
def test_every_icon_is_in_the_font(built_book: Path, pages: dict[str, BeautifulSoup]) -> None:
    """The icon font, cut down at the build, has what the pages show."""
    static = built_book / "_static"
    rules = (static / "styles" / "pydata-sphinx-theme.css").read_text(encoding="utf-8")
    (font,) = (static / "vendor" / "fontawesome" / "webfonts").iterdir()
    glyphs = TTFont(font).getBestCmap()
    icons = {
        str(word)
        for page in pages.values()
        for tag in page.select("[class*='fa-']")
        for word in tag["class"]
        if word.startswith("fa-") and word not in ("fa-solid", "fa-lg")
    }

    def code(icon: str) -> int:
        _, _, rest = rules.partition(f".{icon}:before")
        return int(rest.partition('content:"\\')[2][:4] or "0", 16)

    assert len(icons) > 8
    assert [icon for icon in sorted(icons) if code(icon) not in glyphs] == []


@pytest.mark.slow
def test_every_page_has_a_preview_without_an_address(built_book: Path, pages: dict[str, BeautifulSoup]) -> None:
    """Title, description and picture stand on each page; where the site's address is unknown none is made up."""
    faults = {}
    for name, page in pages.items():
        tags = {str(tag["property"]): str(tag["content"]) for tag in page.find_all("meta", property=True)}
        wanted = ["og:title", "og:description", "og:type", "og:site_name", "og:image:alt"]
        faults[name] = [key for key in wanted if not tags.get(key)] + (["og:url"] if "og:url" in tags else [])
        faults[name] += [] if (built_book / tags["og:image"]).is_file() else [tags["og:image"]]
    picture = (built_book / "_static" / "preview.png").read_bytes()

    assert faulty(faults) == {}
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    """Return a course whose book is one page, with the project's settings and looks."""
    course = tmp_path / "course"
    (course / "book").mkdir(parents=True)
    shutil.copy(PROJECT / "_config.yml", course)
    for name in ("_static", "_templates"):
        shutil.copytree(PROJECT / "book" / name, course / "book" / name)
    shutil.copy(PROJECT / "book" / "references.bib", course / "book")
    (course / "book" / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    (course / "book" / "index.md").write_text("# A page\n\nIts first words.\n", encoding="utf-8")
    return course


def git(folder: Path, *words: str, day: str = "2020-02-03") -> None:
    """Run git in a folder, as somebody, on a day."""
    who = {f"GIT_{role}_{part}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": f"{day}T12:00:00+0000" for role in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", *words], cwd=folder, env={**os.environ, **who, **when}, check=True, capture_output=True)


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Return a folder with two pages, the second of which changed later."""
    folder = tmp_path / "history" / "book"
    folder.mkdir(parents=True)
    git(folder.parent, "init", "-q")
    for name, day in (("first.md", "2020-02-03"), ("zweite Seite.md", "2021-03-04"), ("zweite Seite.md", "2022-04-05")):
        (folder / name).write_text(day, encoding="utf-8")
        git(folder.parent, "add", ".")
        git(folder.parent, "commit", "-q", "-m", day, day=day)
    return folder


@needs_git
class TestLastChanged:
    """The day of a page's last commit."""

    def test_is_the_last_commit_of_the_file(self, history: Path) -> None:
        """Each file has its own day."""
        assert last_changed(history) == {"first.md": "2020-02-03", "zweite Seite.md": "2022-04-05"}

    def test_is_unknown_beyond_a_shallow_clone(self, history: Path, tmp_path: Path) -> None:
        """A clone without history knows no day, rather than a wrong one."""
        git(tmp_path, "clone", "-q", "--depth", "1", history.parent.as_uri(), "clone")

        assert last_changed(tmp_path / "clone" / "book") == {}

    def test_is_unknown_without_history(self, tmp_path: Path) -> None:
        """A folder that git does not know is no fault."""
        assert last_changed(tmp_path) == {}


def test_is_unknown_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git is no fault."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert last_changed(tmp_path) == {}


@needs_git
@pytest.mark.slow
def test_page_names_its_address_and_its_day(small_course: Path) -> None:
    """With an address the preview is absolute; a commit changes the day of a page that was built before."""
    out = small_course / "out"
    before = book.build(small_course, out).read_text(encoding="utf-8")
    git(small_course, "init", "-q")
    git(small_course, "add", "book")
    git(small_course, "commit", "-q", "-m", "All")

    page = BeautifulSoup(book.build(small_course, out, "https://example.org/book").read_bytes(), "html.parser")

    tags = {str(tag["property"]): tag["content"] for tag in page.find_all("meta", property=True)}
    assert "last-updated" not in before
    assert page.select_one(".last-updated time")["datetime"] == "2020-02-03"
    assert tags["og:url"] == "https://example.org/book/index.html"
    assert tags["og:image"] == "https://example.org/book/_static/preview.png"
    assert tags["og:description"] == "Its first words."


@pytest.mark.slow
def test_change_of_looks_alone_reaches_the_site(small_course: Path) -> None:
    """A style sheet that changed while no page did is copied by the next build."""
    book.build(small_course, small_course / "out")
    sheet = small_course / "book" / "_static" / "weakest-link.css"
    sheet.write_text("/* changed */", encoding="utf-8")

    site = book.build(small_course, small_course / "out").parent

    assert (site / "_static" / "weakest-link.css").read_text(encoding="utf-8") == "/* changed */"


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://", "https://example.org/?a=b"])
def test_address_that_is_none_is_refused(small_course: Path, address: str) -> None:
    """What is no web address stops the build and is named."""
    with pytest.raises(ConfigError, match=r"is no address for the site\. Expected one like https://"):
        book.build(small_course, small_course / "out", address)
