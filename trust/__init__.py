"""The trust suite: breaks things on purpose, counts, and says what came of it. `make trust` runs it."""
