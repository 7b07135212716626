"""The facts of an event as labelled lines, in any markup.

A format for readers says how it writes a text, a date and a link (`Markup`); `FactWriter` says
what there is to write of an event of any type, in which order, and with which words around it.
"""

from timeline.facts._facts import contradictions, facts, sources
from timeline.facts._writer import FactWriter, Markup, source_label

__all__ = [
    "FactWriter",
    "Markup",
    "contradictions",
    "facts",
    "source_label",
    "sources",
]
