"""The border of imported offers: files that others publish → values, or what is wrong and where."""
