"""Reachability in a small undirected graph: from each town in turn, its neighbours and all towns seen so far."""

from levels import settings
from problem import Problem, Wordings

ID, NAME, EXAMPLE = "graph", "Routes in small graphs", "Roads: A-B, C-D, B-C. Can you get from A to D?"

WORDINGS = {
    "reach": Wordings(
        train=[
            "Roads: {e}. Can you get from {a} to {b}?", "Edges: {e}. Is {b} reachable from {a}?",
            "Edges {e}. Can {a} reach {b}?", "{e}. Is there a path from {a} to {b}?", "Links: {e}. Can {a} reach {b}?",
            "Given the roads {e}, can I go from {a} to {b}?", "Roads {e}. Is there a way from {a} to {b}?",
            "Graph: {e}. Is {a} connected to {b}?", "Edges: {e}. Are {a} and {b} connected?",
            "With edges {e}, is there a path from {a} to {b}?", "Roads: {e}. From {a} to {b}?",
            "Is there a path from {a} to {b}? Edges: {e}", "Can you get from {a} to {b}? Roads: {e}",
            "Connections: {e}. Can you go from {a} to {b}?", "In the graph {e}, can you get from {a} to {b}?",
        ],
        held_out=[
            "Bridges: {e}. Can I walk from {a} to {b}?", "Roads: {e}. Does any route lead from {a} to {b}?",
            "Edges: {e}. Can we reach {b} from {a}?",
        ],
    )
}

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def search(edges: list[tuple[str, str]], start: str, goal: str) -> tuple[str, bool]:
    """Breadth-first: `A>CD ACD, C>AE ACDE`, each town with its neighbours in the order of the roads."""
    seen, steps = [start], []
    for town in seen:
        neighbours = [y if x == town else x for x, y in edges if town in (x, y)]
        seen.extend(n for n in neighbours if n not in seen)
        steps.append(f"{town}>{''.join(neighbours)} {''.join(seen)}")
        if goal in seen:
            break
    return ", ".join(steps), goal in seen


def _edges(rng, count: int) -> tuple[list[str], list[tuple[str, str]]]:
    towns = rng.sample(_LETTERS if rng.random() < 0.5 else _LETTERS[:count], count)
    edges: list[tuple[str, str]] = []
    wanted = rng.randint(max(1, count - 2), count - 1 if count < 5 else count)
    while len(edges) < wanted:
        pair = tuple(rng.sample(towns, 2))
        if pair not in edges and pair[::-1] not in edges:
            edges.append(pair)
    return towns, edges


def pose(rng, level: int) -> Problem:
    # chance alone would connect three pairs in four
    should_connect = rng.random() < 0.55
    while True:
        towns, edges = _edges(rng, settings(ID, level)["nodes"])
        start, goal = rng.sample(towns, 2)
        thought, found = search(edges, start, goal)
        if found == should_connect:
            break
    text = ", ".join(f"{x}-{y}" for x, y in edges)
    fields = {"e": text, "a": start, "b": goal}
    return Problem("reach", fields, thought, "yes" if found else "no", key=f"{text} {start} {goal}")
