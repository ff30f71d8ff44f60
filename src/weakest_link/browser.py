"""
The exercises in the browser, with nothing installed: a JupyterLite site inside the book's site.

Python itself comes from Pyodide. ``pyodide-lock.json`` beside this file says what is taken: the entries of the lock
file of npm's ``pyodide@0.27.7`` for `STARTED` and all that it depends on, unchanged. Each file is compared with its
sha256 there or in `CORE`, wherever it comes from: a folder on this machine, this user's cache, or `CORE_URL` and
`PACKAGES_URL`. The finished site asks no other machine.

JupyterLite 0.7 and later take newer releases of Pyodide; to move on means a new lock, and a new `VERSION` and `CORE`.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from weakest_link.exceptions import ConfigError, faults, require_packages
from weakest_link.files import digest, write_whole

__all__ = ["build", "link"]

VERSION = "0.27.7"
CORE_URL = f"https://cdn.jsdelivr.net/npm/pyodide@{VERSION}/"
PACKAGES_URL = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
CORE = {
    "pyodide.js": "b4cb23a53aba19c221659b9fb40a2f18281d685691dc06647fb0afd0681baf98",
    "pyodide.asm.js": "6b4c90de5b7172873f04f21884d0e9d2274e305fe32116558fe3e4fbe3618d51",
    "pyodide.asm.wasm": "a50dd1843f805a0b7c45b61037ee0d7b26dfe85efe0e18ef95a34ad24e401f5f",
    "python_stdlib.zip": "16611534726e5d8ac2bd8f926410b2dcb8d6f49aa24913463533b457a2115c16",
}
LOCK = Path(__file__).with_name("pyodide-lock.json")
NOTICE = f"""\
Pyodide {VERSION}, unchanged: Mozilla Public License 2.0, source at https://github.com/pyodide/pyodide/tree/{VERSION}
The packages (.whl, .zip) are unchanged too; each holds its own licence.
"""

# What the kernel loads before the first cell; all else follows from these. The kernel does not start without ssl.
STARTED = ["comm", "ipython", "jedi", "micropip", "sqlite3", "ssl", "weakest-link"]
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
NEEDED = ("jupyterlite-core", "jupyterlite-pyodide-kernel", "jupyter-server", "hatchling", "comm")
STAMP = "made-from.sha256"

SITE_SETTINGS = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
        "appName": "The Weakest Link?",
        "appUrl": "./tree",
        "faviconUrl": "./tree/favicon.ico",
        "litePluginSettings": {
            KERNEL: {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": STARTED}},
        },
    },
}
# At most 20 seconds of work that was not saved by hand are lost with the page. "Download" saves first; it stands in
# the toolbar and the File menu, in place of a menu of export formats that is empty without a server.
USER_SETTINGS = {
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},  # dark where the student's system is
    "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 20},
    "@jupyterlab/notebook-extension:panel": {
        "toolbar": [
            {"name": "download", "command": "docmanager:download", "icon": "ui-components:download", "rank": 11}
        ]
    },
    "@jupyterlab/mainmenu-extension:plugin": {
        "menus": [
            {
                "id": "jp-mainmenu-file",
                "items": [
                    {"command": "docmanager:download", "rank": 5},
                    {"type": "submenu", "submenu": {"id": "jp-mainmenu-file-notebookexport"}, "disabled": True},
                ],
            }
        ]
    },
}


def build(course: Path, site: Path, *, pyodide: Path | None = None) -> Path:
    """
    Add the folder ``lite/`` to a built site: JupyterLite with the released notebooks and this package.

    The application is the one of Notebook 7, one exercise a page, as on a laptop or a hub. A second run
    without a change writes nothing.

    Parameters
    ----------
    course : Path
        The project's folder, with ``exercises/`` and ``pyproject.toml``.
    site : Path
        The folder of the book's pages.
    pyodide : Path, optional
        A folder with the files of Pyodide's release; by default they come from the cache, and what the cache
        lacks is fetched into it.

    Returns
    -------
    Path
        The folder ``lite/``.

    Raises
    ------
    ConfigError
        The folder is no clone, a package of the extra ``browser`` or a file of Pyodide is missing, a file is
        not the one that was released, or JupyterLite's build failed.
    """
    course, lite = Path(course).resolve(), Path(site).resolve() / "lite"
    notebooks = _require_course(course)
    require_packages(NEEDED, "browser")
    stamp = _stamp(course, notebooks)
    if (lite / STAMP).is_file() and (lite / STAMP).read_text(encoding="utf-8") == stamp:
        return lite
    # A fresh folder each time: JupyterLite's memory of an earlier build drops settings.
    work = lite.parent.parent / ".lite"
    shutil.rmtree(work, ignore_errors=True)
    source, built = work / "source", work / "lite"
    _write_python(course, source / "static" / "pyodide", pyodide)
    _write_source(source, notebooks)
    _run_jupyterlite(source, built, work / "lite-build.log")
    _require_local(built)
    write_whole(built / STAMP, stamp)
    shutil.rmtree(lite, ignore_errors=True)
    lite.parent.mkdir(parents=True, exist_ok=True)
    built.rename(lite)
    shutil.rmtree(work)
    return lite


def link(assignment: str) -> str:
    """
    Return the address, from the site's top, that opens one exercise.

    Examples
    --------
    >>> link("ex00-warm-up")
    'lite/notebooks/index.html?path=ex00-warm-up.ipynb'
    """
    return f"lite/notebooks/index.html?path={assignment}.ipynb"


def _require_course(course: Path) -> list[Path]:
    """Return the released notebooks; refuse a folder that is no clone of the project."""
    notebooks = sorted(course.glob("exercises/*/*.ipynb"))
    missing = [] if notebooks else ["exercises/*/*.ipynb"]
    missing += [name for name in ("pyproject.toml", "src/weakest_link") if not (course / name).exists()]
    if missing:
        message = (
            f"{course}: no {' and no '.join(missing)}. Exercises for the browser are made in a clone of the project, "
            "after `weakest-link release`. Name its folder with --course."
        )
        raise ConfigError(message)
    return notebooks


def _stamp(course: Path, notebooks: list[Path]) -> str:
    """Hash all that the site is made from."""
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in NEEDED)
    made_from = digest(course / "src", course / "data", course / "pyproject.toml", Path(__file__), LOCK, *notebooks)
    return hashlib.sha256(f"{made_from} {versions} {sys.version}".encode()).hexdigest()


# Python's files


def _write_python(course: Path, folder: Path, given: Path | None) -> None:
    """Put Pyodide, the packages and a lock that names these files only into one folder."""
    folder.mkdir(parents=True)
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    for path in _pyodide_files(lock["packages"], given):
        shutil.copy(path, folder)
    wheels = {
        "weakest-link": (_own_wheel(course, folder), ["matplotlib", "pandas"]),
        "comm": (_installed_wheel("comm", folder), ["traitlets"]),
    }
    lock["packages"] |= {name: _locked(name, path, depends) for name, (path, depends) in wheels.items()}
    write_whole(folder / LOCK.name, json.dumps(lock))
    write_whole(folder / "NOTICE.txt", NOTICE)


def _pyodide_files(packages: Mapping[str, Any], given: Path | None) -> list[Path]:
    """Return every file of Pyodide that the site needs, compared with its sum."""
    sums = CORE | {package["file_name"]: package["sha256"] for package in packages.values()}
    if given is None:
        given = _cache()
        for name in [name for name in sums if not (given / name).is_file()]:
            _fetch(name, sums[name], given)
    found = [f"{name} is missing" for name in sums if not (given / name).is_file()]
    found = found or [f"{name} has another sha256" for name, expected in sums.items() if _sum(given / name) != expected]
    if found:
        title = f"{given}: not the files of Pyodide {VERSION}; expected those of its full release. What is wrong:"
        raise ConfigError(faults(title, found))
    return [given / name for name in sums]


def _cache() -> Path:
    """Name the folder in which fetched files are kept."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "weakest-link" / f"pyodide-{VERSION}"


