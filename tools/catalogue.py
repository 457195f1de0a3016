"""Bring the catalogues of the interface's texts up to date: `python -m tools.catalogue`.

Takes the texts from the code, merges them into each `workbench/i18n/*/workbench.po` (translations that
no text asks for stay below, marked `#~`) and compiles the `.mo` beside it. Prints what is left to do.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from workbench.cli.speaking import paragraphs
from workbench.i18n import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "workbench" / "i18n"
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""So that the same texts give the same files."""
BABELS_OWN = re.compile(
    rb'^"(?:Report-Msgid|POT-Creation|PO-Revision|Last-Trans|Language-Team|Generated).*\n', re.M
)
PLACE = re.compile(r"\{(\w+)[^}]*\}")


def texts() -> Catalog:
    """All texts that the code shows, by file."""
    catalogue = Catalog(charset="utf-8")
    for file in sorted((ROOT / "workbench").rglob("*.py")):
        found = [*_in_code(file), *(_in_commands(file) if file.parent.name == "cli" else ())]
        for message in found:
            catalogue.add(message, None, [(file.relative_to(ROOT).as_posix(), 1)])
    return catalogue


def _in_code(file: Path) -> Iterator[str | tuple[str, str]]:
    """What `tr`, `trn`, `mark`, bindings and rules are given. (Babel does not look into f-strings.)"""
    calls = [node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        given = [arg.value if isinstance(arg, ast.Constant) else None for arg in call.args]
        if name == "trn" and isinstance(given[0], str) and isinstance(given[1], str):
            yield given[0], given[1]
        elif name in ("tr", "mark"):
            yield from (text for text in given[:1] if isinstance(text, str) and text)
        elif name in ("Binding", "key", "Rule"):
            named = [keyword.value for keyword in call.keywords if keyword.arg in ("description", "tooltip")]
            given += [node.value for node in named if isinstance(node, ast.Constant)]
            yield from (text for text in given[2:] if isinstance(text, str) and text)


def _in_commands(file: Path) -> Iterator[str]:
    """The help of commands, by the paragraph, and that of their options."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.FunctionDef) and any(map(_makes_command, node.decorator_list)):
            help_ = paragraphs(ast.get_docstring(node) or "")
            yield from (" ".join(text.split()) for text in help_ if text and not text.startswith("\b"))
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "option":
            named = [keyword.value for keyword in node.keywords if keyword.arg == "help"]
            yield from (value.value for value in named if isinstance(value, ast.Constant))


def _makes_command(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return getattr(called, "attr", "") in ("command", "group")


def read(language: str) -> Catalog:
    """The catalogue of a language, with what no text asks for."""
    with (HOME / language / "workbench.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    for message in list(catalogue.obsolete.values()):
        catalogue[message.id] = message
    catalogue.obsolete.clear()
    return catalogue


def updated(language: str) -> Catalog:
    """The catalogue of a language, with the texts of today."""
    catalogue = read(language)
    catalogue.update(texts(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.project, catalogue.version = "claim-workbench", ""
    catalogue.creation_date = catalogue.revision_date = UNDATED
    return catalogue


def po(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, width=100, include_lineno=False, sort_by_file=True)
    return BABELS_OWN.sub(b"", out.getvalue())


def mo(catalogue: Catalog) -> bytes:
    catalogue.creation_date = catalogue.revision_date = UNDATED
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """Texts without a translation, or with one that is short of a plural form."""
    return [str(message.id) for message in catalogue if message.id and not all(_forms(message))]


def _forms(message: Message) -> list[str]:
    """One translation, or one for each plural form."""
    string = message.string
    return [string or ""] if string is None or isinstance(string, str) else [form or "" for form in string]


def lost(catalogue: Catalog) -> list[str]:
    """Texts whose translation has other places than they have; zero, one and two may go without a number."""
    found = []
    for message in catalogue:
        if not message.id:
            continue
        wanted, free = (message.id, set[str]()) if isinstance(message.id, str) else (message.id[1], {"n"})
        places = set(PLACE.findall(wanted))
        for i, form in enumerate(_forms(message)):
            has = set(PLACE.findall(form))
            if form and has != places and not (i < 3 and places - has <= free and has <= places):
                found.append(f"{message.id}: {form}")
    return found


def main() -> None:
    for language in LANGUAGES:
        if language == "en":
            continue
        catalogue = updated(language)
        (HOME / language / "workbench.po").write_bytes(po(catalogue))
        (HOME / language / "workbench.mo").write_bytes(mo(read(language)))
        left = untranslated(catalogue)
        sys.stdout.write(f"{language}: {len(catalogue)} texts, {len(left)} to translate\n")
        sys.stdout.writelines(f"  {text}\n" for text in left)


if __name__ == "__main__":
    main()
