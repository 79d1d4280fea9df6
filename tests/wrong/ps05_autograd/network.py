"""Wrong answers to the task network: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% never_emptied
# message: the gradients of earlier steps are still in
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            pass
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% no_activation
# message: the activation between the layers is missing
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = Array(X) @ weight1.T + bias1
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% relu_at_the_end
# message: a ReLU stands behind the last layer too
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return (hidden @ weight2.T + bias2).relu()


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% uphill
# message: it climbs
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data + lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% no_learning_rate
# message: the learning rate is left out
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - p.grad
        losses.append(float(loss.data))
    return losses


# %% no_step
# message: nothing learns
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            pass
        losses.append(float(loss.data))
    return losses


# %% no_walk_back
# message: nothing learns
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        pass
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% no_bias1
# message: bias1 is missing
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% no_bias2
# message: bias2 is missing
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% weights_only
# message: only the weights learn
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters[::2]:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% last_layer_only
# message: only the last layer learns
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters[2:]:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% first_layer_only
# message: only the first layer learns
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters[:2]:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% loss_after_the_step
# message: the losses are those after each step
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(cross_entropy(scores(X, parameters), Y).data))
    return losses


# %% last_loss_only
# message: only the last loss came back
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses[-1:]


# %% return_in_the_loop
# message: does the `return` stand in the loop
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
        return losses


# %% one_step_too_many
# message: one step too many
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps + 1):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% plain_X
# message: matmul
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (X @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% nodes_in_the_list
# message: a list of something other than numbers
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(loss)
    return losses


# %% zeros
# message: not one that this check knows by name
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(0.0)
    return losses


# %% hard_coded
# message: not one that this check knows by name
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return [0.7] * steps


# %% right_shape_wrong_values
# message: not one that this check knows by name
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(2 * float(loss.data))
    return losses
