"""Two numbers, whole or decimal: the larger, the smaller, or whether a claim about them is true."""

from levels import settings
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE, VERB = "compare", "Comparing", "Which is bigger, 3.5 or 3.45?", "cmp"

_BIG = (
    "(bigger|larger|greater|higher|more|the bigger number|the larger one|the greater one|the biggest|"
    "the largest|the bigger one)"
)
_SMALL = "(smaller|lower|less|the smaller number|the smaller one|the lower one|the smallest|the lesser|the least)"


def _which(word: str, call: str, noun: str) -> list[str]:
    """Ways to ask which of the two it is."""
    return [
        f"(which|what|which one|which number|what number) is {word}[,|:] {{a}} or {{b}}?",
        f"(what's|whats|which's) {word}[,|:] {{a}} or {{b}}[?]",
        f"{{a}} or {{b}}(, which is|: which is|, which one is|, what is) {word}?",
        f"(is|are) {{a}} or {{b}} {word}?",
        f"{word}: {{a}} or {{b}}[?]",
        f"{word}[:|,] {{a}} (or|and|,|vs) {{b}}[?]",
        f"(which|what) is {word} of {{a}} and {{b}}?",
        f"(the )({noun}) (of|from|out of) {{a}} (and|or|&) {{b}}[?|.]",
        (
            f"[what is |what's |find |tell me |give ]the ({noun}) (of|from|between) [the two numbers |"
            f"the two ]{{a}} and {{b}}[?]"
        ),
        f"{{a}} (vs|vs.|versus) {{b}}(, which is|: which is|,|:| -) {word}[?]",
        f"(compare|comparing) {{a}} (and|with|to) {{b}}(, which is|: which is|. which is) {word}?",
        f"{call}[:|,] {{a}}(, | ){{b}}",
        f"of {{a}} and {{b}}, (which|which one|what) is {word}?",
        f"if i have to (pick|choose) {word}, (is it|do i take) {{a}} or {{b}}?",
        f"i have {{a}} and {{b}}, (which is|which one is|tell me which is) {word}?",
        f"(pick|choose|say|tell me|find|name|return) {word}(: | of ){{a}} (or|and) {{b}}[.]",
        f"(which|who) is {word} if one is {{a}} and the other is {{b}}?",
        f"between {{a}} and {{b}}, (which|what) is {word}?",
        (f"(tom|ann|he|one team) has {{a}} and (ben|sue|she|the other) has {{b}}, (which|what number) is {word}?"),
        f"do you know (which|what) is {word}, {{a}} or {{b}}?",
        f"{{a}} {{b}} {word}[?]",
        f"{{a}}, {{b}}(: | - |, ){word}[?]",
    ]


def _claim(words: str, signs: str) -> list[str]:
    """Ways to ask whether it is so."""
    return [
        f"is {{a}} ({words}) {{b}}?",
        f"is {{a}} ({signs}) {{b}}[?]",
        f"{{a}}(| )({signs})(| ){{b}}?",
        f"is it (true|right|correct) that {{a}} is ({words}) {{b}}?",
        f"{{a}} is ({words}) {{b}}(, true or false|, yes or no|, right|, is that so|: yes or no|, correct)?",
        f"(true or false|yes or no|right or wrong|check): {{a}}(| )({signs})(| ){{b}}[?]",
        f"(would you say|do you think|can you say|i think) {{a}} is ({words}) {{b}}[, right]?",
        f"is the number {{a}} ({words}) [the number ]{{b}}?",
        f"{{a}} ({words}) {{b}}, yes or no?",
        f"(tell me|check|say) (if|whether) {{a}} is ({words}) {{b}}[.]",
        f"(if|whether) {{a}}(| )({signs})(| ){{b}}[, yes or no][?]",
        f"does {{a}}(| )({signs})(| ){{b}} hold?",
        f"i (have|got) {{a}} and you (have|got) {{b}}, is mine ({words}) yours?",
        f"isn't {{a}} ({words}) {{b}}?",
        f"{{a}} is ({words}) {{b}}?",
        f"(assert|bool|eval) {{a}}(| )({signs})(| ){{b}}",
    ]


def _held_out(words: str) -> list[str]:
    return [
        f"can it be that {{a}} is {words} {{b}}?",
        f"my friend says {{a}} is {words} {{b}}. is he right?",
        f"{{a}}: {words} {{b}}?",
    ]


