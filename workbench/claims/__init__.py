"""Analysed text to claims: split, kind, priority, coverage. No I/O."""
