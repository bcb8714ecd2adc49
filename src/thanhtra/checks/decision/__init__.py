"""The decision (quyết định xử phạt)."""
