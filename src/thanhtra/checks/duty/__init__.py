"""Duties nobody did (nghĩa vụ không được thực hiện)."""
