"""What lies within a given cost, on arrays: quicker than one node at a time where that is near.

Dijkstra's method looks at every edge of every node that it settles. Here the edges of a node lie
cheapest first, so those that lead beyond the limit are never looked at; and all nodes that became
cheaper are left at once, until none does. Each sweep settles at least the cheapest of them, so it
ends, with the same costs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from career_graph.vectors import Rows

SLACK = 1e-9  # more than what rounding takes off; what it lets through is looked at exactly

Costs = NDArray[np.float64]


@dataclass(frozen=True)
class CheapestFirst:
    """Edges by the node they leave, the cheapest first: `starts[n]` is where those of n begin.

    `keys` are the costs, `apart` higher with each node, so that all are in one rising order.
    """

    starts: Rows
    heads: Rows
    costs: Costs
    keys: Costs
    apart: float


def cheapest_first(leaving: csr_array[np.float64]) -> CheapestFirst:
    """Return the edges of `leaving`, a row for each node, in that order."""
    starts = leaving.indptr.astype(np.intp)
    tails = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    order = np.lexsort((leaving.data, tails))
    costs = leaving.data[order]
    apart = float(costs.max(initial=0.0)) + 1
    return CheapestFirst(
        starts, leaving.indices[order].astype(np.intp), costs, tails * apart + costs, apart
    )


def costs_within(edges: CheapestFirst, source: int, cutoff: float) -> Costs:
    """Return the cost of the cheapest path from `source` to each node; infinite beyond `cutoff`."""
    cost = np.full(len(edges.starts) - 1, np.inf)
    cost[source] = 0.0
    cheaper = np.array([source])
    while len(cheaper):
        left = np.minimum((cutoff - cost[cheaper]) * (1 + SLACK) + SLACK, edges.apart - 0.5)
        ends = np.searchsorted(edges.keys, cheaper * edges.apart + left, side="right")
        counts = np.maximum(0, ends - edges.starts[cheaper])
        before = np.cumsum(counts) - counts
        places = np.arange(counts.sum()) + np.repeat(edges.starts[cheaper] - before, counts)
        heads = edges.heads[places]
        spent = np.repeat(cost[cheaper], counts) + edges.costs[places]
        better = (spent < cost[heads]) & (spent <= cutoff)
        heads = heads[better]
        np.minimum.at(cost, heads, spent[better])
        reached = np.zeros(len(cost), dtype=np.bool_)
        reached[heads] = True
        cheaper = np.flatnonzero(reached)
    return cost
