"""How well the derivation rules agree with what we wrote down ourselves.

Each occupation that we described and ESCO knows too is derived as if we had not described it, and
the two are laid side by side.
"""

from dataclasses import dataclass

from career_graph.assumptions import Assumptions
from career_graph.derivation import derived_skills, evidence_of, kin_of, medians_of_kin
from skills_taxonomy.edition import EscoEdition
from skills_taxonomy.model import Taxonomy

MEDIOR = 1


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts over the skills that the authored or the derived occupation holds at medior.

    `same` hold them at the same proficiency, `one_off` differ by one step, `further` by more.
    """

    occupations: int
    same: int
    one_off: int
    further: int

    @property
    def within_one_step(self) -> float:
        """The share that agrees within one step, 0 to 1."""
        return (self.same + self.one_off) / max(1, self.same + self.one_off + self.further)


def agreement(taxonomy: Taxonomy, edition: EscoEdition, assumptions: Assumptions) -> Agreement:
    """Return how far the derived occupations are from the authored ones."""
    evidence = evidence_of(taxonomy, edition, assumptions)
    numbers = {occupation.uri: n for n, occupation in enumerate(edition.occupations)}
    kin = kin_of(taxonomy)
    apart = {0: 0, 1: 0, 2: 0, 3: 0, 4: 0}
    compared = 0
    for authored in taxonomy.occupations.values():
        number = numbers.get(authored.esco[0].uri) if authored.esco else None
        if number is None or authored.is_derived:
            continue
        others = [k for k in kin if k.id != authored.id]
        relatives = medians_of_kin(authored.isco_group, others, assumptions.kin_needed)
        derived = derived_skills(
            number, edition.occupations[number], relatives, taxonomy, evidence, assumptions
        )
        compared += 1
        for skill in authored.skills.keys() | derived.keys():
            held = authored.skills.get(skill, (0, 0, 0))[MEDIOR]
            apart[abs(held - derived.get(skill, (0, 0, 0))[MEDIOR])] += 1
    return Agreement(compared, apart[0], apart[1], apart[2] + apart[3] + apart[4])
