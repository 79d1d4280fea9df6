"""Right answers to the task adam, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% from_the_difference
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = m + (1 - beta1) * (g - m)
    s = s + (1 - beta2) * (g * g - s)
    return p - lr * (m / (1 - beta1**t)) / (eps + np.sqrt(s / (1 - beta2**t))), m, s


# %% correction_in_the_rate
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * np.square(g)
    step = lr / (1 - beta1**t)
    root = s**0.5 / (1 - beta2**t) ** 0.5 + eps
    return p - step * m / root, m, s


# %% entry_by_entry
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    p, m, s = p.copy(), m.copy(), s.copy()
    for i in np.ndindex(p.shape):
        m[i] = beta1 * m[i] + (1 - beta1) * g[i]
        s[i] = beta2 * s[i] + (1 - beta2) * g[i] ** 2
        m_hat, s_hat = m[i] / (1 - beta1**t), s[i] / (1 - beta2**t)
        p[i] -= lr * m_hat / (s_hat**0.5 + eps)
    return p, m, s
