"""Rules over the deck as it was written: one file a rule."""
