// Seconds that ical.js takes to write, or to read, a calendar so many times over.
// Arguments: write FILE.json COUNT LOOPS | read FILE.ics COUNT LOOPS.
import { readFileSync } from "node:fs";

const loaded = await import("ical.js");
const ICAL = loaded.default ?? loaded;
const [, , task, file, count, loops] = process.argv;
const data = readFileSync(file, "utf8");
const plains = task === "write" ? JSON.parse(data) : [];

const write = () => {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//benchmark//EN");
  const stamp = ICAL.Time.fromString("2025-07-28T00:00:00Z");
  for (const plain of plains) {
    const event = new ICAL.Component("vevent");
    event.addPropertyWithValue("uid", plain.uid);
    event.addPropertyWithValue("dtstamp", stamp);
    event.addPropertyWithValue("dtstart", ICAL.Time.fromDateString(plain.start));
    event.addPropertyWithValue("dtend", ICAL.Time.fromDateString(plain.end));
    event.addPropertyWithValue("summary", plain.title);
    event.addPropertyWithValue("description", plain.description);
    const tags = new ICAL.Property("categories");
    tags.setValues(plain.tags);
    event.addProperty(tags);
    event.addPropertyWithValue("location", plain.place);
    event.addPropertyWithValue("status", "CONFIRMED");
    event.addPropertyWithValue("transp", "TRANSPARENT");
    event.addPropertyWithValue("x-microsoft-cdo-busystatus", "FREE");
    event.addPropertyWithValue("x-timeline-type", "event");
    if (plain.edtf) event.addPropertyWithValue("x-edtf", plain.edtf);
    calendar.addSubcomponent(event);
  }
  return calendar.toString();
};
const read = (text) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return [event.summary, event.startDate.toString()];
  });
const work = task === "write" ? write : () => read(data);
const found = task === "write" ? read(write()) : work();
const right = task !== "write" || found.every(([title, day], at) => title === plains[at].title && day === plains[at].start);
if (found.length !== Number(count) || !right) throw new Error(`${found.length} events, right: ${right}`);

let kept;
// The compiler of node sees the work before it is timed.
const warm = process.hrtime.bigint() + 200_000_000n;
while (process.hrtime.bigint() < warm) kept = work();
const start = process.hrtime.bigint();
for (let loop = 0; loop < Number(loops); loop++) kept = work();
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
if (kept === undefined) throw new Error("nothing was done");
console.log(seconds);
