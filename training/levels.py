"""The one table of what levels 1 to 5 mean for each skill. Training, suites and evaluation share it."""

LEVELS: dict[str, list[dict]] = {
    "add": [{"digits": d} for d in (1, 2, 3, 4, 5)],
    "subtract": [{"digits": d} for d in (1, 2, 3, 4, 5)],
    # digits of the two factors
    "multiply": [{"digits": d} for d in ((1, 1), (2, 1), (3, 1), (2, 2), (3, 2))],
    # level 1 is the times table backwards; level 5 mixes long dividends with divisors from 11 to 20
    "divide": [
        {"dividend": (1, 90), "divisor": (1, 9), "table": True},
        {"dividend": (10, 99), "divisor": (2, 9)},
        {"dividend": (100, 999), "divisor": (2, 9)},
        {"dividend": (1000, 9999), "divisor": (2, 9)},
        {"dividend": (10000, 99999), "divisor": (2, 9), "or": {"dividend": (100, 999), "divisor": (11, 20)}},
    ],
    # number of events, largest number in the story
    "word-problem": [
        {"steps": 1, "largest": 12},
        {"steps": 2, "largest": 20},
        {"steps": 3, "largest": 30},
        {"steps": 4, "largest": 40},
        {"steps": 4, "largest": 90},
    ],
    # letters of the word
    "count-letters": [{"letters": n} for n in ((3, 4), (5, 6), (7, 8), (9, 10), (11, 14))],
    "reverse": [{"letters": n} for n in ((3, 4), (5, 6), (7, 8), (9, 10), (11, 13))],
    # how many numbers, how many words
    "sort": [
        {"numbers": (2, 3), "words": (2, 2)},
        {"numbers": (4, 4), "words": (3, 3)},
        {"numbers": (5, 5), "words": (4, 4)},
        {"numbers": (6, 6), "words": (5, 5)},
        {"numbers": (7, 8), "words": (6, 6)},
    ],
    # days to count
    "weekday": [{"days": d} for d in ((1, 3), (4, 10), (11, 30), (31, 100), (101, 366))],
    # operators in the expression
    "boolean": [{"operators": n} for n in ((1, 1), (2, 2), (3, 3), (4, 4), (5, 6))],
    "graph": [{"nodes": n} for n in (3, 4, 5, 6, 7)],
    # what kind of question is out of scope
    "decline": [
        {"kinds": ["chat", "opinion"]},
        {"kinds": ["fact"]},
        {"kinds": ["translation", "code", "creative"]},
        {"kinds": ["nonsense", "advice"]},
        {"kinds": ["near-miss"]},
    ],
}


def settings(skill: str, level: int) -> dict:
    """The row of the table for a skill and a level from 1 to 5."""
    return LEVELS[skill][level - 1]
