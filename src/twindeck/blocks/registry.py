"""The kinds of block, by the name an author writes. A new kind is a file of its own and a line here."""
