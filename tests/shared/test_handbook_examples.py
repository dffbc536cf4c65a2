"""The worked examples of the Census Bureau's handbook, chapter 8, beside the formulas that make community figures.

Source: U.S. Census Bureau, Understanding and Using American Community Survey Data (2018), chapter 8, as printed in the examples of
datadesk/census-data-aggregator (README.rst).
"""

import math

import pytest

from representation.community.sums import Published, added, part_of
from representation.measures.margins import moe_proportion, moe_ratio

NEVER_MARRIED = [Published(135_173, 3_860), Published(43_104, 2_642), Published(24_842, 1_957)]
"""Females in Fairfax, Arlington and Alexandria."""


def test_the_sum_of_three_places() -> None:
    total = added(NEVER_MARRIED)
    assert (total.people, round(total.margin)) == (203_119, 5_070)


def test_the_share_of_the_sum() -> None:
    margin, formula = moe_proportion(203_119, 630_498, 5_070, 831)
    assert (round(203_119 / 630_498, 3), round(float(margin[0]), 3), str(formula[0])) == (0.322, 0.008, "proportion")


def test_the_ratio_of_men_to_women() -> None:
    assert (round(226_840 / 203_119, 3), round(float(moe_ratio(226_840, 203_119, 5_556, 5_070)[0]), 3)) == (1.117, 0.039)


def test_the_change_in_percent() -> None:
    change = 100 * (139_301 / 135_173 - 1)
    assert change == pytest.approx(3.0538643072211165)
    assert 100 * float(moe_ratio(139_301, 135_173, 4_047, 3_860)[0]) == pytest.approx(4.198069852261231)


def test_the_number_of_homes_from_a_percent() -> None:
    homes = part_of(Published(82.4, 0.1), Published(74_506_512, 228_238))
    assert (math.floor(homes.people), round(homes.margin)) == (61_393_365, 202_289)


def test_of_estimates_of_0_the_largest_margin_counts_once() -> None:
    total = added([Published(36, 56), Published(0, 27), Published(0, 29), Published(0, 29)])
    assert (total.people, round(total.margin)) == (36, 63)
