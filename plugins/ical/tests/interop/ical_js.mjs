// What ical.js reads in a calendar: its events as JSON. Usage: node ical_js.mjs FILE MODULES
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , file, modules] = process.argv;
const require = createRequire(pathToFileURL(join(modules, "package.json")));
const loaded = await import(pathToFileURL(require.resolve("ical.js")).href);
const ICAL = loaded.default ?? loaded;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
// ical.js writes the year 1 as "1", so its numbers are put together here.
const stamp = (time) => {
  const pad = (number, width = 2) => String(number).padStart(width, "0");
  const day = `${pad(time.year, 4)}${pad(time.month)}${pad(time.day)}`;
  const zone = time.zone === ICAL.Timezone.utcTimezone ? "Z" : "";
  return time.isDate ? day : `${day}T${pad(time.hour)}${pad(time.minute)}${pad(time.second)}${zone}`;
};
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    title: event.summary,
    start: stamp(event.startDate),
    end: event.component.hasProperty("dtend") ? stamp(event.endDate) : "",
    edtf: component.getFirstPropertyValue("x-edtf") ?? "",
    description: event.description ?? "",
    tags: component.getFirstProperty("categories")?.getValues() ?? [],
  };
});
console.log(JSON.stringify(events));
