"""How sentences in code are made: numbers of things, lists, texts cut to a length."""
