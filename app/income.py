"""Pay along a path as the page shows it: a form, a drawing and a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.address import Parameters, parameters_of
from app.formats import whole_euros
from app.income_chart import IncomeChart, income_chart
from app.insights.income import bridge_of, wages_of
from app.knowledge import Knowledge
from app.query import Query
from app.sentences import income as said
from app.sentences.speaker import Speaker
from career_graph.income import IncomeBridge
from career_graph.paths import CareerPath


@dataclass(frozen=True, slots=True)
class PayField:
    """One place where somebody fills in pay per month. `facts` are dated medians, if any."""

    name: str
    label: str
    value: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Months in a row with the same pay. Amounts are words: unknown is a word too."""

    when: str
    place: str
    pay: str
    own_euros: str
    dip: str


@dataclass(frozen=True, slots=True)
class PathIncome:
    """Everything that the page shows about pay. `wrong` are the fields that cannot be read.

    Without the pay of today there are no `periods` yet.
    """

    fields: tuple[PayField, ...]
    wrong: list[str]
    hidden: Parameters
    total_dip: str
    break_even: str
    periods: tuple[Period, ...]
    totals: tuple[str, str]
    goal: Period | None
    chart: IncomeChart | None
    described: str
    pay_now: str
    sources: tuple[str, ...]
    wage_state: str


def income_on_path(
    say: Speaker,
    path: CareerPath,
    number: int,
    query: Query,
    given: Mapping[str, str],
    knowledge: Knowledge,
) -> PathIncome:
    """Return pay along path number `number`, from the words `given` for each field."""
    names = ["pay", *(f"pay_{n}" for n in range(1, len(path.transitions) + 1))]
    words = {name: given.get(name, "").strip()[:20] for name in names}
    amounts = {name: whole_euros(word) for name, word in words.items()}
    later = tuple(amounts[name] for name in names[1:])
    bridge = bridge_of(path, amounts["pay"], later)
    facts = [
        fact for step in path.transitions for fact in wages_of(step.destination.concept, knowledge)
    ]
    is_asked = amounts["pay"] is not None
    return PathIncome(
        fields=tuple(_fields(say, path, words, knowledge)),
        wrong=[name for name, word in words.items() if word and amounts[name] is None],
        hidden=[
            *((n, v) for n, v in parameters_of(query) if n != "pay"),
            ("path", str(number)),
        ],
        total_dip=said.total_dip(say, bridge),
        break_even=said.break_even(say, bridge),
        periods=tuple(_periods(say, path, bridge)) if is_asked else (),
        totals=(say.euros(bridge.own_euros), say.euros(bridge.total_dip)),
        goal=_goal(say, path, bridge) if is_asked else None,
        chart=income_chart(bridge),
        described=said.chart_described(say, bridge),
        pay_now=say.euros(bridge.current_pay),
        sources=tuple(dict.fromkeys(s for fact in facts for s in fact.provenance.sources)),
        wage_state=facts[0].provenance.state.value if facts else "",
    )


def _fields(
    say: Speaker, path: CareerPath, words: Mapping[str, str], knowledge: Knowledge
) -> Iterator[PayField]:
    _ = say.gettext
    yield PayField("pay", _("Loon per maand, nu"), words["pay"], ())
    for number, step in enumerate(path.transitions, 1):
        yield PayField(
            name=f"pay_{number}",
            label=_("Loon per maand als %(position)s")
            % {"position": say.position(step.destination)},
            value=words[f"pay_{number}"],
            facts=tuple(
                said.wage_fact(say, fact) for fact in wages_of(step.destination.concept, knowledge)
            ),
        )


def _periods(say: Speaker, path: CareerPath, bridge: IncomeBridge) -> Iterator[Period]:
    """Yield months with the same place, pay and costs together."""
    run: list[int] = []
    months = bridge.months
    for number, each in enumerate(months):
        run.append(number)
        following = months[number + 1] if number + 1 < len(months) else None
        same = following is not None and (
            (following.step, following.pay, following.own_euros, following.dip)
            == (each.step, each.pay, each.own_euros, each.dip)
        )
        if not same:
            count = len(run)
            yield Period(
                when=_when(say, months[run[0]].month, each.month),
                place=_place(say, path, each.step),
                pay=say.euros(each.pay),
                own_euros=say.euros(None if each.own_euros is None else each.own_euros * count),
                dip=say.euros(None if each.dip is None else each.dip * count),
            )
            run = []


def _goal(say: Speaker, path: CareerPath, bridge: IncomeBridge) -> Period:
    return Period(
        when=say.gettext("Daarna"),
        place=say.position(path.transitions[-1].destination),
        pay=say.euros(bridge.goal_pay),
        own_euros="",
        dip="",
    )


def _when(say: Speaker, first: int, last: int) -> str:
    _ = say.gettext
    if first == last:
        return _("Maand %(number)s") % {"number": say.number(first)}
    return _("Maand %(first)s tot en met %(last)s") % {
        "first": say.number(first),
        "last": say.number(last),
    }


def _place(say: Speaker, path: CareerPath, step: int) -> str:
    origin = path.transitions[step].origin
    return say.position(origin) if origin else say.gettext("nog geen werk in de ICT")
