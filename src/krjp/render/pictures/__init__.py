"""Answers as pictures: charts, heat maps and timelines, in the terminal, as SVG and as HTML.

Knows how numbers and days become marks; must not know how the events were found.
"""
