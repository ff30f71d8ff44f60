"""
Build the book, and bring the stored outputs of its notebooks up to date.

The site that comes out asks nothing of the network: the one script that no package serves from
the theme, Vega, is written beside the pages from `vl_convert` at build time.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from weakest_link.book_extension import PARTS_VARIABLE, URL_VARIABLE, last_changed
from weakest_link.exceptions import ConfigError, DataError, require_packages
from weakest_link.files import write_whole
from weakest_link.printing import print_pdf

__all__ = ["build", "print_book", "refresh"]

PDF = "the-weakest-link.pdf"
VENDOR = Path("_vendor") / "vendor" / "vega.js"
NEEDED = ("jupyter-book", "vl-convert-python", "altair", "fonttools", "beautifulsoup4")


def build(course: Path, out: Path, url: str | None = None, parts: Sequence[str] = ()) -> Path:
    """
    Build the book as a folder of pages.

    A failing cell, a warning or a broken reference fails the build. A second run without a change
    runs no cell and writes nothing.

    Parameters
    ----------
    course : Path
        The project's folder, with ``_config.yml`` and ``book/``.
    out : Path
        Where ``_build/`` goes; created if needed.
    url : str, optional
        Where the site will stand, for previews of its links in other sites. Nothing else depends on
        it: links between pages are relative.
    parts : sequence of str
        What is added to the site afterwards, so that pages link to it: ``browser`` for `browser.build`,
        ``pdf`` for `print_book`.

    Returns
    -------
    Path
        The site's ``index.html``.

    Raises
    ------
    ConfigError
        The folder is no course, the address no web address, a package of the extra ``book`` is missing,
        or the build failed; the message ends with the log's last lines and says where the whole log is.
    """
    course, out = Path(course).resolve(), Path(out).resolve()
    _require_course(course)
    require_packages(NEEDED, "book")
    settings = {URL_VARIABLE: _site_address(url), PARTS_VARIABLE: " ".join(parts)}
    _write_vendor(course)
    built = out / "_build"
    built.mkdir(parents=True, exist_ok=True)
    index = built / "html" / "index.html"
    stamps = _Stamps(course, built, settings)
    if index.is_file() and stamps.pages_are_current():
        return index
    if not stamps.outputs_are_current():
        # jupyter-cache compares cells only: after a change of data or package its outputs are old.
        shutil.rmtree(built / ".jupyter_cache", ignore_errors=True)
    stamps.remove()
    log = built / "book-build.log"
    _run_jupyter_book(course, out, log, settings)
    if not index.is_file():
        message = f"The build wrote no {index}. Expected it after a build without errors. The whole log is {log}."
        raise ConfigError(message)
    stamps.write()
    return index


def print_book(course: Path, out: Path, url: str | None = None) -> Path:
    """
    Add the whole book as one PDF to a site that `build` made; print nothing if the pages are older.

    Parameters
    ----------
    course : Path
        The project's folder.
    out : Path
        Where `build` wrote.
    url : str, optional
        Where the site will stand: the PDF's links to notebooks go there. Without it they are plain words.

    Returns
    -------
    Path
        The PDF, beside the pages.

    Raises
    ------
    ConfigError
        The build failed, or there is no browser to print with.
    """
    course, built = Path(course).resolve(), Path(out).resolve() / "_build"
    pdf, address = built / "html" / PDF, _site_address(url)
    if pdf.is_file() and pdf.stat().st_mtime >= (built / "pages.sha256").stat().st_mtime:
        return pdf
    settings = {URL_VARIABLE: address, PARTS_VARIABLE: ""}
    _run_jupyter_book(course, built.parent, built / "pdf-build.log", settings, "singlehtml")
    return print_pdf(built / "singlehtml" / "index.html", pdf, address)


class _Stamps:
    """What the last good build was made from, as two hashes beside the site."""

    def __init__(self, course: Path, folder: Path, settings: dict[str, str]) -> None:
        package = Path(__file__).parent
        # What a chapter's code can reach: the loaders and the figures.
        modules = [*package.glob("explore/*.py"), package / "__init__.py", package / "datasets.py"]
        running = [*modules, *(course / "data").glob("*.csv"), course / "data" / "datapackage.json"]
        written = [
            course / "_config.yml",
            course / "CHANGELOG.md",
            *package.rglob("*.py"),  # the extension, and the docstrings on the page of the API
            *(path for path in (course / "book").rglob("*") if ".ipynb_checkpoints" not in path.parts),
            *(course / "exercises").glob("*/*.ipynb"),
        ]
        self._outputs_file = folder / "outputs.sha256"
        self._pages_file = folder / "pages.sha256"
        self._outputs = _digest(running)
        days = last_changed(course / "book")
        self._pages = _digest([*running, *written], repr((sorted(settings.items()), sorted(days.items()))))

    def outputs_are_current(self) -> bool:
        """Tell whether data and package are those of the cached outputs."""
        return self._outputs_file.is_file() and self._outputs_file.read_text(encoding="utf-8") == self._outputs

    def pages_are_current(self) -> bool:
        """Tell whether nothing at all has changed since the last good build."""
        return self._pages_file.is_file() and self._pages_file.read_text(encoding="utf-8") == self._pages

    def remove(self) -> None:
        """Forget the last good build: a run that is stopped half-way must not pass for it."""
        self._outputs_file.unlink(missing_ok=True)
        self._pages_file.unlink(missing_ok=True)

    def write(self) -> None:
        """Remember this build as good."""
        self._outputs_file.write_text(self._outputs, encoding="utf-8")
        self._pages_file.write_text(self._pages, encoding="utf-8")


def _digest(paths: Iterable[Path], words: str = "") -> str:
    """Hash names and contents of files, other words, and the versions of the packages that draw the pages."""
    total = hashlib.sha256((sys.version + words).encode())
    for package in NEEDED:
        total.update(importlib.metadata.version(package).encode())
    for path in sorted(path for path in set(paths) if path.is_file()):
        total.update(str(path).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _require_course(course: Path) -> None:
    """Refuse a folder that is no course."""
    missing = [name for name in ("_config.yml", "book/_toc.yml") if not (course / name).is_file()]
    if missing:
        message = (
            f"{course} is not a course folder: it has no {' and no '.join(missing)}. "
            "Run this from the project's folder, or name that folder."
        )
        raise ConfigError(message)


def _site_address(url: str | None) -> str:
    """Check the site's address and end it with a slash; no address is an empty one."""
    if not url:
        return ""
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", url):
        message = f"{url!r} is no address for the site. Expected one like https://example.org/weakest-link/."
        raise ConfigError(message)
    return url.rstrip("/") + "/"


