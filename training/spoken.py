"""Freer ways to ask than the wordings of the skills: stories, key words, broken grammar, a claim to be judged.

Training alone draws from these, beside each skill's own wordings; suites are built without them. They were written after
looking at what went wrong on the prompts in `written/`. Patterns as in grammar.py, by skill and kind of problem.
"""

import re

from problem import Problem
from skills import word_problem
from words import NAMES, THINGS

_PLZ = "(plz|pls|please|thx|quick|asap|lol|??|!!|bro)"
_GO = "(GO|go go go|now|hurry|quick quick|prove it!|if u can|i dare you|can u even do that|bet you cant)"
_WHO = "(my (brother|sister|friend|teacher|son|daughter|dad|mom|grandson|wife|husband|boss|cousin|nephew)|jake|lily|a pupil of mine|mr hill)"
_SAYS = "(says|swears|claims|insists|thinks|told me|is sure)[ that]"
_RIGHT = "(is that right|is he right|is she right|right or wrong|true or not|true|correct|or not|is it|am i mistaken|y or n|yes or no|y/n|yes no|or nah|fr|really)"
_FOR = "(for (school|my homework|the crossword|work|class|a quiz|my nephew|our records|a puzzle)|of mine)"
_BOX = "(boxes|packs|bags|trays|rows|packets|cartons|crates|shelves|teams|tables)"
_THING = "(points|views|likes|steps|votes|dollars|bricks|tickets|miles|followers|coins|stamps|pages|calories|subs|euros|visitors|books)"
_TIME_THING = "(train|bus|movie|flight|lesson|practice|meeting|class|show|match|exam|party|concert|lecture|appointment|shift|journey)"

