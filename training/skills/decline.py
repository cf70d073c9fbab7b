"""What no skill can answer: facts, chat, translation, code, opinions, nonsense and near misses.

The right answer to all of it is "I don't know.", with and without thought.
"""

from functools import cache

from levels import settings
from problem import DECLINE, Problem, Wordings
from words import NAMES, THINGS, common_words

ID, NAME, EXAMPLE = "decline", "Saying I don't know", "Who wrote Hamlet?"
THOUGHT = "no skill fits"

_FILLERS: dict[str, list[str]] = {
    "person": (
        "Einstein;Napoleon;Cleopatra;Mozart;Shakespeare;Marie Curie;Newton;Beethoven;Picasso;Darwin;Gandhi;Homer;"
        "Plato;Columbus;Lincoln;Galileo;Bach;Caesar;Churchill;Van Gogh;Tesla;Obama;Elvis;Chaplin;Goethe;Kant"
    ).split(";"),
    "work": (
        "Hamlet;Macbeth;Faust;the Odyssey;Moby Dick;Dracula;1984;War and Peace;the Mona Lisa;Guernica;Star Wars;"
        "Titanic;the Iliad;Frankenstein;Don Quixote;Romeo and Juliet;The Hobbit;Harry Potter;Emma;the Bible"
    ).split(";"),
    "country": (
        "France;Germany;Japan;Brazil;India;China;Egypt;Canada;Italy;Spain;Kenya;Peru;Norway;Poland;Mexico;Greece;"
        "Chile;Nepal;Cuba;Iran;Turkey;Sweden;Austria;Ireland;Morocco;Ghana;Vietnam;Finland;Portugal;Australia"
    ).split(";"),
    "city": (
        "Paris;London;Tokyo;Berlin;Rome;Madrid;Oslo;Cairo;Lima;Delhi;Boston;Vienna;Prague;Athens;Dublin;Chicago;"
        "Moscow;Seoul;Sydney;Toronto;Lagos;New York;Zurich;Lisbon;Munich;Hamburg;Mumbai;Geneva"
    ).split(";"),
    "animal": (
        "cat;dog;whale;horse;elephant;tiger;spider;shark;eagle;frog;snake;bee;penguin;wolf;bear;lion;octopus;ant;"
        "giraffe;mouse;owl;rabbit;dolphin;fox;camel;crocodile"
    ).split(";"),
    "food": (
        "pizza;pasta;bread;soup;rice;pancakes;sushi;chocolate cake;salad;curry;coffee;tea;cheese;apple pie;lasagna;"
        "risotto;cookies;dumplings;tacos;an omelette"
    ).split(";"),
    "language": (
        "French;Spanish;German;Italian;Latin;Japanese;Chinese;Russian;Greek;Dutch;Polish;Arabic;Turkish;Swedish;"
        "Korean;Hindi;Portuguese"
    ).split(";"),
    "code": "Python;JavaScript;Java;C;C++;Rust;Go;SQL;HTML;CSS;Bash;Ruby;PHP;TypeScript;Haskell".split(";"),
    "task": (
        "read a file;draw a circle;parse JSON;sort a list;open a window;find the largest number;send an email;"
        "print hello world;make a website;scrape a page;reverse a string;connect to a database;play a sound"
    ).split(";"),
    "topic": (
        "love;the sea;winter;war;freedom;music;football;chess;politics;space;history;physics;biology;money;art;god;"
        "the moon;climate change;time travel;black holes;quantum mechanics;gravity;evolution;democracy;philosophy;"
        "my garden;the internet;robots;dreams;happiness"
    ).split(";"),
    "feeling": "sad;happy;tired;bored;lonely;angry;hungry;sick;lost;great;nervous;confused;old;fine".split(";"),
    "month": (
        "January;February;March;April;May;June;July;August;September;October;November;December"
    ).split(";"),
}

