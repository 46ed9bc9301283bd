"""What changed between two editions, told as an editor would: by unit, word by word, the most important first."""
