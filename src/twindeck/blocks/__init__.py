"""Blocks: what stands on a slide. One file a kind: its fields and its layout together. `registry.py` names them all."""
