"""Sending and delivering the decision (gửi, giao quyết định)."""
