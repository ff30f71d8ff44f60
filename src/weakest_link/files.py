"""Files written whole or not at all, and digests that tell whether anything changed."""

from __future__ import annotations

import hashlib
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
    """Return one sha256 over the names and contents of files and folders; a missing path counts as empty."""
    found = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and not SKIPPED.intersection(file.parts):
                found.update(str(file.relative_to(path.parent)).encode())
                found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()
