"""Wrong answers to the task sequential: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% return_inside_the_loop
# message: only the first layer ran
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
            return x


# %% not_kept
# message: the output of each layer is not kept
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            layer.forward(x)
        return x


# %% used_up
# message: used up by the first forward pass
class Sequential:
    def __init__(self, *layers):
        self.layers = iter(layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x


# %% popped
# message: used up by the first forward pass
class Sequential:
    def __init__(self, *layers):
        self.layers = list(layers)

    def forward(self, x):
        while self.layers:
            x = self.layers.pop(0).forward(x)
        return x


# %% last_to_first
# message: the layers run from last to first
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in reversed(self.layers):
            x = layer.forward(x)
        return x


# %% always_the_input
# message: every layer gets the network's input
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        y = x
        for layer in self.layers:
            y = layer.forward(x)
        return y


# %% last_left_out
# message: the last layer is left out
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = layer.forward(x)
        return x


# %% first_left_out
# message: the first layer is left out
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for i in range(1, len(self.layers)):
            x = self.layers[i].forward(x)
        return x


# %% every_second
# message: the activations are left out
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers[::2]:
            x = layer.forward(x)
        return x


# %% twice
# message: the layers ran twice
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers + self.layers:
            x = layer.forward(x)
        return x


# %% residual
# message: the input is added to the output
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        y = x
        for layer in self.layers:
            y = layer.forward(y)
        return x + y


# %% all_outputs
# message: the outputs of all layers came back
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        outputs = []
        for layer in self.layers:
            x = layer.forward(x)
            outputs.append(x)
        return outputs


# %% called
# message: call its method: layer.forward(x)
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


# %% self_forgotten
# message: reached through self: self.layers
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in layers:
            x = layer.forward(x)
        return x


# %% nothing_kept
# message: Nothing of that name is there
class Sequential:
    def __init__(self, *layers):
        pass

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x


# %% no_return
# message: is there a `return`
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)


# %% zeros
# message: it returns zeros whatever goes in
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        y = x
        for layer in self.layers:
            y = layer.forward(y)
        return 0 * y


# %% hard_coded
# message: whatever goes in
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        return np.array([[4.0, 1.0]])


# %% right_shape_wrong_values
# message: not one that this check knows by name
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x + 1


# %% three_layers_only
# message: only the first three layers
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        x = self.layers[0].forward(x)
        x = self.layers[1].forward(x)
        return self.layers[2].forward(x)


# %% the_librarys
# message: you called nnworks.nn.Sequential
class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        model = nn.Sequential()
        for number, layer in enumerate(self.layers):
            setattr(model, str(number), layer)
        return model.forward(x)
