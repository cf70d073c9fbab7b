"""The one table of what levels 1 to 5 mean for each skill. Training, suites and evaluation share it."""

LEVELS: dict[str, list[dict]] = {
    "add": [{"digits": d} for d in (1, 2, 3, 4, 5)],
    "subtract": [{"digits": d} for d in (1, 2, 3, 4, 5)],
    # digits of the two factors
    "multiply": [{"digits": d} for d in ((1, 1), (2, 1), (3, 1), (2, 2), (3, 2))],
    # level 1 is the times table backwards; level 5 mixes long dividends with divisors from 11 to 20
    "divide": [
        {"dividend": (1, 90), "divisor": (1, 9), "table": True},
        {"dividend": (10, 99), "divisor": (2, 10)},
        {"dividend": (100, 999), "divisor": (2, 10)},
        {"dividend": (1000, 9999), "divisor": (2, 10)},
        {"dividend": (10000, 99999), "divisor": (2, 10), "or": {"dividend": (100, 999), "divisor": (11, 20)}},
    ],
    # operands, the largest of them, the signs, and how often brackets stand
    "expression": [
        {"operands": (3, 3), "largest": 9, "signs": "++-", "brackets": 0},
        {"operands": (3, 3), "largest": 10, "signs": "+-**", "brackets": 0.2},
        {"operands": (3, 4), "largest": 12, "signs": "+-*", "brackets": 0.6},
        {"operands": (4, 4), "largest": 15, "signs": "+-*", "brackets": 0.6},
        {"operands": (5, 5), "largest": 20, "signs": "+-*", "brackets": 0.6},
    ],
    # percentages that may be asked, and how many digits the number has
    "percent": [
        {"percents": [10, 50, 100, 20, 1], "digits": (1, 2), "round": 0.7},
        {"percents": [10, 20, 30, 40, 50, 60, 70, 80, 90, 5, 1, 2, 3], "digits": (2, 2), "round": 0.4},
        {"percents": [10, 20, 30, 40, 50, 60, 70, 80, 90, 5, 15, 25, 75, 1, 2, 3], "digits": (2, 3), "round": 0.5},
        {"percents": [10, 20, 30, 40, 60, 70, 80, 90, 5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 1, 2, 3], "digits": (3, 4), "round": 0.4},
        {"percents": [20, 30, 40, 60, 70, 80, 90, 5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 2, 3], "digits": (3, 4), "round": 0.15},
    ],
    # digits before and after the point, and how many leading characters the two share
    "compare": [
        {"digits": (1, 2), "decimals": (0, 0), "shared": (0, 0)},
        {"digits": (2, 3), "decimals": (0, 1), "shared": (0, 1)},
        {"digits": (1, 3), "decimals": (0, 2), "shared": (0, 2)},
        {"digits": (1, 4), "decimals": (0, 2), "shared": (1, 3)},
        {"digits": (1, 5), "decimals": (0, 3), "shared": (2, 4)},
    ],
    "word-problem": [
        {"steps": (1, 1), "largest": 12}, {"steps": (1, 2), "largest": 20}, {"steps": (2, 3), "largest": 30},
        {"steps": (3, 4), "largest": 40}, {"steps": (3, 4), "largest": 90},
    ],
    # letters of the word
    "count-letters": [{"letters": n} for n in ((3, 4), (5, 6), (7, 8), (9, 10), (11, 14))],
    # letters of the word
    "spell": [{"letters": n} for n in ((3, 4), (5, 6), (7, 8), (9, 10), (11, 14))],
    # letters of the word
    "reverse": [{"letters": n} for n in ((3, 4), (5, 6), (7, 8), (9, 10), (11, 13))],
    # letters of the word, and how far from its start or end
    "nth-letter": [
        {"letters": (3, 4), "far": 2, "back": 1}, {"letters": (4, 6), "far": 4, "back": 2},
        {"letters": (6, 8), "far": 6, "back": 2}, {"letters": (8, 10), "far": 9, "back": 3},
        {"letters": (10, 14), "far": 14, "back": 4},
    ],
    # letters of the word
    "vowels": [{"letters": n} for n in ((3, 4), (5, 6), (7, 8), (9, 10), (11, 14))],
    # letters of the word
    "length": [{"letters": n} for n in ((3, 4), (5, 6), (7, 8), (9, 10), (11, 14))],
    # letters of the word, digits of the number
    "palindrome": [{"letters": n} for n in ((3, 4), (5, 5), (6, 7), (8, 9), (10, 13))],
    # how many numbers, how many words
    "sort": [
        {"numbers": (2, 3), "words": (2, 2)}, {"numbers": (4, 4), "words": (3, 3)}, {"numbers": (5, 5), "words": (4, 4)},
        {"numbers": (6, 6), "words": (5, 5)}, {"numbers": (7, 8), "words": (6, 6)},
    ],
    # how many numbers, and how large they are
    "extremes": [
        {"many": (3, 3), "below": [10, 21]}, {"many": (3, 4), "below": [100]}, {"many": (4, 5), "below": [100, 1000]},
        {"many": (5, 6), "below": [100, 1000, 10000]}, {"many": (7, 8), "below": [100, 1000]},
    ],
    "sequence": [
        {"start": (0, 12), "step": (1, 5), "kinds": ["up", "up", "down", "times"]},
        {"start": (1, 30), "step": (2, 11), "kinds": ["up", "down", "down", "times", "squares"]},
        {"start": (1, 60), "step": (3, 25), "kinds": ["up", "down", "times", "growing", "growing", "squares"]},
        {"start": (5, 150), "step": (6, 60), "kinds": ["up", "down", "times", "growing", "alternating", "alternating"]},
        {"start": (20, 500), "step": (11, 120), "kinds": ["up", "down", "times", "growing", "alternating"]},
    ],
    # Largest number asked about.
    "primes": [{"largest": 30}, {"largest": 60}, {"largest": 100}, {"largest": 150}, {"largest": 200}],
    # Largest of the two numbers.
    "gcd": [{"largest": 20}, {"largest": 40}, {"largest": 80}, {"largest": 120}, {"largest": 200}],
    # numbers from and to
    "roman": [{"range": r} for r in ((1, 39), (40, 99), (100, 499), (500, 1999), (1000, 3999))],
    # how many of the larger unit, and which forms there are; `round` keeps to the commonest factors
    "units": [
        {"number": (1, 9), "forms": ["down"], "round": True},
        {"number": (2, 20), "forms": ["down", "down", "up"], "round": False},
        {"number": (3, 60), "forms": ["down", "up", "half"], "round": False},
        {"number": (5, 120), "forms": ["down", "up", "half", "both"], "round": False},
        {"number": (11, 400), "forms": ["down", "up", "both"], "round": False},
    ],
    # largest number of hours, of minutes, and which kinds there are; `round` keeps to whole fives
    "clock": [
        {"hours": 3, "minutes": 30, "kinds": ["later", "later", "earlier", "hours"], "round": True, "carry": False},
        {"hours": 5, "minutes": 50, "kinds": ["later", "earlier", "between", "hours"], "round": True, "carry": True},
        {"hours": 9, "minutes": 59, "kinds": ["later", "earlier", "between", "both"], "round": True, "carry": True},
        {"hours": 11, "minutes": 110, "kinds": ["later", "earlier", "between", "both"], "round": False, "carry": True},
        {"hours": 11, "minutes": 240, "kinds": ["later", "earlier", "between", "both"], "round": False, "carry": True},
    ],
    "weekday": [{"days": d} for d in ((1, 3), (4, 10), (11, 30), (31, 100), (101, 366))],
    "date": [
        {"months": (1, 3), "days": (1, 5), "kinds": ["month", "month", "length", "date"]},
        {"months": (2, 8), "days": (3, 15), "kinds": ["month", "date", "date"]},
        {"months": (4, 12), "days": (10, 31), "kinds": ["month", "date", "date"]},
        {"months": (9, 24), "days": (20, 60), "kinds": ["month", "date", "date", "date"]},
        {"months": (13, 30), "days": (40, 100), "kinds": ["month", "date", "date", "date"]},
    ],
    # Operators in the expression.
    "boolean": [{"operators": n} for n in ((1, 2), (2, 2), (3, 3), (4, 4), (5, 6))],
    "graph": [{"nodes": n} for n in (3, 4, 5, 6, 7)],
    "schedule": [
        {"names": 3, "asks": ["first", "last"]}, {"names": 3, "asks": ["first", "last", "all"]}, {"names": 4, "asks": ["first", "last", "all"]},
        {"names": 4, "asks": ["all"]}, {"names": 5, "asks": ["all", "all", "first", "last"]},
    ],
    # Share of the indirect wordings.
    "small-talk": [{"indirect": share} for share in (0.0, 0.2, 0.5, 0.8, 1.0)],
    # What kind of question is out of scope.
    # what kind of prompt is out of scope
    "decline": [{"group": group} for group in ("chat", "fact", "making", "empty", "near miss")],
}


def settings(skill: str, level: int) -> dict:
    """The row of the table for a skill and a level from 1 to 5."""
    return LEVELS[skill][level - 1]
