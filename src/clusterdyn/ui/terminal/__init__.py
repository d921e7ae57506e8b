"""The front end with colours and keys."""