_PATTERNS: dict[str, Wordings] = {
    "chat": Wordings(
        train=[
            "hi", "hello", "hey", "Hello!", "Hi there", "hey there", "good morning", "Good evening!", "good night",
            "How are you?", "how are you doing today?", "Who are you?", "What are you?", "What is your name?",
            "What can you do?", "Are you a robot?", "Are you an AI?", "thanks", "Thank you!", "thank you very much",
            "bye", "Goodbye", "ok", "okay", "yes", "no", "cool", "nice", "wow", "lol", "test", "testing", "help",
            "Can you help me?", "Who made you?", "How old are you?", "Where are you from?", "Do you like me?",
            "What's up?", "sup", "Tell me a joke.", "I am {feeling}", "I feel {feeling} today.", "My name is {name}.",
            "Hi, I'm {name}", "Hello {name}", "Do you know {name}?", "Can we talk about {topic}?", "I love you",
            "Let's talk about {topic}.", "Talk to me", "Tell me something about yourself.", "Are you human?",
            "Do you have feelings?", "Can you think?", "Nice to meet you", "See you later", "What do you know?",
            "Tell me about {topic}.", "I like {food}", "You are wrong", "That's not right", "Why?", "What?", "really?",
            "Say something", "Say {word}", "Is anyone there?", "Good job!", "you are stupid", "Are you there?",
        ],
        held_out=["Greetings, {name} here", "How do you feel about being a machine?", "I had a {feeling} day",
                  "Shall we chat about {topic}?", "Do you ever sleep?"],
    ),
    "opinion": Wordings(
        train=[
            "Do you like {food}?", "What do you think about {topic}?", "What is your favorite {word}?",
            "Which is better, {code} or {code2}?", "Is {topic} good or bad?", "Who is the best singer?",
            "Should I visit {city} or {city2}?", "What is the meaning of life?", "Is {topic} important?",
            "Do you believe in {topic}?", "Is {city} nicer than {city2}?", "What is the best {food}?",
            "Are {animal}s better than {animal2}s?", "Is it true that {animal}s are smart?", "Do you prefer {word} or {word2}?",
            "What's your opinion on {topic}?", "Is {person} overrated?", "Which {word} is best?",
        ],
        held_out=["Would you rather eat {food} or read about {topic}?", "How good is {city}?", "Rate {work} for me."],
    ),
    "fact": Wordings(
        train=[
            "Who wrote {work}?", "What is the capital of {country}?", "When was {person} born?", "Who was {person}?",
            "When did {person} die?", "Where is {city}?", "How many people live in {country}?",
            "How many people live in {city}?", "What language do they speak in {country}?", "Who painted {work}?",
            "What is the population of {country}?", "What is the biggest city in {country}?", "How tall is {person}?",
            "What is the currency of {country}?", "Who is the president of {country}?", "Why is the sky blue?",
            "What do {animal}s eat?", "How fast is a {animal}?", "How long does a {animal} live?",
            "How many legs does a {animal} have?", "What color is a {animal}?", "Is {city} in {country}?",
            "How far is {city} from {city2}?", "What is {topic}?", "Explain {topic}.", "Who invented the {word}?",
            "What is a {word}?", "What does {word} mean?", "Define {word}.", "Where does the word {word} come from?",
            "Why do {animal}s sleep?", "What is the weather in {city}?", "Who won the world cup in {year}?",
            "What happened in {year}?", "Who discovered {word}?", "What is {food} made of?", "Why is {topic} so hard?",
            "How does {topic} work?", "What is the longest river in {country}?", "Who directed {work}?",
            "What is the tallest mountain in {country}?", "Is a {animal} a mammal?", "How heavy is a {animal}?",
            "What year did {person} die?", "Which country is {city} in?", "What is the boiling point of {word}?",
            "Who is {name}?", "What is the chemical symbol for {word}?", "How old is {person}?", "Where was {person} born?",
            "Tell me about {country}.", "What is the distance to the moon?", "Who founded {city}?", "what is {word}",
            "who is {person}", "where is {country}", "why {word}", "How do {animal}s {word}?",
        ],
        held_out=["What did {person} discover?", "In which year was {work} made?", "Name three rivers in {country}.",
                  "Which animals live in {country}?", "What is {city} famous for?"],
    ),
    "translation": Wordings(
        train=[
            "Translate {word} to {language}.", "What is {word} in {language}?", "How do you say {word} in {language}?",
            "Say hello in {language}", "Translate '{word} {word2}' into {language}.", "{word} in {language}",
            "How do I say {word} in {language}?", "What is the {language} word for {word}?", "Do you speak {language}?",
            "Translate this to {language}: {word} {word2}", "What does {word} mean in {language}?",
            "Write {word} in {language}.", "translate {word}",
        ],
        held_out=["Put {word} {word2} into {language}.", "Which {language} word means {word}?", "Give the {language} for {word}."],
    ),
    "code": Wordings(
        train=[
            "Write a {code} program to {task}.", "How do I {task} in {code}?", "Write {code} code to {task}.",
            "What is a class in {code}?", "Fix my {code} code.", "What is {code}?", "print('{word}')",
            "Write a function in {code}.", "How do I install {code}?", "Explain this {code} error: {word}",
            "def {word}(x): return x", "Is {code} faster than {code2}?", "for i in range({n}): print(i)",
            "import {word}", "Show me how to {task} in {code}.", "SELECT * FROM {word}", "Debug my {code} program",
            "How do I learn {code}?", "What does {word}() do in {code}?",
        ],
        held_out=["I need a {code} script to {task}.", "Teach me {code}.", "Why does {code} say {word} error?"],
    ),
    "creative": Wordings(
        train=[
            "Write a poem about {topic}.", "Write a story about a {animal}.", "Tell me a story about {topic}.",
            "Write an essay on {topic}.", "Make up a name for my {animal}.", "Write a song about {topic}.",
            "Write an email to {name}.", "Write a letter to my {word}.", "Summarize {work}.", "Give me a quote about {topic}.",
            "Finish this sentence: the {word} is", "Draw a {animal}.", "Write a haiku about {topic}.", "Sing a song",
            "Give me a recipe for {food}.", "How do I cook {food}?", "Suggest a movie about {topic}.",
            "Give me ideas for {topic}.", "Write a short text about {city}.", "Rewrite this: {word} {word2} {word3}",
        ],
        held_out=["Compose a limerick about {topic}.", "Invent a tale of a {animal} in {city}.", "Describe {topic} in one line."],
    ),
    "nonsense": Wordings(
        train=[
            "{noise}", "{noise} {noise2}", "{word} {word2}", "{word} {word2} {word3}", "{word}", "{n}", "{n} {thing}",
            "???", "...", "!!!", "{noise}?", "What is {noise}?", "the {word} of {word2} {word3}", "{n} {word} {n2}",
            "{word}? {word2}!", "asdf", "qwerty", "{word} {noise}", "a {word} {word2} is {word3}", "foo bar", "blah blah",
            "{word} is {word2}", "The {word} and the {word2}.", "{word}, {word2}, {word3}", "lorem ipsum", "{n}{noise}",
            "{word3} the {word} {word2} with {thing}", "if {word} then {word2}",
        ],
        held_out=["{noise} {word} {n}", "my {word} your {word2}", "{word} versus {word2}, {noise}"],
    ),
    "advice": Wordings(
        train=[
            "What should I wear today?", "What should I eat for dinner?", "How do I fix my {word}?", "How do I sleep better?",
            "How can I get rich?", "Should I buy {thing}?", "How do I get from {city} to {city2}?", "Book a flight to {city}.",
            "Set a timer for {n} minutes.", "Play some music.", "Turn on the light.", "What is a good gift for {name}?",
            "How do I learn {language}?", "Why am I so {feeling}?", "How can I help my {animal}?", "Call {name}.",
            "Remind me to buy {thing}.", "How do I lose weight?", "Is it safe to eat {word}?", "What is the news today?",
            "How do I make {food}?", "Find a restaurant in {city}.", "Is {food} healthy?", "Where can I buy {thing}?",
            "How do I open a {word}?", "Search for {word}.", "Show me a picture of a {animal}.", "What's the stock price of {word}?",
        ],
        held_out=["What is a good time to visit {city}?", "Can you order {food} for me?", "My {animal} is {feeling}. What now?"],
    ),
    "near-miss": Wordings(
        train=[
            "What is {n}% of {n2}?", "Is {n} prime?", "Is {n} a prime number?", "What is the square root of {n}?",
            "What is {n} squared?", "{n} factorial", "Convert {n} miles to kilometers.", "Write {n} in roman numerals.",
            "What is the opposite of {word}?", "How many vowels are in {word}?", "What rhymes with {word}?",
            "How many letters are in {word}?", "Is {word} a palindrome?", "How many days are in {month}?",
            "What month comes after {month}?", "What day is it today?", "What time is it?", "What is the date today?",
            "Add {thing} to my shopping list.", "Sort my emails.", "Multiply my money.", "Can you get from {city} to {city2}?",
            "Is there a train from {city} to {city2}?", "How many {thing} are in a box?", "How many people are in {city}?",
            "What is a graph?", "What does divide and conquer mean?", "What is the sum of all {thing}?", "Is it true?",
            "Is {word} true or false?", "Convert {n} kg to pounds.", "What is {n} in binary?", "Is {n} even or odd?",
            "Round {n} to the nearest ten.", "How much does a {animal} cost?", "How many {thing} does {name} have?",
            "What comes after {word}?", "What is {word} plus {word2}?", "How many {animal}s are in the zoo?",
            "Spell {word}.", "How many minutes are in {n} hours?", "What is the largest number?", "What is 0 divided by {word}?",
            "What is the {n}th prime?", "Count to {n}.", "Solve x + {n} = {n2}.", "What is the area of a circle?",
            "Reverse my decision.", "What day was {person} born?", "On what day is Christmas?", "Which month is before {month}?",
            "Sort {animal}s by size.", "What is {n} degrees in fahrenheit?", "How many {word} are there?", "What is pi?",
            "Who lives between {name} and {name2}?", "Is {name} taller than {name2}?", "How old is {name}?",
            "Subtract the {word} from the {word2}.", "What is the derivative of x?", "How many weeks are in a year?",
        ],
        held_out=["What is {n} to the power of {n2}?", "Name the letters before {word}.", "How many days until {month}?",
                  "What is the average of {n} and {n2}?", "Is {n} a square number?", "Which weekday was {month} {n}?"],
    ),
}

