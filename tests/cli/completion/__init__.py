"""Tests of `krjp.cli.completion.candidates`."""
