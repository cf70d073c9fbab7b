"""Counting days forwards or backwards from a weekday: whole weeks fall away, the rest is counted off."""

from levels import settings
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE = "weekday", "Weekdays", "What day is 45 days after Tuesday?"
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

WORDINGS = {
    "forward": Wordings(
        train=[
            "What day is {n} after {d}?", "If today is {d}, what day is it {n} from now?", "{n} after {d}",
            "{n} after {d} is what day?", "Today is {d}. What day will it be in {n}?", "{d} plus {n}",
            "It is {d}. Which day comes {n} later?", "What weekday is {d} plus {n}?", "{d} + {n}",
            "If today is {d}, what day will it be in {n}?", "Which day of the week is {n} after {d}?",
            "What day of the week comes {n} after {d}?", "Today is {d}. What day is it {n} from now?",
            "what day is it {n} after {d}", "If it is {d} today, what day is it in {n}?",
        ],
        held_out=[
            "Starting on {d}, go {n} ahead. Which day is that?", "Count {n} forward from {d}.",
            "{d} now. What will be the day {n} later?",
        ],
    ),
    "backward": Wordings(
        train=[
            "What day is {n} before {d}?", "If today is {d}, what day was it {n} ago?", "{n} before {d}",
            "{n} before {d} is what day?", "Today is {d}. What day was it {n} ago?", "{d} minus {n}",
            "It is {d}. Which day was {n} earlier?", "What weekday is {d} minus {n}?", "{d} - {n}",
            "Which day of the week is {n} before {d}?", "What day of the week was {n} before {d}?",
            "what day was it {n} before {d}", "If it is {d} today, what day was it {n} ago?",
        ],
        held_out=[
            "Starting on {d}, go {n} back. Which day is that?", "Count {n} back from {d}.",
            "{d} now. What was the day {n} earlier?",
        ],
    ),
    "next": Wordings(
        train=[
            "What day comes after {d}?", "If today is {d}, what day is tomorrow?", "What is the day after {d}?",
            "Which day follows {d}?", "Today is {d}. What day is tomorrow?", "the day after {d}",
            "What comes after {d}?", "What day follows {d}?", "Which day comes after {d}?", "What is after {d}?",
            "If it is {d} today, what is tomorrow?", "Today is {d}, tomorrow is?",
        ],
        held_out=["Name the day after {d}.", "What weekday comes right after {d}?", "{d} is today. And tomorrow?"],
    ),
    "previous": Wordings(
        train=[
            "What day comes before {d}?", "If today is {d}, what day was yesterday?", "What is the day before {d}?",
            "Today is {d}. What day was yesterday?", "the day before {d}", "What comes before {d}?",
            "Which day comes before {d}?", "What day precedes {d}?", "What is before {d}?", "Which day is before {d}?",
            "If it is {d} today, what was yesterday?", "Today is {d}, yesterday was?",
        ],
        held_out=["Name the day before {d}.", "What weekday comes right before {d}?", "{d} is today. And yesterday?"],
    ),
}


def pose(rng, level: int) -> Problem:
    start = rng.randrange(7)
    count = rng.randint(*settings(ID, level)["days"])
    back = rng.random() < 0.35
    kind = "backward" if back else "forward"
    if count == 1 and rng.random() < 0.7:
        kind = "previous" if back else "next"
    rest, sign = count % 7, -1 if back else 1
    counted = [DAYS[start][:3]] + [f"{i} {DAYS[(start + sign * i) % 7][:3]}" for i in range(1, rest + 1)]
    weeks = f"{digits.divide(count, 7)}; " if count >= 7 else ""
    thought = f"{weeks}{'-' if back else '+'}{rest}: {', '.join(counted)}"
    fields = {"d": DAYS[start], "n": f"{count} day{'s' if count > 1 else ''}"}
    return Problem(kind, fields, thought, DAYS[(start + sign * count) % 7], key=f"{kind} {start} {count}")
