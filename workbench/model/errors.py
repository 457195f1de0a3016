"""Errors that a reviewer can act on; each message is one line and says what to do.

WorkbenchError
├── InputError
├── CaseError
└── ConflictError
"""


class WorkbenchError(Exception):
    """Root of the errors that a reviewer can act on; the message is one line and says what to do."""


class InputError(WorkbenchError):
    """A file, text or argument that cannot be taken as it is."""


class CaseError(WorkbenchError):
    """A case that is missing, foreign, locked, read-only or damaged."""


class ConflictError(WorkbenchError):
    """A deed that no longer fits, because somebody else's deed came first."""
