"""Which boundary this machine offers, and what is seen behind it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from weakest_link import datasets
from weakest_link.course import Course
from weakest_link.exceptions import IsolationError
from weakest_link.grading import isolation
from weakest_link.grading.isolation import LEVELS, Offer, choose, command, environment, findings, strongest

needs_sandbox = [
    pytest.mark.slow,
    pytest.mark.skipif(strongest().level == "none", reason=f"No isolation here: {strongest().problem}"),
]


def bound() -> dict[Path, Path]:
    """Map what is seen inside to where it comes from."""
    words = command()
    return {Path(words[n + 2]): Path(words[n + 1]) for n, word in enumerate(words) if word == "--ro-bind"}


@pytest.fixture
def offering(monkeypatch: pytest.MonkeyPatch) -> Callable[[Offer], None]:
    """Return a way to say what the machine offers."""
    return lambda offer: monkeypatch.setattr(isolation, "strongest", lambda: offer)


def test_nothing_of_the_course_is_seen(checkout: Course) -> None:
    """Of the course only the package, the students' tables and the installed libraries are seen."""
    seen = [path for path in bound().values() if path.resolve().is_relative_to(checkout.root)]

    allowed = (checkout.root / "src" / "weakest_link", Path(sys.prefix))
    tables = {*(checkout.root / "data").glob("*.csv"), checkout.root / "data" / "datapackage.json"}
    assert [path for path in seen if path not in tables and path not in allowed] == []


@pytest.mark.parametrize("name", ["solutions", "exercises", "submitted", "data", "data/instructor", "tests", "."])
def test_no_folder_of_the_course_is_seen(checkout: Course, name: str) -> None:
    """No folder that holds solutions, other data or submissions is seen, nor one above it."""
    folder = (checkout.root / name).resolve()

    assert [path for path in bound().values() if folder.is_relative_to(path.resolve())] == []


def test_home_is_not_seen() -> None:
    """The home folder of whoever grades is not seen as a whole, nor one above it."""
    assert [path for path in bound().values() if Path.home().is_relative_to(path.resolve())] == []


def test_only_the_libraries_part_of_etc_is_seen() -> None:
    """Of the system's settings no list of users and no key is seen."""
    seen = {str(target) for target in bound() if target.is_relative_to("/etc")}

    assert seen <= {"/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/etc/localtime"}


def test_tables_are_seen_in_a_place_of_their_own() -> None:
    """The tables stand where the environment says, whatever folder they come from."""
    tables = {target.name for target in bound() if target.is_relative_to(isolation.DATA)}

    assert {f"{name}.csv" for name in datasets.names()} | {"datapackage.json"} <= tables
    assert isolation.VARIABLES["WEAKEST_LINK_DATA"] == isolation.DATA


@pytest.mark.parametrize("word", ["--unshare-net", "--unshare-pid", "--unshare-ipc", "--die-with-parent", "--clearenv"])
def test_command_draws_the_boundaries(word: str) -> None:
    """The sandbox has no network, no other process, no environment, and ends with the grader."""
    assert word in command()


def test_command_binds_nothing_to_write() -> None:
    """Nothing of this machine is bound so that it can be written, and the root is read-only at the end."""
    words = command()

    assert {word for word in words if word.endswith("bind")} == {"--ro-bind"}
    assert words[words.index("--remount-ro") + 1] == "/"


@pytest.mark.parametrize(
    ("user", "there", "missing"),
    [(0, "--cap-drop", "--unshare-user"), (1000, "--unshare-user", "--cap-add")],
    ids=["superuser", "user"],
)
def test_command_fits_who_grades(monkeypatch: pytest.MonkeyPatch, user: int, there: str, missing: str) -> None:
    """The superuser's capabilities are dropped; everybody else needs a namespace of users."""
    monkeypatch.setattr(os, "getuid", lambda: user)

    words = command()

    assert there in words
    assert missing not in words


@pytest.mark.parametrize("make", [command, environment], ids=["sandbox", "no sandbox"])
def test_environment_holds_nothing_of_the_graders(monkeypatch: pytest.MonkeyPatch, make: Callable[[], object]) -> None:
    """No variable of whoever grades is handed on."""
    monkeypatch.setenv("CANARY_TOKEN", "canary-4711")
    monkeypatch.setenv("PYTHONPATH", "/canary-4711")

    assert "canary-4711" not in str(make())


