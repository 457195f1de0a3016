"""Bytes to plain text and metadata: charset, html, structure, repeated text. No network."""
