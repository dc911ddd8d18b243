"""The doors of the front page: through which moment of choice somebody comes in."""

from typing import Literal

Door = Literal["a", "b", "c", "d"]
"""a: choosing a study, b: nearly done studying, c: coming from other work, d: working in ICT."""
