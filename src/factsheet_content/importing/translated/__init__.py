"""A translated document beside its edition: which text is whose translation, and into the catalogs with it."""
