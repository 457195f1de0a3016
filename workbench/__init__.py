"""Claim-verification workbench: take an article apart, attach evidence, give verdicts, report."""

__version__ = "0.1.0"
