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


def _chatter(rng, patterns: list[str]) -> str:
    words = common_words()
    return choose(rng, rng.choice(patterns)).format(
        n=rng.randint(1, 12), name=rng.choice(NAMES), w=words[rng.randrange(min(4000, len(words)))]
    )


def before(rng) -> str:
    """Words that come before a question, now and then two sorts of them."""
    words = _chatter(rng, _BEFORE)
    return f"{words} {_chatter(rng, _BEFORE)}" if rng.random() < 0.15 else words


def after(rng) -> str:
    """Words that come after a question; they may start with the mark that joins them."""
    return _chatter(rng, _AFTER)
