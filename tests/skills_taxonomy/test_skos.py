"""The SKOS export, read back by an RDF library and held to its shapes."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import DC, OWL, RDF, SKOS, Graph, Literal, URIRef

from app.knowledge import Knowledge
from skills_taxonomy.model import Match, Taxonomy
from skills_taxonomy.skos import SkosExport, concepts_of
from skills_taxonomy.triples import Iri, Triple, Words, json_ld, turtle

# rdflib reads JSON-LD with a class of its own that it means to drop
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
BASE = "https://padwijzer.example"
SHAPES = Path(__file__).parent / "skos.shacl.ttl"
OWN = f"{BASE}/id/scheme#"


@pytest.fixture(scope="module")
def taxonomy(knowledge: Knowledge) -> Taxonomy:
    return knowledge.taxonomy


@pytest.fixture(scope="module")
def graph(taxonomy: Taxonomy) -> Graph:
    """The whole export, as somebody else reads the Turtle."""
    export = SkosExport(taxonomy, BASE)
    return Graph().parse(data=turtle(export.everything(), export.prefixes), format="turtle")


def test_both_formats_say_the_same(taxonomy: Taxonomy, graph: Graph) -> None:
    export = SkosExport(taxonomy, BASE)
    other = Graph().parse(data=json_ld(export.everything(), export.prefixes), format="json-ld")

    assert set(other) == set(graph)
    assert len(graph) == len(set(export.everything()))


def test_export_keeps_to_the_shapes(graph: Graph) -> None:
    conforms, _, told = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES))

    assert conforms, told[:3000]


def test_shapes_notice_what_is_wrong(graph: Graph) -> None:
    role = URIRef(f"{BASE}/id/role/testanalist")
    small = Graph()
    for triple in graph.triples((role, None, None)):
        small.add(triple)
    small.add((role, SKOS.prefLabel, Literal("Tester", lang="nl")))

    assert not pyshacl.validate(small, shacl_graph=Graph().parse(SHAPES))[0]


def test_every_concept_has_a_stable_address(taxonomy: Taxonomy, graph: Graph) -> None:
    export = SkosExport(taxonomy, BASE)
    for concept in concepts_of(taxonomy):
        iri = URIRef(export.iri(concept).value)
        assert (iri, RDF.type, SKOS.Concept) in graph
        assert (iri, SKOS.prefLabel, Literal(concept.label.nl, lang="nl")) in graph
        assert (iri, SKOS.prefLabel, Literal(concept.label.en, lang="en")) in graph


def test_every_mapping_to_esco_is_there(taxonomy: Taxonomy, graph: Graph) -> None:
    export = SkosExport(taxonomy, BASE)
    for concept in concepts_of(taxonomy):
        for match in getattr(concept, "esco", ()):
            word = SKOS.exactMatch if match.match is Match.EXACT else SKOS.closeMatch
            assert (URIRef(export.iri(concept).value), word, URIRef(match.uri)) in graph


def test_every_requirement_is_there_with_its_proficiency(taxonomy: Taxonomy, graph: Graph) -> None:
    for role in taxonomy.roles.values():
        for level, asked in role.levels.items():
            position = URIRef(f"{BASE}/id/role/{role.id}#{level.id}")
            told = {
                str(graph.value(rating, URIRef(f"{OWN}skill"))).rsplit("/", 1)[1]: int(
                    str(graph.value(rating, URIRef(f"{OWN}proficiency")))
                )
                for rating in graph.objects(position, URIRef(f"{OWN}essential"))
            }
            assert told == dict(asked.essential)


def test_every_skill_says_what_somebody_can_at_each_proficiency(
    taxonomy: Taxonomy, graph: Graph
) -> None:
    for skill in taxonomy.skills.values():
        for proficiency, can in enumerate(skill.proficiency, start=1):
            rating = URIRef(f"{BASE}/id/skill/{skill.id}#{proficiency}")
            assert (rating, SKOS.definition, Literal(can.nl, lang="nl")) in graph


def test_e_cf_codes_carry_their_version(taxonomy: Taxonomy, graph: Graph) -> None:
    code = Literal("B.1", datatype=URIRef(f"{OWN}e-cf-3.0"))

    assert (URIRef(f"{BASE}/id/skill/csharp"), SKOS.notation, code) in graph


def test_scheme_names_version_source_and_adaptation(taxonomy: Taxonomy, graph: Graph) -> None:
    scheme = URIRef(f"{BASE}/id/scheme")
    sentence = "This service uses the ESCO classification of the European Commission."

    assert (scheme, DC.rights, Literal(sentence, lang="en")) in graph
    assert (scheme, OWL.versionInfo, Literal(taxonomy.checksum)) in graph
    assert "Adapted" in " ".join(map(str, graph.objects(scheme, SKOS.changeNote)))


def test_words_of_our_own_are_all_defined(graph: Graph) -> None:
    used = {str(p) for p in graph.predicates()} | {str(t) for t in graph.objects(None, RDF.type)}
    used |= {str(o.datatype) for o in graph.objects() if isinstance(o, Literal) and o.datatype}

    for word in used:
        if word.startswith(OWN):
            assert (URIRef(word), RDF.type, None) in graph, word


@pytest.mark.parametrize(
    "text", ['"', "\\", "a\nb\r\tc", "\x01\x7f", "'''", "é😀", "<b>&amp;", "^^", "@nl", ""]
)
def test_any_text_survives_both_formats(text: str) -> None:
    says = Iri("https://example.org/says")
    thing = Iri('https://example.org/a thing<>"{}|\\^`é')
    triples = [Triple(thing, says, Words(text, "nl")), Triple(thing, says, 7)]
    graphs = (
        Graph().parse(data=turtle(triples, {}), format="turtle"),
        Graph().parse(data=json_ld(triples, {}), format="json-ld"),
    )

    for graph in graphs:
        assert set(graph.objects()) == {Literal(text, lang="nl"), Literal(7)}
        assert not set(str(next(graph.subjects()))) & set('<>"{}|\\^` ')


def test_same_taxonomy_gives_the_same_text(taxonomy: Taxonomy) -> None:
    export = SkosExport(taxonomy, BASE)

    assert turtle(export.everything(), export.prefixes) == turtle(
        export.everything(), export.prefixes
    )
