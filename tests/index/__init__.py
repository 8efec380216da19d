"""Tests of `krjp.index.events`."""
