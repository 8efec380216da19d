"""Rows of other people's tables to records.

A source makes a `Sheet` of its bytes (`delimited`, `workbook`), whatever it was: rows of cells under named columns,
each row with its place. Which column is which field is told by their names (`columns`), what a cell means by `days`
and `values`, and `records` makes events of rows. `reading` puts these together. Nothing here knows where bytes come
from, and a source knows nothing of fields.
"""
