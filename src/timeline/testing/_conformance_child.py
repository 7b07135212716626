"""The same export in another process: another hash seed, another time zone."""

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence

from timeline.model import Event, Metadata
from timeline.testing._conformance_subject import Subject

_PROGRAM = "from timeline.testing._conformance_child import main; main()"


def document_elsewhere(subject: Subject, events: Sequence[Event], metadata: Metadata) -> bytes:
    """The document that a new interpreter makes of *events*.

    Its strings hash otherwise, so that sets go in another order, and it lies in
    another time zone.

    Raises:
        pickle.PicklingError: the exporter's class is in no module that can be imported.

    """
    job = pickle.dumps((sys.path, pickle.dumps((subject, events, metadata))))
    environment = {**os.environ, "PYTHONHASHSEED": "20250728", "TZ": "Pacific/Kiritimati"}
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own program
        [sys.executable, "-c", _PROGRAM],
        input=job,
        capture_output=True,
        check=False,
        env=environment,
    )
    if done.returncode:
        raise pickle.PicklingError(done.stderr.decode(errors="replace").strip().splitlines()[-1])
    return done.stdout


def main() -> None:
    """Do the job that standard input holds, and write the document to standard output."""
    # Two steps, for what the second holds may be found on the path of the first.
    sys.path[:], inner = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    subject, events, metadata = pickle.loads(inner)  # noqa: S301
    sys.stdout.buffer.write(subject.document(events, metadata).data)
