"""The links of a notebook: download it, open it in Colab.

    ```{notebook} ps01_neuron/neuron
    ```

Colab can open a notebook only from a public repository. Which one that is, the
publisher says in the environment (GITHUB_REPOSITORY, which GitHub's own workflows set);
where nobody said it, the page offers the download alone and no link is broken.
"""

import os
import shutil
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

COLAB = "https://colab.research.google.com/github"


class NotebookLinks(SphinxDirective):
    """Links to exercises/<argument>.ipynb."""

    required_arguments = 1

    def run(self):
        place = f"exercises/{self.arguments[0]}.ipynb"
        source = Path(self.env.srcdir, place)
        if not source.exists():
            raise self.error(
                f"notebook: there is no {place}; make it with `make exercises`."
            )
        self.env.note_dependency(str(source))
        up = "../" * self.env.docname.count("/")
        paragraph = nodes.paragraph(classes=["nn-notebook-links"])
        paragraph += link(f"{up}_downloads/{place}", "Download the notebook")
        if repository := os.environ.get("GITHUB_REPOSITORY"):
            url = f"{COLAB}/{repository}/blob/main/{place}"
            paragraph += nodes.Text(" ")
            paragraph += link(url, "Open it in Colab")
        return [paragraph]


def link(url, text):
    return nodes.reference("", text, refuri=url, classes=["nn-button"])


def copy_notebooks(app, error):
    """Put the released notebooks where the links point, under their own names."""
    if error is None and app.builder.format == "html":
        for source in Path(app.srcdir, "exercises").glob("*/*.ipynb"):
            target = Path(app.outdir, "_downloads", source.relative_to(app.srcdir))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def setup(app):
    app.add_directive("notebook", NotebookLinks)
    app.connect("build-finished", copy_notebooks)
