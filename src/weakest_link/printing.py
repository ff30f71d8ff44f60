"""
The whole book as one PDF, printed by a browser.

Jupyter Book writes all pages into one, and Chromium prints it: charts are drawn as on the screen,
the outline and the tags for screen readers come from the headings.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from weakest_link.exceptions import ConfigError

__all__ = ["chromium", "print_pdf"]

VARIABLE = "CHROMIUM"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
TIME_FOR_CHARTS = 60_000  # [ms] of the page's own clock, which runs ahead while nothing is waited for
LIMIT_S = 300
FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-pdf-header-footer", "--generate-pdf-document-outline",
)  # fmt: skip


def chromium() -> str | None:
    """
    Find a browser that prints.

    Returns
    -------
    str or None
        The program that the variable CHROMIUM names, else the first known one on the PATH.
    """
    names = (os.environ.get(VARIABLE, ""), *PROGRAMS)
    return next((found for name in names if name and (found := shutil.which(name))), None)


def print_pdf(page: Path, pdf: Path, url: str = "") -> Path:
    """
    Print a page of the book.

    Parameters
    ----------
    page : Path
        The book in one page, as ``jupyter-book build --builder singlehtml`` writes it. Its links to
        files beside it are changed in place: they would name a folder of this machine.
    pdf : Path
        Where the PDF goes.
    url : str
        Where the site stands; links to its files go there. If it is empty they become plain words.

    Returns
    -------
    Path
        The PDF.

    Raises
    ------
    ConfigError
        No browser was found, or it wrote no PDF; the message says which variable names one.
    """
    program = chromium()
    if program is None:
        message = (
            f"No Chromium found: looked for {', '.join(PROGRAMS)}. A PDF needs one. Install it "
            f"(Debian: apt-get install chromium), or let the variable {VARIABLE} name one."
        )
        raise ConfigError(message)
    _free_from_this_machine(page, url)
    pdf.unlink(missing_ok=True)
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [program, *FLAGS, *as_root, f"--virtual-time-budget={TIME_FOR_CHARTS}", f"--print-to-pdf={pdf}"]
    try:
        done = subprocess.run(
            [*command, page.resolve().as_uri()], capture_output=True, text=True, timeout=LIMIT_S, check=False
        )
        said = done.stderr.strip()[-500:]
    except subprocess.TimeoutExpired:
        said = f"It was stopped after {LIMIT_S} seconds."
    if not pdf.is_file():
        message = f"{program} wrote no {pdf} from {page}. It said: {said or 'nothing'}"
        raise ConfigError(message)
    return pdf


def _free_from_this_machine(page: Path, url: str) -> None:
    """Let links to files beside the page lead to the site, or nowhere, and ask no other machine for a script."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for script in soup.find_all("script", src=re.compile("^https?:")):
        script.decompose()  # of formulas, which Sphinx adds to a book in one page whether it has some or not
    for link in soup.find_all("a", href=True):
        target = str(link["href"])
        if target.startswith("#") or urlsplit(target).scheme:
            continue
        if url:
            link["href"] = urljoin(url, target)
        else:
            del link["href"]
    page.write_text(str(soup), encoding="utf-8")
