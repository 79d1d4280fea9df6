"""Wrong answers to the task houses: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% the_mean
# message: the same price for every house
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    return np.full(len(X_test), y_train.mean())


# %% linear_regression
# message: this is a weighted sum
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    return straight_line(X_train, y_train, X_test)


def straight_line(X_train, y_train, X_test):
    A, B = np.c_[X_train, np.ones(len(X_train))], np.c_[X_test, np.ones(len(X_test))]
    return B @ np.linalg.lstsq(A, y_train, rcond=None)[0]


# %% not_turned_back
# message: in the standardised ones
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X, asked = (X_train - mean) / std, (X_test - mean) / std
    y = ((y_train - y_train.mean()) / y_train.std())[:, None]
    model = nn.Sequential(
        nn.Linear(5, 32, rng=rng), nn.ReLU(), nn.Linear(32, 1, rng=rng)
    )
    train(model, X[:-80], y[:-80], X[-80:], y[-80:], rng)
    return model(asked)[:, 0]


# %% mean_not_added
# message: in the standardised ones
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X, asked = (X_train - mean) / std, (X_test - mean) / std
    y = ((y_train - y_train.mean()) / y_train.std())[:, None]
    model = nn.Sequential(
        nn.Linear(5, 32, rng=rng), nn.ReLU(), nn.Linear(32, 1, rng=rng)
    )
    train(model, X[:-80], y[:-80], X[-80:], y[-80:], rng)
    return model(asked)[:, 0] * y_train.std()


# %% column
# message: its first column, [:, 0], is asked
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X, asked = (X_train - mean) / std, (X_test - mean) / std
    y = ((y_train - y_train.mean()) / y_train.std())[:, None]
    model = nn.Sequential(
        nn.Linear(5, 32, rng=rng), nn.ReLU(), nn.Linear(32, 1, rng=rng)
    )
    train(model, X[:-80], y[:-80], X[-80:], y[-80:], rng)
    return model(asked) * y_train.std() + y_train.mean()


# %% training_houses
# message: these are the prices of the training houses
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X, asked = (X_train - mean) / std, (X_test - mean) / std
    y = ((y_train - y_train.mean()) / y_train.std())[:, None]
    model = nn.Sequential(
        nn.Linear(5, 32, rng=rng), nn.ReLU(), nn.Linear(32, 1, rng=rng)
    )
    train(model, X[:-80], y[:-80], X[-80:], y[-80:], rng)
    return model(X)[:, 0] * y_train.std() + y_train.mean()


# %% one_price
# message: one price, in an array of shape (M,)
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X, asked = (X_train - mean) / std, (X_test - mean) / std
    y = ((y_train - y_train.mean()) / y_train.std())[:, None]
    model = nn.Sequential(
        nn.Linear(5, 32, rng=rng), nn.ReLU(), nn.Linear(32, 1, rng=rng)
    )
    train(model, X[:-80], y[:-80], X[-80:], y[-80:], rng)
    return (model(asked)[:, 0] * y_train.std() + y_train.mean()).mean()


# %% own_mean
# message: X_test is standardised by its own mean
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    X, asked = X_train, X_test
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    asked = (asked - asked.mean(axis=0)) / asked.std(axis=0)
    y = ((y_train - y_train.mean()) / y_train.std())[:, None]
    model = nn.Sequential(
        nn.Linear(5, 32, rng=rng), nn.ReLU(), nn.Linear(32, 1, rng=rng)
    )
    train(model, X[:-80], y[:-80], X[-80:], y[-80:], rng)
    return model(asked)[:, 0] * y_train.std() + y_train.mean()


# %% thousands
# message: and not for the same in single units
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X, asked, y = (X_train - mean) / std, (X_test - mean) / std, y_train[:, None] / 100
    model = nn.Sequential(
        nn.Linear(5, 32, rng=rng), nn.ReLU(), nn.Linear(32, 1, rng=rng)
    )
    train(model, X[:-80], y[:-80], X[-80:], y[-80:], rng)
    return model(asked)[:, 0] * 100


# %% no_activation
# message: this is a weighted sum
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X, asked = (X_train - mean) / std, (X_test - mean) / std
    y = ((y_train - y_train.mean()) / y_train.std())[:, None]
    model = nn.Sequential(nn.Linear(5, 32, rng=rng), nn.Linear(32, 1, rng=rng))
    train(model, X[:-80], y[:-80], X[-80:], y[-80:], rng, epochs=20)
    return model(asked)[:, 0] * y_train.std() + y_train.mean()


# %% not_trained
# message: print the losses
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    model = nn.Sequential(
        nn.Linear(5, 32, rng=rng), nn.ReLU(), nn.Linear(32, 1, rng=rng)
    )
    return model((X_test - mean) / std)[:, 0] * y_train.std() + y_train.mean()


# %% unseeded
# message: all chance come from
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    rng = np.random.default_rng()
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X, asked = (X_train - mean) / std, (X_test - mean) / std
    y = ((y_train - y_train.mean()) / y_train.std())[:, None]
    model = nn.Sequential(
        nn.Linear(5, 32, rng=rng), nn.ReLU(), nn.Linear(32, 1, rng=rng)
    )
    train(model, X[:-80], y[:-80], X[-80:], y[-80:], rng)
    return model(asked)[:, 0] * y_train.std() + y_train.mean()


# %% changes_its_input
# message: it changes X_train in place
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    X_train -= X_train.mean(axis=0)
    return np.full(len(X_test), y_train.mean())


# %% targets_not_a_column
# message: shape
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X, asked = (X_train - mean) / std, (X_test - mean) / std
    y = (y_train - y_train.mean()) / y_train.std()
    model = nn.Sequential(
        nn.Linear(5, 32, rng=rng), nn.ReLU(), nn.Linear(32, 1, rng=rng)
    )
    train(model, X[:-80], y[:-80], X[-80:], y[-80:], rng)
    return model(asked)[:, 0] * y_train.std() + y_train.mean()


# %% zeros
# message: the same price for every house
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    return np.zeros(len(X_test))
