"""Every number of an answer can be recomputed from the answer alone."""

from __future__ import annotations

from math import ceil
from typing import Any

import pytest
from fastapi.testclient import TestClient

QUESTIONS: list[dict[str, Any]] = [
    {
        "position": {"occupation": "verpleegkundige", "level": "medior", "years": 8},
        "goal": {"role": "data-analist", "level": "medior"},
    },
    {
        "position": {"occupation": "verpleegkundige", "level": "medior", "years": 2},
        "goal": {"role": "informatieanalist", "level": "medior"},
        "limits": {"own_euros": 0},
    },
    {
        "position": {"occupation": "logistiek-planner", "level": "medior", "years": 4},
        "goal": {"role": "data-engineer", "level": "junior"},
        "limits": {"hours_per_week": 12},
    },
    {
        "position": {"role": "servicedeskmedewerker", "level": "junior", "years": 2},
        "goal": {"role": "systeembeheerder", "level": "medior"},
    },
]


@pytest.mark.parametrize("query", QUESTIONS)
def test_hours_months_and_euros_follow_from_what_the_answer_names(
    client: TestClient, query: dict[str, Any]
) -> None:
    answer = client.post("/api/v1/paths", json=query).json()
    per_week = answer["limits"]["hours_per_week"]

    assert answer["paths"]
    for path in answer["paths"]:
        for step in path["steps"]:
            alone = sum(one["hours"] for one in step["learned"] if one["how"] == "self_study")
            assert step["study_hours"] == alone + sum(offer["hours"] for offer in step["plan"])
            months = ceil(step["study_hours"] * 12 / (per_week * 52) - 1e-9)
            longest = max((offer["months"] for offer in step["plan"]), default=0)
            assert step["study_months"] == max(months, longest)
            assert step["months"] == max(step["study_months"], step["stay_months"])
            assert step["own_euros"] == total(offer["own_euros"] for offer in step["plan"])
        assert path["months"] == sum(step["months"] for step in path["steps"])
        assert path["own_euros"] == total(step["own_euros"] for step in path["steps"])


@pytest.mark.parametrize("query", QUESTIONS)
def test_every_missing_step_is_learned_once_and_nothing_else_is(
    client: TestClient, query: dict[str, Any]
) -> None:
    answer = client.post("/api/v1/paths", json=query).json()

    for path in answer["paths"]:
        for step in path["steps"]:
            learned = [
                (one["skill"], number)
                for one in step["learned"]
                if one["how"] != "work"
                for number in range(one["from"] + 1, one["to"] + 1)
            ]
            missing = [
                (gap["skill"], number)
                for gap in step["missing"]
                for number in range(gap["from"] + 1, gap["to"] + 1)
            ]
            assert sorted(learned) == sorted(missing)
            in_plan = {offer["offer"] for offer in step["plan"]}
            assert {one["offer"] for one in step["learned"] if one["offer"]} <= in_plan


def total(prices: Any) -> int | None:
    parts = list(prices)
    return None if None in parts else sum(parts)
