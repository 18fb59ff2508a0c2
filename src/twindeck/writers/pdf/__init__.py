"""Scene -> tagged PDF 1.7 that meets PDF/UA-1 (ISO 14289-1).

`nodes.py` walks a slide's nodes; `content.py` writes a page's operators and notes which element each stretch belongs to;
`tags.py` is the structure tree, `structure.py` its objects; `fonts.py` embeds subsets, `images.py` and `drawing.py` make
pictures, `resources.py` the objects of all three; `catalog.py` is what the file says of itself; `document.py` puts it
together. PDF objects and the file's syntax come from ReportLab (`objects.py`): its object model and file writer serve well
while its canvas knows no tags, would split Japanese text over many eight-bit fonts, and name a font that is not embedded
on every page. `plain_reportlab.py` imports it before the others do, without settings that lie elsewhere.
"""

from twindeck.writers.pdf import plain_reportlab  # first: the others import ReportLab as they find it
from twindeck.writers.pdf.document import write

__all__ = ["plain_reportlab", "write"]
