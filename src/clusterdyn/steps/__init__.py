"""The ten steps, one folder each, and what runs them: checks, results, progress, adoption."""
