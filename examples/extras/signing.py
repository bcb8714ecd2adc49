"""A receipt of a review, signed, and a forged one told."""

from __future__ import annotations

import sys

from thanhtra import Rulebook, read_case, review
from thanhtra.receipts import receipt_of
from thanhtra.signing import is_signed, new_key, public_key, sign

case, key = read_case(sys.argv[1]), new_key()
receipt = sign(receipt_of(case, review(case, Rulebook.built_in())), key)
sys.stdout.write(f"{is_signed(receipt, public_key(key))}, {is_signed({**receipt, 'answers': []}, public_key(key))}\n")
