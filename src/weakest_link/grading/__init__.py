"""
From a folder of submissions to scores with reasons.

`repair` brings a submission into the release's form, `run` grades it, `results` is what comes out.
"""

from weakest_link.grading.results import Graded, Scored
from weakest_link.grading.run import choose_students, grade, stored_results

__all__ = ["Graded", "Scored", "choose_students", "grade", "stored_results"]
