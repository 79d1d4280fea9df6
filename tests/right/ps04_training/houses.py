"""Right answers to the task houses, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% by_the_library
def predict_prices(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    middle, width = X_train.mean(0), X_train.std(0)
    low, wide = y_train.mean(), y_train.std()
    X, y = (X_train - middle) / width, (y_train.reshape(-1, 1) - low) / wide
    layers = [nn.Linear(5, 48, rng=rng), nn.Tanh(), nn.Linear(48, 1, rng=rng)]
    model = nn.Sequential(*layers)
    steps = optim.Adam(model.parameters(), lr=0.01)
    batches = data.DataLoader(X, y, 32, shuffle=True, rng=rng)
    fit(model, nn.MSELoss(), steps, batches, 80, progress=False)
    return model((X_test - middle) / width).ravel() * wide + low


# %% products_of_columns
def predict_prices(X_train, y_train, X_test, seed):
    def columns(X):
        X = (X - X_train.mean(axis=0)) / X_train.std(axis=0)
        found = [np.ones(len(X)), *X.T, *(X**3).T]
        found += [X[:, i] * X[:, k] for i in range(5) for k in range(i + 1)]
        return np.column_stack(found)

    scale = np.log(y_train)
    w = np.linalg.lstsq(columns(X_train), scale, rcond=None)[0]
    return np.exp(columns(X_test) @ w)
