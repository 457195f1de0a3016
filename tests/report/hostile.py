"""Texts that would act if a format let them: one corpus, run through every format."""

from __future__ import annotations

import re

from workbench.language.detect import detect

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- --> <![CDATA[ ]]> &lt;b&gt; &amp; &#60;",
    "{{ 7 * 7 }} {% include 'x' %} {# no #} ${7*7} #{7*7} %(x)s {0}",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "http://example.org/<b>\"'",
    "[red]Rich[/red] [@click=app.quit]Textual[/]",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "1) item",
    "> quotation",
    "``` code ```",
    "~~~",
    "---",
    "===",
    "***bold*** __bold__ ~~gone~~ `code` ``a ` b``",
    "[link](http://example.org) ![image](http://example.org/x.png) <http://example.org>",
    "[ref]: http://example.org",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "line one\nline two\n\n    code\n\ttab",
    "\\ \\* \\<b> trailing \\",
    '=HYPERLINK("http://example.org")',
    "@SUM(A1) +1 -1",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m \x00 \x08 \x7f",
    "\r\noverwritten\rtext\x0b\x0c\x85\u2028\u2029",
    "abc \u202e dcba \u202c \u202d \u2066 \u2067 \u2068 \u2069 \u202a \u202b",
    "\u200b zero \u200d\u200c width \ufeff \u2060 \u00ad",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é ﷽ ࿌",
    "كلمة\u202e مقلوبة <b>نص</b> **غليظ**",
    "لا" * 2000,
    "x" * 20000,
    "a" + "\u0301" * 300,
    "lone \ud800 surrogate \udfff",
    "\ufffe \uffff \ufdd0 \U0010ffff",
    "$a$ $$b$$ \\(c\\) \\[d\\] #let x = 1; @import",
)


def harmless(text: str) -> str:
    """As long as a text, in its language, with a figure if it has one: what may change how it is laid out."""
    letter = "ا" if detect(text) == "ar" else "a"
    return ("1" if re.search(r"\d", text) else letter) + letter * (len(text) - 1)
