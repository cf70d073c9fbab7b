"""Months before or after a month, days in a month, and dates some days apart in an ordinary year."""

from levels import settings
from number_words import in_words
from problem import Problem, Wordings
from skills import digits
from vocabulary import LONGEST_THOUGHT

ID, NAME, EXAMPLE, VERB = "date", "Dates", "What date is 20 days after March 25?", "date"
MONTHS = {
    "January": 31,
    "February": 28,
    "March": 31,
    "April": 30,
    "May": 31,
    "June": 30,
    "July": 31,
    "August": 31,
    "September": 30,
    "October": 31,
    "November": 30,
    "December": 31,
}
_NAMES = list(MONTHS)
_NOW = "(it's|it is|it is now|this month is|if it's|if it is|if this month is|say it's|now it's|suppose it is)"
_TODAY = "(today is|today's|it's|it is|if today is|if it's|the date is|say today is|suppose today is|if it is)"
_DATE = "(what date|which date|what day)"
_EVENT = "(trip|exam|birthday|party|holiday|game|appointment|test|vacation|wedding|match|concert|visit)"
WORDINGS = {
    "month later": Wordings(
        train=[
            "(what month|which month) (is|comes|will it be|is it|falls) {n} (after|from|past) {m}?",
            "{n} after {m}[?| is| is what month?| =| which month?]",
            "{m} (plus|+) {n}[?| =| is| is what month?]",
            (
                f"{_NOW} {{m}}[ now](, |. )(what month|which month) (will it be|is it|would it be) (in {{n}}|"
                f"{{n}} from now|{{n}} later|after {{n}})?"
            ),
            "{m}, {n} later[?]",
            "{m} in {n}[?]",
            "month[:] {m} + {n}",
            "add {n} to {m}[.]",
            "(what's|what is|tell me|name) the month {n} after {m}[?]",
            "{n} from {m}[?]",
            (
                "(a|the|my) (baby|package|course|job|project|visit) (comes|ends|is due|is over|"
                "arrives) {n} after {m}[.|,] (what|which) month is that?"
            ),
            (
                "if (i|we) (start|begin|leave|move) in {m} and it (takes|lasts) {n}, (what|which) month (is that|"
                "is it then|does it end)?"
            ),
            "in {n}[,] (what|which) month is it if it's {m}[ now]?",
            "{m} now[,|.] (what|which) month in {n}?",
            "i (planted|started|sowed|paid) it in {m} and it takes {n}[.|,] (what|which) month is it ready?",
            "whats {n} after {m}",
        ],
        held_out=[
            "count {n} forward from {m}.",
            "starting in {m}, go {n} ahead. which month is that?",
            "{n} pass after {m}; name the month",
            "move on {n} from {m}",
            "which month do you reach {n} beyond {m}?",
            "{m} today. what will be the month {n} later?",
        ],
    ),
    "month earlier": Wordings(
        train=[
            "(what month|which month) (is|was|comes|was it) {n} (before|prior to) {m}?",
            "{n} before {m}[?| is| is what month?| =| which month?]",
            "{m} (minus|-) {n}[?| =| is| is what month?]",
            (
                f"{_NOW} {{m}}[ now](, |. )(what month|which month) was (it {{n}} ago|{{n}} ago|it {{n}} earlier|"
                f"it {{n}} before)?"
            ),
            "{m}, {n} (earlier|ago)[?]",
            "month[:] {m} - {n}",
            "(subtract|take) {n} from {m}[.]",
            "(what's|what is|tell me|name) the month {n} before {m}[?]",
            "{n} earlier than {m}[?]",
            (
                "(i|we) (came|moved|started|met|bought it) {n} (before|earlier than) {m}[.|,] (what|"
                "which) month was that?"
            ),
            "if it (ends|ended) in {m} and (lasts|lasted|took) {n}, (what|which) month did it start?",
            "{n} ago[,] (what|which) month was it if it's {m}[ now]?",
            "{m} now[,|.] (what|which) month {n} ago?",
            "whats {n} before {m}",
        ],
        held_out=[
            "count {n} back from {m}.",
            "starting in {m}, go {n} back. which month is that?",
            "it is {m} and {n} have gone by. in which month did it begin?",
            "move back {n} from {m}",
            "rewind {n} from {m}",
            "{m} today. what was the month {n} earlier?",
        ],
    ),
    "next month": Wordings(
        train=[
            "(what|which) month (comes|is|follows|is there) after {m}?",
            "what comes after {m}?",
            "what is after {m}?",
            "(what's|what is|name) the month after {m}[?]",
            "the month after {m}[?]",
            "month after {m}",
            "(what|which) month follows {m}?",
            f"{_NOW} {{m}}(, |. )(what month is|what is|what's) (next month|next)?",
            "{m}, next month?",
            "after {m} comes[?| what?]",
            "{m} is followed by (what|which) month?",
            "next month after {m}",
        ],
        held_out=[
            "{m} ends and which month begins?",
            "what month comes right after {m}?",
            "{m} is this month. and next month?",
        ],
    ),
    "last month": Wordings(
        train=[
            "(what|which) month (comes|is|was) before {m}?",
            "what comes before {m}?",
            "what is before {m}?",
            "(what's|what is|name) the month before {m}[?]",
            "the month before {m}[?]",
            "month before {m}",
            "(what|which) month precedes {m}?",
            f"{_NOW} {{m}}(, |. )(what month was|what was) last month?",
            "{m}, last month?",
            "before {m} comes[?| what?]",
            "{m} comes after (what|which) month?",
        ],
        held_out=[
            "{m} begins and which month just ended?",
            "what month comes right before {m}?",
            "{m} is this month. and last month?",
        ],
    ),
    "length": Wordings(
        train=[
            "how many days (are in|are there in|does|has|in|is in|r in) {m}[ have]?",
            "how many days has {m} got?",
            "how long is {m}[ in days]?",
            "days in {m}[?]",
            "(what is|what's|tell me) the number of days in {m}[?]",
            "number of days in {m}",
            "{m}[,|:] how many days?",
            "{m} has how many days?",
            "how many days (does|do) {m} have?",
            "length of {m} in days",
            "{m} days[?]",
            "what is the last day of {m}[?| a number]",
            "does {m} have 30 or 31 days?",
            "is {m} 28, 30 or 31 days long?",
            "how many days do i have to wait if {m} is starting and i wait all month?",
            "(i'm|we're|i am) away all {m}. how many days is that?",
            "how many days r there in {m}",
            "the days of {m} are how many?",
            "in {m} there are how many days?",
        ],
        held_out=[
            "count the days of {m}",
            "of how many days does {m} consist?",
            "if i run every day in {m}, how many times do i run?",
        ],
    ),
    "date later": Wordings(
        train=[
            (f"{_DATE} (is|is it|comes|will it be|would be|falls) {{n}} (after|from|past|later than|following) {{d}}?"),
            "what's the date {n} after {d}?",
            "{n} after {d}[?| is| is what date?| =| what date?]",
            "{d} (plus|+) {n}[?| =| is| is what date?]",
            "{n} from {d}[?]",
            (
                f"{_TODAY} {{d}}[ today](, |. | )(what date|which date|what day) (is it|will it be|"
                f"would it be) (in {{n}}|{{n}} from now|{{n}} later|after {{n}})?"
            ),
            "{d}, {n} later[?]",
            "{d} in {n}[?]",
            "date[:] {d} + {n}",
            "add {n} to {d}[.]",
            f"(my|our|the) {_EVENT} is {{n}} after {{d}}[.|,] (what date|when) is (it|that)?",
            f"{_TODAY} {{d}}[ and|, and|,|.] (my|our|the) {_EVENT} is in {{n}}[.|,] (what date|when) is (it|that)?",
            (
                "if (i|we) (order|start|leave|pay|plant it) on {d} and it (takes|lasts|needs) {n}, (what date|"
                "when) (is that|does it end|is it over)?"
            ),
            (
                "(the rent|my book|the bill|the report|my homework) is due {n} after {d}[.|,] (what date|"
                "when) is (it|that)?"
            ),
            "in {n}[,] what date is it if today is {d}?",
            "{d} today[,|.] what date in {n}?",
            "whats {n} after {d}",
            "(tell me|find|give me) the date {n} after {d}[.]",
            "start {d}, {n}, end date?",
        ],
        held_out=[
            "count {n} forward from {d}.",
            "starting on {d}, go {n} ahead. which date is that?",
            "{n} pass after {d}; name the date",
            "move on {n} from {d}",
            "i get paid on {d} and again {n} on. when is the second time?",
            "{d} is today. and {n} on?",
        ],
    ),
    "date earlier": Wordings(
        train=[
            f"{_DATE} (is|was|was it|comes|would be) {{n}} (before|prior to|earlier than) {{d}}?",
            "what's the date {n} before {d}?",
            "{n} before {d}[?| is| is what date?| =| what date?]",
            "{d} (minus|-) {n}[?| =| is| is what date?]",
            "{n} earlier than {d}[?]",
            (
                f"{_TODAY} {{d}}[ today](, |. | )(what date|which date|what day) was (it {{n}} ago|{{n}} ago|"
                f"it {{n}} earlier|it {{n}} before)?"
            ),
            "{d}, {n} (earlier|ago)[?]",
            "date[:] {d} - {n}",
            "(subtract|take) {n} from {d}[.]",
            f"(my|our|the) {_EVENT} was {{n}} before {{d}}[.|,] (what date|when) was (it|that)?",
            (
                f"{_TODAY} {{d}}[ and|, and|,|.] (it happened|i called|we met|it started|he left|"
                f"she wrote) {{n}} ago[.|,] (what date|when) was that?"
            ),
            (
                "(the report|my homework|the project|a paper) is due on {d} and i (start|must start|"
                "begin) {n} (before|earlier)[.|,] (what date|when) is that?"
            ),
            "{n} ago[,] what date was it if today is {d}?",
            "{d} today[,|.] what date {n} ago?",
            "whats {n} before {d}",
            "(tell me|find|give me) the date {n} before {d}[.]",
            "end {d}, {n}, start date?",
        ],
        held_out=[
            "count {n} back from {d}.",
            "starting on {d}, go {n} back. which date is that?",
            "it is {d} and {n} have gone by. on what date did it begin?",
            "move back {n} from {d}",
            "rewind {n} from {d}",
            "{d} is today. and {n} back?",
        ],
    ),
}


