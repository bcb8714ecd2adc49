"""The desk as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The app's name."""

    name = "office.desk"
    verbose_name = "Xử phạt vi phạm hành chính"
