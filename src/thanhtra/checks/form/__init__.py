"""The forms papers are drawn up on (biểu mẫu)."""