SPOKEN: dict[str, dict[str, list[str]]] = {
    "add": {"sum": [
        f"(got|made|had|counted|scored|sold|we raised|they raised|we collected|there were) {{a}} [{_THING} ](yday|yesterday|on monday|in the morning|at the gala|first|last week|before lunch|in round one) (and|n|&|then|plus|and then) {{b}} (today|from the raffle|on tuesday|after that|in the evening|this week|more|later|in round two)(,| so| -|.) (total|altogether|how many altogether|combined total please|all together how many|whats the total|how much in all|sum pls|so altogether)[?|??]",
        "(need|want|i need|gimme) [the ](total|sum) of {a} (with|and|n|+|plus) {b}[, how much (become|is it|make)]",
        "{a} (with|together with|n|plus|and) {b} (how much|how much become|what is total|what it gives|comes to|is what number|sum)[?]",
        "(sum|total|plus|add|addition)[:|] {a}(, | ; | + | and | ){b}[ = ?|?]",
        "what (do|would|will) {a} (and|plus) {b} (come to|amount to|be) (when|if) (they are |)(put together|added|added up|combined)[?]",
        "(had|has) to work out {a} (plus|and|+) {b}[ for school][. what should (she|he) have written?]",
        "(add|adding|plus) {a} (to|onto|2|and) {b} (plz|pls|please|what do i get|gives|equals)[?]",
        f"{{a}} + {{b}}(!!!!| {_GO}| = ??| =|?| {_PLZ}| is it| tell me)",
        f"bet (you|u) (cant|can't) (do|add|solve) {{a}} (+|plus|and) {{b}}[!!|?]",
        "so i (got|have|had) {a} [points ](and then|then|and) {b} (more|extra) in (roblox|the game|total|my account|the jar)[, total|, how many now][?|??]",
        "(the|our|my) (hall|school|shop|library|bank|farm) (has|had|counts) {a} (adults|books|seats|cows|dollars|girls) and {b} (children|magazines|chairs|sheep|cents|boys)[.|,] (how many|how much|what is it) (altogether|in total|combined)?",
        "(one|the first) (bill|parcel|box|number|part) is {a}, the (other|second)[ one] {b}. (what is the|the|find the) (combined |)(total|sum)[?|, please]",
        "combined total of {a} and {b}[, please|?]",
        "(tot|total up|sum up|tally) {a} {b}",
        "if {b} (join|are added to|come on top of) {a}, how many (are there|is that)[?]",
    ]},
    "subtract": {
        "bare": [
            f"{{a}}(-| - ){{b}}(!!| {_GO}| = ??| =| {_PLZ}| ->| -> ?| tell me)",
            "x = {a}(-| - ){b}(; x?|, x|, find x| ; x = ?)",
            "(calculate|exercise|task|find)[ the following]: {a}(-| - ){b}[. (remember|note) that (your|the) answer may be (below zero|negative)]",
            "(she|he|they) gave us {a} - {b} (with no calculator|for homework|as a test)[, pls tell me|.]",
        ],
        "difference": [
            "(hw|how) much is left if i take {b} (off|from|away from) {a}[?]",
            "(if one|when you|if you|supposing we) (takes|take|took) {b} away from {a}, what (is left over|remains|is left|stays)[, please][?]",
            "(would you be so kind as to|kindly|pls|please|could you) (deduct|subtract|take|take away|remove) {b} from {a}[ for me][?]",
            "from {a} (take away|take|subtract|remove|minus|deduct) {b}[,] (what rest|what is rest|what remain|what stay|how much rest|what's left|what is left|and)[?]",
            f"{{a}} (minus|take away|less|without) {{b}} ({_GO}|->|= ?|whats left|result|what rest|what u get|plz)",
            f"take {{b}} (away |off |)from {{a}}(, {_GO}| {_PLZ}|, what u get?|?| haha)",
            "{a} (minus|less) {b}, (is that negative|what is left|can it go below zero|answer below zero ok)?",
            "{b} taken (off|out of|from) {a} (leaves|gives|makes) (what|how much)[?]",
            "{a} take off {b}[ =|?]",
            "how much do i have (left |)if i (had|have) {a} and (lose|take away) {b}[?]",
        ],
        "gap": [
            "(whats|what is|tell me|find) the (difference|gap) (of|between|btw) {a} (n|&|and|with) {b}[?]",
            "{a} (vs|and|n|,) {b} (difference|diff|how far apart|whats between|gap)[?]",
            f"{_WHO} (has|got) {{a}} {_THING} (and|n) i (have|got) {{b}}[,|.] (whats|what is) the difference[?]",
        ],
        "left": [
            f"(had|have|got|there were|started with|we had|i had) {{a}} [{_THING} ](and|n|,|then|but)[ we| i| they] (used|spent|lost|sold|gave away|ate|paid|threw out) {{b}}[,|.] (hw many|how many|how much|whats) (left|r left|remain|do i have now|are left over)[?]",
            f"the (goal|target|price|trip|book) is {{a}} [{_THING} ]and (i|we) (did|have|saved|read) {{b}}[ so far][,|.] (how much|how many) (more|to go|left|is missing|still)[?]",
            f"{_WHO} is {{a}} and i am {{b}}[,|.] (how many years|how much) (older|between us|difference)[?]",
            "how (much|many) more (is|are) {a} (than|compared with) {b}[?| pls]",
        ],
    },
    "multiply": {
        "bare": [
            f"{{a}}(x|*| x | * ){{b}}(!!| {_GO}| = ??| =| is?| {_PLZ}| pls| result)",
            "(i always mess up my times tables|i never learned this|times tables)(. |: |... ){a} x {b}[ is][?]",
        ],
        "product": [
            "(ok so |um |yo |)({a} times {b}|{a} multiplied by {b}) (is wat|is what|=|result pls|result|makes|quick|equals|is how much)[?]",
            f"(need|i need|give me|want) {{a}} (multiplied by|times|x|by) {{b}}[ {_PLZ}]",
            "(might i trouble you for|kindly give|may i have|i require|could i have) the product of {a} and {b}[?|.]",
            f"(the hall|the cinema|a box|the field|our school|the farm|a page|the shelf) has {{a}} (rows|lines|layers|columns|trays) of {{b}} [(seats|chairs|trees|plants|words|eggs|items) ](each|, or so i am told|every)[; kindly multiply {{a}} by {{b}}|, how many (in all|altogether)|. how many is that][.|?]",
            "product({a}, {b})", "product[:|] {a}(, | and | & | x ){b}", "multiply[:|] {a}(, | by | with | and | x ){b}[.|?]",
            f"{_WHO} {_SAYS} {{a}} times {{b}} is (wrong|something else|a lot|easy). what (is|are) (it|they) really?",
            f"(no way ur|you are not|u r not) smart enough for {{a}} times {{b}}[. prove it!|!!]",
            "{a} (times|multiply|x) {b}, (what it makes|how much become|how much|result)[?]",
            f"{{a}} {_BOX} (with|of|a|at) {{b}} (each|in each|per box|apiece|in every one)[,|.] (how many (total|all together|altogether|in all)|multiply)[?]",
            "{a} {b}s (are|is|make|makes) (what|how much|what number)[?]",
            "what do {a} lots of {b} (come to|make|give)[?]",
        ],
        "fold": ["(whats|what is|tell me|calc) {f} {a}[ pls|?]", "{f} {a} (how much|is what|gives|result)[?]"],
    },
    "divide": {
        "bare": [
            f"{{a}}(/| / ){{b}}(!!| {_GO}| = ??| = ???| =| {_PLZ}| with rest| and whats left over|: quotient, rest?)",
            "long division is (the worst|hard|fun)[!!!](. |: | ){a} / {b} = (??|???|?)",
        ],
        "quotient": [
            "(hw|how) many times (does|do|can) {b} (go|fit) (in|into) {a}[ and whats left over|, is there a remainder|, my sis says theres a remainder too][?]",
            "(split|share|divide) {a} (by|on|among|between|in) {b}[ pls|, with remainder|, with rest|, remainder too|equally|: quotient, rest][?]",
            "could i ask you to (share|divide|split) {a} equally (by|among|between) {b}[?]",
            "(pupils, |children, |class, |)please divide {a} by {b} and (state|give|write|tell) the remainder[, if there is one][.]",
            "what (should|would|do|will) i (obtain|get|receive|have) from {a} divided by {b}[?]",
            "(um so |ok |)({a} divided by {b}|{a} divide {b}) (plsss|pls|gives|is|with rest|what is quotient)[?]",
            "{a} by {b}(: quotient, rest| quotient and rest| quotient, remainder)[?]",
            f"{{a}} (candies|cards|euros|apples|pencils|sweets) (n|and|,) {{b}} (kids|friends|of us|people)[,|.] (how many each|each gets|whats each persons share|equal parts)[?]",
            "divide {a} (on|to|with|in|for) {b}",
            "{a} {b} (division|divide|quotient)[ pls|?]",
        ],
        "part": ["(whats|wats|what would be) {f} of {a}[ pls|?|, quick]", "{f} (from|out of) {a} (how much|is what|=)[?]", "of {a} people {f} (left|came|voted)[,|.] how many[ is that][?]"],
        "rest": ["(whats|what is|give) (left over|the remainder|the rest|remainder) (when|if) {a} is (divided|split|shared) by {b}[?]", "remainder {a} / {b}[?| pls]", "{a} mod {b}[ = ?|?]", "{a} (split|shared|divided) by {b}(, | )(only the rest|remainder only|just the remainder)[?]"],
    },
    "expression": {"expression": [
        f"(quick quick |ok |uhh |so |um |calc |){{e}} (equals|is|what is it bro|{_PLZ}|{_GO}|gives what|what it makes|how much become|= how much|=?)[?]",
        "(mr hill|teacher|the book|my dad) says (do|first) brackets first but i dont get it[.|:] {e}",
        "remembering the (correct |)order of operations, what value does {e} have[?]",
        "(my son and i|we) (disagree|argue) about {e}[.] (would you|can you|pls) settle it[ for us][?]",
        "{e}(. would you settle it|: who is right|, what is the correct value|, correct answer)[?]",
        "(lets|let's) see (you|u) do {e}[!!]", "(its|it is) due in 5 minutes!! {e}", "(stuck on|hw:|homework:|exercise:|for hw) {e}",
        "(please |kindly |)(evaluate|calculate|simplify) {e}[.|, please|, thank you]",
        "what (value|number) does {e} (have|give|come to|equal)[?]", "{e} ->[ ?]", "print {e}",
        "(eval|calc|solve|math): {e}",
    ], "chain": ["(ok so |um |)(now |)({t})(. whats that| = ?|, so|: what is it|. how much become)[?]", "{t} (pls|and then|result|what number)[?]"]},
    "percent": {
        "sign": [
            "{p}% {n}", "{n} * {p}%", "{p} % (of|from|out of|on) {n}[ =|?| pls]", "{n}, {p}%[?]", "{p}% (in|off of|of the) {n} is[?]",
            "theres a {p}% (tip|tax|fee|discount) on (a|the) (bill|price|total) of {n}[,|.] (hw|how) much is (the tip|it|that|the tax|the discount)[?]",
            "(hoodie|phone|game|ticket|jacket|it|lunch|the bike) (is|costs|was) {n} (bucks|dollars|euros),[ so like] how much is {p}% (of that|of it|off)[?]",
            "(gotta know|need|gimme|kindly find|please find) {p}% of {n}[ b4 my mom checks my worksheet| quick|.]",
            "{p}% of (my |our |the )({n} (members|books|pupils|dollars|cows)) (are|is) (absent|red|gone|mine)[.|,] how many is (that|it)[?]",
            "of {n} (people|pupils|votes|members), {p}% (said yes|were late|came)[.|,] how many[ is that][?]",
            "(the bill (was|is)|i paid) {n} (dollars|bucks)[ and|, and] i (should like to|want to|wanna) (leave|give|tip) {p}%[.|,] how much is the tip[?]",
            "battery is at {p}% of {n}[,|.] (how much|what) is that[?]", "discount[:|] {p}% (of|on) {n}[, how much]",
        ],
        "word": [
            "(hw|how) much (wld|would|does|will) {p} (percent|per cent|percents) of {n} (be|make)[?]",
            "how is it {p} (percents|percent|per cent) (from|of) {n}[?]", "{p} (percents|percent|pct|per cent) (from|of|on|out of) {n}[ pls|?| how much]",
            "(the bill was|my bill is|it costs) {n} (dollars|bucks),[ and] i (should like|want) to leave {p} percent[.|,] how much is the tip[?]",
            "according to the (notice|paper|news), {p} percent of (our|the) {n} (members|pupils|trees|workers) are (absent|new|old)[.|,] how many[ members| is that][?]",
            "(ok genius|yo|so), {p} percent of {n}[!|?]", "{n} (people|dollars) and {p} percent of (that|them|it)[,|.] (how many|how much)[?]",
        ],
    },
    "compare": {
        "big": [
            "(whats|wats|whos|which is|which ones|who is) (bigger|higher|more|larger|greater) {a} or {b}[??|?| pls]", "max {a} {b}",
            "(between|of|out of) {a} (and|n|or) {b}[,] which (would you say is|is|one is|do you think is) (the |)(larger|bigger|greater|higher|more)[?]",
            f"(one shop asks|jake has|one box weighs|one team got|my sister has) {{a}} (and|n|,) (the other|lily has|another|the next one) {{b}}[ {_THING}][.|,] (bigger number|larger one|who has more|which is more|higher figure|tell me the higher figure)[ plz|?| please]",
            "(bigger|larger|greater|higher)( one| number|) (out of|from|of|among) {a} (and|n|or|,) {b}[?]", "which (more|bigger|large)(: | is ){a} or {b}[?]",
            "{a} or {b}, (who is|which) (more big|bigger|greater|is more)[?]",
            "{a} vs {b} (which is more|bigger|who wins|larger one)[?]",
        ],
        "small": [
            "(whats|wats|which is|which ones|who is) (smaller|lower|less|littler) {a} or {b}[??|?| pls]",
            "(smaller|lower|lesser|less)( one| number|) (out of|from|of|among) {a} (and|n|or|,) {b}[?]",
            f"(one shop asks|jake has|one box weighs|one team got|my sister has) {{a}} (and|n|,) (the other|lily has|another|the next one) {{b}}[ {_THING}][ for the same lamp][.|,] (smaller number|lower one|who has less|which is less|please tell me the lower figure)[ plz|?]",
            "which (less|smaller|lower)(: | is ){a} or {b}[?]", "{a} or {b}, (which is less|who is smaller|which is cheaper|lower one)[?]",
            "between {a} and {b}[,] which is (the |)(smaller|lower|lesser)[?]", "{a} vs {b} (which is less|smaller one|lower)[?]",
        ],
        ">": [
            f"is {{a}} (more|bigger|greater|higher|larger) (than|then) {{b}}(?| or not| or less| or nah|, yes or no)",
            f"{_WHO} {_SAYS} {{a}} is (more|bigger|greater|higher|larger) than {{b}}[,|.] {_RIGHT}[?]",
            "is it (correct|right|true|fair) to (claim|say|think) that {a} is (greater|larger|more|bigger) than {b}[?]",
            "{a}(>| > ){b}[ ?| or not| true| y/n]", "{a} (more|bigger) than {b} (or no|yes or no|or not|true or false)[?]",
            "(would|wld) {a} be (more|greater|higher) than {b}[?]", "does {a} (beat|exceed|top) {b}[?]",
        ],
        "<": [
            f"is {{a}} (less|smaller|lower|fewer) (than|then) {{b}}(?| or not| or more| or nah|, yes or no)",
            f"{_WHO} {_SAYS} {{a}} is (less|smaller|lower) than {{b}}[,|.] {_RIGHT}[?]",
            "is it (correct|right|true|fair) to (claim|say|think) that {a} is (less|smaller|lower) than {b}[?]",
            "{a}(<| < ){b}[ ?| or not| true| y/n]", "{a} (less|smaller) than {b} (or no|yes or no|or not|true or false)[?]",
            "(would|wld) {a} be (less|smaller|lower) than {b}[?]",
        ],
        "=": [f"{_WHO} {_SAYS} {{a}} (equals|is the same as|is equal to) {{b}}[,|.] {_RIGHT}[?]", "is {a} (the same|equal|same) (as|to) {b}( or not| or nah|, yes or no|)[?]"],
    },
    "count-letters": {"count": [
        "(hw|how) many {c}[s|'s] (in|r in|are in|has|does|r there in|are there in|is in|we find in) {w}[ hehe|?| have| got| pls]",
        "(number|count|amount|quantity|nr) of {c}[s|'s] in [the word ]{w}[?]", "count '{c}' in {w}", "count the letter {c}[ in|: |,] {w}[, please|!!|.]",
        "{w}. count the letter {c}[!!|.| please]", "letter {c} (inside|in) [the |][word ]{w}, (how many is there|how many|how often|count)[?]",
        "does {w} have [1 or 2|2 or 3|1 or] [of ]the letter {c}[ in it], how many[?]", "how many times, may i ask, does the letter {c} (occur|appear|come up|show up) in {w}[?]",
        f"{_WHO} {_SAYS} (u|you) robots cant even count the {{c}}[s] in {{w}}[,|.] (so |)how many[ is it| are there][?]",
        f"{_WHO} (is doing a crossword|needs help|has a bet) and needs to know how many {{c}}'s (there are|are) in {{w}}[.]",
        "(i say|i think|idk) [theres |there are ](2|3|1|4) {c}[s|'s] in {w}[,|.] how many (really|are there|is it)[?]",
        "in {w} how (many|much) [letter |times |]{c}[?| is there| you see]", "{w} {c} count", "{w} how many {c}[s|?]", "the {c}s in {w}(, | - )(count em|count them|how many|number)[?]",
        "of word {w} how many letter {c}[?]", "times {c} (appears|occurs|is used) in {w}[?]",
    ]},
    "spell": {"spell": [
        "(hw|how) (do u|u|you|do you|to|is) spell[ed|t|] {w}[?| pls]", "spell[ out] {w} (for me|pls|plz|please|right|correctly|lol)[?]",
        "i (always mess up|never get|keep forgetting|can't write|have never been sure of|forget) [the word |how to spell ]{w}[,|.|:] (give me it|spell it|would you please spell it|how is it|write it) [letter by letter|for me|please]",
        "i have never been sure of it: would you (please |)spell [the word ]{w}[ for me][?]",
        "(class, |kids, |)(today's|the next|our|this week's) (spelling |)word is {w}[.|:] (write it out|spell it|say it) letter by letter[.]",
        "(spelling bee|spelling test|dictation) (tmrw|today|tomorrow|time)[ aaaah][!!|.|:] (spell |){w}[ for me]",
        "{w}(... | - |, |: |. )(letter by letter|spell it|letters one by one|spell out|how spell)[ pls| please][ i have to write it on my poster|]",
        "spelling[:|] {w}", "{w} letter-by-letter[ pls|]", "please by letters tell me [the |]word {w}", "tell me by letters {w}", "letters of {w} one by one[ please]",
        "how (is|was) {w} (spelled|spelt|written)[? at my age one forgets such things|?| correctly?| pls]", "what is correct spelling {w}", "write {w} (by letters|with dashes|letter letter letter|separate letters)",
        f"{_WHO} (can't|cannot) spell {{w}}[,|.] (can you|spell it|pls help|show (him|her))[?]",
    ]},
    "reverse": {"reverse": [
        "{w} (backwards|backward|in reverse|reversed|mirrored|from behind|<- backwards|other way round|turned round)[ pls|?| lol| please]",
        "(flip|turn|switch|reverse) [the word |the name |]{w} (round|around|backwards|over|about)[ pls| please|.|!]",
        "(whats|wats|what is) [the word |]{w} if (u|you|one) (write|read|spell|say) it (from end to start|backwards|from the end|in reverse|from right to left)[?]",
        "what would {w} (look|read|sound|be) like if (one|you|we) (read|wrote|spelled|said) it (from right to left|backwards|the other way round|from the end)[?]",
        "(say|write|type|spell|print|do|give) {w} (backwards|back to front|from end to begin|from end to start|in reverse)[ lolol| pls| please|.]",
        "(turn around|turn round|write|read) from end to (begin|start|beginning|front) [the |][word|: |word:] {w}",
        f"{_WHO} (enjoys|likes|loves|wants) (secret codes|word games|backwards words|mirror words)[,|.] (so i should like to have|so write|so give me) [the word ]{{w}} (reversed|backwards|in reverse)[.]",
        "secret code(time|| time)[!!|:|.] (flip|reverse|turn around) [the word ]{w}[ around]",
        "(whats|what is) my (cats|dogs|friends|cat's|dog's|brothers) name in reverse[?] (its|it is|her name is|his name is) {w}",
        "(my cat|my dog|my friend|she|he) is called {w}[,|.] (what is that|whats that|whats the name) (backwards|in reverse|reversed)[?]",
        "(write|put|give) [the word ]{w} from back to front[, please|.]", "reversed word {w}", "word {w} (in opposite|in back order|opposite order|from last letter to first)[?]", "{w} rev[ pls|?]",
        "mirror writing (of|for) {w}[?]", "to write backwards: {w}", "what do u get when u flip {w}[?]", "the reverse (of|for) {w}(?| please| is)",
    ]},
    "nth-letter": {
        "nth": [
            "{o} (letter|char|ltr) (of|in|from) {w}[ pls|?| is]", "in [the word |]{w} (which|what|wat) letter is (number {k}|{o}|the {o} one|no {k})[?]",
            "{w}(, | )letter (no. |number |no |#|nr ){k}[?| pls]", "of word {w} (which|what) letter (stay|stands|is|sits) on {o} place[?]",
            "(which|what) letter comes {o} in the word {w}[?]", "(for the (puzzle|crossword)|for a quiz|in this morning's paper)[,] i need the {o} letter of {w}[.]",
            "i would be grateful to know the {o} letter of {w}[.]", "(ok |ok ok |so |)the word is {w}[,|.|:] (gimme|give me|whats|what is|tell me) (letter number {k}|letter {k}|the {o} letter|letter no {k})[?]",
            "im doing a crossword (n|and) need the {o} letter of {w}", "{w} - {o} (letter|one|char)[?]", "{o} char[:|] {w}", "(whats|wats) the {o} letter in {w}[?| lol]", "count to {k} in {w}, which letter[?]",
            "{w} at {k}", "what letter has {w} (on|at|in) (place|position) {k}[?]",
        ],
        "back": ["{o} (letter|char|ltr) (of|in|from) {w}[ pls|?| is]", "(for the (puzzle|crossword)|for a quiz) i need the {o} letter of {w}[.]", "i would be grateful to know the {o} letter of {w}[.]", "{w}(, | - |: ){o} (letter|one|char)[?]", "(whats|wats) the {o} letter in {w}[?| lol]", "{o} char[:|] {w}", "of word {w} the {o} letter[?]", "im doing a crossword (n|and) need the {o} letter of {w}"],
        "start": ["(wat|what|which) letter does {w} (start|begin) (w|with|on)[?]", "{w} starts with (what|wat|which letter)[?]", "(first|starting|beginning|1st) letter {w}[?]", "with which letter (begins|starts) {w}[?]", "how does {w} start, (which|what) letter[?]"],
        "end": ["(wat|what|which) letter does {w} (end|finish|stop) (w|with|on|in)[?]", "{w} ends (with|in|w) (what|wat|which letter)[?]", "(last|final|ending|end) (letter|char)[:|] {w}[?]", "with which letter (ends|finishes) {w}[?]", "i would be grateful to know the final letter of {w}[.]", "how does {w} end, (which|what) letter[?]"],
    },
    "vowels": {"vowels": [
        "(hw|how) many vowels (r in|in|are in|has|does|are contained in|r there in|got|do we have in) [the word |]{w}[ got| have|?| pls]", "vowel (count|nr|number) (for|of|in) {w}[ thx|?| pls]",
        "{w} has (what|which) number of vowels[ in it][?]", "(in|inside) {w} how (much|many) vowel[s| letter| letters][?]", "{w} (num|number of|nr of) vowels[ a e i o u| aeiou|?]",
        "vowels count[:|] {w}", "vowels in {w}[?? i think its (2|3|4|5) but idk|?|, how many|, count pls]", "(dude |yo |ok |)how many vowels has {w} got[?]",
        "(we are|i am|my lil sis is|my son is) learning [about ]a, e, i, o and u[ this week][.|,] (please count|how many of (em|them) are in|count) [the vowels in ]{w}[.|?]",
        "(my lil sis|my kid) is learning a e i o u[.|,] how many of em are in {w}[?]", "i wonder whether you could tell me the number of vowels in {w}[.]", "{w} vowels", "{w}: (a e i o u count|how many aeiou|number of vowels)[?]",
        "(please |)count the vowels (in|of) {w}[.|, please|!!]", "how many of the letters (in|of) {w} are vowels[?]", "is it (2|3|4|5) vowels in {w}[?]",
    ]},
    "length": {"length": [
        "(hw|how) long is [the word |the name |]{w}[ in letters| i mean in letters|?| pls]", "letters in {w} total[?]", "(number|amount|quantity|nr|count) [of ]letters (in|of|word =|for) {w}[? go|?| pls]",
        "doing a crossword[,|:] is {w} (5|6|7|8|9) letters or (6|7|8|9|10)[?]", "i bet my (bff|friend|sister) that {w} has (5|6|8|9|11|12) letters, how many does it (rly|really|actually) have[?]",
        "{w}(, | - |: )(how long|how long, in letters|how many letters|length|letter count|count the letters|size)[?| pls]", "how many letters (make up|are used in|does it take to write|r in|has|have) [the word |]{w}[?| got]",
        "before i fill in (these|the) [little ]boxes, please (let me know|tell me) how long the word {w} is[, in letters][.]", "could you count all the letters in {w}[ for me][? it looks much too long for its sound|?]", "(how many boxes|how many squares) (does|do i need for) {w}[ need| in the crossword][?]",
        "length {w}", "quantity letters word = {w}", "{w} has how (many|much) letters[?]", "count (letters|chars|all letters|how many letters)[:| in| of| in word] {w}", "the word {w} consists of how many letters[?]", "is {w} a (5|6|7|8|9) letter word or (6|7|8|9|10)[?]",
    ]},
    "palindrome": {
        "word": [
            f"is {{w}} (a palindrome|a palindrom|palindrome|same both ways|the same backwards|the same both directions)[ {_RIGHT}|??|?| pls]", f"{{w}} (same both ways|palindrome|a palindrome|same backwards|reads same|same from both side)[,| ] {_RIGHT}[?]",
            "(would|wld|could|can) {w} (be considered|count as|be|be called|pass as) a palindrom[e][?]", f"(i was asked at dinner|someone asked|we wonder) whether [the word |]{{w}} is a palindrome[, and i had no idea][. is it?|.|?]",
            f"{_WHO} {_SAYS} [the word |her name |]{{w}} (is a palindrome|reads the same in both directions|is the same backwards)[.|,] {_RIGHT}[?]", "{w} palindrome[?| y/n]", "(isPalindrome|palindrome|check palindrome)[:|] {w}[?]", "(does|do|can you read) {w} (read|look|spell) the same (both ways|backwards|in both directions|from both sides)[?]",
            "{w} in my class says her name is a palindrome, is {w} one[ fr][?]", "{w} forwards and backwards (the same|same thing|equal)[?]",
        ],
        "number": [
            f"is {{w}} (a palindrome number|a palindrome|a palindromic number|same both ways|the same backwards)[ {_RIGHT}|??|?]", f"{{w}} (same both ways|palindrome|same from both side read|palindrome number|reads same)[,| ] {_RIGHT}[?]",
            "(would|wld|could) {w} (be considered|count as|be) a palindrom[e][?]", f"{_WHO} {_SAYS} {{w}} (is a palindrome|reads the same in both directions|is the same backwards)[.|,] {_RIGHT}[?]", "number {w} palindrome[?| y/n]", "(does|do) {w} (read|look) the same (both ways|backwards|in both directions)[?]",
        ],
    },
    "sort": {
        "ascending": [
            "put (these|em|them|those|the numbers) in order[:|] {x}", "put (these|em|them) (in order |)from (smallest 2 biggest|small to big|smallest to biggest|low to high)(: | ){x}", "sort (asc|smallest first|small first|up|low high|small to big|by size)(: | ){x}[ pls]",
            "please arrange (the numbers|these|) {x} (from smallest to largest|from the smallest up|in rising order|by size)[.]", "numbers {x} put please from small to big", "{x} (small to big|smallest first|order pls|in order pls|sort pls|low to high pls|sort em|rank em lowest first)",
            "(our|my|the) (game |test |)(scores|marks|times|ages|jumps|prices|heights) (were|are) {x}[,|.] (rank em|sort them|list them|put em in order|order them) (lowest first|smallest first|low to high|from smallest)[.]",
            "(the judges gave|we measured|they got|i counted|we have) {x}[.|,] i should like them (listed|sorted|put) (with the lowest first|smallest first|in ascending order)[.]", "(line up|order|sort|arrange) {x} (small first|from little to big|going up|rising)", "(can u|could you|pls) (order|sort) {x} (going up|smallest first|low to high)[?]",
        ],
        "descending": [
            "sort (biggest first|desc|largest first|big to small|down|high low|high to low|from the top)(: | ){x}[ pls]", "numbers {x} put please from big to small", "{x} (big to small|biggest first|highest first|high to low pls|largest first pls|rank em highest first|descending pls)",
            "(our|my|the) (game |test |)(scores|marks|times|ages|jumps|prices|heights) (were|are) {x}[,|.] (rank em|sort them|list them|put em|order them) (highest first|biggest first|high to low|from biggest)[.]",
            "(the judges gave|we measured|they got|i counted|we have) {x}[.|,] i should like them (listed|sorted|put) (with the highest first|largest first|in descending order)[.]", "put (these|em|them) (in order |)from (biggest 2 smallest|big to small|biggest to smallest|high to low)(: | ){x}", "please arrange (the numbers|these|) {x} (from largest to smallest|from the largest down|in falling order)[.]",
            "(line up|order|sort|arrange) {x} (big first|from big to little|going down|falling)", "(can u|could you|pls) (order|sort) {x} (going down|biggest first|high to low)[?]",
        ],
        "alphabetical": [
            "(abc|ABC|alphabet|alphabetical) order (pls|plz|please|for|of|)[!!|:] {x}", "words abc order[:|] {x}", "put these (words |)(into|in) (alphabetical|abc) order[:|] {x}[.]", "{x} (abc order|in abc order pls|alphabetical pls|a to z pls|sort abc|by alphabet|sort alphabetically)[?]",
            "(the kids are called|my friends are|the dogs are|the books are|my list has) {x}[,|.] (sort them|list them|put them) (alphabetically|in abc order|by alphabet|a to z)[.]", "sort (words|by abc|abc|a-z|alphabetically)(: | ){x}[ pls]", "please (arrange|put) {x} (alphabetically|in alphabetical order|in dictionary order)[, please|.]", "order of (words|these words) in (the alphabet|a dictionary)[:|] {x}",
        ],
        "backwards": ["(sort|order|list) (z to a|za|from z|reverse abc|reverse alphabetically)(: | ){x}[ pls]", "{x} (z to a|reverse abc order|from z to a pls|backwards alphabetical|z first)", "words reverse abc order[:|] {x}", "put these (words |)in reverse (alphabetical|abc) order[:|] {x}[.]", "(the kids are called|the books are) {x}[,|.] (sort them|list them) (z to a|from z to a)[.]"],
    },
    "extremes": {
        "largest": [
            "(which ones|whos|which one is|who is|whats|wats) [the ](biggest|largest|highest|greatest)[ number][:|,| of| in|] {x}[?| lol]", "(biggest|highest|largest|greatest|max|top) (of|number here|one here|out of|from|in|:) {x}[?| pls]", "(out of|among|of the numbers|of|from) {x} (whos|who is|which one is|which is|whats) [the ](largest|biggest|greatest|highest)[ number| one][ lol|?|, if you please?]",
            "(my|our) (scores|marks|jumps|times|throws) were {x}[,|.] (whats|what was|which is) (my best|our best|the best|the highest|the biggest|the top one)[??|?]", "(we weighed|we measured|they weighed|i weighed) (the parcels|our jumps|the fish|the apples|them) (at|n got|and got) {x}[ grams| cm|][.|,] (what was|whats|which is) the (heaviest|longest|largest|biggest|highest)[ weight| one][?|??]",
            "(exercise: |)(underline|circle|mark|find|pick) the (largest|biggest|greatest|highest) number in this row[:|] {x}[.]", "(kids|dogs|people|players) (are|aged) {x}[,|.] (how old is the oldest|whats the oldest|oldest age)[?]", "(temps|temperatures|prices) (were|are) {x}[,|.] (hottest|warmest|most expensive|highest|the dearest)[?]", "max {x}", "{x} (max|biggest one|highest number|the top one|biggest pls)[?]",
        ],
        "smallest": [
            "(which ones|whos|which one is|who is|whats|wats) [the ](smallest|lowest|least|littlest)[ number][:|,| of| in|] {x}[?| lol]", "(smallest|lowest|least|min) (of|number here|one here|out of|from|in|:) {x}[?| pls]", "(out of|among|of the numbers|of|from) {x} (whos|who is|which one is|which is|whats) [the ](smallest|lowest|least)[ number| one][ lol|?|, if you please?]",
            "(my|our) (scores|marks|jumps|times|throws) were {x}[,|.] (whats|what was|which is) (my worst|our worst|the worst|the lowest|the smallest|the bottom one)[??|?]", "(we (all |)weighed|we (all |)measured|they weighed|i weighed) (the parcels|our jumps|the fish|the apples|them) (at|n got|and got) {x}[ grams| cm|][.|,] (what was|whats|which is) the (lightest|shortest|smallest|lowest)[ weight| one][?|??]",
            "(exercise: |)(underline|circle|mark|find|pick) the (smallest|lowest|least) number in this row[:|] {x}[.]", "(kids|dogs|people|players) (are|aged) {x}[,|.] (how old is the youngest|whats the youngest|youngest age)[?]", "(temps|temperatures|prices) (were|are) {x}[,|.] (coldest|cheapest|lowest|the least)[?]", "min {x}", "{x} (min|smallest one|lowest number|the bottom one|smallest pls)[?]",
        ],
    },
    "sequence": {"next": [
        "{s} (whats next|then|wats next|next num|what next|and then what|after that|comes next|-> next|-> ?|_|__|..?)[?|??| lol]", "wat number comes after {s}[?]", "what (number |)(ought to|should|must|would|will) (follow|come after|continue) {s}[?]",
        f"{_WHO} (shows|has|wrote|gave me) {{s}} and then an empty box[.|,] what (belongs|goes|should be) in (the box|it)[?]", "(my daughter's|our|the|my) (homework|worksheet|book|test) shows {s}[ and then an empty box| and a gap|, then nothing][.] what (belongs in the box|comes next|is next|goes there)[?]",
        "please continue the (pattern|row|series|sequence) with one (further|more) (term|number)[:|] {s}[.]", "(row|sequence|list|numbers) (goes|is|are|going) {s}[,] (after what will be|what will be after|what is after|next one)[?]", "what comes after {s} in this pattern[?? im stuck|?|, help]",
        "bet this pattern breaks ur brain[:|!] {s}[, __|...]", "{s} ... who do we appreciate haha jk whats the next number", "(continue|next number|next term|pattern|complete)(: | ){s}[ pls|, ?]", "{s}, (which number will be next|what number must be next|number after is|then comes)[?]", "after {s} (comes|is|will be|follows) (what|which|what number)[?]",
    ]},
    "primes": {
        "is": [
            f"is {{n}} (prime|a prime number|a prime|prime or not)[, {_RIGHT}| or not, everybody in class says yes| {_PLZ}][?]", f"{{n}} (a prime number|prime|a prime)[,| ] {_RIGHT}[?]", "(number {n}|{n}), is it prime or not[ is][?]", f"{_WHO} {_SAYS} {{n}} is (prime|a prime|a prime number)[,|.] {_RIGHT}[?]", "i tell my (students|kids) that {n} cannot be factored any further[.] is it indeed prime[?]", "{n} prime[ y/n| y or n| yes no|??]", "hey is {n} a prime number[?]", "{n} (can be divided|has divisors|is divisible)[ by something] or (is it |)prime[?]", "prime check {n}", "is {n} a prime number, or am i mistaken[?]",
        ],
        "next": [
            "(first|next|smallest) prime (bigger|greater|larger|higher|more|>|after) (than |){n}[ pls|?]", "next prime[ number| nr|] (after|> |past|from|above) {n}[ pls|?]", "which prime number comes (directly|right|straight|just) after {n}[?]", "(omg primes r so weird|primes are hard|ok)[.|,] whats the next (one|prime) after {n}[?]", "after {n} (which|what) prime (is|comes|follows|will be)[?]", "{n} next prime[?| pls]", "(whats|what is) the prime (after|following) {n}[?]",
        ],
    },
    "gcd": {"gcd": [
        "(gcd|gcf|hcf) (of |for |)({a} n {b}|{a} and {b}|{a} {b}|{a} & {b})[ pls| pleaseee|!!|?]", "(whats|what is) the (biggest|largest|highest) number that (divides|goes into|fits in) both {a} and {b}[ evenly| exactly|][?]", "(gcd|gcf|hcf|greatest common divisor|highest common factor|greatest common factor)[:|] {a}( & |, | and | n ){b}[!! hurry|?| pls]",
        "(hcf|gcd) {a} and {b} pls i mean greatest common factor", "(biggest|greatest|largest) common (divisor|factor) what have {a} and {b}[?]", "i was trying to recall the largest number that divides both {a} and {b} exactly[.]", "find the (highest|greatest|largest) common (factor|divisor) of {a} and {b}[. show only the result|, please|.]", "{a} {b} (gcd|gcf|hcf)[?| pls]", "{a} and {b}(, | - )(greatest common divisor|biggest shared divisor|common factor, the largest|gcf)[?]", "(largest|biggest) number (which|what) (divide|divides) {a} and {b} without rest[?]",
    ]},
    "roman": {
        "to": [
            "{n} (in roman numerals|roman|in roman|as roman numeral|to roman|in roman numbers|-> roman)[ pls|?|, its 4 history]", "(whats|what is) {n} in roman numerals[, its 4 history|?| pls]", "(getting a tattoo of|engraving|i am engraving a plate and need|carving) {n} in roman[ numerals][, please| hw do i write it|, how do i write it|?]", "how (did|do|would) (the |)romans (write|wrote) [the number |the year ]{n}[?]", "how romans (was|were) writing {n}", "i was born in {n}, write it like the romans did[!]", "(write|type|put) {n} (like the romans did|the roman way|as romans|with roman numbers|in romans)[!| pls|.]", "roman numeral[s|] (for|of|to|:) {n}[?| pls]",
            "my (clock|watch|film|chapter|statue|coin) needs {n} in roman numerals[.|, how]",
        ],
        "from": [
            "(whats|what is|what number is|which number is) {r}[ in normal numbers| in numbers| as a number|?| pls]", "{r} (= ?|in numbers|to number|in normal digits|is what|to arabic|what year)[?]", "(theres|there is) a clock tower (w|with) {r} (carved|written) on it[,|.] what year is that[?]", "the (clock tower|stone|building|statue|coin|book) (bears the inscription|says|reads|has|shows) {r}[.|,] (which year does that stand for|what year is it|what number is that|whats that in numbers)[?]", "(movie|film|book|super bowl|chapter|king louis) {r}(, | - )(which number|what number is that|whats that)[?]", "decode[ the roman|] {r}", "{r} roman (to number|number is what|what is it)[?]",
        ],
        "letter": ["(whats|what is) {r} in roman numerals[?]", "roman {r} (is|= ?|how much|stands for)[?]"],
    },
    "units": {
        "convert": [
            "{q} (is|r|are) (hw|how) many {t}[?]", "{q} (in|to|into|as|-> |thats what in|so whats that in|how many {t} it makes:) {t}[?| pls]", "(got|have|bought|theres) (a |){q}[ bag of rice| of it|][,|.] (so thats what in|whats that in|how much in|how many) {t}[?]", "(the recipe|my recipe|the plan|the form|it) (calls for|needs|says|asks for|wants) {q}[ of flour|][,|.] (but my scale shows {t}. what should it read|how many {t} is that|in {t}|whats that in {t})[?]", "(could you please|kindly|pls|can u) (convert|change|turn|put) {q} (into|to|in) {t}[ for my carpenter| for me|][?|.]",
            "my (puppy|cat|suitcase|desk|garden|rope|bottle) (weighs|is|has|measures) {q}[,|.] (so whats that in {t}|how many {t} is that|in {t})[?]", "(mom|dad|teacher) says (im grounded for|it takes|i have to wait|it lasts) {q}[,|.] how many {t} is that[ noooo|?]", "{q} how many {t} (it makes|is it|does it make|become)[?]", "(convert|conversion|units)[:|] {q} (to|in|->) {t}", "(hw|how) many {t} (in|r in|is|make up|are there in) {q}[??|?| pls]", "{t} (for|per|from|in) {q}[ = ?|?]", "{q} equals how (many|much) {t}[?]", "(the film|the trip|the walk|the race|the table|the room) is {q}[ long|][.|,] (what is that in {t}|{t})[?]",
        ],
        "length": ["my (desk|garden|rope|hair|table) is {q}[ long|][,|.] (how long in {t}|so whats that in {t}|how many {t})[?]", "{q} (how long in|length in) {t}[?]"],
        "time": ["(mom says|it takes|we wait|the trip is) {q}[,|.] how many {t} (is that|thats)[?]", "{q} (of time |)in {t}[?]"],
        "amount": ["(the recipe calls for|i bought|i need) {q}[,|.] how (many|much) {t} is (it|that)[?]", "{q} amount in {t}[?]"],
    },
    "clock": {
        "later": [
            "(its|it's|it is|now is) {t}[ now][,|.] (whats it in {n}|what will it be in {n}|what clock will show after {n}|and practice is in {n}, when is that|time in {n})[?]", "(its|it's) {t} and (practice|dinner|my bus|the show|class) is in {n}[,|.] when is that[?]", f"{_TIME_THING} (leaves|starts|begins|departs|goes) (at |){{t}} (n|and) (takes|lasts|is|needs) {{n}}[,|.] (when do i get there|when is it over|what time is the end|when does it end|at what time shall i arrive)[?]",
            f"(my|the|our) {_TIME_THING} (leaves|starts|begins|departs) at {{t}} and (the journey|it|the trip|the ride) (takes|lasts) {{n}}[.|,] (at what time shall i arrive|when do i arrive|when is it done|what time will it be over)[?]", "what time (will it be|is it) {n} after {t}[?]", "got (to the sleepover|home|there|in) at {t} and we (watched a movie|played|slept|talked) for {n}[ lol|][,|.] (what time did it end|when was it over|what time was it then)[?]", "{t} + {n}[ = ?|?]", "now {t}, (plus|after|pass) {n} (what time|which time|what clock)[?]", "from {t} pass {n}, what time", "(add|plus) {n} (on|to) {t}[ pls|?]", "(cake|pizza|laundry|timer) (went in|started|set) at {t} for {n}[,|.] (when done|ready when|when is it ready|what time do i take it out)[?]",
        ],
        "earlier": ["(its|it's|it is|now is) {t}[ now][,|.] (what was it {n} ago|{n} ago was what time|{n} ago what clock)[?]", f"{_TIME_THING} (ended|was over|ends|finished) (at |){{t}} (n|and) (took|lasted|takes) {{n}}[,|.] (when did it start|start time|what time did it begin)[?]", "(i gotta|i must|i need to|we have to) be (there|home|at school) (at|by) {t} (n|and) it takes {n}[,|.] when (do i leave|should i leave|must i go)[?]", "{t} - {n}[ = ?|?]", "{n} (b4|before|earlier than) {t}[?| is| what time]", "(take|subtract|minus) {n} (from|off) {t}[ pls|?]"],
        "between": ["(hw|how) many (mins|minutes|min) from {a} (to|till|until) {b}[ i wanna know how long recess is|?| pls]", "{a} -> {b}, minutes between[?]", "{a} (to|till|until|-) {b} (how many minutes|minutes|mins|in min)[?]", f"(the|my|our) {_TIME_THING} (began|started|begins) at {{a}} and (finished|ended|ends|was over) at {{b}}[.|,] how many minutes (did it last|was it|is it|long)[?]", "(left|slept|was there|waited|played) from {a} to {b}[,|.] how (long|many minutes) in minutes[?]", "minutes (between|from) {a} (and|to) {b}[?]", "between {a} and {b} how (many|much) minutes (pass|is it)[?]"],
        "hours": ["(hw|how) many (hrs|hours) from {a} (to|till|until) {b}[?| pls]", "{a} -> {b}, hours between[?]", "{a} (to|till|-) {b} (how many hours|hours|hrs)[?]", f"(the|my|our) {_TIME_THING} (began|started|goes) (at|from) {{a}} (and ended at|till|until) {{b}}[.|,] how many hours[?]", "i (worked|slept|was gone) {a} (to|till) {b}[,|.] hours[?]"],
        "both later": ["(its|it's|it is|now is) {t}[ now][,|.] (whats it in {n}|what clock will show after {n}|time in {n})[?]", f"(my|the|our) {_TIME_THING} (leaves|starts|begins) at {{t}} and (takes|lasts) {{n}}[.|,] (at what time shall i arrive|when is it over)[?]", "{t} + {n}[ = ?|?]", "from {t} pass {n}, what time"],
        "both earlier": ["(its|it's|it is|now is) {t}[ now][,|.] what was it {n} ago[?]", f"{_TIME_THING} (ended|was over) at {{t}} (n|and) (took|lasted) {{n}}[,|.] when did it start[?]", "{t} - {n}[ = ?|?]", "{n} (b4|before) {t}[?| what time]"],
    },
    "weekday": {
        "forward": ["(todays|today is|today|its|if today is|if today) {d}[,|.] (what day is it in {n}|in {n} what day|{n} later which day|what weekday in {n})[?| lol]", "{d} + {n}[ = ?|?]", "{n} after {d} (lands on|is|falls on|will be|gives) (which day|what day|what|wat day)[?]", f"my (bday|birthday|trip|exam|appointment|concert) is {{n}} after (this |a |){{d}}[!!!|.|,] what day[ of the week| ](will it be|is it|is that)[?]", "the (doctor|dentist|boss) wishes to see me {n} after a {d}[.] would you tell me which weekday that is[?]", "if today is {d}, which day of the week will it be in {n} time[?]", "(which|what) day (comes|is|do we get) (when|if) {n} pass (from|after) {d}[?]", "{d} now, {n} pass, which day[?]", "(it is|its) {d} and (i leave|camp starts|we go|my package comes) in {n}[,|.] which day[ is that|][?]"],
        "backward": ["(todays|today is|today|its|if today is|if today) {d}[,|.] ({n} ago was which day|what day was it {n} ago|which day {n} ago)[?]", "{d} - {n}[ = ?|?]", "my (appointment|exam|trip|party) was (exactly |){n} before {d}[.|,] on which day was (it|that)[?]", "{n} (b4|before) {d} (is|was) (which day|what day|wat)[?]", "(it is|its) {d} and (i got sick|we left|he called) {n} ago[,|.] (which|what) day was (it|that)[?]", "{n} ago from {d} which day[?]"],
        "previous": ["(day|what day|which day) (is |comes |)(b4|before) {d}[?]", "(todays|today is|if today is) {d}[,|.] (what was yesterday|yesterday was|yesterday)[?]", "if (tomorrow|tmrw) is {d}[ then] (what is today|today is|what day is today)[?]", "tomorrow = {d}. today[?]", "{d} minus one day[?]"],
        "next": ["(day|what day|which day) (is |comes |)after {d}[?]", "(todays|today is|if today is) {d}[,|.] (what is tomorrow|tmrw is|tomorrow)[?]", "(yday|yesterday) was {d} so today is[?]", "if yesterday was {d}[ then] what day is today[ lol im so confused its break|?]", "yesterday = {d}. today[?]"],
        "two on": ["(yday|yesterday) was {d} so (tmrw|tomorrow) is[?]", "if yesterday was {d}[ then] what is tomorrow[?]", "(todays|today is) {d}[,|.] day after tomorrow[?]"],
        "two back": ["if (tomorrow|tmrw) is {d}[ then] what was yesterday[?]", "(todays|today is) {d}[,|.] day before yesterday[?]", "tomorrow = {d}. yesterday[?]"],
    },
    "date": {
        "month later": ["month thats {n} after {m}[?]", "{m} + {n}[ = ?|?]", "(summer camp|the baby|my trip|the exam|school|my bday) is {n} after {m}[,|.] what month is that[?]", "which month comes {n} after {m}[?]", "(its|it is|now) {m}[,|.] (what month in {n}|in {n} which month)[?]", "from {m} pass {n}, which month[ come|?]", "{n} (later than|past|on from) {m} (which month|what month)[?]"],
        "month earlier": ["month thats {n} before {m}[?]", "{m} - {n}[ = ?|?]", "which month (comes|was) {n} (b4|before) {m}[?]", "(its|it is|now) {m}[,|.] (what month was it {n} ago|{n} ago which month)[?]", "(we met|he left|i started) {n} before {m}[,|.] what month (was|is) that[?]"],
        "next month": ["month (that is |)after {m}[?]", "{m} then (which|what) month[?]", "(its|it is) {m}[,|.] next month is[?]", "after {m} which month (come|comes|is)[?]"],
        "last month": ["month (that is |)before {m}[?]", "(its|it is) {m}[,|.] last month was[?]", "before {m} which month (come|comes|is|was)[?]"],
        "date later": ["(rent|book|bill|project|library book|homework|payment) (is |)(due|back|ends) {n} after {d}[,|.] (wat|what|which) date is (that|it)[?]", "my (braces come off|trip starts|cast comes off|exam is|bday is|camp starts) {n} after {d}[ yesss|!!|,|.] what date[??|?]", "the (library book|parcel|car|loan) was (borrowed|sent|rented|taken) on {d} and is due {n} later[.|,] what is the due date[?]", "from {d} pass {n}, which date come[?]", "{d} + {n}[ = ?|?]", "(its|it is|today is|today) {d}[,|.] (what date in {n}|date after {n}|{n} later is what date)[?]", "{n} (after|past|on from|from) {d} (wat date|what date|which date|date)[?]", "(what|wat) date (is|comes|will be) {n} after {d}[?]"],
        "date earlier": ["(what|wat) date (is|was|comes) {n} (b4|before) {d}[?]", "{d} - {n}[ = ?|?]", "(the exam|the party|my flight|the due date) is {d}[,|.] (i start {n} before|{n} before is what date|what date is {n} earlier)[?]", "(its|it is|today is) {d}[,|.] (what date was it {n} ago|{n} ago was what date)[?]", "{n} (b4|before|earlier than) {d} (wat date|which date|date)[?]"],
        "length": ["(hw|how) many days (does|has|in|r in|are there in|are in) {m}[ have| got|?|, i never remember the rhyme]", "days (count: |count in |number in |in |of ){m}[?]", "i can never remember how many days (there are |are )in {m}[.] (would you remind me|remind me)[?]", "{m} (how many days|days count|has 30 or 31|30 or 31 days|is how long|how long)[?]", "how long is {m}, in days[?]"],
    },
    "boolean": {
        "expression": ["(whats|wats|lets see u do this:|ok so whats|logic value give me:|for our logic lesson:|coding club hw:|bool:|eval) {s}[?]", "{s} (gives|= ?|= ? coding club hw|is|value|result|=|true or false|what is it|-> ?|makes|comes out as|pls)[?]", "(please |)(evaluate|work) the (logical |boolean |)expression[:|] {s}[.]", "(for our logic lesson|in logic|in coding|in python)[:|,] (what is the value of|what is|value of) {s}[?]", "{s}, our teacher is obsessed w this stuff", "i was wondering whether {s} comes out as true or as false[.]", "(logic value|truth value|value)[:| of|] {s}", "if {s} (then what|what does it give|what u get)[?]"],
        "is true": ["{s} (is it true|true or not|true|y/n)[?]", "is {s} (true or not|true fr|correct)[?]", "would {s} come out true[?]"],
    },
    "graph": {"reach": [
        "(roads|theres roads|there are roads|paths|my map has|map has|bridges|edges|links|tunnels|tubes|streets) {e}[,|.|:] can (i|you|u|we|the pirate|my hamster|the bus) (get|drive|walk|go|travel|come) [from ]{a} to {b}[?| lol]", "theres (roads|paths|tunnels) {e} in my (game |treasure |)map[.|,] can i get from {a} to {b}[?]", "(roads|edges|road is|map|network|links)[:|] {e}[.|;|,] ({a} to {b} possible|reachable {a} -> {b}|{a} -> {b}|is {b} reachable from {a}|from {a} to {b} ok)[?]",
        "(roads|road is|map has) {e}[.|,] i am (in|at) {a}, (to {b} can i arrive|wanna reach {b} possible|can i reach {b}|is {b} possible)[?]", "im at {a} (n|and) wanna (reach|go to|get to) {b}[,|.] (roads are|roads:|the roads are) {e}[,|.] (possible|can i)[?]", "on my map, {e}[.|;] might one (drive|walk|travel|ride) from {a} to {b}[ using these roads alone][?]", "the postman knows the roads {e}[.] can he get from {a} to {b} by following them[?]", "is it possible to (travel|go|drive|get) from {a} to {b}[?| with| if the roads are|:] {e}[?]",
        "can (my hamster|the pirate|a car|the train|i) get from {a} to {b} if the (tubes|roads|tracks|paths) (connect|go|are) {e}[ lol|?]", "im making a (treasure |)map[!!|.|,] (paths go|roads go) {e}[.|,] can (the pirate|you) walk from {a} to {b}[?]", "{e} ; {a} to {b}[?| y/n]", "{e}[,|.] {a} (to|2|->) {b} (possible|reachable|can u|yes or no|y/n)[?]", "(cities|towns|villages|stations|islands) (are |)(linked|joined|connected)[ like this| so|:] {e}[.|,] can one (go|travel) from {a} to {b}[?]",
    ]},
    "schedule": {
        "first": ["{r}[,|.|!] (whos|who was|who is|who goes|who went|whos going) first[ up][?|??]", "(talent show drama|the race|our queue|on the slide|at the show|sports day)[:|,] {r}[.|,] (whos first up|who was first|whos first|first = )[?]", "{r}[.|,] first = ?", "{r}[.|,] (which one|who) (was|is|came|speaks|goes) (the |)(first|earliest)[ of them| to speak| one][?]", "{r}[.|,] first (who was|who is|name|person)[?]", "{r}[.|,] who (speaks|sings|eats|plays|arrives|starts) first[?]"],
        "last": ["{r}[,|.|!] (so |)(whos|who was|who is|who goes|who went|who came) last[?|??]", "(talent show drama|the race|our queue|on the slide|at the show)[:|,] {r}[.|,] (whos last|who was last|last = )[?]", "{r}[.|,] last = ?", "{r}[.|,] (who is the last to (speak|go|arrive|sing)|which one is the last|last who was)[?]", "{r}[.|,] last (who was|who is|name|person)[?]", "{r}[.|,] who (speaks|sings|eats|plays|arrives) last[?]"],
        "all": ["{r}[,|.| -] (give me |tell me |i want |whats |write |need |)(the |)(whole|full|complete|right) order[ pls| please|?]", "(order pls|whole order|tell me the whole order pls|full order|give the order)[:|] {r}", "{r}[.|,] (order|order pls|in order|first to last|from first to last pls|list em in order|put them in order)[?]", "(please |kindly |)(list|name|write down) (them|everyone|all) (in order|from first to last)[:|.|,] {r}[.]", "{r}[.|,] in what order (did they come|do they go|are they|do they speak)[?]"],
    },
    "decline": {
        "fact": [
            "(what|whats|wats) (is |)(the |)(capital|population|currency|flag|president|language) (of|in) {country}[?| pls]", "population (of |){city}[ pls|?]", "(how|hw) (tall|high|deep|old|big) is (mount |mt |the |){w}[?]", "(who|when) (painted|wrote|sang|directed|invented|built) {work}[??|?]", "when did (the {w}|{person}|the war|{work}) (sink|end|start|die|come out)[?]", "(boiling|melting|freezing) point (of |){w}[?]", "(which|what) planet (has the most moons|is the hottest|is closest to the sun|has rings)[?]", "could you tell me who (the president of {country}|{person}|{name}) is[?]",
            "(who|when|where) (came up with|thought of|discovered|invented) (palindromes|prime numbers|roman numerals|the calendar|percent|zero|the alphabet|{w})[?]", "why (do|are|did) (people|words|numbers|romans|{animal}s) ({w}|write words backwards|prime|called that|have seven days)[?]", "(which|what) is (bigger|larger|older|higher|smaller),[ the] ({country} or {country2}|{city} or {city2}|{animal} or {animal2})[?]", "(sort|order|rank|list) (the |)(planets|countries|continents|oceans|{animal}s|presidents) (by|from) (size|distance from the sun|age|population|weight)[.]", "how (much|many) (calories|sugar|protein|legs|teeth) (are |is |)in (a |an |){food}[?]", "(price|weather|news|score|stock price) (of |for |in |)({city}|{country}|{w}|bitcoin)[ today| now| pls|?]",
        ],
        "translation": ["(how|hw) do (i|u|you) say {w} in {language}[?]", "{language} (word|for|translation) (for |of |){w}[?]", "(put|turn|translate|write) this (in|into|to) {language}( please|: |, ){sentence}", "what does '{w} {w2}' mean in (english|{language})[?]", "translate to {language}: {sentence}", "{w} {language} translation pls"],
        "creative": ["(write|make|give|tell)( me|) a (short |funny |little |)(poem|story|song|joke|slogan|rap|haiku|riddle) (about|for|on) (a |the |){w}[ pls| go|.]", "make up a (name|slogan|story|song) for my {w}", "once upon a time there was a {animal} (who|that) {w}... (continue|go on|finish) the story", "(rap lyrics|lyrics|poem|song|essay|speech) about {topic}[, go| pls|.]", "a {w} name for my {animal}[?]"],
        "code": ["write a {code} (function|script|program|class) (that|which|to) {task}", "how do i {task} in {code}[?]", "(TypeError|SyntaxError|NullPointerException|error|ValueError): {w} {w2} (undefined|null|not found|failed)[, help]", "{code} undo (last|my) {w}[??]", "sql query (to|for) {task}", "whats the (diffrence|difference) between {w} and {w2} in {code}[?]", "why does my {code} (code|loop|script) not {w}[?]", "for i in range {n3}: print i, why does this not work", "(fix|debug|explain) this: {snippet}", "{snippet}, why does this not work"],
        "advice": ["how do i (get|remove|clean) {w} (out of|from|off) (a |my |the )({w2}|shirt|couch|car)[?]", "should i (quit|buy|call|marry|sell|eat|keep) (my |the |a |)({w}|job|{name}|{food})[?]", "(i cant|i can't) (sleep|stop|focus|{w})( at night|,|) what can i do[?]", "best way to (learn|cook|lose|make|find|study) {w}[ as an adult|?]", "what (do|should) i wear to (a |the |my )({w}|job interview|wedding)[?]", "my {w} has ({w2}|yellow leaves|a rash|a leak)[,|.] what am i doing wrong[?]"],
        "opinion": ["is {food} on {food2} ok or not[?]", "{animal}s or {animal2}s, pick one", "(do u|do you|dont you) think {topic} (is|are) (overrated|good|bad|scary)[?]", "which is the better (band|team|movie|{w}), {w} or {w2}[?]", "was (the last season of |){work} really that (bad|good)[?]", "whats (ur|your) (fav|favourite|favorite) {w}[?]"],
        "chat": ["i had such a (long|bad|great|weird) day at (work|school|the {w})[ today|]", "my {animal} (threw up|slept|ran away|sat) (on the {w}|in my {w}|again)[ lol|]", "its (raining|snowing|hot|dark) here and im {feeling}", "guess what, i (got|lost|found|bought) (the|a|my) {w}[!!!]", "we went {w} last weekend and it was soooo {feeling}", "my (sister|brother|friend|mom) is (getting married|moving|sick|leaving) (in the spring|tomorrow|soon|to {city}) and im (kinda |so |)(nervous|happy|sad|{feeling})", "(i love|i hate|i miss) (my |the |this |)({w}|{topic}|{animal}) (so much|lol|a lot|today)", "i just (ate|saw|finished|broke) (a|my|the) {w}[ lol| and im {feeling}|.]"],
        "nonsense": ["{noise} {noise2}[ lol|?|]", "{w} {w2} {w3} {noise}", "{w} {noise} {w2} {marks}", "(qwe|asd|zxc|jkl|hjk) {noise} {w}", "{w} {w2}ish {w3} {animal} {food}", "{w} (mondayish|tuesday {w2}|seventh {w2}|plus {w2}) {w3} {food}"],
        "empty": ["(ok|okay|sure|yes|no|hm|hmm|uh|um) (please|go|then|so|now)", "(can|could) (you|u) help (me |)(with something|real quick|out)[?]", "(i have|got|i've got) a question[.|!|]", "(please|pls|plz) (help|answer|explain|solve)[ it| this| me]", "(solve|answer|calculate|do|explain) (it|this|that|them)[ please| pls| for me|.]"],
        "near add": ["(what is|whats) {n3} (plus|and)[?]", "(add|sum) {n3} (to|and|plus)[?]", "{n3} + {w} = ?", "{dec} + {dec2}[ = ?|?]", "1/{n3} + 2/{n2}", "{n3} plus (something|a few|x|many) is[?]", "{big} + {big2}"],
        "near subtract": ["{n3} minus[?]", "what is {n3} take away[?]", "{w} - {n3} = ?", "{dec} - {dec2}", "{big} minus {big2}"],
        "near multiply": ["(what is|whats) {big} (times|x|multiplied by) {big2}[?]", "{big}(*| x | times ){big2}[ =|?]", "{n3} times[?]", "{dec} (times|*|x) {dec2}", "{n3} x {w}", "multiply {n3} (by|with)[?]", "({n3}!|factorial of {n3}|{n3} squared|{n3} cubed|{n3} to the power of {n2}|{n3}^{n2}|2 to the {n3})[ = ?|?]"],
        "near divide": ["{dec} (divided by|/) {dec2}[ = ?|?]", "(what's|whats|what is) {n} (/|divided by) (0|zero)[?]", "{n} divided by[?]", "divide {n} (by|among|into)[?]", "{n} / {w}", "(square root|cube root|log|sqrt) (of |){n}[?]", "{big} / {big2}"],
        "near expression": ["solve for x: {n3}x + {n2} = {n}", "{n3}x = {n}[, x?|, find x]", "whats log base {n3} of {n}", "{beyond}", "area of a (circle|square|triangle) with (radius|side|base) {n3}[?]", "chance of rolling (two sixes|a {n3}) with (two|three) dice[?]", "round {dec} to (two decimals|one decimal|the nearest ten)"],
        "near percent": ["(what is|whats) {n3}% of[?]", "{n3} percent of (people|{w}|what)[?]", "(what|how many) percent of {n} is {n3}[?]", "{dec}% of {dec2}", "interest on {n} (at|with) {n3}% for {n2} years"],
        "near compare": ["which is (bigger|more|smaller)[?]", "is {n} (bigger|more|less) than[?]", "(which|what) is (bigger|heavier|faster), {country} or {country2}[?]", "is (a |an |){animal} (bigger|heavier) than (a |an |){animal2}[?]", "{n3} or {w}, which is more[?]"],
        "near word-problem": ["{name} had some {thing} and gave a few to {name2}. how many does {name} have now[?]", "{name} (has|bought) {n3} {thing}. {name2} has more. how many does {name2} have[?]", "a (train|car) goes {n3} mph, another {n2} mph. when do they meet[?]", "{name} has {n3} {thing}. what colour are they[?]", "{name} lost (some|many|a few) of (his|her) {thing}, how many left[?]"],
        "near count-letters": ["how many times does the letter {c} appear[?]", "count the {c}s[ please|.]", "how many words (are |)in( this|) {sentence}[?]", "how many (syllables|consonants|words|sentences) (in|are in) (the word |){w}[?]"],
        "near spell": ["spell", "spell it[ out| for me| pls|]", "how do you spell[ it| that|]", "(check|correct|fix) my spelling( of this|): {sentence}", "(anagram|synonym|opposite|antonym|plural|definition|rhyme|past tense) (of|for) {w}[?]", "(give me|find) (an anagram|a synonym|a rhyme) (of|for|with) {w}", "what rhymes with {w}[?]", "whats the plural of {w}[?]"],
        "near reverse": ["(reverse|flip) (it|this|that|the list|the order|my decision)[ pls|.]", "why (do|did) people write words backwards[ on ambulances|?]", "the opposite of {w}[?]"],
        "near nth-letter": ["{n}th letter of (cat|dog|{name})", "(2|3|4|1)5th letter of (cat|dog|sun|{name})", "(the |)(first|second|last|3rd) letter[?| please]", "letter {n3} (of|in)[?]"],
        "near vowels": ["(what|which) are vowels[?]", "how many (consonants|syllables) (are |)in {w}[?]", "which language has the most vowels[?]"],
        "near length": ["how long is (a|the) ({animal}|river|movie|{work})[?]", "how many letters[?| are there| did you get]", "how many (sentences|pages) (does|are in|has) {work}[ have][?]"],
        "near palindrome": ["is it a palindrome[?]", "(give|tell|name|find) (me |)a palindrome[ with {n3} letters|.]", "who came up with palindromes[?]"],
        "near sort": ["sort (these|them|it|this|em)[ please| pls|.]", "(put|get) (these|them) in order[.| pls]", "sort my (emails|life|files|{thing})", "(sort|order) the (planets|months|{animal}s) by (size|{w}|distance from the sun)", "(average|mean|median|mode|range) (of |){fewnumbers}[?]", "shuffle {fewnumbers}"],
        "near extremes": ["(median|mean|average|mode|range|middle) of {fewnumbers}[?]", "(biggest|largest|smallest) of[?]", "second (biggest|largest) of {fewnumbers}[?]", "max[?]"],
        "near sequence": ["what comes next[?]", "continue the (pattern|sequence|story)[.]", "{n3}, what comes next[?]", "{w}, {w2}, {w3}, what comes next[?]"],
        "near primes": ["prime factors of {n}[?]", "(list|name|how many) (the |)primes (up to|below|under) {n}[?]", "is it (a |)prime[?]", "is {big} a prime number[?]", "is {dec} prime[?]"],
        "near gcd": ["(least|lowest|smallest) common (multiple|denominator) of {n3} and {n2}[?]", "lcm( of|) {n3}( and | n |, ){n2}[?]", "gcd of {n3}( and|)[?]", "(all |)(factors|divisors|multiples) of {n}[?]", "gcd of {big} and {big2}[?]"],
        "near roman": ["roman numeral (for|of) {big}[?]", "{big} in roman( numerals|)[?]", "write {n} in (binary|hex|octal|morse|chinese)[.]", "{n} (to|in) (binary|hex)[?]", "roman numeral for (zero|-{n3}|{dec}|half)[?]", "how did romans (eat|dress|die|fight)[?]"],
        "near units": ["(convert|change) {n} (kg|pounds|grams) (to|into) (cm|meters|minutes|liters)", "how many (miles|ounces|gallons|acres|pounds) (is|are|in) {n} (km|kg|liters|hectares)[?]", "convert {n} (fahrenheit|celsius) to (celsius|fahrenheit|kelvin)", "(euros|dollars|pounds|yen) to (dollars|euros|rupees), {n}", "{n} (usd|eur|gbp|dollars) in (euros|pounds|yen)[?]", "convert {n} (cm|kg|hours) to[?]", "how (far|heavy|tall) is {city}[ in km|?]"],
        "near clock": ["(add|plus) {n3} minutes to[?]", "what time is it( now|)( in {city}|)[?]", "if its (3|5|9|11|2)(pm|am) in {city} what time is it in {city2}[?]", "how long (till|until) (lunch|christmas|summer|{holiday})[?]", "{n3} minutes (later|from now|ago) is what time[?]", "time (zone|difference) (of|in|between) {city}( and {city2}|)[?]"],
        "near weekday": ["what (day|weekday) is (it today|it|today|tomorrow|{holiday})[?]", "(what|which) weekday was {n3} {month} {year}[?]", "what day was i born[?]", "{n3} days after[?]"],
        "near date": ["how many days (till|until|to) ({holiday}|my birthday)[?]", "(whats|what is) (todays date|the date|the date today)[?]", "what month comes {n3} months after (ramadan|{holiday}|{w})[ in the islamic calendar|?]", "is {year} a leap year[?]", "how old (is|am) (someone|i) born in {year}[?]"],
        "near boolean": ["true (implies|xor|nand|iff) false[?]", "true or false: (the {w} is {w2}|{animal}s can {w}|{city} is in {country}|{person} was a {job})[?]", "is (it|that|this) true[?]", "true and[?]", "a and b or c[?]"],
        "near graph": ["can (i|u|you) (get|go|drive|walk) from {place} to {place2}( by road|)[?]", "how (do i|to) get (from {city} to {city2}|to {city})[?]", "shortest (path|way|route) from {place} to {place2}, roads {place}-{place2} {n3} km[?| how long is it]", "how (long|far) is (the road|it) from {place} to {place2}[?]"],
        "near schedule": ["who comes first, {name} or {name2}[?]", "who (is|was|came|goes) (first|last)[?]", "{name} (is before|comes after) {name2}[.|]", "what is the order[?]", "who is (older|taller|better), {name} or {name2}[?]"],
        "near small-talk": ["(whats|what is) (my|his|her|the) (name|password|age|address)[?]", "who (is|are) ({name}|they|he|my friend|we)[?]", "(can|could) you (call|text|email|order|book|buy|play|open|draw) (me |)({name}|a {w}|{food})[?]", "who made ({w}|{work}|the {w})[?]", "how old are (u|you|they)[?]", "where (is|are) (my {w}|{name}|the {thing}|my {thing})[?]"],
    },
    "small-talk": {
        "hello": ["(heyy|heyyy|heyyyy|hii|hiii|hiiii|helloo|yooo)[!!!|!| lol]", "(hi|hello|hey|yo) (^^|dude|bro|robot|bot|u|again|there friend|:D)", "good (day|evening|morning|afternoon)( to you|, my friend| dear computer)[.|!]"],
        "bye": ["(k|ok|kk|alright|well) (gtg|bye|cya|ttyl|goodbye|im off|gotta run)[ dinner|,| now|][ byeee| bye| cya|!]", "(byeee|byeeee|bye bye|good night|goodbye then|farewell|cya later|see u|see you tmrw)[!|!!|.]", "i must be going now(. goodbye|, bye|.|)", "(ok thx|thanks|ok ty)[,] (bye|goodbye|cya)[!]"],
        "thanks": ["(tysm|ty|thx|thanks|thank u|thank you)( so much| a lot|) (ur|you are|u are|youre) (the best|great|so smart|awesome|a genius|very kind|cool)[!!|!|.]", "(ok |okay |)(thx|ty|thanks)(!| ur great| u rock| bro| a lot|.)", "thank you (very much |so much |kindly |)(indeed|for your help|for your patience|, that was (most |very |)helpful)[.|!]"],
        "who": ["who (r|are) (u|you)[ even| really|?|??| exactly]", "(what|wat) (r|are) (u|you)[?| exactly| anyway]", "(may i ask|might i ask) (who|whom) i am (talking|speaking|writing) to[?]"],
        "what-can": ["(wat|what) (can|could) (u|you) (do|help with|answer|solve)[?| for me| all]", "(tell me |)(ur|your) (skills|abilities|features|talents)[?|.]", "(what|which) (things|questions|tasks|sums) (can|do) (you|u) (do|answer|solve|know)[?]", "what (are you|r u) (good at|able to do|useful for)[?]", "(please |kindly |may i enquire |)(what sorts of things|what) you (are able to|can) do[.|?]"],
        "human": ["(are|r) (u|you) (like |)(a |)(real |)(person|human|robot|bot|machine|computer|man|alive)( or (a |)(robot|human|person|bot)|)[?]", "you = (robot or human|human|bot|real person)[?]", "am i (talking|speaking|writing) to a (machine|person|human|robot|real person)[ or a person| or a machine|?]"],
        "maker": ["(who|hu) (made|did create|created|built|trained|programmed|invented) (u|you)[, tell|?| lol]", "who is (ur|your) (maker|creator|boss|author|developer)[?]"],
        "how-are-you": ["(how|hw) (r|are) (u|you)[ today| doing|?| 2day| friend]", "(hows it going|how is it going|how do you do|hru|u ok|you good|hows life)[?|!]", "i (hope|trust) you are (well|fine|doing well)( today|)[?|.]"],
        "name": ["(whats|wats|what is) (ur|your) name[?| lol| robot]", "(do u|do you|have you) (have|got) a name[?]", "(what|how) (do|should|can|shall|may) (i|we|people) (call|name|address) (you|u)[?]", "(hiii|hi|hello)[!!|,] (whats ur name|what is your name)[?]"],
        "where": ["where (r|are) (u|you)( located| running| right now| from|)[?]", "where do (u|you) (run|live|sit|work)[?]", "(what|which) (server|computer|machine) (r|are) (u|you) (on|running on)[?]"],
        "private": ["(is|are) (this|my questions|my data|our chat|what i type) (private|secret|safe)[?| here| with u]", "(do u|do you|can you|does it|does this) (work|run) (offline|without internet|with no wifi|on my device|in the browser)[?]"],
    },
}

