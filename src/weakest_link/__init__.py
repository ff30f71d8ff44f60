"""
Tables, checks and grading for a teaching module that tests one op-ed with data.

``import weakest_link`` loads nothing heavy: pandas comes in with the first table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weakest_link.datasets import describe, load, sources

__all__ = ["__version__", "describe", "load", "sources"]
__version__ = "0.1.0"

_FROM_DATASETS = ("describe", "load", "sources")


def __getattr__(name: str) -> Any:
    """Fetch the public functions of `datasets` when they are first asked for."""
    if name not in _FROM_DATASETS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from weakest_link import datasets

    return getattr(datasets, name)


def __dir__() -> list[str]:
    """List the lazy names too."""
    return sorted({*globals(), *_FROM_DATASETS})
