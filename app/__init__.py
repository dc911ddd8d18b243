"""The web shell: the only code that knows HTTP, HTML and SQL."""
