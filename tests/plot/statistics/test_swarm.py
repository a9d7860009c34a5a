"""Dots moved aside: none meets another, and chance has no part in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_chart.plot.statistics.swarm import scattered, swarm


@given(st.lists(st.floats(0, 200), min_size=1, max_size=60))
def test_dots_of_a_swarm_do_not_meet(found):
    places = np.sort(found)
    aside = swarm(places, 5.0, 200.0)
    away = np.hypot(places[:, None] - places, aside[:, None] - aside)
    assert (away + 1e9 * np.eye(places.size)).min() >= 5.0 - 1e-6


def test_dots_that_are_apart_stay_on_the_line():
    assert swarm(np.array([0.0, 6.0, 12.0]), 5.0, 50.0).tolist() == [0, 0, 0]


def test_dots_at_one_place_stand_side_by_side_by_turns():
    assert swarm(np.zeros(3), 4.0, 50.0).tolist() == [0, -4, 4]


def test_a_swarm_without_room_is_none():
    assert swarm(np.zeros(3), 4.0, 5.0) is None
    assert swarm(np.zeros(3), 4.0, 6.0) is not None


def test_scattered_dots_keep_within_their_strip_and_are_more_apart_where_there_are_many():
    values = np.sort(np.random.default_rng(1).normal(size=2000))
    aside = scattered(values, 10.0)
    assert abs(aside).max() <= 10
    middle = abs(values) < 0.2
    assert abs(aside[middle]).max() > 9 > 3 > abs(aside[abs(values) > 2.5]).max()
    assert np.histogram(aside[middle], 4, (-10, 10))[0] == pytest.approx(middle.sum() / 4, rel=0.1)


def test_scattered_dots_are_the_same_every_time():
    values = np.linspace(0, 1, 50)
    assert scattered(values, 3.0).tolist() == scattered(values, 3.0).tolist()


def test_dots_at_one_value_are_scattered_over_the_whole_strip():
    aside = scattered(np.full(100, 7.0), 10.0)
    assert np.ptp(aside) > 19
