"""Short stories of one to four steps: things, money, people, pages, ages, distances. Restated as the bare calculation.

A story's calculation goes from left to right, but a product written as one piece (`-3*4`) is worked out first.
"""

import re
from functools import cache

from grammar import choose
from levels import settings
from number_words import in_words
from problem import Problem, Wordings
from skills import digits
from words import NAMES, THINGS

ID, NAME, VERB = "word-problem", "Word problems", "story"
EXAMPLE = "Ben has 12 apples. He buys 7 more. How many apples does Ben have?"
ROOM = 215
"""Letters for prompt and thought together, so that chatter around the story still fits."""

# scenes of stories: where they start and what they ask; the events come from _GAIN and _LOSE
STORIES = {
    "have": Wordings(
        train=[
            (
                "{Who} {has} {x} {things}. {events} (how many {things} {dos} {he} have[ now| left| in the end|"
                " altogether| in total| at the end]|how many[ {things}] are left|"
                "how many[ {things}] {dos} {who} have[ now| left]|how many[ {things}] now|"
                "how many {things} remain|how many {things} is that)?"
            ),
            (
                "{Who} had {x} {things}. {events} (how many {things} {dos} {he} have[ now| left| in the end]|"
                "how many[ {things}] are left|how many {things} {dos} {who} have[ now]|"
                "how many {things} did {he} have in the end|how many now)?"
            ),
            (
                "{Who} (started|began|begin{s}|"
                "start{s}) with {x} {things}. {events} (how many {things} {dos} {he} have[ now]|"
                "how many are left|how many {things} {dos} {who} end up with|how many now)?"
            ),
            (
                "how many {things} {dos} {who} have[ now| left|"
                " in the end] if {he} had {x}[ {things}] and then: {events}"
            ),
            "how many {things} are left? {who} had {x}. {events}",
            (
                "(if|say|suppose|let's say) {who} {has} {x} {things}[.|"
                ":] {events} how many {things} {dos} {he} have[ now| left]?"
            ),
            (
                "{Who} {has} {x} {things} (at first|in the morning|on monday|at the start|"
                "to begin with). {events} how many[ {things}] in the (end|evening)?"
            ),
            (
                "(there are|there were) {x} {things} in {whose} (box|bag|room|basket|drawer|garage|"
                "kitchen). {events} how many[ {things}] are there now?"
            ),
            (
                "{Who} got {x} {things} (for christmas|from grandma|at the store|as a present|yesterday|"
                "for {his} birthday). {events} how many {things} {dos} {he} have now?"
            ),
            "{who}: {x} {things}. {events} how many (now|left|{things})?",
            "{x} {things}. {events} how many {things} (are left|now|are there|remain)?",
            "{extra} {Who} {has} {x} {things}. {events} how many {things} {dos} {he} have[ now]?",
            "{Who} {has} {x} {things}. {events} {extra} how many {things} {dos} {he} have[ now]?",
            (
                "{who} {has} {x} {things}, {events} (what's left|what is left|how many now|total|"
                "so how many {things}|how many {things} are left)?"
            ),
            "{Who} collected {x} {things}. {events} (how many {things} is that|how many {things} {dos} {he} have)?",
            "{Who} {has} {x} {things}. {events} (find|tell me|what is) the number of {things}[ now].",
        ],
        held_out=[
            "{Who} kept {x} {things} on a shelf. {events} how many {things} are on it now?",
            "in {whose} pocket are {x} {things}. {events} how many {things} are in it now?",
            "{Who} {has} {x} {things}. {events} count the {things}.",
            "first {who} had {x} {things}. {events} with how many {things} {dos} {he} end?",
            "tell me how many {things} {who} {has}: {he} had {x}. {events}",
            "{x} {things} belong to {who}. {events} how many are {his} now?",
        ],
    ),
    "money": Wordings(
        train=[
            (
                "{Who} {has} (${x}|{x} dollars|{x} euros|"
                "{x} bucks). {events} how much (money {dos} {he} have[ now| left]|is left|{dos} {who} have[ left|"
                " now]|now|money is left)?"
            ),
            (
                "{Who} had (${x}|{x} dollars) in (the bank|{his} wallet|"
                "{his} piggy bank). {events} how (much is left|much {dos} {he} have now|"
                "many dollars are there now)?"
            ),
            (
                "{Who} saved (${x}|{x} dollars|{x} euros). {events} how much (money {dos} {he} have[ now]|"
                "is left|is that)?"
            ),
            "how much money {dos} {who} have left? {he} had (${x}|{x} dollars). {events}",
            "{Who} had {x} dollars. {events} how many dollars {dos} {he} have[ now| left]?",
            "i start with ${x}. {events} what's left?",
        ],
        held_out=[
            "{whose} wallet holds {x} dollars. {events} how many dollars are in it now?",
            "{x} dollars belong to {who}. {events} how much is it now?",
            "{Who} had ${x} on monday. {events} what is {his} money now?",
        ],
    ),
    "people": Wordings(
        train=[
            (
                "(there are|there were) {x} (people|passengers|kids) on (a|the) (bus|train|boat|"
                "tram). {events} how many (people|passengers|are on the bus|are on it|are left|people are on it|"
                "are there)[ now]?"
            ),
            (
                "a (bus|train|tram) (has|starts with|carries|leaves with) {x} (people|"
                "passengers)[ on board]. {events} how many (are on it|people are on it|passengers|are left|"
                "people)[ now]?"
            ),
            (
                "(there are|there were) {x} (people|kids|guests|children|students) (at the party|in the room|"
                "in the class|in the park|in the pool|at a party|in a shop|in line). {events} how many (people |"
                "kids |)(are there|are left|now|stay|remain)[ now]?"
            ),
            (
                "{x} (people|kids|guests) (are|were) (at the party|in the room|in the park|"
                "in a shop). {events} how many (are left|are there now|now)?"
            ),
            "how many people are on the bus now? it (started with|had) {x}. {events}",
        ],
        held_out=[
            "a lift carries {x} people. {events} how many ride in it now?",
            "{x} passengers sit in a plane. {events} how many sit in it now?",
            "in the hall are {x} people. {events} count the people now.",
        ],
    ),
}
_THEN = "[then |later |next |after that |after lunch |on friday |yesterday |today |]"
_HAVE_EVENTS = {
    "+": [
        _THEN
        + (
            "{he} (buy{s}|get{s}|find{s}|win{s}|receive{s}|pick{s} up|collect{s}|add{s}|earn{s}|"
            "make{s}) {k}[ more| more {things}| {things}| new ones| new {things}]."
        ),
        _THEN
        + (
            "{he} (bought|got|found|won|received|picked up|collected|{was} given|earned|took|made|ordered|"
            "borrowed) {k}[ more| more {things}| {things}| another]."
        ),
        _THEN + "{other} (gives|gave|brings|brought|sent|handed|lends) {him} {k}[ more| more {things}| {things}].",
        (
            "{his} (mom|dad|friend|uncle|grandma|teacher|sister|brother) (gives|gave|buys|bought|"
            "brings) {him} {k}[ more| {things}]."
        ),
        "{k} more (come in|arrive|are added|are found|turn up).",
        "(and|plus) {k}[ more] from {other}.",
        "gets {k} more.",
        "bought {k} more.",
        "found {k}.",
        "another {k} (come|are bought|arrive).",
    ],
    "-": [
        _THEN
        + (
            "{he} (give{s} away|lose{s}|sell{s}|give{s} {other}|use{s}|throw{s} away|break{s}|donate{s}|"
            "drop{s}|hand{s} out) {k}[ {things}| of them|]."
        ),
        _THEN
        + (
            "{he} (gave away|lost|sold|gave {other}|used|threw away|broke|donated|dropped|lent {other}|"
            "traded away|handed out) {k}[ {things}| of them|]."
        ),
        _THEN
        + (
            "{he} (gave|give{s}) {k}[ {things}| of them] to ({other}|a friend|{his} brother|{his} sister|"
            "{his} mom|the neighbor)."
        ),
        "{other} (takes|took|steals|stole|borrows|borrowed|hid|ruined) {k}[ of them| {things}|].",
        (
            "{k} (are lost|get broken|break|broke|are stolen|disappear|fall out|are taken|went missing|"
            "are sold|were lost|get lost)."
        ),
        "loses {k}.",
        "gave {k} away.",
        "gives {k} to {other}.",
        "sold {k}.",
        "(a dog|the dog|a thief|{his} friend) takes {k}[ of them].",
    ],
    "*2": [
        "{he} double{s} (them|that|the number).",
        "{he} doubled (them|that).",
        "[then ]the number doubles.",
        "then {he} got twice as many.",
    ],
    "*3": ["{he} triple{s} (them|that|the number).", "{he} tripled (them|that).", "[then ]the number triples."],
    "/2": [
        "{he} (give{s} away|lose{s}|sell{s}|give{s} {other}|use{s}) half[ of them| of the {things}].",
        "{he} (gave away|lost|sold|gave {other}|used) half[ of them| of the {things}|].",
        "half of them (are lost|get broken|are sold|disappear).",
        "{other} takes half[ of them].",
        "[then ]the number halves.",
    ],
}
_MONEY_EVENTS = {
    "+": [
        _THEN + "{he} (earn{s}|get{s}|find{s}|win{s}|save{s}|receive{s}) (${k}|{k} dollars|{k})[ more].",
        _THEN + "{he} (earned|got|found|won|saved|made|was paid) (${k}|{k} dollars|{k} more).",
        "{other} (gives|gave|pays|paid|owes and pays) {him} (${k}|{k} dollars|{k}).",
        "{his} (mom|dad|grandma|boss) (gives|gave) {him} (${k}|{k} dollars|{k} more).",
    ],
    "-": [
        _THEN + "{he} (spend{s}|lose{s}|pay{s}|give{s} away|donate{s}) (${k}|{k} dollars|{k}).",
        _THEN
        + (
            "{he} (spent|lost|paid|gave away|donated) (${k}|{k} dollars|{k})[ on (food|a book|a game|lunch|"
            "a toy|shoes|candy)|]."
        ),
        "{he} (bought|buy{s}) (a book|a game|a toy|lunch|a hat|a shirt|candy|a ticket) for (${k}|{k} dollars).",
        "{he} (gave|lent|paid) {other} (${k}|{k} dollars|{k}).",
    ],
    "*2": ["{he} double{s} (it|the money|that).", "[then ]the money doubles.", "{he} doubled it."],
    "*3": ["{he} triple{s} (it|the money|that).", "[then ]the money triples."],
    "/2": [
        "{he} (spend{s}|lose{s}|give{s} away) half[ of it| of the money].",
        "{he} (spent|lost|gave away) half[ of it| of the money].",
    ],
}
_PEOPLE_EVENTS = {
    "+": [
        _THEN + "{k} more[ people] (get on|come|come in|arrive|join|enter).",
        _THEN + "{k}[ people| more] (got on|came in|arrived|joined|came|entered).",
        "(at the next stop|at the first stop|a bit later) {k}[ more] (get on|got on|come in|join).",
        "{k} (friends|kids|girls|boys|others) (join|come|arrive).",
    ],
    "-": [
        _THEN + "{k}[ people| of them] (get off|leave|go home|go out|go away).",
        _THEN + "{k}[ people| of them] (got off|left|went home|went away|went out).",
        "(at the next stop|at the first stop|a bit later) {k} (get off|got off|leave|left).",
        "{k} (of them|kids|girls|boys) (leave|go home|go).",
    ],
    "*2": ["[then ]the number doubles.", "then there are twice as many."],
    "*3": ["[then ]the number triples.", "then there are three times as many."],
    "/2": ["half of them (get off|leave|go home|left|went home|got off).", "[then ]half (leave|left|go home)."],
}
EVENTS = {"have": _HAVE_EVENTS, "money": _MONEY_EVENTS, "people": _PEOPLE_EVENTS}
_EXTRA = [
    "{other} does not have any.",
    "It is a sunny day.",
    "{Who} live{s} near the park.",
    "It is monday.",
    "{other} has a dog.",
    "The {things} are red.",
    "They are very nice.",
    "{Who} {is} happy.",
]

