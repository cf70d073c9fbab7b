"""Reachability in a small graph: visit the towns in the queue, cross off their roads, queue what they lead to."""

from levels import settings
from problem import Problem, Wordings

ID, NAME, EXAMPLE, VERB = "graph", "Routes in small graphs", "Roads: A-B, C-D, B-C. Can you get from A to D?", "graph"

_ROADS = (
    "(roads|edges|links|graph|connections|paths|streets|routes|map|tracks|lines|network|"
    "there are roads|we have roads|given roads)"
)
_CAN = (
    "(can|could) (you|i|we|one|someone|he|she|a car|a bus) (get|go|drive|walk|travel|ride|reach it|"
    "come|find a way|move)"
)
WORDINGS = {
    "reach": Wordings(
        train=[
            f"{_ROADS}: {{e}}. {_CAN} from {{a}} to {{b}}?",
            f"{_ROADS} {{e}}. {_CAN} from {{a}} to {{b}}?",
            f"{{e}}. {_CAN} from {{a}} to {{b}}?",
            f"{_CAN} from {{a}} to {{b}}( if|, given|: | with|, when| using only|?) {{e}}[?]",
            (
                "{e}. is there (a|any) (path|way|route|road|connection|trail|trip) (from {a} to {b}|"
                "between {a} and {b}|to {b} from {a})?"
            ),
            f"is there a (path|way|route) (from {{a}} to {{b}}|between {{a}} and {{b}})? {_ROADS}: {{e}}",
            "{e}. (can|does|will|could) {a} (reach|get to|connect to|lead to|link to) {b}?",
            "{e}. (is|would) {b} [be ](reachable|accessible) from {a}?",
            "{e}. are {a} and {b} (connected|linked|in the same part|joined)?",
            f"{_ROADS}: {{e}}. are {{a}} and {{b}} connected?",
            f"{_ROADS}: {{e}}. is {{a}} connected to {{b}}?",
            f"{_ROADS}: {{e}}. can {{a}} reach {{b}}?",
            f"{_ROADS}: {{e}}. (from |){{a}} to {{b}}?",
            f"{_ROADS}: {{e}}; {{a}}( -> | to |->|-){{b}}?",
            "{e}. {a} to {b}?",
            "{e}. {a} to {b} possible?",
            "{e}; from {a} to {b}, (yes or no|possible|is it possible|is there a way|can i)?",
            (
                "(if|when|given|suppose|say|assume) {e}[,] (can i|can you|can we) (get|go|drive|travel|"
                "walk) from {a} to {b}?"
            ),
            "(if|given|suppose) {e}[,] is there a (path|way|route) from {a} to {b}?",
            "with (edges|roads|links) {e}, is there a path from {a} to {b}?",
            "in the (graph|map|network) {e}[,] can (you|i) get from {a} to {b}?",
            "i am (in|at) {a}. {e}. can i (get|go|drive) to {b}?",
            (
                "i (want|need) to (go|get|drive) from {a} to {b}. {e}. (can i|is it possible|is there a way|"
                "does it work)?"
            ),
            "i live in {a} and my friend in {b}. {e}. can i visit?",
            "are {a} and {b} connected[?| in][:|] {e}[?]",
            "is {b} reachable from {a}? {e}",
            "(reachable|connected|path) {a} {b}[?|:|,] {e}",
            "{a} to {b}? {e}",
            "can {a} reach {b} (in|with|given|over) {e}?",
            "{e}. do (any |)(roads|paths|links) (lead|go|run) from {a} to {b}?",
            "(starting|start) (in|at|from) {a}[,] can i (reach|get to) {b}[?| with][:|] {e}",
        ],
        held_out=[
            "bridges: {e}. can i walk from {a} to {b}?",
            "roads: {e}. does any route lead from {a} to {b}?",
            "edges: {e}. can we reach {b} from {a}?",
            "{e}. will a bus from {a} ever arrive at {b}?",
            "{e}. i start at {a}, can i end up in {b}?",
            "would i get to {b} from {a}? the map: {e}",
        ],
    )
}
_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
# How one road is written, and what stands between two.
_NOTATIONS = [
    ("{}-{}", ", "),
    ("{}-{}", ", "),
    ("{}-{}", " "),
    ("{}-{}", "; "),
    ("{}-{}", " and "),
    ("{}-{}", ","),
    ("{}{}", ", "),
    ("{}{}", " "),
    ("{} to {}", ", "),
    ("{} to {}", " and "),
    ("{}<->{}", ", "),
    ("{}--{}", ", "),
    ("({},{})", ", "),
    ("({}, {})", ", "),
    ("{} - {}", ", "),
    ("{}/{}", ", "),
    ("{} and {}", ", "),
    ("{} and {}", "; "),
    ("{}&{}", ", "),
    ("{}<>{}", ", "),
    ("[{},{}]", ", "),
    ("{}~{}", ", "),
]
_SENTENCES = [
    ("{} is connected to {}", ", "),
    ("{} and {} are connected", ", "),
    ("{} connects to {}", ", "),
    ("{} is linked to {}", " and "),
    ("a road from {} to {}", ", "),
    ("there is a road from {} to {}", ", "),
    ("a road joins {} and {}", ", "),
    ("{} joins {}", ", "),
    ("{} links to {}", ". "),
    ("{} goes to {}", ", "),
    ("road between {} and {}", ", "),
    ("{} leads to {}", " and "),
    ("{} is next to {}", ", "),
]


