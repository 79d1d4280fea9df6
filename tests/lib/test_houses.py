"""House prices from a small table like Géron's, and the real one where it is."""

import numpy as np
import pytest

from nnworks import data
from nnworks.data import resume

HEAD = (
    "longitude,latitude,housing_median_age,total_rooms,total_bedrooms,population,"
    "households,median_income,median_house_value,ocean_proximity\n"
)
ROWS = (
    "-122.2,37.8,41.0,880.0,129.0,322.0,126.0,8.3,452600.0,NEAR BAY\n"
    "-118.3,34.0,20.0,1500.0,,900.0,400.0,2.5,150000.0,<1H OCEAN\n"
    "-118.4,34.1,30.0,2500.0,500.0,1200.0,480.0,12.5,500001.0,INLAND\n"
)


@pytest.fixture
def table(tmp_path, monkeypatch):
    """Write the table that california_housing will read."""
    place = tmp_path / "california-housing"
    place.mkdir()
    monkeypatch.setenv("NNWORKS_DATA", str(tmp_path))
    monkeypatch.setattr(resume, "ATTEMPTS", 0)  # no test asks the network
    monkeypatch.setattr("nnworks.data.download.cache", lambda: tmp_path / "cache")
    return (place / "housing.csv").write_text


def test_numbers_and_their_names(table):
    table(HEAD + ROWS)
    X, y, names = data.california_housing()
    assert X.shape == (2, 13) and y.tolist() == [452600.0, 500001.0]
    assert len(names) == 13 and len(set(names)) == 13
    assert X[0, names.index("median_income")] == 8.3
    assert X[:, names.index("ocean_proximity_INLAND")].tolist() == [0, 1]
    assert X[:, -5:].sum(axis=1).tolist() == [1, 1]


def test_missing_and_capped_values(table):
    table(HEAD + ROWS)
    X, y, names = data.california_housing(missing="keep")
    assert len(y) == 3 and np.isnan(X).sum() == 1
    assert np.isnan(X[1, names.index("total_bedrooms")])
    assert data.california_housing(capped=False)[1].tolist() == [452600.0]
    with pytest.raises(ValueError, match="missing: got the str 'fill', expected one"):
        data.california_housing(missing="fill")


@pytest.mark.parametrize(
    "text, words",
    [
        (HEAD.replace("total_rooms,", "") + ROWS, "it has no column total_rooms, expe"),
        ("", "it has no column households"),
        (HEAD, "it has no rows"),
        (HEAD + "-122.2,37.8,41.0\n", "line 2 is not a row"),
        (HEAD + ROWS + ROWS.replace("880.0", "many"), "line 5 is not a row"),
        (HEAD + ROWS.replace("INLAND", "ATLANTIS"), "line 4 is not a row"),
        (HEAD + ROWS + "\x00\x01\n", "line 5 is not a row"),
    ],
)
def test_another_table_is_told(table, text, words):
    table(text)
    with pytest.raises(ValueError, match=words) as error:
        data.california_housing()
    assert "nnworks data california_housing" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_folder_without_the_file(table):
    with pytest.raises(FileNotFoundError, match="or use nnworks.data.diabetes"):
        data.california_housing()


def test_the_real_table_where_it_is():
    if not data.available("california_housing"):
        return  # the format is tested above
    X, y, names = data.california_housing()
    assert X.shape == (20_433, 13) and np.isfinite(X).all()
    assert (y == 500_001).sum() == 958 and y.min() == 14_999
    X, y, _ = data.california_housing(missing="keep")
    assert len(y) == 20_640 and np.isnan(X).sum() == 207
    assert (y == 500_001).sum() == 965
    assert X[:, -5:].sum(axis=0).tolist() == [9136, 6551, 5, 2290, 2658]


def test_diabetes():
    X, y, names = data.diabetes()
    assert X.shape == (442, 10) and len(names) == 10 and y.shape == (442,)
    assert X[:, names.index("age")].max() > 60 and (y.min(), y.max()) == (25, 346)
