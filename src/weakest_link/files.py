"""Files written whole or not at all, and digests that tell whether anything changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

SKIPPED = {"__pycache__", ".ipynb_checkpoints"}


def write_whole(path: Path, text: str) -> Path:
    """
    Write a text file by way of a temporary one, so that a killed run leaves the old file or the new one.

    Parameters
    ----------
    path : Path
        The file; its folder is made when missing.
    text : str
        The content, written as UTF-8.

    Returns
    -------
    Path
        The file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text, encoding="utf-8")
    return aside.replace(path)


def digest(*paths: Path) -> str:
    """
    Return one sha256 over the names and contents of files and folders; a missing path counts as empty.

    A link counts by where it leads, and is not followed: a submission may hold one to anywhere. A name counts
    by its bytes, which need not be text.
    """
    found = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if SKIPPED.intersection(file.parts) or not (file.is_symlink() or file.is_file()):
                continue
            found.update(os.fsencode(file.relative_to(path.parent)))
            if file.is_symlink():
                found.update(os.fsencode(file.readlink()))
            else:
                with file.open("rb") as content:
                    found.update(hashlib.file_digest(content, "sha256").digest())
    return found.hexdigest()
