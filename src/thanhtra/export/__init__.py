"""Answers for people (xuất): text."""
