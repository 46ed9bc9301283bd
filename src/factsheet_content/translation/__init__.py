"""From Dutch units to another language: what is translated, what is current, and the text that a reader gets."""
