"""Map in every state."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from representation.geometry.reading import read_areas
from representation.store.engine import open_store
from representation.store.maps import load_maps, save_joins, save_map
from tests.map_files import geojson, zips
from tests.page_states import EVERYTHING, PEOPLE, add, chart_numbers, links, opened, use_empty_store, words

PAGE = "pages/map.py"
ZIPS = zips("45401", "45402", "45403", "45404")
ZONES = geojson([{"MS_Name": "Elm Middle School"}, {"MS_Name": "Oak Middle School"}, {"HS_Name": "High on the Hill"}])


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def add_map(data: bytes = ZIPS, name: str = "zips.geojson") -> int:
    engine = open_store()
    number = save_map(engine, name, name, read_areas(data).shapes, "a test")
    engine.dispose()
    return number


def legend(app: AppTest) -> list[str]:
    """The words of the map's legend."""
    traces = json.loads(app.get("plotly_chart")[0].proto.spec)["data"]
    return [trace["name"] for trace in traces if trace.get("showlegend", True)]


def table(app: AppTest) -> dict[str, dict[str, str]]:
    """The ranked table, switched on: area → column → words."""
    app.toggle(key="map.table").set_value(True).run()
    assert not app.exception
    frame = app.table[0].value.map(lambda cell: str(cell).replace("\\", ""))
    return {row["Area"]: {str(name): row[name] for name in row} for row in frame.to_dict("records")}


def small_counts(app: AppTest) -> AppTest:
    app.sidebar.toggle[0].set_value(True).run()
    assert not app.exception
    return app


def test_an_empty_store_offers_the_sample_and_the_own_files() -> None:
    app = opened(PAGE)
    assert app.button(key="sample.load")
    assert links(app) == ["Add your own files"]


def test_without_a_map_staff_can_bring_one_in_and_a_viewer_reads_why_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    assert app.info[0].value == "There is no map yet."
    assert app.button(key="map.add").disabled
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    app = opened(PAGE)
    assert app.info[0].value == "There is no map yet."
    assert not app.button
    assert not app.get("file_uploader")


def test_nobody_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    add_map()
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "nobody")
    app = opened(PAGE)
    assert not app.header
    assert not app.get("plotly_chart")


def test_an_uploaded_map_is_kept_and_drawn() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    app.get("file_uploader")[0].upload("zips.geojson", ZIPS, "application/json").run()
    app.button(key="map.add").click().run()
    assert not app.exception
    assert app.success[0].value == "Added zips.geojson with 4 areas."
    assert len(app.get("plotly_chart")) == 1


def test_the_map_added_last_is_shown_and_named_as_its_file_is() -> None:
    add(EVERYTHING)
    add_map(ZONES, "school_zones.geojson")
    first = add_map(geojson([{"name": "Elm"}, {"name": "Oak"}]), "old.geojson")
    app = opened(PAGE)
    assert app.selectbox(key="map.map").value == first
    assert app.selectbox(key="map.map").options == ["old.geojson", "school_zones.geojson"]
    app.get("file_uploader")[-1].upload("zip_codes.geojson", ZIPS, "application/json").run()
    app.button(key="map.add").click().run()
    assert not app.exception
    assert app.selectbox(key="map.map").value == first + 1
    assert "3 of 4 areas have figures." in words(app)
    app.selectbox(key="map.map").set_value(first).run()
    assert app.selectbox(key="map.map").value == first


def test_a_file_that_is_no_map_is_refused_with_a_sentence() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    app.get("file_uploader")[0].upload("zips.geojson", b'{"type": "FeatureCollection", "feat', "application/json").run()
    app.button(key="map.add").click().run()
    assert not app.exception
    assert app.error[0].value == "zips.geojson: The map is damaged or cut off. Export it again and upload the new file."
    assert not load_maps(open_store())


def test_the_heading_states_the_finding_and_the_other_view_is_one_click_away() -> None:
    add(EVERYTHING)
    add_map()
    app = small_counts(opened(PAGE))
    assert app.header[0].value == (
        "Fewest came from 45403: 3.5 of every 1,000 residents. Most came from 45401: 13 of every 1,000 residents."
    )
    app.radio(key="map.view").set_value("gap").run()
    assert not app.exception
    assert app.header[0].value == "One area is under-represented, 45403 the most: 13 points under its share."
    assert "No figure" in legend(app)


def test_the_ranked_table_holds_the_numbers_of_each_area() -> None:
    add(EVERYTHING)
    add_map()
    app = small_counts(opened(PAGE))
    rows = table(app)
    assert list(rows) == ["45403", "45402", "45401"]  # 3.5, 9.1, 13.0 per 1,000
    assert rows["45401"] == {
        "Area": "45401", "People": "61", "Live there": "4,700", "Per 1,000": "13.0", "In the room": "62%", "In the community": "47%",
        "Gap, points": "+15.2", "Status": "Over-represented",
    }  # fmt: skip
    app.radio(key="map.rank.came_per_1000").set_value("label").run()
    assert app.table[0].value["Area"].tolist() == ["45401", "45402", "45403"]
    assert "1 area has no figure and is not listed." in words(app)


