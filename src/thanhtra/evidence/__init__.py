"""Evidence by technical means (phương tiện, thiết bị kỹ thuật nghiệp vụ; bản chụp trên mạng): devices, records, and what becomes of them.

Where things live: ``entities`` (what a file holds), ``told`` (what is said), ``devices`` (field, calibration, approval), ``turning``
(written down, notice, minutes, verified), ``keeping`` (hash, custody, case), ``checking`` (all of them).
"""

from __future__ import annotations

from thanhtra.evidence.checking import check_evidence
from thanhtra.evidence.entities import DeviceCertificate, EvidenceFile, HandOverStep, TechnicalDevice, TechnicalRecord
from thanhtra.evidence.told import EvidenceNote

__all__ = [
    "DeviceCertificate",
    "EvidenceFile",
    "EvidenceNote",
    "HandOverStep",
    "TechnicalDevice",
    "TechnicalRecord",
    "check_evidence",
]
