"""What a paper says, as plain data, free of layout."""
