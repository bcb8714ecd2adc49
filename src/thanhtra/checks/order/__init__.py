"""Is the history possible, and do its days run forward (trình tự)?"""
