"""Settings that `nbgrader` and `weakest-link` share; nbgrader finds this file in the course's folder."""

c = get_config()  # type: ignore[name-defined]  # noqa: F821

c.CourseDirectory.course_id = "weakest-link"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"

# Wall-clock limit of one cell [s]; at the limit the cell is interrupted and the next one runs.
c.Execute.timeout = 20

# What a student finds in place of the solution.
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE\nraise NotImplementedError()"}
c.ClearSolutions.text_stub = "YOUR ANSWER HERE"

# Kernels warn about their local connection on every start; an error would still be shown.
c.Execute.extra_arguments = ["--IPKernelApp.log_level=40"]
