"""An office's own application on thanhtra.

``law`` (the rulebook, refusals as sentences) is shared by ``desk``, a Django app, and ``live``, an asyncio service.
"""
