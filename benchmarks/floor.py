"""
The floor: the same cells in one warm process, without checks and without isolation.

No grader that runs the students' code can be faster on one core. `graders.run_floor` starts this file as
a program of its own; it prints a JSON list of seconds, one a submission.
"""

from __future__ import annotations

import json
import sys
import time

from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import activate_matplotlib
from IPython.utils.capture import capture_output
from matplotlib_inline.backend_inline import configure_inline_support
from workload import WORKLOADS, Workload, answer_code, kind_of

BACKEND = "module://matplotlib_inline.backend_inline"


def measure(workload: Workload, submissions: int) -> list[float]:
    """
    Run submissions one after another in one IPython shell; charts are drawn as a notebook draws them.

    Parameters
    ----------
    workload : Workload
        The exercise.
    submissions : int
        How many; the kinds take turns. One of each kind is run before, to warm up.

    Returns
    -------
    list of float
        Seconds a submission.
    """
    shell = InteractiveShell.instance()
    activate_matplotlib(BACKEND)
    configure_inline_support(shell, BACKEND)
    warm_up = len({kind_of(index).name for index in range(submissions)})
    seconds = [_run(shell, workload, index) for index in [*range(warm_up), *range(submissions)]]
    return seconds[warm_up:]


def _run(shell: InteractiveShell, workload: Workload, index: int) -> float:
    """Run one submission in an emptied namespace; time its cells only, and keep their outputs from the terminal."""
    shell.reset(new_session=False)
    start = time.perf_counter()
    with capture_output():
        for code in answer_code(workload, kind_of(index)):
            shell.run_cell(code)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(WORKLOADS[sys.argv[1]], int(sys.argv[2]))))
