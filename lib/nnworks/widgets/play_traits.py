"""The kinds of values that only the playground holds."""

import numpy as np
import traitlets

from nnworks._validate import as_array
from nnworks.widgets import play_data as plain

__all__ = ["Hidden", "Names", "Packed"]


class Names(traitlets.TraitType):
    """Some of the seven inputs, each once; kept in the order of the figure."""

    def validate(self, obj, value):
        """Return `value` as it is kept, or raise TraitError."""
        names = [value] if isinstance(value, str) else list(value)
        wrong = [n for n in names if n not in plain.INPUTS]
        if wrong or not names:
            raise traitlets.TraitError(
                f"{self.name}: got {value!r}, expected at least one of"
                f" {', '.join(plain.INPUTS)}."
            )
        return [n for n in plain.INPUTS if n in names]


class Hidden(traitlets.TraitType):
    """Units of each hidden layer: up to six layers of 1 to 8 units."""

    def validate(self, obj, value):
        """Return `value` as it is kept, or raise TraitError."""
        try:
            units = as_array(value, self.name, ndim=1, empty=True)
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(str(error)) from None
        whole = np.array_equal(units, units.astype(int))
        if units.size > 6 or not whole or ((units < 1) | (units > 8)).any():
            raise traitlets.TraitError(
                f"{self.name}: got {value!r}, expected up to 6 whole numbers from 1 to"
                " 8, the units of each hidden layer."
            )
        return units.astype(int).tolist()


class Packed(traitlets.Unicode):
    """Numbers as text, as an address holds them."""

    def __init__(self, good, **options):
        super().__init__("", **options)
        self.good = good

    def validate(self, obj, value):
        """Return `value` as it is kept, or raise TraitError."""
        if not (isinstance(value, str) and self.good(value)):
            raise traitlets.TraitError(
                f"{self.name}: got {str(value)[:20]!r}, which is no text that this"
                " figure wrote; copy it whole from a shared link."
            )
        return value
