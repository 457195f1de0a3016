"""The conversation: a command a line, an answer in lines; the deeds are the desk's."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator

from workbench.desk import evidence, followup, log, names, telling, verdicts
from workbench.desk.case import Case
from workbench.desk.claims import confirm_claim
from workbench.desk.listing import Listing
from workbench.i18n import RLM, mark, tr
from workbench.model import (
    CaptureKind,
    ClaimRow,
    FlagRow,
    FollowUpState,
    InputError,
    SourceInfo,
    Stance,
    WorkbenchError,
    whole_number,
)
from workbench.tui.plain import lines
from workbench.tui.plain.lines import spoken
from workbench.tui.state import is_open, load_case, load_claim
from workbench.tui.widgets import detail

SHOWN = 20
COMMANDS = {
    "list": mark("list: the next 20 of the listed claims; list 40 begins at claim 40"),
    "next": mark("next: the next listed claim"),
    "back": mark("back: the listed claim before"),
    "open": mark("open: the next claim that is unrated or to be looked at again"),
    "show": mark("show: everything about the claim; show 7 goes to claim 7, and so does 7 alone"),
    "facts": mark("facts: dates, figures and names in the claim"),
    "flags": mark("flags: the flags of the claim; flags all lists every open one"),
    "rate": mark("rate: rate 3 and the reasons; rate alone says the scale"),
    "note": mark("note: attach a note, your own record of what a source says"),
    "sources": mark("sources: the outside sources"),
    "evidence": mark("evidence: hold a source against the claim"),
    "confirm": mark("confirm: the claim is still the same in the revised article"),
    "follow": mark("follow: follow up a flag of the list last read; follow 2 and a note"),
    "undo": mark("undo: take your last deed back"),
    "redo": mark("redo: do again what was undone"),
    "search": mark("search: list claims with these words; search alone lists all again"),
    "filter": mark("filter: list some claims only; filter alone says which"),
    "help": mark("help: these commands"),
    "quit": mark("quit: leave; everything is saved already"),
}
"""Name of the method: the command's word, a colon, what it does. The translated word is understood too."""
FILTERS = {
    "all": (mark("all: every claim"), ""),
    "unrated": (mark("unrated: claims that nobody rated"), "rating:none"),
    "unsourced": (mark("unsourced: claims without evidence"), "source:none"),
    "flagged": (mark("flagged: claims with open flags"), "flag:open"),
    "again": (mark("again: claims to look at again"), "is:again"),
}
STEPS = (FollowUpState.QUERIED, FollowUpState.EXPLAINED, FollowUpState.CORRECTED, FollowUpState.DISMISSED)


