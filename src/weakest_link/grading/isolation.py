"""
Which boundary stands between student code and this machine, and how it is built.

The outer sandbox is bubblewrap's: no network, a read-only view of Python and its libraries, nothing of the
course. Inside it each submission has its own namespaces, or the whole sandbox to itself.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from weakest_link import datasets
from weakest_link.exceptions import IsolationError

Level = Literal["namespaces", "bubblewrap", "none"]
LEVELS: dict[Level, str] = {
    "namespaces": "a sandbox without network or course files, and in it own user, process, file-system and ipc "
    "namespaces for each submission, with no capabilities",
    "bubblewrap": "a sandbox without network or course files, begun anew for each submission",
    "none": "no boundary: student code runs with the rights of whoever grades",
}
INSTALL = "Install bubblewrap (Debian, Ubuntu: `apt-get install bubblewrap`; Fedora: `dnf install bubblewrap`)"
CONTAINER = "Grade in a Linux container, begun with the options that README.md names, or in a virtual machine"
ELSEWHERE = f"{CONTAINER}, or accept that student code can read and change your files, with --isolation none."
DATA = "/data"
FONTS = "/tmp/fonts"  # covered, like all of /tmp, before student code runs
VARIABLES = {
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "MPLCONFIGDIR": FONTS,
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    "WEAKEST_LINK_DATA": DATA,
}


@dataclass(frozen=True)
class Offer:
    """
    What this machine offers.

    Attributes
    ----------
    level : str
        The strongest level that works here.
    problem : str
        Why a stronger one does not work; empty when the strongest does.
    """

    level: Level
    problem: str


@functools.cache
def strongest() -> Offer:
    """
    Find the strongest level that works on this machine, by trying.

    Returns
    -------
    Offer
        The level, and what stands in the way of a stronger one.
    """
    if sys.platform != "linux":
        return Offer("none", f"{sys.platform}: the grader needs Linux. {CONTAINER}.")
    program = shutil.which("bwrap")
    if program is None:
        return Offer("none", f"bubblewrap is not installed. {INSTALL}, or: {ELSEWHERE}")
    problem = ""
    trial = (
        "import os, weakest_link.grading.linux as l; l.become_nobody(); ids = os.getuid(), os.getgid(); "
        "child = l.fork_apart(); os._exit(os.waitpid(child, 0)[1] != 0) if child else "
        "l.furnish_namespaces(ids, '/tmp', 1)"
    )
    for level, code in (("namespaces", trial), ("bubblewrap", "pass")):
        try:
            done = subprocess.run(
                [*command(), sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            problem = f"{type(error).__name__}: {error}"
            continue
        if done.returncode == 0:
            return Offer(level, problem and f"No namespaces inside the sandbox: {problem}")  # type: ignore[arg-type]
        problem = (done.stderr.strip().splitlines() or ["no reason given"])[-1].rstrip(".")
    return Offer("none", f"bubblewrap does not work here: {problem}. {ELSEWHERE}")


def choose(wanted: str) -> Level:
    """
    Return the level to grade at.

    Parameters
    ----------
    wanted : str
        ``"auto"`` for the strongest that works, or a level's name.

    Raises
    ------
    IsolationError
        The level does not work here, ``"auto"`` found no boundary at all, or this is no Linux.
    """
    if wanted == "none" and sys.platform == "linux":
        return "none"
    if wanted not in ("auto", *LEVELS):
        message = f"Unknown isolation: got {wanted!r}; expected auto, {', '.join(LEVELS)}."
        raise IsolationError(message)
    offer = strongest()
    if offer.level == "none" or (wanted == "namespaces" and offer.level == "bubblewrap"):
        asked = "" if wanted in ("auto", "none") else f" at the level {wanted!r}"
        message = f"Student code cannot be kept apart on this machine{asked}. {offer.problem}"
        raise IsolationError(message)
    return offer.level if wanted == "auto" else wanted  # type: ignore[return-value]


def command() -> list[str]:
    """
    Return the words that begin a program in the outer sandbox.

    Of the file system only Python, the system's libraries, the package and the students' tables are there,
    all read-only; `/tmp` is empty and writable.
    """
    words = ["bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    if os.getuid() == 0:  # the process inside becomes nobody; for that it needs these two, and gives them up
        words += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        words += ["--unshare-user"]
    words += ["--die-with-parent", "--new-session", "--clearenv", "--hostname", "sandbox"]
    for name, value in _variables():
        words += ["--setenv", name, value]
    words += ["--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/tmp"]
    words += ["--perms", "1777", "--dir", FONTS]
    visible = list(_visible())
    for folder in sorted(
        {above for _, target in visible for above in target.parents} - {Path("/"), *Path(FONTS).parents, Path(FONTS)}
    ):
        words += ["--perms", "0755", "--dir", str(folder)]  # the process inside owns nothing, and must pass
    for source, target in visible:
        words += ["--ro-bind", str(source), str(target)]
    for name in ("bin", "lib", "lib64", "sbin"):
        words += ["--symlink", f"usr/{name}", f"/{name}"] if Path(f"/{name}").is_symlink() else []
    return [*words, "--remount-ro", "/", "--chdir", "/tmp", "--"]


def findings() -> list[tuple[str, bool, str]]:
    """
    List the parts of the boundary and whether this machine has them.

    Returns
    -------
    list of tuple
        Name, whether it is there, and what it is for or how it is installed.
    """
    is_linux = sys.platform == "linux"
    found = [("Linux", is_linux, "namespaces, Landlock and seccomp are parts of its kernel")]
    if is_linux:  # Windows cannot even import the module
        from weakest_link.grading import linux

        offer = strongest()
        outer = INSTALL if shutil.which("bwrap") is None else "outer sandbox"
        inner = offer.problem if offer.level == "bubblewrap" else "each submission is alone, in a warm process"
        found += [
            ("bubblewrap", offer.level != "none", outer),
            ("namespaces in the sandbox", offer.level == "namespaces", inner),
            ("Landlock", linux.has_landlock(), "writing is refused outside the notebook's folder, a second time"),
            ("seccomp", linux.seccomp_filter() is not None, "system calls that no notebook needs are refused"),
        ]
    return found


def environment() -> dict[str, str]:
    """Return the environment for student code where no sandbox makes one."""
    return dict(_variables()) | {"WEAKEST_LINK_DATA": str(datasets.data_folder())}


def _variables() -> Iterator[tuple[str, str]]:
    """Yield the environment: fixed words, where Python is, and the choices of numeric kernels made for this machine."""
    yield from VARIABLES.items()
    yield "PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin"
    for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
        if name in os.environ:
            yield name, os.environ[name]


def visible_below(folder: str) -> list[str]:
    """List what of the interpreter and its libraries lies below a folder, as when a checkout is in `/tmp`."""
    return [str(target) for _, target in _visible() if target.is_relative_to(folder) and target.parent != Path(FONTS)]


def _visible() -> Iterator[tuple[Path, Path]]:
    """Yield what is seen inside, and where: libraries first, then what lies in or beside them."""
    seen = {Path("/usr"), Path(sys.base_prefix), Path(sys.prefix)}
    seen |= {Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib", "platlib")}
    seen |= {folder for folder in (Path("/lib"), Path("/lib64"), Path("/bin")) if not folder.is_symlink()}
    package = Path(__file__).resolve().parents[1]
    for folder in sorted(path for path in {*seen, package} if path.is_dir()):
        if not any(folder != other and folder.is_relative_to(other) for other in seen):
            yield folder, folder
    for name in ("ld.so.cache", "alternatives", "fonts", "localtime"):
        if (etc := Path("/etc") / name).exists():
            yield etc, etc
    data = datasets.data_folder()
    for path in (*sorted(data.glob("*.csv")), data / "datapackage.json"):
        yield path, Path(DATA) / path.name
    for path in _font_lists():
        yield path, Path(FONTS) / path.name


def _font_lists() -> list[Path]:
    """Find matplotlib's list of fonts, which takes seconds to make."""
    try:
        import matplotlib as mpl
    except ImportError:
        return []
    return sorted(Path(mpl.get_cachedir()).glob("fontlist-*.json"))
