"""
The floor: the same cells in one warm process, without isolation, notebook files or gradebook.

No grader that runs the students' code and the checks can be faster on one core. `graders.run_floor` starts this
file as a program of its own; it prints a JSON list of pairs of seconds, one a submission: the student's cells, and
these with the checks.
"""

from __future__ import annotations

import json
import sys
import time

from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import activate_matplotlib
from IPython.utils.capture import capture_output
from matplotlib_inline.backend_inline import configure_inline_support
from workload import WORKLOADS, Workload, code_cells, kind_of

BACKEND = "module://matplotlib_inline.backend_inline"


def measure(workload: Workload, submissions: int) -> list[tuple[float, float]]:
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
    list of tuple of float
        For each submission the time of its own cells, and of these with the checks [s].
    """
    shell = InteractiveShell.instance(xmode="Plain")  # as ours; other modes take longer to write an error
    activate_matplotlib(BACKEND)
    configure_inline_support(shell, BACKEND)
    warm_up = len({kind_of(index).name for index in range(submissions)})
    seconds = [_run(shell, workload, index) for index in [*range(warm_up), *range(submissions)]]
    return seconds[warm_up:]


def _run(shell: InteractiveShell, workload: Workload, index: int) -> tuple[float, float]:
    """Run one submission in an emptied namespace; time its cells only, and keep their outputs from the terminal."""
    shell.reset(new_session=False)
    own = total = 0.0
    with capture_output():
        for code, is_check in code_cells(workload, kind_of(index)):
            start = time.perf_counter()
            shell.run_cell(code)
            seconds = time.perf_counter() - start
            own += 0.0 if is_check else seconds
            total += seconds
    return own, total


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(WORKLOADS[sys.argv[1]], int(sys.argv[2]))))
