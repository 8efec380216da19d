"""What a query may look at: events by day and field, words, names, concepts, and all of them as holdings.

Knows how to find events; must not know the language questions are asked in.
"""