# Stories that the skill's own grammar does not tell, by their calculation; patterns with {name} and {things}.
STORIES: dict[str, list[str]] = {
    "{x} -{z} +{y}": [
        "(had|i had|got|there were) {x} {things}[,] (ate|lost|broke|gave away|sold|used) {z}[,] (then|n|and|and then) (mum gave me|i got|bought|found|i made) {y} more[,|.] (hw many i got now|how many now|{things} now|how many do i have now|total now)[?]",
        "had: {x} {things}. (broke|sold|lost|ate) {z}, bought {y} more. {things} now?",
        "so {name} had {x} {things} (right, |, |)and (she|he) gave {z} to {name2} and then (her|his) grandma gave (her|him) {y}. how many (does {name}|does she|does he|are there) have now?",
        "(a|the) bus has {x} people, {z} get off and {y} get on[,|.] how many (people |)are (on it|inside) now[?]",
        "{name} (picked|baked|collected) {x} {things}, gave (his neighbour|her neighbour|{name2}) {z} and (picked|got|made) {y} more[.|,] how many are there (now|at the end)[?]",
    ],
    "{p} /{y}": [
        "{y} of us sharing a {p} (buck|dollar|euro) (pizza |taxi |)bill evenly[,|] whats each persons (bit|share|part)[?]",
        "my late (uncle|aunt) left {p} {things} to be shared equally among (his|her) {y} (nieces|nephews|children)[.] how many {things} does each (niece|one|of them) receive[?]",
        "{p} {things} / {y} kids equally[.|,] each (has|gets)[:|?]",
        "{p} {things} go into {y} (boxes|bags|rows)[,|] the same in each[,|.] how many (per box|in one|in each)[?]",
        "{name} (reads|runs|saves) {p} (pages|miles|dollars) in {y} days, the same every day[.|,] how many (a|per|each) day[?]",
    ],
    "{p} /{y} -{z}": [
        "{p} {things} / {y} (kids|friends) equally, then {name} (ate|lost|gave away) {z} of (hers|his). {name} has[:|?]",
        "{name} and (her|his) friends, {y} in all, share {p} {things} equally. {name} then gives {z} away. how many (does {name} have|are left for {name})[ now]?",
        "{p} {things} split evenly in {y} bags. i take {z} out of one bag. how many (are left|stay) in (it|that bag)[?]",
        "{y} of us split {p} {things}, i ate {z} of mine, how many do i have left[?]",
    ],
    "{x}*{y} /{w}": [
        "{x} packs of (gum|{things}), {y} (sticks |)in each, {w} of us split em evenly[.|,] how many do we each get[?]",
        "{x} boxes with {y} {things} are shared by {w} (kids|teams|people)[.|,] how many (for each|each|does each get)[?]",
        "{name} buys {x} bags of {y} {things} and divides them equally among {w} friends. how many {things} (for each|does each friend get)[?]",
    ],
    "{x}*{y} -{z}": [
        "(mrs. patel|mr. brown|{name}) bakes {x} trays of {y} {things}. (her neighbour|{name2}|the school) is given {z} of them. how many {things} (has she still got|are left|remain)[?]",
        "{x} boxes of {y} {things}, {z} (broke|got lost|were eaten)[,|.] (how many left|left[:|?]|how many are ok)[?]",
        "i (earn|get|made) {y} (bucks|dollars) an hour, worked {x} hours (n|and) spent {z}[,|.] (whats left|how much left|how much have i got)[?]",
        "{name} has {x} packs of {y} {things} (but|and) gives {z} to {name2}[,|.] how many now[?]",
    ],
    "{c} -{x}*{y}": [
        "(tickets|{things}|comics) (r|are|cost) {y} dollars each[,|] im buying {x} (and|n) paying (w|with) (a {c}|{c} dollars)[,|.] whats my change[?]",
        "(ivan|{name}) buy {x} {things}, each {y} dollar, he pay with {c}. how much money return him seller[?]",
        "{name} has ${c} and buys {x} {things} (for|at) ${y} each[.|,] how much (money |)is left[?]",
        "{x} {things} at {y} (bucks|euros|dollars) each from {c}, change[?]",
        "got {c} (bucks|dollars), bought {x} {things} for {y} each[,|.] (how much left|whats left|what do i get back)[?]",
    ],
    "{c} -{x}*{y} -{z}": [
        "how much money is left if {name}'s got ${c} and buys {x} {things} for ${y} each and a ${z} comic?",
        "a teacher buys {x} packs of pens at {y} dollars each and a {z} dollar stapler, and pays with {c} dollars. what change is (she|he) due?",
        "{name} had {c} dollars, bought {x} {things} for {y} each and a (book|snack|drink) for {z}[.|,] (how much is left|whats left|money left)[?]",
        "i have ${c}. {x} {things} cost ${y} each and lunch is ${z}[.|,] (what is left|how much do i have after)[?]",
    ],
    "{x}*{y} +{z}": [
        "{name} (gets|earns|saves) {y} (dollars|bucks) a week for {x} weeks (and|n|plus) {z} (from grandma|for a birthday|extra)[.|,] how much (altogether|in total|is that)[?]",
        "{x} tables with {y} (chairs|kids) (and|n|plus) {z} (extra|more|in the hall)[,|.] how many (in all|total|altogether)[?]",
        "{x} {things} for {y} (bucks|dollars) each plus {z} for shipping[,|.] (total|how much|whats the price)[?]",
    ],
}
STORY_SHARE = 0.35
"""Share of the word problems in training that are told by STORIES."""


