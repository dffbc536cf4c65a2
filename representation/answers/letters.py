"""One-letter gender answers, which mean different things in English and in Spanish columns."""

import pandas as pd

from representation.answers.folding import comparable


def spelled_out_letters(values: pd.Series) -> pd.Series:
    """The answers with H and M as Hombre and Mujer where the column is Spanish: it has an H and no F. Otherwise unchanged.

    Only the whole column tells whether M is Male or Mujer.

    >>> spelled_out_letters(pd.Series(["H", "M", "M"])).tolist(), spelled_out_letters(pd.Series(["F", "M"])).tolist()
    (['Hombre', 'Mujer', 'Mujer'], ['F', 'M'])
    """
    letters = {str(value): comparable(str(value)) for value in values.dropna().unique()}
    if "h" not in letters.values() or "f" in letters.values():
        return values
    words = {"h": "Hombre", "m": "Mujer"}
    return values.replace({text: words[letter] for text, letter in letters.items() if letter in words})
