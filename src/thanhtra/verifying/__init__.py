"""The rule data against the texts of the law: for maintainers (đối chiếu dữ liệu với văn bản)."""

from thanhtra.verifying.outcome import Compared, Comparison
from thanhtra.verifying.report import as_json, page, summary
from thanhtra.verifying.verify import verify

__all__ = ["Compared", "Comparison", "as_json", "page", "summary", "verify"]
