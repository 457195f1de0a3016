"""The terminal: screens, widgets, bidi display. No SQL, no rules, no file formats."""
