"""Amounts, terms, measures and remedies of a decision (mức phạt, hình thức, biện pháp)."""
