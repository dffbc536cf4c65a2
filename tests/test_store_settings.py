"""Settings are kept with the data."""

from sqlalchemy import Engine

from representation.store.loading import data_version
from representation.store.settings import load_settings, save_settings


def test_settings_come_back_and_the_later_value_stands(engine: Engine) -> None:
    assert load_settings(engine) == {}
    save_settings(engine, {"district": "Meadow", "seats": "30"})
    save_settings(engine, {"seats": "40"})
    assert load_settings(engine) == {"district": "Meadow", "seats": "40"}
    assert data_version(engine) == 2


def test_saving_no_setting_keeps_all(engine: Engine) -> None:
    save_settings(engine, {"district": "Meadow"})
    save_settings(engine, {})
    assert load_settings(engine) == {"district": "Meadow"}
