"""The violation minutes (biên bản vi phạm hành chính)."""
