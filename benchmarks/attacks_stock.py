"""
What stock nbgrader does with each attack of `tests/hostile/`.

Each attack is graded by nbgrader's own command line in a fresh copy of a small course, an honest
student right after it in the same course. All of it runs inside a sandbox with bounds on time, memory,
files and processes, as a user without rights. The result is measured: points from the gradebook, tokens
and active content in what nbgrader wrote for the student, files that changed.

Needs Linux, root, bubblewrap and setpriv. Run it as ``uv run python benchmarks/attacks_stock.py``.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import json
import os
import platform
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results" / "attacks_stock.json"
sys.path.insert(0, str(PROJECT / "tests"))

ATTACKER, NEIGHBOUR = "a-student", "other-student"
COURSE, SECRET = Path("/course"), Path("/secret/canary.txt")
LOG = Path("/log/nbgrader.log")
LISTENER = 47110
FIRST_USER = 60001
RUN_LIMIT, FEEDBACK_LIMIT = 60, 20  # wall-clock [s]
MEMORY, PROCESSES, FILE_SIZE, FILES = 2 << 30, 200, 300 << 20, 512
SIZES = {"/course": 500 << 20, "/tmp": 200 << 20, "/home": 100 << 20, "/dev/shm": 64 << 20}
WATCHED = ("/course", "/tmp", "/home", "/dev/shm", "/secret")
USUAL = ("/course/autograded/", "/course/feedback/", "/course/.nbgrader.log")
CONNECTION = re.compile(r"/tmp/tmp\w+\.json")  # a kernel's connection file, left when nbgrader is killed
CONFIG = """
c.Execute.timeout = 10
c.CourseDirectory.db_url = "sqlite:////course/gradebook.db"
"""


# Outside the sandbox: make the course, start the sandboxes, keep the results.


def main() -> None:
    """Run the attacks and write the results, or, inside the sandbox, measure one."""
    options = _arguments()
    if options.inside:
        _measure(Path(options.inside))
        return
    from hostile_corpus import file_attacks, read_attacks

    attacks: dict[str, Any] = {attack.name: attack for attack in read_attacks()} | file_attacks()
    if unknown := set(options.only) - set(attacks):
        sys.exit(
            f"Unknown attack: got {', '.join(sorted(unknown))}; the names are those of the files in tests/hostile."
        )
    known = set(_stored().get("attacks", {})) if options.resume else set()
    chosen = {name: attacks[name] for name in sorted(set(options.only or attacks) - known)}
    with tempfile.TemporaryDirectory(prefix="attacks-stock-") as folder:
        template = _make_template(Path(folder) / "template")
        _copy_project(Path(folder) / "project")
        for name, row in _run_all(chosen, template, Path(folder), options.at_once):
            _store(name, row)
            if options.only:
                sys.stdout.write(json.dumps({name: row}, indent=1, ensure_ascii=False) + "\n")


def _stored() -> dict[str, Any]:
    """Read the file of results; empty when there is none."""
    return dict(json.loads(RESULTS.read_text(encoding="utf-8"))) if RESULTS.is_file() else {}


def _store(name: str, row: dict[str, Any]) -> None:
    """Put one result into the file of results, in the place of an older one."""
    versions = {"nbgrader": importlib.metadata.version("nbgrader"), "python": platform.python_version()}
    stored = _stored()
    honest = {"honest": row if name == "honest" else stored.get("honest")}
    new = {} if name == "honest" else {name: row}
    rows = dict(sorted((stored.get("attacks", {}) | new).items()))
    RESULTS.parent.mkdir(exist_ok=True)
    text = json.dumps(versions | honest | {"attacks": rows}, indent=1, ensure_ascii=False)
    RESULTS.write_text(text + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure what stock nbgrader does with each attack.")
    parser.add_argument(
        "--only", metavar="NAME", action="append", default=[], help="this attack only, and print it; may repeat"
    )
    parser.add_argument("--resume", action="store_true", help="leave out what the file of results already has")
    parser.add_argument("--at-once", type=int, choices=(1, 2), default=2, help="how many sandboxes run at once")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    return parser.parse_args()


def _copy_project(target: Path) -> None:
    """Copy what the sandbox needs of the project, so that all attacks meet the same state of it."""
    skipped = shutil.ignore_patterns("__pycache__", "results")
    for name in ("src", "tests", "data", "benchmarks"):
        shutil.copytree(PROJECT / name, target / name, ignore=skipped)


def _make_template(root: Path) -> Path:
    """Make the course: the authored notebook, its release in the gradebook, and the honest neighbour's work."""
    from hostile_corpus import ASSIGNMENT, NEIGHBOUR_TOKEN, RELEASE, honest, notebook_of

    from weakest_link.course import Course
    from weakest_link.nbgrader_bridge import generated
    from weakest_link.notebooks import write_notebook

    course = Course(root)
    course.solution(ASSIGNMENT).parent.mkdir(parents=True)
    shutil.copy(RELEASE, course.solution(ASSIGNMENT))
    shutil.copy(PROJECT / "nbgrader_config.py", root)
    with generated(course, ASSIGNMENT, register=True) as released:
        course.exercise(ASSIGNMENT).parent.mkdir(parents=True)
        shutil.copy(released, course.exercise(ASSIGNMENT))
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(CONFIG)
    neighbour = notebook_of(honest(), COURSE, SECRET)
    neighbour["cells"][-1]["source"] += f" {NEIGHBOUR_TOKEN}"
    path = course.submission(NEIGHBOUR, ASSIGNMENT) / f"{ASSIGNMENT}.ipynb"
    path.parent.mkdir(parents=True)
    write_notebook(neighbour, path)
    with sqlite3.connect(root / "gradebook.db") as database:
        row = (NEIGHBOUR, "Other", "Student", f"{NEIGHBOUR_TOKEN}@example.org")
        database.execute("INSERT INTO student (id, first_name, last_name, email) VALUES (?, ?, ?, ?)", row)
    database.close()
    (root / "results").mkdir()
    (root / "results" / "other-student.json").write_text(f'{{"note": "{NEIGHBOUR_TOKEN}"}}', encoding="utf-8")
    return root


