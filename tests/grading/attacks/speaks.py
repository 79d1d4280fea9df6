"""The student's code finds its line to the judge and speaks the protocol itself."""

from tests.grading.attacks.attack import Attack
from tests.grading.toy import RIGHT, WRONG

_ME = """
import gc, struct
from nnworks.grading import wire
def me():
    return next(o for o in gc.get_objects() if type(o).__name__ == "Student")
def say(body, number=None):
    student = me()
    student.channel.send((student.number if number is None else number) + body)
def answer(value, changed=(), used=(), said=(), kept=()):
    return wire.encode(("got", value, said, used, changed, kept))
"""


def _says(tries, *lines, due=(0.0, 5.0, 5.0), after="return x", **more):
    body = "".join(f"    {line}\n" for line in (*lines, after))
    return Attack(tries, {"softmax": f"{_ME}\ndef softmax(x):\n{body}"}, due, **more)


def _raw(tries, *lines, **more):
    """Send a message that is malformed below the level of values."""
    return _says(tries, *lines, after="import time; time.sleep(60)", **more)


ATTACKS = {
    "says_passed": _says(
        "answers the call with the outcome of a test",
        "say(wire.encode(('ran', True, [])))",
    ),
    "answers_twice": _says("answers one question twice", "say(answer(1.0))"),
    "answers_before": Attack(
        "leaves answers on the line before anything was asked",
        {
            "softmax": _ME
            + "for _ in range(9): say(answer(1.0), bytes(8))\n"
            + WRONG["softmax"]
        },
    ),
    "answers_another": _says(
        "answers a question that was not asked", "say(answer(1.0), b'12345678')"
    ),
    "forged_handle": _says(
        "a handle that was never given out, which can do everything",
        "say(wire.encode(('got', H, (), (), (), ()), refer=lambda v: wire.Reference("
        "b'x' * 16, ('ndarray', ('call', 'len', 'item', 'float', 'iter', 'next')))))",
        before="class H: pass\nH = H()",
    ),
    "forged_description": _says(
        "a handle that describes itself by what no object can do",
        "say(wire.encode(('got', H, (), (), (), ()), refer=lambda v: wire.Reference("
        "b'x' * 16, ('__class__', ('__bool__', '__eq__')))))",
        before="class H: pass\nH = H()",
    ),
    "forged_call_back": _says(
        "calls functions of the test by tokens of its own making",
        "say(wire.encode(('call_back', b'x' * 16, (), {})))",
    ),
    "call_back_without_end": _says(
        "asks the judge to call back, and nothing else, for ever",
        "for _ in range(100000): say(wire.encode(('call_back', 1, (), {'a': 1})))",
    ),
    "forged_changes": _says(
        "says that the arguments changed into what they are not",
        "say(answer(x, changed=[(0, (([1, 2],), {'x': Ellipsis})), (-1, 5), 5]))",
    ),
    "forged_warnings": _says(
        "warnings of the category SystemExit, by the thousand",
        "say(answer(x, said=tuple(('SystemExit', 'a') for _ in range(9999))))",
    ),
    "size_beyond_all": _raw(
        "a message of 2**60 bytes",
        "me().channel.socket.send(b'nnw1' + struct.pack('<Q', 1 << 60))",
    ),
    "drop_by_drop": _raw(
        "a message that comes one byte at a time",
        "import time",
        "me().channel.socket.setblocking(True)",
        "me().channel.socket.send(b'nnw1' + struct.pack('<Q', 1 << 20))",
        "while True: me().channel.socket.send(b'x'), time.sleep(0.01)",
    ),
    "deep": _raw(
        "lists within lists, a hundred thousand",
        "say(b'l\\1\\0\\0\\0' * 100000 + b'N')",
    ),
    "wide": _raw("a list that claims 2**32 entries", "say(b'u\\xff\\xff\\xff\\xffN')"),
    "half": _raw("a message that ends in the middle", "say(answer(np.zeros(99))[:-5])"),
    "tail": _raw("bytes behind the value", "say(answer(1.0) + b'N')"),
    "type_of_objects": _raw(
        "an array of Python objects, by its bytes",
        "say(answer(np.zeros((2, 2))).replace(b'<f8', b'|O8'))",
    ),
    "shape_that_lies": _raw(
        "an array that says it is larger than its bytes",
        "say(answer(np.zeros((2, 2))).replace(b';2,2', b';9,9'))",
    ),
    "negative_shape": _raw(
        "an array with a negative length",
        "say(answer(np.zeros((2, 2))).replace(b';2,2', b';-40'))",
    ),
    "truth_of_two": _raw(
        "a truth value of 2",
        "say(answer(np.ones((2, 2), bool)).replace(b'\\1\\1\\1\\1', b'\\2\\2\\2\\2'))",
    ),
    "pickle": _raw(
        "a pickle that would run a program",
        "say(b'a' + struct.pack('<I', 3) + b'|O8' + b'\\x80\\x04cos\\nsystem\\n(S\"x\"\\ntR.')",
    ),
    "key_that_kills": _raw(
        "a dict with a list for its key",
        "say(b'm\\2\\0\\0\\0l\\0\\0\\0\\0N')",
    ),
    "digits_without_end": _says(
        "an integer of a million bits, where a number is due", "return 1 << 1000000"
    ),
    "decimal_that_explodes": _says(
        "a Decimal whose integer has a billion digits",
        "import decimal; return decimal.Decimal('1e999999999')",
    ),
    "range_without_end": Attack(
        "a range of 2**62 numbers, where a short list is due",
        {"conv": "conv1d = lambda x, k: range(1 << 62)\n"},
        (5.0, 5.0, 0.0),
    ),
    "collisions": _says(
        "a dict of keys that all hash alike",
        "return dict.fromkeys(i * (2**61 - 1) for i in range(1, 30000))",
    ),
    "serves_itself": Attack(
        "replaces Student.serve, the wire and NumPy in its own process",
        {
            "softmax": _ME
            + """
import nnworks.grading.student as s, nnworks.grading.wire as w, pickle, socket, struct
import nnworks.grading.judge, nnworks.grading.proxy
nnworks.grading.judge._verdict = lambda *a: (5.0, "", [])
nnworks.grading.proxy.Proxy.__eq__ = lambda self, other: True
np.allclose = np.testing.assert_allclose = lambda *a, **k: True
s._snapshot = lambda arguments: None
own = s.Student._answer
s.Student._answer = lambda self, body: own(self, body) if b"cell" in body[:40] else (
    answer(np.full((1, 3), 1 / 3)))
"""
        },
        # It answers every question with three numbers, so the cell is left out.
        (0.0, 5.0, 5.0),
    ),
    "hears_the_test": Attack(
        "looks for the text of the hidden tests in its memory",
        {
            "softmax": """
import gc, sys
def softmax(x):
    every = [o for o in gc.get_objects()]
    text = [str(v) for o in every if type(o) in (dict, list, tuple)
            for v in (o.values() if type(o) is dict else o) if type(v) in (str, bytes)]
    word = "".join(("BEGIN HID", "DEN TESTS"))
    if any(word in str(t) for t in text):
        return np.array([[0.26894142, 0.73105858], [0.5, 0.5]]) if len(x) == 2 else (
            np.full(x.shape, 1 / 3))
    return x
"""
        },
    ),
    "another_file_descriptor": Attack(
        "writes to every descriptor that it has, and to more",
        {
            "softmax": """
import os
for number in range(3, 64):
    try: os.write(number, b"passed" * 99)
    except OSError: pass
"""
            + RIGHT["softmax"]
        },
        (0.0, 5.0, 5.0),
    ),
}
