"""Defects of what is imposed: the sum, the measures, the remedies (mức phạt, hình thức xử phạt)."""

from __future__ import annotations

from typing import Final

from thanhtra.casefile import Additional, Case, Remedy
from thanhtra.testing.defects.defect import SINCE_2022, InjectedDefect
from thanhtra.testing.edits import sanction_of, with_act, with_event, with_sanction


def _fine(case: Case) -> int:
    return sanction_of(case).fine or 0


_FRAME: Final = "the sum also leaves the frame of the act"

OF_FINE: Final = (
    InjectedDefect(
        name="fine-over-the-frame",
        check="FIN01",
        spoil=lambda case: with_sanction(case, fine=_fine(case) * 2),
        cure=("sửa mức phạt về trong khung", "the fine is amended into the frame"),
        blank=lambda case: with_sanction(case, fine=None),
        asks="].fine",
        also={"FIN02": "the average is not kept either"},
    ),
    InjectedDefect(
        name="fine-off-the-average",
        check="FIN02",
        spoil=lambda case: with_sanction(case, fine=_fine(case) + 100_000),
        cure=(
            "phạt mức trung bình, hoặc ghi tình tiết tăng nặng",
            "the average is imposed, or the circumstance is on file",
        ),
        blank=lambda case: with_act(
            with_sanction(case, fine=_fine(case) + 100_000, circumstances=None), circumstances=None
        ),
        asks="].circumstances",
    ),
    InjectedDefect(
        name="total-wrong",
        check="FIN03",
        spoil=lambda case: with_sanction(case, total=_fine(case) + 1),
        cure=("đính chính tổng số tiền", "the total is corrected"),
    ),
    InjectedDefect(
        name="warned-where-only-fined",
        check="FIN04",
        spoil=lambda case: with_event(with_sanction(case, fine=None, warning=True), "decision_issued", total=None),
        cure=("phạt tiền theo khung", "a fine of the frame is imposed"),
        regimes=SINCE_2022,
    ),
    InjectedDefect(
        name="remedy-left-out",
        check="FIN05",
        spoil=lambda case: with_sanction(case, remedies=()),
        cure=("bổ sung biện pháp khắc phục hậu quả", "the remedy is added by amendment"),
        blank=lambda case: with_sanction(case, remedies=None),
        asks="].remedies",
        regimes=("2020", *SINCE_2022),
    ),
    InjectedDefect(
        name="over-the-maximum-of-the-field",
        check="FIN06",
        spoil=lambda case: with_sanction(case, fine=4_000_000_000),
        cure=("sửa mức phạt về dưới mức tối đa", "the fine is amended below the maximum"),
        also={"FIN01": _FRAME, "FIN02": "the average is not kept either"},
    ),
    InjectedDefect(
        name="act-not-meant",
        check="FIN11",
        spoil=lambda case: with_act(
            with_sanction(case, additional=(Additional(measure="confiscate", value=1_000_000),)), fault="negligent"
        ),
        cure=("không tịch thu khi không có lỗi cố ý", "nothing is confiscated for an act that was not meant"),
        also={"FIN04": "the decree has no confiscation for the act"},
    ),
    InjectedDefect(
        name="measure-not-held",
        check="AUT02",
        spoil=lambda case: with_sanction(case, additional=(Additional(measure="expel"),)),
        cure=("chuyển người có thẩm quyền áp dụng", "the case goes to who may impose it"),
        also={"FIN04": "the decree has no expulsion for the act"},
    ),
    InjectedDefect(
        name="confiscated-beyond-power",
        check="FIN07",
        spoil=lambda case: with_sanction(case, additional=(Additional(measure="confiscate", value=90_000_000_000),)),
        cure=("chuyển người có thẩm quyền tịch thu", "the case goes to who may confiscate it"),
        also={"FIN04": "the decree has no confiscation for the act"},
        regimes=("2020", "2022", "2025-05-02"),
    ),
    InjectedDefect(
        name="relapse-without-a-first-time",
        check="LIM01",
        spoil=lambda case: with_act(with_sanction(case, circumstances=("relapse",)), circumstances=("relapse",)),
        cure=("chứng minh lần xử phạt trước còn được tính", "the earlier sanction that still counts is on file"),
        also={"FIN02": "a circumstance held against the act and the average do not go together"},
    ),
    InjectedDefect(
        name="remedy-not-offered",
        check="FIN04",
        spoil=lambda case: with_sanction(
            case, remedies=(*(sanction_of(case).remedies or ()), Remedy(remedy="re-export"))
        ),
        cure=("bỏ biện pháp không được quy định", "the remedy is taken out by amendment"),
        regimes=SINCE_2022,
    ),
)
