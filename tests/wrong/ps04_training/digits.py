"""Wrong answers to the task digits: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% not_trained
# message: hardly better than guessing
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    return model(X_test).argmax(axis=1)


# %% no_step
# message: hardly better than guessing
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for xb, yb in my_batches(X_train, y_train, 64, rng):
        model.zero_grad()
        criterion(model(xb), yb)
        model.backward(criterion.backward())
    return model(X_test).argmax(axis=1)


# %% scores
# message: these are the ten scores of each image
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for _ in range(15):
        for xb, yb in my_batches(X_train, y_train, 64, rng):
            model.zero_grad()
            criterion(model(xb), yb)
            model.backward(criterion.backward())
            optimizer.step()
    return model(X_test)


# %% training_images
# message: these are answers for the training images
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for _ in range(15):
        for xb, yb in my_batches(X_train, y_train, 64, rng):
            model.zero_grad()
            criterion(model(xb), yb)
            model.backward(criterion.backward())
            optimizer.step()
    return model(X_train).argmax(axis=1)


# %% one_for_all
# message: each row has its own
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for _ in range(15):
        for xb, yb in my_batches(X_train, y_train, 64, rng):
            model.zero_grad()
            criterion(model(xb), yb)
            model.backward(criterion.backward())
            optimizer.step()
    return model(X_test).argmax()


# %% down_the_columns
# message: one digit, in an array of shape (M,)
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for _ in range(15):
        for xb, yb in my_batches(X_train, y_train, 64, rng):
            model.zero_grad()
            criterion(model(xb), yb)
            model.backward(criterion.backward())
            optimizer.step()
    return model(X_test).argmax(axis=0)


# %% largest_score
# message: the places of the largest score
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for _ in range(15):
        for xb, yb in my_batches(X_train, y_train, 64, rng):
            model.zero_grad()
            criterion(model(xb), yb)
            model.backward(criterion.backward())
            optimizer.step()
    return model(X_test).max(axis=1)


# %% labels_apart
# message: hardly better than guessing
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    y_train = rng.permutation(y_train)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for _ in range(15):
        for xb, yb in my_batches(X_train, y_train, 64, rng):
            model.zero_grad()
            criterion(model(xb), yb)
            model.backward(criterion.backward())
            optimizer.step()
    return model(X_test).argmax(axis=1)


# %% one_epoch
# message: it has not learned enough
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for xb, yb in my_batches(X_train, y_train, 64, rng):
        model.zero_grad()
        criterion(model(xb), yb)
        model.backward(criterion.backward())
        optimizer.step()
    return model(X_test).argmax(axis=1)


# %% eighty_images
# message: it has not learned enough
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    X_train, y_train = X_train[:80], y_train[:80]
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for _ in range(15):
        for xb, yb in my_batches(X_train, y_train, 64, rng):
            model.zero_grad()
            criterion(model(xb), yb)
            model.backward(criterion.backward())
            optimizer.step()
    return model(X_test).argmax(axis=1)


# %% hard_coded
# message: it does not learn from y_train
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    X_train, y_train = data.digits()
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for _ in range(15):
        for xb, yb in my_batches(X_train, y_train, 64, rng):
            model.zero_grad()
            criterion(model(xb), yb)
            model.backward(criterion.backward())
            optimizer.step()
    return model(X_test).argmax(axis=1)


# %% unseeded
# message: all chance come from np.random.default_rng(seed)
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    rng = np.random.default_rng()
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for xb, yb in my_batches(X_train, y_train, 64, rng):
        model.zero_grad()
        criterion(model(xb), yb)
        model.backward(criterion.backward())
        optimizer.step()
    return model(X_test).argmax(axis=1)


# %% always_7
# message: the same digit for every image
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    return np.full(len(X_test), 7)


# %% changes_its_input
# message: it changes X_train in place
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    X_train -= X_train.mean()
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for _ in range(15):
        for xb, yb in my_batches(X_train, y_train, 64, rng):
            model.zero_grad()
            criterion(model(xb), yb)
            model.backward(criterion.backward())
            optimizer.step()
    return model(X_test).argmax(axis=1)


# %% no_return
# message: is there a `return`
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    model = nn.Sequential(
        nn.Linear(64, 32, rng=rng), nn.ReLU(), nn.Linear(32, 10, rng=rng)
    )
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for _ in range(15):
        for xb, yb in my_batches(X_train, y_train, 64, rng):
            model.zero_grad()
            criterion(model(xb), yb)
            model.backward(criterion.backward())
            optimizer.step()
    answers = model(X_test).argmax(axis=1)


# %% dropout_left_on
# message: dropout is still on while the network answers
def read_digits(X_train, y_train, X_test, seed):
    rng = np.random.default_rng(seed)
    hidden, output = nn.Linear(64, 64, rng=rng), nn.Linear(64, 10, rng=rng)
    model = nn.Sequential(hidden, nn.ReLU(), MyDropout(0.5, rng), output)
    criterion, optimizer = nn.CrossEntropyLoss(), Adam(model.parameters(), lr=0.01)
    for _ in range(10):
        for xb, yb in my_batches(X_train, y_train, 64, rng):
            model.zero_grad()
            criterion(model(xb), yb)
            model.backward(criterion.backward())
            optimizer.step()
    return model(X_test).argmax(axis=1)


# %% by_heart
# message: it learned them by heart
def read_digits(X_train, y_train, X_test, seed):
    a, b = X_train[:, :32], X_test[:, :32]  # the upper half of the images alone
    far = (b**2).sum(1)[:, None] - 2 * b @ a.T + (a**2).sum(1)
    return y_train[far.argmin(axis=1)]
