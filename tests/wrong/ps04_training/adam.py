"""Wrong answers to the task adam: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% no_correction
# message: the bias correction is missing
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    return p - lr * m / (np.sqrt(s) + eps), m, s


# %% t_from_0
# message: as if t began at 0
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    m_hat, s_hat = m / (1 - beta1 ** (t - 1)), s / (1 - beta2 ** (t - 1))
    return p - lr * m_hat / (np.sqrt(s_hat) + eps), m, s


# %% t_one_too_many
# message: one step too many
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    m_hat, s_hat = m / (1 - beta1 ** (t + 1)), s / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(s_hat) + eps), m, s


# %% eps_inside_the_root
# message: eps stands inside the root
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
    return p - lr * m_hat / np.sqrt(s_hat + eps), m, s


# %% no_root
# message: the root is missing
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
    return p - lr * m_hat / (s_hat + eps), m, s


# %% not_squared
# message: the gradient is not squared
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * np.abs(g)
    m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
    return p - lr * m_hat / (np.sqrt(s_hat) + eps), m, s


# %% square_of_the_mean
# message: the square of the average is not the average of the squares
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * m**2
    m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
    return p - lr * m_hat / (np.sqrt(s_hat) + eps), m, s


# %% corrected_kept
# message: the corrected averages are returned
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    m, s = m / (1 - beta1**t), s / (1 - beta2**t)
    return p - lr * m / (np.sqrt(s) + eps), m, s


# %% only_m_corrected
# message: the bias correction of s is missing
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    return p - lr * m / (1 - beta1**t) / (np.sqrt(s) + eps), m, s


# %% times_t
# message: it is beta to the power t
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    m_hat, s_hat = m / (1 - beta1 * t), s / (1 - beta2 * t)
    return p - lr * m_hat / (np.sqrt(np.abs(s_hat)) + eps), m, s


# %% betas_exchanged
# message: beta1 and beta2 are exchanged
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta2 * m + (1 - beta2) * g
    s = beta1 * s + (1 - beta1) * g**2
    m_hat, s_hat = m / (1 - beta2**t), s / (1 - beta1**t)
    return p - lr * m_hat / (np.sqrt(s_hat) + eps), m, s


# %% shares_turned_round
# message: the shares are turned round
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = (1 - beta1) * m + beta1 * g
    s = (1 - beta2) * s + beta2 * g**2
    m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
    return p - lr * m_hat / (np.sqrt(s_hat) + eps), m, s


# %% uphill
# message: the sign is wrong
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
    return p + lr * m_hat / (np.sqrt(s_hat) + eps), m, s


# %% old_averages_returned
# message: the old averages came back
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    new_m = beta1 * m + (1 - beta1) * g
    new_s = beta2 * s + (1 - beta2) * g**2
    m_hat, s_hat = new_m / (1 - beta1**t), new_s / (1 - beta2**t)
    return p - lr * m_hat / (np.sqrt(s_hat) + eps), m, s


# %% zeros
# message: zeros whatever goes in
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    return 0 * p, 0 * m, 0 * s


# %% hard_coded
# message: is a number from that example left in the code
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m = 0.9 * m + 0.1 * g
    s = 0.999 * s + 0.001 * g**2
    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)
    return p - 0.1 * m_hat / (np.sqrt(s_hat) + 1e-8), m, s


# %% in_place
# message: it changes m in place
def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    m *= beta1
    m += (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
    return p - lr * m_hat / (np.sqrt(s_hat) + eps), m, s
