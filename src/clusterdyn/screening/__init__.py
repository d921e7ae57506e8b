"""Step 1 on statistics: reads a table of employment and nominates cluster candidates.

Enter through ``clusterdyn.screening.screening.open_screening``. Formulas are in ``measures``,
classes in ``profiles``, and the reading rules in ``reading`` and the files it calls.
"""
