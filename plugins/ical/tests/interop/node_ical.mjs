// What node-ical reads in a calendar: its events as JSON. Usage: node node_ical.mjs FILE MODULES
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , file, modules] = process.argv;
const require = createRequire(pathToFileURL(join(modules, "package.json")));
const ical = require("node-ical");

// A whole day comes as midnight of this machine's clock, or of UTC where the year is old.
const stamp = (date, whole) => {
  const pad = (number, width = 2) => String(number).padStart(width, "0");
  return whole
    ? `${pad(date.getFullYear(), 4)}${pad(date.getMonth() + 1)}${pad(date.getDate())}`
    : date.toISOString().slice(0, 19).replace(/[-:]/g, "");
};
const text = (value) => (typeof value === "object" ? value.val : value) ?? "";
const events = Object.values(ical.sync.parseFile(file))
  .filter((item) => item.type === "VEVENT")
  .map((event) => ({
    uid: event.uid,
    title: text(event.summary),
    start: stamp(event.start, event.datetype === "date"),
    end: event.end ? stamp(event.end, event.datetype === "date") : "",
    description: text(event.description),
  }));
console.log(JSON.stringify(events));
