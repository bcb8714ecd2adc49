"""The provision a decision applies (căn cứ xử phạt)."""
