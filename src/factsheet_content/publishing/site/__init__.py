"""The published tree as a whole: pages, downloads and content API, made anew only where something changed."""
