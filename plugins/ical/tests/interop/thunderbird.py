"""Thunderbird without a window, asked over its Marionette protocol what it reads in a calendar."""

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LIMIT = 60
_READ = """
const parser = Cc["@mozilla.org/calendar/ics-parser;1"].createInstance(Ci.calIIcsParser);
parser.parseString(arguments[0]);
return parser.getItems().map((item) => ({
  uid: item.id,
  title: item.title,
  start: item.startDate.icalString,
  end: item.endDate ? item.endDate.icalString : "",
  description: item.descriptionText ?? "",
}));
"""


def read(binary: str, calendar: str, folder: Path) -> list[dict[str, str]]:
    """The events of *calendar*, as Thunderbird's own parser has them."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "user.js").write_text(
        f'user_pref("marionette.port", {port});\n'
        'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n'
    )
    command = [binary, "--headless", "--no-remote", "--profile", str(folder), "--marionette"]
    process = subprocess.Popen(
        [*command, "-remote-allow-system-access"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with _connection(port, process) as ask:
            ask("WebDriver:NewSession", {})
            ask("Marionette:SetContext", {"value": "chrome"})
            answer = ask("WebDriver:ExecuteScript", {"script": _READ, "args": [calendar]})
            return answer["value"]
    finally:
        process.kill()
        process.wait(LIMIT)


@contextmanager
def _connection(port: int, process: subprocess.Popen[bytes]) -> Iterator:
    """A function that sends a command and gives its answer."""
    deadline = time.monotonic() + LIMIT
    while True:
        try:
            client = socket.create_connection(("127.0.0.1", port), timeout=LIMIT)
            break
        except OSError:
            # It says nothing when it is ready; only asking again tells.
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.1)
    with client, client.makefile("rb") as answers:

        def receive() -> object:
            length = b""
            while (digit := answers.read(1)) != b":":
                length += digit
            return json.loads(answers.read(int(length)))

        def ask(name: str, parameters: dict[str, object]) -> dict[str, object]:
            message = json.dumps([0, 1, name, parameters]).encode()
            client.sendall(b"%d:%b" % (len(message), message))
            _, _, error, answer = receive()
            assert error is None, error
            return answer

        receive()
        yield ask
