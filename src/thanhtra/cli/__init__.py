"""The command line (dòng lệnh)."""
