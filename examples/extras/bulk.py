"""An archive of lines, packed, reviewed as a stream."""

from __future__ import annotations

import sys
from pathlib import Path

import zstandard

from thanhtra import Rulebook, review_many

archive = Path("cases.jsonl.zst")
archive.write_bytes(zstandard.compress(Path(sys.argv[1]).read_bytes().replace(b"\n", b" ") + b"\n"))
for verdict in review_many(archive, Rulebook.built_in()):
    sys.stdout.write(f"{verdict.case}: usable {verdict.usable}, {len(verdict.findings)} findings\n")
