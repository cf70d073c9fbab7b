"""Reads thoughts about Roman numerals: place by place, value and letters checked by the rules of the numerals."""

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def value_of(letters: str) -> int:
    """A letter before a larger one counts against it."""
    values = [_VALUES[letter] for letter in letters]
    return sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))


def _numeral_of(number: int) -> str:
    table = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
             (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    text = ""
    for value, letters in table:
        while number >= value:
            number, text = number - value, text + letters
    return text


def true_answer(problem) -> str | None:
    if problem.kind == "to":
        return _numeral_of(int(problem.fields["n"]))
    return str(value_of(problem.fields["r"].strip("\"'").lower()))


def read(problem) -> str:
    restated, _, work = problem.thought.partition(": ")
    steps, _, result = work.partition(". ")
    parts = [step.split(" ") for step in steps.split(", ")]
    if problem.kind == "to":
        operand = problem.fields["n"]
        pairs = [(int(part[0]), part[1] if len(part) > 1 else "") for part in parts]
    else:
        operand = problem.fields["r"].strip("\"'").lower()
        pairs = [(int(part[-1]), part[0] if len(part) > 1 else "") for part in parts]
    assert restated == f"roman {operand}"
    for place, (value, letters) in enumerate(reversed(pairs)):
        assert value % 10**place == 0 and value < 10 ** (place + 1)
        assert letters == _numeral_of(value).lower()
    total, numeral = sum(value for value, _ in pairs), "".join(letters for _, letters in pairs)
    assert operand == (str(total) if problem.kind == "to" else numeral)
    assert result == (numeral if problem.kind == "to" else str(total))
    return numeral.upper() if problem.kind == "to" else str(total)
