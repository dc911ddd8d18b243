"""The API: one module per resource, the same functions and answers as the pages."""
