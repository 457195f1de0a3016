"""Subtitles (SubRip and WebVTT): what is said, with a mark at the time of each cue."""

from __future__ import annotations

import re

from workbench.model import Document, Mark
from workbench.reading.structure import blocks

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[,.]\d{1,3}"
_TIMING = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]{1,100})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,200}>|\{\\[^{}]{0,100}\}")
_SENTENCE_END = re.compile(r"[.!?؟…۔][\"'”’»)\]]*\Z")


def looks_like_subtitles(text: str) -> bool:
    """Whether it begins as WebVTT does, or with a numbered cue."""
    if text.startswith("WEBVTT"):
        return True
    start = text[:300].lstrip("\ufeff \t\n").split("\n", 2)
    return len(start) > 1 and start[0].strip().isdigit() and bool(_TIMING.match(start[1]))


def subtitles(text: str) -> Document:
    """One sentence a line, as far as cues end with sentences; speakers as `Name: ...`.

    Words that roll over from one cue to the next are kept once.
    """
    out: list[str] = []
    marks: list[Mark] = []
    length = 0
    before: list[str] = []
    for time, lines in _cues(text):
        fresh = [line for line in lines if line not in before]
        before = lines
        words = " ".join(fresh)
        if not words:
            continue
        if out:
            end = "\n" if _SENTENCE_END.search(out[-1]) or ": " in words[:40] else " "
            out[-1] += end
            length += 1
        marks.append(Mark(length, "time", time))
        out.append(words)
        length += len(words)
    whole = "".join(out)
    kind = "text/vtt" if text.startswith("WEBVTT") else "application/x-subrip"
    return Document(text=whole, blocks=blocks(whole), media_type=kind, marks=tuple(marks))


def _cues(text: str) -> list[tuple[str, list[str]]]:
    """(`HH:MM:SS`, lines) of each cue."""
    from html import unescape

    cues: list[tuple[str, list[str]]] = []
    open_cue = False
    for line in text.split("\n"):
        timing = _TIMING.match(line)
        if timing:
            hours, minutes, seconds = (int(part or 0) for part in timing.groups()[:3])
            cues.append((f"{hours:02}:{minutes:02}:{seconds:02}", []))
            open_cue = True
        elif not line.strip():
            open_cue = False
        elif open_cue:
            words = " ".join(unescape(_TAG.sub("", _VOICE.sub(r"\1: ", line))).split())
            if words:
                cues[-1][1].append(words)
    return cues
