"""Tests of `krjp.comparison`."""
