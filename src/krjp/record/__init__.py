"""The record of an event: its fields, its shape, its vocabularies and the authorities it refers to.

Knows what one record may hold and how it is read and written; must not know of files, questions or output.
"""
