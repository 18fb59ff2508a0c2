"""Rules over the Scene: one file a rule."""
