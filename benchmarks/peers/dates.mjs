// Seconds that a package of node takes to read dates so many times over.
// Arguments: PACKAGE read|bounds FILE LOOPS; the file is [[text, [first day, last day]], ...].
import { readFileSync } from "node:fs";

const [, , name, ask, file, loops] = process.argv;
const rows = JSON.parse(readFileSync(file, "utf8"));
const texts = rows.map(([text]) => text);
const loaded = await import(name);
const read =
  name === "edtf"
    ? loaded.default
    : (text) => {
        const result = loaded.parse(text);
        if (!result.success) throw new Error(`does not read ${text}`);
        return result.value;
      };
const day = (moment) => new Date(moment).toISOString().slice(0, 10);
const bounds = (text) => {
  const value = read(text);
  return [day(value.min), day(value.max)];
};
for (const [text, days] of rows) {
  const found = bounds(text);
  if (String(found) !== String(days)) throw new Error(`${text} is read as ${found}, which is ${days}`);
}
const work = ask === "read" ? read : bounds;
let kept;
const pass = () => {
  for (const text of texts) kept = work(text);
};
// The compiler of node sees the work before it is timed.
const warm = process.hrtime.bigint() + 200_000_000n;
while (process.hrtime.bigint() < warm) pass();
const start = process.hrtime.bigint();
for (let loop = 0; loop < Number(loops); loop++) pass();
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
if (kept === undefined) throw new Error("nothing was read");
console.log(seconds);
