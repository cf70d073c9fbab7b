"""Clock times plus or minus minutes and hours, and the minutes or hours between two times."""

from levels import settings
from number_words import in_words
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE, VERB = "clock", "Clock times", "What time is it 50 minutes after 3:45?", "clock"
_WHAT = "(what time|when|what hour|at what time)"
_IF = (
    "(it's|it is|it is now|the time is|my watch says|the clock shows|if it's|if it is|now it's|"
    "if it is now|the clock says|say it's|assume it's|suppose it is)"
)
_THING = (
    "(movie|film|lesson|class|meeting|game|train|bus|flight|show|concert|exam|party|match|nap|call|"
    "walk|ride|shift|dinner|cake)"
)
WORDINGS = {
    "later": Wordings(
        train=[
            "what time is[ it] {n} after {t}?",
            "what time (will it be|is it|would it be) {n} (after|past|from|later than) {t}?",
            "{n} after {t}[?| is| is what time?| =| what time?]",
            (
                f"{_IF} {{t}}[ now](, |. |. so ){_WHAT} (will it be|is it|would it be) (in {{n}}|{{n}} from now|"
                f"{{n}} later|after {{n}})?"
            ),
            "{t} (plus|+|and) {n}[?| =| is| =?| is what time?]",
            "{t}+{n}",
            "{t}, {n} later[?]",
            "{t} in {n}[?]",
            "add {n} to {t}[.]",
            "(what's|what is|whats|tell me|find) (the time|the clock time) {n} after {t}[?]",
            (
                f"(a|the|my|our) {_THING} (starts|begins|leaves|goes) at {{t}} and (lasts|takes|is|goes on for|"
                f"runs) {{n}}[.|,] {_WHAT} (does it end|is it over|will it end|does it finish|is it done)?"
            ),
            f"{_WHAT} does a {_THING} (end|finish) (if|when) it (starts|begins) at {{t}} and (lasts|takes) {{n}}?",
            (
                f"(i|we) (leave|start|left|started|go|begin) at {{t}} and (need|it takes|walk|drive|take|work for|"
                f"play for) {{n}}[.|,] {_WHAT} (do i arrive|am i done|do i finish|do i get there|am i there|"
                f"is that)?"
            ),
            (
                f"(bread|the cake|the pie|a pizza|my dinner) (goes in|went in|"
                f"is in the oven) at {{t}} for {{n}}[.|,] {_WHAT} (is it done|does it come out|is it ready)?"
            ),
            "in {n}[,] what time (is|will) it[ be] if it's {t}[ now]?",
            "time[:] {t} + {n}",
            "{t} -> {n} later",
            "it's {t}, what about in {n}?",
            "{n} from {t}[?]",
            "{n} past {t} is?",
            "if i (set|start) (a timer|an alarm|my timer) for {n} at {t}, when does it (ring|go off|end)?",
            (
                "the (train|bus|flight|show) (at|of|due at|set for) {t} is {n} late. when does it (come|start|"
                "arrive|leave)?"
            ),
            "what will the clock (show|say|read) {n} after {t}?",
            "start {t}, (takes|lasts|duration) {n}, (end|ends|finish)?",
            "i wake up {n} after {t}[.|,] what time is that?",
            "whats {t} plus {n}",
            "clock {t} plus {n}",
            "(move|put|set) the clock (ahead|forward) {n} from {t}[.]",
            "{t} now, in {n}?",
        ],
        held_out=[
            "which time do you get {n} on from {t}?",
            "it struck {t}; {n} go by. what time is it?",
            "{t} and then another {n}, what time?",
            "count {n} forward from {t} on the clock",
            "the doors open at {t} and close {n} later. when do they close?",
            "advance {t} by {n}",
        ],
    ),
    "earlier": Wordings(
        train=[
            "what time (is|was|was it|is it) {n} (before|earlier than|prior to) {t}?",
            "{n} before {t}[?| is| is what time?| =| what time?]",
            "{n} earlier than {t}[?]",
            f"{_IF} {{t}}[ now](, |. |. so ){_WHAT} was (it {{n}} ago|{{n}} ago|it {{n}} earlier|it {{n}} before)?",
            "{t} (minus|-|less) {n}[?| =| is| =?| is what time?]",
            "{t}-{n}",
            "{t}, {n} earlier[?]",
            "{t}, {n} ago[?]",
            "(subtract|take) {n} from {t}[.]",
            "(what's|what is|whats|tell me|find) the time {n} before {t}[?]",
            (
                f"(a|the|my|our) {_THING} (ended|finished|was over|ends) at {{t}} and (lasted|took|lasts|"
                f"takes) {{n}}[.|,] {_WHAT} did it (start|begin)?"
            ),
            (
                f"(i|we) (must|have to|need to|want to) be there at {{t}} and (the trip takes|it takes|"
                f"need) {{n}}[.|,] {_WHAT} (do i|should i|must i|do we) (leave|start|go)?"
            ),
            (
                "(the|my) (bus|train|flight|show|meeting) is at {t} and i (must be there|come|have to be there|"
                "want to be there|get there) {n} (early|before|earlier)[.|,] (when is that|what time is that|"
                "when do i come)?"
            ),
            "{n} ago it was what time if it's {t}[ now]?",
            "time[:] {t} - {n}",
            "it's {t}, what about {n} ago?",
            "i (woke up|left|started|called|ate|arrived) {n} before {t}[.|,] (what time|when) was that?",
            "what (did|would) the clock (show|say|read) {n} before {t}?",
            (
                "it is {t} and i've been (waiting|here|working|walking|asleep) for {n}. (when|"
                "what time) did i (start|begin)?"
            ),
            "end {t}, (took|lasted|duration) {n}, start?",
            "whats {t} minus {n}",
            "clock {t} minus {n}",
            "(move|put|set) the clock back {n} from {t}[.]",
            "{t} now, {n} ago?",
        ],
        held_out=[
            "which time do you get {n} back from {t}?",
            "count {n} back from {t} on the clock",
            "they set off {n} ahead of {t}. when was that?",
            "it is {t} now and the cake went in {n} ago. when did it go in?",
            "rewind {t} by {n}",
            "to be done at {t} after {n} of work, when must i begin?",
        ],
    ),
    "between": Wordings(
        train=[
            (
                "how many (minutes|min|mins) (are|is|are there|is it|pass|lie|go by|) (between {a} and {b}|"
                "from {a} to {b}|from {a} until {b}|from {a} till {b})?"
            ),
            "(minutes|mins|number of minutes) (between {a} and {b}|from {a} to {b})[?]",
            "how (long|much time) is it (from {a} to {b}|between {a} and {b}|from {a} until {b}) in minutes?",
            "{a} to {b}[,|:| is| =] how many minutes?",
            "{a} to {b} in minutes[?]",
            "{a} - {b}[,|:] how many minutes?",
            (
                f"(a|the|my|our) {_THING} (starts|begins|leaves|goes) at {{a}} and (ends|is over|arrives|"
                f"finishes) at {{b}}[.|,] how many minutes (is that|does it last|does it take|is it|long is it)?"
            ),
            f"(a|the|my|our) {_THING} (is|was|runs|lasts|goes) from {{a}} to {{b}}[.|,] how many minutes is that?",
            (
                "(i|we|she|he) (left|started|slept|waited|worked) (at|from) {a} (and arrived at|to|until|till|"
                "and stopped at) {b}[.|,] how many minutes (is|was) that?"
            ),
            "it's {a}[ now]. how many minutes (until|till|to|are left until|before) {b}?",
            "how many minutes (until|till|to) {b} if it's {a}[ now]?",
            "(difference|time difference) between {a} and {b} in minutes[?]",
            "(the minutes|minutes) between {a} and {b} please",
            "how many minutes after {a} is {b}?",
            "how many minutes before {b} is {a}?",
            "from {a} to {b} are how many minutes?",
            "{b} minus {a} in minutes",
            "minutes {a} {b}",
            "how many minutes later than {a} is {b}?",
            "what is the time from {a} to {b} in minutes?",
            "{a} until {b} = how many minutes",
            "(find|calculate|count|tell me) the minutes (between {a} and {b}|from {a} to {b})[.]",
        ],
        held_out=[
            "i wait from {a} till it strikes {b}. how many minutes?",
            "give the gap of {a} and {b} in minutes",
            "the clock goes from {a} to {b}; minutes passed?",
            "how many minutes separate {a} and {b}?",
            "at {a} we sat down, at {b} we got up: how many minutes?",
            "minutes that go by starting {a} and ending {b}?",
        ],
    ),
    "hours": Wordings(
        train=[
            (
                "how many hours (are|is|are there|is it|) (between {a} and {b}|from {a} to {b}|"
                "from {a} until {b}|from {a} till {b})?"
            ),
            "(hours|number of hours) (between {a} and {b}|from {a} to {b})[?]",
            "{a} to {b}[,|:| is| =] how many hours?",
            (
                "(i|we|she|he) (slept|waited|worked|work|stay|stayed) from {a} (to|until|till) {b}[.|"
                ",] how many hours (is|was) that?"
            ),
            (
                "(the|our|my) (shop|office|library|school|store|museum) is open from {a} to {b}[.|"
                ",] how many hours is that?"
            ),
            "how many hours (until|till|to) {b} if it's {a}[ now]?",
            "it's {a}[ now]. how many hours until {b}?",
            "{a} - {b}[,|:] how many hours?",
            "how many hours after {a} is {b}?",
            "{a} until {b} = how many hours",
            "how many hours do i work if i start at {a} and (stop|finish|end) at {b}?",
        ],
        held_out=[
            "my shift goes {a} to {b}. hours?",
            "how many hours separate {a} and {b}?",
            "count the hours starting at {a} and ending at {b}",
        ],
    ),
}
WORDINGS["both later"], WORDINGS["both earlier"] = WORDINGS["later"], WORDINGS["earlier"]


