"""The rule data against the texts of the law: for maintainers (đối chiếu dữ liệu với văn bản)."""

from thanhtra.verifying.library import Library
from thanhtra.verifying.outcome import Compared, Comparison
from thanhtra.verifying.report import as_json, page, summary
from thanhtra.verifying.verify import verify

__all__ = ["Compared", "Comparison", "Library", "as_json", "page", "summary", "verify"]
