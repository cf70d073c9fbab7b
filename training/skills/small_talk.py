"""Small talk about the app itself: greetings, thanks, who it is and what it can do; one fixed answer a kind."""

from levels import settings
from problem import Problem, Wordings

ID, NAME, EXAMPLE, VERB = "small-talk", "Small talk", "Who are you?", "talk"

ANSWERS = {
    "hello": "Hello! What can I work out for you?",
    "bye": "Goodbye!",
    "thanks": "You're welcome!",
    "who": "I am Second Thought, a small model.",
    "what-can": "Small sums, words, days, roads and logic.",
    "human": "No, I am a small language model.",
    "maker": "I was trained for the app Second Thought.",
    "how-are-you": "Fine, thank you. What can I work out?",
    "name": "My name is Second Thought.",
    "where": "I run right here, in your own browser.",
    "private": "Yes. I run in your browser, on your device.",
}
# kind: (direct, direct held out, indirect, indirect held out)
_TALK = {
    "hello": (
        [
            (
                "(hi|hello|hey|hiya|yo|howdy|heya|hey there|hi there|hello there|good morning|good evening|"
                "good afternoon|morning|greetings|hallo|helo|hii|heyy|hellooo)[!|.|,]"
            ),
            "(hi|hello|hey) (bot|you|friend|computer|again|second thought|everyone|ai|buddy|dear|robot)[!|.]",
            "(hello|hi|hey)[,] (hello|hi|hey)[!]",
            "(hi|hii|hiii|hiiiii|heyy|heyyy|heyyyy|hellooo|yoo|hai|oi|ello|hey hey)(!|!!|!!!| :-d| lol| haha| there|)",
            "(hi|hello|hey|yo)( :d| ^^| x| <3| u| again lol| pal| mate| there!!)",
        ],
        ["hello to you", "a hello to my computer", "well hello"],
        [
            "(i|i just) (wanted|want) to say (hi|hello)[.|!]",
            "(nice|good|great|pleased) to (meet|see) you[!|.]",
            "what's up[?]",
            "sup[?]",
            "(i'm|i am) (new here|here|back)[!|.]",
            "(saying|just saying) (hi|hello)[!|.]",
            "(a |)(big |warm )(hello|hi) (to you|from me)[!]",
            "(wassup|whats up|wazzup)[?]",
            "good day[ to you]",
            "let me say hello",
        ],
        ["i thought i'd say hi", "glad to meet you", "a greeting from me"],
    ),
    "bye": (
        [
            (
                "(bye|goodbye|good bye|bye bye|see you|see ya|cya|good night|goodnight|farewell|later|"
                "see you later|see you soon|ciao|night|take care|so long|byee)[!|.]"
            ),
            "(bye|goodbye|see you) (bot|for now|then|tomorrow|friend|computer|now|again|second thought)[!|.]",
            "(ok|okay|k|alright|well|right|cool) (bye|goodbye|byeee|cya|see ya|bye bye|laters)[!|.]",
            "(ok|okay|k|cool|great) (thx|thanks|ty|thank you)[,] (bye|byee|goodbye|cya|see you)[!|.]",
            "(byeee|byee|buh bye|byebye|cyaa|laterz|see yaa|gn|nighty night)(!|!!|)",
        ],
        ["bye to you", "until next time", "good bye then"],
        [
            "(i|i have to|i must|i need to|i gotta|got to) (go|leave|run)[ now][.|!]",
            "(i am|i'm) (leaving|off|going|done|going to bed|logging off)[ now][.|!]",
            "(talk|speak) to you (later|soon|tomorrow)[.|!]",
            "have a (nice|good|great) (day|evening|night|weekend|one)[.|!]",
            "that's (all|it)( for now| for today|)[, bye|.|!]",
            "(ttyl|gtg|brb|g2g)",
            "(k|ok|sorry|oh|well) (gtg|g2g|gotta go|have to go|got to go|i gotta go)[, (dinner|bed|school|work|bye|mom calls)][,] (bye|byeee|cya|see you|)[!]",
            "(see|catch) you (later|around|next time)[.|!]",
        ],
        ["it is time for me to go", "let's stop here for today", "i'll close the window now"],
    ),
    "thanks": (
        [
            (
                "(thanks|thank you|thx|ty|tysm|thank u|thanks a lot|thank you very much|thank you so much|"
                "many thanks|cheers|thanks so much|much appreciated|thanku)[!|.]"
            ),
            (
                "(thanks|thank you) (bot|for that|for the help|for your help|for everything|again|friend|"
                "for helping me|for the answer)[!|.]"
            ),
            "(ok|great|cool|nice|perfect|k|wow|awesome|yay)[,] (thanks|thank you|thx|ty|tysm|thank u)[!|.]",
            "(ok |okay |oh |)(thx|ty|tysm|thanks|thank you|thank u)[,] (ur|you are|you're|u r) (great|the best|awesome|so smart|amazing|cool|a star|a legend)[!|!!]",
            "(thank you|thanks) (very much|so much|a lot|ever so much) (indeed|again|for your time|for your trouble|)[,|.] (that was|you were|it was|that is) (most |very |so |really |)(helpful|kind|useful|good)[.|!]",
        ],
        ["thank you my friend", "thanks, that's it", "so many thanks"],
        [
            "(that|this|it) (was|is) (very |really |so |)(helpful|kind of you|useful|a great help)[!|.]",
            "(i|we) (appreciate|really appreciate) (it|that|your help)[!|.]",
            "you (helped|have helped) me[ a lot| very much|][!|.]",
            "(i am|i'm) (grateful|so grateful|thankful)[!|.]",
            "(i owe you|i owe you one|what would i do without you)[!|.]",
            "how (kind|nice|helpful) of you[!]",
            "i want to thank you[!|.]",
        ],
        ["you saved my day", "that helped, really", "let me thank you"],
    ),
    "who": (
        [
            "(who|what) are you[?| exactly?| really?| anyway?]",
            "who r u[?]",
            "(who|what) (is|are) (this|this bot|this thing|this app)?",
            "(introduce|describe) yourself[.|!]",
            "tell me (about yourself|something about yourself|who you are|what you are)[.]",
            "who is (second thought|speaking|there|this bot)?",
            "what is second thought?",
        ],
        ["what kind of thing are you?", "so who are you?", "a few words about yourself?"],
        [
            "(who|what) (am i|am i even) (talking to|chatting with|speaking with|typing to|writing to)?",
            "(i want|i'd like) to (know|find out) (who|what) you are[.]",
            "what (sort|kind|type) of (model|program|bot|ai|software|machine) (are you|is this)?",
            "are you (chatgpt|gpt|siri|claude|alexa|gemini|an llm|a language model)[?]",
            "(which|what) (model|ai|bot) (are you|is this|do i talk to)?",
            "i don't know who you are[.]",
            "with whom do i have the pleasure?",
        ],
        ["who is on the other side?", "whom have i got here?", "i wonder who is answering me"],
    ),
    "what-can": (
        [
            "what can you do[?| for me?| exactly?| all?]",
            "what do you (do|know|offer)[?]",
            "what are you (good at|good for|able to do|capable of)?",
            "what are your (skills|abilities|features|functions|powers|talents)?",
            "(list|show|tell me) (your skills|what you can do|your abilities)[.]",
            "(help menu|commands|capabilities|instructions|your skills)[?]",
            "(may|can|could|might) i (enquire|inquire|ask|know) what (sort|sorts|kind|kinds|type|types|) of (things|questions|tasks) (you can do|you are able to do|you know|you can answer)?",
            "what can (u|this|it|this thing|the bot) (do|solve|answer)[ for me|][?]",
            ("(can you do|do you do|do you know|can you help with) (math|maths|arithmetic|logic|sums|calculations)[?]"),
        ],
        ["what all can you do?", "which skills do you have?", "what are you here for?"],
        [
            (
                "(what|which) (questions|things|tasks|problems|kinds of questions) can (i ask|you answer|"
                "you solve|you handle|i give you|you do)[ you|]?"
            ),
            "how can you help[ me]?",
            "what (should|could|may|can) i ask[ you]?",
            "how (do|does) (i use you|this work|you work|i use this)[?]",
            "what can (i do here|i use you for|this bot do|this app do|second thought do|this model do)?",
            "(give me|show me) (an example|examples) of what you (do|can do)[.]",
            "what would you be able to (solve|answer|do)?",
            "what (is|are) (this|you) (for|used for|useful for)?",
            "what do you (understand|support)[?]",
        ],
        ["i wonder what you're useful for", "what could i try with you?", "where are your strengths?"],
    ),
    "human": (
        [
            (
                "are you (a |an |)(human|a person|robot|bot|machine|real|real person|alive|ai|computer|man|woman|"
                "person|program|human being)[?]"
            ),
            "(human|robot|bot) or (human|machine|robot|bot|person)?",
            "r u (human|real|a bot|ai)[?]",
            "(are you|r u|you|u|are u)[ =| -|:] (robot|human|bot|person|machine|real) or (human|robot|person|bot|machine|fake)?",
            "(are|r) (you|u) (like |actually |really |just |even )(a real person|a robot|human|an ai|a bot|real)( or (a robot|human|a bot|not|a real person)|)[?]",
            "[forgive me[ for asking|], but |sorry to ask, but |if i may ask, ](am i (speaking|talking|writing) (to|with) a (real person|human being|machine)|are you a real (person|human))?",
            "is this (a bot|a human|a robot|a real person|an ai|automated)?",
        ],
        ["would you be a human?", "are you really a robot?", "you are human, right?"],
        [
            (
                "am i (talking|chatting|speaking|writing) (to|with) a (human|person|real person|robot|machine|"
                "bot|computer)?"
            ),
            (
                "(is there|is) (a human|a real person|somebody|a person) (behind this|writing this|answering|"
                "typing|on the other side)?"
            ),
            "do you have (a body|a brain|feelings|a heart|a face|parents|hands)[?]",
            "are you (made of flesh|conscious|self aware|sentient|a living being)?",
            "were you born[?]",
            "you (sound|seem) (human|like a robot|like a person)[.]",
            "(can you|do you) (breathe|bleed)[?]",
        ],
        ["does a person type these answers?", "flesh or code?", "are there people in there?"],
    ),
    "maker": (
        [
            "who (made|created|built|trained|programmed|wrote|designed|developed|invented|coded) you[?]",
            (
                "(who is|who's|who are) your (maker|creator|author|developer|inventor|programmer|owner|boss|"
                "makers|developers)?"
            ),
            "(which|what) company (made|built|trained|owns) you?",
            "who made (this|this app|this bot|second thought)?",
        ],
        ["who produced you?", "who came up with you?", "who is your father?"],
        [
            "(where|how) were you (made|trained|built|created)[?]",
            "(who|which people) (is|are) behind (you|this|this app|second thought)?",
            "(by whom|by what company) were you (made|trained|created)?",
            ("were you (made|trained|built) by (openai|google|microsoft|meta|anthropic|a company|a person|students)?"),
            "(who|whom) do you (belong to|work for)?",
            "(i want|i'd like) to know who (made|built|created) you[.]",
            "what were you (trained|made) (on|for)?",
            "who do i thank for (making|building) you?",
        ],
        ["whose work are you?", "did openai build you?", "somebody must have made you, who?"],
    ),
    "how-are-you": (
        [
            "how are you[?| doing?| today?| feeling?| doing today?]",
            "how r u[?]",
            "how (is|how's|was) your day[?]",
            "how's it going[?]",
            "how is it going[?]",
            "(are you|you) (ok|okay|well|fine|good|all right)[?]",
            "how do you (do|feel)[?| today?]",
            "how have you been[?]",
            "hru[?]",
        ],
        ["how are things?", "everything fine with you?", "how goes it?"],
        [
            "(i hope|hope) you are (well|fine|ok|doing well)[.|!]",
            "(is everything|everything) (ok|alright|good|fine)( with you| over there|)?",
            "how (is|are) (life|things|everything|things going)( with you| today|)[?]",
            "(how's|how is) (life|everything|your mood|your morning|your evening)[?]",
            "did you have a (good|nice) (day|night|morning)?",
            "are you (having a good day|feeling well|in a good mood)[?]",
            "you doing (ok|alright|well)[?]",
        ],
        ["what's your mood like?", "i trust you are well?", "having a good one?"],
    ),
    "name": (
        [
            "(what is|what's|whats|tell me|say) your name[?|.]",
            "(your|ur) name[?| please]",
            "(hi|hii|hey|hello|hiii)(!|!!|!!!|,| ) (what's your name|whats ur name|what is your name|who are you called|ur name)[?]",
            "(what's|whats|what is) (ur|your) (name|real name|full name|nickname)[?]",
            "do you have a name[?]",
            "what are you called[?]",
            "how are you called[?]",
            "name[ yourself|?]",
            "may i (know|ask) your name?",
            "what (should|can|may|do) (i|we) call you[?]",
        ],
        ["and your name is?", "which name do you have?", "you are called what?"],
        [
            "(how|by what name) (should|do|may) i (address|name|call) you?",
            "(i forgot|i don't know|i want to know) your name[.]",
            "what name (did they give you|do you go by|were you given|do you use)?",
            "did (they|anyone) give you a name?",
            "(who|what) do people (call you|say you are called)?",
            "is your name (siri|alexa|bob|chatgpt|second thought|robot)?",
            "what does it say on your name tag?",
        ],
        ["under what name are you known?", "i'd like to call you something", "got a name?"],
    ),
    "where": (
        [
            (
                "where (are you|do you live|do you run|are you from|is this running|are you located|are you now|"
                "do you come from)[?]"
            ),
            "where r u[?]",
            "where (do|are) you (run|running|work|hosted|stored|sitting)[?]",
            "(what|which) (server|computer|machine|device) (are you on|do you run on|are you running on)?",
            "do you run (locally|in the cloud|on a server|in my browser|on my computer|offline|here)?",
        ],
        ["where is it you run?", "your location?", "in which place do you live?"],
        [
            (
                "(are you|do you run|do you live) (on|in) (a server|the cloud|the internet|my computer|"
                "my browser|a data center|my phone)?"
            ),
            "do (you|i) need (the |an |)internet[ connection| for this| to talk to you|]?",
            "(can|do) (i|you) (use you|work|run) (offline|without internet)?",
            ("on (whose|which|what) (computer|machine|hardware|device) (are you|do you) (running|run|computed|think)?"),
            "where (does|do) (the thinking|the work|your thoughts|the computation) (happen|take place)?",
            "(is|are) (this|you) (online|offline|local|in the cloud)?",
        ],
        [
            "is some server doing the work?",
            "which machine does your thinking?",
            "would you still run in airplane mode?",
        ],
    ),
    "private": (
        [
            (
                "is (this|it|this chat|our chat|the chat|what i type) (private|secret|safe|confidential|secure|"
                "anonymous)[?]"
            ),
            "are you (private|safe|secure|safe to use)[?]",
            "do you (keep|protect|respect) my (privacy|data|secrets|messages)( private| safe| secret|)?",
            "privacy[?]",
            "is my data (safe|private|secure|protected)[?]",
            "what about (privacy|my privacy|data protection)?",
        ],
        ["is it private here?", "privacy policy?", "would my data be safe with you?"],
        [
            (
                "does (my data|my text|what i type|this chat|it|everything) stay (here|on my device|"
                "in my browser|private|with me|on my computer)?"
            ),
            "can i trust you with (secrets|my data|a secret|private things)?",
            "can i (type|write|ask) (private|secret|personal) (things|stuff|questions) (here|to you)?",
            "is it safe to (type|write|talk|chat) (here|with you|to you)?",
            "(will|does) (this|it|our chat) (stay|remain) (between us|private|secret)?",
            "is (it|this) just between (us|you and me)?",
        ],
        ["do my words stay on my computer?", "will this remain our secret?", "may i tell you something confidential?"],
    ),
}
WORDINGS = {}
for _kind, (_direct, _direct_held_out, _indirect, _indirect_held_out) in _TALK.items():
    WORDINGS[_kind] = Wordings(_direct, _direct_held_out)
    WORDINGS[f"{_kind}, indirect"] = Wordings(_indirect, _indirect_held_out)


def pose(rng, level: int) -> Problem:
    kind = rng.choice(list(ANSWERS))
    wording = f"{kind}, indirect" if rng.random() < settings(ID, level)["indirect"] else kind
    # nothing is worked out, and there are no operands to hold out
    return Problem(wording, {}, f"{VERB} {kind}", "", ANSWERS[kind], key="")
