"""The training loop: forward, loss, backward, step; again for every batch."""

import os
from contextlib import contextmanager

import numpy as np

from nnworks._validate import as_count, as_labels, as_number

__all__ = ["Diverged", "EarlyStopping", "accuracy", "fit"]

# A loss this many times as large as at the start is no bad luck of one batch.
_BLOWN_UP = 1e6


class Diverged(RuntimeError):
    """The loss grew out of all bounds, at `epoch` and `step` (from 1), to `loss`."""

    def __init__(self, message, epoch, step, loss):
        super().__init__(message)
        self.epoch, self.step, self.loss = epoch, step, loss


def fit(
    model, criterion, optimizer, loader, epochs, *, after_epoch=None, progress=True
):
    """Train a model; return the mean loss of every epoch.

    Parameters
    ----------
    model : object with `forward` and `backward`
        Switched to training before every epoch, where it has `train`.
    criterion : object
        ``criterion(logits, y)`` gives the loss, ``criterion.backward()`` dL/dlogits.
    optimizer : object with `zero_grad` and `step`
    loader : iterable of (xb, yb)
        A `DataLoader`, or anything else that can be run through once an epoch.
    epochs : int
    after_epoch : callable, optional
        Called as ``after_epoch(epoch, loss)``, epoch from 1, loss the mean over its
        examples; whatever it returns that is true ends the training. Where it has a
        method `restore`, that is called at the end. See `EarlyStopping`.
    progress : bool, default=True
        Show a bar, by tqdm. There is none where nbgrader runs the notebook.

    Returns
    -------
    list of float
        One number an epoch, as measured during training: dropout was on, and the
        weights changed between the batches.

    Raises
    ------
    Diverged
        When the loss or a gradient is no longer finite, or a million times what it was
        at first; says at which epoch and step, why, and what to do.
    TypeError, ValueError
        When epochs is no whole number above 0, or the loader gives no batch.
    """
    epochs, losses, first = as_count(epochs, "epochs"), [], None
    with _bar(loader, epochs, progress) as bar:
        for epoch in range(1, epochs + 1):
            _switch(model, True)
            bar.set_description(f"epoch {epoch}/{epochs}", refresh=False)
            total = count = 0
            for step, (xb, yb) in enumerate(loader, 1):
                loss = _step(model, criterion, optimizer, xb, yb, (epoch, step, first))
                first = loss if first is None else first
                total, count = total + loss * len(xb), count + len(xb)
                bar.update()
            losses.append(_mean(total, count, epoch))
            bar.set_postfix(loss=f"{losses[-1]:.4g}", refresh=False)
            if after_epoch is not None and after_epoch(epoch, losses[-1]):
                break
    getattr(after_epoch, "restore", lambda: None)()
    return losses


def _step(model, criterion, optimizer, xb, yb, where):
    """One step; returns the loss before it."""
    # Numbers too large to hold end in one sentence below, not in NumPy's warnings.
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        optimizer.zero_grad()
        loss = float(criterion(model.forward(xb), yb))
        first = loss if where[2] is None else where[2]
        if not np.isfinite(loss) or abs(loss) > _BLOWN_UP * (1 + abs(first)):
            _diverged(f"the loss became {loss:.4g}", loss, optimizer, xb, yb, where)
        model.backward(criterion.backward())
        try:
            optimizer.step()
        except FloatingPointError:
            word = f"a gradient is no longer finite at a loss of {loss:.4g}"
            _diverged(word, loss, optimizer, xb, yb, where)
    return loss


def _diverged(what, loss, optimizer, xb, yb, where):
    """Say where it went wrong, why, and what to do."""
    epoch, step, first = where
    head = f"fit: {what} in epoch {epoch}, step {step}"
    for name, values in ("X", xb), ("y", yb):
        if not np.isfinite(np.asarray(values, dtype=float)).all():
            raise ValueError(
                f"{head}, because this batch of {name} contains NaN or infinity;"
                " remove or replace those entries first."
            ) from None
    if first is None:
        why = (
            ", at the very first step, before any weight was changed; make the first"
            " weights smaller, and bring the columns of X to mean 0 and standard"
            " deviation 1."
        )
    else:
        lr = getattr(optimizer, "lr", None)
        told = "The learning rate" if lr is None else f"The learning rate {lr:g}"
        less = "a smaller one" if lr is None else f"a smaller one, such as {lr / 10:g}"
        why = (
            f" (at the first step it was {first:.4g}). {told} is too large: every step"
            f" overshoots by more. Make the model anew and train it with {less}."
        )
    raise Diverged(head + why, epoch, step, loss) from None


