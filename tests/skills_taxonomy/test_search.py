"""What people type, and what they find."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills_taxonomy.folding import folded
from skills_taxonomy.model import LANGUAGES, Labels, Language, Text
from skills_taxonomy.search import index_of, search


@dataclass(frozen=True)
class Thing:
    id: str
    label: Text
    alt_labels: Labels = field(default_factory=Labels)


NURSE = Thing(
    "verpleegkundige", Text("Verpleegkundige", "Nurse"), Labels(("zuster", "wijkverpleegkundige"))
)
CARER = Thing("verzorgende", Text("Verzorgende", "Care worker"), Labels(("verzorgende ig",)))
TEACHER = Thing(
    "leraar-basisonderwijs",
    Text("Leraar basisonderwijs", "Primary school teacher"),
    Labels(("juf", "meester", "basisschoolleraar")),
)
LAWYER = Thing("jurist", Text("Jurist", "Lawyer"))
NETWORK = Thing("netwerkspecialist", Text("Netwerkspecialist", "Network specialist"))
COOK = Thing("kok", Text("Kok", "Cook"), Labels((), ("chef",)))
CAFE = Thing("barmedewerker", Text("Barmedewerker café", "Bartender"))
HR = Thing("hr-adviseur", Text("HR-adviseur", "HR adviser"), Labels(("personeelsadviseur",)))
THINGS = (NURSE, CARER, TEACHER, LAWYER, NETWORK, COOK, CAFE, HR)
INDEX = index_of(THINGS)


def found(text: str, language: Language = "nl") -> list[str]:
    return [hit.id for hit in search(INDEX, text, language)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("verpleegkundige", NURSE),
        ("VERPLEEGKUNDIGE ", NURSE),
        ("verplegkundige", NURSE),
        ("verpleegkundgie", NURSE),
        ("vrepleegkundige", NURSE),
        ("verplegku", NURSE),
        ("ziekenhuisverpleegkundige", NURSE),
        ("ziekenhuisverplegkundige", NURSE),
        ("wijk verpleegkundige", NURSE),
        ("juf", TEACHER),
        ("basisschooljuf", TEACHER),
        ("basis school leraar", TEACHER),
        ("basisonderwijs", TEACHER),
        ("jurrist", LAWYER),
        ("netwerk specialist", NETWORK),
        ("netwerk-specalist", NETWORK),
        ("kok", COOK),
        ("scheepskok", COOK),
        ("cafe", CAFE),
        ("hr", HR),
        ("adviseur", HR),
        ("ik werk als kok", COOK),
        ("juf op een kleine school", TEACHER),
        ("kokkin", COOK),
        ("verpleegkundigen", NURSE),
        ("senior jurist (m/v)", LAWYER),
        ("medior netwerkspecialist 32-40 uur", NETWORK),
        ("specialist netwerken", NETWORK),
        ("medewerker bar", CAFE),
        ("personeelsadviseuse", HR),
        ("personeelsconsulent", HR),
    ],
)
def test_the_first_hit_is_what_was_meant(typed: str, meant: Thing) -> None:
    assert found(typed)[:1] == [meant.id]


def test_nonsense_finds_nothing() -> None:
    assert found("qqqwwwxxx") == []


def test_names_that_are_only_alike_are_left_out_when_a_name_begins_with_the_text() -> None:
    index = index_of([Thing("a", Text("Koper", "x")), Thing("b", Text("Kopje", "y"))])
    assert [hit.id for hit in search(index, "kope")] == ["a"]
    assert [hit.id for hit in search(index, "koperr")] == ["a"]
    assert {hit.id for hit in search(index, "kopee")} == {"a", "b"}


def test_empty_text_finds_nothing() -> None:
    assert found("  - ") == []


def test_a_concept_is_found_once_by_its_best_name() -> None:
    hits = search(INDEX, "verpleegkundige")
    assert [(hit.id, hit.found_by) for hit in hits] == [("verpleegkundige", "Verpleegkundige")]


def test_the_other_language_is_searched_too() -> None:
    assert found("nurse", "nl") == [NURSE.id]


def test_of_equal_names_that_in_the_language_of_the_reader_comes_first() -> None:
    dutch = Thing("a", Text("Arts", "Doctor"))
    english = Thing("b", Text("Kunst", "Arts"))
    index = index_of([dutch, english])

    assert [hit.id for hit in search(index, "arts", "nl")] == ["a", "b"]
    assert [hit.id for hit in search(index, "arts", "en")] == ["b", "a"]


def test_what_is_common_comes_before_what_is_not() -> None:
    common, rare = Thing("a", Text("Kok in de zorg", "x")), Thing("b", Text("Kok aan boord", "y"))
    index = index_of([rare, common], lambda thing: thing is rare)
    assert [hit.id for hit in search(index, "kok")] == ["a", "b"]
    assert [hit.id for hit in search(index, "kok aan boord")] == ["b"]


def test_the_end_of_a_word_that_says_little_is_no_match() -> None:
    assert found("penningmeester") == []
    assert found("havenmeester") == []


def test_a_sentence_means_the_work_in_it_and_not_the_place() -> None:
    index = index_of([COOK, Thing("manager", Text("Restaurantmanager", "Restaurant manager"))])
    assert search(index, "ik ben kok in een restaurant")[0].id == COOK.id


def test_hits_of_two_searches_can_be_compared() -> None:
    near, far = search(INDEX, "verpleegkundige")[0], search(INDEX, "verplegkundige")[0]
    assert near.farness < far.farness


def test_all_that_begins_with_the_text_is_counted_when_asked() -> None:
    index = index_of([Thing(str(n), Text(f"Kok {n}", f"Cook {n}")) for n in range(500)])
    assert len(search(index, "kok", limit=1000)) == 500


def test_signs_that_make_another_name_are_kept() -> None:
    index = index_of([Thing("c", Text("C", "C")), Thing("c-sharp", Text("C#", "C#"))])
    assert search(index, "c#")[0].id == "c-sharp"


def test_at_most_the_limit_is_found() -> None:
    assert len(search(INDEX, "e", limit=2)) <= 2
    assert search(INDEX, "kok", limit=0) == ()


@given(st.text(), st.sampled_from(LANGUAGES), st.integers(-2, 5))
def test_any_text_gets_an_answer(text: str, language: Language, limit: int) -> None:
    assert len(search(INDEX, text, language, limit)) <= max(0, limit)


LABELS = st.text(min_size=1, max_size=30).filter(lambda text: folded(text) != "")


@given(
    st.lists(st.tuples(LABELS, LABELS, LABELS), min_size=1, max_size=80),
    st.sampled_from(LANGUAGES),
    st.data(),
)
def test_the_exact_label_always_comes_first(
    labels: list[tuple[str, str, str]], language: Language, data: st.DataObject
) -> None:
    things = [
        Thing(str(number), Text(nl, en), Labels((alt,)))
        for number, (nl, en, alt) in enumerate(labels)
    ]
    typed = data.draw(st.sampled_from([label for names in labels for label in names]))

    best = search(index_of(things), typed, language)[0]

    assert typed in labels[int(best.id)]
