"""Scene -> tagged PDF 1.7 that meets PDF/UA-1 (ISO 14289-1).

`nodes.py` walks a slide's nodes; `content.py` writes a page's operators and notes which element each stretch belongs to;
`tags.py` is the structure tree, `structure.py` its objects; `fonts.py` embeds subsets, `images.py` and `drawing.py` make
pictures, `resources.py` the objects of all three; `catalog.py` is what the file says of itself; `document.py` puts it
together. PDF objects and the file's syntax come from ReportLab (`objects.py`): its object model and file writer serve well
while its canvas knows no tags, would split Japanese text over many eight-bit fonts, and name a font that is not embedded
on every page.
"""

from twindeck.writers.pdf.document import write

__all__ = ["write"]
