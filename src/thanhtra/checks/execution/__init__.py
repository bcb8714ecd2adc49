"""Carrying the decision out (thi hành quyết định)."""