_EACH = "(each|apiece|a piece|per piece)"
_BOX = "(boxes|bags|packs|baskets|jars|crates|packets|bowls|shelves|drawers)"
# one-sentence problems: the calculation and how it is told
PLAIN = {
    "{x} *{y}": Wordings(
        train=[
            "{Who} (buy{s}|bought|want{s}|sold|sell{s}) {x} {things} (at|for) (${y}|{y} dollars|{y} euros) "
            + _EACH
            + (
                ". how much (is that|is it[ in total| altogether]|is the total|{dos} {he} pay|do they cost|"
                "money is that)?"
            ),
            "{x} {things} cost (${y}|{y} dollars) "
            + _EACH
            + "[.|,] (how much do they cost|how much is that|what is the total|what do i pay)?",
            "(how much|what) (do|would|will) {x} {things} cost (at|for) (${y}|{y} dollars) " + _EACH + "?",
            "if one of the {things} costs {y} dollars, (how much do|what do) {x} cost?",
            "(there are|i have|we have|{who} {has}) {x} "
            + _BOX
            + (
                " (with|of|holding) {y} {things}[ each| in each].[ all in all,| so] how many {things}[ are there|"
                " is that| altogether| in total| in all]?"
            ),
            "(how many {things}|how many) are in {x} " + _BOX + " (if each has|with|if there are) {y}[ in each|]?",
            "{x} "
            + _BOX
            + ", {y} {things} (each|in each|per box)[.|,|:] (total|how many|how many {things}|how many in total)?",
            (
                "each of {x} (kids|children|friends|people|students) (has|gets|brings|brought|needs|"
                "eats) {y} {things}. how many {things}[ is that| in total| altogether| are there]?"
            ),
            (
                "{x} (kids|friends|people) (have|bring|get|need|eat) {y} {things} each[.|"
                ",] how many {things}[ is that| altogether]?"
            ),
            "{Who} (read{s}|write{s}|read) {y} pages (a|each|every|per) day[.|,] how many pages in {x} days?",
            (
                "{who} (earn{s}|make{s}|get{s}) (${y}|{y} dollars) (an|per|each|"
                "every) hour. how much[ money] for {x} hours[ of work]?"
            ),
            "how much do i earn in {x} hours at (${y}|{y} dollars) (an|per) hour?",
            (
                "a (car|train|bus|bike|runner|boat) (goes|drives|travels|moves|does) {y} (km|miles|"
                "kilometers) (an|per|each|every) hour[.|,] how (far|many miles|many km) (in|does it go in|"
                "does it get in|after) {x} hours?"
            ),
            (
                "(there are|i see|we have) {x} rows (of|with) {y} (chairs|seats|{things}|trees|desks)[ each][.|"
                ",] how many (is that|in total|are there|altogether)?"
            ),
            (
                "(a|one) (ticket|book|toy|meal|coffee|pizza) (costs|is) (${y}|{y} dollars). how much (are|"
                "do i pay for|for|do we pay for) {x}?"
            ),
            (
                "{Who} (walk{s}|run{s}|ride{s}|swim{s}) {y} (km|miles) (a|every|each) day. how (far|many km|"
                "many miles) in {x} days?"
            ),
            "{x} (dogs|cats|cows|horses) have {y} (toys|balls|bones) each, how many is that?",
            "{Who} save{s} (${y}|{y} dollars) (a|every|each|per) week. how much (after|in) {x} weeks?",
            "{other} has {y} {things} and {who} {has} {x} times as many. how many {things} {dos} {who} have?",
            "it takes {y} minutes to make one of the {things}. how many minutes for {x}?",
            "{x} times {y} {things}, how many {things}?",
        ],
        held_out=[
            "{Who} fill{s} {x} jars with {y} {things} each. how many {things} are that in all?",
            "{x} friends carry {y} {things} each. how many {things} are there?",
            "how many {things} are in {x} tins of {y} {things}?",
            "every one of {x} tables gets {y} {things}. how many {things} do we set out?",
            "for {x} days {who} ate {y} {things} daily. how many in all?",
            "one spider has {y} spots. how many spots have {x} spiders?",
        ],
    ),
    "{p} /{y}": Wordings(
        train=[
            (
                "{Who} (share{s}|split{s}|divide{s}|shared|divided) {p} {things} (equally |evenly |fairly |"
                ")(among|between|with) {y} (kids|friends|people|children|students)[.|,] how many (does each get|"
                "each|{things} does each get|for each|does every one get)?"
            ),
            (
                "{p} {things} (are |)(shared|split|divided) (equally |evenly |)(by|among|between) {y} (friends|"
                "kids|people|children)[.|,] how many (each|does each get|{things} does each get|for each one)?"
            ),
            (
                "{y} (friends|kids|children|people|brothers) (share|split|divide) {p} {things}[ equally|"
                " evenly][.|,] how many (does each get|each|{things} does each one get|per person)?"
            ),
            "(if|when) {y} (friends|kids|people) share {p} {things}[ equally], how many does each[ one] get?",
            (
                "{Who} put{s} {p} {things} (in|into) {y} equal (boxes|bags|piles|groups). how many (are in|go in|"
                "in) each?"
            ),
            "how many {things} does each[ one] get if {y} (kids|friends|people) share {p}[ {things}]?",
            (
                "{p} {things} (go|are packed|are put) (in|into) (bags|boxes|packs) of {y}[.|,] how many (bags|"
                "boxes|packs)[ are needed| do i need| is that]?"
            ),
            "{Who} pack{s} {p} {things} in boxes of {y}. how many boxes[ is that| {dos} {he} need]?",
            (
                "(there are|we have|i have) {p} {things} for {y} (people|kids|friends)[.|,] how many (for each|"
                "each|does each person get|per person)?"
            ),
            (
                "(${p}|{p} dollars) (is|are) (split|shared|divided) (equally |evenly |)(among|between|"
                "by) {y} people. how much does each (get|person get)?"
            ),
            "{p} {things}, {y} (kids|people|friends), how many each?",
            (
                "a (bill|pizza|dinner|gift) (costs|is) (${p}|{p} dollars)[ and] (split by|shared by|for|"
                "paid by) {y} (people|friends)[.|,] how much (each|does each pay|per person)?"
            ),
            "{y} {things} cost (${p}|{p} dollars). (how much does|what does) one cost?",
            "a car (drives|goes) {p} (km|miles) in {y} hours. how (far|many km|many miles) (in|per) (one|an) hour?",
            "{Who} (read{s}|want{s} to read) {p} pages in {y} days. how many pages (a|per|each) day?",
            "{p} (students|kids|players) (make|form|split into) {y} (equal |)(teams|groups). how many in each?",
            (
                "a book has {p} pages. {who} read{s} {y} (a|every|each) day. how many days (does it take|is that|"
                "until it's finished)?"
            ),
            "how many {things} (each|per kid|per person) if {p} are for {y} (kids|people)?",
            "(${p}|{p} dollars), one of the {things} costs {y}. how many can i buy?",
            (
                "{Who} {has} (${p}|{p} dollars). a (toy|book|ticket|pen) costs (${y}|"
                "{y} dollars). how many can {he} buy?"
            ),
        ],
        held_out=[
            "{Who} deal{s} {p} cards equally to {y} players. how many cards does each player get?",
            "{p} {things} fill {y} equal jars. how many {things} are in one jar?",
            "{Who} hand{s} out {p} {things} fairly to {y} kids. how many does each kid get?",
            "a rope of {p} meters is cut in {y} equal pieces. how long is one?",
            "{p} chairs stand in {y} equal rows. how many are in a row?",
            "how many groups of {y} can {p} kids make?",
        ],
    ),
    "{x} +{y}": Wordings(
        train=[
            (
                "{Who} {has} {x} {things} and {other} has {y}[ {things}]. how many (do they have |"
                "{things} do they have |{things} are there |{things} is that |)(together|in total|altogether|"
                "in all|combined)?"
            ),
            "{who} {has} {x}[ {things}], {other} has {y}. how many {things} (together|in total|altogether)?",
            (
                "(there are|i see|we have|i have|we saw|"
                "i bought) {x} {things} and {y} {things2}. how many (things|is that|are there|in total|"
                "altogether|all together|do i have)[ altogether| together|]?"
            ),
            (
                "{Who} ate {x} {things} in the morning and {y} in the evening. how many[ {things}] (in total|"
                "altogether|that day)?"
            ),
            "{Who} {is} {x}[ years old]. how old will {he} be in {y} years?",
            "{who} {is} {x}. {other} is {y} years older[ than {who}|]. how old is {other}?",
            "{other} is {y} years older than {who} who {is} {x}. how old is {other}?",
            "how old will {who} be in {y} years if {he} {is} {x} now?",
            (
                "{Who} (walk{s}|walked|drove|ran|rode) {x} (km|miles) and then {y} more. how (far|many km|"
                "many miles)[ is that| in total]?"
            ),
            ("{Who} read {x} pages on monday and {y} on tuesday. how many pages (in total|altogether|did {he} read)?"),
            (
                "a (toy|book|shirt|pen|hat) costs (${x}|{x} dollars) and a (ball|cap|game) (${y}|"
                "costs {y} dollars|{y} dollars). how much (together|for both|are both|is it)?"
            ),
            "{other} has {x} {things}, {who} {has} {y} more[ than {other}]. how many {dos} {who} have?",
            "{x} boys and {y} girls (are in a class|play|are at school|came). how many (children|kids|students)?",
            "i slept {x} hours and then {y} hours more. how many hours[ is that| in total]?",
            "{who} scored {x} points and {other} {y}. how many points[ together| in all]?",
        ],
        held_out=[
            "{Who} and {other} pool their {things}: {x} and {y}. how many are in the pool?",
            "{x} {things} lie on the left, {y} on the right. how many lie there?",
            "what is {whose} age in {y} years when {he} {is} {x} today?",
            "a plant is {x} cm tall and grows {y} cm. how tall is it?",
            "{Who} saw {x} birds, then {y} more birds. how many birds did {he} see?",
            "{x} red and {y} blue {things} make how many {things}?",
        ],
    ),
    "{x} -{z}": Wordings(
        train=[
            "{Who} {has} {x} {things} and {other} has {z}[ {things}]. how many more[ {things}] {dos} {who} have[ than {other}]?",
            (
                "{who} {has} {x} {things}, {other} {z}. how many (more {dos} {who} have|fewer does {other} have|"
                "less does {other} have)?"
            ),
            "{Who} {is} {x}[ years old]. how old {was} {he} {z} years ago?",
            "{Who} {is} {x}, {other} is {z}. how (much older {is} {who}|many years younger is {other})?",
            "{who} {is} {x}. {other} is {z} years younger. how old is {other}?",
            "(a|the|my) book has {x} pages. {who} (read|already read) {z}[ of them]. how many[ pages] are left?",
            (
                "{Who} need{s} {x} {things} (and|but) (only got|already got|got) {z}. how many (more |"
                ")({dos} {he} need|are missing)[ more|]?"
            ),
            (
                "{x} {things}, {z} (are|were) (red|eaten|broken|sold|bad|gone). how many (are not|are left|"
                "remain|other ones are there)?"
            ),
            (
                "{Who} (pay{s}|paid) with a (${x}|{x} dollar) bill for something that costs (${z}|"
                "{z} dollars). (how much change|what is the change|how much is the change)[ {dos} {he} get]?"
            ),
            (
                "the trip is {x} (km|miles) and {who} already did {z}. how (far|many km|many miles) (is left|"
                "to go|are left)?"
            ),
            ("there are {x} (kids|students|people) and {z} are (girls|boys|sick|gone|away|adults). how many are not?"),
            "{other} has {x} {things}, {who} {has} {z} (fewer|less)[ than {other}]. how many {dos} {who} have?",
            "i (want|need) ${x} and have ${z}. how much (do i still need|is missing|more do i need)?",
            (
                "a (toy|game|bike) costs {x} dollars. {who} {has} {z} dollars. how much (more {dos} {he} need|"
                "is missing)?"
            ),
            "{Who} baked {x} (cookies|cakes|muffins) and ate {z}. how many (are left|left)?",
            "from {x} {things} {z} (are taken|are sold|go bad|were eaten). how many (are left|remain)?",
        ],
        held_out=[
            "out of {x} {things}, {z} went bad. how many are still good?",
            "{whose} team scored {x} and {other}'s {z}. by how many did {who} win?",
            "a tank with {x} liters loses {z}. how many liters stay?",
            "to reach {x} from {z}, how many {things} must {who} still get?",
            "{x} birds sit in a tree, {z} fly off. how many stay?",
            "what was {whose} age {z} years back, being {x} today?",
        ],
    ),
    "{c} -{x}*{y}": Wordings(
        train=[
            (
                "{Who} {has} (${c}|{c} dollars)[ and| and then|.] (buy{s}|bought) {x} {things} (at|for) (${y}|"
                "{y} dollars) each. (how much [money ]is left|what is left|how much change)?"
            ),
            (
                "{Who} (buy{s}|bought) {x} {things} (at|for) (${y}|{y} dollars) each and (pay{s}|"
                "paid) with (${c}|{c} dollars|a {c} dollar bill). (how much|what is the) change?"
            ),
            (
                "{x} {things} cost {y} dollars each. i pay with {c} dollars. how much (change do i get|"
                "is the change|do i get back)?"
            ),
            (
                "{Who} {has} {c} {things}[.|,] {he} (give{s}|gave) {y} to each of {x} (friends|kids|"
                "children). how many (are left|{things} are left|{dos} {he} have left)?"
            ),
            "a book has {c} pages. {who} read{s} {y} pages a day for {x} days. how many pages are left?",
            "{c} {things}, {x} (kids|people) take {y} each. how many (are left|left|remain)?",
            "how much change from ${c} for {x} {things} at ${y} each?",
        ],
        held_out=[
            "with ${c} {who} gets {x} {things}, ${y} each. what remains?",
            "{x} bags of {y} {things} are taken from {c}. how many stay?",
            "{x} friends each eat {y} of my {c} {things}. how many have i left?",
        ],
    ),
    "{x}*{y} +{z}": Wordings(
        train=[
            "{Who} {has} {x} "
            + _BOX
            + (
                " (of|with) {y} {things}[ each] and {z} (more|extra|single ones|"
                "more {things}). how many {things}[ is that| in total| altogether]?"
            ),
            "(there are|i have|we have) {x} "
            + _BOX
            + " with {y} {things} each and {z} loose ones. how many {things}[ altogether| in all]?",
            (
                "{x} {things} cost (${y}|{y} dollars) each and (shipping|the bag|delivery|a drink) is (${z}|"
                "{z} dollars). how much (in total|is that|do i pay|altogether)?"
            ),
            (
                "{Who} earn{s} ${y} an hour for {x} hours and get{s} a (tip|bonus) of ${z}. how much[ money|"
                " is that| in total]?"
            ),
            "{Who} read{s} {y} pages a day for {x} days and then {z} more[ pages]. how many pages?",
            "{x} packs of {y} plus {z} (more|extra) {things}, how many?",
        ],
        held_out=[
            "next to {x} tins of {y} {things} lie {z} more. how many {things} lie there?",
            "{x} rows of {y} seats and {z} seats at the back: how many seats?",
            "a taxi takes ${z} plus ${y} a mile. what are {x} miles?",
        ],
    ),
    "{x}*{y} -{z}": Wordings(
        train=[
            "{Who} {has} {x} "
            + _BOX
            + (
                " (of|with) {y} {things}[ each][.| and] {he} (give{s} away|lost|use{s}|sold|ate|"
                "gave away) {z}[ of them| {things}|]. how many (are left|{things} are left|{dos} {he} have)[ now|"
                "]?"
            ),
            "(there are|i have|we have) {x} "
            + _BOX
            + (
                " with {y} {things} each. {z} (are broken|are sold|get lost|are taken|"
                "are eaten). how many (are left|{things} are left|are good)?"
            ),
            "{x} packs of {y} {things}, minus {z}, how many?",
            (
                "{Who} earn{s} ${y} an hour[ and work{s}|, works] {x} hours, then (spend{s}|"
                "pay{s}) ${z}. how much is left?"
            ),
            "{Who} bought {x} bags of {y} {things} and ate {z}. how many are left?",
            "{x} rows of {y} seats, {z} are (taken|empty). how many are (free|not)?",
        ],
        held_out=[
            "of {x} tins of {y} {things}, {z} {things} fell out. how many stay in?",
            "{x} tables have {y} chairs each, {z} chairs go. how many chairs remain?",
            "after {x} weeks of saving ${y} a week, ${z} goes on a toy. what is left?",
        ],
    ),
    "{x}*{y} +{z}*{w}": Wordings(
        train=[
            (
                "{Who} (buy{s}|bought|get{s}) {x} {things} (at|for) (${y}|"
                "{y} dollars) each and {z} {things2} (at|for) (${w}|{w} dollars) each. how much (is that|"
                "in total|is the total|altogether|do they cost)?"
            ),
            "how much are {x} {things} at ${y} each and {z} {things2} at ${w} each?",
            "{x} "
            + _BOX
            + " with {y} {things} and {z} "
            + _BOX
            + " with {w}. how many {things}[ in total| altogether|]?",
            "{Who} {has} {x} bags of {y} {things} and {z} bags of {w}. how many {things}[ in total| altogether|]?",
            "{x} tickets (at|for) ${y} and {z} (at|for) ${w}, how much (in total|together)?",
            "a train goes {y} km an hour for {x} hours, then {w} km an hour for {z} hours. how far?",
        ],
        held_out=[
            "{x} tins of {y} and {z} tins of {w} {things}: how many {things} is it?",
            "{x} {things} cost ${y} apiece, {z} {things2} ${w} apiece. what is the bill?",
            "{x} cows give {y} liters each, {z} cows {w} each. how many liters?",
        ],
    ),
    "{p} -{z} /{y}": Wordings(
        train=[
            (
                "{Who} {has} {p} {things}. {he} (eat{s}|keep{s}|lost|give{s} away|sold) {z} and (share{s}|"
                "split{s}) the rest (among|between|with) {y} friends. how many (does each get|each|"
                "does each friend get)?"
            ),
            (
                "{p} {things}, {z} are (bad|broken|eaten), the rest (go to|is for|is shared by) {y} (kids|"
                "friends|people). how many (each|does each get)?"
            ),
            "(${p}|{p} dollars), {z} are (spent|paid), the rest is split (by|between) {y} people. how much each?",
            (
                "{Who} {has} ${p}. {he} spent ${z} and split the rest between {y} (kids|"
                "friends). how much does each get?"
            ),
        ],
        held_out=[
            "{z} of {p} {things} are kept and {y} kids get the rest equally. how many has each kid?",
            "from {p} {things} take {z}, then make {y} equal piles. how big is a pile?",
            "{Who} put {z} of {p} {things} aside and the others into {y} equal bags. how many in a bag?",
        ],
    ),
    "{x} +{y} +{z}": Wordings(
        train=[
            (
                "{Who} {has} {x} {things}, {other} has {y} and {third} has {z}. how many (do they have |"
                "{things} do they have |{things} |)(together|in total|altogether|in all)?"
            ),
            (
                "(i have|there are|we saw|i bought) {x} {things}, {y} {things2} and {z} (pens|dogs|cats|"
                "cups). how many (things|in total|altogether|is that|things altogether)?"
            ),
            (
                "{Who} read {x} pages on monday, {y} on tuesday and {z} on wednesday. how many pages[ in total|"
                " altogether|]?"
            ),
            "{Who} (drove|walked|ran) {x} km, {y} km and {z} km. how (far|many km)[ in total| altogether|]?",
            (
                "a (pen|book|hat) costs ${x}, a (ball|cap) ${y} and a (game|shirt) ${z}. how much (together|"
                "for all three|in total|is it all)?"
            ),
        ],
        held_out=[
            "{who}, {other} and {third} picked {x}, {y} and {z} {things}. how many did they pick?",
            "three bags hold {x}, {y} and {z} {things}. how many {things} are that?",
            "bills of ${x}, ${y} and ${z} came. what do i owe?",
        ],
    ),
}


