"""Watch the grader's long-lived processes from outside, to see whether they slow down or grow."""

from __future__ import annotations

import statistics
import threading
import time
from collections import Counter
from typing import Any

import psutil  # no dependency of ours: ipykernel brings it
from graders import Run

PERIOD_S = 0.25
EDGE = 100
MB = 2**20

Sample = dict[int, float]


class MemoryWatch:
    """
    Sample the resident memory of a command and its descendants until it ends.

    Use as the `on_start` of a run: ``watch(pid)``; then read `samples`.

    Attributes
    ----------
    samples : list of dict of int to float
        Resident memory by process id [MB], one entry every quarter of a second.
    """

    def __init__(self) -> None:
        self.samples: list[Sample] = []
        self._thread: threading.Thread | None = None

    def __call__(self, pid: int) -> None:
        """Start to watch the command with this process id."""
        self._thread = threading.Thread(target=self._watch, args=(psutil.Process(pid),), daemon=True)
        self._thread.start()

    def _watch(self, command: psutil.Process) -> None:
        """Take samples until the command is gone."""
        while True:
            try:
                processes = [command, *command.children(recursive=True)]
            except psutil.NoSuchProcess:
                return
            self.samples.append(_resident(processes))
            time.sleep(PERIOD_S)


def _resident(processes: list[psutil.Process]) -> Sample:
    """Return the resident memory of the processes that are still there [MB]."""
    found = {}
    for process in processes:
        try:
            found[process.pid] = process.memory_info().rss / MB
        except psutil.NoSuchProcess:
            continue
    return found


def summarise(run: Run, watch: MemoryWatch) -> dict[str, Any]:
    """
    Compare the start of a long run with its end.

    Parameters
    ----------
    run : Run
        The run; its `seconds` stand in the order of the students, in which they are graded.
    watch : MemoryWatch
        What was sampled meanwhile.

    Returns
    -------
    dict
        Median time of the first and of the last 100 submissions [s]; resident memory of the command and all
        its processes that live for more than half of the run, added up, the median in about the same two
        parts of the run [MB]. Pages that processes share count more than once.
    """
    edge = min(EDGE, run.submissions // 2)
    first, last = _memory(watch.samples, edge / run.submissions)
    return {
        "submissions": run.submissions,
        "edge": edge,
        "wall_s": round(run.wall_s, 2),
        "first_s": round(statistics.median(run.seconds[:edge]), 4),
        "last_s": round(statistics.median(run.seconds[-edge:]), 4),
        "first_mb": first,
        "last_mb": last,
        "isolation": run.isolation,
    }


def _memory(samples: list[Sample], share: float) -> tuple[float | None, float | None]:
    """Return the memory of the long-lived processes in the first and the last part of the samples with all of them."""
    seen = Counter(pid for sample in samples for pid in sample)
    lasting = {pid for pid, times in seen.items() if times > len(samples) / 2}
    sums = [sum(sample[pid] for pid in lasting) for sample in samples if lasting <= sample.keys()]
    part = max(1, round(share * len(sums)))
    edges = (sums[:part], sums[-part:])
    first, last = (round(statistics.median(edge), 1) if edge else None for edge in edges)
    return first, last
