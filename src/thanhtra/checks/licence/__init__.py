"""Licences: acting without or against one, withdrawing one (giấy phép)."""
