"""Inspections and examinations (thanh tra, kiểm tra chuyên ngành)."""
