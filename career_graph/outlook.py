"""What routes can still cost at the least: the bounds of one search."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from career_graph.bounds import Help, help_towards
from career_graph.frontier import Least
from career_graph.labels import Label, after_stay
from career_graph.quest import Quest
from career_graph.trials import Trials
from career_graph.vectors import Ints


@dataclass
class Outlook:
    """The bounds from anywhere on the way to one goal."""

    quest: Quest

    @cached_property
    def help(self) -> Help:
        """What stops can help at the most, made when a second step is looked for."""
        return help_towards(self.quest)

    def anyhow(self, label: Label, steps_left: int) -> Least:
        """Return what any route costs at the least that goes on from `label`, in one row."""
        later = (steps_left - 1) * self.quest.arrays.minimum_stay_months
        if label.highest_level < self.quest.goal.level:
            later = max(later, self._months_to_rise(label))
        lost = max(label.levels_lost, self.quest.start.here_level - self.quest.goal.level)
        least = (label.months + later, label.income_dip, lost, label.alone_hours)
        return Least(*(np.array([one], dtype=np.int64) for one in least))

    def in_steps(self, label: Label, found: Trials, steps_left: int) -> Least:
        """Return what routes by way of `found` cost at the least, `steps_left` with that step."""
        least_stay = self.quest.arrays.minimum_stay_months
        later = np.full(len(found.rows), (steps_left - 1) * least_stay, dtype=np.int64)
        if label.highest_level < self.quest.goal.level:
            later = np.maximum(later, self._months_to_rise(label) - found.months)
        alone = self._alone_later(label, found, steps_left)
        return self.after(label, found, later, alone, least_stay)

    def after(
        self, label: Label, found: Trials, later: Ints, alone: Ints, dip: int | None = None
    ) -> Least:
        """Return what routes by way of `found` cost at the least, `later` months after it.

        `dip` are the months of those with less pay, when the stop lies below the start: all, when
        it is None.
        """
        start_level, levels = (
            self.quest.start.here_level,
            self.quest.arrays.vectors.level[found.rows],
        )
        now = found.months if label.here_level < start_level else np.zeros_like(found.months)
        below = later if dip is None else np.full_like(later, dip)
        lost = max(label.levels_lost, start_level - self.quest.goal.level)
        return Least(
            months=label.months + found.months + later,
            income_dip=label.income_dip + now + np.where(levels < start_level, below, 0),
            levels_lost=np.maximum(lost, start_level - levels),
            alone_hours=label.alone_hours + found.alone + alone,
        )

    def _alone_later(self, label: Label, found: Trials, steps_left: int) -> Ints:
        """Return the least hours of self-study after each row: what no work on the way teaches."""
        ready = after_stay(label, grown=True)
        brought = self.quest.ways.taught.of(found.rows)
        gaps = self.quest.ways.gaps(ready.held, brought, self.quest.arrays.vectors.cheapest)
        free = self.quest.goal.on_the_job_hours + (steps_left - 2) * self.help.free_hours
        return np.maximum(0, gaps - free)

    def _months_to_rise(self, label: Label) -> int:
        """Return the months that have to be worked before the goal's level may be entered."""
        rungs = range(label.highest_level, self.quest.goal.level)
        return sum(self.quest.arrays.usual_months[rung] for rung in rungs) - label.months_at_level
