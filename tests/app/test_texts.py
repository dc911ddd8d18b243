"""Our texts are easy to read and sound coded to nobody; what fails is named with its file."""

import pytest

from app.check_texts import readings, report, text_problems, totals
from app.cli import main
from app.knowledge import Knowledge
from app.texts import Told, all_texts
from skills_taxonomy.coded_words import Code, CodedGroup, Verdict
from skills_taxonomy.model import LANGUAGES, Labels, Language

CODED = (
    CodedGroup(Code.MASCULINE, Verdict.AVOID, Labels(("koppig-",), ("stubborn-",))),
    CodedGroup(Code.FEMININE, Verdict.COUNT, Labels(("samen",), ("together",))),
)


def problems(text: str, language: Language = "nl") -> list[str]:
    return list(text_problems([Told("roles/x.yaml", language, text)], CODED))


def test_our_own_texts_have_no_problem(knowledge: Knowledge) -> None:
    texts = list(all_texts(knowledge))

    assert list(text_problems(texts, knowledge.content.coded_words)) == []


def test_every_kind_of_text_is_read_in_both_languages(knowledge: Knowledge) -> None:
    places = {(told.file.split("/")[0], told.language) for told in all_texts(knowledge)}

    for kind in ("roles", "skills", "stories", "trial_tasks", "glossary.yaml", "templates", "app"):
        for language in LANGUAGES:
            assert (kind, language) in places, kind


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Dit is " + "heel " * 19 + "lang.", "nl", "a sentence of 22 words, at most 20"),
        ("Je doet dit teneinde klaar te zijn.", "nl", "hard words: teneinde"),
        ("You utilise this.", "en", "hard words: utilise"),
        ("Een koppige fout.", "nl", "sounds masculine to many readers: koppige"),
        ("woord " * 16 + ". " + "woord " * 17 + ".", "nl", "words per sentence, at most 15"),
    ],
)
def test_what_is_too_hard_is_named_with_its_file(
    text: str, language: Language, expected: str
) -> None:
    found = problems(text, language)

    assert any(p.startswith(f"roles/x.yaml ({language}): ") and expected in p for p in found)


@pytest.mark.parametrize("text", ["Kort. Klaar.", "woord " * 20 + ".", "Een onkoppige dag samen."])
def test_what_is_easy_is_not_named(text: str) -> None:
    assert not [p for p in problems(text) if "over a file" not in p]


def test_a_file_of_long_sentences_is_named_as_a_whole() -> None:
    long = Told("roles/long.yaml", "nl", "woord " * 13 + ".")

    assert list(text_problems([long] * 3, ()))[-1].startswith("roles/long.yaml (nl): 13.0 words")


def test_the_report_has_a_line_for_each_file_the_hardest_first() -> None:
    texts = [Told("easy", "nl", "Kort. Samen."), Told("hard", "nl", "Dit is een langere zin.")]

    heading, first, second = report(texts, CODED)

    assert heading.split() == ["mean", "longest", "sentences", "masc", "fem", "file"]
    assert first.split() == ["5.0", "5", "1", "0", "0", "hard", "(nl)"]
    assert second.split() == ["1.0", "1", "2", "0", "1", "easy", "(nl)"]
    assert [each.file for each in readings(texts, CODED)] == ["hard", "easy"]


def test_the_command_prints_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--reading"]) == 0

    said = capsys.readouterr().out
    assert "roles/testanalist.yaml (en)" in said
    assert "reading level, nl:" in said


def test_sentences_with_more_than_twelve_words_are_the_exception(knowledge: Knowledge) -> None:
    assert len(list(totals(all_texts(knowledge)))) == 2
    means = [each.reading.mean for each in readings(all_texts(knowledge), ())]
    assert sum(mean > 12 for mean in means) / len(means) < 0.05
