"""Reads thoughts on routes; knows nothing of the skill's code."""


def _parts(problem) -> tuple[list[str], str, str]:
    verb, *roads, ask = problem.restated.split(" ")
    start, goal = ask.split(">")
    assert verb == "graph" and (start, goal) == (problem.fields["a"].lower(), problem.fields["b"].lower())
    assert all(road[0].upper() in problem.fields["e"] and road[1].upper() in problem.fields["e"] for road in roads)
    return roads, start, goal


def read(problem) -> str:
    left, queue, goal = _parts(problem)
    *steps, answer = problem.work.split("; ")
    for number, step in enumerate(steps):
        head, *roads = step.split(" ")
        before, new = head.split(">")
        assert before == queue
        town = queue[0]
        ends = {road.replace(town, "") for road in left if town in road}
        assert set(new) == ends - set(queue) and len(new) == len(set(new))
        left = [road for road in left if town not in road]
        assert roads == left
        queue = queue[1:] + new
        assert (goal in new) == (answer == "yes" and number == len(steps) - 1)
    assert answer == "yes" or not queue or not left, "gave up too early"
    return answer


def true_answer(problem) -> str:
    roads, start, goal = _parts(problem)
    reached = {start}
    for _ in range(8):
        reached |= {town for road in roads if set(road) & reached for town in road}
    return "yes" if goal in reached else "no"