_MORE = "bigger than|larger than|greater than|more than|higher than|above|over"
_LESS = "smaller than|less than|lower than|fewer than|below|under"
_SAME = "equal to|the same as|exactly|as big as|as much as"
WORDINGS = {
    "big": Wordings(
        train=_which(
            _BIG,
            "(max|maximum|largest)",
            "larger|bigger|greater|higher|maximum|max|largest|bigger number|larger number",
        ),
        held_out=[
            "which has the greater value, {a} or {b}?",
            "who wins, {a} or {b}, if the higher number counts?",
            "{a} against {b}: name the larger.",
            "does {a} or {b} come out on top?",
            "tell me the one that is more: {a}, {b}",
            "is the higher one {a}, or is it {b}?",
        ],
    ),
    "small": Wordings(
        train=_which(
            _SMALL, "(min|minimum|smallest)", "smaller|lower|lesser|minimum|min|smallest|smaller number|lower number"
        ),
        held_out=[
            "which has the lesser value, {a} or {b}?",
            "who wins, {a} or {b}, if the lower number counts?",
            "{a} against {b}: name the smaller.",
            "does {a} or {b} come lower down?",
            "tell me the one that is less: {a}, {b}",
            "is the lower one {a}, or is it {b}?",
        ],
    ),
    ">": Wordings(train=_claim(_MORE, ">"), held_out=_held_out("more than")),
    "<": Wordings(train=_claim(_LESS, "<"), held_out=_held_out("less than")),
    "=": Wordings(train=_claim(_SAME, "=|=="), held_out=_held_out("equal to")),
    ">=": Wordings(
        train=_claim("at least|no less than|not less than|greater than or equal to|not smaller than", ">="),
        held_out=_held_out("at least"),
    ),
    "<=": Wordings(
        train=_claim("at most|no more than|not more than|less than or equal to|not bigger than", "<="),
        held_out=_held_out("at most"),
    ),
}

# where equal numbers decide, they come more often
_EQUAL_SHARE = {"=": 0.4, ">=": 0.2, "<=": 0.2}


def _parts(number: str) -> tuple[str, str]:
    whole, _, decimals = number.partition(".")
    return whole, decimals


def _padded(number: str, whole: int, decimals: int) -> str:
    """With zeros before and after, so that both numbers have their digits in the same places."""
    before, after = _parts(number)
    return before.rjust(whole, "0") + (f".{after.ljust(decimals, '0')}" if decimals else "")


def _work(a: str, b: str) -> tuple[str, str]:
    """`3.50 3.45, 3=3, 5>4` and `>`: digit by digit from the left, until two differ."""
    whole, decimals = (max(map(len, side)) for side in zip(_parts(a), _parts(b)))
    first, second = _padded(a, whole, decimals), _padded(b, whole, decimals)
    steps, sign = digits.digit_by_digit(first.replace(".", ""), second.replace(".", ""))
    return ", ".join([f"{first} {second}", *steps]), sign


def _random(rng, length: int, decimals: int) -> str:
    whole = str(rng.randint(10 ** (length - 1) if length > 1 else 0, 10**length - 1))
    return whole + ("." + "".join(rng.choice("0123456789") for _ in range(decimals)) if decimals else "")


def _second(rng, a: str, row: dict, equal_share: float) -> str:
    """The first number again, one that starts like it, or another one of the level."""
    shared = rng.randint(*row["shared"])
    if rng.random() < equal_share:
        return a
    if shared and rng.random() < 0.7:
        start = a[:shared]
        rest = len(a) - shared if rng.random() < 0.7 else rng.randint(0, max(0, len(a) - shared))
        text = start + "".join("." if c == "." else rng.choice("0123456789") for c in a[shared : shared + rest])
        return text.rstrip(".")
    return _random(rng, rng.randint(*row["digits"]), rng.randint(*row["decimals"]))


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    a = _random(rng, rng.randint(*row["digits"]), rng.choice([0, rng.randint(*row["decimals"])]))
    kind = rng.choices(list(WORDINGS), [8, 6, 4, 4, 1.5, 0.7, 0.7])[0]
    b = _second(rng, a, row, _EQUAL_SHARE.get(kind, 0.06))
    if rng.random() < 0.5:
        a, b = b, a
    steps, sign = _work(a, b)
    also = []
    if kind in ("big", "small"):
        restated = f"cmp {kind} {a} {b}"
        answer = "equal" if sign == "=" else a if (sign == ">") == (kind == "big") else b
        also = ["they are equal", "the same", "same", "neither"] if sign == "=" else []
    else:
        restated = f"cmp {a}{kind}{b}"
        answer = "yes" if sign in kind else "no"
        also = ["true" if answer == "yes" else "false"]
    return Problem(
        kind,
        {"a": a, "b": b},
        restated,
        f"{steps}. {answer}",
        answer,
        key=f"{a} {b}",
        also=also,
        numbers=frozenset("ab"),
    )
