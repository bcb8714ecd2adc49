"""A decision on the form of its day, opened again."""

from __future__ import annotations

import subprocess
import sys

import docx

subprocess.run(  # noqa: S603 - our own command
    [sys.executable, "-m", "thanhtra", "form", "MQĐ02", sys.argv[1], "--out", "decision.docx"],
    check=True,
    capture_output=True,
)
text = "\n".join(paragraph.text for paragraph in docx.Document("decision.docx").paragraphs)
sys.stdout.write(f"{'4.000.000 đồng' in text}\n")
