"""The commands about money: each says what the API answers."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError

from app.commands import content_of, knowledge_in_use
from app.insights.funding import NetPricesQuery, answer_funding, answer_net_prices
from app.insights.income import IncomeQuery, answer_income, bridge_of_answer
from app.knowledge import Knowledge
from app.query import QuestionError
from app.refusals import refuse
from app.sentences import funding as said
from app.sentences import income as income_said
from app.sentences.speaker import Speaker
from career_graph.net_prices import NetPrice, Reduction


def income(asked: argparse.Namespace) -> int:
    """Say what somebody earns in each month until the goal, and when it is made up."""
    knowledge = knowledge_in_use()
    if knowledge is None:
        return 1
    try:
        content = content_of(asked, knowledge)
        content["limits"] |= {"current_pay": asked.pay}
        query = IncomeQuery.model_validate(content | {"path": asked.path, "pay": tuple(asked.then)})
        answer = answer_income(query, knowledge)
    except (ValidationError, QuestionError) as error:
        return refuse(_question_error(error), asked, knowledge)
    if asked.json:
        print(answer.model_dump_json(indent=2))
        return 0
    say = Speaker(asked.lang, knowledge.taxonomy)
    bridge = bridge_of_answer(answer)
    for each in answer.months:
        print(
            f"{each.month}: {say.euros(each.pay)}, -{say.euros(each.own_euros)}, "
            f"-{say.euros(each.dip)}"
        )
    print(income_said.total_dip(say, bridge))
    print(income_said.break_even(say, bridge))
    return 0


def funding(asked: argparse.Namespace) -> int:
    """List the schemes; with --offer, say what those offers cost after them."""
    knowledge = knowledge_in_use()
    if knowledge is None:
        return 1
    try:
        as_of = date.fromisoformat(asked.as_of) if asked.as_of else date.today()
        lines = list(
            _prices(asked, knowledge, as_of) if asked.offer else _schemes(asked, knowledge, as_of)
        )
    except (ValidationError, QuestionError) as error:
        return refuse(_question_error(error), asked, knowledge)
    except ValueError:
        print(f"--as-of: {asked.as_of}?", file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


def _question_error(error: ValidationError | QuestionError) -> QuestionError:
    """Return which fields are not right, without what was typed."""
    if isinstance(error, QuestionError):
        return error
    wrong = error.errors(include_url=False, include_input=False, include_context=False)
    return QuestionError((".".join(map(str, each["loc"][:2])), each["type"]) for each in wrong)


def _prices(asked: argparse.Namespace, knowledge: Knowledge, as_of: date) -> Iterator[str]:
    query = NetPricesQuery(
        offers=tuple(asked.offer),
        answers=dict(_answered(word) for word in asked.answer),
        provinces=tuple(asked.province),
        as_of=as_of,
    )
    answer = answer_net_prices(query, knowledge, as_of)
    if asked.json:
        yield answer.model_dump_json(indent=2)
        return
    say = Speaker(asked.lang, knowledge.taxonomy)
    for price in answer.prices:
        offer = knowledge.offers[price.offer]
        net = NetPrice(
            price.net_euros, tuple(Reduction(**link.model_dump()) for link in price.chain)
        )
        yield f"{say.text(offer.title)}: {say.euros(price.price_euros)} → {said.pays(say, net)}"
        for link in net.chain:
            scheme = knowledge.funding.schemes[link.scheme]
            words = said.certain_link if link.is_certain else said.possible_link
            yield f"  {words(say, link, scheme)}"


def _schemes(asked: argparse.Namespace, knowledge: Knowledge, as_of: date) -> Iterator[str]:
    if asked.json:
        yield answer_funding(knowledge, asked.lang, as_of).model_dump_json(indent=2)
        return
    say = Speaker(asked.lang, knowledge.taxonomy)
    for scheme in knowledge.funding.schemes.values():
        if scheme.is_open(as_of):
            yield (
                f"{said.how_sure(say, scheme)}: {say.text(scheme.title)}; "
                f"{said.how_much(say, scheme)}. {said.who_applies(say, scheme)}"
            )


def _answered(word: str) -> tuple[str, bool]:
    name, _, answer = word.partition("=")
    if answer not in ("yes", "no"):
        raise QuestionError([("answer", "CONDITION=yes|no")])
    return name, answer == "yes"
