"""The JSON Schemas that editors use are those of the data's border."""

import json
from pathlib import Path

import pytest

from app.commands import SCHEMAS

FOLDER = Path(__file__).parent.parent / "docs" / "schemas"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_that_of_the_border(name: str) -> None:
    committed = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))

    assert committed == SCHEMAS[name].model_json_schema(), "run: padwijzer check --write-schemas"


def test_every_schema_belongs_to_a_border() -> None:
    assert {path.name.split(".")[0] for path in FOLDER.glob("*.json")} == set(SCHEMAS)
