"""Wrong answers to the task forward_pass: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% no_activation
# message: the activation is missing
def forward_pass(X, W1, b1, W2, b2):
    A = X @ W1.T + b1
    return A @ W2.T + b2


# %% relu_at_the_end_too
# message: the outputs go through ReLU
def forward_pass(X, W1, b1, W2, b2):
    A = np.maximum(X @ W1.T + b1, 0)
    return np.maximum(A @ W2.T + b2, 0)


# %% relu_at_the_end
# message: at the end instead of in the middle
def forward_pass(X, W1, b1, W2, b2):
    return np.maximum((X @ W1.T + b1) @ W2.T + b2, 0)


# %% relu_on_the_inputs
# message: applied to the inputs
def forward_pass(X, W1, b1, W2, b2):
    return (np.maximum(X, 0) @ W1.T + b1) @ W2.T + b2


# %% bias_after_relu
# message: added after ReLU
def forward_pass(X, W1, b1, W2, b2):
    A = np.maximum(X @ W1.T, 0) + b1
    return A @ W2.T + b2


# %% no_b1
# message: b1 is missing
def forward_pass(X, W1, b1, W2, b2):
    A = np.maximum(X @ W1.T, 0)
    return A @ W2.T + b2


# %% no_b2
# message: b2 is missing
def forward_pass(X, W1, b1, W2, b2):
    A = np.maximum(X @ W1.T + b1, 0)
    return A @ W2.T


# %% not_turned_over
# message: the matrices are not turned over
def forward_pass(X, W1, b1, W2, b2):
    A = np.maximum(X @ W1 + b1, 0)
    return A @ W2 + b2


# %% second_not_turned_over
# message: W2 is not turned over
def forward_pass(X, W1, b1, W2, b2):
    A = np.maximum(X @ W1.T + b1, 0)
    return A @ W2 + b2


# %% first_not_turned_over
# message: W1 is not turned over
def forward_pass(X, W1, b1, W2, b2):
    A = np.maximum(X @ W1 + b1, 0)
    return A @ W2.T + b2


# %% hidden_only
# message: what the hidden layer hands on
def forward_pass(X, W1, b1, W2, b2):
    return np.maximum(X @ W1.T + b1, 0)


# %% reads_x_twice
# message: the output layer reads X
def forward_pass(X, W1, b1, W2, b2):
    A = np.maximum(X @ W1.T + b1, 0)
    return X @ W2.T + b2


# %% sigmoid
# message: the sigmoid came in place of ReLU
def forward_pass(X, W1, b1, W2, b2):
    A = 0.5 * (1 + np.tanh((X @ W1.T + b1) / 2))
    return A @ W2.T + b2


# %% tanh
# message: tanh in place of ReLU
def forward_pass(X, W1, b1, W2, b2):
    return np.tanh(X @ W1.T + b1) @ W2.T + b2


# %% step
# message: the step came in place of ReLU
def forward_pass(X, W1, b1, W2, b2):
    A = np.where(X @ W1.T + b1 >= 0, 1.0, 0.0)
    return A @ W2.T + b2


# %% absolute
# message: lose their sign
def forward_pass(X, W1, b1, W2, b2):
    return abs(X @ W1.T + b1) @ W2.T + b2


# %% minimum
# message: ReLU keeps what is above 0
def forward_pass(X, W1, b1, W2, b2):
    return np.minimum(0, X @ W1.T + b1) @ W2.T + b2


# %% first_example
# message: only the first example
def forward_pass(X, W1, b1, W2, b2):
    A = np.maximum(W1 @ X[0] + b1, 0)
    return W2 @ A + b2


# %% return_inside_the_loop
# message: only the first example
def forward_pass(X, W1, b1, W2, b2):
    for x in X:
        return W2 @ np.maximum(W1 @ x + b1, 0) + b2


# %% result_turned_over
# message: a row is an example
def forward_pass(X, W1, b1, W2, b2):
    A = np.maximum(X @ W1.T + b1, 0)
    return W2 @ A.T + b2[:, None]


# %% zeros
# message: it returns zeros whatever goes in
def forward_pass(X, W1, b1, W2, b2):
    return np.zeros((len(X), len(b2)))


# %% right_shape_wrong_values
# message: not one that this check knows by name
def forward_pass(X, W1, b1, W2, b2):
    A = np.maximum(X @ W1.T + b1, 0)
    return 2 * (A @ W2.T + b2)


# %% biases_changed
# message: it changes b1 in place
def forward_pass(X, W1, b1, W2, b2):
    b1 += 1
    b1 -= 1
    b1 *= 2
    A = np.maximum(X @ W1.T + b1 / 2, 0)
    return A @ W2.T + b2


# %% the_librarys_network
# message: you called nnworks.nn.
def forward_pass(X, W1, b1, W2, b2):
    from nnworks import nn

    model = nn.Sequential(nn.Linear(*W1.T.shape), nn.ReLU(), nn.Linear(*W2.T.shape))
    model.load_state_dict({"0.weight": W1, "0.bias": b1, "2.weight": W2, "2.bias": b2})
    return model(X)
