"""Counting days forwards or backwards from a weekday: whole weeks fall away, the rest is counted off."""

from levels import settings
from number_words import in_words
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE, VERB = "weekday", "Weekdays", "What day is 45 days after Tuesday?", "day"
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SHORT = {
    "Monday": ["Mon", "mon"],
    "Tuesday": ["Tue", "tues", "tue"],
    "Wednesday": ["Wed", "Weds", "wed"],
    "Thursday": ["Thu", "thurs", "thur"],
    "Friday": ["Fri", "fri"],
    "Saturday": ["Sat", "sat"],
    "Sunday": ["Sun", "sun"],
}
_WHAT = "(what day|which day|what weekday|what day of the week|which weekday|which day of the week)"
_SAY = "[what is |what's |tell me |i need ]"
_TODAY = (
    "(today is|today's|it's|it is|if today is|if it's|if it is|say today is|suppose today is|"
    "when today is|let's say it's|assuming today is)"
)

WORDINGS = {
    "forward": Wordings(
        train=[
            (f"{_WHAT} (is|is it|falls|comes|will it be|would be|is the day) {{n}} (after|from|past|following) {{d}}?"),
            (
                f"{_TODAY} {{d}}[ today](, |. | ){_WHAT} (is it|will it be|is|would it be|do we have|"
                f"do we get) (in {{n}}|{{n}} from now|{{n}} later|after {{n}}|{{n}} from today)?"
            ),
            "{n} after {d}[?| is| is what day?| is which day?| =| what day| which weekday?]",
            "{n} from {d}[?| is| is what day?]",
            "{d} (plus|+|and) {n}[?| =| is| =?| is what day?]",
            "{d}+{n}",
            "{d} in {n}[?]",
            "{d}, {n} later[?]",
            "day {n} after {d}",
            "weekday[:] {d} + {n}",
            f"{_WHAT} (will it be|is it) in {{n}} if (today is|it is|it's) {{d}}[ today|  now]?",
            f"in {{n}}[,] {_WHAT} (is it|will it be|would it be) if (today is|it's) {{d}}?",
            f"{_SAY}the (day|weekday) [of the week ]{{n}} after {{d}}[.|?]",
            (
                f"(my|our|the) (trip|exam|birthday|party|holiday|game|appointment|test|vacation|wedding|"
                f"match) is {{n}} after {{d}}[.|,] {_WHAT} is (it|that)?"
            ),
            (
                f"(my|our|the) (trip|exam|birthday|party|holiday|game|appointment|package|test) (is|comes|starts|"
                f"is due) in {{n}} and (today is|it's) {{d}}[.|,] {_WHAT} is (it|that)?"
            ),
            (
                f"{_TODAY} {{d}}[ and|, and|,|.] i (leave|start|am back|return|have to pay|must be there|"
                f"see the dentist) in {{n}}[.|,] {_WHAT} is that?"
            ),
            (
                f"if i (order|start|leave|plant it|pay|arrive) on [a ]{{d}} and it (takes|lasts|"
                f"needs) {{n}}, {_WHAT} (is that|does it end|will it be)?"
            ),
            "add {n} to {d}[.]",
            "if you add {n} to {d} what day do you get?",
            "{n} past {d}",
            "today {d}[,] in {n}?",
            f"{{d}} today[.|,] {_WHAT} in {{n}}?",
            "weekday {n} after {d}",
            "next {d} plus {n} is what day",
            "day = {d} + {n}",
            f"i count {{n}} from {{d}}[,|.] (where do i land|which day do i get to|{_WHAT} do i reach)?",
            f"(after|when) {{n}} (pass|have passed|go by) (from|since|after) {{d}}[,] {_WHAT} (is it|will it be)?",
            f"{_WHAT} comes {{n}} after [a ]{{d}}?",
            "whats {n} after {d}",
            "{d} -> {n} later",
        ],
        held_out=[
            "starting on {d}, go {n} ahead. which day is that?",
            "count {n} forward from {d}.",
            "{d} now. what will be the day {n} later?",
            "move {n} on from {d}",
            "it was {d} and then {n} went by. what is it now?",
            "which weekday do you reach {n} beyond {d}?",
        ],
    ),
    "backward": Wordings(
        train=[
            f"{_WHAT} (is|was|was it|comes|would be|is it) {{n}} (before|prior to|ahead of) {{d}}?",
            (
                f"{_TODAY} {{d}}[ today](, |. | ){_WHAT} was (it {{n}} ago|{{n}} ago|it {{n}} earlier|"
                f"it {{n}} before|{{n}} back)?"
            ),
            "{n} before {d}[?| is| is what day?| was| was what day?| =| what day| which weekday?]",
            "{n} earlier than {d}[?]",
            "{d} (minus|-|less) {n}[?| =| is| =?| is what day?]",
            "{d}-{n}",
            "{d}, {n} earlier[?]",
            "{d}, {n} ago[?]",
            "day {n} before {d}",
            "weekday[:] {d} - {n}",
            f"{_WHAT} was it {{n}} ago if (today is|it is|it's) {{d}}[ today]?",
            f"{{n}} ago[,] {_WHAT} was it if (today is|it's) {{d}}?",
            f"{_SAY}the (day|weekday) [of the week ]{{n}} before {{d}}[.|?]",
            (
                f"(my|our|the) (trip|exam|birthday|party|holiday|game|appointment|test) was {{n}} before {{d}}[.|"
                f",] {_WHAT} was (it|that)?"
            ),
            (
                f"{_TODAY} {{d}}[ and|, and|,|.] (it happened|i came|it started|i called|he left|she wrote|"
                f"we met) {{n}} ago[.|,] {_WHAT} was that?"
            ),
            "subtract {n} from {d}[.]",
            "take {n} (off|away from) {d}[?|.]",
            "today {d}[,] {n} ago?",
            f"{{d}} today[.|,] {_WHAT} was {{n}} ago?",
            "weekday {n} before {d}",
            "day = {d} - {n}",
            "whats {n} before {d}",
            f"it's due on {{d}} and i must start {{n}} (earlier|before)[.|,] {_WHAT} do i start?",
            f"i count {{n}} backwards from {{d}}[,|.] (where do i land|{_WHAT} do i reach)?",
            "{d} <- {n} earlier",
            f"{_WHAT} came {{n}} before [a ]{{d}}?",
        ],
        held_out=[
            "starting on {d}, go {n} back. which day is that?",
            "count {n} back from {d}.",
            "{d} now. what was the day {n} earlier?",
            "rewind {n} from {d}",
            "move {n} back from {d}",
            "{n} have gone by and it is {d} now. on what day did it begin?",
        ],
    ),
    "next": Wordings(
        train=[
            f"{_WHAT} (comes|is|follows|is there) after {{d}}?",
            f"{_SAY}the (day|weekday) after {{d}}[?]",
            f"{_WHAT} follows {{d}}?",
            (f"{_TODAY} {{d}}[ today](, |. | )(what day is|what is|what's|which day is|what day will it be) tomorrow?"),
            f"{_TODAY} {{d}}[,] (tomorrow is|then tomorrow is|so tomorrow is|tomorrow)?",
            "what comes after {d}?",
            "what is after {d}?",
            "if yesterday was {d}[,] (what is|what's|what day is) (today|it|it today)?",
            "yesterday was {d}[.|,] what (is|day is) (today|it)?",
            "{d}, [and ]tomorrow?",
            "day after {d}",
            "next day after {d}",
            "{d} comes before (what|which) day?",
            "after {d} comes[?| what?]",
            "what day is tomorrow if (it's|today is) {d}?",
            "what day comes next after {d}?",
        ],
        held_out=[
            "name the day after {d} for me.",
            "what weekday comes right after {d}?",
            "{d} is today. and tomorrow?",
        ],
    ),
    "previous": Wordings(
        train=[
            f"{_WHAT} (comes|is|was|is there) before {{d}}?",
            f"{_SAY}the (day|weekday) before {{d}}[?]",
            f"{_WHAT} precedes {{d}}?",
            f"{_TODAY} {{d}}[ today](, |. | )(what day was|what was|which day was|what day was it) yesterday?",
            f"{_TODAY} {{d}}[,] (yesterday was|then yesterday was|so yesterday was|yesterday)?",
            "what comes before {d}?",
            "what is before {d}?",
            "if tomorrow is {d}[,] (what is|what's|what day is) (today|it|it today)?",
            "tomorrow is {d}[.|,] what (is|day is) (today|it)?",
            "{d}, [and ]yesterday?",
            "day before {d}",
            "{d} comes after (what|which) day?",
            "before {d} comes[?| what?]",
            "what day was yesterday if (it's|today is) {d}?",
            "what was the day before {d}?",
        ],
        held_out=[
            "name the day before {d} for me.",
            "what weekday comes right before {d}?",
            "{d} is today. and yesterday?",
        ],
    ),
    "two on": Wordings(
        train=[
            f"{_TODAY} {{d}}[ today](, |. | )(what day is|what is|what's|which day is) [the ]day after tomorrow?",
            "what is 2 days after {d}?",
            "if yesterday was {d}[,] (what day is|what is|what's) tomorrow?",
            "yesterday was {d}[.|,] (what day is|what is|and) tomorrow?",
            "the day after the day after {d}[?]",
            "day after tomorrow if today is {d}[?]",
            "{d}, [and ]the day after tomorrow?",
        ],
        held_out=[
            "{d} today, so the day after tomorrow is?",
            "yesterday it was {d}. name tomorrow",
            "which day is two on from {d}?",
        ],
    ),
    "two back": Wordings(
        train=[
            f"{_TODAY} {{d}}[ today](, |. | )(what day was|what was|which day was) [the ]day before yesterday?",
            "what is 2 days before {d}?",
            "if tomorrow is {d}[,] (what day was|what was) yesterday?",
            "tomorrow is {d}[.|,] (what day was|what was|and) yesterday?",
            "the day before the day before {d}[?]",
            "day before yesterday if today is {d}[?]",
            "{d}, [and ]the day before yesterday?",
        ],
        held_out=[
            "{d} today, so the day before yesterday was?",
            "tomorrow it is {d}. name yesterday",
            "which day is two back from {d}?",
        ],
    ),
}


