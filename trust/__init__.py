"""The trust suite: it breaks things on purpose, counts, and says what came of it."""
