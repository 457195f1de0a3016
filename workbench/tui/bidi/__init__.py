"""Right-to-left text for a terminal that knows nothing of it.

`levels` and `order` are the Unicode bidirectional algorithm, `shape` joins Arabic letters,
`layout` puts both together for paragraphs and rows; `filter`, `text` and `field` bring them to
Textual, `terminal` tells real terminals to keep their own reordering to themselves.
"""
