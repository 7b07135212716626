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
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    title: event.summary,
    start: event.startDate.toICALString(),
    end: event.component.hasProperty("dtend") ? event.endDate.toICALString() : "",
    edtf: component.getFirstPropertyValue("x-edtf") ?? "",
    description: event.description ?? "",
    tags: component.getFirstProperty("categories")?.getValues() ?? [],
  };
});
console.log(JSON.stringify(events));
