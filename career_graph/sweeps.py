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

MARKS = 32  # how finely is told which edges fit in what is left

Costs = NDArray[np.float64]


@dataclass(frozen=True)
class CheapestFirst:
    """Edges by the node they leave, the cheapest first: `starts[n]` is where those of n begin.

    `ends[n, m]` is where its edges end that cost at most m times `mark`, all of them in the last
    column. A look into a small table is far quicker than a search through all edges.
    """

    starts: Rows
    heads: Rows
    costs: Costs
    ends: NDArray[np.int32]
    mark: float


def cheapest_first(leaving: csr_array[np.float64]) -> CheapestFirst:
    """Return the edges of `leaving`, a row for each node, in that order."""
    starts = leaving.indptr.astype(np.intp)
    number = len(starts) - 1
    tails = np.repeat(np.arange(number), np.diff(starts))
    order = np.lexsort((leaving.data, tails))
    costs = leaving.data[order]
    usual = float(np.quantile(costs, 0.95)) if len(costs) else 0.0  # a few may cost far more
    mark = usual / (MARKS - 1) or 1.0
    column = np.minimum(np.ceil(costs / mark), MARKS).astype(np.intp)
    counts = np.bincount(tails * (MARKS + 1) + column, minlength=number * (MARKS + 1))
    ends = starts[:-1, None] + counts.reshape(number, -1).cumsum(axis=1)
    return CheapestFirst(
        starts, leaving.indices[order].astype(np.intp), costs, ends.astype(np.int32), mark
    )


def costs_within(edges: CheapestFirst, source: int, cutoff: float) -> Costs:
    """Return the cost of the cheapest path from `source` to each node; infinite beyond `cutoff`."""
    cost = np.full(len(edges.starts) - 1, np.inf)
    first, last = edges.starts[source : source + 2]
    last = first + edges.costs[first:last].searchsorted(cutoff, "right")
    cheaper = edges.heads[first:last]  # from one node no two edges lead to the same
    cost[cheaper] = edges.costs[first:last]
    cost[source] = 0.0
    ends = edges.ends.ravel()
    while len(cheaper):
        spent = cost.take(cheaper)
        # one mark further than what is left: what that lets through is looked at exactly
        marks = np.minimum((cutoff - spent) / edges.mark + 1, MARKS).astype(np.intp)
        begin = edges.starts.take(cheaper)
        counts = ends.take(cheaper * (MARKS + 1) + marks) - begin
        until = counts.cumsum()
        places = np.arange(until[-1])
        places += (begin - (until - counts)).repeat(counts)
        heads = edges.heads.take(places)
        then = edges.costs.take(places)
        then += spent.repeat(counts)
        better = ((then < cost.take(heads)) & (then <= cutoff)).nonzero()[0]
        heads = heads.take(better)
        np.minimum.at(cost, heads, then.take(better))
        reached = np.zeros(len(cost), dtype=np.bool_)
        reached[heads] = True
        cheaper = reached.nonzero()[0]
    return cost
