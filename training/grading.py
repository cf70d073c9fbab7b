"""When an answer counts as right, and how sure a measured share is."""

import random
import re
import unicodedata

from problem import DECLINE

RESAMPLES = 1000
_TYPOGRAPHIC = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "×": "x"})


def normalised(text: str) -> str:
    """NFKC, plain signs, lower case, single spaces, no final marks, no thousands separators."""
    text = unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHIC).lower()
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"(?<=\d),(?=\d{3}(\D|$))", "", text)
    return text.rstrip(".! ")


def is_decline(text: str) -> bool:
    return normalised(text) == normalised(DECLINE)


def is_right(text: str, answers: list[str]) -> bool:
    """Equal to one of the answers as a full string; without answers, right is to decline."""
    if not answers:
        return is_decline(text)
    return normalised(text) in {normalised(answer) for answer in answers}


def auroc(scores: list[float], right: list[bool]) -> float | None:
    """Chance that a right answer scores above a wrong one; None where there is only one kind."""
    ranked = sorted(range(len(scores)), key=scores.__getitem__)
    positive = sum(right)
    negative = len(right) - positive
    if not positive or not negative:
        return None
    rank_sum, at = 0.0, 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and scores[ranked[end]] == scores[ranked[at]]:
            end += 1
        # equal scores share the middle rank
        rank_sum += (at + end + 1) / 2 * sum(right[i] for i in ranked[at:end])
        at = end
    return (rank_sum - positive * (positive + 1) / 2) / (positive * negative)


def with_interval(rows: list, measure, seed: int = 0) -> dict:
    """{value, low, high, n}: the measure of the rows and its 95 % interval over resampled rows."""
    rng = random.Random(seed)
    values = sorted(
        value
        for _ in range(RESAMPLES)
        if (value := measure(rng.choices(rows, k=len(rows)))) is not None
    )
    value = measure(rows)
    if value is None or not values:
        return {"value": None, "low": None, "high": None, "n": len(rows)}
    low, high = values[int(0.025 * len(values))], values[int(0.975 * len(values))]
    return {"value": round(value, 4), "low": round(low, 4), "high": round(high, 4), "n": len(rows)}
