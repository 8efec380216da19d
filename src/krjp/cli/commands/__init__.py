"""The commands, a module each: they translate options to one question, and its answer to a renderer.

Knows what each command offers; must not know how a question is answered or drawn.
"""