def _write_vendor(course: Path) -> None:
    """Put Vega, Vega-Lite and vega-embed beside the pages; write only if the version changed."""
    version = importlib.metadata.version("vl-convert-python")
    target = course / "book" / VENDOR
    first_line = f"// Vega, Vega-Lite and vega-embed as bundled by vl-convert-python {version}; BSD-3-Clause\n"
    if target.is_file():
        with target.open(encoding="utf-8") as file:
            if file.readline() == first_line:
                return
    import vl_convert

    # The bundle declares hundreds of names at top level: a function keeps them off the page.
    bundle: str = vl_convert.javascript_bundle()  # type: ignore[call-arg]
    body = f"(function () {{\n{bundle}\n}})();\n"
    write_whole(target, first_line + body)


def _environment() -> dict[str, str]:
    """Give the build this Python's tools and kernel before any other, and a quiet debugger."""
    scripts = str(Path(sys.executable).parent)
    # Of a live notebook's session nothing is passed on: a page's figures are not a live notebook's.
    inherited = {name: value for name, value in os.environ.items() if name != "JPY_SESSION_NAME"}
    return {
        **inherited,
        "PATH": scripts + os.pathsep + os.environ.get("PATH", ""),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "NO_COLOR": "1",
    }


def _run_jupyter_book(course: Path, out: Path, log: Path, settings: dict[str, str], builder: str = "html") -> None:
    """Run the build with its output in a file, and turn a failure into one message."""
    # `python -m jupyter_book` does not exist in version 1: its command line is called by name.
    starter = "import sys; from jupyter_book.cli.main import main; sys.exit(main(prog_name='jupyter-book'))"
    command = [sys.executable, "-c", starter, "build", str(course / "book")]
    command += ["--path-output", str(out), "--builder", builder, "-W", "-n", "--keep-going", "-q"]
    with log.open("w", encoding="utf-8") as file:
        done = subprocess.run(
            command, cwd=course, env=_environment() | settings, stdout=file,
            stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    if done.returncode != 0:
        message = (
            f"The book in {course / 'book'} did not build (exit code {done.returncode}).\n"
            f"{_relevant_lines(log)}\n"
            f"Mend the page that is named above and build again. The whole log is {log}."
        )
        raise ConfigError(message)


def _relevant_lines(log: Path, limit: int = 15) -> str:
    """Pick the lines that say what went wrong; the last ones where none does."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", log.read_text(encoding="utf-8", errors="replace"))
    lines = [line.rstrip() for line in text.splitlines() if line.strip() and "[IPKernelApp]" not in line]
    words = ("WARNING", "ERROR", "Error:", "error:", "Traceback")
    telling = [line for line in lines if any(word in line for word in words)]
    return "\n".join(f"  {line}" for line in (telling or lines)[-limit:])


def refresh(course: Path) -> list[Path]:
    """
    Run every notebook of the book and store its outputs.

    Parameters
    ----------
    course : Path
        The project's folder.

    Returns
    -------
    list of Path
        The notebooks whose file changed.

    Raises
    ------
    ConfigError
        The folder is no course, or has no notebook.
    DataError
        A cell failed; the message names the notebook, the cell and the error. Nothing is written.
    """
    course = Path(course).resolve()
    _require_course(course)
    notebooks = sorted((course / "book").glob("*.ipynb"))
    if not notebooks:
        message = f"{course / 'book'} holds no notebook (*.ipynb); expected the chapters there."
        raise ConfigError(message)
    fresh = {path: _executed(path) for path in notebooks}
    changed = [path for path, text in fresh.items() if path.read_text(encoding="utf-8") != text]
    for path in changed:
        write_whole(path, fresh[path])
    return changed


def _executed(path: Path) -> str:
    """Run one notebook from top to bottom and return it as text, with nothing of the run but outputs."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": path.parent}},
        extra_arguments=["--IPKernelApp.log_level=40"], coalesce_streams=True,
    )  # fmt: skip
    try:
        client.execute(env=_environment())
    except CellExecutionError as error:
        message = f"{path}: a cell failed with {error.ename}: {error.evalue}. Nothing was written; mend the cell."
        raise DataError(message) from error
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    text: str = nbformat.writes(notebook, indent=1)  # type: ignore[no-untyped-call]
    return text.rstrip("\n") + "\n"
