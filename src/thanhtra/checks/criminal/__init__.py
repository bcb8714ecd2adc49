"""Files with and from the criminal bodies (chuyển hồ sơ có dấu hiệu tội phạm)."""
