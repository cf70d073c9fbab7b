"""Prime numbers up to 200: whether a number is one, and which comes next."""

from levels import settings
from problem import Problem, Wordings

ID, NAME, EXAMPLE, VERB = "primes", "Prime numbers", "Is 91 a prime number?", "prime"
SMALL_PRIMES = (2, 3, 5, 7, 11, 13)
PRIMES = [n for n in range(2, 230) if all(n % p for p in range(2, n))]

WORDINGS = {
    "is": Wordings(
        train=[
            "is {n} [a ](prime|prime number)[ number| or not]?",
            (
                "{n}[:|,|;| -] (prime|prime number|is it prime|prime or not|a prime|is that prime|"
                "is this a prime number|prime?|yes or no, is it prime)[?]"
            ),
            "{n} (is|is a) prime[ number][?|, right?|, true?| or not?]",
            (
                "(prime|prime number|prime test|primality|primality test|prime check|check prime|prime or not|"
                "isprime|is prime)[:|?| -] {n}[?]"
            ),
            "(isPrime|is_prime|isprime|prime){call}[?]",
            "(check|test|decide|determine|find out|tell me|say|see) (if|whether) {n} is [a ]prime[ number][.]",
            "(is|would) the number {n} [be ](prime|a prime|a prime number)?",
            "can {n} be (divided|split evenly) by (only 1 and itself|no other number than 1 and itself)?",
            "is {n} (only|just) divisible by (1 and itself|one and itself|itself and 1)?",
            (
                "does {n} (have|has) (only two divisors|no divisors but 1 and itself|"
                "no factors other than 1 and itself|just two factors)?"
            ),
            (
                "(i have|i got|we have|take|look at|given|here is) (the number |){n}[,|.|;|:] is (it|that|"
                "this) [a ]prime[ number]?"
            ),
            "(does|would) {n} (count as|belong to|qualify as|rank among) (a prime|the primes|the prime numbers)?",
            (
                "(is {n} among|do you find {n} in|is {n} on the list of|is {n} one of) (the primes|"
                "the prime numbers|all prime numbers|primes)?"
            ),
            "n = {n}, is n prime?",
            "{n} % prime?",
            "{n} (a prime|prime) number?",
            "i (need|want) to know (if|whether) {n} is [a ]prime[ number][.]",
            "prime number {n}[, yes or no| yes or no]?",
            "{n}, {n}, {n}, is {n} prime?",
            "what about {n}, is it [a ]prime[ number]?",
            ("my (house number|age|locker|ticket number|number|shirt number) is {n}, is (that|it) [a ]prime[ number]?"),
            "would you (call|say) {n} (is |)[a ]prime[ number]?",
            "yes or no: {n} is [a ]prime[ number]",
            "is {n} one of those numbers you can only divide by (1|one) and itself?",
            "are there no (numbers|factors) that divide {n} (but|except|besides) 1 and {n}?",
        ],
        held_out=[
            "{n} is prime, yes or no?",
            "do we have a prime number in {n}?",
            "am i right that {n} is a prime?",
            "see if the number {n} happens to be prime",
            "could {n} be prime?",
            "i think {n} is prime. am i right?",
        ],
    ),
    "next": Wordings(
        train=[
            (
                "[what is |what's |whats |find |give me |tell me |name |which is |i need |compute ](the |"
                ")next prime[ number] (after|following|above|past|bigger than|larger than|greater than|from|"
                "over) {n}[?|.]"
            ),
            (
                "(what|which) (prime|prime number) (comes|is|follows|comes right|is the next) (after|behind|"
                "next after) {n}?"
            ),
            "(which|what) prime[ number] follows {n}?",
            (
                "[what is |find |name |]the (first|smallest|lowest|nearest|closest) prime[ number] (after|above|"
                "bigger than|larger than|greater than|over|beyond) {n}[?|.]"
            ),
            "(next prime|nextprime|nextPrime|next_prime|prime after|next prime number|prime following)[ |: ]{n}[?]",
            "(nextprime|next_prime|nextPrime){call}",
            "after {n}[,] (what|which) is the next prime[ number]?",
            (
                "{n}[:|,|;| ->| -] (next prime|the next prime|which prime comes next|next prime number|"
                "what prime is next)[?]"
            ),
            (
                "(from|starting at|starting from|counting up from|going up from|count up from) {n}[,] (what is|"
                "which is|find|when do i reach) the (next|first) prime[ number][?]"
            ),
            (
                "if i (count up|count on|go up|keep counting) from {n}[,] what is the (next|"
                "first) prime[ i reach| i meet| i get to]?"
            ),
            "(smallest|least|first) prime (> |>|above |bigger than |over |past ){n}[?]",
            "prime > {n}[?]",
            "(i am|i'm|we are) (at|on) {n}, (which|what) (prime comes next|is the next prime)?",
            "[the |]prime (right |just |directly |immediately |)(after|above|following) {n}[?]",
            "what number (after|above) {n} is the next prime?",
            "(and |)(the )next prime after {n}[ is| is what| would be][?]",
            "{n} is (behind|below) (which|what) prime?",
            "go to the next prime (from|after) {n}",
        ],
        held_out=[
            "which prime is next in line after {n}?",
            "past {n}, what prime do we find first?",
            "{n} comes before which prime number?",
            "i passed {n}, what prime is coming up?",
            "let me have the prime that succeeds {n}",
            "beyond {n}, the first prime is?",
        ],
    ),
}


def _trial(n: int) -> tuple[str, bool]:
    """Divisions by small primes up to the root of n, until one leaves nothing; and whether n is prime."""
    steps = []
    for prime in SMALL_PRIMES:
        if prime * prime > n:
            break
        steps.append(f"{n}/{prime}={n // prime}r{n % prime}")
        if n % prime == 0:
            return ", ".join(steps), False
    return ", ".join(steps) or "none to try", n > 1


def _is(n: int) -> Problem:
    if n < 2:
        work, answer = "less than 2, no", "no"
    else:
        steps, prime = _trial(n)
        answer = "yes" if prime else "no"
        work = f"{steps}, {answer}"
    return Problem(
        "is", {"n": str(n), "call": f"({n})"}, f"{VERB} is {n}", work, answer, f"is {n}", numbers=frozenset({"n"})
    )


def _next(n: int) -> Problem:
    steps = []
    # 2 is the only even prime, so the odd numbers do above it
    candidate = 2 if n < 2 else n + 1 + n % 2
    while candidate not in PRIMES:
        least = next(p for p in SMALL_PRIMES if candidate % p == 0)
        steps.append(f"{candidate}={least}*{candidate // least}")
        candidate += 2
    steps.append(f"{candidate}: {_trial(candidate)[0]}")
    answer = str(candidate)
    return Problem(
        "next",
        {"n": str(n), "call": f"({n})"},
        f"{VERB} next {n}",
        f"{'; '.join(steps)}; {answer}",
        answer,
        f"next {n}",
        numbers=frozenset({"n"}),
    )


def pose(rng, level: int) -> Problem:
    largest = settings(ID, level)["largest"]
    # levels overlap at the low end, so that each has enough problems
    smallest = 0 if level < 3 else largest // 3
    if rng.random() < 0.3:
        return _next(rng.randint(max(1, smallest), largest - 1))
    if rng.random() < 0.45:
        return _is(rng.choice([p for p in PRIMES if smallest <= p <= largest]))
    return _is(rng.randint(smallest, largest))
