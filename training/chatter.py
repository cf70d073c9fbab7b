"""What people type around a question: greetings, politeness, who asks and why, moods. Says nothing about any skill."""

from grammar import choose
from words import NAMES, common_words

_WHO = (
    "(my|our|my little|his|her) (teacher|son|daughter|friend|boss|brother|sister|kid|mom|mum|dad|wife|husband|neighbor|neighbour|"
    "grandson|granddaughter|grandma|grandpa|uncle|aunt|cousin|niece|nephew|roommate|colleague|classmate|bff|coach|tutor|pupil|class)"
)
_BEFORE = [
    "(hi|hey|hello|hiya|yo|good morning|good evening|good afternoon|hi there|hey there|hello there|heyy|heyyy|hii|dear model|hi bot|hey ai)(, |! |. | |!! )",
    "(ok|okay|so|um|uhh|uh|umm|well|right|alright|now|ok so|hmm|omg|lol|bro|dude|man|yo|look|listen|wait|and)(, | | ... )",
    "(please|pls|plz|kindly|plss)[ tell me| answer][:|,] ",
    "([a ]quick question|question|one question|easy one|another one|next one|next|homework|riddle|quiz|challenge|task|exercise|problem|puzzle|pop quiz|question time|question {n}|exercise {n}|problem {n}|no. {n})[ for (you|u|me|the class)](: |, | - |. )",
    "(can|could|would|will) (you|u) [please |pls |quickly |kindly |maybe |possibly ](tell me|help me with this|answer this|do this|solve this|help|help me|figure this out|check this)(: |, |? | - | )",
    "would you be so kind as to (tell me|help me)(: |, )",
    "(may|might|could|can) i (ask|trouble you|bother you)(: |, |? )",
    "(i|we) (need|want|have|would like|'d like|wanna|gotta|must|really need) to know(: |, | )",
    "(i'd|i would|i should) (like|love|be grateful|be happy) to know[:|,] ",
    f"{_WHO} (asks|asked|wants to know|says i need|wonders|asked me|needs to know|is asking|gave us|gave me|set us|wrote down|insists that|claims that|thinks that|told me|keeps asking)(: |, | )",
    f"{_WHO} (is|was) (sooo|so|really|very|super) (mean|nice|strict|curious|smart|annoying|tired)[ and|,|.] ",
    f"{_WHO} (has|had) to (work out|find|do|solve|know)(: | )",
    f"{_WHO} and i (disagree about|argue about|talked about|are stuck on|bet on)(: | )",
    "i have a [quick|small|silly|little|simple|dumb] question(: |. |, )",
    "(i was wondering|i wonder|just curious|just wondering|curious|wondering|out of curiosity|idk|i have no clue|i forgot)(, |: | )",
    "(bet|i bet) (you|u) (can't|cant|can not|don't know how to) (do|solve|answer|get|know) this[ one](: |! |, | )",
    "(see if you can do this|let's see|try this|try this one|here we go|here goes|here it is|watch this|ready)(: |! |, |? )",
    "(help|help me|help me out|help pls|i'm stuck|i am stuck|i forgot|no idea|no clue|sos|help meee|need help)(: |, |! |. |!! )",
    "(help|help me) (with|w) (my|this|the|our) (homework|hw|math|maths|puzzle|exercise|quiz|task|worksheet)(: |, |! | lol )",
    "for (my|the|our) (homework|class|test|exam|kids|quiz|crossword|party|project|records)(: |, )",
    "(i'm|i am|im|we are|we're) (doing|checking|stuck on|working on|learning about|practising) (my|the|our|this|some) (homework|hw|crossword|quiz|class|puzzle|maths|spelling|book)(. |, |: | and )",
    "(tell me|answer this|solve this|do this|work this out|answer|figure out|find out|quickly|fast)(: |, )",
    "(i have|i've|ive) (forgotten|lost) (my|all my) (maths|math|notes|calculator|glasses|pen|phone)[ altogether](. |, |: )",
    "(at my age one forgets such things|i can never remember this|i always mix this up|this is too hard for me|i can't think today|my head hurts)(. |: |, )",
    "(we are learning about|we talked about|i read about|today we did|it's about) {w} (this week|today|in class|at school|now)(. |, )",
    "(according to|on|in) (the notice|the board|my notes|the book|the worksheet|my list|the sheet|page {n})(, |: )",
    "(this is|it's|it is|im asking) for (my {w}|{name}|a friend|school|the {w}|work|{name} and me)(. |, |: )",
    "{name} (says|asks|asked|wants to know|wonders|sent me this|here|needs this)(: |, |. )",
    "(for|from) {name}(: |, )",
    "(i|we) (like|love|saw|bought|have|miss|need|found) [a |the |some |my ]{w}(. |, |! )",
    "(the {w} is|it is|it was|{name} is|the weather is|my {w} is) (nice|late|broken|cold|here|great|gone|weird|funny)(. |, |! |, so )",
    "(good evening|good morning|good day|hello)(. |, )(might i trouble you|may i ask you|could i ask you|i hope you are well|i need your help)(: |. |, )",
]
_AFTER = [
    "[,] (please|pls|plz|please!|plsss|pretty please|if you please|kindly)",
    "[.|!|,] (thanks|thank you|thx|ty|thanks!|thanks in advance|cheers|thank you very much|tysm|thank u|many thanks|thanks a lot)",
    "[,] (quick|quickly|asap|hurry|fast|go|go go go|now|right now|hurry up)[!|!!]",
    "[,] (i forgot|i'm stuck|no idea|can you help|help me|help|right|idk|i dunno|dunno|i keep forgetting)[?]",
    "(lol|haha|hahaha|??|?!|!!|!|...|xd|:-d|omg|???|!!!|jk|hehe|smh|bro|pls lol)",
    "[,] (do you know|can you tell me|any idea|you know|tell me|could you tell me|do u know|would you know|can u do it|can you even do that)[?]",
    "[,|.|?] (my teacher asked|for my homework|it's for homework|it is for school|for a quiz|need it now|asking for a friend|my friend wants to know|we have a bet|i have a test tomorrow)",
    "[.|,|?] (just the answer|short answer|only the answer|answer only|be quick|take your time|be careful|show only the result|no explanation|one word|remember to check)[ please]",
    "[.|?] (what should (she|he|i|they|we) (have written|write|say|answer|put down)|what would you say|what do you think|am i right|is that right|i want to be sure|i trust you|good luck|you can do it)[?|.|!]",
    "[.|?|!] (i am|im|i'm) (so |really |very |)(tired|bored|curious|confused|lost|late|new to this)[!|.]",
    "[.|?] ({name} (says|said) it's easy|{name} wants to know|it's for {name}|{name} did not know|i asked {name} too)[.|!]",
    "[.|?|,] (cant|can't|couldn't) (figure|work) it out[!|.]",
]

