"""Each way to fail on purpose, with its exit code (README, "Exit codes")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pss_cli.rules.base import Finding


class PssError(Exception):
    """A failure that is explained to the user in one or several sentences."""

    exit_code = 1
    said = False  # whether it was told to the person already

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences: Sequence[str] = [sentence for sentence in sentences if sentence]


class Usage(PssError):
    """A value that cannot be read, a missing or an unknown field; one sentence for each."""

    exit_code = 2


class NotFound(PssError):
    """Nothing has this code or name, or several have."""

    exit_code = 3


class WrongState(PssError):
    """The record is not in a state that allows this, and no rule speaks of it."""

    exit_code = 4


class Refused(PssError):
    """One or several rules refuse; nothing was written."""

    exit_code = 5

    def __init__(self, findings: Sequence[Finding], *, passable: bool = True) -> None:
        super().__init__()
        self.findings = findings
        self.passable = passable  # whether the same command with a reason would go on


class Unusable(PssError):
    """The registry is missing, damaged, newer than the program or cannot be written."""

    exit_code = 6


class Busy(PssError):
    """Another process is writing in the registry."""

    exit_code = 7


class BadFile(PssError):
    """A file that cannot be read as its format, or a form whose total disagrees."""

    exit_code = 8


class Due(PssError):
    """`--exit-code` was given and something is due; says nothing."""

    exit_code = 10


class Cancelled(PssError):
    """The user stopped at a prompt."""

    exit_code = 130


EXIT_CODES: dict[int, type[PssError] | None] = {
    0: None,
    1: PssError,
    2: Usage,
    3: NotFound,
    4: WrongState,
    5: Refused,
    6: Unusable,
    7: Busy,
    8: BadFile,
    10: Due,
    130: Cancelled,
}
