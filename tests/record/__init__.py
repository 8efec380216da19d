"""Tests of `krjp.record.codec`."""