def _run_all(
    chosen: dict[str, Any], template: Path, folder: Path, at_once: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Run the honest notebook, then every attack in a sandbox of its own, some at once; yield name and result."""
    from rich.console import Console
    from rich.progress import Progress

    honest = _run("honest", None, template, folder / "honest", FIRST_USER)
    usual = set(honest["changed"])
    yield "honest", _compared("honest", None, honest, usual)
    users = list(range(FIRST_USER, FIRST_USER + at_once))
    with Progress(console=Console(stderr=True)) as progress, ThreadPoolExecutor(at_once) as pool:
        bar = progress.add_task("attacks", total=len(chosen))

        def run(name: str) -> tuple[str, dict[str, Any]]:
            user = users.pop()
            try:
                return name, _run(name, chosen[name], template, folder / name, user)
            finally:
                users.append(user)
                progress.advance(bar)

        failed = []
        for done in as_completed([pool.submit(run, name) for name in chosen]):
            try:
                name, measured = done.result()
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                failed.append(str(error))
                continue
            yield name, _compared(name, chosen[name], measured, usual)
    if failed:
        sys.exit("\n".join(["Not measured:", *failed]))


def _run(name: str, attack: Any, template: Path, folder: Path, user: int) -> dict[str, Any]:
    """Run one attack; the folder holds its job and, afterwards, what was measured."""
    from hostile_corpus import ASSIGNMENT, Attack, honest, notebook_of

    from weakest_link.notebooks import write_notebook

    folder.mkdir()
    job = {"user": user, "file_attack": name if attack is not None and not isinstance(attack, Attack) else ""}
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
    cells = attack if isinstance(attack, Attack) else honest()
    write_notebook(notebook_of(cells, COURSE, SECRET), folder / f"{ASSIGNMENT}.ipynb")
    done = subprocess.run(_sandbox(template, folder), capture_output=True, text=True, timeout=400, check=False)
    found = folder / "measured.json"
    if not found.is_file():
        message = f"{name}: the sandbox measured nothing:\n{done.stderr[-2000:]}"
        raise RuntimeError(message)
    measured: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    shutil.rmtree(folder)
    return measured


def _sandbox(template: Path, folder: Path) -> list[str]:
    """Write the command: system and environment are read-only, everything that can be written is in memory."""
    system = [path for path in ("/usr", "/bin", "/lib", "/lib64", "/etc") if Path(path).exists()]
    copied = template.with_name("project")
    places = {path: path for path in (*system, sys.prefix, sys.base_prefix)}
    places |= {str(PROJECT / path.name): str(path) for path in copied.iterdir()}
    parents = sorted({str(parent) for path in places for parent in Path(path).parents} - {"/"})
    folders = [word for path in parents for word in ("--perms", "0755", "--dir", path)]
    binds = [word for place, path in places.items() for word in ("--ro-bind", path, place)]
    sized = [word for path, size in SIZES.items() for word in ("--size", str(size), "--tmpfs", path)]
    rights = ("SETUID", "SETGID", "SETPCAP", "KILL", "CHOWN", "DAC_OVERRIDE", "FOWNER")
    return [
        *("bwrap", "--die-with-parent", "--new-session", "--clearenv"),
        *(f"--unshare-{what}" for what in ("ipc", "pid", "net", "uts", "cgroup-try")),
        *(word for right in rights for word in ("--cap-add", f"CAP_{right}")),
        *("--proc", "/proc", "--dev", "/dev", *folders, *binds, *sized, "--tmpfs", "/secret", "--tmpfs", "/log"),
        *("--ro-bind", str(template), "/template", "--bind", str(folder), "/job"),
        *("--setenv", "PATH", f"{sys.prefix}/bin:/usr/bin:/bin", "--chdir", "/"),
        *("nice", "-n", "5", "choom", "-n", "900", "--", sys.executable, str(Path(__file__)), "--inside", "/job"),
    ]


def _compared(name: str, attack: Any, row: dict[str, Any], usual: set[str]) -> dict[str, Any]:
    """Compare what was measured with the honest run and with what the work deserves."""
    from hostile_corpus import POINTS, Attack, read_points

    expect = attack.expect if isinstance(attack, Attack) else read_points(getattr(attack, "expect", ""))
    expect = POINTS if name == "honest" else expect
    points = row["points"] or {}
    over = {question: value - expect.get(question, 0.0) for question, value in points.items()}
    row["changed"] = sorted(path for path in set(row["changed"]) - usual if not CONNECTION.fullmatch(path))
    row["undeserved"] = sum(value for value in over.values() if value > 0)
    lost = -sum(value for value in over.values() if value < 0) if points else sum(expect.values())
    row["verdict"] = _verdict(row, lost)
    keys = ("points", "undeserved", "leaked", "changed", "finished", "next_ok", "screen", "verdict")
    return {key: row[key] for key in keys}


def _verdict(row: dict[str, Any], lost: float) -> str:
    """Say in a few words what the attack achieved, the worst first."""
    if row["undeserved"]:
        return "full marks" if sum(row["points"].values()) >= 9 else "undeserved points"
    cases = {
        "run never ended": not row["finished"],
        "harmed the next student": not row["next_ok"],
        "read " + " and ".join(row["leaked"]): bool(row["leaked"]),
        "active content in the feedback": row["screen"],
        "wrote outside its folder": bool(row["changed"]),
        "no points recorded": row["points"] is None,
        "lost points of other questions": bool(lost),
    }
    return next((words for words, holds in cases.items() if holds), "no harm")


# Inside the sandbox: as root with few rights measure; as a user with none grade.


def _measure(job: Path) -> None:
    """Grade one attack and the neighbour, and write down what happened."""
    from hostile_corpus import ASSIGNMENT, MARKER_TOKEN, file_attacks

    settings = json.loads((job / "job.json").read_text(encoding="utf-8"))
    user, folder = settings["user"], COURSE / "submitted" / ATTACKER / ASSIGNMENT
    shutil.copytree("/template", COURSE, dirs_exist_ok=True)
    folder.mkdir(parents=True)
    if settings["file_attack"]:
        notebook = json.loads((job / f"{ASSIGNMENT}.ipynb").read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
        file_attacks()[settings["file_attack"]].write(folder, COURSE, notebook)
    else:
        shutil.copy(job / f"{ASSIGNMENT}.ipynb", folder)
    _prepare(user)
    before = dict(_snapshot())
    heard: list[bytes] = []
    threading.Thread(target=_listen, args=(heard,), daemon=True).start()
    finished = _nbgrader(user, RUN_LIMIT, "autograde", ASSIGNMENT, "--student", ATTACKER)
    next_finished = _nbgrader(user, RUN_LIMIT, "autograde", ASSIGNMENT, "--student", NEIGHBOUR)
    time.sleep(1)  # for what was left running
    _end_all(user)
    changed = sorted(
        path for path, content in (dict(_snapshot()).items() ^ before.items()) if not path.startswith(USUAL)
    )
    points, neighbours = _points(ATTACKER), _points(NEIGHBOUR)
    if any(MARKER_TOKEN in _text(path) for path in _marked()):  # else the feedback shows nothing new
        _nbgrader(user, FEEDBACK_LIMIT, "generate_feedback", ASSIGNMENT, "--student", ATTACKER)
        _end_all(user)
    measured = {
        "points": points,
        "leaked": _leaked(b"".join(heard)),
        "changed": list(dict.fromkeys(changed)),
        "finished": finished,
        "next_ok": next_finished and neighbours == {"q01": 3.0, "q02": 3.0, "q03": 3.0},
        "screen": any(_is_active(path) for path in (COURSE / "feedback").rglob("*.html")),
    }
    (job / "measured.json").write_text(json.dumps(measured), encoding="utf-8")


def _prepare(user: int) -> None:
    """Give the course to the grading user, who holds a secret, and make the places to write to."""
    from hostile_corpus import SECRET_TOKEN

    SECRET.write_text(SECRET_TOKEN, encoding="utf-8")
    for path in (Path("/tmp"), Path("/dev/shm")):
        path.chmod(0o1777)
    home = Path("/home/grader")
    home.mkdir()
    for path in (COURSE, home, SECRET, *COURSE.rglob("*")):
        os.chown(path, user, user, follow_symlinks=False)


def _nbgrader(user: int, limit: float, *words: str) -> bool:
    """Run nbgrader's command line as a user without rights and within bounds; tell whether it came to its end."""
    from hostile_corpus import SECRET_TOKEN

    environment = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "HOME": "/home/grader",
        "WEAKEST_LINK_CANARY": SECRET_TOKEN,
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "MPLBACKEND": "agg",
    }
    program = [str(Path(sys.executable).parent / "nbgrader"), *words]
    who = [
        f"--reuid={user}",
        f"--regid={user}",
        "--clear-groups",
        "--bounding-set=-all",
        "--inh-caps=-all",
        "--no-new-privs",
    ]
    with LOG.open("ab") as log:
        process = subprocess.Popen(
            ["/usr/bin/setpriv", *who, *program],
            cwd=COURSE,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=_bounds,
        )
        try:
            process.wait(limit)
        except subprocess.TimeoutExpired:
            _end_all(user)
            process.wait()
            return False
    return True


