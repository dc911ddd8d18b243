"""What somebody's own answers changed in the result: what would be there without them."""

from collections.abc import Sequence

from app.knowledge import Knowledge
from app.query import Query, question_of
from app.sentences import results as said
from app.sentences.speaker import Speaker
from career_graph.transitions import ReachablePosition, reachable_positions


def difference_made(
    say: Speaker, query: Query, found: Sequence[ReachablePosition], knowledge: Knowledge
) -> str:
    """Return what the result would be with only what the work presumes; empty: no own answers."""
    if query.skills is None and not query.skills_added:
        return ""
    nothing_told: dict[str, object] = {
        "skills": None,
        "skills_added": {},
        "evidence": {},
        "from_work": None,
    }
    question = question_of(query.model_copy(update=nothing_told), knowledge)
    without = reachable_positions(
        knowledge.career_graph, question.profile, limits=question.limits, offers=question.offers
    )
    return said.without_answers(say, _roles(found), _roles(without))


def _roles(found: Sequence[ReachablePosition]) -> list[str]:
    """Return the open roles, each once, best first."""
    return list(dict.fromkeys(one.position.concept for one in found if one.transition.is_open))
