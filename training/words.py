"""Word lists: common English words, first names, everyday things. Knows no skill."""

from functools import cache

import inflect
from faker.providers.person.en_US import Provider
from wordfreq import top_n_list

_THINGS = (
    "apple apron arrow badge bagel bag ball balloon banana basket bat bead bean bear bell belt berry bike bird biscuit block "
    "blouse boat bone book boot bottle bow bowl box bracelet branch brick bridge broom brush bucket bug bun bus button cabbage "
    "cake camera can candle candy candle cap car card carrot cart cat chair chalk cherry chick chip clock cloud coat coconut coin "
    "comb comic cone cookie cork corn cow crab crate crayon crown cube cup cupcake curtain cushion daisy desk dish dog doll donut "
    "door dress drum duck egg eraser fan feather fig file fish flag flower flute folder fork fox frog game gem ghost gift girl "
    "glass globe glove goat goose grape guitar hammer hat hen hook horse house insect jacket jar jewel jug key kite kitten knife "
    "ladder lamb lamp leaf lemon letter lid light lime lion lock log lollipop magnet mango map marble mask mat medal melon mint "
    "mitten monkey mouse muffin mug mushroom nail necklace needle nest net newspaper notebook nut olive onion orange oven owl "
    "pan pancake panda paper parrot peach peanut pear pearl pebble pen pencil penny pepper phone photo piano pickle picture pie pig "
    "pillow pin pineapple pipe pizza plane plant plate plum poster pot potato present prize puppet puppy purse puzzle rabbit radio "
    "rake ribbon ring robot rock rope rose ruler sack sandwich scarf seed sheet shell ship shirt shoe shovel skirt snack snail sock "
    "sofa song spider spoon stamp star stick sticker stone stool strawberry string sweater sweet sword table tablet tag taxi tea bag "
    "tent ticket tie tile tomato tool towel tower toy train tray treat tree truck tulip turtle umbrella van vase violin wagon wallet "
    "watch watermelon wheel whistle window worm wrench zebra"
)
NAMES = sorted({name for name in Provider.first_names if name.isascii() and name.isalpha() and 2 <= len(name) <= 8})
"""Some six hundred first names."""
_PLURAL = inflect.engine().plural
THINGS = sorted({_PLURAL(thing) for thing in _THINGS.replace("tea bag ", "").split()})
"""Some three hundred everyday things, in the plural."""


# Prompts are shown to people, children among them: a word that holds one of these stays out, a few harmless ones with it.
_UNWANTED = (
    "abus anal anus arous arse ass bitch bastard blowj boob breast butt clit cock cocain corpse crap cum cunt damn dead death dick "
    "dildo drug erect erot escort fag fetish fuck gay genital hell heroin hitler homo horny incest isis jerk jihad kill lesbi "
    "lust masturb milf molest murder nazi nigg nipple nude naked nud oral orgasm orgy pedo penis piss porn prostit pussy queer rac rape "
    "rapi rapist retard scrot semen sex shit slave slut sperm strip suicid testic tits terror thug torture tranny trans vagin "
    "viagra victim violen virgin wank weed whor xxx"
).split()


@cache
def common_words() -> list[str]:
    """Lower-case words of 3 to 14 letters, the most frequent first."""
    plain = (w for w in top_n_list("en", 40000) if w.isascii() and w.isalpha() and w.islower() and 3 <= len(w) <= 14)
    return [w for w in plain if not any(part in w for part in _UNWANTED)]


@cache
def words_of_length(shortest: int, longest: int) -> list[str]:
    """The common words of that many letters, both ends included."""
    return [w for w in common_words() if shortest <= len(w) <= longest]
