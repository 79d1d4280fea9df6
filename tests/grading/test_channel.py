"""Messages arrive whole, in time, or not at all."""

import os
import socket
import struct
import threading
import time

import pytest

from nnworks.grading.channel import (
    Channel,
    Closed,
    Late,
    TooLong,
    receive_end,
    send_end,
)


@pytest.fixture
def pair():
    ends = Channel.pair()
    yield ends
    for end in ends:
        end.close()


def soon(seconds=0.2):
    return time.monotonic() + seconds


@pytest.mark.parametrize("size", [0, 1, 5_000_000])
def test_a_message_arrives_whole(pair, size):
    message = os.urandom(size)
    sender = threading.Thread(target=pair[0].send, args=(message,))
    sender.start()
    assert pair[1].receive(soon(30)) == message
    sender.join()


def test_messages_keep_their_order(pair):
    for number in range(9):
        pair[0].send(bytes([number]))
    assert pair[1].waiting()
    assert [pair[1].receive(soon()) for _ in range(9)] == [bytes([n]) for n in range(9)]
    assert not pair[1].waiting()


def test_silence_ends(pair):
    with pytest.raises(Late):
        pair[0].receive(soon())


def test_half_a_message_ends(pair):
    pair[1].socket.send(struct.pack("<4sQ", b"nnw1", 100) + b"half")
    with pytest.raises(Late):
        pair[0].receive(soon())


def test_bytes_that_drip_in_do_not_move_the_deadline(pair):
    ended = threading.Event()

    def drip():
        while not ended.wait(0.02):
            pair[1].socket.send(b"n")

    pair[1].socket.send(struct.pack("<4sQ", b"nnw1", 1 << 20))
    dripping = threading.Thread(target=drip)
    dripping.start()
    try:
        with pytest.raises(Late):
            pair[0].receive(soon())
    finally:
        ended.set()
        dripping.join()


def test_who_does_not_read_is_not_waited_for(pair):
    with pytest.raises(Late):
        pair[0].send(bytes(50_000_000), soon())


@pytest.mark.parametrize(
    "head",
    [b"GET / HTTP/1", struct.pack("<4sQ", b"nnw1", 1 << 60), bytes(12)],
    ids=["another protocol", "a huge length", "zeros"],
)
def test_what_is_no_message_is_refused(pair, head):
    pair[1].socket.send(head)
    with pytest.raises(TooLong):
        pair[0].receive(soon())


def test_hanging_up_is_noticed(pair):
    pair[1].send(b"last")
    pair[1].close()
    assert not pair[0].at_end()
    assert pair[0].receive(soon()) == b"last"
    assert pair[0].at_end()
    with pytest.raises(Closed):
        pair[0].receive(soon())
    with pytest.raises(Closed):
        for _ in range(9):
            pair[0].send(bytes(1 << 20), soon())


def test_a_closed_channel_is_closed(pair):
    pair[0].close()
    for action in (pair[0].receive, pair[0].waiting, lambda: pair[0].send(b"x")):
        with pytest.raises(Closed):
            action()


def test_a_descriptor_comes_behind_its_message(pair):
    mine, theirs = socket.socketpair()
    pair[0].send(b"take this")
    send_end(pair[0].socket, theirs)
    pair[0].send(b"and go on")
    assert pair[1].receive(soon()) == b"take this"
    with socket.socket(fileno=receive_end(pair[1].socket)) as got:
        assert pair[1].receive(soon()) == b"and go on"
        got.send(b"hello")
        assert mine.recv(9) == b"hello"
    mine.close(), theirs.close()


def test_a_descriptor_that_does_not_come_is_noticed(pair):
    pair[0].socket.send(b"F")
    with pytest.raises(Closed):
        receive_end(pair[1].socket)