def _amount(rng, count: int, unit: str) -> str:
    number = in_words(rng, count) if rng.random() < 0.15 else str(count)
    if count == 1 and rng.random() < 0.5:
        number = rng.choice(["a", "one"])
    return f"{number} {unit}{'s' if count > 1 else ''}"


def _short(name: str) -> str:
    return name[:3].lower()


def _written_month(rng, name: str) -> str:
    if len(name) > 4 and rng.random() < 0.15:
        return "Sept" if name == "September" and rng.random() < 0.5 else name[:3]
    return name


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _written_date(rng, name: str, day: int) -> str:
    month = _written_month(rng, name)
    return rng.choice(
        [
            f"{month} {day}",
            f"{month} {day}",
            f"{month} {_ordinal(day)}",
            f"{day} {month}",
            f"{_ordinal(day)} {month}",
            f"{_ordinal(day)} of {name}",
            f"the {_ordinal(day)} of {name}",
        ]
    )


def _month(rng, most: tuple[int, int]) -> Problem:
    start, count, sign = rng.randrange(12), rng.randint(*most), rng.choice([1, 1, -1])
    name, mark = _NAMES[start], "+" if sign > 0 else "-"
    rest = count % 12
    years = (
        f"{count}-12={count - 12}; "
        if 12 <= count < 24
        else f"{count}/12: {digits.divide(count, 12)}; "
        if count >= 24
        else ""
    )
    counted = [_short(name)] + [f"{i} {_short(_NAMES[(start + sign * i) % 12])}" for i in range(1, rest + 1)]
    answer = _NAMES[(start + sign * count) % 12]
    work = f"{years}{mark}{rest}: {', '.join(counted)}. {_short(answer)}"
    kind = "month later" if sign > 0 else "month earlier"
    if count == 1 and rng.random() < 0.7:
        kind = "next month" if sign > 0 else "last month"
    restated = f"{_short(name)} {mark}{count}"
    fields = {"m": _written_month(rng, name), "n": _amount(rng, count, "month")}
    return Problem(kind, fields, f"date month {restated}", work, answer, restated, [answer[:3]])