def _money(pattern: str) -> str:
    """The pattern with `${x}` as a field of its own: after a dollar sign nobody writes a number word."""
    return re.sub(r"\$\{(\w)\}", r"{\1d}", pattern)


def _capitalised(pattern: str) -> str:
    """The pattern with capitals where sentences start."""
    return re.sub(r"(?<=[.?:] )(\(?)([a-z])", lambda m: m[1] + m[2].upper(), pattern)


def _wordings(told: Wordings) -> Wordings:
    train = [_money(pattern) for pattern in told.train]
    return Wordings(list(dict.fromkeys([*train, *map(_capitalised, train)])), [_money(p) for p in told.held_out])


WORDINGS = {kind: _wordings(told) for kind, told in {**STORIES, **PLAIN}.items()}


def _somebody(rng) -> dict[str, str]:
    """The words for the hero of a story; `s` is the ending of the verbs."""
    name, other, third, partner = rng.sample(NAMES, 4)
    kind = rng.choice(["he", "she", "he", "she", "i", "i", "i", "we", "kin he", "kin she", "they"])
    third_person = {"has": "has", "dos": "does", "is": "is", "was": "was", "s": "s"}
    others = {"has": "have", "dos": "do", "is": "are", "was": "were", "s": ""}
    he = ("he", "him", "his")
    she = ("she", "her", "her")
    if kind in ("he", "she"):
        who, words, pronouns = name, third_person, he if kind == "he" else she
    elif kind.startswith("kin"):
        man = kind.endswith(" he")
        who = rng.choice(
            ["my brother", "my dad", "a boy", "my uncle", "a farmer", "my friend", "a man"]
            if man
            else ["my sister", "my mom", "a girl", "my aunt", "a teacher", "my friend", "a woman"]
        )
        words, pronouns = third_person, he if man else she
    elif kind == "i":
        who, words, pronouns = "I", {**others, "is": "am", "was": "was"}, ("I", "me", "my")
    elif kind == "we":
        who, words, pronouns = "we", others, ("we", "us", "our")
    else:
        who, words, pronouns = f"{name} and {partner}", others, ("they", "them", "their")
    if kind in ("he", "she") and rng.random() < 0.25:
        pronouns = (name, name, f"{name}'s")
    whose = {"I": "my", "we": "our"}.get(who, f"{who}'s")
    return {
        **words,
        "who": who,
        "Who": who[0].upper() + who[1:],
        "he": pronouns[0],
        "him": pronouns[1],
        "his": pronouns[2],
        "whose": whose,
        "other": other,
        "third": third,
    }