def story(rng, level: int) -> tuple[Problem, str]:
    """A word problem of STORIES and the pattern that tells it; nothing falls below zero and shares are whole."""
    largest = (12, 20, 30, 40, 60)[level - 1]
    kind = rng.choice(list(STORIES))
    x, y, w, z = rng.randint(2, 9), rng.randint(2, 12), rng.randint(2, 9), rng.randint(1, largest)
    if kind == "{x} -{z} +{y}":
        x = rng.randint(2, largest)
        z, y = rng.randint(1, x), rng.randint(1, largest)
    if kind == "{x}*{y} /{w}":
        w = rng.choice([n for n in range(2, 10) if x * y % n == 0] or [x])
    each = rng.randint(2, largest)
    if kind == "{p} /{y} -{z}":
        z = rng.randint(1, each)
    if kind == "{x}*{y} -{z}":
        z = rng.randint(1, x * y)
    spent = x * y + (z if kind.endswith("-{z}") else 0)
    change = [money for money in (10, 20, 50, 100) if money > spent]
    c = rng.choice(change) if change and rng.random() < 0.6 else spent + rng.randint(1, largest)
    values = {"x": x, "y": y, "z": z, "w": w, "p": each * y, "c": c}
    used = re.findall(r"\{(\w)\}", kind)
    calculation = kind.format(**values)
    work, result = word_problem.work_of(calculation)
    name, name2 = rng.sample(NAMES, 2)
    fields = {"name": name, "name2": name2, "things": rng.choice(THINGS), **{k: str(values[k]) for k in used}}
    problem = Problem(
        kind, fields, f"{word_problem.VERB} {calculation}", work, str(result), calculation, numbers=frozenset(used)
    )
    return problem, rng.choice(STORIES[kind])


