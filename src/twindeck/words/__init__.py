"""Words: every text that the program itself puts into the files, by language. Knows no block, slide or file format.

One file a language (`ja.yaml`, `en.yaml`), all with the entries that `vocabulary.py` names and explains. A language without
a file has the English words, which a rule over the deck reports.
"""

from twindeck.words.load import language_file, languages, read_words, words_for
from twindeck.words.phrase import Phrase
from twindeck.words.vocabulary import Words

__all__ = ["Phrase", "Words", "language_file", "languages", "read_words", "words_for"]
