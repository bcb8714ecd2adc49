"""Correcting, amending and annulling a decision (đính chính, sửa đổi, hủy bỏ)."""
