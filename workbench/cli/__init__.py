"""The command line: a file per noun; machine output is JSON Lines. No logic."""
