"""What a mutant may change at one place: one function a kind of syntax node."""

import ast

_ARITHMETIC = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}
_MODULES = ("np", "nn", "math", "plt", "random", "torch", "F")
_ORDERED = (ast.Sub, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)
_SYMMETRIC = "maximum minimum max min logaddexp multiply add hypot".split()
_COMPARISON = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
# Names that a tired hand takes for one another. Each pair is tried in both directions.
_TWINS = """
maximum minimum | max min | sum mean | sum prod | zeros ones | zeros_like ones_like
argmax argmin | exp expm1 | log log1p | exp log | sqrt square | abs square | floor ceil
sin cos | tanh sigmoid | std var | cumsum cumprod | dot multiply | matmul multiply
dot outer | vstack hstack | all any | nanmax nanmin | argsort sort | amax amin
normal uniform | logaddexp maximum | append extend | clip maximum
mean median | eye ones | tril triu | permutation arange | reshape resize
""".replace("\n", " | ")


def _twin_table():
    table = {}
    for pair in _TWINS.split("|"):
        names = pair.split()
        for first, second in zip(names, names[1:], strict=False):
            table.setdefault(first, []).append(second)
            table.setdefault(second, []).append(first)
    return table


TWINS = _twin_table()


def variants(node, owners):
    """Yield replacements of `node`, whose surrounding nodes are `owners`."""
    if any(isinstance(owner, (ast.Raise, ast.JoinedStr)) for owner in owners):
        return  # the words of an error message are not the solution
    if isinstance(node, ast.stmt):
        yield from _statement(node, owners)
    handler = _HANDLERS.get(type(node))
    if handler is not None:
        yield from handler(node, owners)


def _statement(node, owners):
    kept = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Pass)
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    if not isinstance(node, kept) and not docstring:
        yield ast.Pass()


def _with(node, **fields):
    """A shallow copy of `node` with some fields replaced."""
    own = {name: getattr(node, name, None) for name in node._fields}
    return type(node)(**(own | fields))


def _binary(node, owners):
    for operator in _ARITHMETIC.get(type(node.op), ()):
        yield _with(node, op=operator())
    if isinstance(node.op, _ORDERED):
        yield _with(node, left=node.right, right=node.left)
    yield node.left
    yield node.right


def _augmented(node, owners):
    for operator in _ARITHMETIC.get(type(node.op), ()):
        yield _with(node, op=operator())
    yield ast.Assign([node.target], node.value)


def _compare(node, owners):
    for index, operator in enumerate(node.ops):
        for other in _COMPARISON[type(operator)]:
            ops = [*node.ops]
            ops[index] = other()
            yield _with(node, ops=ops)


def _boolean(node, owners):
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    yield from _one_less(node, "values", least=2)
    if len(node.values) == 2:
        yield from node.values


def _unary(node, owners):
    yield node.operand


def _constant(node, owners):
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, (int, float, complex)):
        for other in (value + 1, value - 1, value * 2, type(value)(0)):
            yield ast.Constant(other)
    elif isinstance(value, str) and not isinstance(owners[-1], ast.Expr):
        yield ast.Constant(value + "_")


def _call(node, owners):
    for twin in _twins_of(node.func):
        yield _with(node, func=twin)
    yield from _one_less(node, "args", least=1)
    yield from _one_less(node, "keywords", least=0)
    called = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if len(node.args) >= 2 and called not in _SYMMETRIC:
        yield _with(node, args=[node.args[1], node.args[0], *node.args[2:]])
    if isinstance(node.func, ast.Name) and node.func.id == "range":
        yield from _ranges(node)
    elif node.args:
        yield node.args[0]
    receiver = getattr(node.func, "value", None)
    if receiver is not None and getattr(receiver, "id", "") not in _MODULES:
        yield receiver  # w.copy() -> w


def _twins_of(func):
    if isinstance(func, ast.Attribute):
        for other in TWINS.get(func.attr, ()):
            yield _with(func, attr=other)
    elif isinstance(func, ast.Name):
        for other in TWINS.get(func.id, ()):
            yield ast.Name(other, ast.Load())


