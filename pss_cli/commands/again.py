"""On a terminal, a refusal gives the answers back: nothing is typed twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pss_cli.codes import parse_code
from pss_cli.commands.call import Call
from pss_cli.errors import NotFound, PssError, Refused, Usage, WrongState
from pss_cli.i18n import _


def require_known(call: Call, typed: Mapping[str, Any]) -> None:
    """Say that a code leads nowhere before any question is asked. Raises NotFound."""
    from pss_cli.reads.find import record_id

    for word in typed.values():
        code = parse_code(word) if isinstance(word, str) else None
        if code:
            record_id(call.db, code[0], code[1])


def until_accepted(call: Call, attempt: Callable[[], None], typed: Mapping[str, Any]) -> None:
    """Run `attempt`; when questions were asked and it is refused, offer to go on from the answers given.

    A gate asks for its reason; anything else is asked again, the former answers being kept by Enter.
    Once done, says of a code among the arguments `typed` whose it is now. Raises what `attempt` raises,
    already said, when the person leaves it there.
    """
    while True:
        try:
            attempt()
            _say_former_codes(call, typed)
            return
        except (Refused, Usage, NotFound, WrongState) as error:
            if not call.answers:
                raise
            say(error)
            if not (_reasons(call, error) if _only_gates(error) else _corrected(call)):
                raise


def _say_former_codes(call: Call, typed: Mapping[str, Any]) -> None:
    """Say which of the codes typed have become another, somebody having been merged."""
    from pss_cli.reads.find import became

    for word in typed.values():
        now = became(call.db, word) if isinstance(word, str) and parse_code(word) else None
        if now:
            call.say(_("{former} is now {code}.").format(former=now[0], code=now[1]))


def say(error: PssError) -> None:
    """Say what went wrong now; it is not said again when the command ends."""
    from pss_cli.failures import tell

    tell(error)
    error.said = True


def _only_gates(error: PssError) -> bool:
    return isinstance(error, Refused) and all(f.rule.severity == "gate" for f in error.findings)


def _reasons(call: Call, refused: PssError) -> bool:
    """Ask the reason of each gate; whether all of them were given."""
    from pss_cli.commands.prompts import ask_line
    from pss_cli.commands.typed import reason

    assert isinstance(refused, Refused)
    for code in dict.fromkeys(f.rule.code for f in refused.findings):
        typed = ask_line(_("{code}: the reason to go on all the same (Enter: leave it there)").format(code=code))
        if not typed:
            return False
        call.because += (f"{code}:{reason(typed)}",)
    call.settled = True
    return True


def _corrected(call: Call) -> bool:
    """Ask whether to correct the answers."""
    from pss_cli.commands.prompts import ask_yes_no

    call.settled = False
    return ask_yes_no(_("Correct your answers?"))
