"""Analysed text to flags: an engine and one file per rule. No I/O."""