def _length(rng) -> Problem:
    name = rng.choice(_NAMES)
    days = str(MONTHS[name])
    also = [f"{days} days"] + (["28 or 29", "29"] if name == "February" else [])
    return Problem("length", {"m": _written_month(rng, name)}, f"date days {_short(name)}", days, days, "", also)


def _against(first: int, second: int) -> str:
    """`47<89`: said, so that where to stop is read and not guessed."""
    return f"{first}{'<' if first < second else '>' if first > second else '='}{second}"


def _later(month: int, day: int, count: int) -> tuple[list[str], int, int]:
    """`20+78=98; feb 28<98, 98-28=70; mar 31<70, ...; may 31>9`: whole months fall off until the day fits into the month."""
    step, day = digits.one_step(day, "+", count)
    steps = [step]
    while month < 12:
        length = MONTHS[_NAMES[month]]
        compared = f"{_short(_NAMES[month])} {_against(length, day)}"
        if day <= length:
            return [*steps, compared], month, day
        steps.append(f"{compared}, {day}-{length}={day - length}")
        month, day = month + 1, day - length
    return steps, month, day


def _earlier(month: int, day: int, count: int) -> tuple[list[str], int, int]:
    """`17<55; sep 30, 17+30=47<55; aug 31, 47+31=78>55; 78-55: ...`: months before are added until the days to go back fit in."""
    steps = [_against(day, count)]
    while day <= count and month >= 0:
        month -= 1
        length = MONTHS[_NAMES[month]]
        steps.append(f"{_short(_NAMES[month])} {length}, {day}+{length}={_against(day + length, count)}")
        day += length
    step, day = digits.one_step(day, "-", count) if day > count else ("", 0)
    return [*steps, step], month, day


