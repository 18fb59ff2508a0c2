"""Shared parts of the deck's drawings: colours, shapes, people, things and places.

Every function returns SVG markup (`Mark`) drawn around its own origin; a drawing only places parts. A
change made here therefore reaches all pictures at once, which is what keeps them looking like the work of
one hand.
"""
