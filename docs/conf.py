"""The documentation: MyST Markdown by hand, reference pages written from the code and the rule data at each build."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from furo.navigation import get_navigation_tree
from sphinx.addnodes import toctree
from sphinx.application import Sphinx
from sphinx.environment.adapters.toctree import TocTree

sys.path.insert(0, str(Path(__file__).parent))

from generate import VIETNAMESE, write_pages

write_pages(Path(__file__).parent / "reference" / "generated")

project = "thanhtra"
author = "The thanhtra authors"
copyright = author
extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_static_path = ["_static"]
html_css_files = ["acts.css"]
html_js_files = [("acts.js", {"defer": "defer"})]
html_theme = "furo"
html_title = "thanhtra"
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
nitpicky = False
suppress_warnings = ["misc.highlighting_failure"]


def setup(app: Sphinx) -> None:
    """Vietnamese pages have Vietnamese contents beside them, and say which language they are in."""
    app.connect("html-page-context", _in_vietnamese, priority=900)  # after the theme's own


def _in_vietnamese(app: Sphinx, pagename: str, _: str, context: dict[str, Any], __: object) -> None:
    if not pagename.startswith(("vi/", *(f"reference/generated/{name}" for name in VIETNAMESE))):
        return
    context["language"] = "vi"
    env = app.env
    trees = (
        TocTree(env).resolve(pagename, app.builder, tree, prune=False, maxdepth=1, titles_only=True)
        for tree in env.get_doctree("vi/index").findall(toctree)
    )
    shown = "".join(app.builder.render_partial(tree)["fragment"] for tree in trees if tree is not None)
    context["furo_navigation_tree"] = get_navigation_tree(shown)