WORDINGS = _PATTERNS


# Words that could turn a pattern into a question for a skill ("What comes after Monday?").
_ANSWERABLE = set(
    "monday tuesday wednesday thursday friday saturday sunday true false not and one two three four five six seven "
    "eight nine ten eleven twelve hundred thousand zero".split()
)


@cache
def _frequent_words() -> list[str]:
    return [word for word in common_words()[:12000] if word not in _ANSWERABLE]


def _noise(rng) -> str:
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(3, 9)))


def _fields(rng) -> dict[str, str]:
    fields = {}
    for name, values in _FILLERS.items():
        fields[name], fields[f"{name}2"] = rng.sample(values, 2)
    fields["word"], fields["word2"], fields["word3"] = rng.sample(_frequent_words(), 3)
    fields["name"], fields["name2"] = rng.sample(NAMES, 2)
    fields["thing"] = rng.choice(THINGS)
    fields["noise"], fields["noise2"] = _noise(rng), _noise(rng)
    fields["n"], fields["n2"] = str(rng.randint(2, 10 ** rng.randint(1, 4))), str(rng.randint(2, 10 ** rng.randint(1, 3)))
    fields["year"] = str(rng.randint(1500, 2030))
    if rng.random() < 0.15:
        # an unknown name or thing must be declined as well as a known one
        made_up = fields["word"].capitalize()
        fields.update(person=made_up, city=made_up, work=f"the {fields['word2']} {fields['word']}")
    return fields


def pose(rng, level: int) -> Problem:
    kind = rng.choice(settings(ID, level)["kinds"])
    fields = _fields(rng)
    return Problem(kind, fields, THOUGHT, DECLINE, key=f"{kind} {fields['word']} {fields['city']}")
