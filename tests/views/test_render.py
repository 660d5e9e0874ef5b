"""What a file, or a pipe, receives of a registry that something else than pss wrote in."""

from __future__ import annotations

import pytest

from pss_cli import models as m

NASTY = "a\x1b[31mb\u202ec\x07d\x9be\rf"


@pytest.mark.parametrize("form", ["table", "csv", "tsv"])
def test_nothing_that_a_terminal_would_obey_is_written_in_a_listing(pss, make, form, tmp_path):
    make.person(first_name=NASTY)
    out = pss("person", "list", "-f", form).out
    pss("person", "list", "-f", form, "-o", "people.txt")
    for written in (out, (tmp_path / "people.txt").read_bytes().decode("utf-8-sig")):
        assert "a\ufffd[31mb\ufffdc\ufffdd\ufffde\ufffdf" in written
        assert not set(written) & set("\x1b\u202e\x07\x9b")


def test_nor_in_a_record_and_json_escapes_what_it_escapes(pss, make):
    person = make.person(first_name=NASTY)
    make.add(m.Referral(person_id=person.id, day=make.today, agreed=True))
    shown = pss("refer", "show", person.code).out
    assert "a\ufffd[31mb" in shown
    assert not set(shown) & set("\x1b\u202e\x07\x9b")
    assert pss("refer", "show", person.code, "-f", "json").json["first_name"] == NASTY
