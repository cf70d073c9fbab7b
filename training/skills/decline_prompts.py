"""What people type that no skill answers: patterns by kind, and long lists of fillers.

Fields hold everything that has brackets or bars of its own, as patterns give those a meaning.
The kinds `near <skill>` come close to a skill but lack something or go beyond its limits.
"""

from functools import cache

from faker.providers.address import Provider as Addresses
from faker.providers.job import Provider as Jobs
from faker.providers.person.en_US import Provider as People

from problem import Wordings
from words import NAMES, THINGS, common_words

_PEOPLE = (
    "Einstein;Napoleon;Cleopatra;Mozart;Shakespeare;Marie Curie;Newton;Beethoven;Picasso;Darwin;Gandhi;Homer;Plato;Columbus;"
    "Lincoln;Galileo;Bach;Caesar;Churchill;Van Gogh;Tesla;Obama;Elvis;Chaplin;Goethe;Kant;Taylor Swift;Elon Musk;Messi;"
    "George Washington;Leonardo da Vinci;Nelson Mandela;Queen Victoria;Stalin;Freud;Aristotle;Michael Jackson;Trump;Bill Gates"
).split(";")
_CITIES = (
    "Paris;London;Tokyo;Berlin;Rome;Madrid;Oslo;Cairo;Lima;Delhi;Boston;Vienna;Prague;Athens;Dublin;Chicago;Moscow;Seoul;Sydney;"
    "Toronto;Lagos;New York;Zurich;Lisbon;Munich;Hamburg;Mumbai;Geneva;Amsterdam;Brussels;Warsaw;Budapest;Istanbul;Beijing;"
    "Shanghai;Bangkok;Singapore;Jakarta;Manila;Nairobi;Houston;Dallas;Denver;Seattle;Miami;Los Angeles;San Francisco;Montreal;"
    "Vancouver;Melbourne;Barcelona;Milan;Naples;Venice;Florence;Edinburgh;Glasgow;Stockholm;Copenhagen;Helsinki;Kyoto;Dubai"
).split(";")
FILLERS: dict[str, list[str]] = {
    "animal": (
        "cat;dog;whale;horse;elephant;tiger;spider;shark;eagle;frog;snake;bee;penguin;wolf;bear;lion;octopus;ant;giraffe;mouse;"
        "owl;rabbit;dolphin;fox;camel;crocodile;hamster;goldfish;parrot;turtle;zebra;monkey;panda;koala;kangaroo;hedgehog;"
        "squirrel;bat;crow;duck;goose;chicken;cow;pig;sheep;goat;donkey;lizard;rhino;hippo;gorilla;seal;moose;jellyfish"
    ).split(";"),
    "food": (
        "pizza;pasta;bread;soup;rice;pancakes;sushi;chocolate cake;salad;curry;coffee;tea;cheese;apple pie;lasagna;risotto;"
        "cookies;dumplings;tacos;an omelette;ice cream;a burger;fried eggs;ramen;hummus;pesto;banana bread;beer;wine;tofu;"
        "chicken;steak;fish;potatoes;broccoli;mushrooms;porridge;waffles;chili;stew;honey;butter;milk;yogurt;chocolate"
    ).split(";"),
    "language": (
        "French;Spanish;German;Italian;Latin;Japanese;Chinese;Russian;Greek;Dutch;Polish;Arabic;Turkish;Swedish;Korean;Hindi;"
        "Portuguese;Danish;Norwegian;Finnish;Czech;Hungarian;Hebrew;Welsh;Irish;Thai;Vietnamese;Ukrainian;Swahili;Esperanto"
    ).split(";"),
    "code": (
        "Python;JavaScript;Java;C;C++;Rust;Go;SQL;HTML;CSS;Bash;Ruby;PHP;TypeScript;Haskell;Kotlin;Swift;Perl;Lua;React;"
        "Excel;Docker;git;Linux;Django;pandas;regex;JSON;Unity;Scratch;MATLAB;R"
    ).split(";"),
    "task": (
        "read a file;draw a circle;parse JSON;sort a list;open a window;find the largest number;send an email;print hello world;"
        "make a website;scrape a page;reverse a string;connect to a database;play a sound;check if a number is prime;"
        "add two numbers;count words;calculate the gcd;convert dates;make a button;center a div;loop over a list;merge two files;"
        "build a game;resize images;delete duplicates;test a function;count the vowels;sort words;make a calculator"
    ).split(";"),
    "topic": (
        "love;the sea;winter;war;freedom;music;football;chess;politics;space;history;physics;biology;money;art;god;the moon;"
        "climate change;time travel;black holes;quantum mechanics;gravity;evolution;democracy;philosophy;my garden;the internet;"
        "robots;dreams;happiness;friendship;school;death;religion;psychology;economics;inflation;bitcoin;basketball;tennis;"
        "cooking;gardening;vaccines;dinosaurs;volcanoes;the solar system;photosynthesis;electricity;magnets;ancient rome;"
        "pyramids;machine learning;artificial intelligence;social media;video games;anime;yoga;sleep;health;coffee;spring;rain"
    ).split(";"),
    "work": (
        "Hamlet;Macbeth;Faust;the Odyssey;Moby Dick;Dracula;War and Peace;the Mona Lisa;Guernica;Star Wars;Titanic;the Iliad;"
        "Frankenstein;Don Quixote;Romeo and Juliet;The Hobbit;Harry Potter;Emma;the Bible;Pride and Prejudice;The Matrix;Avatar;"
        "The Lion King;Frozen;Minecraft;Game of Thrones;Friends;Oliver Twist;The Great Gatsby;Bohemian Rhapsody;Imagine"
    ).split(";"),
    "feeling": (
        "sad;happy;tired;bored;lonely;angry;hungry;sick;lost;great;nervous;confused;old;fine;stressed;excited;scared;cold;"
        "in love;thirsty;awake;busy;proud;worried;depressed;so done;not well;a bit down"
    ).split(";"),
    "month": "January;February;March;April;May;June;July;August;September;October;November;December".split(";"),
    "job": sorted({job.split(",")[0].lower() for job in Jobs.jobs if job.isascii() and len(job) < 22}),
    "country": sorted(c for c in Addresses.countries if c.isascii() and c.replace(" ", "").isalpha() and len(c) < 20),
    "subject": "math;physics;chemistry;biology;history;geography;english;music;art;sports;religion;economics".split(
        ";"
    ),
    "holiday": "Christmas;Easter;New Year;Halloween;Thanksgiving;Ramadan;Diwali;my birthday;summer;the weekend;Hanukkah".split(
        ";"
    ),
    "oddunit": (
        "miles;pounds;ounces;gallons;pints;celsius;fahrenheit;kelvin;acres;hectares;knots;euros;dollars;yen;stones;light years;"
        "calories;joules;watts;horsepower;volts;gigabytes;megabytes;bits;teaspoons;cups;furlongs;psi;mph;degrees;radians;moles"
    ).split(";"),
    "length": "km;m;cm;mm;inches;feet;yards;meters;kilometers;centimeters".split(";"),
    "mass": "kg;g;grams;kilograms;hours;minutes;seconds;liters;ml;days".split(";"),
    "greek": "sin;cos;tan;log;ln;sqrt;cube root;square root;factorial;absolute value;inverse;reciprocal;derivative".split(
        ";"
    ),
}
# Words that could turn a pattern into a question for a skill ("What comes after Monday?").
_ANSWERABLE = set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december true false not and one two three four five six seven eight nine ten eleven twelve hundred "
    "thousand zero tomorrow yesterday today hello hey bye goodbye thanks thank cheers alphabet word words letter letters "
    "good morning evening night sentence add plus minus times sum prime sort spell reverse name who you hours minutes".split()
)


@cache
def _plain_words() -> list[str]:
    return [word for word in common_words()[:20000] if word not in _ANSWERABLE]


def _noise(rng) -> str:
    if rng.random() < 0.3:
        return rng.choice(["asdf", "qwer", "hjkl", "zxcv", "lol", "haha", "bla", "xx", "mmm", "uiop"]) * rng.randint(
            1, 3
        )
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(3, 10)))


def _made_up(rng) -> str:
    """A word that sounds like one."""
    return "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(rng.randint(2, 4))) + rng.choice(
        ["", "n", "x", "r"]
    )


def _sentence(rng, word) -> str:
    shape = rng.choice(
        [
            "the {} {} the {}",
            "my {} is very {} {}",
            "she sells {} by the {} {}",
            "we {} to the {} and {}",
            "{} {} in the {}",
            "i like {} and {} {}",
            "a {} {} is {} too",
        ]
    )
    return shape.format(word(), word(), word())


def _spread(rng, items: list[str]) -> str:
    return rng.choice([", ", " ", ",", "; "]).join(items)


def _long_expression(rng) -> str:
    """More numbers than an expression may have."""
    sign = rng.choice(["+", "-", "*", " + ", " * ", " - "])
    return sign.join(str(rng.randint(1, 99)) for _ in range(rng.randint(8, 12)))


def _broken(rng) -> str:
    """Sums that lack a number or a bracket or have a sign too many."""
    a, b, c = (str(rng.randint(1, 99)) for _ in range(3))
    return rng.choice(
        [
            f"{a}+",
            f"+{a}",
            f"{a} -",
            f"{a}*",
            f"*{a}",
            f"{a}/",
            f"({a}+{b}",
            f"({a}+{b}*",
            f"{a}+*{b}",
            f"{a}-*/{b}",
            "+",
            "-",
            "*",
            "2+",
            "()",
            "( )",
            f"{a} + {b} +",
            f"{a} * + {b}",
            f"{a} plus",
            f"{a} minus",
            f"{a} times",
            f"plus {a}",
            f"times {a}",
            f"{a} divided by",
            f"{a}++{b}+",
            f"{a}))",
            f"(({a}",
            f"{a} + ? + {c}",
            f"? - {a} - ?",
            f"{a} = {b} = {c}",
            f"{a} {b} = ?",
        ]
    )


