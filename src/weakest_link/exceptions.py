"""
All public errors, named for who must act.

Every message says what is wrong, what was got, what was expected, where, and what to do next.
The command line prints the message alone and ends with exit code 2.
"""


class WeakestLinkError(Exception):
    """Base of every error that this package raises on purpose."""


class DataError(WeakestLinkError):
    """A data file is missing, malformed or unknown. The data's maintainer acts."""


class ExerciseFormatError(WeakestLinkError):
    """An authored notebook breaks a rule of the exercise format. Its author acts."""


class SubmissionError(WeakestLinkError):
    """A submission cannot be read as a notebook. The student hands in again."""


class IsolationError(WeakestLinkError):
    """The machine cannot keep student code apart. Whoever grades installs what is missing, or goes elsewhere."""


class ConfigError(WeakestLinkError):
    """A folder, an option or a tool is missing. Whoever runs the command acts."""


class CheckFailed(AssertionError):
    """
    An answer does not have a property that its question asks for. The student acts.

    Parameters
    ----------
    message : str
        The sentence for the student; it may show what was got.
    blind : str, optional
        The same without any word that the student's code could have chosen. It is what a student reads of
        a hidden check, so that no answer can carry the check's inputs out; by default the message itself.
    """

    def __init__(self, message: str, *, blind: str | None = None) -> None:
        super().__init__(message)
        self.blind = message if blind is None else blind

    def _render_traceback_(self) -> list[str]:
        """Give IPython the lines to show in place of a traceback: the sentence alone."""
        return [str(self)]


def faults(title: str, found: list[str]) -> str:
    """Write all the faults of one file as one message, a line each."""
    return "\n".join([title, *(f"  - {fault}" for fault in found)])


def counted(found: list[str]) -> str:
    """Say how many faults there are."""
    return "1 fault" if len(found) == 1 else f"{len(found)} faults"


def require_packages(packages: tuple[str, ...], extra: str) -> None:
    """Raise `ConfigError` when packages of an extra are missing; the message names all of them."""
    import importlib.metadata

    missing = []
    for package in packages:
        try:
            importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            missing.append(package)
    if missing:
        raise ConfigError(not_installed(missing, extra))


def not_installed(packages: list[str], extra: str) -> str:
    """Say which packages are missing, and where they come from."""
    return (
        f"Not installed: {', '.join(packages)}. They belong to the extra '{extra}': in a clone of the project run "
        f"`uv sync`; elsewhere install the project's wheel with [{extra}] behind its name."
    )