def _ranges(node):
    stop = 0 if len(node.args) == 1 else 1
    for operator in (ast.Add(), ast.Sub()):
        args = [*node.args]
        args[stop] = ast.BinOp(args[stop], operator, ast.Constant(1))
        yield _with(node, args=args)
    if stop == 0:
        yield _with(node, args=[ast.Constant(1), *node.args])


def _slice(node, owners):
    for field in ("lower", "upper", "step"):
        value = getattr(node, field)
        if value is None:
            continue
        yield _with(node, **{field: None})
        if field != "step" and not isinstance(value, ast.Constant):
            for operator in (ast.Add(), ast.Sub()):
                yield _with(
                    node, **{field: ast.BinOp(value, operator, ast.Constant(1))}
                )


def _attribute(node, owners):
    # The twins of a called name are the call's; here those that are passed on, and .T
    if node.attr == "T":
        yield node.value
    called = isinstance(owners[-1], ast.Call) and owners[-1].func is node
    if not called:
        yield from _twins_of(node)


def _if(node, owners):
    yield _with(node, test=ast.Constant(True))
    yield _with(node, test=ast.Constant(False))


def _while(node, owners):
    yield _with(node, test=ast.Constant(False))


def _choice(node, owners):
    yield _with(node, body=node.orelse, orelse=node.body)
    yield node.body
    yield node.orelse


def _for(node, owners):
    yield _with(node, body=[*node.body, ast.Break()])  # one round only


def _break(node, owners):
    yield ast.Continue()


def _continue(node, owners):
    yield ast.Break()


def _sequence(node, owners):
    if not isinstance(node.ctx, ast.Load):
        return
    if len(node.elts) == 2:
        yield _with(node, elts=node.elts[::-1])
    yield from _one_less(node, "elts", least=1)


def _dict(node, owners):
    for index in range(len(node.keys)):
        keys, values = [*node.keys], [*node.values]
        del keys[index], values[index]
        yield _with(node, keys=keys, values=values)
    if len(node.values) >= 2:
        yield _with(node, values=[*node.values[1:], node.values[0]])


def _comprehension(node, owners):
    yield from _one_less(node, "ifs", least=0)


def _return(node, owners):
    if node.value is None:
        return
    if not isinstance(node.value, (ast.Tuple, ast.Dict, ast.Constant)):
        yield ast.Return(ast.UnaryOp(ast.USub(), node.value))


def _name(node, owners):
    """A name that a tired hand takes for this one: new_w and w, X and x, an input."""
    nearest = [o for o in owners if isinstance(o, ast.FunctionDef)][-1:]
    if not isinstance(node.ctx, ast.Load) or not nearest:
        return
    inputs, locals_ = _names(nearest[0])
    if isinstance(owners[-1], ast.Return):
        candidates = inputs | locals_
    else:
        candidates = {name for name in inputs | locals_ if _alike(name, node.id)}
    if any(isinstance(owner, (ast.Return, ast.Tuple)) for owner in owners[-2:]):
        for other in sorted(candidates - {node.id}):
            yield ast.Name(other, ast.Load())


def _names(function):
    inputs = {a.arg for a in ast.walk(function) if isinstance(a, ast.arg)}
    stored = {
        n.id
        for n in ast.walk(function)
        if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
    return inputs, stored


def _alike(one, other):
    one, other = one.lower(), other.lower()
    return one.endswith(other) or other.endswith(one)


def _one_less(node, field, *, least):
    """`node` with one item of a list field dropped, while `least` would remain."""
    items = getattr(node, field)
    for index in range(len(items)):
        if len(items) - 1 >= least:
            yield _with(node, **{field: items[:index] + items[index + 1 :]})


_HANDLERS = {
    ast.BinOp: _binary,
    ast.AugAssign: _augmented,
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.UnaryOp: _unary,
    ast.Constant: _constant,
    ast.Call: _call,
    ast.Slice: _slice,
    ast.Attribute: _attribute,
    ast.If: _if,
    ast.While: _while,
    ast.IfExp: _choice,
    ast.For: _for,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Tuple: _sequence,
    ast.List: _sequence,
    ast.Dict: _dict,
    ast.comprehension: _comprehension,
    ast.Return: _return,
    ast.Name: _name,
}
