"""Tests of the page to explore a chronology."""
