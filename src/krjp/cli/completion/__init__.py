"""Completion for shells: what may stand at the cursor, from the commands' own options and from the data.

Knows the lines shells send; must not know how commands are run.
"""
