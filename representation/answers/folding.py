"""How two spellings of an answer are compared."""

import re
import unicodedata

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u02bb\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        # Zero-width characters come along when text is copied from a web page.
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f", None),
    }
)
_TYPESET = re.compile("[" + "".join(map(chr, _TYPOGRAPHY)) + "]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_SLASH = re.compile(r"\s*/\s*")


def folded(text: str, *, keep_marks: bool = False) -> str:
    """The text as it is compared: one form of quotes, dashes, spaces and case, without punctuation at its end.

    Accents stay; `accentless` takes them off. `keep_marks` leaves the punctuation, for cells that hold nothing but a mark.

    >>> folded("  Bachelor’s\\u00a0Degree: ")
    "bachelor's degree"
    >>> folded("Tagalog / Filipino;")
    'tagalog/filipino'
    """
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
