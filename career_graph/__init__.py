"""Paths computed for one person: the reasoning over the skills language."""
