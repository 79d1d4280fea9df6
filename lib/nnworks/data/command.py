"""``python -m nnworks data mnist``: get a data set, or say which ones are here."""

from nnworks.data.catalog import SETS
from nnworks.data.download import fetch, known, place

__all__ = ["data"]


def data(names, folder, out):
    """Download the data sets of these names; without names, list all of them.

    Parameters
    ----------
    names : list of str
    folder : str or None
        Where to put them; the cache, when not given.
    out : text file

    Returns
    -------
    int
        The exit code: 0 when everything asked for is there.
    """
    if not names:
        for name, wanted in SETS.items():
            print(f"  {name:20}{_size(wanted):>8}  {_where(name)}", file=out)
        print("To get one: python -m nnworks data mnist", file=out)
        return 0
    try:
        for name in names:
            known(name)  # all names are right before anything is downloaded
    except ValueError as error:
        print(error, file=out)
        return 1
    return max([_get(name, folder, out) for name in names])


def _get(name, folder, out):
    found = place(name) if folder is None else None
    try:
        found = found or fetch(name, folder)
    except OSError as error:
        print(f"{name}: it was not downloaded: {error}.", file=out)
        print("Run the same command again: what has arrived is kept.", file=out)
        return 1
    print(f"{name}: {_size(known(name))}, in {found}", file=out)
    if folder is not None:
        print(f"To use it, set the variable NNWORKS_DATA to {folder}", file=out)
    return 0


def _where(name):
    folder = place(name)
    return f"in {folder}" if folder else "not here"


def _size(wanted):
    return f"{wanted.size / 1e6:.1f} MB"
