"""What a file, or a pipe, receives of a registry that something else than pss wrote in."""

from __future__ import annotations

import pytest

from pss_cli import models as m
from tests.claims import a_claim

NASTY = "a\x1b[31mb\u202ec\x07d\x9be\rf"


@pytest.mark.parametrize("form", ["table", "csv", "tsv"])
def test_nothing_that_a_terminal_would_obey_is_written_in_a_listing(pss, make, form, tmp_path):
    a_claim(make, {}, person=make.partner(first_name=NASTY))
    out = pss("claim", "list", "-f", form).out
    assert pss("claim", "list", "-f", form, "-o", f"claims.{form}").code == 0
    for written in (out, (tmp_path / f"claims.{form}").read_bytes().decode("utf-8-sig")):
        assert "a\ufffd[31mb\ufffdc\ufffdd\ufffde\ufffdf" in written
        assert not set(written) & set("\x1b\u202e\x07\x9b")


def test_nor_in_a_record_and_json_escapes_what_it_escapes(pss, make):
    person = make.person(first_name=NASTY)
    make.add(m.Referral(person_id=person.id, day=make.today, agreed=True))
    shown = pss("refer", "show", person.code).out
    assert "a\ufffd[31mb" in shown
    assert not set(shown) & set("\x1b\u202e\x07\x9b")
    assert pss("refer", "show", person.code, "-f", "json").json["first_name"] == NASTY
