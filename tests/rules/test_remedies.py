"""What a rule tells to do: commands that work as they are, about what is missing alone."""

from __future__ import annotations

from dataclasses import replace

from pss_cli.rules.enroll import Owing, consent
from pss_cli.rules.refer import alike
from pss_cli.rules.request_owed import answer_is_owed
from pss_cli.rules.train import retained
from tests.rules.cases_enroll import ENROLLED, WHO
from tests.rules.cases_refer import GOOD
from tests.rules.cases_request import ENDED, OLD
from tests.rules.cases_train import GOOD as TRAINED


def test_someone_alike_is_named_in_the_commands():
    remedy = alike.findings(replace(GOOD, alike=("UP-0009 Ariane Bellefleur",)))[0].remedy
    assert "pss person edit UP-0009" in remedy
    assert "pss refer add --person UP-0009" in remedy


def test_a_consent_is_asked_with_a_whole_command():
    owing = consent.findings(Owing(**WHO, subject="person:1"))[0]
    assert f"pss enroll sign {owing.facts.code} --consent registry" in owing.remedy
    entering = consent.findings(replace(ENROLLED, registry=False))[0]
    assert f"pss enroll add {entering.facts.code} --consent registry" in entering.remedy


def test_an_attendance_already_marked_is_not_asked_again():
    assert "attend" not in retained.findings(replace(TRAINED, interest=None))[0].remedy
    assert f"pss train attend {TRAINED.session}" in retained.findings(replace(TRAINED, attended=None))[0].remedy


def test_a_request_that_nobody_filled_is_not_closed_as_filled():
    assert "--outcome unfilled --reason" in answer_is_owed.findings(OLD)[0].remedy
    assert "pss match find" in answer_is_owed.findings(OLD)[0].remedy
    ended = answer_is_owed.findings(replace(ENDED, confirmed=1))[0].remedy
    assert "--outcome filled" in ended
    assert "pss match find" not in ended
