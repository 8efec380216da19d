"""Tests of `krjp import`."""