def test_a_viewer_never_meets_a_small_count_nor_what_it_could_be_worked_out_from(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    add_map()
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    # 7 came from 45403 (2,000 live there) and 30 from 45402 (3,300), of 98 answers.
    hidden = {
        round(value, 6) for n, living in ((7, 2000), (30, 3300)) for value in (n / 98, 1000 * n / living, 100 * (n / 98 - living / 1e4))
    }
    app = opened(PAGE)
    app.toggle(key="map.table").set_value(True).run()
    for view in ("rate", "gap"):
        app.radio(key="map.view").set_value(view).run()
        for place in (1, 2, 3):
            app.selectbox(key="map.place").set_value(place).run()
            assert not app.exception
            said = words(app)
            assert not re.search(r"(?<![\d.,–±$+−])(7|13|30)(?![\d.,%–]| of every)", said)
            assert not re.search(r"\b(7|31)% of the room|3\.5|9\.1", said)
            assert not hidden & chart_numbers(app)
            assert "Who came from there" not in said
    assert "Number withheld" in legend(app)
    assert table(app)["45403"]["People"] == "fewer than 10"
    assert "Mend the join" not in words(app)


def test_a_place_of_the_list_shows_its_figures_and_staff_see_who_came_from_it() -> None:
    add(EVERYTHING)
    add_map()
    app = small_counts(opened(PAGE))
    app.selectbox(key="map.place").set_value(2).run()
    assert not app.exception
    assert "45402" in [each.value for each in app.subheader]
    said = words(app)
    assert "9.1 of every 1,000 residents came. 30 of 98 (31%) against 33% of the community" in said
    assert "See it beside the others" in links(app)
    came = {row["Group"]: row["People"] for row in app.table[-1].value.to_dict("records")}
    assert came == {"Black or African American": "17", "Hispanic or Latino": "13"}


def test_staff_without_small_counts_see_the_people_of_a_place_withheld() -> None:
    add(EVERYTHING)
    add_map()
    app = opened(PAGE)
    app.selectbox(key="map.place").set_value(3).run()
    assert not app.exception
    assert "7" not in app.table[-1].value["People"].tolist()


def test_zones_are_joined_by_hand_and_the_join_can_be_forgotten() -> None:
    add(EVERYTHING)
    add_map(ZONES, "zones.geojson")
    app = small_counts(opened(PAGE))
    assert "0 of 2 areas have figures; 3 groups have no area on this map." in words(app)
    assert app.radio(key="map.layer").value == 0
    app.multiselect(key="map.area.1.zip.1").set_value(["45401", "45402"])
    app.multiselect(key="map.area.1.zip.2").set_value(["45403"])
    app.button(key="map.join_these").click().run()
    assert not app.exception
    assert app.success[0].value == "Joined 3 groups by hand."
    rows = table(app)
    assert rows["Elm Middle School"]["People"] == "91"
    assert rows["Elm Middle School"]["Per 1,000"] == "11.4"  # 91 of 8,000
    app.button(key="map.forget").click().run()
    assert "0 of 2 areas have figures" in words(app)


def test_a_group_cannot_belong_to_two_areas() -> None:
    add(EVERYTHING)
    add_map(ZONES, "zones.geojson")
    app = opened(PAGE)
    app.multiselect(key="map.area.1.zip.1").set_value(["45401"])
    app.multiselect(key="map.area.1.zip.2").set_value(["45401"])
    app.button(key="map.join_these").click().run()
    assert app.error[0].value == "45401 cannot belong to two areas: the same people would count twice."


def test_a_table_of_codes_joins_what_is_left() -> None:
    add(EVERYTHING)
    add_map(geojson([{"NAME": "North"}, {"NAME": "South"}]), "parts.geojson")
    app = opened(PAGE)
    app.get("file_uploader")[0].upload("parts.csv", b"ZIP,Part\n45401,North\n45402,South\n45403,South\n", "text/csv").run()
    app.button(key="map.by_table").click().run()
    assert not app.exception
    assert app.success[0].value == "Joined 3 groups by parts.csv."
    assert "2 of 2 areas have figures." in words(app)


def test_an_area_with_a_withheld_part_shows_no_number_to_a_viewer(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    number = add_map(ZONES, "zones.geojson")
    engine = open_store()
    save_joins(engine, number, "zip", {"45401": 1, "45403": 1}, "hand", [1, 2])
    engine.dispose()
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    assert table(opened(PAGE))["Elm Middle School"]["People"] == "withheld"


def test_other_columns_can_name_the_areas_and_the_choice_can_be_taken_back() -> None:
    add(EVERYTHING)
    add_map(
        geojson(
            [{"NAME": "North", "district_no": "45401"}, {"NAME": "South", "district_no": "45402"}, {"NAME": "Park", "district_no": "-"}]
        )
    )
    app = opened(PAGE)
    assert "0 of 3 areas have figures" in words(app)
    app.selectbox(key="map.Codes.1").set_value("district_no").run()
    app.button(key="map.choose").click().run()
    assert not app.exception
    assert "2 of 3 areas have figures" in words(app)
    app.button(key="map.automatic").click().run()
    assert "0 of 3 areas have figures" in words(app)


def test_a_map_can_be_deleted_and_another_chosen() -> None:
    add(EVERYTHING)
    add_map()
    add_map(ZONES, "zones.geojson")
    app = opened(PAGE)
    assert app.selectbox(key="map.map").value == 2
    app.selectbox(key="map.map").set_value(1).run()
    assert "3 of 4 areas have figures." in words(app)
    app.button(key="map.delete").click().run()
    assert not app.exception
    assert app.success[0].value == "Deleted the map zips.geojson. The figures stay."
    assert [each.file_name for each in load_maps(open_store())] == ["zones.geojson"]


def test_without_community_figures_there_is_nothing_to_measure_by() -> None:
    add(PEOPLE)
    add_map()
    app = small_counts(opened(PAGE))
    assert "There are no community figures yet" in app.info[0].value
    assert legend(app) == ["No figure"]


def test_without_answers_about_the_place_the_page_says_so() -> None:
    add({"list.csv": b"Name,Email,Conversation,Date,Checked in\nA B,a@example.org,Library Evening,2026-09-17,Yes\n"})
    add_map()
    assert "Nobody’s ZIP code was recorded, so nobody can be put on the map." in words(opened(PAGE))