def _write_time(rng, hour: int, minute: int, half: str) -> str:
    """One of the ways people write a time; `half` is am, pm or nothing."""
    if half:
        if (hour, minute, half) == (12, 0, "pm") and rng.random() < 0.6:
            return "noon"
        end = rng.choice([f" {half}", half, f" {half[0]}.{half[1]}.", half.upper(), f" {half.upper()}", f" {half}"])
        return (str(hour) if minute == 0 and rng.random() < 0.6 else f"{hour}:{minute:02d}") + end
    in_letters, before = rng.random() < 0.5, hour % 12 + 1

    def after(n: int) -> str:
        return in_words(rng, n) if in_letters else str(n)

    spoken = {
        0: [f"{after(hour)} o'clock", f"{hour} o'clock"],
        15: [f"quarter past {after(hour)}", f"a quarter past {after(hour)}"],
        30: [f"half past {after(hour)}"],
        45: [f"quarter to {after(before)}", f"a quarter to {after(before)}"],
        10: [f"{after(10)} past {after(hour)}"],
        20: [f"{after(20)} past {after(hour)}"],
        5: [f"{after(5)} past {after(hour)}"],
        50: [f"{after(10)} to {after(before)}"],
        40: [f"{after(20)} to {after(before)}"],
    }
    if hour <= 12 and minute in spoken and rng.random() < 0.3:
        return rng.choice(spoken[minute])
    return f"{hour}{'.' if rng.random() < 0.07 else ':'}{minute:02d}"


