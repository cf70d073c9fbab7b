"""Reads thoughts on primes; knows nothing of the skill's code."""

import re


def _is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, n))


def _divisions(text: str, n: int) -> bool:
    """Whether the trial divisions of n, each checked, show it to be prime."""
    if text == "none to try":
        assert n in (2, 3)
        return True
    tried = []
    for step in text.split(", "):
        a, b, q, r = map(int, re.fullmatch(r"(\d+)/(\d+)=(\d+)r(\d+)", step).groups())
        assert a == n and q * b + r == n and r < b
        tried.append(b)
        if r == 0:
            return False
    assert tried == [p for p in range(2, 20) if _is_prime(p) and p * p <= n]
    return True


def read(problem) -> str:
    verb, kind, n = problem.restated.split(" ")
    assert verb == "prime" and n == problem.fields["n"] and kind == problem.kind
    if kind == "is":
        steps, _, answer = problem.work.rpartition(", ")
        assert int(n) < 2 and answer == "no" or _divisions(steps, int(n)) == (answer == "yes")
        return answer
    *passed, last, answer = problem.work.split("; ")
    for step in passed:
        product, p, q = map(int, re.split(r"[=*]", step))
        assert product == p * q and p > 1 and q > 1
    candidate, _, divisions = last.partition(": ")
    assert _divisions(divisions, int(candidate)) and candidate == answer
    return answer


def true_answer(problem) -> str:
    n = int(problem.fields["n"])
    if problem.kind == "is":
        return "yes" if _is_prime(n) else "no"
    n += 1
    while not _is_prime(n):
        n += 1
    return str(n)