def _date(rng, most: tuple[int, int]) -> Problem:
    while True:
        month, count, later = rng.randrange(12), rng.randint(*most), rng.random() < 0.6
        name = _NAMES[month]
        day = rng.randint(1, MONTHS[name])
        weeks = rng.random() < 0.2 and count >= 7
        steps: list[str] = []
        distance, amount = str(count), _amount(rng, count, "day")
        if weeks:
            distance, amount = f"{count // 7}w", _amount(rng, count // 7, "week")
            steps, count = [f"{count // 7}*7={count // 7 * 7}"], count // 7 * 7
        moved, end, end_day = (_later if later else _earlier)(month, day, count)
        if not 0 <= end <= 11:
            continue
        last = _NAMES[end]
        key = f"{_short(name)} {day} {'+' if later else '-'}{distance}"
        work = f"{'; '.join(steps + moved)}. {_short(last)} {end_day}"
        if len(f"date {key}: {work}") <= LONGEST_THOUGHT:
            break
    answer = f"{last} {end_day}"
    also = [f"{end_day} {last}", f"{last} {_ordinal(end_day)}", f"{_ordinal(end_day)} {last}", f"{last[:3]} {end_day}"]
    fields = {"d": _written_date(rng, name, day), "n": amount}
    return Problem("date later" if later else "date earlier", fields, f"date {key}", work, answer, key, also)


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    kind = rng.choice(row["kinds"])
    if kind == "length":
        return _length(rng)
    return _month(rng, row["months"]) if kind == "month" else _date(rng, row["days"])
