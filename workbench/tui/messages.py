"""What workers tell the application, and widgets their screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.worker import Worker

from workbench.desk.case import Case
from workbench.tui.state import CaseView, ClaimDetail


@dataclass
class CaseOpened(Message):
    """A case was opened or made; the application owns it from here."""

    case: Case
    view: CaseView


@dataclass
class SampleMade(Message):
    """The sample case is there and open: the tour may begin."""


@dataclass
class CaseLoaded(Message):
    """A case was read, or read again."""

    view: CaseView


@dataclass
class ClaimLoaded(Message):
    """The details of a claim were read."""

    detail: ClaimDetail


@dataclass
class DeedDone(Message):
    """A deed was written; `then` goes on with its result."""

    said: str
    """What is told of it; empty for nothing."""
    result: Any
    then: Callable[[Any], None] | None
    draft: str
    """The form whose typed texts it has taken over; empty for none."""


@dataclass
class Found(Message):
    """Something was looked up without changing the case; `then` goes on with it."""

    result: Any
    then: Callable[[Any], None]


@dataclass
class Failed(Message):
    """A deed or a look-up failed; nothing was changed."""

    reason: str


@dataclass
class Working(Message):
    """Work that takes long has come so far; `what` is to be translated."""

    worker: Worker[Any]
    what: str
    done: int
    total: int


@dataclass
class ClaimChosen(Message):
    """The reviewer moved to a claim in the article."""

    claim_id: int
