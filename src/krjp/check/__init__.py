"""Every problem of a dataset in one run: what is wrong, what contradicts itself, what is only doubtful.

Knows the rules a dataset must keep; must not know how findings are shown.
"""
