"""What the checks of all assignments share: several functions in one, exact inputs."""

__all__ = ["check_all", "passed", "quarters"]


def passed(count, *tasks):
    """Print the one line that a right answer gets."""
    names = " and ".join(task.name for task in tasks)
    if len(tasks) > 2:
        names = ", ".join(task.name for task in tasks[:-1]) + f" and {tasks[-1].name}"
    print(f"Right: {names}, in {count} cases.")


def check_all(tasks, functions, seed):
    """Check several functions in order and report once."""
    pairs = zip(tasks, functions, strict=True)
    passed(sum(task.check(f, seed=seed) for task, f in pairs), *tasks)


def quarters(rng, *shape, most=16):
    """Random multiples of 1/4: exact in float64, so no sum depends on its order."""
    return rng.integers(-most, most + 1, shape) / 4
