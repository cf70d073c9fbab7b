"""A percentage of a number: one multiplication by the digits that are left once zeros are cancelled, then the point."""

from levels import settings
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE, VERB = "percent", "Percentages", "What is 15% of 240?", "pct"
LONGEST_WORK = 146
"""Characters; a few products of three by two digits need more."""

_ASK = "(what is|what's|how much is|calculate|compute|solve|find|evaluate|tell me|show me|get)"
_HOW_MUCH = (
    "(how much do i save|how much is that|how much do you save|how much off|what do i save|"
    "how much is the discount|how much cheaper is it)"
)
WORDINGS = {
    # with the sign: the percentage stays in digits, as nobody writes twenty%
    "sign": Wordings(
        train=[
            "{p}(%| %) (of|from|out of|on) {n}[?|=| =| = ?| is| is what?| is how much?| equals]",
            _ASK + " {p}(%| %) (of|from|out of) {n}[?|.| equal?]",
            "{n} {p}%[?]",
            "{n}(, | / |: | - ){p}%[?]",
            "{n}(*| * | x | times ){p}%[?| =]",
            "{p}%(*| * | x | times ){n}[?| =]",
            "{p}% {n}[?| =]",
            "{p}%(, |: | in ){n}[?]",
            "(percent|percentage|pct|percentage calc)[:] {p}% of {n}",
            (
                "if (i take|i have|you take) {p}% (of|from) {n}, (what is it|how much is that|what do i have|"
                "what do i get)?"
            ),
            "(take|find|compute|get) {p}% (of|from) {n}[.]",
            "(how much|how many|what) (is|are) {p}(%| %) (of|out of|from) {n}?",
            "{n}: what is {p}%[ of (that|it)]?",
            "of {n}, (what is|how much is|take) {p}%[?]",
            "what (does|would|is) {p}% of {n} (make|be|come to|equal)?",
            "(i need|i want|i'd like) {p}% of {n}[.]",
            "(i have|there are|we have) {n}(, |. ){p}% (of them|of it|of that) is (how much|how many|what)?",
            "{p}% of the (number|people|class|total|price) {n}[?| is]",
            "{p}% of {n} (people|dollars|students|votes|grams|items)[?| is how many?]",
            "(print|return|eval|>>>) {p}% of {n}",
            "(can|could) you (calculate|find|do|tell me) {p}% of {n}[ for me]?",
            "{n}, and {p}% of (it|that)?",
            "(the value|value|amount) of {p}% of {n}[?]",
            "[what is |what's ][the ](result|answer) of {p}% of {n}[?]",
            "whats {p}% of {n}",
            "{p} % of {n} (pls|plz|asap)",
            ("a {p}% (tip|tax|fee|commission|share|cut|bonus|interest) (on|of|for) {n}[?| is| is how much?| how much]"),
            (
                "(what is|what's|how much is) (a|the) {p}% (tip|tax|fee|commission|bonus|share) (on|of|"
                "for) [a bill of |a price of |$]{n}?"
            ),
            "(tip|tax|commission|vat): {p}% (of|on) [$]{n}",
            "how much [do i |should i |to ](tip|leave) (on|for) [$]{n} at {p}%?",
            (
                "(the |my |our )(bill|meal|dinner|lunch|check) (is|was|comes to) [$]{n}(, |. )(how much is|"
                "what is|what's) (a|the) {p}% tip?"
            ),
            "(i|we) want to tip {p}% on [$]{n}(, |: |. )how much is (it|that|the tip)?",
            "{p}% (off|discount on|reduction on|rebate on|discount off) [$]{n}(, |: )" + _HOW_MUCH + "?",
            "discount of {p}% on [$]{n}(, |: )" + _HOW_MUCH + "?",
            (
                "(it|a shirt|a book|a coat|a jacket|a phone|the price) (costs|is) [$]{n}(, |. |, and )(it is|"
                "it's|there is|now|minus|get|i get) {p}% (off|discount)(, |. |: )"
            )
            + _HOW_MUCH
            + "?",
            "how much (do i save|is saved|do you save|off do i get) (with|at) {p}% off [$|a price of ]{n}?",
            "how much is the {p}% discount on [$]{n}?",
            (
                "(i earn|i make|my salary is|income) {n} and pay {p}% (tax|rent)[, how much is (that|the tax)|"
                ". how much][?]"
            ),
            "{p}% interest on {n}, how much (is it|interest)?",
            "{p} hundredths of {n}[?]",
            "{p}/100 of {n}[?| =]",
        ],
        held_out=[
            "{p}% from the amount {n}",
            "work out {p}% of {n}.",
            "{n} dollars at {p} %, what does that make?",
            "give me {p}% of {n}",
            "my class has {n} pupils and {p}% are ill. how many is that?",
            "price {n}, sale {p}% off. by how much does it drop?",
        ],
    ),
    "word": Wordings(
        train=[
            (
                "{p} (percent|per cent|pct|procent|percents) (of|from|out of) {n}[?| =| is| is what?|"
                " is how much?| equals]"
            ),
            _ASK + " {p} (percent|per cent|pct) (of|from|out of) {n}[?|.]",
            "{n} {p} (percent|pct|per cent)[?]",
            "(how much|how many|what) (is|are) {p} percent (of|out of) {n}?",
            "(percentage|percent|pct)(: | ){p} of {n}",
            "(take|find|compute|get) {p} percent (of|from) {n}[.]",
            "{n}(, |: ){p} percent of (it|that)[?]",
            "{n} times {p} percent[?]",
            "{p} percent times {n}[?]",
            "(i need|i want) {p} percent of {n}[.]",
            "of {n}, {p} percent is (what|how much|how many)?",
            "what (does|would) {p} percent of {n} (make|be|come to)?",
            "{p} percent {n}[?]",
            "a {p} percent (tip|tax|fee|commission|bonus|share) (on|of|for) {n}[?| is how much?]",
            "(what is|what's|how much is) a {p} percent (tip|fee|tax|commission) (on|for) {n} [dollars|euros]?",
            "{p} percent (off|discount on) {n}(, |: )" + _HOW_MUCH + "?",
            "discount of {p} percent on {n}(, |: )" + _HOW_MUCH + "?",
            "(can|could) you (find|calculate|tell me) {p} percent of {n}?",
            "whats {p} percent of {n}",
            "{p} (out of|in) every hundred of {n}[?]",
            "{p} per hundred of {n}[?]",
            "how much (do i|should i) tip for {n} at {p} percent?",
        ],
        held_out=[
            "work out {p} percent of {n}.",
            "what amount is {p} percent of {n}?",
            "{n}, of which {p} percent: how much?",
            "i leave {p} percent of {n} as a tip, so how much?",
        ],
    ),
}


