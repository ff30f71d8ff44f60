"""
A course: the folder that holds the assignments, in nbgrader's layout.

`solutions/NAME/NAME.ipynb` is authored, `exercises/NAME/NAME.ipynb` is generated,
`submitted/STUDENT/NAME/` is what came in. The project's own checkout is such a folder too.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from weakest_link.exceptions import ConfigError

CONFIG = "nbgrader_config.py"


@dataclass(frozen=True)
class Course:
    """
    A course folder.

    Parameters
    ----------
    root : Path
        The folder that holds `nbgrader_config.py`.
    """

    root: Path

    @classmethod
    def find(cls, start: Path) -> Course:
        """
        Find the course that `start` is in, looking upwards.

        Raises
        ------
        ConfigError
            No folder from `start` to the top has an `nbgrader_config.py`, or its path cannot be written as
            a database's address.
        """
        start = start.resolve()
        for folder in (start, *start.parents):
            if (folder / CONFIG).is_file():
                return cls._with_plain_path(folder)
        message = (
            f"{start}: not a course (no {CONFIG} here or above). "
            "Run this in a clone of the project, or name the course's folder with --course DIR."
        )
        raise ConfigError(message)

    @classmethod
    def _with_plain_path(cls, root: Path) -> Course:
        """Refuse a path with `?` or `#`: in a database's address they would cut it off."""
        if set("?#") & set(str(root)):
            message = f"{root}: the folder's path has a ? or a #, which the gradebook's address cannot hold. Rename it."
            raise ConfigError(message)
        return cls(root)

    @property
    def gradebook(self) -> str:
        """The gradebook's database as an SQLAlchemy URL."""
        return f"sqlite:///{self.root / 'gradebook.db'}"

    def solution(self, assignment: str) -> Path:
        """Return the authored notebook of an assignment."""
        return self.root / "solutions" / assignment / f"{assignment}.ipynb"

    def exercise(self, assignment: str) -> Path:
        """Return the released notebook of an assignment."""
        return self.root / "exercises" / assignment / f"{assignment}.ipynb"

    def submission(self, student: str, assignment: str) -> Path:
        """Return the folder of one student's submission."""
        return self.root / "submitted" / student / assignment

    def marked(self, student: str, assignment: str) -> Path:
        """Return the marked notebook of one student's submission."""
        return self.root / "autograded" / student / assignment / f"{assignment}.ipynb"

    def assignments(self) -> list[str]:
        """List the assignments that have an authored notebook, in order."""
        return sorted(
            path.stem for path in (self.root / "solutions").glob("*/*.ipynb") if path.stem == path.parent.name
        )

    def students(self) -> list[str]:
        """List the students who have a folder below `submitted/`, in order; hidden folders are nobody's."""
        folders = (path for path in (self.root / "submitted").glob("*") if path.is_dir())
        return sorted(path.name for path in folders if not path.name.startswith("."))

    def choose(self, assignments: Iterable[str]) -> list[str]:
        """
        Return the named assignments, or all of them when none is named.

        Raises
        ------
        ConfigError
            A name is not an assignment of this course (the message lists those that are), or it has none.
        """
        known, named = self.assignments(), list(assignments)
        if not known:
            message = f"{self.root / 'solutions'}: no assignments. Each one is a notebook NAME/NAME.ipynb in there."
            raise ConfigError(message)
        unknown = [name for name in named if name not in known]
        if unknown:
            near = difflib.get_close_matches(unknown[0], known, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            message = (
                f"Unknown assignment: got {', '.join(unknown)}; expected one of {', '.join(known)} "
                f"(folders of {self.root / 'solutions'}).{hint}"
            )
            raise ConfigError(message)
        return named or known
