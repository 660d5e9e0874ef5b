"""pss claim stock, voucher: each number is somewhere, and one place only."""

from __future__ import annotations

import sqlite3

import pytest

from pss_cli.inputs.claim_vouchers import numbers
from pss_cli.reads.claim import form_rows


@pytest.fixture
def there(make):
    """Return a partner present at A-0001, ten days ago."""
    person = make.partner(first_name="Ariane", last_name="Bellefleur")
    make.activity(None, person)
    return person


@pytest.fixture
def ticket(pss):
    """Return how to type `claim voucher` about parking tickets, answered in JSON."""
    return lambda *words: pss("claim", "voucher", *words, "--kind", "parking", "-f", "json")


@pytest.fixture
def stock(pss):
    """Receive 0098 to 0102, at 12 $ each; return how to count what there is in each state."""
    words = ("--kind", "parking", "--numbers", "0098-0102", "--value", "12,00", "--day", "2026-11-02")
    assert pss("claim", "stock", *words).code == 0

    def counted() -> dict[str, tuple[int, int]]:
        return {r["state"]: (r["vouchers"], r["value_cents"]) for r in pss("claim", "stock", "-f", "json").items}

    return counted


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("118", ["118"]), ("0098-0101", ["0098", "0099", "0100", "0101"]), ("98-99,100", ["98", "99", "100"]),
        ("7-7, 12 ;T-9", ["7", "12", "T-9"]), ("T-001-003", ["T-001", "T-002", "T-003"]), ("T-8 – T-9", ["T-8", "T-9"]),
        ("2026-118-2026-119", ["2026-118", "2026-119"]), ("2026-118-2026-118", ["2026-118"]),
        ("101-98", None), ("98-101", None), ("2026-118", None), ("2026-0118", None), ("T-2026-118", None),
        ("0001-5001", None), ("00000000000001-99999999999999", None), ("1-3,2", None),
        ("1001-6000", [str(n) for n in range(1001, 6001)]),
    ],
)  # fmt: skip
def test_numbers_are_ranges_and_lists_and_keep_their_zeros(typed, found):
    if found is None:
        with pytest.raises(ValueError, match=r"\w"):
            numbers(typed)
    else:
        assert numbers(typed) == found


def test_vouchers_are_received_whole_or_not_at_all(pss, stock):
    assert stock() == {"stock": (5, 6000)}
    again = pss("claim", "stock", "--kind", "parking", "--numbers", "0101-0104", "--value", "12,00")
    assert again.code == 4
    assert "0101, 0102" in again.err
    assert stock() == {"stock": (5, 6000)}
    assert pss("claim", "stock", "--kind", "taxi", "--numbers", "0101", "--value", "25").code == 0
    listed = pss("claim", "stock", "--kind", "parking", "-f", "json").items
    assert [r["number"] for r in listed] == ["0098", "0099", "0100", "0101", "0102"]
    assert {(r["person"], r["received_on"]) for r in listed} == {(None, "2026-11-02")}
    for words in (("--numbers", "7"), ("--kind", "taxi", "--value", "3"), ("--kind", "taxi", "--numbers", "7")):
        assert pss("claim", "stock", *words).code == 2
    future = ("--kind", "taxi", "--numbers", "7", "--value", "1", "--day", "2026-11-21")
    assert pss("claim", "stock", *future).code == 2


def test_what_is_handed_out_has_the_value_of_the_stock(pss, there, ticket, stock):
    handed = ticket("A-0001", "UP-0001", "--number", "0100").json
    assert (handed["value_cents"], handed["state"], handed["handed_on"]) == (1200, "handed", "2026-11-20")
    assert stock() == {"stock": (4, 4800), "handed": (1, 1200)}
    other = ticket("A-0001", "UP-0001", "--number", "0101", "--value", "12,01")
    assert (other.code, "12,00" in other.err) == (4, True)
    assert ticket("A-0001", "UP-0001", "--number", "0101", "--value", "12").code == 0
    assert ticket("A-0001", "UP-0001", "--number", "200").code == 2, "not in stock"
    assert ticket("A-0001", "UP-0001", "--number", "200", "--value", "9").json["received_on"] is None
    assert ticket("A-0001", "UP-0001", "--number", "0102", "--day", "2026-11-01").code == 2, "before it was received"


