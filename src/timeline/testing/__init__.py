"""For those who write plugins: the tests that a format has to pass, and events to try.

The conformance classes need pytest and the strategies need hypothesis; the extra
"testing" brings both. Each is imported when it is first asked for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
