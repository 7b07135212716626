"""For those who write plugins: the tests that an exporter and an importer have to pass.

It needs the extra "testing", which brings pytest.
"""

from timeline.testing._conformance import ExporterConformance
from timeline.testing._conformance_importer import ImporterConformance

__all__ = ["ExporterConformance", "ImporterConformance"]
