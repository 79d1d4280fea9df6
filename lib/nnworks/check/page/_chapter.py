"""Where in the book a task of the page was taught."""


def chapter_of(title):
    """A function of a section's heading that gives the words a message ends with."""

    def chapter(section):
        return f'the chapter "{title}", section "{section}"'

    return chapter
