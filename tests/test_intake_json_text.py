"""JSON that holds neither figures nor a map is no table; each kind of it gets the sentence that helps."""

import json

import pytest

from data_models.recipe import Recipe
from representation.geometry.bounds import DAMAGED, NO_AREAS
from representation.geometry.geojson import TOPOLOGY
from representation.intake.json_text import (
    CENSUS_SENTENCE,
    OTHER_SENTENCE,
    RECIPE_SENTENCE,
    SHORTCUT_SENTENCE,
)
from representation.intake.limits import UnreadableFile
from representation.intake.reading import read_tables
from representation.recipes.text import to_json
from tests.map_files import zips

POINT = {"type": "Feature", "properties": {"ZIP": "45402"}, "geometry": {"type": "Point", "coordinates": [0, 0]}}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"type": "FeatureCollection", "features": [POINT]}, NO_AREAS),
        (POINT, NO_AREAS),
        ({"type": "Topology", "objects": {}}, TOPOLOGY),
        ({"url": "https://docs.google.com/open?id=1", "doc_id": "1", "email": ""}, SHORTCUT_SENTENCE),
        ([{"name": "Ana", "zip": "45402"}], OTHER_SENTENCE),
        ([["Name", "ZIP"], ["Ana", "45402"]], OTHER_SENTENCE),
        ({"responses": []}, OTHER_SENTENCE),
        ([1, 2, 3], OTHER_SENTENCE),
        ({}, OTHER_SENTENCE),
        ([], OTHER_SENTENCE),
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_kind_of_json_has_its_sentence(said: object, sentence: str, indent: int | None, encoding: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_tables("file.json", json.dumps(said, indent=indent).encode(encoding))
    assert (caught.value.kind, caught.value.message) == ("file_not_a_table", sentence)


@pytest.mark.parametrize("header", ["B02001_001E", "CP05_2012_2016_001E", "S1501_C01_001E", "P1_001N"])
def test_an_answer_of_the_census_bureau_that_was_cut_off_says_so(header: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_tables("file.json", f'[["NAME","{header}","state"],["Vermont","27076","5'.encode())
    assert (caught.value.kind, caught.value.message) == ("file_not_a_table", CENSUS_SENTENCE)


def test_a_map_that_was_cut_off_says_so() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_tables("map.geojson", zips("45401")[:-20])
    assert (caught.value.kind, caught.value.message) == ("file_damaged", DAMAGED)


def test_one_object_on_each_line_is_json_too() -> None:
    with pytest.raises(UnreadableFile, match="which programs exchange"):
        read_tables("file.jsonl", b'{"name": "Ana"}\n{"name": "Bo"}\n')


def test_a_recipe_belongs_on_the_imports_page() -> None:
    recipe = Recipe("Our form", "plain", "registration", ("Who",))
    with pytest.raises(UnreadableFile) as caught:
        read_tables("recipe.json", to_json(recipe).encode())
    assert caught.value.message == RECIPE_SENTENCE


@pytest.mark.parametrize("header", ["[Name],ZIP", '"[""Name""]",ZIP', "{name},ZIP", "1,ZIP", '"{""a"": 1}",ZIP'])
def test_a_table_whose_first_header_has_brackets_is_a_table(header: str) -> None:
    [table] = read_tables("file.csv", f"{header}\nAna,45402\n".encode())
    assert table.rows[1] == ("Ana", "45402")
