"""The admin pages: files, steps that only grow, and what is due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from office.desk.forms import OpeningForm
from office.desk.lent import lent, store
from office.desk.models import CaseFile, Step

if TYPE_CHECKING:
    _Files = admin.ModelAdmin[CaseFile]
    _Steps = admin.ModelAdmin[Step]
else:  # names for type checkers: Django's own class takes no argument when it runs
    _Files = _Steps = admin.ModelAdmin

_AHEAD = 14


@admin.register(CaseFile)
class CaseFileAdmin(_Files):
    """Files, and the agenda over all of them."""

    list_display = ("number", "stage", "in_charge", "version")
    list_filter = ("stage", "in_charge")
    search_fields = ("number",)
    readonly_fields = ("number", "stage", "version")
    change_list_template = "admin/desk/casefile/files.html"

    def get_form(self, request: HttpRequest, obj: CaseFile | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's own
        """A new file is opened with its document."""
        return super().get_form(request, obj, change, **kwargs | ({} if change else {"form": OpeningForm}))

    def save_model(self, request: HttpRequest, obj: CaseFile, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's own
        """A new file goes into the store as well."""
        if change:
            super().save_model(request, obj, form, change)
        else:
            obj.open(form.case, actor=f"user-{request.user.pk}")

    def has_delete_permission(self, request: HttpRequest, obj: CaseFile | None = None) -> bool:  # noqa: ARG002 - Django's own
        """A file stays."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The agenda stands beside the list."""
        return [path("agenda/", self.admin_site.admin_view(self.agenda), name="desk_agenda"), *super().get_urls()]

    def agenda(self, request: HttpRequest) -> HttpResponse:
        """What is due in the coming fortnight from ``?on=``, today when nothing is said; with what is past and not done."""
        on = date.fromisoformat(request.GET["on"]) if "on" in request.GET else timezone.localdate()
        with lent() as connection:
            found = store().agenda(seen=on, until=on + timedelta(_AHEAD), overdue=True, on=connection)
        files = CaseFile.objects.in_bulk([item.case for item in found.items], field_name="number")
        lines = [(item, files.get(item.case)) for item in found.items]
        context = {
            **self.admin_site.each_context(request),
            "title": "Lịch việc",
            "on": on,
            "lines": lines,
            "behind": found.behind,
        }
        return TemplateResponse(request, "admin/desk/casefile/agenda.html", context)


@admin.register(Step)
class StepAdmin(_Steps):
    """Steps are added; what the law refuses is shown above the form and nothing is saved."""

    list_display = ("casefile", "kind", "by", "entry")
    list_select_related = ("casefile", "by")
    fields = ("casefile", "event", "accepted")

    @admin.display(description="bước")
    def kind(self, obj: Step) -> str:
        """The kind of the event."""
        return str(obj.event["kind"])

    def save_model(self, request: HttpRequest, obj: Step, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's own
        """The account that asks takes the step."""
        assert isinstance(request.user, User)  # noqa: S101 - the admin site lets nobody else in
        obj.by = request.user
        super().save_model(request, obj, form, change)

    def has_change_permission(self, request: HttpRequest, obj: Step | None = None) -> bool:  # noqa: ARG002 - Django's own
        """A step that was wrong is corrected by another."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Step | None = None) -> bool:  # noqa: ARG002 - Django's own
        """A step stays."""
        return False
