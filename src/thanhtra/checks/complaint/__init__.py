"""Complaints and suits (khiếu nại, khởi kiện)."""
