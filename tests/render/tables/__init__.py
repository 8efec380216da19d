"""Tests of `krjp.render.tables`."""
