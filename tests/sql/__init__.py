"""Tests of questions as SQL."""
