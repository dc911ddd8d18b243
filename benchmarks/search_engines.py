"""Ways to search labels, each with what it needs to do well: what ours is measured against."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process, utils

from skills_taxonomy.folding import folded, runs_of_three, words_of
from skills_taxonomy.label_index import LabelIndex
from skills_taxonomy.search import search

Ask = Callable[[str], Sequence[str]]  # what is typed → the best concepts, by id
FETCHED = 30  # labels that another engine may return to get at three different concepts
SHOWN = 3


class Label(NamedTuple):
    """One name of one concept."""

    concept: str
    text: str


def ours(index: LabelIndex) -> Ask:
    return lambda typed: [hit.id for hit in search(index, typed, "nl", SHOWN)]


def rapidfuzz_over_all(labels: Sequence[Label]) -> Ask:
    """Compare with every label: no index at all."""
    texts = [utils.default_process(label.text) for label in labels]

    def ask(typed: str) -> list[str]:
        wanted = utils.default_process(typed)
        found = process.extract(wanted, texts, scorer=fuzz.WRatio, limit=FETCHED)
        return _first(labels[place].concept for _, _, place in found)

    return ask


def fts5_trigram(labels: Sequence[Label]) -> Ask:
    """Runs of three letters of the folded label, any of them, by bm25."""
    rows = _fts5("trigram", [folded(label.text) for label in labels])

    def ask(typed: str) -> list[str]:
        runs = [run for run in sorted(runs_of_three(folded(typed))) if " " not in run]
        return _first(labels[row].concept for row in rows(" OR ".join(map(_quoted, runs))))

    return ask


def fts5_prefix(labels: Sequence[Label]) -> Ask:
    """Words that begin with what is typed, all of them, by bm25."""
    rows = _fts5("unicode61 remove_diacritics 2", [label.text for label in labels])

    def ask(typed: str) -> list[str]:
        words = [f"{_quoted(word)}*" for word in words_of(typed)]
        return _first(labels[row].concept for row in rows(" ".join(words)))

    return ask


def tantivy_trigram(labels: Sequence[Label]) -> Ask | None:
    """The same as FTS5 trigram in Tantivy, or None where that is not installed."""
    try:
        tantivy: Any = import_module("tantivy")
    except ImportError:
        return None
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name", stored=False, tokenizer_name="runs", index_option="freq")
    builder.add_unsigned_field("row", stored=True)
    index = tantivy.Index(builder.build())
    runs = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(3, 3, False)).build()
    index.register_tokenizer("runs", runs)
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for row, label in enumerate(labels):
        writer.add_document(tantivy.Document(name=folded(label.text), row=row))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(typed: str) -> list[str]:
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "name", run))
            for run in sorted(runs_of_three(folded(typed)))
        ]
        found = searcher.search(tantivy.Query.boolean_query(terms), FETCHED).hits
        return _first(labels[searcher.doc(place)["row"][0]].concept for _, place in found)

    return ask


def _fts5(tokenizer: str, texts: Sequence[str]) -> Callable[[str], list[int]]:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE names USING fts5(name, tokenize='{tokenizer}')")
    connection.executemany(
        "INSERT INTO names(rowid, name) VALUES (?, ?)", list(enumerate(texts, start=1))
    )
    connection.execute("INSERT INTO names(names) VALUES ('optimize')")

    def rows(wanted: str) -> list[int]:
        if not wanted:
            return []
        asked = "SELECT rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?"
        return [row - 1 for (row,) in connection.execute(asked, (wanted, FETCHED))]

    return rows


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _first(concepts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(concepts))[:SHOWN]
