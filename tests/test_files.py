"""Files written whole, and digests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from weakest_link.files import digest, write_whole


def test_digest_changes_with_content_and_name(tmp_path: Path) -> None:
    """A digest differs when a file's content or its name differs."""
    file = tmp_path / "in" / "a.txt"
    file.parent.mkdir()
    file.write_text("1")
    first = digest(file.parent)

    file.write_text("2")
    second = digest(file.parent)
    file.rename(file.with_name("b.txt"))

    assert len({first, second, digest(file.parent)}) == 3


def test_digest_leaves_checkpoints_out(tmp_path: Path) -> None:
    """Jupyter's checkpoints do not count as a change."""
    before = digest(tmp_path)
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "a.ipynb").write_text("1")

    assert digest(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="Names are text there.")
def test_digest_reads_names_that_are_no_text(tmp_path: Path) -> None:
    """Files and links whose names or targets are any bytes count as others do."""
    found = {digest(tmp_path)}
    for name in (b"\xff\xfe.txt", b"\xfe\xff.txt"):
        (tmp_path / os.fsdecode(name)).touch()
        found.add(digest(tmp_path))
        (tmp_path / "link").symlink_to(os.fsdecode(name))
        found.add(digest(tmp_path))
        (tmp_path / "link").unlink()

    assert len(found) == 5


def test_write_whole_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    """A file is replaced by its new content, and the temporary one is gone."""
    for text in ("old", "new"):
        write_whole(tmp_path / "in" / "a.txt", text)

    assert [(path.name, path.read_text()) for path in (tmp_path / "in").iterdir()] == [("a.txt", "new")]
