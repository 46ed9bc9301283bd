"""The life of an edition: frozen in the lock, true to its source document, published language by language."""