# For training only: the suites are drawn from the lists above.
_MORE_BEFORE = [
    f"{_WHO} (is|was) (obsessed w|crazy about|bad at|stuck on) this( stuff|)(. |, |: )",
    "(no way ur smart enough for this|bet this breaks ur brain|everyone says u cant do this|prove u can count|u better know this)(: |. |!! |... )",
    "(omg|ugh|lol|haha|aaah|pff|bruh|ok ok|ok ok ok|so so so|quick quick|yo yo|heyyy|hiii|dude|ok genius|ok robot|yo robot)(, |: | |... |!! )",
    "(its|it is|it's) due (in 5 minutes|tomorrow|tmrw|today)(!! |. |, )",
    "(spelling bee|math test|maths quiz|exam|homework|crossword|trivia night|game night|coding club) (tmrw|today|tonight|time)(!! |: |. |, )",
    "(class|pupils|children|students|everyone|folks)(, |: )(please |kindly |now )",
    "(exercise|question|task|number|ex|q) {n}(.|:) [(calculate|answer|solve) the following: ]",
    "(i always mess this up|i never get these|i keep getting this wrong|my notes are gone|my calculator died|no calculator here)(: |. |... |, )",
    "(i tell my students|we had a bet|there was an argument at dinner|someone at work asked me this|i read this on a sign)(: |. |, )",
    "(before i fill in the form|before i sign|before class starts|for the record|for our newsletter|for the party)(, |: )",
    "(could you|would you|can you|will you) (please |kindly |quickly |)(settle this|check this|let me know|remind me|tell us)(: |? |, )",
    "(sorry|excuse me|pardon me|forgive me)(, |: )(a quick one|one more|just one thing|i have to ask)(: |, )",
    "(get|got|need|want) (answer|result|help)( fast| pls| now|)(: |, | - )",
]
_MORE_AFTER = [
    "[,|.|?|??] (i think|i say|i guess|i got|my sister says|my friend says|he says|the book says) (its|it is|it's) {n}[ but idk| but im not sure| lol|, is that right?|.]",
    "[,|.|!|!!] (go|GO|go go go|hurry|HURRY|quick quick|chop chop|prove it|i dare you|do it)[!|!!]",
    "[,|.|?] (b4|before) (my mom checks my worksheet|class|the bell rings|i forget|dinner|he sees it)[.|!!]",
    "[,|.|?] (our teacher is obsessed w this stuff|everybody in class says something else|its for a bet|its for my hamster|coding club hw|its 4 school|im so confused|its break)[ lol|.|]",
    "[,|?|.] (can u even do that|can u|u can do it|i bet u cant|is it hard|idk how|pls i beg|for real|fr|or nah)[ haha| lol|?|]",
    "[.|?] (it looks|it seems) (much |)too (hard|long|easy|short) for (me|its kind|a child)[.|!]",
    "[.|?] (i was asked at dinner|i had no idea|i never remember|one forgets such things|would you settle it for us|we must know)[.|!|]",
    "[.|;] (show only the result|result only|answer in one word|only result pls|write result|just result)[.|]",
    "[ ](thx|ty|pls|plz|plsss|pleaseee|lolol|hehe|noooo|yesss|ugh|xd|omg|bro|dude|mate)[!!|...|]",
]


def _chatter(rng, patterns: list[str]) -> str:
    words = common_words()
    return choose(rng, rng.choice(patterns)).format(
        n=rng.randint(1, 12), name=rng.choice(NAMES), w=words[rng.randrange(min(4000, len(words)))]
    )


def before(rng, freer: bool = False) -> str:
    """Words that come before a question, now and then two sorts of them."""
    patterns = [*_BEFORE, *_MORE_BEFORE] if freer else _BEFORE
    words = _chatter(rng, patterns)
    return f"{words} {_chatter(rng, patterns)}" if rng.random() < 0.15 else words


def after(rng, freer: bool = False) -> str:
    """Words that come after a question; they may start with the mark that joins them."""
    return _chatter(rng, [*_AFTER, *_MORE_AFTER] if freer else _AFTER)
