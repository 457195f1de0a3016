"""Errors that a reviewer can act on; each message is one line and says what to do.

WorkbenchError
├── InputError
├── CaseError
│   └── ClosedError
└── ConflictError
"""


class WorkbenchError(Exception):
    """Root of the errors that a reviewer can act on; the message is one line and says what to do."""


class InputError(WorkbenchError):
    """A file, text or argument that cannot be taken as it is."""


class CaseError(WorkbenchError):
    """A case that is missing, foreign, locked, read-only or damaged."""


class ClosedError(CaseError):
    """A moment of a case was read after a newer one had taken its place; whoever asked asks again."""


class ConflictError(WorkbenchError):
    """A deed that no longer fits, because somebody else's deed came first."""
