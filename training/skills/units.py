"""Everyday conversions with whole factors: lengths, weights, volumes, times and dozens."""

from levels import settings
from number_words import in_words
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE, VERB = "units", "Unit conversion", "How many centimeters are 3 meters?", "unit"
FACTORS = {
    ("km", "m"): 1000,
    ("m", "cm"): 100,
    ("cm", "mm"): 10,
    ("m", "mm"): 1000,
    ("kg", "g"): 1000,
    ("l", "ml"): 1000,
    ("min", "s"): 60,
    ("h", "min"): 60,
    ("h", "s"): 3600,
    ("day", "h"): 24,
    ("day", "min"): 1440,
    ("week", "day"): 7,
    ("week", "h"): 168,
    ("ft", "in"): 12,
    ("yd", "ft"): 3,
    ("yd", "in"): 36,
    ("year", "month"): 12,
    ("dozen", "pc"): 12,
}
_SPELLINGS = {
    "km": ["kilometer(s)", "kilometre(s)", "km", "km", "kms"],
    "m": ["meter(s)", "metre(s)", "m", "m"],
    "cm": ["centimeter(s)", "centimetre(s)", "cm", "cm", "cms"],
    "mm": ["millimeter(s)", "millimetre(s)", "mm", "mm"],
    "kg": ["kilogram(s)", "kilo(s)", "kg", "kg", "kgs"],
    "g": ["gram(s)", "g", "gramme(s)", "gram(s)"],
    "l": ["liter(s)", "litre(s)", "l", "L"],
    "ml": ["milliliter(s)", "millilitre(s)", "ml", "mL"],
    "s": ["second(s)", "second(s)", "sec", "secs", "s"],
    "min": ["minute(s)", "minute(s)", "min", "mins"],
    "h": ["hour(s)", "hour(s)", "h", "hrs"],
    "day": ["day(s)"],
    "week": ["week(s)"],
    "in": ["inch(es)", "inch(es)", "in"],
    "ft": ["foot|feet", "foot|feet", "ft"],
    "yd": ["yard(s)", "yard(s)", "yd"],
    "year": ["year(s)"],
    "month": ["month(s)"],
    "dozen": ["dozen", "dozen", "dozen(s)"],
    "pc": ["egg(s)", "thing(s)", "item(s)", "piece(s)"],
}
"""`(s)` marks what only the plural has; `foot|feet` gives both."""
_TO = "(to|into|in|as)"
_DO = "(convert|change|turn|express|transform|write|give me|put)"
WORDINGS = {
    "convert": Wordings(
        train=[
            f"{{q}} {_TO} {{t}}[?|.| please]",
            f"{_DO} {{q}} {_TO} {{t}}[.]",
            (
                "how many {t} (are|are in|in|is|are there in|make|make up|do you get from|does it take to make|"
                "equal|fit in|go into|do you need for|will be in) {q}?"
            ),
            (
                "(what is|what's|whats|how much is|how long is|how big is) {q} (in|to|into|measured in|"
                "converted to|expressed in) {t}?"
            ),
            "{q} (=|is|equals|are|makes) (how many|what in|? |how much in) {t}[?]",
            "{q} = ? {t}",
            "{q} = _ {t}",
            "{q} -> {t}[?]",
            "{q} => {t}",
            "{q} = {t}?",
            "{q} {t}?",
            "{q}[:|,| -] how many {t}?",
            "{t} in {q}[?]",
            "[the ]number of {t} in {q}[?]",
            "(tell me|find|calculate|work out|give|say) how many {t} (are in|there are in|is|make) {q}[.]",
            "how many {t}[ is that] if (i have|it is|it takes|i've got|there are|it's) {q}?",
            "if (something|it|this|a thing) (is|takes|measures|lasts) {q}, how many {t} is (that|it)?",
            (
                "(i have|i've got|there is|we have|we need|i need|it takes|it is) {q}[.|,|"
                " and need to know:] (how many|what is that in|what's that in) {t}[ is that]?"
            ),
            "how many {t} (does|do|would|will) {q} (make|have|contain|equal|give|last)?",
            "{t} per {q}",
            "(is|are) {q} how many {t}?",
            "(conversion|convert|unit conversion|units)[:] {q} (to|in|into|->) {t}",
            "{q} (expressed|measured|given|written) in {t}[?]",
            "{q} (equals|equal|is equal to|is the same as) how many {t}?",
            "how many {t}, {q}?",
            "{q} in {t} (is|=|makes|would be)[?]",
            "i (want|need|would like) {q} in {t}[.]",
            "(what|how much) would {q} be in {t}?",
            "convert {q}, {t}",
            "{q} to {t} conversion",
            "{t} = {q}?",
            "(in|from) {q} (to|into) {t}",
            ("(my recipe|the label|the sign|the box|the map|my watch|the plan|my dad) says {q}. how many {t} is that?"),
            "got {q}, want {t}",
            "{q} is what in {t}?",
            "whats {q} in {t}??",
            "(there are|there're) how many {t} in {q}?",
            "how many {t} r in {q}",
            "{q} hm {t}",
        ],
        held_out=[
            "what does {q} come to in {t}?",
            "switch {q} over to {t}",
            "{q}. and in {t}?",
            "how many {t} long is something of {q}?",
            "to how many {t} does {q} correspond?",
            "read {q} as {t}",
            "i know it's {q}, what's the amount in {t}?",
            "give {q} using {t}",
        ],
    ),
    "length": Wordings(
        train=[
            (
                "(a|the|my) (rope|road|board|table|ribbon|river|wall|path|pool|stick|"
                "plank) is {q} long. how (many {t} is that|long is it in {t})?"
            ),
            "(i|she|he|we|tom) (ran|walked|jumped|drove|swam) {q}. how many {t} is that?",
            "how (long|far|tall|wide) is {q} in {t}?",
            "(he|she|the door|my plant|the tree) is {q} tall, how many {t} is that?",
            "(the shop|school|my house) is {q} away. how far is that in {t}?",
        ],
        held_out=[
            "a snake measures {q}. what is that in {t}?",
            "the finish is {q} off, how many {t}?",
            "{q} of string is how many {t} of string?",
        ],
    ),
    "time": Wordings(
        train=[
            (
                "(the|a|our|my) (movie|film|trip|lesson|flight|game|meeting|song|class|holiday|race) (lasts|"
                "takes|is|was) {q}[ long]. how many {t} is that?"
            ),
            "(i|we|she|he) (slept|waited|worked|played|drove|read|ran) [for ]{q}. how many {t} is that?",
            "how long is {q} in {t}?",
            "how many {t} (pass|go by|are there) in {q}?",
            "{q} of (work|sleep|waiting|homework) is how many {t}?",
        ],
        held_out=["a nap took {q}. say that in {t}", "we were away for {q}, so how many {t}?", "count the {t} of {q}"],
    ),
    "amount": Wordings(
        train=[
            (
                "(a|the|my) (bag|box|cake|parcel|cat|bottle|jug|bucket|package) (has|holds|is|"
                "contains) {q}. how many {t} is that?"
            ),
            "(i|we|she|mom) (bought|used|need|poured|mixed) {q}. how many {t} is that?",
            "how much is {q} in {t}?",
            "(the recipe|my soup|the cake) (needs|asks for|takes|uses) {q}. how many {t} is that?",
        ],
        held_out=[
            "a jar takes {q}. say that in {t}",
            "they sold us {q}, so how many {t}?",
            "the scale shows {q}; {t}?",
        ],
    ),
}
_SCENE = {
    "km": "length",
    "kg": "amount",
    "l": "amount",
    "min": "time",
    "h": "time",
    "day": "time",
    "week": "time",
    "year": "time",
    "m": "length",
    "cm": "length",
    "ft": "length",
    "yd": "length",
    "dozen": "amount",
}


