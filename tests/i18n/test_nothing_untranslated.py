"""No words for people in English only: what commands print and errors say goes through `tr`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "workbench"
ERRORS = {"InputError", "CaseError", "ClosedError", "StoppedError", "UsageError"}
SPOKEN = {"say", "complain", "echo"} | ERRORS
"""What is given to these is read by people."""
KNOWN = {"xlsx", "csv", "TERM"}
"""Names of formats and variables."""
SHOWN = {
    "Button", "Content", "OneLine", "Option", "Prose", "Static", "assemble", "entitle", "heading", "keyed",
    "labelled", "muted", "notify", "plain", "styled", "tell", "update", "AskLine", "Choose", "Prompt",
}  # fmt: skip
"""What is given to these stands on a screen."""
TITLES = {"border_title", "border_subtitle", "placeholder", "tooltip", "label", "empty", "text"}
"""Attributes and named arguments that do."""
KNOWN_ON_SCREENS = KNOWN | {
    "bold", "reverse", "underline", "strike", "foreground", "muted", "success", "warning", "error", "accent",
    "text", "chosen", "selection", "caret", "ctrl", "enter", "esc", "tab", "https",
}  # fmt: skip
"""Styles, and keys by what stands on them."""
TRANSLATED = {"Binding", "key", "component"}
"""What is given to these is looked up where it is shown, or never shown."""
GIVES_TEXT = {"tr", "trn", "mark"}
WORD = re.compile(r"(?<![\w{/.<#-])(?<!\w:)[A-Za-z]{3,}(?![\w/(])(?!:\w)")


def words(node: ast.AST) -> Iterator[str]:
    """English words that a text is made of, without those that are looked up in a catalogue."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in GIVES_TEXT:
            return
        case ast.FormattedValue(value=value) | ast.keyword(value=value) | ast.Starred(value=value):
            yield from words(value)
        case ast.Constant(value=str(text)):
            yield from WORD.findall(text)
        case ast.JoinedStr(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from words(part)
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            yield from words(one)
            yield from words(other)
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from words(part)
        case ast.Call(func=ast.Attribute(attr="strip", value=value)):
            yield from words(value)
        case ast.Call(func=ast.Attribute(attr="join"), args=given):
            for part in given:
                yield from words(part)


def untranslated(code: str) -> Iterator[tuple[int, str]]:
    """Line and word of what is said in English only: given to `SPOKEN`, or put together for it."""
    for node in ast.walk(ast.parse(code)):
        said: list[ast.expr] = []
        if isinstance(node, ast.Call) and name_of(node.func) in SPOKEN:
            said = node.args[:1]
        elif isinstance(node, ast.Return | ast.Assign | ast.AugAssign | ast.Yield) and node.value is not None:
            said = [node.value] if isinstance(node.value, ast.JoinedStr | ast.IfExp) else []
        yield from ((node.lineno, word) for part in said for word in words(part) if word not in KNOWN)


def on_screens(code: str) -> Iterator[tuple[int, str]]:
    """Line and word of what stands on a screen, or is said there, in English only."""
    for node in ast.walk(ast.parse(code)):
        said: list[ast.expr] = []
        match node:
            case ast.Call(func=func) if name_of(func) in TRANSLATED:
                pass
            case ast.Call(func=func, args=args, keywords=keywords):
                said = list(args) if name_of(func) in SHOWN | SPOKEN else []
                said += [given.value for given in keywords if given.arg in TITLES]
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if name in TITLES:
                said = [value]
            case ast.Yield(value=ast.Constant() | ast.JoinedStr() | ast.IfExp() as value):
                said = [value]
            case ast.Return(value=ast.JoinedStr() as value) | ast.Assign(value=ast.JoinedStr() as value):
                said = [value] if any(" " in text for text in texts_of(value)) else []
        yield from (
            (node.lineno, word) for part in said for word in words(part) if word not in KNOWN_ON_SCREENS
        )


def texts_of(joined: ast.JoinedStr) -> Iterator[str]:
    yield from (part.value for part in joined.values if isinstance(part, ast.Constant))


def errors(code: str) -> Iterator[tuple[int, str]]:
    """As `untranslated`, of what is raised only."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and name_of(node.func) in ERRORS:
            yield from ((node.lineno, word) for part in node.args[:1] for word in words(part))


def name_of(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def files(room: str = "") -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("file", files("cli"), ids=lambda file: file.name)
def test_a_command_says_nothing_in_english_only(file: Path) -> None:
    assert list(untranslated(file.read_text("utf-8"))) == []


@pytest.mark.parametrize("file", files("tui"), ids=lambda file: file.name)
def test_a_screen_says_nothing_in_english_only(file: Path) -> None:
    assert list(on_screens(file.read_text("utf-8"))) == []


def test_no_error_is_in_english_only() -> None:
    found = {file.name: list(errors(file.read_text("utf-8"))) for file in files()}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('say("not rated")', ["not", "rated"]),
        ('say(f"{n} sources")', ["sources"]),
        ('told = "nothing found" if empty else ""', ["nothing", "found"]),
        ('return f"{number}  ({name} gone)"', ["gone"]),
        ('raise InputError(f"no case in {folder}")', ["case"]),
        ('say(tr("not rated"))', []),
        ("say(f\"{tr('claim {number}', number=1)}: {text}\")", []),
    ],
)
def test_what_is_found(code: str, found: list[str]) -> None:
    assert [word for _, word in untranslated(code)] == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('box.border_title = "Log a search"', ["Log", "search"]),
        ('BidiInput(placeholder="any words", id="wanted")', ["any", "words"]),
        ('yield "Nothing found."', ["Nothing", "found"]),
        ('Content.assemble(f"{n} rated", words.muted("of them"))', ["rated", "them"]),
        ('words.keyed(("esc", "back"))', ["back"]),
        ('words.keyed(("esc", tr("back")))', []),
        ('draft = f"rate:{claim_id}"', []),
        ('Binding("q", "quit", "Quit", tooltip="Leave the case")', []),
    ],
)
def test_what_is_found_on_screens(code: str, found: list[str]) -> None:
    assert sorted(word for _, word in on_screens(code)) == sorted(found)
