"""A listing asks a fixed number of questions, whatever the rows."""

from __future__ import annotations

import pytest

from pss_cli.db import reading

LISTINGS = (
    "refer list",
    "interview list",
    "train list",
    "enroll list",
    "match requests",
    "match list",
    "claim list",
    "recontact list --state late",
    "person find bellefleur",
    "person missing",
    "registry journal",
    "report requests",
    "report expenses",
)


@pytest.mark.parametrize("words", LISTINGS)
def test_more_rows_ask_no_more_questions(words, pss, make, monkeypatch):
    asked: list[str] = []
    real = reading.read

    def traced(path):
        connection = real(path)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(reading, "read", traced)

    def count() -> tuple[int, int]:
        asked.clear()
        answer = pss(*words.split(), "-f", "jsonl")
        assert answer.code == 0, answer.err
        return len(asked), len(answer.out.splitlines())

    for number in range(6):
        if number == 1:
            few = count()
        partner = make.partner(last_name="Bellefleur", enrolled_on=make.ago(900), ready=number % 2 == 0)
        request = make.request(opened_on=make.ago(100 + number))
        make.match(partner, request)
        make.activity(request, partner, day=make.ago(850))
        make.referral(make.person(last_name="Bellefleur"))
    many = count()
    assert many[0] == few[0]
    assert many[1] >= few[1]
