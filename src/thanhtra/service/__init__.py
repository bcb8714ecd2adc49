"""The functions for other programs: JSON in, JSON out, over HTTP or as tools of an assistant (dịch vụ).

Where things live: ``questions`` (each function once, plain values in, what JSON can hold out), ``assistants`` (the tools of
``thanhtra mcp``).
"""

from __future__ import annotations

from thanhtra.service.questions import NotUnderstood, Questions

__all__ = ["NotUnderstood", "Questions"]
