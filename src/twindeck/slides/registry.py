"""The kinds of slide, by the name an author writes. A new kind is a file of its own and a line here."""
