"""What editors and translators write, as read: strict YAML with positions, catalogs, the content tree."""