def _beyond(rng) -> str:
    """Arithmetic that is not among the skills: powers, roots, factorials, fractions, unknowns, decimals."""
    a, b, c = (str(rng.randint(2, 99)) for _ in range(3))
    d, e = (f"{rng.randint(0, 99)}.{rng.randint(1, 99)}" for _ in range(2))
    return rng.choice(
        [
            f"{a}^{b}",
            f"{a}**{b}",
            f"{a}!",
            f"sqrt({a})",
            f"sqrt {a}",
            f"{a}^2",
            f"{a}^2+{b}",
            f"{a} mod {b}",
            f"1/{a} + 1/{b}",
            f"{a}/{b} + {c}/{b}",
            f"{a}/{b} * {c}",
            f"1/{a}-1/{b}",
            f"{d}+{e}",
            f"{d} * {e}",
            f"{d} / {a}",
            f"{d} - {e}",
            f"{a} x {d}",
            f"x + {a} = {b}",
            f"{a}x = {b}",
            f"{a}x + {b} = {c}",
            f"x - {a} = {b}",
            f"x^2 = {a}",
            f"y = {a}x + {b}",
            f"log({a})",
            f"sin({a})",
            f"cos({a})",
            f"ln {a}",
            f"{a}/0",
            f"{a} / 0",
            f"{a} divided by 0",
            f"{a} divided by zero",
            f"{a}e{b}",
            f"|{a}-{b}|",
            f"{a} choose {b}",
            f"{a}C{b}",
            f"x*{a}={b}",
            f"x/{a} = {b}",
            f"f(x) = {a}x",
            f"{a} over {b} plus {c}",
            f"{a}th root of {b}",
            f"pi * {a}",
            f"2 pi {a}",
            f"{a} and a half times {b}",
            f"a half plus a third of {a}",
            f"{a} & {b} | {c}",
        ]
    )


def _snippet(rng, word) -> str:
    w, v, n = word(), word(), rng.randint(2, 50)
    return rng.choice(
        [
            f"print('{w}')",
            f'print("{w} {v}")',
            f"def {w}(x): return x",
            f"for i in range({n}): print(i)",
            f"import {w}",
            f"SELECT * FROM {w}",
            f"console.log({w})",
            f"int {w} = {n};",
            f"{w} = [{n}, 2, 5]",
            f"<div>{w}</div>",
            f"git commit -m '{w}'",
            f"if ({w} > {n}) {{ {v}(); }}",
            f"sudo apt install {w}",
            f"cd {w}",
            f"ls -la",
            f"{w}.{v}()",
            f"#include <{w}.h>",
            f"x = {n}; y = x",
            f"npm install {w}",
            f"return {w};",
            f"len({w})",
            f"{w}[{n}]",
            f"lambda x: x*{n}",
            f"while True: {w}()",
            f"pip install {w}",
            f"http://www.{w}.com",
            f"www.{w}{v}.org",
            f"{w}@{v}.com",
            f"<{w}>",
            f"{{'{w}': {n}}}",
            f"{w} -> {v}",
            f"/{w}/{v}",
            f"#{w}",
            f"${w}",
        ]
    )


def make_fields(rng) -> dict[str, str]:
    """Fillers for every field that a pattern may name; no field is called `word`, which phrasing shortens."""

    def word() -> str:
        return rng.choice(_plain_words()) if rng.random() < 0.9 else _made_up(rng)

    fields = {name: rng.choice(values) for name, values in FILLERS.items()}
    fields.update({f"{name}2": rng.choice(values) for name, values in FILLERS.items()})
    fields["w"], fields["w2"], fields["w3"] = word(), word(), word()
    fields["name"], fields["name2"], fields["name3"] = rng.sample(NAMES, 3)
    fields["thing"], fields["thing2"] = rng.sample(THINGS, 2)
    fields["person"] = (
        rng.choice(_PEOPLE) if rng.random() < 0.4 else f"{rng.choice(NAMES)} {rng.choice(list(People.last_names))}"
    )
    fields["city"], fields["city2"] = (
        rng.choice(_CITIES)
        if rng.random() < 0.8
        else rng.choice(["", "", "Port ", "New "]) + _made_up(rng).capitalize()
        for _ in range(2)
    )
    if rng.random() < 0.25:
        fields["work"] = rng.choice(["the ", "", "The "]) + f"{fields['w2']} {fields['w']}"
    if rng.random() < 0.2:
        fields["topic"] = rng.choice([f"{fields['w']}", f"the {fields['w']}", f"{fields['w']} {fields['w2']}"])
    fields["noise"], fields["noise2"] = _noise(rng), _noise(rng)
    fields["marks"] = "".join(rng.choice("?.!-_#*/\\;:&%$@+=~^<>") for _ in range(rng.randint(1, 6)))
    fields["n"], fields["n2"] = (
        str(rng.randint(2, 10 ** rng.randint(1, 4))),
        str(rng.randint(2, 10 ** rng.randint(1, 3))),
    )
    fields["n3"] = str(rng.randint(2, 99))
    fields["big"], fields["big2"] = (
        str(rng.randint(10 ** (k - 1), 10**k - 1)) for k in (rng.randint(7, 12), rng.randint(7, 11))
    )
    fields["huge"] = str(rng.randint(1000, 99999) * 2 + 1)
    fields["over"] = str(rng.randint(4000, 99999))
    fields["year"] = str(rng.randint(1500, 2030))
    fields["dec"], fields["dec2"] = (f"{rng.randint(0, 99)}.{rng.randint(1, 99)}" for _ in range(2))
    fields["odd"] = rng.choice(
        [str(rng.choice([p for p in range(3, 99) if p % 5])), f"{rng.randint(1, 99)}.{rng.randint(1, 9)}"]
    )
    fields["manynumbers"] = _spread(rng, [str(rng.randint(0, 99)) for _ in range(rng.randint(9, 13))])
    fields["fewnumbers"] = _spread(rng, [str(rng.randint(0, 99)) for _ in range(rng.randint(3, 6))])
    fields["manywords"] = _spread(rng, [word() for _ in range(rng.randint(8, 9))])
    fields["sentence"], fields["snippet"] = _sentence(rng, word), _snippet(rng, word)
    fields["long"], fields["broken"], fields["beyond"] = _long_expression(rng), _broken(rng), _beyond(rng)
    fields["c"] = rng.choice("abcdefghijklmnopqrstuvwxyz")
    fields["place"], fields["place2"] = rng.sample("ABCDEFGH", 2)
    return fields


