"""The interface in more than one language. Texts stand in the code in English; catalogues translate them.

How to write a text that people see:

- `tr("Claim {number} set aside.", number=claim.number)`: a whole sentence with named places, never an
  f-string and never pieces that are put together (another language orders them otherwise). What is
  put in is shown as it is: case text may hold braces.
- `trn("{n} claim", "{n} claims", n)`: what is counted. `{n}` is the number with its separators. Arabic
  has six forms (0, 1, 2, 3-10, 11-99, others), so never add an "s" by hand.
- `mark("event")` where a module is read before the language is known (tables, class variables): it gives
  its text back and only marks it for the catalogue; `tr(...)` it where it is shown.
- A `Binding`'s description and tooltip need nothing: keys, help and palette translate them, and the
  catalogue takes them from the bindings that the help (`screens/help.py`) lists.

A text must be written out in the call (`tr(name)` is only for texts that were marked). Two texts that
are one word in English and two in Arabic ("Open", the state and the deed) are given different words.
`make catalogue` brings the catalogues up to date: `i18n/ar/workbench.po` is what translators edit,
`workbench.mo` beside it is what the program reads. Nothing is read for English.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = {"en": "English", "ar": "العربية"}
"""Code: name of the language in itself."""
RIGHT_TO_LEFT = frozenset({"ar"})

LRM, RLM = "\u200e", "\u200f"
"""Left-to-right and right-to-left mark: no width, but a strong character of their direction."""
ISOLATE, END_ISOLATE = "\ufdd0", "\ufdd1"
"""Our own words' first-strong isolate and its end. (Isolates in case text are shown, and isolate nothing;
these are noncharacters, which no text may exchange.)"""
_LETTERS = frozenset(map(chr, range(0x620, 0x64B)))

_language = "en"
_catalogues: dict[str, NullTranslations] = {}


def use(language: str) -> None:
    """Speak this language from here on, English if it is none of `LANGUAGES`."""
    global _language  # noqa: PLW0603  # one program, one reader
    _language = language if language in LANGUAGES else "en"


def language() -> str:
    """The code of the language that is spoken."""
    return _language


def mirrored() -> bool:
    """Whether screens run from right to left."""
    return _language in RIGHT_TO_LEFT


def from_locale(environ: Mapping[str, str] = os.environ) -> str:
    """The first language of the locale that there is a catalogue for, or nothing (POSIX: `LANGUAGE`
    before `LC_ALL` before `LC_MESSAGES` before `LANG`)."""
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    if locale in ("", "C", "POSIX") or locale.startswith("C."):
        return ""
    for name in (*environ.get("LANGUAGE", "").split(":"), locale):
        code = name.replace("-", "_").partition("_")[0].partition(".")[0].lower()
        if code in LANGUAGES:
            return code
    return ""


def mark(text: str) -> str:
    """The text itself; the catalogue knows it from here on."""
    return text


def tr(text: str, /, **values: object) -> str:
    """The text in the language that is spoken, with the values in their places."""
    if _language != "en" and text:
        text = _catalogue().gettext(text)
    return _led(text.format(**values) if values else text)


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """The form of the text that goes with the number `n`."""
    english = one if n == 1 else many
    text = english if _language == "en" else _catalogue().ngettext(one, many, n)
    return _led(text.format(n=f"{n:,}", **values))


def _led(text: str) -> str:
    """Where a right-to-left text begins with a name or a number, a mark that leads it."""
    if _language not in RIGHT_TO_LEFT or text[:1] in _LETTERS or not any(char in _LETTERS for char in text):
        return text
    return RLM + text


def _catalogue() -> NullTranslations:
    if _language not in _catalogues:
        from gettext import GNUTranslations
        from importlib import resources

        with (resources.files(__package__) / _language / "workbench.mo").open("rb") as file:
            _catalogues[_language] = GNUTranslations(file)
    return _catalogues[_language]
