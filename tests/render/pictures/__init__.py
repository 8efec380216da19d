"""Tests of `krjp.render.pictures`."""
