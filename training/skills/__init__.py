"""The list of skills, in the order in which people see them.

A skill is a module with ID, NAME, EXAMPLE, WORDINGS (by kind of problem) and pose(rng, level) -> Problem.
"""

from skills import (
    add, boolean, count_letters, decline, divide, graph, multiply, reverse, sort, subtract, weekday, word_problem,
)

SKILLS = {
    skill.ID: skill
    for skill in (
        add, subtract, multiply, divide, word_problem, count_letters, reverse, sort, weekday, boolean, graph, decline,
    )
}