def _write_span(rng, hours: int, minutes: int) -> str:
    spell = rng.random() < 0.12

    def number(n: int) -> str:
        return in_words(rng, n) if spell else str(n)

    if (hours, minutes) == (0, 30) and rng.random() < 0.4:
        return rng.choice(["half an hour", "half an hour", "a half hour"])
    if (hours, minutes) == (0, 15) and rng.random() < 0.25:
        return rng.choice(["a quarter of an hour", "quarter of an hour"])
    if minutes == 30 and hours and rng.random() < 0.4:
        return (
            rng.choice(["an hour and a half", "one and a half hours", "1.5 hours"])
            if hours == 1
            else rng.choice([f"{hours} and a half hours", f"{hours}.5 hours"])
        )
    parts = []
    if hours:
        parts.append(
            rng.choice(["an hour", "one hour", "1 hour", "1h"])
            if hours == 1
            else f"{number(hours)} hours"
            if rng.random() < 0.85
            else f"{hours}{rng.choice(['h', ' h', ' hrs'])}"
        )
    if minutes:
        parts.append(
            f"{number(minutes)} minute{'s' if minutes > 1 else ''}"
            if rng.random() < 0.75
            else f"{minutes}{rng.choice([' min', ' mins', 'min'])}"
        )
    return rng.choice([" and ", " ", " and "]).join(parts)


def _shift_minutes(steps: list[str], minute: int, by: int, sign: int) -> tuple[int, int]:
    """The new minute, and the hour carried (or borrowed)."""
    if sign > 0:
        step, total = digits.one_step(minute, "+", by)
        steps.append(step)
        if total < 60:
            return total, 0
        steps.append(f"{total}-60={total - 60}")
        return total - 60, 1
    if minute >= by:
        step, total = digits.one_step(minute, "-", by)
        steps.append(step)
        return total, 0
    steps.append(f"{minute}+60={minute + 60}")
    step, total = digits.one_step(minute + 60, "-", by)
    steps.append(step)
    return total, 1


def _shift_hour(steps: list[str], hour: int, by: int, sign: int, half: str, day: int) -> tuple[int, str]:
    """The hour on a face of `day` (12 or 24) hours, where 12 counts as 0, and the half of the day."""
    if day == 12 and hour == 12:
        steps.append("12>0")
        hour = 0
    other = {"am": "pm", "pm": "am", "": ""}
    if sign > 0:
        steps.append(f"{hour}+{by}={hour + by}")
        hour += by
        while hour >= day:
            steps.append(f"{hour}-{day}={hour - day}" + (f" {half}>{other[half]}" if half else ""))
            hour, half = hour - day, other[half]
    else:
        while hour < by:
            steps.append(f"{hour}+{day}={hour + day}" + (f" {half}>{other[half]}" if half else ""))
            hour, half = hour + day, other[half]
        steps.append(f"{hour}-{by}={hour - by}")
        hour -= by
    if day == 12 and hour == 0:
        steps.append("0>12")
        hour = 12
    return hour, half


