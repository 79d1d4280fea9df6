import base64
import io
import struct

import matplotlib.figure
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnworks.grading.pictures import cleaned

from .pixels import IDAT, IEND, JPEG, JPEG_BYTES, PNG, chunk, coded, header, png


def picture(format):
    figure = matplotlib.figure.Figure(figsize=(1, 1))
    figure.subplots().plot([1, 2])
    file = io.BytesIO()
    figure.savefig(file, format=format)
    return file.getvalue()


def test_matplotlibs_png_looks_the_same_afterwards():
    data = picture("png")
    kept = base64.b64decode(cleaned("image/png", coded(data), 10**6))
    before = matplotlib.image.imread(io.BytesIO(data))
    assert (matplotlib.image.imread(io.BytesIO(kept)) == before).all()
    assert b"Software" in data and b"Software" not in kept


def test_a_jpeg_stays_whole():
    assert cleaned("image/jpeg", JPEG, 1000) == JPEG
    pil = pytest.importorskip("PIL.Image", reason="matplotlib brings it along")
    file = io.BytesIO()
    pil.new("RGB", (20, 10), "red").save(file, "jpeg", progressive=True)
    assert cleaned("image/jpeg", coded(file.getvalue()), 10**5) == coded(
        file.getvalue()
    )


def test_line_breaks_as_notebooks_have_them():
    assert cleaned("image/png", "\n".join([PNG[:40], PNG[40:], ""]), 1000) == PNG


@pytest.mark.parametrize("name", [b"tEXt", b"iTXt", b"zTXt", b"iCCP", b"eXIf", b"acTL"])
def test_what_is_no_part_of_the_picture_stays_behind(name):
    data = png(header(), chunk(name, b"<script>alert(1)</script>"), IDAT, IEND)
    assert cleaned("image/png", coded(data), 10**5) == PNG


def test_what_follows_the_end_stays_behind():
    data = png(header(), IDAT, IEND, after=b"<script>alert(1)</script>")
    assert cleaned("image/png", coded(data), 10**5) == PNG
    data = JPEG_BYTES + b"<script>alert(1)</script>"
    assert cleaned("image/jpeg", coded(data), 10**5) == JPEG


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg>",
        b"GIF89a",
        png(),
        png(header()),
        png(header(), IEND),
        png(IDAT, IEND),
        png(header(), IDAT),
        png(header(100_000, 100_000), IDAT, IEND),
        png(header(0, 5), IDAT, IEND),
        png(header(), IDAT, IEND)[:-1],
        png(header(), IDAT, struct.pack(">I", 2**32 - 1) + b"IEND"),
        png(header(), IDAT, IEND).replace(b"IHDR", b"IHDX"),
        JPEG_BYTES,
    ],
)
def test_a_false_png_is_none(data):
    assert cleaned("image/png", coded(data), 10**5) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xd9",
        JPEG_BYTES[:-2],
        JPEG_BYTES.replace(b"\0\x04\0\x05", b"\xff\xff\xff\xff"),
        JPEG_BYTES.replace(b"\0\x04\0\x05", b"\0\0\0\x05"),
        b"\xff\xd8\xff" + b"\xff" * 1000 + b"\xff\xd9",
        b"\xff\xd8<html>\xff\xd9",
        png(header(), IDAT, IEND),
    ],
)
def test_a_false_jpeg_is_none(data):
    assert cleaned("image/jpeg", coded(data), 10**5) is None


@pytest.mark.parametrize("text", ["%%%", "A", PNG + "!", "é" * 8, PNG[:-3] + "="])
def test_what_is_no_base64_is_none(text):
    assert cleaned("image/png", text, 10**5) is None


def test_a_picture_without_room_is_none():
    assert cleaned("image/png", PNG, len(PNG) - 1) is None


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 90), st.integers(0, 10))
def test_any_bytes_are_a_picture_or_none(noise, at, length):
    whole = base64.b64decode(PNG)
    for kind, data in (
        ("image/png", whole[:at] + noise + whole[at + length :]),
        ("image/jpeg", JPEG_BYTES[:at] + noise + JPEG_BYTES[at + length :]),
    ):
        kept = cleaned(kind, coded(data), 10**5)
        assert kept is None or cleaned(kind, kept, 10**5) == kept
