"""Detection and working minutes (phát hiện, biên bản làm việc)."""