def _name(rng, unit: str, number, spelled: bool = False) -> str:
    spelling = rng.choice([s for s in _SPELLINGS[unit] if not spelled or len(s) > 4 or unit in ("ft",) and "|" in s])
    if "|" in spelling:
        return spelling.split("|")[number != 1]
    stem, mark, ending = spelling.partition("(")
    return stem + (ending.rstrip(")") if mark and number != 1 else "")


def _quantity(rng, number: str, unit: str) -> str:
    """`3 km`, `3km`, `three kilometers`, `a kilometer`, `half an hour`, `2 and a half hours`."""
    whole, _, half = number.partition(".")
    value = float(number)
    name = _name(rng, unit, value)
    article = "an" if unit in ("h", "in") else "a"
    if half:
        name = _name(rng, unit, 2 if whole != "0" else 1, spelled=True)
        if whole == "0":
            return rng.choice([f"half {article} {name}", f"half {article} {name}", f"0.5 {name}"])
        one = f"one and a half {name}"
        return rng.choice(
            [f"{number} {name}", f"{whole} and a half {name}", f"{whole} 1/2 {name}"] + ([one] if whole == "1" else [])
        )
    if number == "1" and rng.random() < 0.5:
        return f"{rng.choice([article, 'one'])} {_name(rng, unit, 1, spelled=unit not in ('day', 'week', 'year'))}"
    if rng.random() < 0.14:
        return f"{in_words(rng, int(number))} {name}"
    return number + ("" if len(name) <= 3 and rng.random() < 0.5 else " ") + name


