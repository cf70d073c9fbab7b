"""Word lists: common English words, first names, everyday things. Knows no skill."""

from functools import cache

from wordfreq import top_n_list

NAMES = (
    "Ada Alex Amy Ann Anna Ben Bob Cal Cara Carl Dan Dee Eli Ella Emma Eve Fay Finn Fred Gus Hal Hugo "
    "Ida Igor Ivy Jack Jane Joe John Jon Kai Kate Kim Lea Lee Leo Lily Lisa Liz Lou Lucy Luke Mary Max "
    "Mia Mike Milo Ned Nina Noah Nora Ola Omar Oscar Pam Paul Pete Ray Rita Rosa Ruth Sam Sara Seth Sue "
    "Tara Ted Tim Tom Una Vera Vic Wes Will Yara Zack Zoe"
).split()
THINGS = (
    "apples balls beads books boxes buttons cakes candies cards coins cookies cups dolls eggs figs "
    "flowers grapes hats jars keys kites lemons lamps limes marbles melons mugs nails nuts oranges "
    "pears pencils pens pins plates plums rings rocks roses shells socks spoons stamps stickers stones "
    "tickets toys tulips"
).split()


@cache
def common_words() -> list[str]:
    """Lower-case words of 3 to 14 letters, the most frequent first."""
    return [w for w in top_n_list("en", 40000) if w.isascii() and w.isalpha() and w.islower() and 3 <= len(w) <= 14]


@cache
def words_of_length(shortest: int, longest: int) -> list[str]:
    """The common words of that many letters, both ends included."""
    return [w for w in common_words() if shortest <= len(w) <= longest]
