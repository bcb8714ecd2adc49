"""Who is dealt with and who acts (đối tượng, người có thẩm quyền), with names that are nobody's."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from thanhtra.casefile import Official, Subject
from thanhtra.casefile.values import Rank, SubjectKind
from thanhtra.rulebook import Rulebook

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Hà", "Khánh", "Minh", "Thảo", "Vy")

names: st.SearchStrategy[str] = st.builds("{} Thử {}".format, st.sampled_from(_FAMILY), st.sampled_from(_GIVEN))
"""Names whose middle says that they were made up (Thử, "test")."""


def parties(name: str = "s1", *, kind: SubjectKind | None = None) -> st.SearchStrategy[Subject]:
    """A subject with the id ``name``: of ``kind``, or of any. Numbers begin with 000, which no province has."""
    kinds = st.just(kind) if kind is not None else st.sampled_from(get_args(SubjectKind))
    return st.builds(
        Subject,
        id=st.just(name),
        kind=kinds,
        name=st.none() | names,
        number=st.none() | st.integers(0, 999_999_999).map("000{:09d}".format),
        born=st.none() | st.dates(date(1940, 1, 1), date(1999, 12, 31)),
        address=st.none() | st.integers(1, 300).map("Số {} phố Thử Nghiệm".format),
    )


def officials(name: str = "o1", *, book: Rulebook | None = None) -> st.SearchStrategy[Official]:
    """An official with the id ``name`` in a post the book knows, of any rank."""
    posts = sorted((book or Rulebook.built_in()).posts)
    ranks: tuple[Rank, ...] = get_args(Rank)
    return st.builds(
        Official, id=st.just(name), post=st.sampled_from(posts), rank=st.sampled_from(ranks), name=st.none() | names
    )