def _times(number: int, factor: int) -> tuple[list[str], int]:
    """The product in easy steps: first without the zeros of the factor, then ten, hundred or thousand times."""
    core = int(str(factor).rstrip("0"))
    zeros = factor // core
    written, have, result = [], number, number
    if core > 1:
        step, result = digits.one_step(have, "*", core)
        written.append(step)
    if zeros > 1:
        written.append(f"{result}*{zeros}={result * zeros}")
    return written, result * zeros


def _over(number: int, factor: int) -> tuple[list[str], int]:
    core = int(str(factor).rstrip("0"))
    zeros = factor // core
    written, result = [], number
    if zeros > 1:
        result = number // zeros
        written.append(f"{number}/{zeros}={result}")
    if core > 1:
        step, result = digits.one_step(result, "/", core)
        written.append(step)
    return written, result


def _possible(level: int, form: str, number: int, big: str, factor: int) -> bool:
    if form == "both" and (
        big not in ("km", "m", "cm", "kg", "l", "min", "h", "day", "week", "ft", "yd", "year") or factor > 1000
    ):
        return False
    if form == "half" and (factor % 2 or number > 20 or big == "dozen" and number > 9):
        return False
    if factor in (1440, 168, 3600) and form != "down" and (factor != 3600 or form != "up"):
        return False
    if factor in (3600, 1440, 168) and number > min(9, 3 * level):
        return False
    return number <= (24 if factor < 36 else 12) or factor not in (24, 36, 12) or level >= 4 and factor < 36


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    while True:
        form = rng.choice(row["forms"])
        (big, small), factor = rng.choice(list(FACTORS.items()))
        number = rng.randint(*row["number"])
        if rng.random() < 0.1:
            number = 1
        if form == "both" or form == "half":
            number = 1 + number % 9
        if row["round"] and factor not in (10, 100, 1000, 60, 7, 12):
            continue
        if _possible(level, form, number, big, factor):
            break
    head = f"1 {big}={factor} {small}"
    if form == "down":
        written, result = _times(number, factor)
        restated, quantity, target = f"{number} {big} {small}", _quantity(rng, str(number), big), small
    elif form == "up":
        amount = number * factor
        written, result = _over(amount, factor)
        restated, quantity, target = f"{amount} {small} {big}", _quantity(rng, str(amount), small), big
    elif form == "half":
        number -= rng.random() < 0.4 and number > 1 or number == 1
        written, whole = _times(number, factor) if number else ([], 0)
        result = whole + factor // 2
        written += [f"{factor}/2={factor // 2}"] + ([digits.one_step(whole, "+", factor // 2)[0]] if number else [])
        restated, quantity, target = f"{number}.5 {big} {small}", _quantity(rng, f"{number}.5", big), small
    else:
        rest = rng.randint(1, factor - 1)
        if factor == 1000 and rng.random() < 0.7:
            rest = rng.randint(1, 19) * 50
        written, whole = _times(number, factor)
        step, result = digits.one_step(whole, "+", rest)
        written.append(step)
        quantity = _quantity(rng, str(number), big) + rng.choice([" ", " and ", " "]) + _quantity(rng, str(rest), small)
        restated, target = f"{number} {big} {rest} {small} {small}", small
    work = f"{head}; {'; '.join(written)}"
    kind = _SCENE[big] if rng.random() < 0.15 and target != "dozen" and small != "pc" else "convert"
    fields = {"q": quantity, "t": _name(rng, target, 2)}
    also = [f"{result} {target}", f"{result} {fields['t']}"]
    return Problem(kind, fields, f"unit {restated}", f"{work}. {result}", str(result), restated, also)
