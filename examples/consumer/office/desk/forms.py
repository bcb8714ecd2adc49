"""How a file is opened: its case is pasted or dropped as a document, and read strictly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from office.desk.models import CaseFile, told_by_django
from office.law import BOOK
from thanhtra import Case, read_case

if TYPE_CHECKING:
    _Form = forms.ModelForm[CaseFile]
else:  # a name for type checkers: Django's own class takes no argument when it runs
    _Form = forms.ModelForm


class OpeningForm(_Form):
    """A new file. The case gives its number."""

    document = forms.CharField(label="tài liệu hồ sơ (JSON)", widget=forms.Textarea)
    case: Case

    class Meta:
        """The office's own fields."""

        model = CaseFile
        fields = ("in_charge",)

    def clean(self) -> dict[str, Any]:
        """Read the document. Raises ValidationError with every problem."""
        given = super().clean() or self.cleaned_data
        if "document" in given:
            with told_by_django():
                self.case = read_case(given["document"].encode(), slugs=BOOK)
            self.instance.number = self.case.id
        return given
