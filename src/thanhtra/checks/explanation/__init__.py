"""The right to explain (quyền giải trình)."""
