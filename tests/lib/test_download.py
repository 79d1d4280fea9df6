"""Downloads from a server on this machine that does everything wrong at some time."""

import hashlib
import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from nnworks import data
from nnworks.data import catalog, download, resume
from nnworks.data.command import data as command

BODY = np.random.default_rng(0).bytes(200_000)
SHA = hashlib.sha256(BODY).hexdigest()
WRONG = BODY[:-1] + bytes([BODY[-1] ^ 1])
FILE = "file.bin"


class Handler(BaseHTTPRequestHandler):
    """The first part of the path says how the server behaves."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        kind, asked = self.path.split("/")[1], self.headers.get("Range")
        self.server.seen.append((kind, asked))
        first = [k for k, _ in self.server.seen].count(kind) == 1
        start = int(asked[6:-1]) if asked and kind != "norange" else 0
        body, sent = {"corrupt": WRONG, "short": BODY[:5000]}.get(kind, BODY), None
        if kind in ("breaks", "stalls") or (kind == "once" and first):
            sent = start + (len(body) - start) // 2
        if kind == "gone" or (kind == "busy" and first):
            return self.send_error(404 if kind == "gone" else 503)
        if kind == "hotel":
            body, start = b"<html>Please sign in</html>", 0
        if start >= len(body):
            return self.send_error(416)
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body) - start))
        if start:
            told = start + 7 if kind == "shifts" else start
            self.send_header("Content-Range", f"bytes {told}-{len(body) - 1}/*")
        if kind == "labelled":  # as servers do that know the ending .gz
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body[start:sent])
        self.wfile.flush()
        if kind == "stalls":
            time.sleep(0.6)
        self.close_connection = sent is not None

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.seen, running.daemon_threads = [], True
    running.handle_error = lambda *args: None
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def fetched(server, tmp_path, monkeypatch):
    """Ask for the file from servers of these kinds: its bytes, or the error."""
    monkeypatch.setattr(resume, "PAUSE", 0)
    monkeypatch.setattr(resume, "SILENCE", 0.3)
    monkeypatch.setattr(download, "cache", lambda: tmp_path / "cache")
    monkeypatch.delenv("NNWORKS_DATA", raising=False)
    address = "http://127.0.0.1:{}/{}/{{file}}"

    def ask(*kinds):
        monkeypatch.setitem(catalog.SETS, "mnist", made(kinds))
        return download.file("mnist", FILE).read_bytes()

    def made(kinds):
        mirrors = tuple(address.format(server.server_port, kind) for kind in kinds)
        return catalog.DataSet(
            "Toy", "toy", {FILE: (len(BODY), SHA)}, mirrors, "data.digits()"
        )

    ask.folder, ask.made = tmp_path / "cache/toy", made
    return ask


def left(folder):
    return sorted(p.name for p in folder.iterdir() if p.name != ".lock")


@pytest.mark.parametrize(
    "kinds",
    [
        ["good"],
        ["norange"],
        ["labelled"],
        ["once"],
        ["busy"],
        ["gone", "good"],
        ["corrupt", "good"],
        ["hotel", "good"],
        ["short", "good"],
        ["stalls", "good"],
        ["breaks", "good"],
        ["breaks", "norange"],
        ["breaks", "shifts", "good"],
        ["breaks", "corrupt", "good"],
    ],
    ids="-".join,
)
def test_the_right_file_arrives_and_nothing_else_stays(fetched, kinds):
    assert fetched(*kinds) == BODY
    assert left(fetched.folder) == [FILE]


def test_it_goes_on_where_it_stopped(fetched, server):
    assert fetched("once") == BODY
    assert server.seen == [("once", None), ("once", "bytes=100000-")]


def test_what_arrived_is_kept_for_the_next_time(fetched, server):
    with pytest.raises(FileNotFoundError, match="broke off after 19.,... of 200,000"):
        fetched("breaks")
    assert left(fetched.folder) == [f"{FILE}.part"]
    arrived = (fetched.folder / f"{FILE}.part").stat().st_size
    assert 190_000 < arrived < 200_000
    assert fetched("good") == BODY
    assert server.seen[-1] == ("good", f"bytes={arrived}-")


def test_a_part_that_is_wrong_is_thrown_away(fetched, server):
    fetched.folder.mkdir(parents=True)
    (fetched.folder / f"{FILE}.part").write_bytes(b"x" * 150_000)
    assert fetched("good") == BODY
    assert server.seen == [("good", "bytes=150000-"), ("good", None)]


def test_a_part_that_is_whole_is_not_asked_for_again(fetched, server):
    fetched.folder.mkdir(parents=True)
    (fetched.folder / f"{FILE}.part").write_bytes(BODY)
    assert fetched("good") == BODY and server.seen == []


def test_once_is_enough(fetched, server):
    assert fetched("good") == fetched("good") == BODY
    assert len(server.seen) == 1


def test_a_file_in_the_cache_that_is_damaged_is_replaced(fetched):
    fetched("good")
    (fetched.folder / FILE).write_bytes(WRONG)
    assert fetched("good") == BODY


@pytest.mark.parametrize(
    "kind, words",
    [
        ("gone", "127.0.0.1 answered with error 404"),
        ("corrupt", "127.0.0.1 gave another file, by its checksum"),
        ("hotel", "127.0.0.1 gave another file, by its size"),
    ],
)
def test_a_file_that_is_not_the_one_wanted_is_never_there(fetched, kind, words):
    with pytest.raises(FileNotFoundError, match=words) as error:
        fetched(kind)
    assert left(fetched.folder) == [] and "\n" not in str(error.value)


def test_a_sign_in_page_does_not_cost_what_has_arrived(fetched):
    with pytest.raises(FileNotFoundError):
        fetched("breaks")
    before = (fetched.folder / f"{FILE}.part").read_bytes()
    with pytest.raises(FileNotFoundError, match="by its size"):
        fetched("hotel")
    assert (fetched.folder / f"{FILE}.part").read_bytes() == before


def test_without_a_network_one_sentence_says_what_to_do(fetched, server):
    server.shutdown()
    server.server_close()
    with pytest.raises(FileNotFoundError) as error:
        fetched("good")
    for words in (
        "mnist: file.bin is neither in NNWORKS_DATA (not set) nor in the cache",
        "could not be reached",
        "run `python -m nnworks data mnist` where there is a network",
        "or use data.digits()",
    ):
        assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_two_at_once_download_once(fetched, server):
    results = []
    fetched("good")
    (fetched.folder / FILE).unlink()
    server.seen.clear()
    ask = [
        threading.Thread(target=lambda: results.append(download.file("mnist", FILE)))
        for _ in range(4)
    ]
    for thread in ask:
        thread.start()
    for thread in ask:
        thread.join()
    assert len(results) == 4 and results[0].read_bytes() == BODY
    if os.name != "nt":
        assert len(server.seen) == 1


def test_a_folder_that_cannot_be_written(fetched, tmp_path):
    (tmp_path / "cache").write_bytes(b"")
    with pytest.raises(FileNotFoundError, match="downloading it failed .*cache"):
        fetched("good")


def test_the_own_folder_comes_first(fetched, server, tmp_path, monkeypatch):
    place = tmp_path / "own/toy"
    place.mkdir(parents=True)
    monkeypatch.setenv("NNWORKS_DATA", str(tmp_path / "own"))
    assert fetched("good") == BODY  # not in the folder: the cache, then the server
    (place / FILE).write_bytes(b"mine")
    assert fetched("good") == b"mine" and len(server.seen) == 1
    assert data.available("mnist")
    (place / FILE).unlink()
    assert data.available("mnist")  # in the cache
    monkeypatch.setenv("NNWORKS_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(
        FileNotFoundError, match="it names .*nowhere, expected a folder"
    ):
        fetched("good")


def test_available_asks_no_server(fetched, server, monkeypatch):
    monkeypatch.setitem(catalog.SETS, "mnist", fetched.made(["good"]))
    assert not data.available("mnist") and server.seen == []
    with pytest.raises(ValueError, match="data set: got the str 'mnits', expected"):
        data.available("mnits")


def test_the_command(fetched, server, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(catalog.SETS, "mnist", fetched.made(["good"]))

    def run(*names, to=None):
        code = command(list(names), to, sys.stdout)
        return code, capsys.readouterr().out

    code, said = run()
    assert code == 0 and "not here" in said and "fashion_mnist" in said
    assert run("mnits", "mnist")[0] == 1 and server.seen == []
    code, said = run("mnist")
    assert code == 0 and str(fetched.folder) in said and len(server.seen) == 1
    assert run("mnist")[0] == 0 and len(server.seen) == 1
    code, said = run("mnist", to=str(tmp_path / "class"))
    assert code == 0 and "NNWORKS_DATA to" in said
    assert (tmp_path / "class/toy" / FILE).read_bytes() == BODY
    monkeypatch.setitem(catalog.SETS, "mnist", fetched.made(["gone"]))
    code, said = run("mnist", to=str(tmp_path / "other"))
    assert code == 1 and "answered with error 404" in said and "again" in said


def test_the_program_lists_what_is_here():
    done = subprocess.run(
        [sys.executable, "-m", "nnworks", "data"], capture_output=True, text=True
    )
    assert done.returncode == 0 and "california_housing" in done.stdout


def test_a_bar_shows_how_far_it_is(fetched, capsys):
    fetched("good")
    assert FILE in capsys.readouterr().err


def test_the_catalogue_is_the_official_files_where_they_are():
    own = download.own_folder()
    for known in catalog.SETS.values():
        assert len(known.mirrors) > 1
        for name, (size, sha256) in known.files.items():
            path = own / known.folder / name if own else None
            if path and path.is_file():
                body = path.read_bytes()
                assert len(body) == size
                assert hashlib.sha256(body).hexdigest() == sha256
            urls = [m.format(file=name, sha256=sha256) for m in known.mirrors]
            assert all(name in url or sha256 in url for url in urls)