def test_numbers_that_differ_by_their_leading_zeros_are_one_slip_away_and_named(pss, there, ticket, stock):
    for typed in ("99,100-101", "00098", "101"):
        again = pss("claim", "stock", "--kind", "parking", "--numbers", typed, "--value", "12,00")
        assert again.code == 4
        assert "0098" in again.err or "0101" in again.err
    assert stock() == {"stock": (5, 6000)}
    assert pss("claim", "stock", "--kind", "parking", "--numbers", "1001", "--value", "12,00").code == 0
    for words in (("--number", "101"), ("--number", "101", "--lost")):
        looked_for = ticket(*words)
        assert (looked_for.code, "0101" in looked_for.err) == (3, True)
    handed = ticket("A-0001", "UP-0001", "--number", "101", "--value", "9")
    assert (handed.code, "0101" in handed.err) == (4, True)


def test_what_cannot_be_moved_is_said_once_with_what_to_do(ticket, there, stock):
    said = ticket("--number", "0098-0102", "--used")
    assert said.code == 4
    assert len(said.err.splitlines()) == 1
    assert "pss claim voucher A-0107 UP-0042 --kind parking --number 0098" in said.err
    assert len(ticket("--number", "0098-0102", "--returned").err.splitlines()) == 1


def test_a_number_is_handed_out_once_and_who_has_it_is_said(pss, make, there, ticket, stock):
    make.activity(None, make.partner(first_name="Luc", last_name="Roy"))
    ticket("A-0001", "UP-0001", "--number", "0100")
    again = ticket("A-0002", "UP-0002", "--number", "0100")
    assert again.code == 5
    for said in ("CLM-32", "Ariane Bellefleur", "A-0001", "2026-11-20"):
        assert said in again.err
    assert ticket("--number", "0100", "--returned").code == 0
    assert ticket("A-0002", "UP-0002", "--number", "0100").json["activity"] == "A-0002"


def test_what_comes_back_is_nobody_s_and_its_past_is_in_the_journal(pss, there, ticket, stock):
    ticket("A-0001", "UP-0001", "--number", "0100")
    back = ticket("--number", "0100", "--returned", "--day", "2026-11-20").json
    assert (back["state"], back["activity"], back["returned_on"]) == ("stock", None, "2026-11-20")
    assert ticket("--number", "0100", "--returned").code == 4
    assert ticket("--number", "0100", "--used").code == 4, "nobody had it"
    assert pss("claim", "add", "A-0001", "--parking", "8,50").code == 0, "it covered nothing"
    assert pss("undo", "--yes").code == 0
    assert pss("undo", "--yes").code == 0
    assert ticket("--number", "0100").json["activity"] == "A-0001"


def test_a_used_voucher_does_not_come_back_unless_it_was_not_used(pss, there, ticket, stock):
    ticket("A-0001", "UP-0001", "--number", "0100")
    assert ticket("--number", "0100", "--used", "--day", "2026-11-19").code == 2, "before it was handed out"
    assert ticket("--number", "0100", "--used").json["state"] == "used"
    for move in ("--returned", "--lost"):
        answer = ticket("--number", "0100", move)
        assert (answer.code, "CLM-33" in answer.err) == (5, True)
    assert ticket("--number", "0100", "--used").code == 4
    assert ticket("--number", "0100", "--no-used").json["state"] == "handed"
    assert ticket("--number", "0100", "--no-used").code == 4
    assert ticket("--number", "0100", "--returned").code == 0


def test_several_are_told_about_at_once_or_none(pss, there, ticket, stock):
    for number in ("0098", "0099", "0100"):
        ticket("A-0001", "UP-0001", "--number", number)
    assert ticket("--number", "0100", "--used").code == 0
    refused = ticket("--number", "0098-0100", "--returned")
    assert (refused.code, "0100" in refused.err) == (5, True)
    assert stock() == {"stock": (2, 2400), "handed": (2, 2400), "used": (1, 1200)}
    assert [r["state"] for r in ticket("--number", "0098,0099", "--used").items] == ["used", "used"]
    missing = ticket("--number", "0099-0104", "--used")
    assert (missing.code, "0103, 0104" in missing.err) == (3, True)