CHAT = {
    "chat": Wordings(
        train=[
            (
                "(yes|no|yeah|yep|nope|sure|maybe|hm|hmm|oh|ah|wow|cool|nice|great|awesome|perfect|lol|haha|"
                "hahaha|omg|huh|what|why|how|really|wtf|ugh|meh|yay|oops|sorry|amen)[!|?|.]"
            ),
            "(i am|i'm|im|i feel|feeling|we are|i am so|i'm very) {feeling}[ today| right now| again|.]",
            "my name is {name}[.|!| and i am {feeling}]",
            "i am {name}[ from {city}]",
            "[do you ](know|remember|like|hate) {name}[?]",
            "i live in {city}",
            "(can|could) we (talk|chat|speak) about {topic}?",
            "(let's|lets|i want to) (talk|chat) about {topic}[.]",
            "talk to me[ about {topic}]",
            "(i|we) (love|like|hate|miss|want|need) {food}",
            "(i|we) (love|like|hate|miss|adore) (you|him|her|my {animal}|{topic}|{name})[.|!]",
            (
                "(you are|you're|ur|u r) (wrong|stupid|dumb|smart|funny|nice|cute|great|useless|amazing|slow|"
                "the best|boring|an idiot|so cool|bad)[!|.]"
            ),
            (
                "(that's|that is|thats|this is) (not right|wrong|nice|funny|great|bad|weird|too hard|too easy|"
                "so cool|crazy|fine|not true)[!|.]"
            ),
            (
                "(tell me|do you know|say|got) (a|another|one more|a good|a funny) (joke|riddle|story|secret|"
                "fun fact|pun)[?| please]"
            ),
            "say (something|{w}|anything|cheese|something nice|something funny|a word|hi to {name})",
            "(is anyone|anybody|someone) (there|here|home)?",
            (
                "(do you|can you|will you) (love me|miss me|marry me|date me|hate me|know me|remember me|see me|"
                "hear me|think|dream|feel pain|eat|sing|dance|cry|laugh)?"
            ),
            (
                "(do you have|have you got) (friends|a family|a soul|a girlfriend|a boyfriend|kids|a {animal}|"
                "hobbies|a job|{thing})?"
            ),
            (
                "(happy birthday|merry christmas|happy new year|congratulations|congrats|good luck|well done|"
                "i'm back|i am home|see above)[!| {name}]"
            ),
            (
                "(guess|guess what|you know what|believe me|trust me|wait|stop|go on|continue|go away|shut up|"
                "again|more|next|try again|undo)[!|.]"
            ),
            (
                "(what are you doing|what's new|what's going on|where have you been|what did you do today|"
                "what are you wearing|what do you see)[?]"
            ),
            "i (just|really) (saw|ate|bought|lost|found|made|read) (a|the|my|some) {w}[.|!]",
            "my {animal} is {feeling}",
            "my {w} is {w2}[.]",
            "(today|yesterday|last week) (i|we) went to {city}[ with {name}].",
            "(i work|i am working) as a {job}",
            "{name} (is|was) my (friend|boss|brother|sister|teacher|{animal})",
            "it is (raining|snowing|hot|cold|late|early|dark|monday again|too loud) (here|in {city}|today)",
            "(do|can) you (speak|understand) {language}?",
            "(are|do) you (bored|tired|hungry|single|married|happy|angry|lying|alive or dead|jealous|drunk)[?]",
            "(i don't|i do not|i dont) (understand|know|care|believe you|like it|agree|get it|want to)[.|!]",
            "(what did i|did i|what have i) (just |ever )(say|ask|tell you|type)[?]",
        ],
        held_out=[
            "How do you feel about being a machine?",
            "I had a {feeling} day",
            "Shall we chat about {topic}?",
            "Do you ever sleep?",
            "we got a new {animal} called {name}",
            "nobody in {city} likes {topic}",
        ],
    ),
    "opinion": Wordings(
        train=[
            "(do|would) you (like|love|hate|enjoy|recommend) {food}?",
            "what do you think (about|of) ({topic}|{person}|{country}|{work}|{w})?",
            "(what is|what's) your favorite ({w}|food|color|movie|animal|book|song|number|{thing})?",
            (
                "(which|what) is better[,|:] ({code} or {code2}|{w} or {w2}|{food} or {food2}|{city} or {city2}|"
                "{animal}s or {animal2}s)?"
            ),
            "is {topic} (good|bad|important|boring|hard|overrated|dangerous|fun|a waste of time)[ or bad| or not]?",
            (
                "who is the best (singer|player|actor|{job}|president|writer|friend|football player|"
                "rapper)[ in the world| ever]?"
            ),
            "should (i|we) (visit|move to|live in) {city}[ or {city2}]?",
            "what is the meaning of (life|{topic}|{w})?",
            "do you believe in ({topic}|god|ghosts|aliens|love|luck|fate)?",
            "is {city} (nicer|better|more beautiful|safer) than {city2}?",
            (
                "(what is|what's|which is) the best ({food}|{w}|car|phone|movie|book|game|{animal}|laptop|"
                "place in {country})[?]"
            ),
            "are {animal}s (better|smarter|cuter|nicer) than {animal2}s?",
            "do you prefer {w} or {w2}?",
            "what's your opinion (on|of|about) ({topic}|{person})?",
            "is ({person}|{work}|{food}) (overrated|good|any good|the best|worth it)?",
            "which {w} is (the )best?",
            "{food} or {food2}?",
            "{animal} or {animal2}?",
            "{w} vs {w2}",
            "(will|would) ({topic}|robots|ai|{country}) (take over|win|survive|change) the world?",
            "(is it|is that) (ok|wrong|right|fair|legal|bad) to {w}?",
            "who (will|would) win, a {animal} or a {animal2}?",
            "does {name} (like|love|hate) (me|{name2}|{food}|her)?",
            "am i (pretty|ugly|smart|fat|right|wrong|a good {job}|old|crazy|normal)?",
        ],
        held_out=[
            "Would you rather eat {food} or read about {topic}?",
            "How good is {city}?",
            "Rate {work} for me.",
            "is it smart to become a {job}?",
            "convince me that {topic} matters",
            "team {animal} or team {animal2}?",
        ],
    ),
}
FACTS = {
    "fact": Wordings(
        train=[
            "who (wrote|painted|made|directed|created|sang|published) {work}?",
            "[what is |what's |whats ]the capital of ({country}|{city})[?]",
            "capital ({country}|of {country})",
            "(when|where|how) (was|is) {person} (born|buried|killed|raised)?",
            "who (is|was|are) {person}[?]",
            "{person}",
            "when did {person} (die|live|marry|become famous)?",
            "where is ({city}|{country}|{w}|the {w}|my {w}|{name})[?]",
            "how many people (live in|are in|visit|died in) ({country}|{city})[?| in {year}?]",
            "(what|which) language (do they speak|is spoken) in {country}?",
            (
                "[what is |whats ](the )(population|currency|flag|area|size|president|king|anthem|history|"
                "religion) (of|in) {country}[?]"
            ),
            (
                "what is the (biggest city|longest river|tallest mountain|largest lake|oldest town|"
                "deepest lake) in ({country}|the world|europe|africa)?"
            ),
            (
                "how (tall|old|rich|big|heavy|smart) is ({person}|the eiffel tower|{name}|mount everest|"
                "a {animal}|the {w})[?]"
            ),
            "who is the (president|king|queen|prime minister|leader|mayor) of ({country}|{city})[?]",
            "why is ({topic}|the sky blue|the sea salty|the grass green|the {w} {w2}|{food} {w})[?]",
            "what (do|can) {animal}s (eat|drink|see|hear|do)?",
            "how (fast|heavy|big|old|long|dangerous) (is|can be|does get) (a|an|the) {animal}?",
            "how long does a {animal} live?",
            "how many (legs|eyes|teeth|bones|babies|hearts|wings|stomachs) does (a|an) {animal} have?",
            "what (color|colour|sound|size) is (a|an|the) ({animal}|{w}|{food})?",
            "(is|does) {city} (in|belong to) {country}?",
            "how far (is it from |is it to |is |away is ){city}[ from {city2}]?",
            "(what is|what's|whats|explain|define|describe) ({topic}|{w}|a {w}|{w} {w2})[?|.]",
            (
                "who (invented|discovered|found|founded|built|owns|designed) ({w}|the {w}|{city}|the telephone|"
                "electricity|america|google|{topic})[?]"
            ),
            "what does (the word |)'{w}' mean?",
            "(meaning|definition|origin|history) of {w}",
            "where does the (word|name) {w} come from?",
            "why do ({animal}s|people|we|cats|babies) ({w}|sleep|yawn|dream|laugh|cry|hiccup)?",
            (
                "(what is|what's|how is) the (weather|temperature|time zone|traffic) (in|like in) {city}[?|"
                " today?| now?| tomorrow?]"
            ),
            "weather {city}",
            "(will|does) it (rain|snow)( today| tomorrow| in {city})[?]",
            "who won the (world cup|election|war|super bowl|olympics|race|game|oscar)( in {year}| yesterday|)[?]",
            "what happened (in|on|after|before) ({year}|{city} in {year}|{work}|world war 2)?",
            (
                "(when|what year) (did|was) (world war (1|2)|{country} founded|the {w} invented|{city} built|"
                "the war)( end| start| happen|)[?]"
            ),
            "what is {food} made of?",
            "how does (a |an |the |){w} work?",
            "how does {topic} work?",
            "is (a|an) {animal} (a mammal|a bird|an insect|dangerous|a reptile|a good pet)?",
            "(which|what) (country|continent) is {city} in?",
            (
                "(what is|what's) the (boiling point|melting point|chemical symbol|formula|density|price|color|"
                "smell|origin) (of|for) ({w}|water|gold|iron|{food})[?]"
            ),
            (
                "what is the (distance to|speed of|mass of|age of|diameter of) (the moon|the sun|light|sound|"
                "mars|the earth|the universe)[?]"
            ),
            (
                "how many (planets|continents|countries|oceans|stars|states|bones|languages|elements|"
                "atoms) are there[?| in the world?| in the universe?| in {country}?]"
            ),
            "{city}",
            "{country}",
            "why {w}[?]",
            "what about ({topic}|{city}|{w})?",
            "tell me (about|everything about|more about|something about) ({country}|{topic}|{person}|{animal}s)[.]",
            (
                "(give|list|name|show)[ me] ({n3}|some|all|the|a few) ({w}|facts about {topic}|"
                "cities in {country}|kinds of {animal}s)"
            ),
            "how (much|many) (does|do) (a|the|an) ({animal}|{w}|car|house) (cost|weigh|eat)?",
            "is ({w}|{food}|{topic}) (a real word|poisonous|made in {country}|older than {w2})?",
            "what (time|day) does (the {w}|the shop|school|the bank) (open|close|start)?",
            "(latest|news|news about|what's the latest on) ({topic}|{person}|{country})[ today]",
            "facts about {topic}",
            "{topic}?",
            "was {person} (a {job}|from {country}|married|rich)?",
            "what is (a|the) {job}[ doing]?",
            "what did {name} say[ to {name2}]?",
        ],
        held_out=[
            "What did {person} discover?",
            "In which year was {work} made?",
            "Name three rivers in {country}.",
            "Which animals live in {country}?",
            "What is {city} famous for?",
            "is it true that {animal}s can {w}?",
            "what's inside a {w}?",
            "how come the moon shines",
        ],
    ),
}
MAKING = {
    "translation": Wordings(
        train=[
            "translate ({w}|'{sentence}'|{sentence}|{w} {w2}|{food}|hello|thank you|{n})[ (to|into) {language}][.]",
            "(what is|what's|whats) {w} in {language}?",
            (
                "how (do|would) (you|i|we) (say|write|spell|ask for) ({w}|'{w}'|good morning|thank you|"
                "{food}) in {language}?"
            ),
            "{w} in {language}",
            "{w} {language}",
            "say (hello|{w}|thanks|i love you|goodbye|yes) in {language}",
            "(what is|what's) the {language} (word|name|translation) (for|of) {w}?",
            "translate (this|it|the following)[ (to|into) {language}]: {sentence}",
            "(what does|what means) {w} (mean )in {language}?",
            "(write|put) {w} in {language}[.]",
            "translate from {language} to {language2}: {w}",
            "{language} for {w}?",
            "(count to ten|the days of the week|the numbers|the alphabet) in {language}",
            "(teach|learn) me {language}",
            (
                "(hola|bonjour|guten tag|ciao|konnichiwa|salut|hallo)[, como estas|, wie geht es dir|"
                ", comment ca va| {name}][?]"
            ),
            (
                "(wie heisst du|que hora es|quien eres|was ist das|ou est la gare|je ne sais pas|no hablo ingles|"
                "wo ist {w})[?]"
            ),
            "is {w} (a {language} word|{language})?",
            "english to {language}: {w}",
            "{language} translation of '{sentence}'",
        ],
        held_out=[
            "Put {w} {w2} into {language}.",
            "Which {language} word means {w}?",
            "Give the {language} for {w}.",
            "ask for {food} in {language}",
        ],
    ),
    "code": Wordings(
        train=[
            (
                "(write|make|give me|create|show me) (a|some|the) {code} (program|script|code|function|app|class|"
                "example) (to|that can|for how to) {task}[.]"
            ),
            "how (do|can|would) (i|you) {task} (in|with|using) {code}?",
            (
                "(fix|debug|check|improve|test|review|run|explain) (my|this|the) {code} (code|program|script|"
                "error)[: {snippet}|.]"
            ),
            "{snippet}",
            "what (does|is|will) {snippet}( do| mean| return| print|)[?]",
            "what is (a class|a loop|a pointer|a variable|{code}|an array|recursion|an api)( in {code}|)[?]",
            ("(write|make) a (function|program|loop|script|bot|website|game|regex|query)[ in {code}| that can {task}]"),
            "how (do|can) i (install|learn|use|update|remove|stop) {code}[?| on my {w}?]",
            "is {code} (faster|better|easier|older) than {code2}?",
            "{task} in {code}",
            "{task} {code}",
            "{code}",
            "(what is|what's) the difference between {code} and {code2}?",
            ("(error|exception|syntaxerror|typeerror|segfault|warning)(: {w}| in line {n}| {n}|: {w} is not defined)"),
            "(convert|port|translate) (this|my code)[ from {code}] to {code2}",
            "(run|execute|evaluate|compile) {snippet}",
            "algorithm (to|that can) {task}",
            "(write|show) (pseudocode|unit tests|sql|html) (for|to) {task}",
            "how many lines of {code} to {task}?",
            "my {code} (program|script|page) (crashes|does not work|is slow|shows {w})[, why?]",
        ],
        held_out=[
            "I need a {code} script to {task}.",
            "Teach me {code}.",
            "Why does {code} say {w} error?",
            "which {code} library can {task}?",
        ],
    ),
    "creative": Wordings(
        train=[
            (
                "(write|make|tell|compose|create|give me|write me|i want) (a|me a|an|another|a short|a funny|"
                "a long) (poem|story|song|rap|haiku|essay|joke|speech|tale|play|novel|letter|tweet|rhyme|"
                "slogan) (about|on|for) ({topic}|a {animal}|{name}|my {animal}|{w}|{city})[.]"
            ),
            (
                "(make up|invent|suggest|find|think of) (a name|names|a title|a slogan|"
                "a nickname) for (my {animal}|a {animal}|my band|{topic}|my company|a {w}|my baby)[.]"
            ),
            (
                "(write|send|draft) (an email|a letter|a message|a text|a card|an invitation) to ({name}|my boss|"
                "my {w}|my {job}|grandma)[ about {topic}]"
            ),
            "(summarize|summary of|review|recap|explain) {work}[ in one line|.]",
            (
                "(give me|say|show|find|tell me) (a|another|some) (quote|quotes|saying|proverb|fun fact|"
                "compliment|riddle)( about {topic}| from {person}|)"
            ),
            "(finish|complete|continue) (this|the) (sentence|story|text|poem): {sentence}",
            (
                "(draw|paint|sketch|show me|generate|make)( a picture of| an image of| a photo of|) (a|my|"
                "the) ({animal}|{w}|{food}|{city} at night|{animal} with {thing})"
            ),
            "sing (a song|something|about {topic}|for me|happy birthday)",
            "(recipe|a recipe|ingredients) for {food}",
            "how (do|can|should) (i|you) (cook|make|bake|prepare|eat|store) {food}?",
            (
                "(suggest|recommend|find)[ me] (a|some|an) (movie|book|song|game|movies|books|music|series|"
                "hobby)( about {topic}| for {name}| like {work}|)[.]"
            ),
            "(give me|i need|any) ideas for ({topic}|a party|dinner|a gift|{holiday})[?|.]",
            "(rewrite|paraphrase|improve|shorten|correct|proofread) (this|the following|my text)[: {sentence}|.]",
            (
                "(pretend|imagine|act like|roleplay as) (you are|to be|you're) (a|an|the) ({animal}|{job}|pirate|"
                "king|{w})[.]"
            ),
            "let's play (a game|chess|{w}|tic tac toe|hangman|20 questions)[.|!]",
            "what if (i|we|{name}|{animal}s) (were|had|could be|could have) (a |){w}?",
            "(what would|what does) (a|an|the) ({animal}|{job}) say (to|about) ({name}|{topic}|a {animal2})?",
            "use {w} in a sentence",
            "(make|write) a sentence with {w}( and {w2}|)",
            "once upon a time[ there was a {animal}]",
            "(describe|imagine) ({topic}|a {w}|a day in {city}|your perfect {w})",
            "roses are (red|{w})",
            "knock knock",
            "(how|what) to name (a|my) {animal}?",
            "(tweet|caption|hashtags|bio) (about|for) {topic}",
            "write {n3} (words|sentences|pages|lines) (about|on) {topic}",
            "plan (a trip to {city}|my day|a party|my week|a wedding)[ for {n3} people]",
        ],
        held_out=[
            "Compose a limerick about {topic}.",
            "Invent a tale of a {animal} in {city}.",
            "Describe {topic} in one line.",
            "i'd love some lyrics about {topic}",
        ],
    ),
}
EMPTY = {
    "nonsense": Wordings(
        train=[
            "{noise}[?|!|.]",
            "{noise} {noise2}",
            "{w} {w2}",
            "{w} {w2} {w3}",
            "{w}[?|!|.]",
            "{n}[?|.|!]",
            "{n} {thing}",
            "{marks}",
            "(what|who) is {noise}?",
            "the {w} of {w2} {w3}",
            "{n} {w} {n2}",
            "{w}? {w2}!",
            (
                "(asdf|qwerty|foo bar|blah blah|lorem ipsum|abc|test|testing|test 123|xyz|aaa|123|"
                "hello world test|bla|foo|bar|null|undefined|nan|none|n/a)"
            ),
            "{w} {noise}",
            "a {w} {w2} is {w3}",
            "{w} is {w2}",
            "the {w} and the {w2}[.]",
            "{w}, {w2}, {w3}",
            "{n}{noise}",
            "{w3} the {w} {w2} with {thing}",
            "if {w} then {w2}",
            "{sentence}[.|?]",
            "{c}",
            "{c}{c}{c}",
            "{c} {w}",
            "{n} {n2}",
            "{name}",
            "{name} {w} {name2}",
            "{marks}{w}{marks}",
            "{big}",
            "{dec}",
            "{thing}",
            "{animal}",
            "{food}",
            "{feeling}",
            "{topic}",
            "{name} {name2}",
            "can {w} {w2} {w3}?",
            "is {w} {w2}?",
            "how {w} is the {w2}?",
            "how {w} {w2}",
            "what {w}",
            "the {n}th {w}[?]",
            "{w} {n}",
            "{w}-{w2}",
            "{w} {w} {w}",
            "{noise}{n}",
            "{n}, {n2}",
            "{n}:{n2}:{n3}:{n}",
            "why is the {w} a {w2}?",
            "where do {thing} go {w}?",
            "when {w} {w2} the {animal}",
        ],
        held_out=[
            "{noise} {w} {n}",
            "my {w} your {w2}",
            "{w} versus {w2}, {noise}",
            "{n} or so {w}",
            "{noise}, {noise2} and {noise}",
            "{thing} everywhere",
        ],
    ),
    "advice": Wordings(
        train=[
            (
                "what (should|can|could|do) (i|we) (wear|eat|do|cook|read|watch|buy|play|study|learn|say)( today|"
                " for dinner| tonight| tomorrow| in {city}| next|)[?]"
            ),
            (
                "how (do|can|should) i (fix|repair|clean|open|sell|buy|use|find|lose|hide|wash|stop|get|"
                "break) (my|a|the|this) ({w}|{thing}|phone|computer)[?]"
            ),
            (
                "how (do|can|could) i (sleep better|get rich|make friends|lose weight|be happy|stop smoking|"
                "save money|learn {language}|learn {code}|get over {name}|find love|become a {job}|get a job|"
                "be taller|relax)[?]"
            ),
            "should i (buy|sell|keep|eat) ({thing}|{food}|bitcoin|a {w}|the {w})?",
            (
                "should i (quit my job|marry {name}|call {name}|go to {city}|tell {name}|study {subject}|"
                "get a {animal})?"
            ),
            "how (do|can) i get (from {city} to {city2}|to {city}|home|there)?",
            (
                "(book|find|get|order|reserve)[ me] (a flight|a hotel|a taxi|a table|tickets|a train) (to|in|"
                "for) {city}[.]"
            ),
            "set (a timer|an alarm) (for {n3} (minutes|seconds|hours)|for tomorrow|at {n3})[.]",
            "(play|stop|turn up) (some music|the music|{work}|a song|{topic})[.]",
            "turn (on|off) (the light|the {w}|the tv|the heating)[.]",
            (
                "what is a good (gift|present|name|book|meal|hotel|school|plan) for ({name}|my {animal}|a {job}|"
                "my mom|{holiday})?"
            ),
            "why (am i|is {name}|is my {animal}) (so |always |){feeling}?",
            "how can i (help|train|feed|wash|name|teach) my {animal}?",
            "(call|text|email|message|invite|follow) ({name}|mom|my boss|the police|{n})[.]",
            "(remind me|don't let me forget|make a note) to (buy {thing}|call {name}|{w}|eat {food})[.]",
            (
                "(is it safe|is it ok|is it healthy|is it legal) to (eat|drink|buy|keep|use) ({w}|{food}|"
                "a {animal}|{thing})[ in {country}]?"
            ),
            "what is (the news|new|on tv|for lunch|on my calendar|my schedule|next on my list)( today| now|)[?]",
            (
                "(find|show|search for|google|look up|look for) ({w}|a restaurant in {city}|{topic}|"
                "pictures of {thing}|flights to {city}|{thing} near me)[.]"
            ),
            "where can i (buy|find|get|eat|see|sell) ({thing}|{food}|a {animal}|{w})[?| in {city}?]",
            (
                "(what's|what is) the (stock price|price|cost|value|score|rate|exchange rate) of ({w}|bitcoin|"
                "{food}|{country}|gold|apple)[ today]?"
            ),
            (
                "my (head|back|stomach|tooth|{animal}|computer|car|{w}) (hurts|is broken|does not work|is sick|"
                "died|smells)[. what now?| help]"
            ),
            "(is|are) ({food}|{thing}|{animal}s|{topic}) (healthy|safe|cheap|good for me|worth it|allowed)[?]",
            (
                "(i need|i want|give me|i am looking for) (advice|help with my {w}|a {job}|a lawyer|a doctor|"
                "a break|money|a plan|a job|some sleep)[.]"
            ),
            "(add|put) {thing} (to|on) my (shopping list|cart|calendar|list)[.]",
            "(open|close|delete|download|save|print) (the file|my email|{w}|the window|the app|youtube|google)",
            "what time should i (sleep|wake up|leave|eat)?",
            "(cancel|order|buy|pay|send)( me|) ({food}|my order|{thing}|{n3} {thing}|the bill)",
            "how (do|should) i (start|end|prepare for) (a|my|the) ({w}|interview|test|essay|speech|wedding)?",
        ],
        held_out=[
            "What is a good time to visit {city}?",
            "Can you order {food} for me?",
            "My {animal} is {feeling}. What now?",
            "any tips for {topic}?",
            "what would you do about a {w} in the kitchen?",
            "i can't find my {thing}",
        ],
    ),
    "empty": Wordings(
        train=[
            (
                "(please|pls|plz|ok|okay|k|kk|alright|right|well|so|um|uh|er|and|then|now|hm|sure|fine|go|start|"
                "begin|ready|help|question|problem|math|homework|answer|solve|calculate|compute|sum|sort|count|"
                "spell|number|word|letters|numbers)[.|!|?|...]"
            ),
            (
                "(can|could|will|would) you [please ](help|help me|help me out|assist me|answer|answer me|"
                "answer a question|do something for me|do my homework|explain|explain that|repeat that|try again|"
                "do it|solve it|solve this)[ please]?"
            ),
            (
                "(please|pls) (help|help me|answer|answer me|do it|solve this|solve it|explain|hurry|continue|"
                "try again|tell me|be quick)[!|.]"
            ),
            "(i have|i've got) (a|one|another) [quick |last |small ]question[.|!]",
            (
                "(i need|i want) (help|your help|an answer|some help|to know|to ask something|"
                "to know something)[.|!| please]"
            ),
            "(what|how) (is|about|was) (it|this|that|the answer|the result|the question|the solution)?",
            "(the|my|an) (question|answer|number|word|result|list|problem|homework|exercise)[?|.]",
            "(tell|show|give) me[ please| the answer| the result| more| now| it| that| something]",
            (
                "(calculate|compute|solve|evaluate|work out|answer|find|explain|check|do) (this|it|that|"
                "the following|the problem|the task|x|for me)[.|:|?]"
            ),
            "(here is|here's|this is) (my|a|the) (question|problem|task|homework|riddle|list|word|number)[:|.]",
            (
                "(what|which|who|where|when|why|how|whose) (one|is it|is this|is that|now|then|else|next|not|"
                "of these|)[?]"
            ),
            "(how many|how much|how long|how often|how far|how old)( is it| are there| is that|)[?]",
            "just (asking|testing|looking|curious|a test|kidding|checking|wondering)[.|!]",
            (
                "(i'm|i am) (doing|stuck on|working on|bad at|learning) (my homework|math|{subject}|this|"
                "a problem|fractions|my {subject} test)[.|!|, help]"
            ),
            (
                "(quick|easy|hard|another|next|last|one more|simple|new|math) (question|one|problem|task|riddle|"
                "try)[.|:|!]"
            ),
            "(true or false|yes or no|is it true|is that right|is this correct|are you sure|correct)[?]",
            "(my teacher|{name}|my friend|my boss) (asked me|wants to know|has a question|says hi|needs help)[.]",
            "(let's|lets) (start|go|begin|try|do this|do math|continue)[!|.]",
            (
                "(what's|what is) (the number|the word|the letter|the date of it|it|the sum|the total|"
                "the difference|the product|the order)[?]"
            ),
        ],
        held_out=[
            "would you do me a favor?",
            "here comes my question",
            "i wonder...",
            "so what do you say?",
            "need an answer now please",
            "there's something i would like to ask",
        ],
    ),
}
_NEAR = {
    "add": (
        [
            "[what is |compute |]{big}( + |+| plus ){big2}[?|=]",
            "(add|sum|plus) {n}[ and| to|.]",
            "(add|what is the sum of|sum) {n} and {w}[?|.]",
            "[what is ]{dec} + {dec2}[?]",
            "add {w} (and|to) {w2}",
            "what is {n} plus[ a {w}]?",
            (
                "[what is ]the sum of (all numbers|the numbers from 1 to {n}|1 to {n}|the first {n} numbers|"
                "everything)[?]"
            ),
            "{broken}",
            "add {thing} to {thing2}",
            "{w} + {w2}",
            "what is the sum of the (digits|angles)( of {n}| of a triangle)?",
            "(sum|add) (these|those|them|the numbers|all)[.| up]",
        ],
        ["work out {big} + {big2}", "add another one to {w}", "put {n} on top of"],
    ),
    "subtract": (
        [
            "[what is |]{big}( - |-| minus ){big2}[?|=]",
            "(subtract|take away|minus|take) {n}[.| from| away]",
            "{n} minus {w}",
            "subtract (the |){w} from (the |){w2}",
            "[what is ]{dec} - {dec2}",
            "what is the difference between {w} and {w2}?",
            "what is {n} minus[ nothing at all but {w}]?",
            "(what do i subtract|subtract what) from {n}?",
            "difference between (a |){animal} and (a |){animal2}",
        ],
        ["the gap between {big} and {big2}", "take some off {n}", "how does {w} differ from {w2}?"],
    ),
    "multiply": (
        [
            "[what is |compute |]{big}( * |*| x | times ){big2}[?|=]",
            "multiply {n}[ by| with|.]",
            "multiply (my |the ){w}[ by {w2}|.]",
            "[what is ]{n} (squared|cubed|to the {n3}th power|factorial)[?]",
            "[what is ](the square|the cube|2 to the power|the factorial) of {n}[?]",
            "[what is ]{dec} (times|x|*) {dec2}",
            "{n} times[ what]?",
            "(the times table|multiplication table|times tables)( of {n3}| up to {n3}|)",
            "what is the product[ of {n}]?",
            "{w} times {w2}",
            "how many times does {name} {w}?",
            "{beyond}",
            "[what is |calculate |solve |evaluate |work out ]{beyond}[?|=]",
        ],
        [
            "what is {n} to the power of {n2}?",
            "multiply the numbers on the {w}",
            "raise {n3} to the power {n}",
            "{big} multiplied with {big2}",
        ],
    ),
    "divide": (
        [
            "[what is |compute ]{n} ( / |/| divided by ) (0|zero)[?]",
            "divide {n} by (0|zero|nothing|{w})[.|?]",
            "divide {n}[ by| among|.]",
            "divide (the |){w} (by|and) {w2}",
            "[what is ]{dec} (/|divided by) {dec2}[?]",
            "[what is |]{big}( / | divided by ){big2}[?]",
            "can (you|i) divide by (zero|0)?",
            "(write|convert|what is) {n3}/{n2} as a (decimal|fraction|percent|mixed number)[?]",
            "(simplify|reduce) {n3}/{n2}[.]",
            "(half|a third|a quarter) of a {w}[?]",
            "[what is ]{n3}/{n2} (plus|+|-|*|of) {n}/{n3}[?]",
            "how many times does {w} go into {w2}?",
            "{n} mod {n3}",
            "what does divide and conquer mean?",
        ],
        ["split {n} into", "share {n} between nobody", "turn {n3}/{n2} into a decimal"],
    ),
    "expression": (
        [
            "[solve |compute |what is ]{long}[=| = ?|]",
            "(solve|find|what is) x[ if| in|:] x (+|-|*) {n3} = {n}",
            ("solve (for x|for y|the equation|my equation|this equation|the system)[: {n3}x = {n}|: {n2}x + y = {n}|]"),
            "if x (+|-|*|/) {n3} = {n}, what is x?",
            "what is x[ in {n3}x = {n}| if x is {w}|]?",
            "(simplify|expand|factor|graph) {n3}x (+|-) {n2}[x| y]",
            "[what is ](sqrt|the square root|the cube root|the log|the sine|the derivative|the integral) of {n}[?]",
            "{greek} {n}",
            "[what is ]the {greek} of ({n}|x|a matrix)[?]",
            (
                "(what is|find) the (area|perimeter|volume|radius) of (a|the) (circle|square|cube|triangle|"
                "room) (with side {n}|with radius {n}|)[?]"
            ),
            "what is (pi|infinity|e|i squared|a million|a googol|x|algebra|a fraction)[?]",
            "which operation comes first?",
            "round {n}( to the nearest ten| up| to {n3} places|)",
            "is {n} (even|odd|a perfect number|negative|a multiple of {n3}|divisible by {n3})[ or odd]?",
        ],
        [
            "is {n} a square number?",
            "find the unknown: {n3}x = {n}",
            "what must x be for x + {n} to give {n2}?",
            "root of {n}",
        ],
    ),
    "percent": (
        [
            "[what is |what's |]{odd}(%| percent) of ({n}|{big})[?]",
            "what (percent|percentage) (is {n3} of {n}|of {n} is {n3}|of people {w})[?]",
            "(what is|calculate) {n3}%[ of][?]",
            "(the |what is the |)(percentage|percent) (change|increase|decrease) from {n3} to {n}[?]",
            "{n3} (is|as) what percent of {n}[?]",
            "how many percent (of {country} is water|is that|is {n3} out of {n})?",
            "{n3} out of {n} (in|as a) (percent|percentage)",
            "{n} plus {odd}% (tax|tip|interest)[?]",
            "what does percent mean?",
            "{odd}% (of|off) {thing}",
            "{n3} percent of (people|a {w}|my {thing})[?]",
        ],
        ["{odd} per cent off {n}", "how much is {odd}% from {n}?", "percentage of {w} in {food}?"],
    ),
    "compare": (
        [
            (
                "(which is|what is|what's|which one is) (bigger|larger|smaller|greater|heavier|taller|older|"
                "faster)[,|:] (a {animal} or a {animal2}|{country} or {country2}|{city} or {city2}|{w} or {w2}|"
                "the {w} or the {w2})?"
            ),
            (
                "is (a {animal}|{country}|{city}|{name}) (bigger|larger|smaller|taller|older|"
                "richer) than (a {animal2}|{country2}|{city2}|{name2})?"
            ),
            "is {n} (bigger|larger|smaller|greater|more)[ than| than {w}]?",
            "which is (bigger|smaller|larger)[?| {n}?| of these?| of the two?]",
            "compare ({w} and {w2}|{n} with|{n} to {w}|my {thing}|{country} and {country2})[.]",
            "is {w} (more|less|greater) than {n}?",
            "{country} vs {country2}",
            "is {n} (a lot|enough|a big number|much|lucky)?",
        ],
        ["who has more {thing}, {name} or {name2}?", "bigger: {country} or {country2}?", "what beats {n}?"],
    ),
    "word-problem": (
        [
            "how many {thing} does {name} have[ now|]?",
            "{name} has {n3} {thing}[.|!]",
            (
                "{name} has {n3} {thing}. (what color are they|who is {name}|where does {name} live|why|"
                "how old is {name}|does {name} like {thing2})?"
            ),
            (
                "{name} has (some|many|a few) {thing} and (gets|loses|buys|eats) (some|more|a few|"
                "{n3}) [more]. how many (are left|now|does {name} have)?"
            ),
            (
                "{name} has {n3} {thing} and (gets|loses|buys|gives away) some. how many (are left|now|"
                "does {name} have)?"
            ),
            "how many {thing} (are in a box|fit in a {w}|are there in {city}|do i need|can {name} carry|are left)?",
            "{name} (buys|sells|eats) {thing}. how much (does it cost|money is left|is it)?",
            "how old is {name}?",
            "{name} is older than {name2}. how old is {name2}?",
            "how many (people|{animal}s|{thing}) are (in the zoo|in {city}|on the bus|at the party|in a dozen)?",
            "who has the most {thing}?",
            "how much does a {w} cost?",
            "write a word problem about {thing}",
            "{name} and {name2} share {thing}. how many each?",
            "how many more {thing}?",
        ],
        [
            "{name} found a bag of {thing}. how many are inside?",
            "count the {thing} of {name}",
            "a box holds many {thing}, how many in {n3} boxes?",
        ],
    ),
    "count-letters": (
        [
            "how many (letters {c}|{c}'s|{c}s)[ are there| do you see| in it]?",
            (
                "(count|find) the (words|spaces|sentences|syllables|consonants|letters|vowels) in[ the text|"
                ":] {sentence}[.|?]"
            ),
            "how many (words|sentences|syllables|spaces|commas) (are |)in[ the sentence]: {sentence}?",
            "how many (syllables|consonants|meanings) (are in|has|does) {w}( have|)?",
            "count the {c}'s",
            "how often (does {name} {w}|is {w} used|should i {w})?",
            "how many {c}'s (are |)in (this|the|my) (sentence|text|book|room): {sentence}",
            "how many {thing} are in {w} {w2}?",
            "which letter is most common in {w}?",
            "how many (words|letters) (does {language} have|are in the dictionary|do you know)?",
        ],
        ["in '{sentence}', how many words are there?", "number of syllables in {w}", "how many times does {c} appear?"],
    ),
    "spell": (
        [
            "(how do you|how to|can you) spell[ it| that| this| my name| correctly]?",
            (
                "(spell check|check the spelling of|correct the spelling of|proofread) (my essay|my text|this|"
                "{sentence})[.]"
            ),
            "(is|are) {noise} spelled (right|correctly|like that)?",
            "who spelled this {w} wrong?",
            "(cast|put) a spell on {name}",
            "spell( me| it| that| this|)[.]",
            "(how do you|how to) pronounce {w}?",
            "what is a spelling bee?",
            "define spelling",
        ],
        ["any spelling mistakes in: {sentence}?", "did i spell everything right?", "say {w} out loud"],
    ),
    "reverse": (
        [
            "reverse (my decision|the car|the order|it|that|this|time|the charges|gear|a curse)[.]",
            "(reverse|flip|mirror) (the sentence|the words of|the text)[:|] {sentence}",
            "reverse (the list|the array|the order of) {fewnumbers}",
            "(what is|what's) the (opposite|reverse|antonym) of {w}?",
            "opposite of {w}",
            "(what is|say) backwards[?]",
            "how do i drive backwards?",
            "what happens in reverse?",
            "(turn|write|say) it (backwards|around|the other way)",
            "undo {w}",
            "back to {w}",
        ],
        ["antonym: {w}", "go backwards please", "turn these words around: {sentence}"],
    ),
    "nth-letter": (
        [
            (
                "(what is|what's|which is) the (first|second|third|last|{n3}th|fifth|tenth) letter[?| of|"
                " of the alphabet?| of my name?]"
            ),
            "(which|what) letter (comes after|comes before|is before|is after|follows) {c}[ in the alphabet]?",
            "(first|last|second) letter[ of| of what]?",
            "the letters (after|between) {c}",
            "what is the (first|second|last) (word|sentence|line|chapter|book) of ({sentence}|{work}|the bible)?",
            "(which|what) place is {c} in the alphabet?",
            "(write|send|read) (the|a|my) (first|last|second) letter to {name}[.]",
        ],
        [
            "name the letters before {c}.",
            "letter number {n3} of the alphabet?",
            "where in the alphabet is {c}?",
            "what starts with {c}?",
        ],
    ),
    "vowels": (
        [
            "(what are|name|list) the vowels[?| in {language}?]",
            "how many vowels[?| are there| are in english| does {language} have| are there in the alphabet][?]",
            "is {c} a (vowel|consonant)[ or a consonant]?",
            "(which|what) (is|are) (a vowel|vowels|consonants)?",
            "(count|find|remove|list) (the|all) (consonants|vowels)[ from {w}| of| in][.]",
            "how many consonants (are |)in {w}?",
            "words without vowels",
            "is {w} a (noun|verb|adjective|real word)?",
        ],
        ["why is y sometimes a vowel?", "number of consonants: {w}", "vowels please"],
    ),
    "length": (
        [
            "how long is (a {animal}|it|that|the {w}|{work}|the river|a football field|{w} street|the movie)[?]",
            "how many letters[?| are there| are in the alphabet| does the alphabet have| do you need][?]",
            "how many letters did {name} (send|write|get)?",
            (
                "how many (characters|words|pages|letters) (are in|has|does) (the bible|{work}|this text|a tweet|"
                "my name|a book)( have|)?"
            ),
            "(how long|how big|how deep|how wide|how high|how thick) is the {w}?",
            "(longest|shortest) word (in {language}|with {c}|you know|in the dictionary)",
            "the length of (a {animal}|my {w}|the {w})",
            "(a word|words|name a word|a five letter word) (with|of|that has) {n3} letters",
            "how long (does|will) {w} take?",
        ],
        ["is {w} longer than {w2}?", "how many signs has the {language} alphabet?", "{c} words with many letters"],
    ),
    "palindrome": (
        [
            "(what is|what's|define|explain) (a palindrome|palindromes|an anagram|a homophone)[?]",
            (
                "(give me|name|list|find|make|tell me) (a|some|the longest) (palindrome|palindromes|"
                "anagram)[ with {c}| of {w}|.]"
            ),
            "(is it|is this|is that) a palindrome?",
            "(longest|shortest|first) palindrome[ in english]",
            (
                "(what is |give |find |)(an anagram|anagrams|a synonym|synonyms|a rhyme|rhymes|the plural|"
                "the past tense) (of|for) {w}[?]"
            ),
            "what rhymes with {w}?",
            "rhymes with {w}",
            "are {w} and {w2} (anagrams|synonyms|rhymes|related|antonyms|the same)?",
            "does {w} rhyme with {w2}?",
            "is {w} (an anagram of {w2}|a synonym of {w2}|english|alphabetical|a name)?",
            "unscramble {noise}",
            "another word for {w}[?]",
            "synonym {w}",
            "plural of {w}",
        ],
        ["scramble {w}", "what else could i say for {w}?", "find something that rhymes on {w}"],
    ),
    "sort": (
        [
            (
                "sort[ these| them| it| the list| my emails| by date| by size| the numbers| the words|"
                " alphabetically| ascending][.|:]"
            ),
            (
                "(sort|order|arrange|rank) (my {thing}|{animal}s by size|the {w}|the trash|my mail|"
                "{country} and {country2} by size|people by age)[.]"
            ),
            "(sort|order|put in order|arrange)[:| the numbers] {manynumbers}[.]",
            "{manynumbers} (sorted|in order|ascending|smallest first)",
            "(sort|alphabetize|order alphabetically)[:| the words] {manywords}",
            "what sort of ({animal}|{w}|person) (is this|are you|is {name})?",
            "sort (of|it out|yourself out)",
            "(how does|what is|explain) (bubble sort|quicksort|sorting|merge sort)( work|)[?]",
            "shuffle {fewnumbers}",
            "order (a pizza|{food}|{thing}|a taxi)[ for {n3}|.]",
            "put {thing} in order",
        ],
        ["from small to large: {manynumbers}", "get my {w} sorted", "{w}, {n3}, {w2}, {n2} sorted"],
    ),
    "extremes": (
        [
            (
                "(what is|what's|which is|find) the (largest|smallest|biggest|highest|lowest) (number|one|"
                "country|city|animal|{w}|planet|value|ocean|prime)[?| ever?| in the world?]"
            ),
            (
                "(the |what is the |find the |)(average|mean|median|mode|range|middle|standard deviation|"
                "variance) of {fewnumbers}[?]"
            ),
            "(average|mean|median|mode|avg): {fewnumbers}",
            ("(the |what is the |)(second|third) (largest|smallest|biggest|highest) (of|in|number in) {fewnumbers}[?]"),
            "(largest|max|smallest|min) (of|in|) {manynumbers}",
            "(max|maximum|largest|smallest|minimum|biggest)[ of|?|:]",
            "max and min",
            "who is the (tallest|oldest|richest|smallest|fastest) (man|person|{job}|of us|of them)[?]",
            "the (biggest|best|largest|smallest) {animal}[?]",
            "(pick|choose) a (random )number[ between {n3} and {n}|.]",
            "guess (my|a|the) number",
            "how many of these are (even|odd|prime): {fewnumbers}",
        ],
        [
            "what is the average of {n} and {n2}?",
            "on average, what do {fewnumbers} make?",
            "mid value: {fewnumbers}",
            "who is biggest, {name}, {name2} or {name3}?",
        ],
    ),
    "sequence": (
        [
            "what (comes|is|number is) next[ in the sequence| in the row| on my list|]?",
            "(what is|find) the next (number|one|letter|word|season|full moon|election|train|episode)[?]",
            "what comes after {w}?",
            "(what is|find) the {n3}th (fibonacci number|term|number|triangular number)[?]",
            "{c}, (b|d|f|h), (k|m|q), ?",
            "(continue|complete) (the list|the row|the pattern|this)[: {w}, {w2}| {animal}, {animal2}, ...]",
            "{w}, {w2}, ...[ what is next?]",
            "count (to|up to|down from) {n}[.| by {n3}s]",
            (
                "(list|name|write|say|give me) (the|all|some) (numbers|even numbers|odd numbers|multiples|"
                "squares)( from 1 to {n}| up to {n}| of {n3}|)[.]"
            ),
            "after the {w}, what?",
            "next {w}",
            "what is the pattern[ here]?",
            "is there a sequence in {w}?",
        ],
        ["{animal}, {animal2}, and then?", "carry on: {w}, {w2}", "which number is missing?"],
    ),
    "primes": (
        [
            "is {huge}[ a] prime[ number]?",
            "is ({w}|{name}|{dec}|it|that|this|my number|{animal}) (a |)prime[ number]?",
            (
                "(what is|what's|what are|define|explain) (a prime|a prime number|prime numbers|primes|"
                "the biggest prime|twin primes)[?]"
            ),
            "(what is|name) the {n3}th prime[ number]?",
            (
                "(list|name|give me|find|write|show) (the primes|all primes|{n3} primes|some primes|"
                "prime numbers)[ below {n}| between {n2} and {n}| up to {n}|.]"
            ),
            "(prime factors|prime factorization|divisors|factors|all factors|multiples) of {n}",
            "factor(ize|) {n}",
            "(prime before|previous prime|last prime before) {n3}",
            "how many primes (are there|are below {n}|up to {n})?",
            "(is|are) (prime|primes)[ real|]?",
            "next prime[?| minister| time| after| number after {big}]",
            "who is the prime minister[ of {country}]?",
            "amazon prime( video| login|)",
            "is {big} (prime|a prime)?",
            "is {n3} (composite|a fibonacci number|a perfect square|a happy number)?",
            "in its prime",
        ],
        ["break {n} down into primes", "which numbers divide {n}?", "{big}: prime?", "the prime just below {n3}"],
    ),
    "gcd": (
        [
            (
                "(lcm|the lcm|what is the lcm|least common multiple|the lowest common multiple|lcd|"
                "the smallest common multiple) (of |)({n3}|) (and |, )({n2})[?]"
            ),
            "gcd[ of| of {n}| {n}| of {w} and {w2}| of {big} and {big2}|?]",
            "(greatest|largest|biggest) common (divisor|factor|denominator)[ of| of {n3}|?]",
            "lcm({n3})[ and {n2}]",
            "(what is|what's) (a common factor|a divisor|the gcd|a factor|euclid's algorithm|a multiple)[?]",
            "are {n3} and {n2} (coprime|relatively prime|divisible|friends|multiples)?",
            "(all |)(common factors|common multiples|common divisors) (of|between|for) {n3} and {n2}",
            "what do {w} and {w2} have in common?",
            "(divisors|factors) of {n}[?]",
            "common {w} of {w2}",
            "highest common {w}",
        ],
        ["smallest number that both {n3} and {n2} go into?", "find a multiple of {n3} and {n2}", "who was euclid?"],
    ),
    "roman": (
        [
            (
                "(write|convert|show|put|express) ({over}|{big}|zero|{dec}|-{n3}|{w}|{name}) (in|as|to|"
                "into) roman[ numerals][.]"
            ),
            "({over}|{big}|0|{w}) in roman[ numerals]",
            "(what|which) roman numeral is ({over}|{w}|zero|a million)?",
            "(what are|explain|how do|who invented|how to read) roman numerals( work|)[?]",
            "(write|convert) (in|to) roman numerals[.]",
            (
                "(convert|write|change|turn) {n} (to|in|into) (binary|hex|hexadecimal|octal|base {n3}|morse code|"
                "egyptian numerals|words in {language})[.]"
            ),
            "{n} in (binary|hex|octal|base 2|morse)",
            "(binary|hex) (of|for) {n}",
            "(what is|convert) (1{n3}01|10110|1101|0x{n}|ff|110010) (in|to|from) (decimal|binary|hex)[?]",
            "(when|why) did the romans {w}?",
            "who was a roman (emperor|{job})?",
            "roman (numeral|numerals|number|empire|gods)[?]",
            "is {w} a roman (numeral|name|city)?",
        ],
        ["{over} the way the romans wrote it", "how would a computer write {n} in binary?", "romans and {w}"],
    ),
    "units": (
        [
            "(convert|change|turn) {n} {oddunit} (to|into|in) {oddunit2}[.]",
            "how many {oddunit} (are|is|are in|in) {n} ({oddunit2}|kg|km|liters|inches|a {w})?",
            "{n} ({oddunit}|{length}|{mass}) (to|in|into) {oddunit2}",
            "(convert|change) {n} {length} (to|into) {mass}[.]",
            "how many {length} (are in|in) {n} {mass}?",
            "how many {mass} (are in|in) {n} {length}?",
            "{n} {length} in {mass}",
            "convert (to {length}|{n}|{n} {length}|{length}|units|from {mass}|{n} to {length}|my {w})[.]",
            (
                "how many ({length}|{mass}|{oddunit}) (is it to {city}|is {city} from {city2}|"
                "does a {animal} weigh|tall are you|are there)?"
            ),
            ("(what is|how big is|define) (a|an|one) (mile|pound|meter|kilogram|acre|liter|ounce|light year|inch)[?]"),
            "how many {length} in a {w}?",
            "how heavy is {n} {thing}?",
            "what is {n} degrees( celsius|) in fahrenheit?",
            "{n} dollars in (euros|pounds|yen)",
            "how much is {n} {oddunit}?",
        ],
        [
            "make {n} {oddunit} into {oddunit2}",
            "{n} {oddunit}, what's that in {oddunit2}?",
            "give the weight of {n} {length}",
        ],
    ),
    "clock": (
        [
            (
                "(what time is it|what's the time|tell me the time|do you have the time|current time|time now|"
                "time|time please)[ now| in {city}| there| in {n3} minutes| in {n3} hours|?]"
            ),
            "what time (was|will) it (be |)(in {n3} minutes|{n3} hours ago|{n3} minutes ago|after {n3} hours)?",
            (
                "when (is|does|will) (the {w}|the train|the show|{name}|lunch|dinner|the sun) (start|leave|"
                "arrive|come|rise|end|open)?"
            ),
            "(add|subtract) {n3} (minutes|hours)[.| to the time| to]",
            "{n3} (minutes|hours) (later|ago|from now|before|after)[?]",
            (
                "(how long|how many minutes|how many hours) (until|till|is it until) (midnight|noon|lunch|dinner|"
                "school ends|tomorrow)?"
            ),
            "(is it|am i) (late|noon|midnight|time for bed|early|night in {city})[?]",
            "how long does (it take to {w}|the trip to {city} take|a {w} last)?",
            "what time zone is {city}?",
            "(stop|start) the (clock|watch|timer)",
            "a watch that shows {w}",
        ],
        ["got the time?", "how late is it over in {city}?", "how many minutes till {w}?"],
    ),
    "weekday": (
        [
            "what day (is|was) (it|today|tomorrow|yesterday|it today|it now)[ in {city}|][?]",
            "(what's|whats|which) day (is it|is today|is tomorrow|was yesterday)[?]",
            "what (day|weekday) (will it be|is it|is) in {n3} (days|weeks)?",
            "(what|which) (day|weekday) was ({year}|{month} {n3}, {year}|{person} born|it {n3} days ago)[?]",
            "(on |)(what|which) (day|weekday) is ({holiday}|the exam|{month} {n3}|my appointment|the {w})[?]",
            "the day after {w}",
            "{n3} days (after|before) ({w}|{holiday}|today|now)[?]",
            "which day (is best|do you like|of the week is the worst|is {w})?",
            "(name|list|say|who named) the days of the week[?]",
            "how many (days|weekdays|weekends) (are left|until {holiday}|in the year {year}|are there)?",
            "(today|tomorrow|yesterday)[?|.]",
            "is (today|tomorrow) (a holiday|{month} {n3}|a school day|a sunny day)?",
            "what happened on {month} {n3}?",
        ],
        [
            "which weekday was {month} {n3}?",
            "do you know what day we have today?",
            "{n3} days from today is a what?",
            "which weekday does {holiday} fall on?",
        ],
    ),
    "date": (
        [
            (
                "(what is|what's|whats|tell me) (the date|today's date|the date today|the date tomorrow|"
                "the current date|the year)[?]"
            ),
            "(when is|what date is|what day is|what month is) {holiday}[?| this year?| in {year}?]",
            (
                "(which|what) (month|year|date|season) (is it|is it now|is this|is next|is best|is {w}|"
                "was {person} born)[?]"
            ),
            (
                "how many (days|weeks|months) (until|till|since|before) ({holiday}|{year}|my birthday|"
                "the end of the year)?"
            ),
            (
                "(what is the date|what date is it|which date is) (in {n3} days|{n3} days from now|next week|"
                "{n3} days ago)[?]"
            ),
            "{n3} (days|months|weeks) (from now|from today|ago)",
            "(is|was) {year} a leap year?",
            "what (happens|do people do|grows|is the weather like) in {month}[?]",
            "(when|what day) (was|were|is) ({name}|{person}|you|my mom|the {w})( born| made|)[?]",
            "{month} {year}",
            "the month (after|before) {w}",
            "what year (is it|will it be|was {n3} years ago)[?]",
            "how old (is someone|am i|will i be) (born|if born|when i am born) in {year}?",
            "{month} {n3}",
            "how many days (are there|old am i|does it take)[?]",
        ],
        [
            "how many days until {month}?",
            "today is which date?",
            "how many sleeps until {holiday}?",
            "what comes up on the calendar in {month}?",
        ],
    ),
    "boolean": (
        [
            "is (it|that|this|{w}|{w} {w2}|the earth flat) (true|false|true or false)[?| that {animal}s can {w}?]",
            "is it true that ({animal}s|{name}|people|{country}) (can|will|likes to|should) {w}?",
            (
                "true or false: (the {w} is {w2}|{animal}s eat {food}|{city} is in {country}|{name} is a {job}|"
                "{sentence})[.|?]"
            ),
            "(evaluate|what is|solve) (p and q|a or b|not x|p implies q|x and not y|{w} and {w2}|{w} or not)[?|.]",
            "true (xor|nand|nor|implies|->|iff|maybe|but|==) (true|false)",
            "what is (true|false) (xor|nand|nor|implies|plus|iff) (true|false)?",
            "(true|false)[?]",
            "(true|false) (and|or)[?]",
            "not[?| really| {w}| even {w}]",
            "and or not",
            (
                "(what is|explain) (a boolean|boolean logic|truth|a truth table|an and gate|not a {w}|"
                "de morgan's law)[?]"
            ),
            "(is|are) (you|my friends|the news|{name}) (true|false|honest|lying)?",
            "truth table (for|of) ({w}|a and b|xor)",
            "what is true (love|friendship|{w}|about {topic})?",
        ],
        ["fact or myth: {animal}s {w}", "is the opposite of {w} true?", "logic of {w} and {w2}?"],
    ),
    "graph": (
        [
            (
                "(can|could) (i|you|we) (get|go|drive|walk|fly|travel) (from {city} to {city2}|to {city}|there|"
                "home|from here to {w})[ by train| by car]?"
            ),
            (
                "is there a (train|bus|road|flight|path|bridge|way) (from {city} to {city2}|to {city}|"
                "between {city} and {city2}|to the {w})?"
            ),
            "(how do i|how can i) get from {place} to {place2}?",
            (
                "(what is|find|show) the (shortest|fastest|best) (path|way|route) (from {city} to {city2}|"
                "to {city}|from {place} to {place2}|home)[?]"
            ),
            "(how far|how long) is (it from |the way from |the road from |){place} to {place2}?",
            "can you get from {place} to {place2}?",
            "is {place} connected[ to]?",
            "(draw|plot|make|what is) a (graph|map|network|tree|chart)[ of {w}| with {n3} nodes|?]",
            "(roads|edges|graph|links)[:|?|.]",
            "{place}-{place2}",
            "is {name} (connected|related|married) to {name2}?",
            "is {w} connected (to|with) {w2}?",
            "how many roads lead to {city}?",
            "are all roads (connected|open|safe)?",
            "which roads are closed in {city}?",
            "{place} to {place2}",
        ],
        [
            "do all roads lead to {city}?",
            "what's the quickest way out of {city}?",
            "any ferry between {city} and {city2}?",
        ],
    ),
    "schedule": (
        [
            (
                "who (came|comes|is|was|goes|finished|finishes|arrives) (first|last|next|second)[?| today?|"
                " in line?| in {year}?]"
            ),
            "(what is|what's) (first|last|the order|on my schedule|next on the schedule|my schedule)[?| today?]",
            (
                "(make|plan|create|write)( me|) a (schedule|timetable|plan|calendar|to do list) for ({w}|my day|"
                "{name}|the week|school)[.]"
            ),
            "schedule (a meeting|lunch|a call|an appointment) with {name}[ at {n3}| tomorrow|.]",
            "(is|was|does) {name} (before|after|come before|come after|first|last)[ {name2}][?]",
            "{name} (is before|is after|comes before|arrives after) {name2}[.]",
            "what comes (first|last|before|after), ({animal} or {animal2}|the chicken or the egg|{w} or {w2})?",
            "who (was|lived) before ({person}|{name})?",
            "(in what order|in which order) (should i|do i) (eat|read|watch|do) (these|{work}|{thing}|the movies)?",
            "{name} is taller than {name2}",
            "who is (taller|older|faster|richer), {name} or {name2}?",
            "put {name}, {name2} and {name3} in order[.]",
            "(first come|last in|who's first|me first)[ first served| first out|?|.]",
            "who was the first ({job}|man on the moon|president|person to {w})?",
        ],
        ["whose turn is it?", "{name} or {name2}: who came earlier?", "arrange my week"],
    ),
    "small-talk": (
        [
            "(say|tell|give) (hello|hi|bye|thanks) to {name}[ from me| for me|.]",
            (
                "(who|what) is (that|this|he|she|it|{name}|my father|my name|your favorite {w}|chatgpt|siri|"
                "google|alexa)[?]"
            ),
            "what (can|does|will) (a|an|the|my) ({animal}|{w}|{job}) do?",
            "(where|who) (am i|is my {w}|are we|are my {thing}|is everybody)[?]",
            "who (made|built|created) ({thing}|the {w}|{city}|the world|google|chatgpt|the internet|this {w})?",
            "is (a|an|the|my) ({animal}|{w}|{job}|{name}) (human|a robot|real|alive|free)?",
            "how (is|are) (your mother|{name}|the weather|my {animal}|your family|the kids|{thing} made)[?]",
            "(how old|how tall|how heavy|how rich|how smart) are you[?]",
            (
                "(what is|what's) (your|my|his|her) (age|birthday|favorite {w}|phone number|email|address|"
                "password|iq|zodiac sign|opinion)[?]"
            ),
            (
                "(did|do) you (sleep|eat|see|hear|meet|watch|read|like) (well|{food}|{name}|{work}|{topic}|"
                "the news|{person})[?]"
            ),
            "(name|rename) (a|my|the) ({animal}|{w}|{country}|file)[.]",
            "thank {name} for {thing}",
            "(can|do) (robots|machines|computers|{animal}s) (think|dream|feel|love|{w})?",
            "hello in {language}",
            "(what are|who are) (they|these {thing}|the {w}|{name} and {name2}|my friends)?",
            "do you know (who i am|my name|where i live|{person}|what {w} is)[?]",
            "where (do|does) ({name}|{animal}s|they|i|we) (live|run|sleep|work|come from)[?]",
        ],
        [
            "tell {name} i said goodbye",
            "what is it like to be a {animal}?",
            "what am i called?",
            "do you like living in {city}?",
        ],
    ),
}
NEAR = {f"near {skill}": Wordings(train=train, held_out=held_out) for skill, (train, held_out) in _NEAR.items()}
