"""Which names may be one name, in Khmer script or in Latin letters, however they are spelled? Pure.

Two spellings share a key when their consonants fall into the same classes: vowels, aspiration and doubled letters
are written in many ways, and which of them is meant nobody can tell from the letters. The classes and what is left
unsaid at the end of a word are local policy, made by hand from how names are spelled in both scripts; somebody looks
at what fits and decides, so that a key too many costs a look, and a key too few a person who is not found.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from . import rules

# Class of each Khmer consonant; those that are hardly heard, or written for a vowel, have none.
KHMER = {
    letter: group
    for letters, group in (
        ("កខគឃ", "K"), ("ង", "G"), ("ចឆជឈ", "C"), ("ញណន", "N"), ("ដឋឌឍតថទធ", "T"), ("បផពភ", "P"), ("ម", "M"),
        ("រឫឬ", "R"), ("លឡឭឮ", "L"), ("វ", "V"), ("សឝឞ", "S"), ("ហ", "H"), ("យអ", ""),
    )
    for letter in letters
}  # fmt: skip
INDEPENDENT_VOWELS = frozenset(chr(code) for code in range(0x17A3, 0x17B4))
VOWEL_SIGNS = frozenset(chr(code) for code in (*range(0x17B6, 0x17C9), 0x17D0))
COENG, NIKAHIT, YUUKALEAPINTU, TOANDAKHIAT = "\u17d2", "\u17c6", "\u17c8", "\u17cd"
SOUND_OF = {NIKAHIT: "M", YUUKALEAPINTU: "K"}

LATIN = re.compile(r"tch|ch+|kh+|gh+|th+|dh+|ph+|bh+|nh+|gn|ng|[a-z]")
LATIN_GROUPS = {
    letters: group
    for group, spelled in (
        ("C", "tch ch j"), ("K", "k kh g gh c q"), ("G", "ng"), ("N", "n nh gn"), ("T", "t th d dh"),
        ("P", "p ph b bh f"), ("M", "m"), ("R", "r"), ("L", "l"), ("V", "v w"), ("S", "s x z"),
    )
    for letters in spelled.split()
}  # fmt: skip
LATIN_VOWELS = frozenset("aeiouy")
WITHOUT_A_BASE = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})
# Silent unless a vowel follows: Sophorn, Pov.
ONLY_BEFORE_A_VOWEL = frozenset("RV")


def keys(name: str) -> frozenset[str]:
    """What ``name`` shares with its other spellings: at most two more than it has words.

    The words in order of their keys; in the order they were written, beginning with each; and all as one word.
    """
    words = _words(name)
    found = [_skeleton(word) or word for word in words]
    places = range(len(found) if len(found) <= rules.MOST_WORDS_OF_A_NAME else 1)
    turned = {"".join(found[place:] + found[:place]) for place in places}
    return frozenset({"".join(sorted(found)), _skeleton("".join(words)), *turned} - {""})


def parts(name: str) -> frozenset[str]:
    """Keys of single words of a longer ``name``, where they say enough."""
    words = _words(name)
    found = {_skeleton(word) for word in words} if len(words) > 1 else set()
    return frozenset(key for key in found if len(key) >= rules.SHORTEST_PART_OF_A_NAME)


def _words(name: str) -> list[str]:
    """Small letters without what cannot be seen and, outside Khmer, without marks; anything else parts two words."""
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).translate(WITHOUT_A_BASE)
    kept = []
    for char in small:
        category = unicodedata.category(char)
        if category[0] == "L" or (category[0] == "M" and _is_khmer(char)):
            kept.append(char)
        elif category[0] not in "MC":
            kept.append(" ")
    return "".join(kept).split()


def _is_khmer(char: str) -> bool:
    return "\u1780" <= char <= "\u17ff"


def _skeleton(word: str) -> str:
    """The classes of the consonants of ``word``; letters of another script stand for themselves."""
    runs = re.findall(r"[\u1780-\u17ff]+|[a-z]+|[^a-z\u1780-\u17ff]+", word)
    return "".join(_khmer(run) if _is_khmer(run[0]) else _latin(run) if run[0].isascii() else run for run in runs)


def _latin(word: str) -> str:
    found: list[tuple[str, bool]] = []
    for spelled in LATIN.finditer(word):
        letters = spelled.group()
        group = LATIN_GROUPS.get(re.sub("h+", "h", letters), "")
        has_vowel = word[spelled.end() : spelled.end() + 1] in LATIN_VOWELS and spelled.end() < len(word)
        if group and (has_vowel or group not in ONLY_BEFORE_A_VOWEL):
            found.append((group, has_vowel))
    return _doubled_once(found)


@dataclass
class _Cluster:
    """Consonants written over one another, and the vowel they carry, if one is written."""

    groups: list[str] = field(default_factory=list)
    has_vowel: bool = False
    after: str = ""


def _khmer(word: str) -> str:
    clusters = _clusters(word)
    found: list[tuple[str, bool]] = []
    for place, cluster in enumerate(clusters):
        groups = [group for group in cluster.groups if group]
        if groups[:2] == ["H", "V"]:
            groups[:2] = ["P"]
        groups = [group for group in groups if group != "H"]
        if 0 < place == len(clusters) - 1 and not cluster.has_vowel:
            # Of what closes a word only the first is said, and some of that is not said either.
            groups = [group for group in groups[:1] if group not in ONLY_BEFORE_A_VOWEL]
        found += [(group, False) for group in groups[:-1]] + [(group, cluster.has_vowel) for group in groups[-1:]]
        follows = clusters[place + 1].groups[:1] if place + 1 < len(clusters) else []
        if cluster.after and not (cluster.after == "M" and follows == ["G"]):
            found.append((cluster.after, False))
    return _doubled_once(found)


def _clusters(word: str) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    is_under = False
    for char in word:
        group = KHMER.get(char)
        if group is not None or char in INDEPENDENT_VOWELS:
            if not (is_under and clusters):
                clusters.append(_Cluster(has_vowel=char in INDEPENDENT_VOWELS))
            clusters[-1].groups.append(group or "")
        elif clusters and char in VOWEL_SIGNS:
            clusters[-1].has_vowel = True
            clusters[-1].after = SOUND_OF.get(char, clusters[-1].after)
        elif clusters and char == TOANDAKHIAT:
            del clusters[-1].groups[-1:]
        is_under = char == COENG
    return clusters


def _doubled_once(found: list[tuple[str, bool]]) -> str:
    """The groups in a row; two alike with no vowel between them are one."""
    return "".join(
        group for place, (group, _has) in enumerate(found) if place == 0 or found[place - 1] != (group, False)
    )
