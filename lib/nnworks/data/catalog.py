"""What can be downloaded: files, sizes, checksums, and the addresses that have them."""

from dataclasses import dataclass

__all__ = ["SETS", "DataSet"]


@dataclass(frozen=True)
class DataSet:
    """One data set as its publisher gives it.

    Parameters
    ----------
    title : str
    folder : str
        Below NNWORKS_DATA, and below the cache.
    files : dict of str to (int, str)
        Name -> size in bytes and SHA-256.
    mirrors : tuple of str
        Addresses, the first tried first; ``{file}`` and ``{sha256}`` are filled in.
    instead : str
        The call that serves where this set cannot be had, and where that comes from.
    """

    title: str
    folder: str
    files: dict
    mirrors: tuple
    instead: str

    @property
    def size(self):
        """Bytes in all."""
        return sum(size for size, _ in self.files.values())


_DIGITS = "nnworks.data.digits(), which comes with scikit-learn"
_GERON = "https://raw.githubusercontent.com/ageron"

SETS = {
    "mnist": DataSet(
        "MNIST",
        "mnist",
        {
            "train-images-idx3-ubyte.gz": (
                9912422,
                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
            ),
            "train-labels-idx1-ubyte.gz": (
                28881,
                "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
            ),
            "t10k-images-idx3-ubyte.gz": (
                1648877,
                "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
            ),
            "t10k-labels-idx1-ubyte.gz": (
                4542,
                "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
            ),
        },
        (
            "https://ossci-datasets.s3.amazonaws.com/mnist/{file}",
            "https://storage.googleapis.com/cvdf-datasets/mnist/{file}",
            "http://yann.lecun.com/exdb/mnist/{file}",
        ),
        _DIGITS,
    ),
    "fashion_mnist": DataSet(
        "Fashion-MNIST",
        "fashion-mnist",
        {
            "train-images-idx3-ubyte.gz": (
                26421880,
                "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            ),
            "train-labels-idx1-ubyte.gz": (
                29515,
                "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            ),
            "t10k-images-idx3-ubyte.gz": (
                4422102,
                "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            ),
            "t10k-labels-idx1-ubyte.gz": (
                5148,
                "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
            ),
        },
        (
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/{file}",
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/"
            "b2617bb6d3ffa2e429640350f613e3291e10b141/data/fashion/{file}",
        ),
        _DIGITS,
    ),
    "california_housing": DataSet(
        "California housing",
        "california-housing",
        {
            "housing.csv": (
                1423529,
                "8a3727f4cf54ac1a327f69b1d5b4db54c5834ea81c6e4efc0d163300022a685e",
            ),
        },
        (
            f"{_GERON}/handson-ml2/1e2115277b50f6c584cd668fa30e3af309a5b136"
            "/datasets/housing/{file}",
            f"{_GERON}/handson-ml/master/datasets/housing/{{file}}",
            # An archive of public source code that finds a file by its checksum.
            "https://archive.softwareheritage.org/api/1/content/sha256:{sha256}/raw/",
        ),
        "nnworks.data.diabetes(), which comes with scikit-learn",
    ),
}
