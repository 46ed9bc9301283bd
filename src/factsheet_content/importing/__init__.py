"""A document → a draft: reads it, recognises the series' frame, proposes ids and facts, and accounts for every word."""
