"""Tests of `krjp.check`."""
