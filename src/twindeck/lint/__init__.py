"""Rules over what the author wrote (`deck/`) and over what is laid out of it (`scene/`), one file a rule."""
