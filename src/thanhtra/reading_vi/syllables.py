"""Whether a word can be a Vietnamese syllable: onset, rhyme and tone that go together, the tone on its letter (chính tả âm tiết).

Plain rules, no list of words: they know nothing of meaning, and catch letters dropped, doubled or swapped, and tones misplaced. Tones
stand as the statutes print them: hòa, hủy, quý, thuế.
"""

from __future__ import annotations

import re
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
STOPPED = "\u0301\u0323"
"""The tones a syllable ending in c, ch, p or t can bear: sắc and nặng."""
ONSETS = ("ngh", "ng", "nh", "th", "tr", "ch", "kh", "gh", "gi", "ph", "qu", *"bcdđghklmnprstvx")
RHYMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oc oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu uôc uôi uôm uôn uông uôt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh yt
    """.split()  # noqa: SIM905 - a table is read more easily than a list
)
FRONT = ("e", "ê", "i", "y")
_MARKED = re.compile("[ăâêôơư]")


def well_formed(word: str) -> bool:
    """Whether ``word`` (letters only) is onset + rhyme + tone, the tone on the letter it belongs on."""
    bare, tone, at = _without_tone(word.lower())
    if bare is None:
        return False
    return any(_fits(onset, rhyme, tone, at - len(onset)) for onset, rhyme in _splits(bare))


def _without_tone(word: str) -> tuple[str | None, str, int]:
    """The word without its tone, the tone, and the index of the letter that bore it (-1: level); None with two tones."""
    letters: list[str] = []
    tone, at = "", -1
    for letter in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", letter)
        marks = [mark for mark in parts if mark in TONES]
        if marks:
            if tone or len(marks) > 1:
                return None, "", -1
            tone, at = marks[0], len(letters)
        letters.append(unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES)))
    return "".join(letters), tone, at


def _splits(bare: str) -> list[tuple[str, str]]:
    """Every way to part a word into onset and rhyme; ``gi`` shares its i with a rhyme that begins with one (gì, giếng)."""
    found = [("", bare)] if bare[:1] in "aăâeêioôơuưy" else []
    found += [(onset, bare[len(onset) :]) for onset in ONSETS if bare.startswith(onset) and len(bare) > len(onset)]
    if bare.startswith("gi"):
        found.append(("g", bare[1:]))
    return found


def _fits(onset: str, rhyme: str, tone: str, at: int) -> bool:
    if rhyme not in RHYMES or (tone and at != _bearer(rhyme)):
        return False
    if rhyme.endswith(("c", "ch", "p", "t")) and tone not in tuple(STOPPED):
        return False
    if (rhyme.startswith("yê") and onset not in ("", "qu")) or (rhyme in ("ynh", "yt") and onset != "qu"):
        return False
    front = rhyme.startswith(FRONT)
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "ng"):
        return not front
    if onset == "g":
        return not front or rhyme.startswith("i")  # the g of gì
    return True


def _bearer(rhyme: str) -> int:
    """The letter of a rhyme that bears its tone."""
    marked = [found.start() for found in _MARKED.finditer(rhyme)]
    if marked:
        return marked[-1]
    vowels = len(re.match("[aeiouy]*", rhyme)[0])  # type: ignore[index]  # it matches nothing at least
    if vowels == 1:
        return 0
    if rhyme == "uya":
        return 2
    if vowels == len(rhyme):  # open: the first of two, the middle of three
        return (vowels - 1) // 2
    return vowels - 1
