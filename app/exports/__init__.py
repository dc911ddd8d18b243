"""The skills language and the career graph as files for others."""