def _sentence_start(text: str) -> str:
    return text[0].upper() + text[1:]


def _event(rng, have: int, largest: int) -> tuple[str, int]:
    """What happens next with `have` things: sign and number."""
    choice = rng.random()
    if choice < 0.1 and 2 <= have <= 2 * largest:
        return "*", rng.choice([2, 2, 3])
    if choice < 0.2 and have >= 4 and have % 2 == 0:
        return "/", 2
    number = rng.randint(2, largest if rng.random() < 0.5 else min(largest, 9))
    return ("-", min(number, have)) if choice < 0.62 and have >= 2 else ("+", number)


def _number(rng, number: int, spelled: bool) -> str:
    return in_words(rng, number) if spelled and rng.random() < 0.75 else str(number)


def _story(rng, steps: int, largest: int) -> Problem:
    scene = rng.choice(["have", "have", "have", "money", "people"])
    words = {**_somebody(rng), "things": rng.choice(THINGS)}
    spelled, lower = rng.random() < 0.14, rng.random() < 0.3
    start = have = rng.randint(2, largest)
    sentences, calculation = [], [str(start)]
    for _ in range(steps):
        sign, number = _event(rng, have, largest)
        patterns = EVENTS[scene][sign if sign in "+-" else f"{sign}{number}"]
        told = (
            choose(rng, rng.choice(patterns))
            .replace("${k}", f"${number}")
            .replace("{k}", _number(rng, number, spelled))
        )
        told = told.format(**words)
        sentences.append(told if lower else _sentence_start(told))
        calculation.append(f"{sign}{number}")
        have = digits.one_step(have, sign, number)[1]
    events = " ".join(sentences)
    if rng.random() < 0.2:
        events = re.sub(r"\. (?=[a-z])", lambda _: rng.choice([" and ", ", ", ", "]), events)
    extra = rng.choice(_EXTRA).format(**words)
    fields = {**words, "x": str(start), "events": events, "extra": extra}
    return _problem(scene, fields, " ".join(calculation), frozenset("x"))


