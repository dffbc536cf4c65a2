"""How two spellings of an answer are compared."""

import re
import unicodedata

UNSEEN = "".join(map(chr, (0x00AD, 0x034F, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)))
"""Characters that nobody sees: soft hyphens, joiners and spaces without width, marks and brackets of direction."""
LONGEST_FOLDED = 4_000
"""Letters; a longer text is no wording of a header or an answer, and is compared with none."""
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u02bb\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        # Zero-width characters and marks of direction come along when text is copied from a web page.
        **dict.fromkeys(UNSEEN, None),
    }
)
_UNSEEN = dict.fromkeys(map(ord, UNSEEN))
_TYPESET = re.compile("[" + "".join(map(chr, _TYPOGRAPHY)) + "]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_SLASH = re.compile(r"\s*/\s*")


def folded(text: str, *, keep_marks: bool = False) -> str:
    """The text as it is compared: one form of quotes, dashes, spaces and case, without punctuation at its end.

    Accents stay; `accentless` takes them off. A text longer than `LONGEST_FOLDED` is given back as it is. `keep_marks`
    leaves the punctuation, for cells that hold nothing but a mark.

    >>> folded("  Bachelor’s\\u00a0Degree: ")
    "bachelor's degree"
    >>> folded("Tagalog / Filipino;")
    'tagalog/filipino'
    """
    if len(text) > LONGEST_FOLDED:
        return text
    plain = (text if text.isascii() else _typewritten(text)).casefold().replace("`", "'").replace("&", " and ")
    spaced = " ".join(plain.split())
    if "/" in spaced:
        spaced = _SLASH.sub("/", spaced)
    return spaced if keep_marks else spaced.rstrip(" .,;:!")


def _typewritten(text: str) -> str:
    """The text with typewriter quotes and dashes, in Unicode's compatibility form."""
    if unicodedata.is_normalized("NFKC", text) and not _TYPESET.search(text):
        return text
    # The compatibility form takes the free-standing acute accent apart, so it is translated before as well as after.
    return unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY)).translate(_TYPOGRAPHY)


def ascii_digits(text: str) -> str:
    """The text with the digits of every script as ASCII ones.

    >>> ascii_digits("٤٥٤٠٢"), ascii_digits("４５402")
    ('45402', '45402')
    """
    return text if text.isascii() else "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def seen(text: str) -> str:
    """The text without the characters that nobody sees.

    >>> seen("Gender\\u202e"), seen("zq@\\u00adex.org")
    ('Gender', 'zq@ex.org')
    """
    return text if text.isascii() else text.translate(_UNSEEN)


def accentless(text: str) -> str:
    """The text without its Latin accents (`espanol` for `español`); other scripts stay as they are.

    >>> accentless("español"), accentless("한국어")
    ('espanol', '한국어')
    """
    if text.isascii() or (text := text.translate(_PLAIN_LETTERS)).isascii():
        return text
    return _without_accents(text)


def _without_accents(text: str) -> str:
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


_PLAIN_LETTERS = {
    code: plain for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)) if (plain := _without_accents(chr(code))).isascii()
}
"""Latin letters with accents → without; most answers need no more than this."""


def comparable(text: str) -> str:
    """What vocabularies are looked up by: the folded text without accents."""
    plain = folded(text)
    # Taking accents off can leave a space or a mark at the end (a free-standing cedilla).
    return plain if plain.isascii() else folded(accentless(plain))
