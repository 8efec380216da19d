"""Tests of `krjp.render.formats.choice`."""
