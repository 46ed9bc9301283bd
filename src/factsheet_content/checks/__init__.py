"""Rules about content: each a plain function from what was read to diagnostics, all of them in one table."""
