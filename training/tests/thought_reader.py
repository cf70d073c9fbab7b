"""Reads a thought the way a person would, step by step, and tells the answer it leads to.

Independent of the code that writes thoughts: it checks every equation and every claim against the prompt's facts.
"""

import re

_EQUATION = re.compile(r"^([\d+\-*]+)=(\d+)$")
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_FULL_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def _units(steps: str) -> str:
    """The number that a column calculation `7+8=15, 4+3+1=8` spells: last result whole, unit digits before."""
    results = []
    for step in steps.split(", "):
        left, right = _EQUATION.match(step).groups()
        assert eval(left) == int(right), step
        results.append(right)
    return results[-1] + "".join(result[-1] for result in results[-2::-1])


def _carries(steps: str, sign: str) -> None:
    """Each carry or borrow named in a column comes from the column before."""
    carried = 0
    for step in steps.split(", "):
        left, right = _EQUATION.match(step).groups()
        parts = re.split(r"[+\-*]", left)
        if sign == "*":
            named = int(parts[2]) if len(parts) > 2 else 0
            following = int(right) // 10
        elif sign == "+":
            named = int(parts[2]) if len(parts) > 2 else 0
            following = int(right) // 10
        else:
            named = int(parts[2]) if len(parts) > 2 else 0
            following = int(len(parts[0]) == 2)
        assert named == carried, steps
        carried = following


def _operand(steps: str, place: int) -> int:
    """The number whose digits stand at one place of every column, units first."""
    numbers = [re.split(r"[+\-*]", step.split("=")[0])[place][-1] for step in steps.split(", ")]
    return int("".join(reversed(numbers)))


def column(text: str, a: int, sign: str, b: int) -> int:
    """`7+8=15, 4+3+1=8. 85` for 47+38: checks digits, carries and the last number."""
    steps, _, result = text.partition(". ")
    assert {_operand(steps, 0), _operand(steps, 1)} == {a, b}, (text, a, b)
    if sign == "-":
        assert _operand(steps, 0) == a
    _carries(steps, sign)
    assert int(_units(steps)) == int(result), text
    return int(result)


def product(text: str, a: int, b: int) -> int:
    """Partial products of a factor with each digit of the other, summed as they come."""
    for long, short in ((a, b), (b, a)):
        try:
            return _product(text, long, short)
        except AssertionError:
            continue
    raise AssertionError((text, a, b))


def _product(text: str, long: int, short: int) -> int:
    parts = text.split("; ")
    total, places = None, str(short)[::-1]
    for place, digit in enumerate(places):
        steps, _, result = parts.pop(0).partition(". ")
        assert _operand(steps, 0) == long
        assert all(step.split("*")[1][0] == digit for step in steps.split(", "))
        _carries(steps, "*")
        part = int(_units(steps)) * 10**place
        assert part == int(result)
        if total is None:
            total = part
        else:
            head, _, sum_text = parts.pop(0).partition(": ")
            assert head == f"{total}+{part}"
            total = column(sum_text, total, "+", part)
    assert not parts
    return total


def quotient(text: str, a: int, b: int) -> tuple[int, int]:
    """Long division: each part is the rest before it and the next digit of a."""
    steps, _, result = text.partition(". ")
    rest, digits = "", ""
    steps = steps.split(", ")
    assert len(steps) == len(str(a))
    for step, character in zip(steps, str(a)):
        part, by, times, left = re.fullmatch(r"(\d+)/(\d+)=(\d+)r(\d+)", step).groups()
        assert part == rest + character and int(by) == b, text
        assert int(times) * b + int(left) == int(part) and int(left) < b and len(times) == 1
        digits, rest = digits + times, left
    assert result == f"{int(digits)}r{rest}"
    return int(digits), int(rest)


def _remainder(whole: int, rest: int) -> str:
    return f"{whole} remainder {rest}" if rest else str(whole)


def read_add(thought, fields):
    return str(column(thought, int(fields["a"]), "+", int(fields["b"])))


def read_subtract(thought, fields):
    a, b = int(fields["a"]), int(fields["b"])
    if a >= b:
        return str(column(thought, a, "-", b))
    head, _, rest = thought.partition(": ")
    steps, _, negative = rest.rpartition(", ")
    assert head == f"{b}-{a}"
    assert negative == f"-{column(steps, b, '-', a)}"
    return negative


def read_multiply(thought, fields):
    return str(product(thought, int(fields["a"]), int(fields["b"])))


def read_divide(thought, fields):
    return _remainder(*quotient(thought, int(fields["a"]), int(fields["b"])))


def _story_step(step: str) -> tuple[int, str, int, int]:
    """first number, sign, second number, result of `12-5=7` or `34+28: 4+8=12, 3+2+1=6. 62`."""
    a, sign, b, _, rest = re.fullmatch(r"(\d+)([+\-*/])(\d+)(=|: )(.*)", step).groups()
    a, b = int(a), int(b)
    if not rest.isdigit():
        if sign == "/":
            result, left = quotient(rest, a, b)
            assert left == 0
        elif sign == "*":
            result = product(rest, a, b)
        else:
            result = column(rest, a, sign, b)
    else:
        result = int(rest)
    assert result == {"+": a + b, "-": a - b, "*": a * b, "/": a / b}[sign]
    return a, sign, b, result