def test_one_is_lost_in_stock_or_by_who_had_it_and_found_again(pss, there, ticket, stock):
    ticket("A-0001", "UP-0001", "--number", "0100")
    lost = ticket("--number", "0100-0101", "--lost", "--note", "jamais reçu").items
    assert [(r["state"], r["person"], r["note"]) for r in lost] == [
        ("lost", "UP-0001", "jamais reçu"), ("lost", None, "jamais reçu"),
    ]  # fmt: skip
    assert stock() == {"stock": (3, 3600), "lost": (2, 2400)}
    assert "CLM-32" in ticket("A-0001", "UP-0001", "--number", "0101").err
    assert ticket("--number", "0101", "--returned").json["state"] == "stock"
    assert ticket("--number", "0100", "--no-lost").json["state"] == "handed"


def test_a_lost_ticket_paid_nothing_so_its_parking_is_claimed_with_a_reason(pss, there, ticket, stock):
    ticket("A-0001", "UP-0001", "--number", "0100")
    assert "CLM-07" in pss("claim", "add", "A-0001", "--parking", "8,50").err
    ticket("--number", "0100", "--lost")
    gated = pss("claim", "add", "A-0001", "--parking", "8,50")
    assert (gated.code, "CLM-34" in gated.err) == (5, True)
    assert pss("claim", "add", "A-0001", "--parking", "8,50", "--because", "billet perdu, a payé").code == 0
    found = ticket("--number", "0100", "--no-lost")
    assert (found.code, "CLM-07" in found.err) == (5, True)


def test_a_mistaken_value_or_holder_is_corrected(pss, make, there, ticket, stock):
    assert ticket("--number", "0100", "--edit", "--value", "13").json["value_cents"] == 1300
    assert ticket("A-0001", "UP-0001", "--number", "0100", "--edit").code == 4, "it is in stock"
    ticket("A-0001", "UP-0001", "--number", "0100")
    make.activity(None, there)
    assert ticket("A-0002", "UP-0001", "--number", "0100", "--edit").json["activity"] == "A-0002"
    assert ticket("--number", "0100", "--edit").code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--used", "--lost"), ("A-0001", "UP-0001", "--used"), ("A-0001",), ("--no-returned",),
        ("--used", "--day", "2026-11-21"), ("--used", "--edit", "--value", "1"),
    ],
)  # fmt: skip
def test_what_does_not_make_a_move_is_said(there, ticket, stock, words):
    ticket("A-0001", "UP-0001", "--number", "0100")
    assert ticket(*words, "--number", "0100").code == 2


def test_who_was_there_is_not_forgotten_while_they_hold_a_ticket(pss, there, ticket, stock):
    ticket("A-0001", "UP-0001", "--number", "0100")
    words = ("match", "log", "A-0001", "--edit", "--day", "2026-11-09")
    answer = pss(*words)
    assert (answer.code, "--returned" in answer.err) == (4, True)
    ticket("--number", "0100", "--returned")
    assert pss(*words).code == 0


def test_a_claim_shows_what_was_handed_out_and_where_it_is(pss, make, there, ticket, stock):
    from pss_cli.db.reading import read

    pss("claim", "add", "A-0001", "--km", "10")
    ticket("A-0001", "UP-0001", "--number", "0100")
    ticket("A-0001", "UP-0001", "--number", "0101")
    ticket("--number", "0101", "--returned")
    shown = pss("claim", "show", "R-0001", "-f", "json").json
    assert [(v["number"], v["state"]) for v in shown["vouchers"]] == [("0100", "handed")]
    db = read(make.path)
    assert form_rows(db, 1).vouchers_cents == 1200
    db.close()


def test_what_became_of_a_ticket_is_asked_after_the_delay(pss, there, ticket, stock, monkeypatch):
    for number in ("0098", "0099", "0100", "0101"):
        ticket("A-0001", "UP-0001", "--number", number)
    for number, said in (("0099", "--used"), ("0100", "--returned"), ("0101", "--lost")):
        assert ticket("--number", number, said).code == 0
    asked = {}
    for day in ("2027-01-08", "2027-01-09", "2036-01-09"):  # the meeting was on 10 November: 60 days
        monkeypatch.setenv("PSS_TODAY", day)
        asked[day] = pss("report", "today", "--rule", "CLM-35", "-f", "json").items
    assert [len(items) for items in asked.values()] == [0, 1, 1]
    assert asked["2027-01-09"][0]["command"] == "pss claim voucher --kind parking --number 0098 --used"


