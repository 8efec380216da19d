"""Tests of compiled chronologies."""