def _amount(rng, count: int, unit: str) -> str:
    """`10 days`, `ten days`, `a week`."""
    number = in_words(rng, count) if rng.random() < 0.2 else str(count)
    if count == 1 and rng.random() < 0.5:
        number = rng.choice(["a", "one"])
    return f"{number} {unit}{'s' if count > 1 else ''}"


def _kind(rng, back: bool, count: int) -> str:
    if count == 1 and rng.random() < 0.7:
        return "previous" if back else "next"
    if count == 2 and rng.random() < 0.5:
        return "two back" if back else "two on"
    return "backward" if back else "forward"


def pose(rng, level: int) -> Problem:
    start, back = rng.randrange(7), rng.random() < 0.4
    count = rng.randint(*settings(ID, level)["days"])
    day = DAYS[start]
    written = rng.choice(_SHORT[day]) if rng.random() < 0.2 else day
    sign = "-" if back else "+"
    weeks = count // 7 if level > 1 and rng.random() < 0.15 else 0
    kind = _kind(rng, back, count)
    if weeks:
        rest = rng.choice([0, 0, rng.randint(1, 6)])
        count, distance = weeks * 7 + rest, f"{sign}{weeks}w{rest or ''}"
        amount = _amount(rng, weeks, "week") + (f" and {_amount(rng, rest, 'day')}" if rest else "")
        falling = ""
    else:
        rest, distance, amount = count % 7, f"{sign}{count}", _amount(rng, count, "day")
        falling = f"{count}/7: {digits.divide(count, 7)}; " if count >= 7 else ""
    if weeks:
        kind = "backward" if back else "forward"
    step = -1 if back else 1
    counted = [DAYS[start][:3]] + [f"{i} {DAYS[(start + step * i) % 7][:3]}" for i in range(1, rest + 1)]
    answer = DAYS[(start + step * count) % 7]
    work = f"{falling}{sign}{rest}: {', '.join(counted)}. {answer[:3]}".lower()
    key = f"{sign} {start} {count}"
    return Problem(kind, {"d": written, "n": amount}, f"day {day[:3]} {distance}".lower(), work, answer, key)