def _event_of(sentence: str) -> tuple[str, int]:
    """What a sentence of a story does."""
    for word, event in (("doubl", ("*", 2)), ("tripl", ("*", 3)), ("half", ("/", 2))):
        if word in sentence:
            return event
    number = int(re.search(r"\d+", sentence).group())
    if re.search(r"gives away|loses|sells|takes|lost|broken|gives \d+ to", sentence):
        return "-", number
    assert re.search(r"buys|gives|finds|gets|wins|brings|adds", sentence), sentence
    return "+", number


def read_word_problem(thought, fields):
    if "events" not in fields:
        sign = "/" if "/" in thought else "*"
        a, seen, b, result = _story_step(thought)
        assert (a, seen, b) == (int(fields["x"]), sign, int(fields["y"]))
        return str(result)
    have = int(fields["x"])
    sentences = re.findall(r"[^.]+\.", fields["events"])
    steps = thought.split("; ")
    assert len(steps) == len(sentences)
    for step, sentence in zip(steps, sentences):
        a, sign, b, result = _story_step(step)
        assert a == have and (sign, b) == _event_of(sentence)
        have = result
    return str(have)


def read_count_letters(thought, fields):
    spelling, _, count = thought.partition(". ")
    letter, word, seen = fields["c"].lower(), fields["w"].lower(), 0
    parts = spelling.split(" ")
    assert len(parts) == len(word)
    for part, character in zip(parts, word):
        seen += character == letter
        assert part == (f"{character}{seen}" if character == letter else character)
    assert int(count) == seen == word.count(letter)
    return count


def read_reverse(thought, fields):
    forwards, _, backwards = thought.partition(". ")
    assert forwards.split(" ") == list(fields["w"]) and backwards.split(" ") == list(fields["w"])[::-1]
    return backwards.replace(" ", "")


def read_sort(thought, fields):
    left = re.split(r", | ", fields["x"])
    numeric = left[0].isdigit()
    taken = []
    *steps, last = thought.split("; ")
    for step in steps:
        following, _, rest = step.partition(": ")
        left.remove(following)
        assert rest.split(" ") == left
        taken.append(following)
    assert left == [last]
    taken.append(last)
    values = [int(t) for t in taken] if numeric else taken
    assert values in (sorted(values), sorted(values, reverse=True))
    return ", ".join(taken)


def read_weekday(thought, fields):
    count = int(fields["n"].split()[0])
    if count >= 7:
        weeks, _, thought = thought.partition("; ")
        _, rest = quotient(weeks, count, 7)
    else:
        rest = count
    sign, steps = thought[0], thought[1:]
    head, _, days = steps.partition(": ")
    assert int(head) == rest
    first, *others = days.split(", ")
    assert first == fields["d"][:3] and len(others) == rest
    place = _DAYS.index(first)
    for number, other in enumerate(others, 1):
        place = (place + (1 if sign == "+" else -1)) % 7
        assert other == f"{number} {_DAYS[place]}"
    return _FULL_DAYS[place]


def read_boolean(thought, fields):
    steps = thought.split(", ")
    words = fields["s"].lower()
    signs = words.replace("not ", "!").replace(" and ", "&").replace(" or ", "|")
    assert steps[0] == signs.replace("true", "t").replace("false", "f")

    def value(text):
        text = text.replace("!", " not ").replace("&", " and ").replace("|", " or ")
        return eval(re.sub(r"\bt\b", "True", re.sub(r"\bf\b", "False", text)))

    assert len({value(step) for step in steps}) == 1 and value(steps[0]) == eval(words.title().replace("And", "and").replace("Or", "or").replace("Not", "not"))
    operators = [len(re.findall(r"[!&|]", step)) for step in steps]
    assert operators == list(range(operators[0], -1, -1))
    return {"t": "true", "f": "false"}[steps[-1]]


def read_graph(thought, fields):
    roads = {frozenset(road.split("-")) for road in fields["e"].split(", ")}
    seen, queue = [fields["a"]], 0
    for step in thought.split(", "):
        town, rest = step.split(">")
        neighbours, so_far = rest.split(" ")
        assert town == seen[queue]
        queue += 1
        assert {frozenset((town, n)) for n in neighbours} == {road for road in roads if town in road}
        seen += [n for n in dict.fromkeys(neighbours) if n not in seen]
        assert so_far == "".join(seen)
    found = fields["b"] in seen
    assert found or queue == len(seen), "gave up too early"
    return "yes" if found else "no"


def read_decline(thought, fields):
    assert thought == "no skill fits"
    return "I don't know."


READERS = {
    "add": read_add, "subtract": read_subtract, "multiply": read_multiply, "divide": read_divide,
    "word-problem": read_word_problem, "count-letters": read_count_letters, "reverse": read_reverse,
    "sort": read_sort, "weekday": read_weekday, "boolean": read_boolean, "graph": read_graph, "decline": read_decline,
}