def _bounds() -> None:
    """Set the limits of what nbgrader and the student's code may use."""
    for kind, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_NPROC, PROCESSES),
        (resource.RLIMIT_FSIZE, FILE_SIZE),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (limit, limit))


def _end_all(user: int) -> None:
    """Kill every process of the grading user, until none is left."""
    for _ in range(200):
        running = list(_processes(user))
        if not running:
            return
        for number in running:
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                continue
        time.sleep(0.05)


def _processes(user: int) -> Iterator[int]:
    """Yield the numbers of a user's processes that still run."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status = (entry / "status").read_text()
            except OSError:
                continue
            if f"\nUid:\t{user}\t" in status and "\nState:\tZ" not in status:
                yield int(entry.name)


def _listen(heard: list[bytes]) -> None:
    """Stand in for a machine in the network: keep what anyone sends."""
    with socket.create_server(("127.0.0.1", LISTENER)) as server:
        while True:
            connection, _ = server.accept()
            with connection:
                connection.settimeout(2)
                try:
                    heard.append(connection.recv(65536))
                except OSError:
                    continue


def _snapshot() -> Iterator[tuple[str, str]]:
    """Yield every path that can be written, with a digest of what is there; the gradebook by its fixed tables."""
    for top in WATCHED:
        for folder, _, names in os.walk(top):
            for number, name in enumerate(sorted(names)):
                path = Path(folder) / name
                if number > 500:  # a flood of files: one line for all of them
                    yield f"{folder}/…", "many"
                    break
                if "jupyter/runtime" not in folder:
                    yield str(path), _content(path)
    for line in Path("/proc/sysvipc/shm").read_text().splitlines()[1:]:
        yield f"shared memory {line.split()[0]}", "left"


def _content(path: Path) -> str:
    """Describe one file: its target, or its mode and a digest of its bytes."""
    if path.name.startswith("gradebook.db"):
        return _fixed_tables() if path.name == "gradebook.db" else "beside"
    try:
        if path.is_symlink():
            return f"-> {path.readlink()}"
        if not path.is_file():
            return "no file"
        size = path.stat().st_size
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if size < 10_000_000 else str(size)
        return f"{path.stat().st_mode:o} {digest}"
    except OSError as error:
        return str(error)


def _rows(query: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
    """Read the gradebook."""
    database = sqlite3.connect(f"file:{COURSE}/gradebook.db?mode=ro", uri=True, timeout=5)
    try:
        return database.execute(query, tuple(values)).fetchall()
    finally:
        database.close()


def _fixed_tables() -> str:
    """Digest what grading does not change: the assignment, its cells and their points."""
    try:
        tables = [_rows(f"SELECT * FROM {name}") for name in ("assignment", "base_cell", "grade_cells", "source_cell")]
    except sqlite3.Error as error:
        return f"damaged: {error}"
    return hashlib.sha256(repr(tables).encode()).hexdigest()


def _points(student: str) -> dict[str, float] | None:
    """Read a student's automatic points by question; None when none were recorded."""
    query = """
        SELECT base_cell.name, coalesce(grade.manual_score, grade.auto_score), grade.extra_credit FROM grade
        JOIN base_cell ON base_cell.id = grade.cell_id
        JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
        JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
        WHERE submitted_assignment.student_id = ?
    """
    try:
        rows = _rows(query, [student])
    except sqlite3.Error:
        return None
    points: dict[str, float] = {}
    for name, score, extra in rows:
        if score is not None and not name.endswith("-essay"):
            points[name[:3]] = points.get(name[:3], 0.0) + score + (extra or 0.0)
    return points or None


