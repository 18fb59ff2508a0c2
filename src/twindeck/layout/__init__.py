"""Tools of layout that know no block: breaking lines, setting text, stacking boxes, fitting a slide."""