def _fetch(name: str, expected: str, folder: Path) -> None:
    """Fetch one file, and keep it when it is the one that was released."""
    address = (CORE_URL if name in CORE else PACKAGES_URL) + name
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            content: bytes = answer.read()
    except (urllib.error.URLError, TimeoutError) as error:
        message = (
            f"{address} cannot be fetched ({error}). Try again, or get Pyodide {VERSION} (the full release) on "
            "a machine with network, unpack it, and name its folder with --pyodide."
        )
        raise ConfigError(message) from error
    if (got := hashlib.sha256(content).hexdigest()) != expected:
        message = f"{address} is not the file that was released: sha256 {got}; expected {expected}. Nothing was kept."
        raise ConfigError(message)
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{name}.new"
    aside.write_bytes(content)
    aside.replace(folder / name)


def _sum(path: Path) -> str:
    """Return a file's sha256."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _own_wheel(course: Path, folder: Path) -> Path:
    """Build the project's wheel; equal sources give equal bytes."""
    from hatchling.builders.wheel import WheelBuilder

    path = Path(next(WheelBuilder(str(course)).build(directory=str(folder), versions=["standard"])))
    # The content is part of the name (as a build tag): a browser that kept the wheel of an earlier release has
    # another file than the lock expects, and Python would not start.
    return path.rename(path.with_name(path.name.replace("-py3-", f"-0{_sum(path)[:8]}-py3-")))