_BEFORE_OR_AFTER = re.compile(r"\b(?:is|comes|goes|arrives|finished|came) (before|after)\b")
_COMES = (
    "goes went speaks spoke sings plays arrived finished ate left ran sits stands walked jumps starts presents swam "
    "performs came comes is arrives was"
).split()
_ROAD = re.compile(r"([A-Z])-([A-Z])")
_ROADS = [
    ("from {} to {}", ", ", " and "), ("{} joins {}", ", ", " and "), ("{}-{}", ", ", " and "), ("{}-{}", " ", " "),
    ("a road from {} to {}", ", ", " and one "), ("{} meets {}", ", ", ", "), ("{} to {}", ", ", " n "), ("{}-{}", ", ", ", and "),
    ("{} with {}", ", ", " and "), ("{}->{}", ", ", ", "), ("{} and {}", "; ", "; "), ("{}--{}", " ", " "), ("{}={}", ", ", ", "),
    ("between {} and {}", ", ", " and "),
]


def _other_order_words(rng, text: str) -> str:
    """Ann speaks before Bob, Bob before Cal, and Dan is b4 Eve."""
    verb, shorter = rng.choice(_COMES), rng.random() < 0.25
    seen = []

    def other(match) -> str:
        seen.append(match)
        if shorter and len(seen) > 1:
            return match[1]
        short = "b4" if match[1] == "before" and rng.random() < 0.08 else match[1]
        return f"{verb if rng.random() < 0.8 else rng.choice(_COMES)} {short}"

    text = _BEFORE_OR_AFTER.sub(other, text)
    head, comma, last = text.rpartition(", ")
    return f"{head}{rng.choice([', and ', ' and ', ' n '])}{last}" if comma and rng.random() < 0.5 else text


def _other_roads(rng, text: str) -> str:
    roads = _ROAD.findall(text)
    if len(roads) < 2 or len(roads) > 6 or text != ", ".join("-".join(road) for road in roads):
        return text
    form, between, last = rng.choice(_ROADS)
    written = [form.format(*road) for road in roads]
    if last == " and one ":
        written[-1] = written[-1].removeprefix("a road ")
    return between.join(written[:-1]) + last + written[-1]


def other_fields(rng, skill: str, fields: dict[str, str]) -> dict[str, str]:
    """The fields in words that the skill itself does not use."""
    if skill == "schedule" and rng.random() < 0.5:
        return {**fields, "r": _other_order_words(rng, fields["r"])}
    if skill == "graph" and rng.random() < 0.6:
        return {**fields, "e": _other_roads(rng, fields["e"])}
    return fields
