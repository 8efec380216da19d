"""Answers as text for programs and documents: JSON, CSV, Markdown, calendars, templates.

Knows each format's rules; must not know of terminals.
"""
