"""Scene -> .pptx, as a careful colleague would have made it by hand in PowerPoint.

`package.py` holds parts and writes the zip; `theme.py`, `master.py` and `presentation.py` the frame of the deck; `slide.py`
a slide's tree, with `shapes.py`, `text.py`, `table.py` and `chart.py` for what stands in it; `origins.py` marks
where in the source a shape comes from; `colour.py` and `units.py` hold the conversions.

The parts are written as XML text by our own code, not through python-pptx: it can make neither layouts nor alternative
texts, kinsoku or sections, and its time grows with the square of the number of slides, pictures and charts. python-pptx
reads the result back instead, in the tests and in `twindeck verify`: it can be a witness because it did not write the file.
"""

from twindeck.writers.pptx.presentation import write

__all__ = ["write"]