def _round(rng, number: int) -> int:
    """The number with its last digits zero, as prices and crowds often are."""
    tens = 10 ** rng.randint(1, len(str(number)) - 1) if number >= 10 else 1
    return number // tens * tens


def _shifted(number: int, places: int) -> str:
    """`5205` and 2 -> `52.05`."""
    text = str(number).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text


def _work(p: int, n: int) -> tuple[str, str]:
    """The steps and the answer: `15 347` -> `347*15/100: ...5205; 52.05`, `20 45` -> `45*2/10: ...90; 9.0, 9`."""
    places, factor, number = 2, p, n
    while places and factor % 10 == 0:
        factor, places = factor // 10, places - 1
    while places and number % 10 == 0:
        number, places = number // 10, places - 1
    a, b = (number, factor) if len(str(number)) >= len(str(factor)) else (factor, number)
    product = digits.multiply(a, b)
    written = _shifted(a * b, places)
    answer = written.rstrip("0").rstrip(".") if places else written
    result = written if written == answer else f"{written}, {answer}"
    return f"{a}*{b}/{10**places}: {product}; {result}", answer


def _operands(rng, row: dict) -> tuple[int, int]:
    p = rng.choice(row["percents"])
    fewest, most = row["digits"]
    if p > 10 and p % 10:
        # two digits to multiply by: a number of three digits is enough
        most = min(most, 3)
    length = rng.randint(fewest, most)
    n = rng.randint(10 ** (length - 1), 10**length - 1)
    if rng.random() < row["round"]:
        n = _round(rng, n)
    return p, n


def pose(rng, level: int) -> Problem:
    while True:
        p, n = _operands(rng, settings(ID, level))
        steps, answer = _work(p, n)
        if len(steps) <= LONGEST_WORK:
            break
    kind = rng.choices(["sign", "word"], [3, 1])[0]
    also = [f"{float(answer):.2f}"] if "." in answer else [f"{answer}.0", f"{answer}.00"]
    return Problem(
        kind,
        {"p": str(p), "n": str(n)},
        f"pct {p} {n}",
        steps,
        answer,
        key=f"{p} {n}",
        also=[a for a in also if a != answer],
        numbers=frozenset("n") if kind == "sign" else frozenset("np"),
    )