def test_choose_refuses_unknown_levels() -> None:
    """An unknown level is refused with the known ones."""
    with pytest.raises(IsolationError, match=r"got 'docker'; expected auto, namespaces, bubblewrap, none\."):
        choose("docker")


def test_choose_takes_no_boundary_without_trying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who wants no boundary gets none, whatever the machine offers."""
    monkeypatch.setattr(isolation, "strongest", lambda: pytest.fail("nothing has to be tried"))

    assert choose("none") == "none"


def test_choose_refuses_another_system(anew: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """On another system not even student code without a boundary can be run, and the message says where it can."""
    monkeypatch.setattr(sys, "platform", "darwin")

    with pytest.raises(IsolationError, match=r"darwin: the grader needs Linux\. Grade in a Linux container"):
        choose("none")


@pytest.mark.parametrize(
    ("offer", "wanted", "level"),
    [
        ("namespaces", "auto", "namespaces"),
        ("namespaces", "namespaces", "namespaces"),
        ("namespaces", "bubblewrap", "bubblewrap"),
        ("bubblewrap", "auto", "bubblewrap"),
        ("bubblewrap", "bubblewrap", "bubblewrap"),
    ],
)
def test_choose_takes_what_works(offering: Callable[[Offer], None], offer: str, wanted: str, level: str) -> None:
    """The strongest level is taken, or a weaker one that is asked for."""
    offering(Offer(offer, "x"))  # type: ignore[arg-type]

    assert choose(wanted) == level


@pytest.mark.parametrize(
    ("offer", "wanted", "words"),
    [
        ("none", "auto", r"on this machine\. the reason"),
        ("none", "bubblewrap", r"on this machine at the level 'bubblewrap'\. the reason"),
        ("none", "namespaces", r"on this machine at the level 'namespaces'\. the reason"),
        ("bubblewrap", "namespaces", r"on this machine at the level 'namespaces'\. the reason"),
    ],
)
def test_choose_never_takes_less(offering: Callable[[Offer], None], offer: str, wanted: str, words: str) -> None:
    """A level that does not work here is refused with the reason; nobody gets a weaker one instead."""
    offering(Offer(offer, "the reason"))  # type: ignore[arg-type]

    with pytest.raises(IsolationError, match=f"Student code cannot be kept apart {words}"):
        choose(wanted)


def test_strongest_says_how_to_install(anew: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without bubblewrap the problem says how to get it, and what else can be done."""
    monkeypatch.setattr(shutil, "which", lambda _: None)

    offer = strongest()

    assert offer.level == "none"
    assert "apt-get install bubblewrap" in offer.problem
    assert "--isolation none" in offer.problem


def test_strongest_names_another_system(anew: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """On another system the problem names it, and where to grade instead."""
    monkeypatch.setattr(sys, "platform", "darwin")

    assert strongest() == Offer("none", f"darwin: the grader needs Linux. {isolation.CONTAINER}.")


@pytest.mark.parametrize(
    ("codes", "level", "problem"),
    [
        ([0], "namespaces", ""),
        ([1, 0], "bubblewrap", "No namespaces inside the sandbox: not permitted"),
        ([1, 1], "none", "bubblewrap does not work here: not permitted. Grade in a Linux container"),
    ],
    ids=["all", "no namespaces", "nothing"],
)
def test_strongest_tries(
    anew: None, monkeypatch: pytest.MonkeyPatch, codes: list[int], level: str, problem: str
) -> None:
    """The first level whose trial works is offered, with the reason why a stronger one did not."""
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/bwrap")
    left = iter(codes)
    monkeypatch.setattr(
        subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], next(left), "", "bwrap:\nnot permitted\n")
    )

    offer = strongest()

    assert offer.level == level
    assert offer.problem.startswith(problem)
    assert bool(offer.problem) == bool(problem)


