"""Text: inline markup, where lines may break, and typesetting, which makes lines of runs and a width. Knows no block."""
