"""On a terminal, a refusal gives the answers back: nothing is typed twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pss_cli.codes import parse_code
from pss_cli.commands.call import Call
from pss_cli.errors import Busy, NotFound, PssError, Refused, Usage, WrongState
from pss_cli.i18n import _


def carry_out(call: Call, attempt: Callable[[], None], arguments: Mapping[str, Any], *, form: bool) -> None:
    """Run `attempt`, the whole of a command; with somebody there to fill its `form`, nothing that is typed is lost.

    `arguments` are the command's own; of a former code among them, whose it is now is said at the end.
    """
    try:
        if form and call.interactive:
            from pss_cli.commands.left import kept_when_left

            _require_known(call, arguments)
            with kept_when_left(call, arguments):
                _until_accepted(call, attempt)
        else:
            attempt()
        _say_former_codes(call, arguments)
    except (Refused, WrongState):
        _say_former_codes(call, arguments)  # the refusal is about somebody whose code was not typed
        raise
    finally:
        call.close()


def _require_known(call: Call, typed: Mapping[str, Any]) -> None:
    """Say that a code leads nowhere before any question is asked. Raises NotFound."""
    from pss_cli.reads.find import record_id

    for word in typed.values():
        code = parse_code(word) if isinstance(word, str) else None
        if code:
            record_id(call.db, code[0], code[1])


def _until_accepted(call: Call, attempt: Callable[[], None]) -> None:
    """Run `attempt`; when questions were asked and it is refused, offer to go on from the answers given.

    A gate asks for its reason; a registry in which somebody else writes is tried again; anything else is
    asked again, the former answers being kept by Enter.
    Raises what `attempt` raises, already said, when the person leaves it there.
    """
    while True:
        try:
            attempt()
            return
        except (Refused, Usage, NotFound, WrongState, Busy) as error:
            if not call.answers:
                raise
            _say(error)
            go_on = _tried_again if isinstance(error, Busy) else _corrected
            if not (_reasons(call, error) if _only_gates(error) else go_on(call)):
                raise


def _say_former_codes(call: Call, typed: Mapping[str, Any]) -> None:
    """Say which of the codes typed have become another, somebody having been merged."""
    from pss_cli.reads.find import became

    for word in typed.values():
        now = became(call.db, word) if isinstance(word, str) and parse_code(word) else None
        if now:
            call.say(_("{former} is now {code}.").format(former=now[0], code=now[1]))


def _say(error: PssError) -> None:
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
    call.answers.settled = True
    return True


def _tried_again(call: Call) -> bool:
    """Ask whether to write the same answers once more."""
    from pss_cli.commands.prompts import ask_yes_no

    call.answers.settled = True
    return ask_yes_no(_("Try again?"))


def _corrected(call: Call) -> bool:
    """Ask whether to correct the answers."""
    from pss_cli.commands.prompts import ask_yes_no

    call.answers.settled = False
    return ask_yes_no(_("Correct your answers?"))
