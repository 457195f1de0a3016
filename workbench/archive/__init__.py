"""sources/: captures, fixity, locating a quotation, ranking passages. No screens."""