@pytest.mark.parametrize(
    "error",
    [subprocess.TimeoutExpired("bwrap", 60), PermissionError(13, "Permission denied")],
    ids=["hangs", "cannot be started"],
)
def test_strongest_survives_its_trial(anew: None, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """A bubblewrap that hangs or cannot be started is one that does not work here."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/bwrap")
    monkeypatch.setattr(subprocess, "run", fail)

    assert strongest().level == "none"


def test_findings_name_every_part() -> None:
    """Each part of the boundary is listed with whether it is there and what for."""
    found = {name: text for name, _, text in findings()}

    assert list(found) == ["Linux", "bubblewrap", "namespaces in the sandbox", "Landlock", "seccomp"]
    assert all(found.values())


def test_findings_say_how_to_install(anew: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where bubblewrap is missing the list says how to get it."""
    monkeypatch.setattr(shutil, "which", lambda _: None)

    found = {name: (there, text) for name, there, text in findings()}

    assert found["bubblewrap"] == (False, isolation.INSTALL)
    assert found["namespaces in the sandbox"][0] is False


@pytest.mark.parametrize(
    ("level", "outer", "inner"),
    [("namespaces", True, True), ("bubblewrap", True, False), ("none", False, False)],
)
def test_findings_list_what_works(
    offering: Callable[[Offer], None], monkeypatch: pytest.MonkeyPatch, level: str, outer: bool, inner: bool
) -> None:
    """A bubblewrap that is installed and does not work, as in a container without options, is not there."""
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/bwrap")
    offering(Offer(level, ""))  # type: ignore[arg-type]

    found = {name: there for name, there, _ in findings()}

    assert (found["bubblewrap"], found["namespaces in the sandbox"]) == (outer, inner)


def test_findings_say_why_there_are_no_namespaces(offering: Callable[[Offer], None]) -> None:
    """Where the sandbox works and namespaces in it do not, the list says why."""
    offering(Offer("bubblewrap", "the reason"))

    assert ("namespaces in the sandbox", False, "the reason") in findings()


def test_findings_ask_no_other_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, which cannot import what asks the kernel, the list says that Linux is missing."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "weakest_link.grading.linux", None)
    monkeypatch.delattr(sys.modules["weakest_link.grading"], "linux", raising=False)

    assert [(name, there) for name, there, _ in findings()] == [("Linux", False)]


def test_every_level_is_described() -> None:
    """Each level has words for the report."""
    assert list(LEVELS) == ["namespaces", "bubblewrap", "none"]
    assert all(LEVELS.values())


def inside(code: str) -> str:
    """Run code in the outer sandbox; return what it prints."""
    done = subprocess.run([*command(), sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    return done.stdout.strip() or done.stderr.strip()


class TestInside:
    """What a program in the outer sandbox meets."""

    pytestmark = needs_sandbox

    def test_solutions_are_not_there(self, checkout: Course) -> None:
        """The course's folder has nothing in it but the package and the libraries."""
        code = f"import os; print([n for n in os.listdir({str(checkout.root)!r}) if n not in ('src', '.venv')])"

        assert inside(code) == "[]"

    def test_home_is_empty(self) -> None:
        """The home folder has nothing in it but, maybe, the way to Python."""
        code = "import os; print(*os.listdir(home) if os.path.isdir(home) else ())"
        names = inside(f"home = {str(Path.home())!r}; {code}")

        parts = {part for prefix in (sys.base_prefix, sys.prefix) for part in Path(prefix).parts}
        assert set(names.split()) <= parts

    def test_nothing_can_be_written(self, checkout: Course) -> None:
        """No place but the empty temporary folder can be written."""
        places = ["/", "/usr", "/etc", isolation.DATA, str(checkout.root / "src" / "weakest_link"), sys.prefix]
        code = f"import os; print([p for p in {places} if os.access(p, os.W_OK) and not os.statvfs(p).f_flag & 1])"

        assert inside(code) == "[]"

    def test_there_is_no_network(self) -> None:
        """The only interface is the sandbox's own loop, and it leads nowhere."""
        assert inside("import socket; print([name for _, name in socket.if_nameindex()])") == "['lo']"

    def test_tables_can_be_read(self) -> None:
        """The package finds its tables."""
        assert int(inside("from weakest_link import datasets as d; print(len(d.load(d.names()[0])))")) > 0
