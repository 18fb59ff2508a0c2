"""Rules a laid-out deck is checked against: one file a rule."""
