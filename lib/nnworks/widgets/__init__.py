"""Live figures: one Python class and one JavaScript module each, two hosts.

In a notebook a figure is a Jupyter widget: what a hand moves, Python reads and sets. On
the static site the same module runs without Python.
"""

from nnworks.widgets.activation import Activation
from nnworks.widgets.backprop import Backprop
from nnworks.widgets.base import Figure
from nnworks.widgets.bent_plane import BentPlane
from nnworks.widgets.capacity import Capacity
from nnworks.widgets.counter import Counter
from nnworks.widgets.descent import Descent
from nnworks.widgets.device_time import DeviceTime
from nnworks.widgets.draw_digit import DrawDigit
from nnworks.widgets.expression_graph import ExpressionGraph
from nnworks.widgets.fit_curve import FitCurve
from nnworks.widgets.forward import Forward
from nnworks.widgets.loss_drag import LossDrag
from nnworks.widgets.one_neuron import OneNeuron
from nnworks.widgets.playground import Playground
from nnworks.widgets.spiking import Spiking
from nnworks.widgets.stack import Stack

__all__ = [
    "Activation",
    "Backprop",
    "BentPlane",
    "Capacity",
    "Counter",
    "Descent",
    "DeviceTime",
    "DrawDigit",
    "ExpressionGraph",
    "Figure",
    "FitCurve",
    "Forward",
    "LossDrag",
    "OneNeuron",
    "Playground",
    "Spiking",
    "Stack",
]