def test_tickets_of_before_the_setting_are_not_asked_about(pss, there, ticket, registry, monkeypatch):
    ticket("A-0001", "UP-0001", "--number", "0098", "--value", "12")
    db = sqlite3.connect(registry)
    db.execute("DELETE FROM setting WHERE key = 'voucher_days'")
    db.commit()
    db.close()
    monkeypatch.setenv("PSS_TODAY", "2027-03-01")
    asked = []
    for since in (None, "2026-11-11", "2026-11-10"):  # the meeting was on 10 November
        if since:
            assert pss("registry", "settings", "voucher_days", "60", "--from", since).code == 0
        asked.append(len(pss("report", "today", "--rule", "CLM-35", "-f", "json").items))
    assert asked == [0, 0, 1]


def test_a_number_is_one_line_of_at_most_100_characters_and_the_database_is_not_shown(pss, there, ticket):
    for number in ("9" * 101, "98\n99", f"98,{'9' * 101}"):
        assert ticket("A-0001", "UP-0001", "--number", number, "--value", "12").code == 2
        assert pss("claim", "stock", "--kind", "parking", "--numbers", number, "--value", "12").code == 2
    assert "id" not in ticket("A-0001", "UP-0001", "--number", "98", "--value", "12", "-f", "json").json


def test_the_history_of_a_person_has_what_they_were_handed_and_nothing_of_the_next_one(pss, make, there, ticket, stock):
    make.activity(None, make.partner(first_name="Luc", last_name="Roy"))

    def told(person: str) -> list[tuple[str, str]]:
        rows = pss("person", "history", person, "-f", "json").items
        return [(r["field"], r["after"]) for r in rows if r["record"] == "billet remis d’avance"]

    ticket("A-0001", "UP-0001", "--number", "0100", "--day", "2026-11-10")
    ticket("--number", "0100", "--returned", "--day", "2026-11-11")
    ticket("A-0002", "UP-0002", "--number", "0100")
    ticket("--number", "0100", "--used")
    assert ("activité", "A-0001") in told("UP-0001")
    assert ("rendu le", "2026-11-11") in told("UP-0001")
    assert ("utilisé le", "2026-11-20") not in told("UP-0001")
    assert {("activité", "A-0002"), ("utilisé le", "2026-11-20")} <= set(told("UP-0002"))
    assert ("activité", "A-0001") not in told("UP-0002")


def test_one_that_nobody_had_when_it_was_lost_is_not_used(there, ticket, stock):
    assert ticket("--number", "0101", "--lost").code == 0
    answer = ticket("--number", "0101", "--used")
    assert (answer.code, "0101" in answer.err, "--no-lost" in answer.err) == (4, True, True)
    ticket("A-0001", "UP-0001", "--number", "0100")
    ticket("--number", "0100", "--lost")
    assert ticket("--number", "0100", "--used").json["state"] == "used", "found, and used by who had it"


def test_a_corrected_day_is_between_what_came_before_and_after(there, ticket, stock):
    edit = ("A-0001", "UP-0001", "--number", "0100", "--edit", "--day")
    ticket("A-0001", "UP-0001", "--number", "0100", "--day", "2026-11-12")
    assert ticket(*edit, "2026-11-01").code == 2, "it came in stock on the 2nd"
    ticket("--number", "0100", "--used", "--day", "2026-11-14")
    assert ticket(*edit, "2026-11-15").code == 2, "it was used on the 14th"
    assert ticket(*edit, "2026-11-14").json["handed_on"] == "2026-11-14"
    assert ticket(*edit, "2026-11-02").json["handed_on"] == "2026-11-02"


def test_a_number_that_has_a_dash_is_one_number_and_never_a_range_by_mistake(pss, there, ticket):
    receive = ("claim", "stock", "--kind", "parking", "--value", "12,00", "--numbers")
    unclear = pss(*receive, "2026-118")
    assert (unclear.code, "2026-118-2026-118" in unclear.err) == (2, True)
    assert pss(*receive, "2026-118-2026-118, 2026-119").code == 2
    assert pss(*receive, "2026-118-2026-119").code == 0
    assert ticket("A-0001", "UP-0001", "--number", "2026-118").code == 0
    assert ticket("--number", "2026-118", "--used").json["state"] == "used"
