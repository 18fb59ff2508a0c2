"""Scene -> tagged PDF 1.7 that meets PDF/UA-1 (ISO 14289-1).

`content.py` writes a page's operators and notes which element each stretch belongs to; `tags.py` is the structure tree;
`fonts.py` embeds subsets; `images.py` and `drawing.py` make pictures; `document.py` puts the file together and is the only
module that uses ReportLab, whose object model and file writer serve well while its canvas knows no tags: it would split
Japanese text over many eight-bit fonts, and name a font that is not embedded on every page.
"""

from twindeck.writers.pdf.document import write

__all__ = ["write"]
