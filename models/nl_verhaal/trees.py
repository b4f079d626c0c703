"""The best dependency tree from scores of arcs: maximum spanning arborescence with one root.

Chu and Liu (1965), Edmonds (1967); for parsing McDonald et al. (2005), "Non-projective dependency parsing using
spanning tree algorithms".
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
_NEVER = -1e9
_NO_ROOT = -1e6


def best_tree(scores: Scores) -> Heads:
    """The head of each word (0 = root) for scores[word, head]; row and column 0 are the root. Exactly one root."""
    scores = scores.copy()
    np.fill_diagonal(scores, _NEVER)
    heads = _arborescence(scores)
    if (heads[1:] == 0).sum() == 1:
        return heads[1:]
    trees = [_rooted(scores, word) for word in 1 + np.argsort(-scores[1:, 0])[:5]]
    return max(trees, key=lambda tree: _total(scores, tree))[1:]


def _rooted(scores: Scores, word: int) -> Heads:
    """The best tree in which only `word` hangs from the root."""
    only = scores.copy()
    only[1:, 0] = _NO_ROOT
    only[word, 0] = scores[word, 0]
    return _arborescence(only)


def _total(scores: Scores, heads: Heads) -> float:
    several = ((heads[1:] == 0).sum() - 1) * _NO_ROOT
    return float(scores[np.arange(1, len(heads)), heads[1:]].sum() + several)


def _arborescence(scores: Scores) -> Heads:
    scores = scores.copy()
    scores[0, :] = _NEVER
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    return heads if not cycle else _without_cycle(scores, heads, cycle)


def _without_cycle(scores: Scores, heads: Heads, cycle: list[int]) -> Heads:
    """Solve the graph with the cycle as one node, then open the cycle where its head comes in."""
    rest = [word for word in range(len(heads)) if word not in set(cycle)]
    node = len(rest)
    smaller = np.full((node + 1, node + 1), _NEVER, scores.dtype)
    smaller[:node, :node] = scores[np.ix_(rest, rest)]
    within = sum(scores[word, heads[word]] for word in cycle)
    out_of, into = {}, {}
    for place, word in enumerate(rest):
        out_of[place] = max(cycle, key=lambda head: scores[word, head])
        smaller[place, node] = scores[word, out_of[place]]
        into[place] = max(cycle, key=lambda inner: scores[inner, word] - scores[inner, heads[inner]])
        smaller[node, place] = scores[into[place], word] - scores[into[place], heads[into[place]]] + within
    found, opened = _arborescence(smaller), heads.copy()
    for place, word in enumerate(rest):
        if word:
            opened[word] = out_of[place] if found[place] == node else rest[found[place]]
    opened[into[found[node]]] = rest[found[node]]
    return opened


def _cycle(heads: Heads) -> list[int]:
    seen_by = [0] * len(heads)
    for start in range(1, len(heads)):
        path, word = [], start
        while word and not seen_by[word]:
            seen_by[word] = start
            path.append(word)
            word = int(heads[word])
        if word and seen_by[word] == start:
            return path[path.index(word) :]
    return []
