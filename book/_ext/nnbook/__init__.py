"""The course's own Sphinx extension.

fresh    nothing stale after a change in lib/ or an interrupted build
scripts  no third-party host, no script twice, MathJax from the site itself
icons    the icons that the pages use, in place of a script that holds thousands
links    download and Colab links of a notebook
python   task cells that run Python in the page
"""

from . import fresh, icons, links, python, scripts


def setup(app):
    for part in (fresh, scripts, python, icons, links):
        part.setup(app)
    return {"version": "0.1", "parallel_read_safe": True, "parallel_write_safe": True}