def work_of(calculation: str) -> tuple[str, int]:
    """The steps of `50 -3*4`: products in one piece first, then from left to right."""
    written, pieces = [], []
    for piece in calculation.split():
        sign, body = (piece[0], piece[1:]) if piece[0] in "+-*/" else ("", piece)
        if "*" in body:
            a, b = map(int, body.split("*"))
            step, value = digits.one_step(a, "*", b)
            written.append(step)
        else:
            value = int(body)
        pieces.append((sign, value))
    have = pieces[0][1]
    for sign, value in pieces[1:]:
        step, have = digits.one_step(have, sign, value)
        written.append(step)
    return f"{'; '.join(written)}. {have}", have


def _problem(kind: str, fields: dict[str, str], calculation: str, numbers: frozenset[str]) -> Problem:
    work, result = work_of(calculation)
    fields = {**fields, **{f"{name}d": f"${fields[name]}" for name in numbers}}
    return Problem(kind, fields, f"story {calculation}", work, str(result), calculation, numbers=numbers)


def _plain(rng, kind: str, largest: int) -> Problem:
    """A problem told in one go; the numbers are such that nothing falls below zero and shares are whole."""
    x, y, w = rng.randint(2, largest), rng.randint(2, 9), rng.randint(2, 9)
    z = rng.randint(1, largest)
    if kind in ("{x} +{y}", "{x} +{y} +{z}"):
        y = rng.randint(2, largest)
    elif kind == "{x} -{z}":
        x, z = max(x, z) + 1, min(x, z)
    elif kind != "{x} *{y}" and kind != "{p} /{y}":
        x = min(x, rng.randint(2, 12))
    if kind == "{x}*{y} +{z}*{w}":
        z = rng.randint(2, 9)
    if kind == "{x}*{y} -{z}":
        z = rng.randint(1, max(1, x * y - 1))
    p = x * y + (z if kind == "{p} -{z} /{y}" else 0)
    values = {"x": x, "y": y, "z": z, "w": w, "p": p, "c": x * y + rng.randint(1, largest)}
    words, (things, things2) = _somebody(rng), rng.sample(THINGS, 2)
    used = frozenset(re.findall(r"\{(\w)\}", kind))
    fields = {**words, "things": things, "things2": things2, **{name: str(values[name]) for name in sorted(used)}}
    return _problem(kind, fields, kind.format(**values), used)


@cache
def _operations(kind: str) -> int:
    return len(re.findall(r"[+\-*/]", kind))


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    while True:
        steps = rng.randint(*row["steps"])
        kinds = [kind for kind in PLAIN if _operations(kind) == steps or level >= 4 and _operations(kind) >= 2]
        told_at_once = kinds and rng.random() < (0.6 if steps == 1 else 0.45 if level < 4 else 0.35)
        problem = _plain(rng, rng.choice(kinds), row["largest"]) if told_at_once else _story(rng, steps, row["largest"])
        length = (
            len(problem.thought) + len(problem.fields.get("events", "")) + (75 if "events" in problem.fields else 120)
        )
        if length <= ROOM:
            return problem
