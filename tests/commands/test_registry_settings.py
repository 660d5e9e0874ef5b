"""pss registry settings, directorates, as they are typed."""

from __future__ import annotations

from dataclasses import fields

import pytest

from pss_cli.rules.limits import Limits
from pss_cli.views.settings import WHAT


def value(pss, key):
    """The (value, since) of a setting, oldest first."""
    return [(row["value"], row["since"]) for row in pss("registry", "settings", key, "-f", "json").items]


def test_every_threshold_and_list_is_shown_with_what_it_is(pss):
    rows = {row["key"]: row for row in pss("registry", "settings", "-f", "json").items}
    assert {f.name for f in fields(Limits)} <= rows.keys()
    assert {"list:criterion", "list:continuum", "list:request_kind", "list:referrer_role"} <= rows.keys()
    assert set(WHAT) == {key for key in rows if not key.startswith("list:")}
    assert all(row["what"] for key, row in rows.items() if not key.startswith("list:"))


def test_a_threshold_changes_from_a_day_on_and_keeps_its_past(pss):
    assert pss("registry", "settings", "meal_min", "4 h", "--from", "2027-04-01").code == 0
    assert [v for v, _since in value(pss, "meal_min")] == ["210", "240"]
    assert value(pss, "meal_min")[1] == ("240", "2027-04-01")
    assert pss("registry", "settings", "meal_min", "250", "--from", "2027-04-01").code == 0
    assert [v for v, _since in value(pss, "meal_min")] == ["210", "250"], "the same day is corrected"


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("min_age", "quinze"),
        ("min_age", "-1"),
        ("tactical_needs_experience", "peut-être"),
        ("levels", "tactical, galactic"),
        ("profile", "ailleurs"),
        ("email", "pas un courriel"),
        ("name", "  "),
        ("name", "a\u202eb"),
        ("meal_mn", "3"),
        ("list:criterion", "Clé!"),
    ],
)
def test_what_cannot_be_a_setting_is_refused(pss, registry, key, typed):
    before = registry.read_bytes()
    answer = pss("registry", "settings", key, typed)
    assert answer.code == 2
    assert answer.err
    assert registry.read_bytes() == before


def test_a_new_age_is_enforced_from_its_day_on(pss):
    words = ["refer", "add", "--first-name", "A", "--last-name", "B", "--referrer", "L", "--referrer-role", "other",
             "--agreed", "--received-care", "--phones", "450 555-0100", "--birth-date", "2011-01-01"]  # fmt: skip
    assert pss("registry", "settings", "consent_age", "16", "--from", "2026-11-01").code == 0
    assert "REF-10" in pss(*words).err
    assert pss(*words, "--day", "2026-10-31").code == 0


def test_a_word_is_added_said_otherwise_and_retired(pss):
    words = ("registry", "settings", "list:criterion")
    assert pss(*words, "calm").code == 2, "a new word is said in both languages"
    assert pss(*words, "calm", "Reste calme", "Stays calm").code == 0
    assert pss(*words, "calm", "Garde son calme").code == 0
    rows = pss(*words, "calm", "--until", "2026-11-19", "-f", "json").items
    calm = next(row for row in rows if row["key"] == "calm")
    assert (calm["fr"], calm["en"], calm["until"]) == ("Garde son calme", "Stays calm", "2026-11-19")
    words = ["--first-name", "A", "--last-name", "B", "--referrer", "L", "--referrer-role", "other", "--agreed"]
    assert pss("refer", "add", *words, "--criteria", "calm", "--no-input").code == 2, "no longer offered"
    assert pss("registry", "settings", "list:nowhere").code == 3


def directorate(pss, code):
    """One directorate."""
    return pss("registry", "directorates", code, "-f", "json").json


def test_a_directorate_is_added_and_corrected(pss):
    assert pss("registry", "directorates", "dnou", "--fr", "Nouvelle").code == 3, "--add says that it is new"
    assert pss("registry", "directorates", "dnou", "--add").code == 2
    assert pss("registry", "directorates", "dnou", "--add", "--fr", "Nouvelle", "--since", "2026-01-01").code == 0
    assert pss("registry", "directorates", "DNOU", "--add", "--fr", "Encore").code == 4
    assert pss("registry", "directorates", "DNOU", "--ambassador", "Zoé", "--until", "2025-01-01").code == 2
    assert pss("registry", "directorates", "DNOU", "--ambassador", "Zoé").code == 0
    assert directorate(pss, "DNOU")["ambassador"] == "Zoé"


def test_a_merged_directorate_keeps_its_past(pss, make):
    request = make.request(directorate_id=make.directorate("DSP"))
    assert pss("registry", "directorates", "DSP", "--merged-into", "DSM", "--from", "2026-11-20").code == 0
    assert (directorate(pss, "DSP")["until"], directorate(pss, "DSP")["merged_into"]) == ("2026-11-19", "DSM")
    listed = [row["code"] for row in pss("registry", "directorates", "-f", "json").items]
    assert "DSP" not in listed
    assert "DSP" in [row["code"] for row in pss("registry", "directorates", "--all", "-f", "json").items]
    assert pss("match", "show", request.code, "-f", "json").json["directorate"] == "DSP"
    assert pss("registry", "directorates", "DSM", "--merged-into", "DSP").code == 4, "not into one that is gone"
    assert pss("registry", "directorates", "DSI", "--merged-into", "DSI").code == 4
    assert pss("undo", "--yes").code == 0
    assert directorate(pss, "DSP")["until"] is None


def test_info_counts_what_the_registry_holds(pss, make, registry):
    make.activity(None, make.partner())
    found = pss("registry", "info", "-f", "json").json
    assert (found["path"], found["profile"], found["people"], found["activities"]) == (str(registry), "laval", 1, 1)
    assert found["size_bytes"] == registry.stat().st_size


def test_no_setting_goes_under_the_law(pss):
    for key, under, least in (("consent_age", "13", "14"), ("min_age", "0", "14"), ("majority_age", "16", "18")):
        assert pss("registry", "settings", key, under).code == 2
        assert pss("registry", "settings", key, least).code == 0


def test_a_length_is_shown_with_its_unit_and_a_choice_of_the_start_without_a_day(pss):
    shown = pss("registry", "settings", "meal_min").out.replace("\u00a0", " ")
    assert "210 min (3 h 30)" in shown
    assert "1900" not in shown
    assert value(pss, "meal_min") == [("210", "1900-01-01")]
