"""Where a data set's files are: NNWORKS_DATA, the cache, or else a mirror."""

import logging
import os
from contextlib import contextmanager
from pathlib import Path

from nnworks._validate import as_choice
from nnworks.data.catalog import SETS
from nnworks.data.resume import NoMirror, Resumed

__all__ = ["available", "cache", "fetch", "file", "known", "own_folder", "place"]


def known(name):
    """The data set of this name, which may be written with - for _ ."""
    same = name.replace("-", "_") if isinstance(name, str) else name
    return SETS[as_choice(same, "data set", SETS)]


def own_folder():
    """The folder that NNWORKS_DATA names, or None.

    Raises
    ------
    FileNotFoundError
        When what it names is no folder.
    """
    name = os.environ.get("NNWORKS_DATA")
    if not name:
        return None
    if not Path(name).is_dir():
        raise FileNotFoundError(
            f"NNWORKS_DATA: it names {name}, expected a folder; correct it or unset it."
        )
    return Path(name)


def cache():
    """The folder for downloads, where this system keeps what can be had again."""
    return Path(_pooch().os_cache("nnworks"))


def place(name):
    """The folder that holds all files of a data set, or None; no network is used."""
    wanted = known(name)
    for root in (own_folder(), cache()):
        folder = root and root / wanted.folder
        if folder and all((folder / file).is_file() for file in wanted.files):
            return folder
    return None


def available(name):
    """Whether a data set is on this machine, so that loading it needs no network.

    Parameters
    ----------
    name : {'mnist', 'fashion_mnist', 'california_housing'}

    Returns
    -------
    bool

    Raises
    ------
    ValueError
        When there is no data set of that name.
    FileNotFoundError
        When NNWORKS_DATA names no folder.
    """
    return place(name) is not None


def file(name, file):
    """The path of one file of a data set, downloaded if it is nowhere yet.

    Parameters
    ----------
    name : str
        Of the data set.
    file : str

    Returns
    -------
    Path

    Raises
    ------
    FileNotFoundError
        When it is not here and cannot be downloaded; says which command gets it, and
        what serves instead.
    """
    own, wanted = own_folder(), known(name)
    if own and (own / wanted.folder / file).is_file():
        return own / wanted.folder / file
    folder = cache() / wanted.folder
    try:
        return _download(wanted, file, folder)
    except OSError as error:
        here = f"in NNWORKS_DATA ({own})" if own else "in NNWORKS_DATA (not set)"
        raise FileNotFoundError(
            f"{name}: {file} is neither {here} nor in the cache ({folder}), and"
            f" downloading it failed ({_why(error)}); run `python -m nnworks data"
            f" {name}` where there is a network, or use {wanted.instead}."
        ) from None


def fetch(name, root=None):
    """Download a whole data set; return the folder that holds it.

    Parameters
    ----------
    name : str
    root : path, optional
        Where its folder is made; the cache, when not given.

    Raises
    ------
    OSError
        When a file cannot be downloaded or written.
    """
    wanted = known(name)
    folder = Path(root or cache()) / wanted.folder
    for file in wanted.files:
        _download(wanted, file, folder)
    return folder


def _download(wanted, file, folder):
    """The file in `folder`, checked; downloaded when it is not there or not right."""
    size, sha256 = wanted.files[file]
    mirrors = [url.format(file=file, sha256=sha256) for url in wanted.mirrors]
    pooch, path = _pooch(), folder / file
    if path.is_file() and pooch.file_hash(str(path)) == sha256:
        return path
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder), _silent(pooch.get_logger()):
        pooch.retrieve(
            mirrors[0],
            known_hash=f"sha256:{sha256}",
            fname=file,
            path=folder,
            downloader=Resumed(mirrors, folder / f"{file}.part", size, sha256),
        )
    return path


def _why(error):
    if isinstance(error, NoMirror):
        return str(error)
    return f"{error.filename or 'the folder'}: {error.strerror or error}"


def _pooch():
    try:
        import pooch
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "data: downloads need pooch, which is not installed; run `pip install"
            " pooch`."
        ) from None
    return pooch


@contextmanager
def _alone(folder):
    """Hold others off while one process downloads into a folder.

    Windows has no locks of this kind: two at once would waste a download there, and no
    more, since a file counts only when its checksum is right.
    """
    try:
        import fcntl
    except ModuleNotFoundError:
        yield
        return
    with open(folder / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _silent(logger):
    """Keep pooch's own words off stderr, where nbgrader would take them for errors."""
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