def _shifted(rng, kind: str, row: dict) -> Problem:
    sign = -1 if kind.endswith("earlier") else 1
    day = 24 if rng.random() < 0.13 else 12
    hour = rng.randint(13, 23) if day == 24 else rng.randint(1, 12)
    half = rng.choice(["am", "pm"]) if day == 12 and rng.random() < 0.45 else ""
    minute = rng.choice([0, 0, 15, 30, 45, rng.randrange(60), rng.randrange(0, 60, 5), rng.randrange(0, 60, 5)])
    if row["round"]:
        minute -= minute % 5
    hours, minutes = rng.randint(1, row["hours"]), rng.randint(2, row["minutes"])
    if row["round"]:
        minutes = max(5, minutes // 5 * 5)
    elif rng.random() < 0.4:
        minutes = max(5, minutes // 5 * 5)
    if not row["carry"]:
        minutes = min(minutes, 55 - minute) if sign > 0 else min(minutes, minute)
    both = kind.startswith("both")
    if both:
        minutes = minutes % 60 or 30
    elif rng.random() < 0.3 or minutes <= 0:
        minutes = 0
    if minutes and not both:
        hours = 0
    distance = f"{hours}h{minutes or ''}" if hours else str(minutes)
    steps: list[str] = []
    spare, rest = hours, minutes
    if minutes >= 60:
        spare, rest = divmod(minutes, 60)
        steps.append(f"{minutes}={spare}*60+{rest}")
    new_minute, carried = _shift_minutes(steps, minute, rest, sign) if rest else (minute, 0)
    new_hour, new_half = _shift_hour(steps, hour, spare + carried, sign, half, day) if spare + carried else (hour, half)
    result = f"{new_hour}:{new_minute:02d}"
    also = (
        [f"{result}{new_half}", result, f"{new_hour % 24:02d}:{new_minute:02d}{new_half}"]
        if new_half
        else [f"{new_hour:02d}:{new_minute:02d}"]
    )
    restated = f"{hour}:{minute:02d}{half} {'+' if sign > 0 else '-'}{distance}"
    fields = {"t": _write_time(rng, hour, minute, half), "n": _write_span(rng, hours, minutes)}
    answer = f"{result} {new_half}".strip()
    return Problem(kind, fields, f"clock {restated}", f"{'; '.join(steps)}. {result}{new_half}", answer, restated, also)


def _between(rng, kind: str, row: dict) -> Problem:
    hours = kind == "hours"
    grain = 5 if row["round"] else 1
    while True:
        start = rng.randrange(0, 720, 60 if hours else grain)
        length = rng.randint(1, row["hours"]) * 60 if hours else rng.randrange(grain, row["minutes"] + 61, grain)
        if rng.random() < 0.5 and not hours:
            start -= start % 15
        end = start + length
        (h1, m1), (h2, m2) = divmod(start, 60), divmod(end, 60)
        if h2 <= 23 and (h1 or 12) != (h2 % 12 or 12) or h1 == h2 and h1:
            break
    half = rng.random() < 0.4
    morning = end >= 720 or rng.random() < 0.5
    first, second = ("am" if morning else "pm", "pm" if end >= 720 or not morning else "am") if half else ("", "")
    shown1, shown2 = h1 or 12, h2 if h2 <= 12 else h2 - 12
    if not half and rng.random() < 0.12 and end < 660:
        h1, h2 = h1 + 13, h2 + 13
        shown1, shown2 = h1, h2
    steps = ["12>0"] if shown1 == 12 and h1 == 0 else []
    if h2 > shown2:
        steps.append(f"{shown2}+12={h2}")
    steps.append(f"{h2}-{h1}={h2 - h1}")
    result = h2 - h1
    if not hours:
        step, result = digits.one_step(result, "*", 6)
        steps.append(step)
        steps.append(f"{result}*10={result * 10}")
        result *= 10
        for sign, minute in (("+", m2), ("-", m1)):
            if minute:
                step, result = digits.one_step(result, sign, minute)
                steps.append(step)
    restated = f"{shown1}:{m1:02d}{first} to {shown2}:{m2:02d}{second}{' h' if hours else ''}"
    fields = {"a": _write_time(rng, shown1, m1, first), "b": _write_time(rng, shown2, m2, second)}
    unit = "hours" if hours else "minutes"
    return Problem(
        kind, fields, f"clock {restated}", f"{'; '.join(steps)}. {result}", str(result), restated, [f"{result} {unit}"]
    )


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    kind = rng.choice(row["kinds"])
    if kind == "both":
        kind = rng.choice(["both later", "both earlier"])
    return (_between if kind in ("between", "hours") else _shifted)(rng, kind, row)
