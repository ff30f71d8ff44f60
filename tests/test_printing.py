"""The book as a PDF: printed by the browser, with links that lead somewhere on any machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from weakest_link import printing
from weakest_link.exceptions import ConfigError

PAGE = """<!DOCTYPE html><html lang="en"><head><title>A book</title>
<script src="https://example.org/far.js"></script></head><body>
<h1>One</h1><p><a href="#two">below</a> <a href="_downloads/x.ipynb">a file</a> <a href="https://example.org/a">far</a></p>
<h1 id="two">Two</h1></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a book in one page, with a link inside, one to a file beside it, and one elsewhere."""
    path = tmp_path / "index.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.usefixtures("chromium")
def test_printed_page_asks_no_other_machine(page: Path) -> None:
    """The page that is printed has no script of another machine."""
    printing.print_pdf(page, page.with_name("book.pdf"))

    assert "far.js" not in page.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("chromium")
@pytest.mark.parametrize(
    ("url", "links"),
    [("", []), ("https://example.org/site/", [b"https://example.org/site/_downloads/x.ipynb"])],
    ids=["no address", "address"],
)
def test_links_of_the_pdf_lead_to_the_site_or_nowhere(page: Path, url: str, links: list[bytes]) -> None:
    """No link of the PDF names a folder of the machine that printed it."""
    pdf = printing.print_pdf(page, page.with_name("book.pdf"), url).read_bytes()

    assert pdf.startswith(b"%PDF")
    assert b"https://example.org/a" in pdf
    assert [link for link in links if link not in pdf] == []
    assert b"file:" not in pdf
    assert (b"_downloads" in pdf) == bool(links)


def test_missing_browser_is_named(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a browser the message says what was looked for, and how to name one."""
    monkeypatch.setattr(printing, "chromium", lambda: None)

    with pytest.raises(ConfigError, match=r"looked for chromium, .* let the variable CHROMIUM name one"):
        printing.print_pdf(page, page.with_name("book.pdf"))


def test_browser_that_prints_nothing_is_reported(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that writes no PDF is named, and an old PDF does not pass for the new one."""
    pdf = page.with_name("book.pdf")
    pdf.write_bytes(b"old")
    monkeypatch.setattr(printing, "chromium", lambda: "/bin/true")

    with pytest.raises(ConfigError, match=r"/bin/true wrote no .*book\.pdf from .*index\.html\. It said: nothing"):
        printing.print_pdf(page, pdf)

    assert not pdf.exists()