def _mean(total, count, epoch):
    if not count:
        again = " again: a generator is used up after one epoch" if epoch > 1 else ""
        raise ValueError(
            f"loader: it gave no batch in epoch {epoch}, expected something that can be"
            f" run through{again}; pass a DataLoader or a list of batches."
        )
    return total / count


def accuracy(model, X, y):
    """The share of examples that a classifier gets right, in evaluation mode.

    Parameters
    ----------
    model : object with `forward`
        (N, ...) -> (N, K), the largest of K scores wins; or -> (N,) or (N, 1), where a
        score above 0 says 1.
    X : ndarray of shape (N, ...)
    y : ndarray of int of shape (N,)

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    ValueError
        When there is not one label and one row of scores for each example.
    """
    y = as_labels(y, X)
    with _evaluating(model):
        scores = np.asarray(model.forward(X))
    if not len(y) or scores.ndim not in (1, 2) or len(scores) != len(y):
        raise ValueError(
            f"model: it gave scores of shape {scores.shape} for {len(y)} examples,"
            " expected one row of scores for each, and at least one."
        )
    if scores.ndim == 1 or scores.shape[1] == 1:
        said = scores.reshape(-1) > 0
    else:
        said = scores.argmax(axis=1)
    return float(np.mean(said == y))


class EarlyStopping:
    """Ends `fit` when the loss on held-out examples stops falling; keeps the best.

    Hand it over as `after_epoch`. When training ends, whatever ended it, `fit` calls
    `restore`, which puts the weights of the best epoch back.

    Parameters
    ----------
    model : Module
        With `state_dict` and `load_state_dict`.
    criterion : object
        As in `fit`; better another instance, since each remembers one batch.
    X, y : ndarray
        The validation examples, which the model is not trained on.
    patience : int, default=5
        So many epochs without a new best, and training ends.
    min_delta : float, default=0
        An epoch is a new best when its loss is lower by more than this.

    Attributes
    ----------
    losses : list of float
        The validation loss after every epoch.
    best_epoch : int or None
        Counted from 1, over all calls of `fit` that it was handed to.
    best_loss : float

    Raises
    ------
    TypeError, ValueError
        When patience is no whole number above 0, or min_delta no number of at least 0.

    Notes
    -----
    Prechelt (1998), "Early stopping, but when?".
    """

    def __init__(self, model, criterion, X, y, *, patience=5, min_delta=0.0):
        self.model, self.criterion, self.X, self.y = model, criterion, X, y
        self.patience = as_count(patience, "patience")
        self.min_delta = as_number(min_delta, "min_delta", least=0)
        self.losses, self.best_epoch, self.best_loss = [], None, np.inf
        self._best = None

    def __call__(self, epoch=None, loss=None):
        """Measure the validation loss; True when it is time to stop."""
        with _evaluating(self.model):
            now = float(self.criterion(self.model.forward(self.X), self.y))
        self.losses.append(now)
        if now < self.best_loss - self.min_delta:
            self.best_epoch, self.best_loss = len(self.losses), now
            self._best = self.model.state_dict()
            return False
        return len(self.losses) - (self.best_epoch or 0) >= self.patience

    def restore(self):
        """Put the weights of the best epoch back into the model."""
        if self._best is not None:
            self.model.load_state_dict(self._best)


def _switch(model, training):
    if hasattr(model, "train"):  # a student's class may lack it
        model.train(training)


@contextmanager
def _evaluating(model):
    """Evaluation mode, and back to what it was."""
    before = getattr(model, "training", True)
    _switch(model, False)
    try:
        yield
    finally:
        _switch(model, before)


class _NoBar:
    """Stands where a bar would."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def update(self):
        pass

    def set_description(self, *args, **kwargs):
        pass

    set_postfix = set_description


def _bar(loader, epochs, progress):
    if not progress or "NBGRADER_EXECUTION" in os.environ:
        return _NoBar()
    try:
        from tqdm.auto import tqdm
    except ModuleNotFoundError:  # in the browser: training is worth more than its bar
        return _NoBar()
    length = len(loader) if hasattr(loader, "__len__") else None
    return tqdm(total=length and epochs * length, unit="step", mininterval=0.2)
