"""Answers as tables and cards for people: which columns there are, and how they fit the width of a terminal.

Knows how to lay out cells; must not know where the table is written.
"""
