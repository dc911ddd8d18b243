"""Imported once, by the process that all servers are forked from: the data, read and compiled."""

from app.knowledge import load_knowledge
from career_graph.compiled import compiled

KNOWLEDGE = load_knowledge()
_ = KNOWLEDGE.names
compiled(KNOWLEDGE.career_graph)
