"""The pictures of the deck, one module a picture (or a set of small ones that belong together)."""
