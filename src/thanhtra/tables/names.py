"""What a name shows of the one who bears it: a company, a household business, a person (loại đối tượng theo tên)."""

from __future__ import annotations

import re
from typing import Final

from thanhtra.tables.targets import plain

_ORGANISATION: Final = re.compile(
    r"^(cong ty|cty|tong cong ty|tap doan|doanh nghiep|dntn|chi nhanh|van phong|hop tac xa|htx|ngan hang|truong|benh vien|phong kham|bao|tap chi|dai|trung tam|vien|hoi|hiep hoi|lien doan|uy ban|ubnd|so|cuc|vien thong|buu dien|nha xuat ban|nxb|cong doan|quy|ban quan ly|to chuc|vnpt|mobifone|viettel|khach san|cong ty co phan|lien hiep)\b|\b(jsc|ltd|co\.|tnhh|corp)\b"
)
_HOUSEHOLD: Final = re.compile(r"^(ho kinh doanh|hkd|ho gia dinh|ho kd|cong dong dan cu|to hop tac)\b")
_PERSON: Final = re.compile(r"^(ong|ba|anh|chi|co|chau)\.?\s*[:/]?\s+")
_SURNAMES: Final = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dao",
        "doan",
        "vuong",
        "trinh",
        "dinh",
        "lam",
        "truong",
        "phung",
        "mai",
        "to",
        "ha",
        "luong",
        "ta",
        "tong",
        "quach",
        "chu",
        "thach",
        "la",
        "luu",
        "cao",
        "thai",
        "kieu",
        "nghiem",
        "tang",
        "luc",
        "mac",
        "khuc",
        "tiet",
        "au",
        "chau",
        "giang",
        "hua",
        "khong",
        "kim",
        "lo",
        "lu",
        "ma",
        "nong",
        "on",
        "quan",
        "sung",
        "tu",
        "uong",
        "vi",
        "y",
        "sam",
        "giap",
        "dam",
        "diep",
        "don",
        "ninh",
    ]
)
_LEAST, _MOST = 2, 6


def kind_of_name(name: str) -> str | None:
    """``organization``, ``household-business``, ``individual``, or None where the name does not show it."""
    said = plain(name)
    if _HOUSEHOLD.search(said):
        return "household-business"
    words = said.split()
    person = (
        _LEAST <= len(words) <= _MOST
        and words[0] in _SURNAMES
        and all(w.isalpha() for w in words)
        and all(w[0].isupper() for w in name.split())
    )
    if person and words[0] not in ("truong", "vien", "so"):
        return "individual"
    if _ORGANISATION.search(said):
        return "organization"
    return "individual" if _PERSON.search(said) else None


def kind_of_word(text: str) -> str | None:
    """The kind a column of kinds names: ``cá nhân``, ``tổ chức``, ``hộ kinh doanh``."""
    said = plain(text).strip(" .")
    if said in ("ca nhan", "cn", "nguoi", "individual"):
        return "individual"
    if said in ("to chuc", "tc", "doanh nghiep", "dn", "cong ty", "organization", "organisation", "phap nhan"):
        return "organization"
    return "household-business" if said in ("ho kinh doanh", "hkd", "ho gia dinh", "household-business") else None
