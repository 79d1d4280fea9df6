"""A downloader for pooch that goes on where an earlier attempt stopped."""

import hashlib
import os
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

__all__ = ["NoMirror", "Resumed"]

ATTEMPTS = 5  # at one mirror
PAUSE = 0.5  # seconds before the second attempt; longer before each further one
CONNECT, SILENCE = 5, 20  # seconds without an answer, or without another byte
CHUNK = 1 << 16


class NoMirror(OSError):
    """No mirror gave the file; the text says what each one did."""


class _Useless(Exception):
    """The mirror will not give the file, however often it is asked."""


class _TryAgain(Exception):
    """The transfer went wrong; another attempt may go on from there."""


class Resumed:
    """Download one file from the first mirror that has it; pooch calls it.

    What has arrived waits in a part file, also when the program ends. The file itself
    appears only when the checksum of the whole is right.

    Parameters
    ----------
    mirrors : sequence of str
        Addresses of the same file.
    part : Path
        Where the part is kept.
    size : int
        Bytes of the whole.
    sha256 : str
    progress : bool, default=True
        Show a bar, by tqdm.

    Raises
    ------
    NoMirror
        When called, if no mirror gave the right file.
    """

    def __init__(self, mirrors, part, size, sha256, *, progress=True):
        self.mirrors, self.part = tuple(mirrors), Path(part)
        self.size, self.sha256, self.progress = size, sha256, progress

    def __call__(self, url, output_file, pooch):
        """Fill `output_file`, as pooch asks; `url` is the first of the mirrors."""
        problems = {}
        with _bar(self.part.stem, self.size, self.progress) as show:
            for mirror in self.mirrors:
                problem = self._ask(mirror, show)
                if problem is None:
                    os.replace(self.part, output_file)
                    return
                problems.setdefault(problem, []).append(urlsplit(mirror).hostname)
        words = (f"{', '.join(hosts)} {why}" for why, hosts in problems.items())
        raise NoMirror("; ".join(words))

    def _ask(self, mirror, show):
        """Complete the part from this mirror; None, or why that was not possible."""
        problem = None
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(PAUSE * attempt)
            had = self._arrived()
            try:
                if had < self.size:
                    self._stream(mirror, had, show)
                self._verify(had)
                return None
            except _Useless as why:
                return str(why)
            except _TryAgain as why:
                problem = str(why)
        return problem

    def _arrived(self):
        return self.part.stat().st_size if self.part.is_file() else 0

    def _stream(self, mirror, had, show):
        """Add to the part what the mirror sends, from byte `had` on if it can."""
        import requests
        from urllib3.exceptions import HTTPError, ProtocolError

        # No compression on the way: the checksum is that of the bytes as published.
        headers = {"Accept-Encoding": "identity"}
        if had:
            headers["Range"] = f"bytes={had}-"
        try:
            with requests.get(
                mirror, headers=headers, stream=True, timeout=(CONNECT, SILENCE)
            ) as answer:
                goes_on = self._goes_on(answer, had)
                self._write(answer.raw, "ab" if goes_on else "wb", show)
        except requests.exceptions.SSLError:
            raise _Useless("had a certificate that this machine refuses") from None
        except requests.exceptions.ProxyError:
            raise _Useless("was not let through by the proxy") from None
        except requests.exceptions.ReadTimeout:
            raise _TryAgain(f"did not answer for {SILENCE} s") from None
        except requests.exceptions.ConnectionError as error:
            if isinstance(error.args and error.args[0], ProtocolError):
                raise _TryAgain(self._broke_off()) from None
            raise _Useless("could not be reached") from None
        except (HTTPError, requests.exceptions.RequestException):
            raise _TryAgain(self._broke_off()) from None

    def _goes_on(self, answer, had):
        """Whether the answer continues the part, rather than starting again."""
        status, headers = answer.status_code, answer.headers
        if status in (408, 429) or status >= 500:
            raise _TryAgain(f"answered with error {status}")
        if status == 206:
            if headers.get("Content-Range", "").startswith(f"bytes {had}-"):
                return True
            raise _Useless("gave another part than the one asked for")
        if status != 200:
            raise _Useless(f"answered with error {status}")
        # All of it again: it cannot do otherwise. Or the sign-in page of a hotel, which
        # must not overwrite what is there.
        if int(headers.get("Content-Length", self.size)) != self.size:
            raise _Useless("gave another file, by its size")
        return False

    def _write(self, raw, mode, show):
        with open(self.part, mode) as file:
            for chunk in raw.stream(CHUNK, decode_content=False):
                file.write(chunk)
                show(file.tell())
                if file.tell() > self.size:
                    break  # another file than the one we want

    def _verify(self, had):
        arrived = self._arrived()
        if arrived < self.size:
            raise _TryAgain(self._broke_off())
        with open(self.part, "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() == self.sha256:
                return
        self.part.unlink()
        word = "gave another file, by its checksum"
        # Some of it may be from an earlier day or another mirror: then once more.
        raise (_TryAgain if had else _Useless)(word)

    def _broke_off(self):
        return f"broke off after {self._arrived():,} of {self.size:,} bytes"


@contextmanager
def _bar(name, size, wanted):
    """Yield a function that shows how many bytes are there."""
    try:
        from tqdm.auto import tqdm
    except ModuleNotFoundError:
        wanted = False
    if not wanted:
        yield lambda arrived: None
        return
    bars = []

    def show(arrived):
        if not bars:  # when the first byte is there, not before
            bars.append(
                tqdm(total=size, desc=name, unit="B", unit_scale=True, leave=False)
            )
        bars[0].update(arrived - bars[0].n)

    try:
        yield show
    finally:
        for bar in bars:
            bar.close()