def _marked() -> list[Path]:
    """List the student's marked notebooks."""
    from hostile_corpus import ASSIGNMENT

    return [path for path in (COURSE / "autograded" / ATTACKER / ASSIGNMENT).glob("*.ipynb") if path.is_file()]


def _leaked(heard: bytes) -> list[str]:
    """List what the student can read that is not the student's: in the marked notebook, the feedback, or sent out."""
    from hostile_corpus import HIDDEN_TOKENS, NEIGHBOUR_TOKEN, SECRET_TOKEN, SOLUTION_TOKEN

    notebooks = _marked()
    pages = [_text(path) for path in (*notebooks, *(COURSE / "feedback" / ATTACKER).rglob("*.html"))]
    outputs = "".join(_outputs(path) for path in notebooks)
    sent = heard.decode("utf-8", "replace")
    tokens = {"a secret": SECRET_TOKEN, "the solution": SOLUTION_TOKEN, "another student's work": NEIGHBOUR_TOKEN}
    found = [what for what, token in tokens.items() if any(token in text for text in (*pages, sent))]
    # nbgrader prints hidden checks as source into every feedback; only what the student's outputs show counts here.
    hidden = any(token in outputs for token in HIDDEN_TOKENS)
    return [*found, *(["hidden checks"] if hidden else []), *(["the network"] if heard else [])]


