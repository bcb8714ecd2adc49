"""thanhtra."""
