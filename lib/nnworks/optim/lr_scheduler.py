"""Learning-rate schedules: ``scheduler.step()`` after every epoch, as in PyTorch."""

import math

from nnworks._validate import as_count, as_number

__all__ = ["CosineAnnealingLR", "LinearLR", "SequentialLR", "StepLR"]


class _Schedule:
    """Sets the optimizer's `lr` to `rate(t)`: t = 0 at once, then 1, 2, by `step`."""

    def __init__(self, optimizer):
        if not hasattr(optimizer, "param_groups"):
            raise TypeError(
                f"optimizer: got a {type(optimizer).__name__}, expected an optimizer,"
                " such as optim.SGD(model.parameters(), lr=0.1)."
            )
        group = optimizer.param_groups[0]
        self.optimizer = optimizer
        # The rate that the optimizer was made with, even if another schedule was
        # attached to it first and has lowered it.
        self.base_lr = group.setdefault("initial_lr", group["lr"])
        self._set(0)

    def _set(self, t):
        self.last_epoch = t
        self.optimizer.lr = self.rate(t)

    def rate(self, t):
        """Give the learning rate of step number t, which counts from 0."""
        raise NotImplementedError(f"{type(self).__name__} has no rate yet")

    def step(self):
        """Go on to the next learning rate."""
        self._set(self.last_epoch + 1)

    def get_last_lr(self):
        """Give the present learning rate, in a list, as in PyTorch."""
        return [self.optimizer.lr]


class StepLR(_Schedule):
    """Multiply the learning rate by `gamma` every `step_size` epochs.

    Parameters
    ----------
    optimizer : Optimizer
    step_size : int
    gamma : float, default=0.1

    Raises
    ------
    TypeError, ValueError
        When a setting is no number, or too small.
    """

    def __init__(self, optimizer, step_size, gamma=0.1):
        self.step_size = as_count(step_size, "step_size")
        self.gamma = as_number(gamma, "gamma", least=0)
        super().__init__(optimizer)

    def rate(self, t):
        """Give the learning rate of step number t, which counts from 0."""
        return self.base_lr * self.gamma ** (t // self.step_size)


class CosineAnnealingLR(_Schedule):
    """Lower the learning rate along half a cosine, to `eta_min` after `T_max` epochs.

    Parameters
    ----------
    optimizer : Optimizer
    T_max : int
    eta_min : float, default=0

    Raises
    ------
    TypeError, ValueError
        When a setting is no number, or too small.

    Notes
    -----
    Loshchilov and Hutter (2017), equation 5, without restarts.
    """

    def __init__(self, optimizer, T_max, eta_min=0.0):
        self.T_max = as_count(T_max, "T_max")
        self.eta_min = as_number(eta_min, "eta_min", least=0)
        super().__init__(optimizer)

    def rate(self, t):
        """Give the learning rate of step number t, which counts from 0."""
        height = (1 + math.cos(math.pi * t / self.T_max)) / 2  # from 1 down to 0
        return self.eta_min + (self.base_lr - self.eta_min) * height


class LinearLR(_Schedule):
    """Move the learning rate in a straight line: a warm-up with the defaults.

    Parameters
    ----------
    optimizer : Optimizer
    start_factor, end_factor : float, default=1/3 and 1
        Of the optimizer's learning rate, at first and from step `total_iters` on.
    total_iters : int, default=5

    Raises
    ------
    TypeError, ValueError
        When a setting is no number, or too small.
    """

    def __init__(self, optimizer, start_factor=1 / 3, end_factor=1.0, total_iters=5):
        self.start_factor = as_number(start_factor, "start_factor", least=0)
        self.end_factor = as_number(end_factor, "end_factor", least=0)
        self.total_iters = as_count(total_iters, "total_iters")
        super().__init__(optimizer)

    def rate(self, t):
        """Give the learning rate of step number t, which counts from 0."""
        way = min(t, self.total_iters) / self.total_iters
        factor = self.start_factor + (self.end_factor - self.start_factor) * way
        return self.base_lr * factor


class SequentialLR(_Schedule):
    """One schedule after the other, as a warm-up and then a cosine.

    Parameters
    ----------
    optimizer : Optimizer
    schedulers : list of schedules of this optimizer
    milestones : list of int
        The step at which each but the first begins, with its own step 0.

    Raises
    ------
    TypeError, ValueError
        When there is not one milestone between every two schedules, or they do not
        rise.
    """

    def __init__(self, optimizer, schedulers, milestones):
        schedulers, milestones = list(schedulers), list(milestones)
        if not schedulers or len(milestones) != len(schedulers) - 1:
            raise ValueError(
                f"milestones: got {len(milestones)} for {len(schedulers)} schedules,"
                " expected one fewer: where the second begins, the third, ..."
            )
        begins = [0, *(as_count(m, "milestones") for m in milestones)]
        if sorted(set(begins)) != begins:
            raise ValueError(
                f"milestones: got {milestones}, expected whole numbers that rise."
            )
        self._parts = list(zip(begins, schedulers, strict=True))
        super().__init__(optimizer)

    def rate(self, t):
        """Give the learning rate of step number t, which counts from 0."""
        begin, schedule = [part for part in self._parts if part[0] <= t][-1]
        return schedule.rate(t - begin)
