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


# A calendar of the network, here of a file: each edition is put in place and fetched. Then the
# editions are imported, one after the other, into a calendar of the program's own.
_EDITIONS = """
const [path, editions, done] = arguments;
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const titles = async (calendar) => {
  const filter = Ci.calICalendar.ITEM_FILTER_ALL_ITEMS;
  const found = await calendar.getItemsAsArray(filter, 0, null, null);
  return found.map((item) => item.title);
};
const fetched = (calendar) => new Promise((resolve) => {
  const ignore = () => {};
  const finish = () => { calendar.removeObserver(observer); resolve(); };
  const observer = {
    QueryInterface: ChromeUtils.generateQI(["calIObserver"]),
    onStartBatch: ignore, onEndBatch: ignore, onAddItem: ignore, onModifyItem: ignore,
    onDeleteItem: ignore, onPropertyChanged: ignore, onPropertyDeleting: ignore,
    onLoad: finish, onError: finish,
  };
  calendar.addObserver(observer);
  calendar.refresh();
});
const make = (kind, address) => {
  const calendar = cal.manager.createCalendar(kind, Services.io.newURI(address));
  calendar.name = kind;
  cal.manager.registerCalendar(calendar);
  return calendar;
};
(async () => {
  const shown = { subscribed: [], imported: [] };
  await IOUtils.writeUTF8(path, editions[0]);
  const subscription = make("ics", "file://" + path);
  for (const [index, text] of editions.entries()) {
    await IOUtils.writeUTF8(path, text);
    // It takes a file of the same second for the same file.
    await IOUtils.setModificationTime(path, 1700000000000 + index * 60000);
    await fetched(subscription);
    shown.subscribed.push(await titles(subscription));
  }
  const own = make("storage", "moz-storage-calendar://");
  for (const text of editions) {
    const parser = Cc["@mozilla.org/calendar/ics-parser;1"].createInstance(Ci.calIIcsParser);
    parser.parseString(text);
    for (const item of parser.getItems()) {
      try {
        await own.addItem(item);
      } catch (error) {
        if (error.result !== Ci.calIErrors.DUPLICATE_ID) throw error;
      }
    }
    shown.imported.push(await titles(own));
  }
  done(shown);
})().catch((error) => done({ error: String(error) }));
"""


def read(binary: str, calendar: str, folder: Path) -> list[dict[str, str]]:
    """The events of *calendar*, as Thunderbird's own parser has them."""
    with _started(binary, folder) as ask:
        answer = ask("WebDriver:ExecuteScript", {"script": _READ, "args": [calendar]})
        return answer["value"]


def show_editions(binary: str, editions: list[str], folder: Path) -> dict[str, list[list[str]]]:
    """The titles after each of *editions*, subscribed to and imported."""
    with _started(binary, folder) as ask:
        arguments = [str(folder / "published.ics"), editions]
        answer = ask("WebDriver:ExecuteAsyncScript", {"script": _EDITIONS, "args": arguments})
        return answer["value"]


@contextmanager
def _started(binary: str, folder: Path) -> Iterator:
    """A function that asks a program that was started for it."""
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
            yield ask
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
