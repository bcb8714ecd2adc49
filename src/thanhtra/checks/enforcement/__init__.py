"""Enforcement (cưỡng chế thi hành)."""
