"""Messages over a socket pair, whole or not at all, within a time."""

import select
import socket
import struct
import time

__all__ = ["Channel", "Closed", "Late", "TooLong", "receive_end", "send_end"]

_HEAD = struct.Struct("<4sQ")
_MARK = b"nnw1"
_PIECE = 1 << 20
MOST = 320 << 20  # bytes of one message


class Closed(Exception):
    """The other side is gone, or hung up in the middle of a message."""


class Late(Exception):
    """Nothing came, or nothing was taken, within the time given."""


class TooLong(Exception):
    """What came is no message, or a longer one than any honest sender's."""


class Channel:
    """One end of a socket pair.

    Parameters
    ----------
    end : socket.socket
        Taken over: the channel closes it.
    """

    def __init__(self, end):
        self.socket = end
        end.setblocking(False)

    @classmethod
    def pair(cls):
        """Two ends that belong together."""
        return tuple(map(cls, socket.socketpair()))

    def send(self, message, deadline=None):
        """Send bytes; `deadline` is a time of `time.monotonic`, None for any."""
        # Head and body at once: the other side, woken by the head, finds the body.
        pieces = [memoryview(_HEAD.pack(_MARK, len(message))), memoryview(message)]
        while pieces:
            _in_time(deadline)
            try:
                sent = self.socket.sendmsg(pieces, (), socket.MSG_NOSIGNAL)
            except (BlockingIOError, InterruptedError):
                self._wait(deadline, writing=True)
                continue
            except OSError:
                raise Closed from None
            while pieces and sent >= len(pieces[0]):
                sent -= len(pieces.pop(0))
            if pieces:
                pieces[0] = pieces[0][sent:]

    def receive(self, deadline=None):
        """The next message.

        Raises
        ------
        Closed, Late, TooLong
        """
        mark, size = _HEAD.unpack(self._exactly(_HEAD.size, deadline))
        if mark != _MARK or size > MOST:
            raise TooLong
        return self._exactly(size, deadline)

    def waiting(self):
        """Whether something has come that nobody has read."""
        return bool(_ready([self.socket], [], 0.0)[0])

    def at_end(self):
        """Whether the other side has hung up, and all that it sent was read."""
        try:
            return not self.socket.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def close(self):
        """Hang up."""
        self.socket.close()

    def _exactly(self, size, deadline):
        pieces, missing = [], size
        while missing:
            _in_time(deadline)  # also for one who never stops sending
            try:
                piece = self.socket.recv(min(missing, _PIECE))
            except (BlockingIOError, InterruptedError):
                self._wait(deadline)
                continue
            except OSError:
                raise Closed from None
            if not piece:
                raise Closed
            pieces.append(piece)
            missing -= len(piece)
        return b"".join(pieces)

    def _wait(self, deadline, writing=False):
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            raise Late
        ends = ([], [self.socket]) if writing else ([self.socket], [])
        if not any(_ready(*ends, left)):
            raise Late


def _in_time(deadline):
    if deadline is not None and time.monotonic() >= deadline:
        raise Late


def _ready(reading, writing, left):
    try:
        return select.select(reading, writing, [], left)
    except ValueError:  # the socket is closed
        raise Closed from None


def send_end(sock, end):
    """Send a descriptor right behind a message."""
    sock.setblocking(True)
    try:
        socket.send_fds(sock, [b"F"], [end.fileno()])
    finally:
        sock.setblocking(False)


def receive_end(sock):
    """The descriptor that comes behind a message."""
    sock.setblocking(True)
    try:
        _, ends, _, _ = socket.recv_fds(sock, 1, 1)
    finally:
        sock.setblocking(False)
    if not ends:
        raise Closed
    return ends[0]
