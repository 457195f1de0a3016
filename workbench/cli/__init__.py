"""The command line: a file per noun; machine output is JSON Lines. No logic."""

from __future__ import annotations

from workbench.cli.app import main

__all__ = ["main"]
