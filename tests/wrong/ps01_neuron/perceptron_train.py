"""Wrong answers to the task perceptron_train: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% never_stops_early
# message: it never stops early
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
    return w, b, mistakes


# %% last_pass_missing
# message: the last pass is missing in the list
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        if wrong == 0:
            break
        mistakes.append(wrong)
    return w, b, mistakes


# %% wrong_sign
# message: the sign of the error is wrong
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w - lr * error * x, b - lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% no_bias
# message: the bias is not trained
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w = w + lr * error * x
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% learning_rate_ignored
# message: the learning rate is ignored
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + error * x, b + error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% learns_from_right_answers
# message: it learns from right answers too
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * (2 * target - 1) * x, b + lr * (2 * target - 1)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% input_missing
# message: the input is missing in the correction
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% above_zero
# message: at exactly 0 it decides the other way
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b > 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% one_pass
# message: it makes one pass only
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(1):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% one_pass_too_few
# message: one pass too few
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(1, epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% one_pass_too_many
# message: one pass too many
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs + 1):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% corrects_after_the_pass
# message: the corrections wait until the end
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        error = y - np.where(X @ w + b >= 0, 1.0, 0.0)
        w, b = w + lr * (X.T @ error), b + lr * error.sum()
        mistakes.append(int(np.sum(error != 0)))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes


# %% break_in_the_inner_loop
# message: a pass ends at the first right answer
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            if error == 0:
                break
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% starts_again
# message: each pass starts again from zero
def perceptron_train(X, y, lr, epochs):
    mistakes = []
    for epoch in range(epochs):
        w, b = np.zeros(X.shape[1]), 0.0
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% mistakes_add_up
# message: the mistakes add up over the passes
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes, wrong = np.zeros(X.shape[1]), 0.0, [], 0
    for epoch in range(epochs):
        before = wrong
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == before:
            break
    return w, b, mistakes


# %% counts_right_answers
# message: right answers are counted
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        right = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            right += int(error == 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(right)
        if right == len(y):
            break
    return w, b, mistakes


# %% counts_afterwards
# message: counted after the pass
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        for x, target in zip(X, y):
            w, b = update(w, b, x, target, lr)
        mistakes.append(int(np.sum((X @ w + b >= 0) != (y == 1))))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes


# %% backwards
# message: from last to first
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X[::-1], y[::-1]):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% results_not_kept
# message: the results of the update are not kept
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            update(w, b, x, target, lr)
            wrong += int((x @ w + b >= 0) != target)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% shuffled
# message: it answers differently
def perceptron_train(X, y, lr, epochs):
    rng = np.random.default_rng()
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for i in rng.permutation(len(X)):
            new_w, new_b = update(w, b, X[i], y[i], lr)
            wrong += int(new_b != b)
            w, b = new_w, new_b
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% random_start
# message: it answers differently
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.random.normal(size=X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% goes_on_from_last_time
# message: it answers differently
w, b = None, 0.0


def perceptron_train(X, y, lr, epochs):
    global w, b
    if w is None or len(w) != X.shape[1]:
        w, b = np.zeros(X.shape[1]), 0.0
    mistakes = []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            new_w, new_b = update(w, b, x, target, lr)
            wrong += int(new_b != b)
            w, b = new_w, new_b
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% changes_y
# message: it changes y in place
def perceptron_train(X, y, lr, epochs):
    y *= 2
    y -= 1
    X, y = X.copy(), (y + 1) // 2
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            new_w, new_b = update(w, b, x, target, lr)
            wrong += int(new_b != b)
            w, b = new_w, new_b
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% zeros
# message: nothing was learned
def perceptron_train(X, y, lr, epochs):
    return np.zeros(X.shape[1]), 0.0, [0]


# %% hard_coded
# message: whatever goes in
def perceptron_train(X, y, lr, epochs):
    return np.array([2.0, 1.0]), -3.0, [2, 3, 3, 2, 1, 0]


# %% right_shape_wrong_values
# message: not one that this check knows by name
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return 2 * w, b, mistakes


# %% two_results
# message: 2 values, where 3 belong
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b


# %% mistakes_as_a_number
# message: mistakes
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, sum(mistakes)


# %% no_return
# message: is there a `return`
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    mistakes


# %% the_librarys
# message: you called nnworks.neurons.Perceptron
def perceptron_train(X, y, lr, epochs):
    from nnworks.neurons import Perceptron

    neuron = Perceptron(X.shape[1], lr=lr)
    mistakes = neuron.fit(X, y, epochs)
    return neuron.weight, neuron.bias, mistakes
