"""Timelines of real-world events.

Dates stay as precise as they are known, questions about them get one of three
answers, every export reports what it lost, and dates carry their evidence.

The public names are listed in ``__init__.pyi``, and each is imported from its
module when it is first asked for, so that a program pays for what it uses.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
