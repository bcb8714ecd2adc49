"""Files of many cases: read fast, reviewed in order, in bounded memory (rà soát hàng loạt)."""

from __future__ import annotations
