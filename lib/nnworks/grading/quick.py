"""nbformat, imported without what takes longer than all the rest of it.

nbformat imports jsonschema, and that builds a parser of web addresses (RFC 3987)
wherever the optional package for it is installed, as it is with Jupyter's server: a
second, in each process. No schema of a notebook asks about an address. jsonschema does
without the package where there is none, so there seems to be none meanwhile.
"""

import sys

__all__ = ["import_nbformat"]

_OPTIONAL = "rfc3987_syntax"


def import_nbformat():
    """The package nbformat; to be called before anything else that imports it."""
    hide = _OPTIONAL not in sys.modules
    if hide:
        sys.modules[_OPTIONAL] = None  # importing it is an ImportError
    try:
        import nbformat
    finally:
        if hide:
            del sys.modules[_OPTIONAL]
    return nbformat
