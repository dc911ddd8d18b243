"""Answers of the career graph in plain sentences, Dutch and English, for pages and terminal alike.

Every number in a sentence can be worked out from what stands beside it.
"""