class Talk:
    """Knows the case, which claims are listed, which one is meant, and which flags were read last."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._view = load_case(case)
        self._view.read_ahead()
        self._filter = self._search = ""
        self._claim_id: int | None = None
        self._listed_to = 0
        self._flags: tuple[FlagRow, ...] = ()
        self._names = {_word(text): name for name, text in COMMANDS.items()}

    # ------------------------------------------------------------------------ the conversation

    def go_on(self) -> None:
        """Answer line by line until the end."""
        self._say(lines.progress(self._view))
        self._say([tr("Type help for the commands.")])
        while (line := self._ask("> ")) is not None:
            word, _, rest = line.strip().partition(" ")
            name = self._named(word)
            if word.isdecimal():
                name, rest = "show", word
            if name == "quit":
                break
            if word:
                self._answer(name, word, rest.strip())
        self._view.claims.close()

    def _named(self, word: str) -> str:
        """The command that a word, or its beginning, stands for; in either language."""
        names = {name: name for name in COMMANDS} | self._names
        return names.get(word) or next((names[name] for name in names if name.startswith(word)), "")

    def _answer(self, name: str, word: str, rest: str) -> None:
        try:
            if not name:
                raise InputError(tr("There is no command {word}; help lists them.", word=word))
            if self._case.changed():
                self._read()
            answer: Callable[[str], Iterable[str]] = getattr(self, f"do_{name}")
            self._say(answer(rest))
        except WorkbenchError as error:
            self._say([tr("Error: {reason}", reason=error)])

    def _ask(self, prompt: str) -> str | None:
        """A line of input, or None at its end."""
        sys.stdout.write(prompt)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stdout.write("\n")
            return None
        if not sys.stdin.isatty():
            sys.stdout.write("\n")  # what is piped in leaves no line end behind
        return line.rstrip("\n")

    def _needed(self, given: str, prompt: str) -> str:
        """What was given with the command, or is asked for now. Raises InputError for nothing."""
        text = given or (self._ask(f"{prompt} ") or "").strip()
        if not text:
            raise InputError(tr("nothing was given; nothing was changed"))
        return text

    def _say(self, said: Iterable[str]) -> None:
        for line in said:
            sys.stdout.write(spoken([line]) + "\n")
        sys.stdout.flush()

    def _done(self, said: str) -> Iterator[str]:
        self._read()
        yield said

    def _read(self) -> None:
        """Look at the case as it stands now."""
        before, self._view = self._view, load_case(self._case, self._view)
        before.claims.close()

    # ------------------------------------------------------------------------ claims

    @property
    def _rows(self) -> Listing:
        return self._view.claims.find(f"{self._filter} {self._search}")

    @property
    def _claim(self) -> ClaimRow:
        row = self._view.claims.get(self._claim_id or 0)
        if row is None:
            raise InputError(tr("no claim is chosen; next takes the first"))
        return row

    def do_list(self, rest: str) -> Iterator[str]:
        rows = self._rows
        if rest:
            first = next(
                (i for i, row in enumerate(rows) if row.number and row.number >= _number(rest)), len(rows)
            )
        else:
            first = self._listed_to if self._listed_to < len(rows) else 0
        self._listed_to = min(len(rows), first + SHOWN)
        yield from (lines.claim_line(self._view, row) for row in rows[first : self._listed_to])
        yield tr("{last} of {all} claims.", last=self._listed_to, all=len(rows))

    def _step(self, step: int, wanted: Callable[[ClaimRow], bool] = lambda _: True) -> Iterator[str]:
        rows = self._rows
        here = next(
            (i for i, row in enumerate(rows) if row.id == self._claim_id), -1 if step > 0 else len(rows)
        )
        found = next(
            (rows[i] for i in range(here + step, len(rows) if step > 0 else -1, step) if wanted(rows[i])),
            None,
        )
        if found is None:
            raise InputError(tr("there is no further claim in the list"))
        self._claim_id = found.id
        yield lines.claim_line(self._view, found)

    def do_next(self, _: str) -> Iterator[str]:
        return self._step(1)

    def do_back(self, _: str) -> Iterator[str]:
        return self._step(-1)

    def do_open(self, _: str) -> Iterator[str]:
        return self._step(1, lambda row: row.rating is None or row.look_again)

    def do_show(self, rest: str) -> Iterator[str]:
        if rest:
            row = next((row for row in self._view.claims.find(f"number:{_number(rest)}")), None)
            if row is None:
                raise InputError(tr("There is no claim {number}.", number=rest))
            self._claim_id = row.id
        yield spoken(detail.described(self._view, load_claim(self._case, self._view, self._claim)))

    def do_facts(self, _: str) -> Iterator[str]:
        said = spoken(detail.facts_in(load_claim(self._case, self._view, self._claim)))
        yield said or tr("There are no dates, figures or names in it.")

    def do_search(self, rest: str) -> Iterator[str]:
        self._view.claims.find(rest)  # words or the filter language; what cannot be read changes nothing
        self._search = rest
        self._listed_to = 0
        return self.do_list("")

    def do_filter(self, rest: str) -> Iterator[str]:
        names = {name: name for name in FILTERS} | {_word(text): name for name, (text, _) in FILTERS.items()}
        if not rest:
            yield from (tr(text) for text, _ in FILTERS.values())
        elif rest not in names:
            raise InputError(tr("there is no filter {name}; filter alone lists them", name=rest))
        else:
            self._filter, self._listed_to = FILTERS[names[rest]][1], 0
            yield from self.do_list("")

    # ------------------------------------------------------------------------ deeds

    def do_rate(self, rest: str) -> Iterator[str]:
        claim, scale = self._claim, self._view.scale
        place, _, why = rest.partition(" ")
        if not place:
            yield from (f"{i}: {names.named(rating)}" for i, rating in enumerate(scale, 1))
            return
        if not 1 <= _number(place) <= len(scale):
            raise InputError(tr("rate takes a number from 1 to {last}", last=len(scale)))
        rating = scale[_number(place) - 1]
        why = self._needed(why.strip(), tr("Why?"))
        verdicts.rate(self._case, claim.id, rating.id, why)
        yield from self._done(
            tr("Claim {number} rated {rating}.", number=claim.number, rating=names.named(rating))
        )

    def do_note(self, rest: str) -> Iterator[str]:
        text = self._needed(rest, tr("What the source says:"))
        title = self._needed("", tr("Title of the source:"))
        evidence.attach_text(self._case, text, SourceInfo(title=title), kind=CaptureKind.NOTE)
        yield from self._done(tr("Source attached."))

    def do_sources(self, _: str) -> Iterator[str]:
        for place, source in enumerate(self._view.sources, 1):
            yield lines.source_line(source, place)
        if not self._view.sources:
            yield tr("There are no sources yet; note attaches one.")

    def do_evidence(self, _: str) -> Iterator[str]:
        claim, sources, stances = self._claim, self._view.sources, list(Stance)
        place = _number(self._needed("", tr("Number of the source:")))
        if not 1 <= place <= len(sources):
            raise InputError(tr("there is no source {number}; sources lists them", number=place))
        named = names.listed(f"{i} {tr(names.STANCES[stance])}" for i, stance in enumerate(stances, 1))
        chosen = _number(self._needed("", tr("Stance ({stances}):", stances=named)))
        if not 1 <= chosen <= len(stances):
            raise InputError(tr("there is no stance {number}", number=chosen))
        quote = (self._ask(tr("Quotation, or nothing:") + " ") or "").strip()
        note = (self._ask(tr("Note, or nothing:") + " ") or "").strip()
        source = sources[place - 1]
        evidence.add_evidence(self._case, claim.id, source.id, stances[chosen - 1], quote=quote, note=note)
        yield from self._done(tr("Evidence attached to claim {number}.", number=claim.number))

    def do_undo(self, _: str) -> Iterator[str]:
        return self._done(tr("Undone: {deed}", deed=telling.taken(log.undo(self._case).summary)))

    def do_redo(self, _: str) -> Iterator[str]:
        return self._done(tr("Done again: {deed}", deed=telling.taken(log.redo(self._case).summary)))

    def do_confirm(self, _: str) -> Iterator[str]:
        confirm_claim(self._case, self._claim.id)
        return self._done(tr("Confirmed."))

    # ------------------------------------------------------------------------ flags

    def do_flags(self, rest: str) -> Iterator[str]:
        if rest in ("all", _word(FILTERS["all"][0])):
            self._flags = tuple(flag for flag in self._view.claims.flags if is_open(flag))
        else:
            ids = self._claim.flag_ids
            self._flags = tuple(flag for flag in self._view.claims.flags if flag.id in ids)
        for place, flag in enumerate(self._flags, 1):
            yield from lines.flag_lines(flag, place)
        if not self._flags:
            yield tr("There are no flags.")

    def do_follow(self, rest: str) -> Iterator[str]:
        place, _, note = rest.partition(" ")
        if not 1 <= _number(place) <= len(self._flags):
            raise InputError(
                tr("there is no flag {number} in the list last read; flags reads it", number=place)
            )
        named = names.listed(f"{i} {tr(names.STATES[state])}" for i, state in enumerate(STEPS, 1))
        chosen = _number(self._needed("", tr("What became of it ({states}):", states=named)))
        if not 1 <= chosen <= len(STEPS):
            raise InputError(tr("there is no state {number}", number=chosen))
        state = STEPS[chosen - 1]
        if state is not FollowUpState.QUERIED:
            note = self._needed(note.strip(), tr("Note:"))
        followup.follow_up(self._case, self._flags[_number(place) - 1].id, state, note.strip())
        yield from self._done(tr("Flag is {state} now.", state=tr(names.STATES[state])))

    def do_help(self, _: str) -> Iterator[str]:
        yield from map(tr, COMMANDS.values())


def _word(text: str) -> str:
    """What stands before the colon, translated."""
    return tr(text).partition(":")[0].strip(f"{RLM} ")


def _number(text: str) -> int:
    number = whole_number(text)
    if number is None:
        raise InputError(tr("a number is needed here, not {text}", text=text or "…"))
    return number
