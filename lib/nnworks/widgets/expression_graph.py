"""An expression as a graph: values forward, gradients back, box by box."""

import ast

import traitlets

from nnworks import autograd
from nnworks.widgets.base import Array, Figure, Whole, bundle, style

__all__ = ["ExpressionGraph"]

NAMES = ("a", "b", "c", "w", "x", "y")
FUNCTIONS = ("exp", "log", "tanh", "relu", "sigmoid")
MOST, LONGEST, LARGEST = 20, 60, 1e9  # nodes, characters, a number
_SIGNS = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}


def calculate(expression, numbers):
    """Calculate an expression with `Value`: the last node of its graph.

    Parameters
    ----------
    expression : str
        Of numbers, the letters a, b, c, w, x, y, + - * / **, exp, log, tanh, relu and
        sigmoid.
    numbers : sequence of six floats
        What the letters stand for.

    Raises
    ------
    ValueError
        When it is no such expression, or has no value for these numbers.
    """
    if not isinstance(expression, str) or len(expression) > LONGEST:
        raise ValueError(f"expression: expected a text of at most {LONGEST} characters")
    letters = dict(zip(NAMES, numbers, strict=True))
    try:
        end = _built(ast.parse(expression.strip(), mode="eval").body, letters, {})
    except SyntaxError:
        raise ValueError(
            f"expression: {expression!r} cannot be read; expected one such as"
            " tanh(w*x + b) * w."
        ) from None
    except (ArithmeticError, ValueError) as error:
        raise ValueError(f"expression: {error}") from None
    nodes = autograd.topological_order(end)
    if len(nodes) > MOST:
        raise ValueError(
            f"expression: got {len(nodes)} nodes, expected at most {MOST}."
        )
    if not all(abs(v) < LARGEST for n in nodes for v in (n.data, *n.slopes)):
        raise ValueError("expression: a number becomes too large to show.")
    return end


def _built(node, letters, made):
    """The Value of a piece of the syntax tree; `made` holds the letters met so far."""
    match node:
        case ast.Constant(value=int() | float() as number) if number is not True:
            return autograd.Value(float(number), f"{number:g}")
        case ast.Name(id=name) if name in letters:
            return made.setdefault(name, autograd.Value(letters[name], name))
        case ast.UnaryOp(op=ast.USub()):
            return -_built(node.operand, letters, made)
        case ast.BinOp(op=ast.Pow()):
            return _built(node.left, letters, made) ** _power(node.right)
        case ast.BinOp() if type(node.op) in _SIGNS:
            left = _built(node.left, letters, made)
            return _SIGNS[type(node.op)](left, _built(node.right, letters, made))
        case ast.Call(func=ast.Name(id=name), args=[one], keywords=[]) if (
            name in FUNCTIONS
        ):
            return getattr(_built(one, letters, made), name)()
    raise ValueError(
        f"{ast.unparse(node)!r} is not known here, expected numbers, the letters"
        f" {', '.join(NAMES)}, + - * / **, and {', '.join(FUNCTIONS)}."
    )


def _power(node):
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float())):
            return -node.operand.value
    raise ValueError("after ** a plain number is expected, as in x ** 2.")


class _Expression(traitlets.Unicode):
    """A text that `calculate` can read, kept without spaces."""

    def validate(self, obj, value):
        try:
            calculate(value, (0.5,) * len(NAMES))
        except ValueError as error:
            # Some have no value for these numbers and one for others.
            if "has no" not in str(error) and "got" not in str(error):
                raise traitlets.TraitError(str(error)) from None
        return "".join(value.split())


class ExpressionGraph(Figure):
    """A live figure: write an expression and see its graph differentiate itself.

    Every option is also an attribute that Python can read and set, and that
    ``observe`` can watch.

    Parameters
    ----------
    expression : str, default='tanh(w*x+b)*w'
        Of numbers, the letters a, b, c, w, x, y, + - * / **, exp, log, tanh, relu and
        sigmoid; at most 20 nodes.
    numbers : array-like of shape (6,)
        What the letters a, b, c, w, x, y stand for, -10 to 10.
    step : int, default=4
        How many numbers have arrived: first values, then gradients; up to 40.

    Raises
    ------
    traitlets.TraitError
        When the expression cannot be read, or a number does not fit.
    TypeError
        When there is no option of that name.
    """

    _esm = bundle("expression_graph")
    _css = style("expression_graph")
    _options = ("expression", "numbers", "step")
    expression = _Expression("tanh(w*x+b)*w").tag(sync=True)
    numbers = Array([1, 0.5, 1, 2, -1, 1], low=-10, high=10).tag(sync=True)
    step = Whole(4, low=0, high=40).tag(sync=True)

    def result(self):
        """Give the last node of the graph, its gradients worked out.

        Returns
        -------
        Value
        """
        end = calculate(self.expression, self.numbers)
        end.backward()
        return end

    def _arrived(self):
        nodes = autograd.topological_order(self.result())
        computed = [node for node in nodes if node.operands]
        shown = {n for n in nodes if not n.operands} | {*computed[: self.step]}
        return nodes, shown, {*nodes[::-1][: max(self.step - len(computed), 0)]}

    def _alt(self):
        nodes, shown, back = self._arrived()
        told = [
            f"{n.label or n.operation} {n.data:.2f}"
            + (f" with gradient {n.grad:.2f}" if n in back else "")
            for n in nodes
            if n in shown
        ]
        return f"The graph of {self.expression}, box by box: {', '.join(told)}."

    def _still(self):
        from matplotlib.figure import Figure as Drawing

        from nnworks import plot

        nodes, _, _ = self._arrived()
        place = {node: number for number, node in enumerate(nodes)}
        end = nodes[-1]
        drawing = Drawing(figsize=(8, 3.2), layout="constrained")
        plot.graph(
            [node.label or node.operation for node in nodes],
            [(place[a], place[b]) for a, b in autograd.edges(end)],
            drawing.add_subplot(),
            values=[node.data for node in nodes],
            gradients=[node.grad for node in nodes],
            slopes=[slope for node in nodes for slope in node.slopes],
        )
        return drawing
