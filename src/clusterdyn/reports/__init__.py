"""Papers for an audience: the dossier as a view, drawn in charts, written in a format."""
