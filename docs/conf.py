"""The documentation: MyST Markdown by hand, reference pages written from the code and the rule data at each build."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generate import write_pages

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
