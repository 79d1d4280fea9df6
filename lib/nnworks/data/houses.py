"""Numbers to predict: house prices, and the course of a disease."""

import csv

import numpy as np

from nnworks._validate import as_choice
from nnworks.data import download

__all__ = ["california_housing", "diabetes"]

MEASURED = (
    "longitude",
    "latitude",
    "housing_median_age",
    "total_rooms",
    "total_bedrooms",
    "population",
    "households",
    "median_income",
)
PRICE, PLACE = "median_house_value", "ocean_proximity"
PLACES = ("<1H OCEAN", "INLAND", "ISLAND", "NEAR BAY", "NEAR OCEAN")
CAP = 500_001  # the table says this for every price above 500,000 dollars


def california_housing(*, missing="drop", capped=True):
    """Median house price of 20,433 districts of California, from the census of 1990.

    Taken from the folder that the variable ``NNWORKS_DATA`` names, or from the cache;
    downloaded once, 1.4 MB, where it is in neither.

    Parameters
    ----------
    missing : {'drop', 'keep'}, default='drop'
        207 of the 20,640 districts have no number of bedrooms. They were blanked at
        random, so leaving them out changes nothing else; a filled-in mean would carry
        something of the held-out districts into the training. 'keep' leaves NaN there.
    capped : bool, default=True
        965 districts have a price of 500,001, which says "more than 500,000" (958 of
        them have their bedrooms). They stay, since otherwise no expensive district
        would be left; a network learns the cap with the rest. False leaves them out.

    Returns
    -------
    X : ndarray of shape (N, 13)
        As measured, not scaled: degrees, years, counts in the district, income in tens
        of thousands of dollars; then 1 for the place by the sea that applies, 0 for the
        other four.
    y : ndarray of shape (N,)
        Median price in dollars.
    names : list of str
        One for each column of X.

    Raises
    ------
    FileNotFoundError
        When it is not here and cannot be downloaded; says which command gets it, and
        which set comes with a package.
    ValueError
        When an option is none, or the file is not this table.

    Notes
    -----
    Pace and Barry (1997), as prepared by A. Géron, who blanked the 207 values and added
    the place: not the table of scikit-learn, whose columns are averages a household.
    """
    as_choice(missing, "missing", ("drop", "keep"))
    X, y = _read(download.file("california_housing", "housing.csv"))
    keep = np.ones(len(y), dtype=bool)
    if missing == "drop":
        keep &= ~np.isnan(X).any(axis=1)
    if not capped:
        keep &= y < CAP
    places = [f"{PLACE}_{place}" for place in PLACES]
    return X[keep], y[keep], [*MEASURED, *places]


def diabetes():
    """How far diabetes went within a year, for 442 people, from scikit-learn.

    Returns
    -------
    X : ndarray of shape (442, 10)
        As measured, not scaled: years, sex (1 or 2), body mass index, blood pressure,
        and six numbers of the blood.
    y : ndarray of shape (442,)
        A measure of the disease one year later, 25 to 346.
    names : list of str
        One for each column of X.

    Raises
    ------
    ModuleNotFoundError
        When scikit-learn is not installed; says which command installs it.

    Notes
    -----
    Efron, Hastie, Johnstone and Tibshirani (2004), "Least Angle Regression".
    """
    try:
        from sklearn.datasets import load_diabetes
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "diabetes: it comes with scikit-learn, which is not installed; run"
            " `pip install scikit-learn`."
        ) from None
    # Unscaled: scikit-learn's scaling uses all people, also those to be held out.
    found = load_diabetes(scaled=False)
    return found.data, found.target, list(found.feature_names)


def _read(path):
    """The table as numbers: X (N, 13), NaN where a value is missing, and y (N,)."""
    with open(path, newline="", encoding="utf-8", errors="replace") as file:
        table = csv.DictReader(file)
        wanted = {*MEASURED, PRICE, PLACE}
        lacking = sorted(wanted - set(table.fieldnames or ()))
        if lacking:
            raise ValueError(
                f"{path}: it has no column {', '.join(lacking)}, expected Géron's"
                " housing.csv; delete it and run `python -m nnworks data"
                " california_housing`."
            )
        rows = [_numbers(path, table.line_num, row) for row in table]
    if not rows:
        raise ValueError(
            f"{path}: it has no rows, expected 20,640 districts; delete it and run"
            " `python -m nnworks data california_housing`."
        )
    numbers = np.array(rows)
    return numbers[:, 1:], numbers[:, 0]


def _numbers(path, line, row):
    """Price, the eight measured, and a 1 among five for the place."""
    try:
        measured = [float(row[name] or "nan") for name in MEASURED]
        at = [float(row[PLACE] == place) for place in PLACES]
        if sum(at) != 1:
            raise ValueError(row[PLACE])
        return [float(row[PRICE]), *measured, *at]
    except (TypeError, ValueError):
        raise ValueError(
            f"{path}: line {line} is not a row of Géron's housing.csv; delete the file"
            " and run `python -m nnworks data california_housing`."
        ) from None
