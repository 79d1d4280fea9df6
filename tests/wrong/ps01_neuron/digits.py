"""Wrong answers to the task digits: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% not_trained
# message: the neuron was not trained
def classify(X_train, y_train, X_test):
    w, b = np.zeros(64), 0.0
    return np.where(outputs(X_test, w, b) >= 0.5, 1, 0)


# %% zeros
# message: it answers 0 for every image
def classify(X_train, y_train, X_test):
    return np.zeros(len(X_test))


# %% swapped
# message: 0 and 1 are swapped
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 100)
    return np.where(outputs(X_test, w, b) >= 0.5, 0, 1)


# %% labels_swapped
# message: 0 and 1 are swapped
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, 1 - y_train, 1.0, 100)
    return np.where(outputs(X_test, w, b) >= 0.5, 1, 0)


# %% no_decision
# message: the decision is missing
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 100)
    return outputs(X_test, w, b)


# %% sums
# message: the decision is missing
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 100)
    return X_test @ w + b


# %% answers_for_the_training_images
# message: answers for the training images
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 100)
    return np.where(outputs(X_train, w, b) >= 0.5, 1, 0)


# %% one_pass
# message: one pass over the examples is not enough
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 1)
    return np.where(outputs(X_test, w, b) >= 0.5, 1, 0)


# %% one_answer_for_all
# message: each row of X_test needs its own
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 100)
    return 1 if outputs(X_test, w, b).mean() >= 0.5 else 0


# %% column
# message: shape (M,)
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 100)
    return np.where(outputs(X_test, w, b) >= 0.5, 1, 0).reshape(-1, 1)


# %% by_brightness
# message: brightness alone
def classify(X_train, y_train, X_test):
    middle = X_train.sum(axis=1).mean()
    return np.where(X_test.sum(axis=1) >= middle, 1, 0)


# %% hard_coded
# message: it does not look at y_train
def classify(X_train, y_train, X_test):
    from nnworks import data

    images, kind = data.digits(classes=(4, 9))
    w, b, mistakes = train(images, (kind == 9).astype(int), 1.0, 100)
    return np.where(outputs(X_test, w, b) >= 0.5, 1, 0)


# %% digits_not_labels
# message: these are the digits
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 100)
    return np.where(outputs(X_test, w, b) >= 0.5, 9, 4)


# %% right_shape_wrong_values
# message: not one that this check knows by name
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 100)
    answer = np.where(outputs(X_test, w, b) >= 0.5, 1, 0)
    answer[::7] = 0
    return answer


# %% weights_only
# message: too many values to unpack
def classify(X_train, y_train, X_test):
    w, b = train(X_train, y_train, 1.0, 100)
    return np.where(outputs(X_test, w, b) >= 0.5, 1, 0)


# %% changes_its_input
# message: it changes X_test in place
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 100)
    X_test -= X_test.min()
    X_test *= 2
    return np.where(outputs(X_test / 2, w, b) >= 0.5, 1, 0)


# %% guesses
# message: it answers differently
def classify(X_train, y_train, X_test):
    return np.random.default_rng().integers(0, 2, len(X_test))


# %% no_return
# message: is there a `return`
def classify(X_train, y_train, X_test):
    w, b, mistakes = train(X_train, y_train, 1.0, 100)
    answers = np.where(outputs(X_test, w, b) >= 0.5, 1, 0)
