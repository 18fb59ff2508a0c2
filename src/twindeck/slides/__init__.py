"""Slide kinds: one file a kind: its fields, its regions, and how it is laid out. `registry.py` names them all.

A kind's PowerPoint layout is made from the same regions its slides are laid out in, so the two cannot drift apart.
"""
