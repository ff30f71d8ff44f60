"""
Checking the tables against what must hold in them.

The descriptor is the one definition of every single table; the library Frictionless compares the
files with it. What must hold between tables stands in `weakest_link.validation.rules`.
"""

from weakest_link.validation.schema import check

__all__ = ["check"]
