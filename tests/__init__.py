"""Tests; a package, so that its modules can share `building`."""
