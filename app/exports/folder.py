"""All files of the export, written whole or not at all."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.exports.graphs import graphml, node_link
from app.exports.tables import tables_of
from app.knowledge import Knowledge
from app.schema_org import term_set
from career_graph.plain import plain_graph
from skills_taxonomy.skos import SkosExport
from skills_taxonomy.triples import json_ld, turtle
from skills_taxonomy.vocabulary import ADAPTED, ATTRIBUTION, ESCO_VERSION, LICENCE


def export_to(folder: Path, knowledge: Knowledge, base_url: str) -> Iterator[tuple[Path, int]]:
    """Write every file; yields each with its size, as soon as it is there.

    The same knowledge gives the same bytes. A file that is already there is replaced in one move.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _files(knowledge, base_url):
        path, unfinished = folder / name, folder / f"{name}.unfinished"
        unfinished.write_bytes(content)
        os.replace(unfinished, path)
        yield path, len(content)


def about(knowledge: Knowledge, base_url: str) -> Mapping[str, object]:
    """Return what must travel along with the files: version, licence, source and adaptation."""
    return {
        "version": knowledge.taxonomy.checksum,
        "release": knowledge.release,
        "base_url": base_url,
        "licence": LICENCE,
        "source": f"ESCO {ESCO_VERSION}",
        "attribution": {"nl": ATTRIBUTION.nl, "en": ATTRIBUTION.en},
        "adapted": {"nl": ADAPTED.nl, "en": ADAPTED.en},
    }


def _files(knowledge: Knowledge, base_url: str) -> Iterator[tuple[str, bytes]]:
    taxonomy = knowledge.taxonomy
    skos = SkosExport(taxonomy, base_url)
    triples = list(skos.everything())
    yield "about.json", _json(about(knowledge, base_url))
    for name, table in tables_of(taxonomy).items():
        yield name, table.encode()
    yield "skills-language.ttl", turtle(triples, skos.prefixes).encode()
    yield "skills-language.jsonld", json_ld(triples, skos.prefixes).encode()
    yield "skills.schema-org.jsonld", _json(term_set(taxonomy, base_url))
    graph = plain_graph(knowledge.career_graph, taxonomy)
    graph.graph.update(licence=LICENCE, attribution=ATTRIBUTION.en, adapted=ADAPTED.en)
    yield "career-graph.json", node_link(graph).encode()
    yield "career-graph.graphml", graphml(graph)


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