def search(roads: list[str], start: str, goal: str) -> tuple[str, bool]:
    """`a>c bd ce; c>e bd`: the queue, whose first town is visited, what it adds to the queue, the roads left."""
    queue, steps, left = start, [], list(roads)
    while queue and left:
        town = queue[0]
        beyond = [road.replace(town, "") for road in left if town in road]
        left = [road for road in left if town not in road]
        new = "".join(n for n in dict.fromkeys(beyond) if n not in queue)
        steps.append(" ".join([f"{queue}>{new}", *left]))
        if goal in new:
            return "; ".join(steps), True
        queue = queue[1:] + new
    return "; ".join(steps), False


def _roads(rng, count: int) -> tuple[list[str], list[str]]:
    towns = rng.sample(_LETTERS if rng.random() < 0.5 else _LETTERS[:count], count)
    roads: list[str] = []
    wanted = rng.randint(max(1, count - 2), count - 1 if count < 5 else count)
    while len(roads) < wanted:
        road = "".join(rng.sample(towns, 2))
        if road not in roads and road[::-1] not in roads:
            roads.append(road)
    return towns, roads


def _written(rng, roads: list[str]) -> str:
    """The roads in one of many notations; sentences only where they stay short."""
    if rng.random() < 0.12 and len(roads) > 1:
        chained = [roads[0]]
        for road in roads[1:]:
            if road[0] == chained[-1][-1]:
                chained[-1] += road[1]
            else:
                chained.append(road)
        return rng.choice([", ", "; ", " and "]).join("-".join(chain) for chain in chained)
    form, between = rng.choice(_SENTENCES if len(roads) < 5 and rng.random() < 0.35 else _NOTATIONS)
    return between.join(form.format(*road) for road in roads)


def pose(rng, level: int) -> Problem:
    # chance alone would connect three pairs in four
    should_connect = rng.random() < 0.5
    while True:
        towns, roads = _roads(rng, settings(ID, level)["nodes"])
        start, goal = rng.sample(towns, 2)
        work, found = search([road.lower() for road in roads], start.lower(), goal.lower())
        if found == should_connect:
            break
    answer = "yes" if found else "no"
    listed = " ".join(roads).lower()
    restated = f"{VERB} {listed} {start.lower()}>{goal.lower()}"
    fields = {"e": _written(rng, roads), "a": start, "b": goal}
    work = f"{work}; {answer}" if work else answer
    return Problem("reach", fields, restated, work, answer, key=f"{listed} {start} {goal}")