def _text(path: Path) -> str:
    """Read a file as text, up to 50 MB."""
    with path.open("rb") as file:
        return file.read(50_000_000).decode("utf-8", "replace")


def _outputs(path: Path) -> str:
    """Return a notebook's outputs as one text."""
    try:
        return json.dumps([cell.get("outputs") for cell in json.loads(_text(path))["cells"]])
    except (ValueError, KeyError, RecursionError):
        return ""


class _ActiveContent(HTMLParser):
    """Look for content of the student's, known by its token, that a browser would run, load or lay over the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found = False
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element's name and attributes."""
        from hostile_corpus import MARKER_TOKEN

        marked = any(MARKER_TOKEN in (value or "") for _, value in attrs)
        runs = any(
            name.startswith("on") or (value or "").strip().lower().startswith("javascript:") for name, value in attrs
        )
        loads = tag in ("iframe", "object", "embed", "form", "meta", "base", "link", "script")
        covers = any(name == "style" and "fixed" in (value or "") for name, value in attrs)
        remote = any(name in ("src", "href") and (value or "").startswith("http") for name, value in attrs)
        self.found |= marked and (runs or loads or covers or remote)
        self.inside = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:
        """Leave a script or a style."""
        self.inside = ""

    def handle_data(self, data: str) -> None:
        """Look at the text of scripts and styles."""
        from hostile_corpus import MARKER_TOKEN

        self.found |= bool(self.inside) and MARKER_TOKEN in data


def _is_active(path: Path) -> bool:
    """Tell whether a page holds active content of the student's."""
    parser = _ActiveContent()
    parser.feed(_text(path))
    return parser.found


if __name__ == "__main__":
    main()
