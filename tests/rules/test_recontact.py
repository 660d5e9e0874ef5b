"""What the sentence about a re-contact says of the attempts made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pss_cli import i18n
from pss_cli.rules.recontact import recontact_is_owed
from tests.rules.cases_recontact import WAITING


@pytest.mark.parametrize(
    ("attempts", "language", "said"),
    [
        (0, "fr", "aucune tentative."),
        (1, "fr", "1 tentative sans réponse."),
        (2, "fr", "2 tentatives sans réponse."),
        (0, "en", "no attempt."),
        (1, "en", "1 attempt without an answer."),
        (2, "en", "2 attempts without an answer."),
    ],
)
def test_attempts_are_counted_in_words(attempts, language, said):
    i18n.activate(language)
    (finding,) = recontact_is_owed.findings(replace(WAITING, last_on=None, attempts=attempts))
    assert finding.message.endswith(f", {said}")
