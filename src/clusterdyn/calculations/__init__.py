"""Pure formulas: money, months, workload, shares. They know nothing of dossiers."""
