"""What somebody typed so far, in one call of a command."""

from __future__ import annotations

from dataclasses import dataclass, field

from pss_cli.inputs.field import Field


@dataclass
class Answers:
    """The answers to the questions asked, as typed; an empty one was left out."""

    typed: dict[str, str] = field(default_factory=dict)
    settled: bool = False  # they stand: what was answered is not asked again
    fleeting: set[str] = field(default_factory=set)  # fields that no unfinished form keeps
    introduced: bool = False  # what can be typed besides an answer was said

    def __bool__(self) -> bool:
        """Whether any question was answered."""
        return bool(self.typed)

    def note(self, spec: Field, typed: str) -> None:
        """Remember the answer to one question."""
        self.typed[spec.name] = typed
        if not spec.kept:
            self.fleeting.add(spec.name)

    @property
    def left_out(self) -> bool:
        """Whether something was typed that no unfinished form keeps."""
        return any(self.typed[name] for name in self.fleeting)

    def to_keep(self) -> dict[str, str]:
        """Return what an unfinished form keeps: nothing when every answer was left out."""
        kept = {name: typed for name, typed in self.typed.items() if name not in self.fleeting}
        return kept if any(kept.values()) else {}
