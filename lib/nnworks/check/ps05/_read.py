"""Where in the book each task was taught: every title in this one place."""


def _section(section):
    return f'the chapter "A graph that differentiates itself", section "{section}"'


OPERATIONS = _section("Every step knows its slopes")
ORDER = _section("An order to go back in")
BACKWARD = _section("What we just did")
REUSE = _section("Used twice")
UNBROADCAST = _section("Stretched, and summed back")
TENSOR = _section("Arrays in place of numbers")
NETWORK = _section("In code")
