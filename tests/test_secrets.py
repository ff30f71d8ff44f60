"""What instructors know stays with them: nothing of it is in anything that students are given."""

from __future__ import annotations

import csv
import html
import io
import re
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Columns that answer exercises, by file; a stretch of plain text out of each cell is searched for.
ANSWERS = {
    "data/instructor/claim_verdicts.csv": ["evidence"],
    "data/instructor/note_judgements.csv": ["remark", "found_detail"],
    "data/instructor/event_notes.csv": ["note", "mention_note"],
    "data/instructor/division_ranks.csv": ["name_japanese"],
    "data/raw/claims.csv": ["evidence"],
    "data/raw/notes.csv": ["problem"],
}
TABLES = {path.stem for path in (ROOT / "data" / "instructor").glob("*.csv")}
STRETCH = re.compile(r"[\w ,.;:()-]+")


def secrets() -> list[str]:
    """Return a plain stretch of every answer, long enough to be found nowhere by chance."""
    found: set[str] = set()
    for file, columns in ANSWERS.items():
        with (ROOT / file).open(encoding="utf-8", newline="") as stream:
            cells = [row[column] for row in csv.DictReader(stream) for column in columns]
        stretches = [max(STRETCH.findall(cell), key=len, default="").strip() for cell in cells]
        found |= {stretch for stretch in stretches if len(stretch) >= 30 or re.search(r"[一-龥]{3}", stretch)}
    return sorted(found)


def contents(place: Path) -> Iterator[tuple[str, bytes]]:
    """Read every file of a folder, of a wheel or of a source archive; archives inside are opened too."""
    if place.is_dir():
        for path in sorted(place.rglob("*")):
            if path.is_file():
                yield from _opened(path.relative_to(place).as_posix(), path.read_bytes())
    else:
        yield from _opened(place.name, place.read_bytes())


def _opened(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give a file, or what an archive holds."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from _opened(f"{name}/{inner}", archive.read(inner))
    elif name.endswith(".tar.gz"):
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            for member in tar.getmembers():
                if (stream := tar.extractfile(member)) is not None:
                    yield from _opened(f"{name}/{member.name}", stream.read())
    else:
        yield name, data


def leaks(place: Path) -> list[str]:
    """Name every secret in a place, with the file that holds it, and every file that is an instructor's table."""
    searched = secrets()
    found = []
    for name, data in contents(place):
        text = html.unescape(data.decode("utf-8", errors="replace"))
        found += [f"{name}: {secret}" for secret in searched if secret in text]
        found += [f"{name}: an instructor's table"] if Path(name).stem in TABLES else []
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and the source archive."""
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(["uv", "build", "--quiet", "-o", str(target), str(ROOT)], check=True)
    return target


def test_many_answers_are_searched_for() -> None:
    """The search knows most of the verdicts, the remarks on notes and the remarks on events."""
    assert len(secrets()) > 110


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_search_finds_a_secret(tmp_path: Path, kind: str) -> None:
    """A verdict is found in a page, escaped or not, and inside an archive."""
    secret = next(each for each in secrets() if " " in each)
    page = tmp_path / "page.html"
    page.write_text(f"<p>{html.escape(secret)}</p>", encoding="utf-8")
    place = tmp_path
    if kind == "archive":
        place = tmp_path / "site.zip"
        with zipfile.ZipFile(place, "w") as archive:
            archive.write(page, "inner/page.html")
        page.unlink()

    assert [leak for leak in leaks(place) if leak.endswith(secret)]


@pytest.mark.parametrize("folder", ["exercises", "book"])
def test_sources_of_what_students_get(folder: str) -> None:
    """Released exercises and the book's own files hold no answer."""
    assert leaks(ROOT / folder) == []


def test_student_tables() -> None:
    """The students' tables and their descriptor hold no answer."""
    files = [*ROOT.glob("data/*.csv"), ROOT / "data" / "datapackage.json"]

    assert [leak for file in files for leak in leaks(file)] == []


@pytest.mark.slow
@pytest.mark.parametrize("pattern", ["*.whl", "*.tar.gz"], ids=["wheel", "source archive"])
def test_built_packages(built: Path, pattern: str) -> None:
    """No answer is in the wheel or in the source archive."""
    assert leaks(next(built.glob(pattern))) == []


@pytest.mark.slow
def test_built_book(built_book: Path) -> None:
    """No answer is on a page of the built book, in its search index or among its downloads."""
    assert leaks(built_book) == []
