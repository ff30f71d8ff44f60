"""What grading gives: `Graded` for one notebook, `Result` for one student of a course. Plain data, to JSON and back."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from weakest_link.notebooks import Notebook

State = Literal["graded", "unreadable", "stopped", "missing"]


@dataclass(frozen=True)
class Graded:
    """
    One graded notebook.

    Attributes
    ----------
    state : {"graded", "unreadable"}
        Whether the notebook could be read; in one that could not, all automatic items have 0 points.
    scores : dict of str to float or None
        Points by graded cell (grade_id), in the notebook's order; None for a person to mark.
    max_scores : dict of str to float
        What each cell is worth.
    messages : dict of str to str
        Why points were lost, in words for the student; cells without a lost point are left out.
    repairs : tuple of str
        What was put right before grading, a sentence each.
    flags : tuple of str
        Signs for a person to look at (see `integrity`); they cost no points.
    answers : dict of str to str
        The student's source by the answer cell's grade_id.
    printed : dict of str to str
        What the student's code printed while a hidden check called it, by grade_id: for markers, never for students.
    notebook : dict or None
        The marked copy: the repaired notebook with the outputs of this run, made harmless, without hidden checks.
    timings : dict of str to float
        Seconds: `total`, and its parts `read`, `begin`, `cells`, `checks`.
    isolation : str
        The level that was in force (see `isolation.LEVELS`).
    """

    state: State
    scores: dict[str, float | None]
    max_scores: dict[str, float]
    messages: dict[str, str]
    repairs: tuple[str, ...]
    flags: tuple[str, ...]
    answers: dict[str, str]
    printed: dict[str, str]
    notebook: Notebook | None
    timings: dict[str, float] = field(compare=False)
    isolation: str

    def to_json(self) -> dict[str, Any]:
        """Return plain data for `json.dumps`."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Graded:
        """Rebuild a result from `to_json`."""
        return cls(**{**data, "repairs": tuple(data["repairs"]), "flags": tuple(data["flags"])})


@dataclass(frozen=True)
class Scored:
    """
    One graded cell of one submission.

    Attributes
    ----------
    grade_id, question, title, covers : str
        Which cell, of which question, and what it looks at (see `notebooks.Item`).
    score : float or None
        Points; None until a person has marked it.
    max_score : float
        What the cell is worth.
    message : str
        Why points were lost, or the marker's comment, in words for the student; empty when there is nothing to say.
    """

    grade_id: str
    question: str
    title: str
    covers: str
    score: float | None
    max_score: float
    message: str


@dataclass(frozen=True)
class Result:
    """
    One student's result for one assignment of a course.

    Attributes
    ----------
    student, assignment : str
        Whose submission of what.
    state : {"graded", "unreadable", "stopped", "missing"}
        Whether the notebook ran, could not be read, could not be graded in time, or was not handed in.
    scored : tuple of Scored
        Every graded cell, in the notebook's order.
    repairs, flags : tuple of str
        See `Graded`.
    answers, printed : dict of str to str
        See `Graded`.
    isolation : str
        See `Graded`; empty when no code ran.
    inputs : str
        A digest of everything that the result depends on; equal inputs are not graded twice.
    timings : dict of str to float
        See `Graded`; of this run only, so not stored.
    """

    student: str
    assignment: str
    state: State
    scored: tuple[Scored, ...]
    repairs: tuple[str, ...]
    flags: tuple[str, ...]
    answers: dict[str, str]
    printed: dict[str, str]
    isolation: str
    inputs: str
    timings: dict[str, float] = field(default_factory=dict, compare=False)

    @property
    def score(self) -> float:
        """Points so far; what a person has yet to mark counts as 0."""
        return sum(item.score or 0.0 for item in self.scored)

    @property
    def max_score(self) -> float:
        """Points that can be had."""
        return sum(item.max_score for item in self.scored)

    @property
    def max_marked(self) -> float:
        """Points that can be had in what is marked so far."""
        return self.max_score - self.to_mark

    @property
    def to_mark(self) -> float:
        """Points that wait for a person."""
        return sum(item.max_score for item in self.scored if item.score is None)

    @property
    def by_question(self) -> dict[str, list[Scored]]:
        """The items by question (``q03``), in order."""
        groups: dict[str, list[Scored]] = {}
        for item in self.scored:
            groups.setdefault(item.question, []).append(item)
        return groups

    @property
    def reasons(self) -> list[tuple[str, float, str]]:
        """Every lost point with its reason, as question, points lost and message; equal reasons are added up."""
        lost: dict[tuple[str, str], float] = {}
        for item in self.scored:
            if item.score is not None and item.score < item.max_score:
                key = (item.question, item.message)
                lost[key] = lost.get(key, 0.0) + item.max_score - item.score
        if self.state != "graded" and lost:
            return [("all", sum(lost.values()), self.scored[0].message)]
        return [(question, points, message) for (question, message), points in lost.items()]

    def to_json(self) -> dict[str, Any]:
        """Return plain data for `json.dumps`."""
        data = asdict(self)
        del data["timings"]
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Result:
        """Rebuild a result from `to_json`."""
        scored = tuple(Scored(**item) for item in data["scored"])
        return cls(**{**data, "scored": scored, "repairs": tuple(data["repairs"]), "flags": tuple(data["flags"])})