def _installed_wheel(package: str, folder: Path) -> Path:
    """Pack an installed package of pure Python as a wheel: Pyodide's release lacks one that the kernel needs."""
    found = importlib.metadata.distribution(package)
    path = folder / f"{package}-{found.version}-py3-none-any.whl"
    kept = [file for file in found.files or [] if file.suffix != ".pyc" and ".." not in file.parts]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for file in sorted(kept):
            wheel.writestr(zipfile.ZipInfo(str(file)), file.read_binary(), zipfile.ZIP_DEFLATED)
    return path


def _locked(name: str, wheel: Path, depends: list[str]) -> dict[str, Any]:
    """Write a wheel's entry in the lock; its import loads it, and what it depends on, before the cell runs."""
    return {
        "name": name,
        "version": wheel.name.split("-")[1],
        "file_name": wheel.name,
        "sha256": _sum(wheel),
        "depends": depends,
        "imports": [name.replace("-", "_")],
        "install_dir": "site",
        "package_type": "package",
        "unvendored_tests": False,
    }


# JupyterLite


def _write_source(source: Path, notebooks: list[Path]) -> None:
    """Lay out what JupyterLite builds from: the notebooks, each by its name alone, and the settings."""
    contents = source / "files"
    contents.mkdir()
    for notebook in notebooks:
        shutil.copy(notebook, contents)
    extension = next(
        file.locate() for file in importlib.metadata.files("jupyterlite-pyodide-kernel") or []
        if file.match("pyodide-kernel-extension/package.json")
    )  # fmt: skip
    building = {
        "apps": ["notebooks", "tree", "edit", "consoles"],  # the first for exercises; the others open from its menus
        "contents": ["files"],
        "federated_extensions": [str(Path(extension).resolve().parent)],
        "ignore_sys_prefix": ["federated_extensions", "translation"],  # what else is installed here stays here
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
    }
    settings = {
        "jupyter_lite_config.json": {"LiteBuildConfig": building},
        "jupyter-lite.json": SITE_SETTINGS,
        "overrides.json": USER_SETTINGS,
    }
    for name, content in settings.items():
        write_whole(source / name, json.dumps(content, indent=1))


def _run_jupyterlite(source: Path, built: Path, log: Path) -> None:
    """Run JupyterLite's build with its output in a file, and turn a failure into one message."""
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", str(source), "--output-dir", str(built)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTERLITE_")}
    with log.open("w", encoding="utf-8") as file:
        done = subprocess.run(
            command, cwd=source, env=environment, stdout=file, stderr=subprocess.STDOUT, check=False
        )  # fmt: skip
    if done.returncode != 0:
        tail = "\n".join(f"  {line}" for line in log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
        message = f"JupyterLite did not build (exit code {done.returncode}).\n{tail}\nThe whole log is {log}."
        raise ConfigError(message)


def _require_local(built: Path) -> None:
    """Refuse a site that would take Python from another machine, as JupyterLite does when a setting is lost."""
    settings = json.loads((built / "jupyter-lite.json").read_text(encoding="utf-8"))
    kernel = settings["jupyter-config-data"].get("litePluginSettings", {}).get(KERNEL, {})
    address = str(kernel.get("pyodideUrl", ""))
    if not address.startswith("./") or not (built / address).is_file():
        message = (
            f"{built / 'jupyter-lite.json'}: pyodideUrl is {address or 'not set'}; expected a file of the site. "
            "The site would ask another machine for Python. Report this with the versions of "
            "jupyterlite-core and jupyterlite-pyodide-kernel."
        )
        raise ConfigError(message)
