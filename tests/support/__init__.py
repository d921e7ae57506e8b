"""What tests of several folders share: dossiers, players, readers of what comes out."""
