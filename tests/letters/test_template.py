"""Templates of letters: ours are whole, the establishment's own are read strictly."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from pss_cli.errors import BadFile
from pss_cli.letters.book import LANGUAGES, MEANINGS, OWN, names
from pss_cli.letters.template import MOST_BYTES, Template, copy, load, ours, own, problems
from pss_cli.vocabulary import Letter

HEAD = "Objet : Essai\n\n"
FILLED = {name: f"[{name}]" for name in names(Letter.CONVOCATION)}


def filled(source: str, **values: str) -> tuple[str, str]:
    return Template(Letter.CONVOCATION, Path("convocation.fr.txt"), source).fill({**FILLED, **values})


def wrong(source: str) -> str:
    """What is said of a template that is refused."""
    with pytest.raises(BadFile) as refused:
        filled(source)
    return "".join(refused.value.sentences)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", Letter)
def test_every_letter_that_ships_stands_whole_with_everything_known_or_nothing(
    letter: Letter, language: str, tmp_path: Path
) -> None:
    template = load(letter, language, tmp_path / "registry.pss")
    assert template.path == ours(letter, language)
    known = {name: f"‹{name}›" for name in names(letter)}
    subject, text = template.fill(known)
    assert "\n" not in subject
    for optional in ("", "x"):
        subject, text = template.fill(dict.fromkeys(names(letter), optional))
        assert not {"{", "}"} & set(subject + text)
        assert "\n\n\n" not in text
        assert all(line == line.rstrip(" ") or not optional for line in text.splitlines())


@pytest.mark.parametrize("letter", Letter)
def test_a_letter_uses_every_name_that_is_its_own_in_both_languages_alike(letter: Letter) -> None:
    used = {
        language: {n for n in OWN[letter] if n in ours(letter, language).read_text(encoding="utf-8")}
        for language in LANGUAGES
    }
    assert used["fr"] == used["en"]
    assert set(names(letter)) <= MEANINGS.keys()


def test_french_letters_keep_the_blanks_of_french() -> None:
    for path in sorted(ours(Letter.OWED, "fr").parent.glob("*.fr.txt")):
        text = path.read_text(encoding="utf-8").replace("://", "")
        assert not [text[i - 1 : i + 1] for i, c in enumerate(text) if c in ":;?!»" and text[i - 1] == " "], path.name
        assert "'" not in text, path.name


def test_the_subject_is_the_first_line_and_the_text_comes_after_an_empty_one() -> None:
    assert filled("Objet : Le {{ day }}\n\nBonjour {{ name }},\n") == ("Le [day]", "Bonjour [name],\n")
    assert filled("\ufeffSubject: Hi\r\n\r\nHello\r\n".lstrip("\ufeff").replace("\r\n", "\n")) == ("Hi", "Hello\n")


@pytest.mark.parametrize("source", ["", "Bonjour\n", "Objet : \n\nBonjour", "Objet : x\nBonjour\n", "Objet : x\n\n \n"])
def test_without_a_subject_or_a_text_it_is_no_letter(source: str) -> None:
    assert "ligne 1" in wrong(source)


def test_what_is_not_known_can_be_left_out() -> None:
    source = (
        HEAD + "a\n{% if place %}\nOù : {{ place }}\n{% elif not day %}\nrien\n{% else %}\nplus tard\n{% endif %}\nz\n"
    )
    assert filled(source)[1] == "a\nOù : [place]\nz\n"
    assert filled(source, place="")[1] == "a\nplus tard\nz\n"
    assert filled(source, place="", day="")[1] == "a\nrien\nz\n"
    assert filled(HEAD + "{{ place or 'à dire' }}{# rien #}\n", place="")[1] == "à dire\n"


@pytest.mark.parametrize(
    "escape",
    [
        "{{ ''.__class__ }}",
        "{{ name.__class__.__mro__ }}",
        "{{ name['__class__'] }}",
        "{{ name|attr('__class__') }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ lipsum() }}",
        "{{ name.upper() }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 'x' * 1000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ name|center(1000000000) }}",
        "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as x %}",
        "{% extends 'x' %}",
        "{% set name = 'x' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% block b %}x{% endblock %}",
        "{{ [1, 2] }}",
        "{% if day > 3 %}x{% endif %}",
        "{% if not day %}{{ name.__class__ }}{% endif %}",
    ],
)
def test_nothing_but_names_and_conditions_is_understood(escape: str) -> None:
    said = wrong(HEAD + "Bonjour\n" + escape + "\n")
    assert "convocation.fr.txt, ligne 4" in said


@pytest.mark.parametrize("name", ["nom", "range", "dict", "namespace", "claim"])
def test_an_unknown_name_is_told_with_its_line_and_those_that_are_known(name: str) -> None:
    said = wrong(HEAD + "Bonjour\n\n{% if not day %}{{ " + name + " }}{% endif %}\n")
    assert "ligne 5" in said
    assert f"«\u00a0{name}\u00a0»" in said
    assert ", ".join(names(Letter.CONVOCATION)) in said


@pytest.mark.parametrize(
    "broken", ["{{ name }", "{% if day %}", "{{ }}", "{% endif %}", "{{ name | }}", "{# ", "{% raw"]
)
def test_a_mistake_of_syntax_is_told_with_its_line(broken: str) -> None:
    assert "ligne 3" in wrong(HEAD + broken + "\n")
    assert "ligne 1" in wrong(f"Objet : {broken}\n\nBonjour\n")


@pytest.mark.parametrize(
    "deep",
    ["{{ " + "not " * 5000 + "name }}", "{% if name %}" * 300 + "x" + "{% endif %}" * 300, "{{ " + "(" * 3000 + "name"],
    ids=["not", "if", "brackets"],
)
def test_what_nests_without_end_is_refused(deep: str) -> None:
    assert "convocation.fr.txt" in wrong(HEAD + deep + "\n")


def test_names_as_the_first_release_wrote_them_are_not_sent_as_they_are() -> None:
    assert "{{ name }}" in wrong(HEAD + "Bonjour {name},\n")
    assert filled(HEAD + "Un {autre} mot\n")[1] == "Un {autre} mot\n"


def test_a_value_is_never_read_as_a_template_nor_obeyed_by_a_terminal() -> None:
    nasty = "{{ name }} {% if %} \x1b[31m=1+1"
    assert filled(HEAD + "{{ place }}\n", place=nasty)[1] == "{{ name }} {% if %} \ufffd[31m=1+1\n"
    assert filled("Objet : {{ place }}\n\nx", place="a\nBcc: b\r\nc")[0] == "a Bcc: b\ufffd c"


def test_the_establishments_own_wins_and_copies_never_replace_it(tmp_path: Path) -> None:
    registry = tmp_path / "registry.pss"
    assert [new for _path, new in copy(Letter.OWED, registry)] == [True, True]
    theirs = own(Letter.OWED, "fr", registry)
    assert theirs.read_bytes() == ours(Letter.OWED, "fr").read_bytes()
    theirs.write_bytes(b"\xef\xbb\xbfObjet : \xc3\x80 nous\r\n\r\nBonjour\r\n")
    assert [new for _path, new in copy(Letter.OWED, registry)] == [False, False]
    assert load(Letter.OWED, "fr", registry).fill({}) == ("À nous", "Bonjour\n")


def test_a_check_names_every_file_that_cannot_be_used(tmp_path: Path) -> None:
    registry, folder = tmp_path / "registry.pss", tmp_path / "templates"
    assert problems(registry) == []
    copy(Letter.OWED, registry)
    assert problems(registry) == []
    (folder / "owed.fr.txt").write_bytes("Objet : été\n\nà bientôt".encode("cp1252"))
    (folder / "reminder.fr.txt").write_text("Objet : x\n\n{{ nom }}", encoding="utf-8")
    (folder / "reminder.en.txt").write_text("Subject: x\n\n" + "a" * MOST_BYTES, encoding="utf-8")
    (folder / "remindr.en.txt").write_text("Subject: x\n\nx", encoding="utf-8")
    (folder / "form.toml").write_text("", encoding="utf-8")
    (folder / "proposal.txt").write_text("Subject: x\n\nx", encoding="utf-8")
    (folder / "recontact.en.txt").mkdir()
    found = problems(registry)
    wrong = ("owed.fr", "reminder.fr", "reminder.en", "remindr.en", "proposal.txt", "recontact.en")
    assert len(found) == len(wrong)
    assert all(any(name in said for said in found) for name in wrong)


def test_every_meaning_is_of_a_name_that_some_letter_uses() -> None:
    assert {name for letter in Letter for name in names(letter)} == MEANINGS.keys()
    assert all(set(name) <= set(string.ascii_lowercase + "_") for name in MEANINGS)
