"""Characters to the normal forms in which words are compared, with their offsets."""

import unicodedata
from collections.abc import Mapping
from functools import cache

QUOTES = {**dict.fromkeys("“”„‟«»「」『』﹁﹂﹃﹄〝〞〟", '"'), **dict.fromkeys("‘’‚‛‹›", "'")}
DOTS = "…‥"  # NFKC would make full stops of them, which jieba takes for a part of words
# for matching only: what stands for the same sign, whatever the typesetter chose
SAME = {
    "'": '"',
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("・•‧∙⋅", "·"),
    **dict(zip("〔【〕】", "(())")),
}
CJK = ((0x2E80, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2FA20))


@cache
def simplified() -> Mapping[str, str]:
    """Give OpenCC's simplified character (t2s) of each character that has another one."""
    import opencc  # not before it is needed

    characters = [chr(code) for first, last in CJK for code in range(first, last)]
    # one a line, so that no phrase of OpenCC's spans two
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, converted) if old != new}


@cache
def normal_form(character: str, simplify: bool = False) -> str:
    """Give the normal form of one character: NFKC (but for ellipses), straight quotes, perhaps simplified."""
    if character in QUOTES:
        return QUOTES[character]
    form = character if character in DOTS else unicodedata.normalize("NFKC", character)
    form = "".join(QUOTES.get(part, part) for part in form)
    return "".join(simplified().get(part, part) for part in form) if simplify else form


def normalise(text: str, *, simplify: bool = False) -> tuple[str, list[int]]:
    """Give *text* in normal form, and for each of its characters, and the end, the offset in the given text.

    Each character is replaced by its own normal form, so that every offset is known; a sequence of base and combining
    characters is not composed, and OpenCC's phrases (乾隆 beside 干) are not looked at.

    >>> normalise("２０２１年“㎡”")
    ('2021年"m2"', [0, 1, 2, 3, 4, 5, 6, 6, 7, 8])
    """
    forms = [normal_form(character, simplify) for character in text]
    offsets = [start for start, form in enumerate(forms) for _ in form]
    return "".join(forms), [*offsets, len(text)]


@cache
def character_key(character: str) -> str:
    """Give what a character counts as in matching: its normal form, all quotes alike, nothing for white space."""
    form = "".join(SAME.get(part, part) for part in normal_form(character, True))
    return "".join(form.split())


def match_key(text: str) -> str:
    """Give the form in which protected terms are compared."""
    return "".join(map(character_key, text))
