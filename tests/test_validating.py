"""Tables are checked by their models, each distinct value once."""

import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.errors import SchemaErrors
from pandera.typing import Series

from representation.validating import failures, validated


class Small(pa.DataFrameModel):
    """One row per row of a test."""

    zip: Series[str]
    age: Series[int] = pa.Field(ge=0)
    code: Series[str] = pa.Field(unique=True)

    @pa.check("zip", error="zip_unreadable")
    def five_digits(cls, values: pd.Series) -> pd.Series:
        return values.str.fullmatch("[0-9]{5}")

    class Config:
        strict = True


def small(*zips: str, ages: int = 1) -> pd.DataFrame:
    return pd.DataFrame({"zip": list(zips), "age": ages, "code": [str(i) for i in range(len(zips))]})


def test_a_check_sees_each_distinct_value_once_and_names_every_row() -> None:
    seen: list[int] = []

    class Counting(Small):
        """One row per row of a test."""

        @pa.check("zip", error="zip_counted")
        def counted(cls, values: pd.Series) -> pd.Series:
            seen.append(len(values))
            return values.ne("x")

    found = failures(Counting, small("x", "45402", "x", "45402", "x"))
    assert {(each.kind, tuple(each.places.tolist())) for each in found} == {("zip_counted", (0, 2, 4)), ("zip_unreadable", (0, 2, 4))}
    assert max(seen) == 2


def test_a_table_that_fits_is_given_back_as_it_is() -> None:
    frame = small("45402", "45403")
    assert validated(Small, frame) is frame


@pytest.mark.parametrize(
    "frame",
    [
        small("x"),
        small("45402", ages=-1),
        small("45402").assign(more=1),
        small("45402").drop(columns="age"),
        small("45402").astype({"age": "float64"}),
        small("45402", "45403").assign(code="same"),
        small("45402", "45403").assign(zip=["45402", None]).astype({"zip": "str"}),
    ],
    ids=["check", "field", "column more", "column less", "type", "not unique", "missing value"],
)
def test_a_table_that_does_not_fit_is_refused(frame: pd.DataFrame) -> None:
    with pytest.raises(SchemaErrors):
        validated(Small, frame)


def test_a_table_without_rows_fits() -> None:
    empty = small("45402").head(0)
    assert failures(Small, empty) == []
