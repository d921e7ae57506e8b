"""Step 1 on statistics: reads a table of employment and nominates cluster candidates.

Enter through ``pipeline.open_screening``. Formulas are in ``measures``, classes in ``profiles``,
and the reading rules in ``read_table`` and the files it calls.
"""
