"""``python -m thanhtra``."""

from __future__ import annotations

import sys

from thanhtra.cli import main

if __name__ == "__main__":
    sys.exit(main())
