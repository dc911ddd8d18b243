"""One module per page: what it shows and how it is asked for."""
