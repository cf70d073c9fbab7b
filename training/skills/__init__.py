"""The list of skills, in the order in which people see them.

A skill is a module with ID, NAME, EXAMPLE, VERB (the first word of its thoughts), WORDINGS (patterns by kind of problem)
and pose(rng, level) -> Problem.
"""

from skills import (
    add,
    boolean,
    clock,
    compare,
    count_letters,
    date,
    decline,
    divide,
    expression,
    extremes,
    gcd,
    graph,
    length,
    multiply,
    nth_letter,
    palindrome,
    percent,
    primes,
    reverse,
    roman,
    schedule,
    sequence,
    small_talk,
    sort,
    spell,
    subtract,
    units,
    vowels,
    weekday,
    word_problem,
)

SKILLS = {
    skill.ID: skill
    for skill in (
        add,
        subtract,
        multiply,
        divide,
        expression,
        percent,
        compare,
        word_problem,
        count_letters,
        spell,
        reverse,
        nth_letter,
        vowels,
        length,
        palindrome,
        sort,
        extremes,
        sequence,
        primes,
        gcd,
        roman,
        units,
        clock,
        weekday,
        date,
        boolean,
        graph,
        schedule,
        small_talk,
        decline,
    )
}
