"""Tests of `krjp.files`."""
