"""What a field is: its type and marks, half-done answers, the schema, rules and prefills."""
