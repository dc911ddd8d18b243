"""How the tables became what they are: one step per file in `versions`, in a fixed order.

A new step is made by `.venv/bin/alembic revision --autogenerate -m "what it does"`; read it before
it lands. There are no steps back: that is what a backup is for.
"""
