// Find, filter, and draw the picture that zooms; the page is readable without.
"use strict";
(() => {
const {abs, floor, max, min, round} = Math;
const $ = (what, root = document) => root.querySelector(what);
const $$ = (what, root = document) => [...root.querySelectorAll(what)];
const on = (target, type, act, options) => target.addEventListener(type, act, options);
const data = JSON.parse($("script[type='application/json']").textContent);
const figure = $("figure"), canvas = $("canvas"), tools = $(".tools"), tip = $(".tip");
const F = data.flags, W = data.widths, N = F.length;
const L = Float64Array.from(data.limits, limit => limit ?? NaN); // four of each event
const shown = new Uint8Array(N).fill(1), texts = [], cuts = [], links = [];
let items = [];
const say = (name, ...parts) => data.words[name].replace(/%/g, () => parts.shift().toLocaleString(data.lang));
const titleOf = i => $("h3,h4", items[i]).textContent;

function filters() {
	const form = $("form"), find = $("input", form), count = $("output", form);
	const every = count.textContent;
	let timer;
	function apply() {
		const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
		const wanted = $$("select", form).filter(each => each.value)
			.map(each => [data.by[each.name], +each.value]);
		let n = 0;
		for (let i = 0; i < N; i++) {
			const fits = +(wanted.every(([numbers, number]) => numbers[i].includes(number)) &&
				words.every(word => (texts[i] ??= items[i].textContent.toLowerCase()).includes(word)));
			n += fits;
			if (fits === shown[i]) continue;
			shown[i] = fits;
			items[i].hidden = !fits;
			for (const link of links[i] || []) link.classList.toggle("off", !fits);
		}
		for (const part of $$(".y")) part.hidden = !$("li:not([hidden])", part);
		count.textContent = n < N ? say("of", n, N) : every;
		redraw(true);
	}
	form.hidden = false;
	on(form, "input", () => {
		clearTimeout(timer);
		timer = setTimeout(apply, N > 2000 ? 150 : 0);
	});
	on(form, "submit", event => event.preventDefault());
	on(form, "reset", () => setTimeout(apply));
	// A link to an event that is filtered out shows all events again.
	on(window, "hashchange", () => {
		const target = document.getElementById(location.hash.slice(1));
		if (!target?.hidden) return;
		form.reset();
		setTimeout(() => target.scrollIntoView());
	});
}

// A picture is one stop of the Tab key; the arrow keys go from event to event.
function rove() {
	const eventOf = a => items.indexOf(document.getElementById(a.getAttribute("href").slice(1)));
	for (const svg of $$("svg", figure)) {
		const own = $$("a", svg).sort((a, b) => eventOf(a) - eventOf(b));
		const stop = (a, tabindex) => a.setAttribute("tabindex", tabindex);
		own.forEach((a, at) => {
			stop(a, at ? -1 : 0);
			(links[eventOf(a)] ??= []).push(a);
		});
		on(svg, "keydown", event => {
			const at = own.indexOf(document.activeElement), next = own[{ArrowRight: at + 1,
				ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: own.length - 1}[event.key]];
			if (at < 0 || !next) return;
			event.preventDefault();
			stop(own[at], -1);
			stop(next, 0);
			next.focus();
		});
	}
}

const HOLLOW = 1, OPEN_END = 2, EXTENT = 4, NO_START = 8, NO_END = 16, OPEN_START = 32, ABOUT = 64,
	CANCELLED = 128, UNSURE = 256, SEVERAL = 512, STEPS = 1024;
const AXIS = 34, ROW = 24, TAIL = 46, DASH = [3, 2], DOTS = [1.5, 2], [T0, T1] = data.range;
const NOW = data.now ?? Infinity;
const cx = canvas.getContext("2d", {alpha: false});
let view = null, width, height, rows, colour, boxes, order, lo, hi, starts, startsBy;

// Day 1 is 1 January of the year 1. Beyond the years of Date, a day more or less cannot be seen.
const EPOCH = 719163, DAY = 864e5, YEAR = 365.2425;
function civil(day) {
	if (abs(day) > 9e7) return [floor(day / YEAR) + 1, 1, 1];
	const date = new Date((floor(day) - EPOCH) * DAY);
	return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}
// The first day of a month, counted from January of the year 0.
const dayOf = months => abs(months) > 2.9e6 ? (months / 12 - 1) * YEAR + 1
	: new Date(0).setUTCFullYear(0, months, 1) / DAY + EPOCH;
const monthsOf = day => {
	const [y, m] = civil(day);
	return y * 12 + m - 1;
};
function yearName(y) {
	const n = y > 0 ? y : 1 - y, name = n < 1e4 ? `${n}` : n.toLocaleString(data.lang,
		{notation: n < 1e6 ? "standard" : "compact", maximumFractionDigits: 2});
	return y > 0 ? name : say("bc", name);
}
const MONTHS = Array.from({length: 12}, (_, m) => new Date(2000, m).toLocaleString(data.lang, {month: "short"}));

// Units of the axis: days, then months.
const DAYS = [1 / 24, 3 / 24, 6 / 24, 12 / 24, 1, 7], UNITS = [1, 3, 6], MONTH = YEAR / 12;
for (let power = 12; power < 1e11; power *= 10) UNITS.push(power, 2 * power, 5 * power);
const unitOf = px => UNITS.find(unit => unit * MONTH * view.k >= px) || UNITS.at(-1);
function ticks(a, b) {
	const found = [], days = DAYS.find(days => days * view.k >= 62), unit = unitOf(62);
	if (days) {
		const step = min(days, 1), first = floor(a);
		for (let n = 0; first + n * step <= b; n++) {
			const t = first + n * step, [y, m, d] = civil(t + 1e-6), hour = round((t - floor(t)) * 24);
			if (hour % 24) found.push([t, `${hour}:00`]);
			else if (d === 1) found.push([t, `${MONTHS[m - 1]} ${yearName(y)}`, true]);
			else if (days < 7 || d % 7 === 1 && d < 29) found.push([t, step < 1 ? `${d} ${MONTHS[m - 1]}` : d]);
		}
		return found;
	}
	for (let n = floor(monthsOf(a) / unit); ; n++) {
		// Years are round in their era: 500 BC is the astronomical year -499, and AD 1 follows 1 BC.
		const months = n * unit + (unit > 12 && n <= 0 ? 12 : 0), t = dayOf(months), m = (months % 12 + 12) % 12;
		if (t > b) return found;
		found.push([t, m ? MONTHS[m] : yearName(months / 12), !m]);
	}
}

function prepare() {
	[lo, hi, starts, startsBy] = [0, 0, 0, 0].map(() => new Float64Array(N));
	order = [];
	for (let i = 0; i < N; i++) {
		const limits = [...limitsOf(i), ...partsOf(i)].filter(limit => limit === limit);
		if (!limits.length) continue;
		lo[i] = min(...limits);
		hi[i] = max(...limits);
		starts[i] = monthsOf(lo[i]);
		startsBy[i] = monthsOf(lastStart(i));
		order.push(i);
	}
}
const limitsOf = i => L.subarray(4 * i, 4 * i + 4), partsOf = i => data.parts[i] || [];
// The last day on which it can have started.
const lastStart = i => max(lo[i], or(L[4 * i + (F[i] & EXTENT ? 1 : 3)], lo[i]) - 1e-3);
const X = t => (t - view.t) * view.k;
const or = (value, other) => value === value ? value : other;
// What goes on is known to go on until the day of the timeline.
const barEnd = i => F[i] & OPEN_END ? max(min(NOW, T1), lo[i]) : hi[i];
// Whether its label has room within its bar, or on its line.
const isWithin = i => F[i] & EXTENT && !(F[i] & HOLLOW) && W[i] + 16 <
	((F[i] & OPEN_END ? barEnd(i) : or(L[4 * i + 2], lo[i])) - or(L[4 * i + 1], lo[i])) * view.k;
const isAlong = i => !(F[i] & (NO_START | NO_END | EXTENT) || data.parts[i]) && W[i] + 60 < (hi[i] - lo[i]) * view.k;

// Give each event the first row in which its mark and label are free.
function layout() {
	const count = max(2, floor((height - AXIS - 92) / ROW));
	const ends = new Float64Array(count).fill(-Infinity);
	rows = new Int16Array(N).fill(-1);
	for (const i of order) {
		if (!shown[i]) continue;
		let start = lo[i] * view.k, end = max(barEnd(i) * view.k, start + 8);
		// What runs through the whole view may take a third of the rows.
		const most = end - start > width * .8 ? count / 3 : count;
		if (!isWithin(i) && !isAlong(i)) end += W[i] + 14;
		if (F[i] & NO_START) start -= TAIL;
		if (F[i] & (OPEN_END | NO_END)) end += 34;
		for (let row = 0; row < most; row++) if (ends[row] <= start) {
			ends[row] = end + 10;
			rows[i] = row;
			break;
		}
	}
}

const ink = name => cx.strokeStyle = cx.fillStyle = colour[name];
const font = size => cx.font = `${size} ${colour.font}`;
function text(words, x, y, name) {
	ink(name);
	cx.fillText(words, x, y);
}
function line(x0, y0, x1, y1, dash = []) {
	cx.setLineDash(dash);
	cx.beginPath();
	cx.moveTo(x0, y0);
	cx.lineTo(x1, y1);
	cx.stroke();
}
function disc(x, y, r, fill, dash, isDiamond) {
	cx.beginPath();
	if (isDiamond) [[r, 0], [0, r], [-r, 0], [0, -r], [r, 0]].forEach(([a, b]) => cx.lineTo(x + a, y + b));
	else cx.arc(x, y, r, 0, 7);
	cx.fillStyle = colour[fill];
	if (fill) cx.fill();
	cx.setLineDash(dash || []);
	if (dash) cx.stroke();
}
function draw() {
	const ratio = devicePixelRatio, a = view.t, b = a + width / view.k, now = X(NOW);
	canvas.width = round(width * ratio);
	canvas.height = round(height * ratio);
	cx.setTransform(ratio, 0, 0, ratio, 0, 0);
	cx.direction = "ltr";
	ink("bg");
	cx.fillRect(0, 0, width, height);
	ink("soft");
	if (now < width) cx.fillRect(max(0, now), AXIS, width, height);
	if (view.k >= 1) {
		const [y, m, d] = civil(a);
		font("600 11px");
		text(`${view.k >= 12 ? d : ""} ${MONTHS[m - 1]} ${yearName(y)}`, 8, 12, "ink");
	}
	font("11px");
	for (const [t, name, isStrong] of ticks(a, b)) {
		const x = round(X(t)) + .5;
		ink("line");
		line(x, AXIS - 8, x, height);
		const fits = x > 0 && x + 4 + cx.measureText(name).width < width;
		if (fits) text(name, x + 4, AXIS - 7, isStrong ? "ink" : "mute");
	}
	ink("mute");
	line(0, AXIS + .5, width, AXIS + .5);
	ink("ink");
	if (now < width) line(now, AXIS, now, height, [4, 3]);
	const visible = order.filter(i => shown[i] && X(lo[i]) < width + 60 &&
		(F[i] & OPEN_END || X(hi[i]) > -60));
	histogram(visible.filter(i => rows[i] < 0), a, b);
	boxes = [];
	for (const i of visible) if (rows[i] >= 0) mark(i, AXIS + 16 + rows[i] * ROW);
	$("output", tools).textContent = say("view", visible.length);
}

// Count what has no row by whole units of the calendar: surely within one, or possibly.
function histogram(rest, a, b) {
	const isByDay = view.k >= 5, unit = unitOf(5), bottom = height - 12, top = height - 78;
	const column = (day, months) => floor(isByDay ? day : months / unit);
	const startOf = n => X(isByDay ? n : dayOf(n * unit));
	const first = column(a, monthsOf(a)), n = column(b, monthsOf(b)) - first + 1;
	const sure = new Float64Array(n), change = new Float64Array(n + 1);
	let counted = 0, most = 4, run = 0;
	for (const i of rest) {
		const from = column(lo[i], starts[i]) - first, to = column(lastStart(i), startsBy[i]) - first;
		if (to < 0 || from >= n) continue;
		counted++;
		if (from === to && !(F[i] & NO_START)) sure[from]++;
		change[max(from, 0)]++;
		change[min(to, n - 1) + 1]--;
	}
	if (!counted) return;
	const may = Array.from(sure, (_, i) => {
		run += change[i];
		most = max(most, run);
		return run;
	});
	const unitHeight = (bottom - top - 16) / most;
	ink("hue");
	for (let i = 0; i < n; i++) {
		const x = startOf(first + i) + .4, w = startOf(first + i + 1) - x - .4;
		cx.globalAlpha = .32;
		cx.fillRect(x, bottom, w, -may[i] * unitHeight);
		cx.globalAlpha = 1;
		cx.fillRect(x, bottom, w, -sure[i] * unitHeight);
	}
	ink("mute");
	line(0, bottom + .5, width, bottom + .5);
	text(say("rest", counted), 8, top + 4, "mute");
}

function mark(i, y) {
	const asks = [], f = F[i], hollow = f & HOLLOW, [se, sl, ee, el] = limitsOf(i).map(X);
	const cap = x => line(x, y - 5.5, x, y + 5.5, f & ABOUT ? DOTS : []);
	const head = (x, way) => [-4, 4].forEach(dy => line(x - way * 5, y + dy, x, y));
	// "?" if there is an end, and an arrow if the moment may be anywhere.
	const tail = (x, way) => {
		for (const [from, to] of [[3, 15], [19, 27], [31, 35]]) line(x + way * from, y, x + way * to, y);
		if (f & EXTENT) asks.push([x + way * TAIL - 4, y + 4]);
		else head(x + way * 40, way);
	};
	const bar = (a, b, h) => {
		a = max(a, -9);
		b = max(min(b, width + 9), a + 2);
		cx.setLineDash(DASH);
		if (hollow) cx.strokeRect(a, y - h / 2, b - a, h);
		else cx.fillRect(a, y - h / 2, b - a, h);
	};
	let x0 = X(lo[i]), x1 = max(X(barEnd(i)), x0), end = x1;
	ink("hue");
	cx.lineWidth = 1.6;
	const parts = partsOf(i).map(X);
	if (parts.length) {
		line(x0, y, x1, y, [1.5, 2.5]);
		for (let j = 0; j < parts.length; j += 2) {
			const [a, b] = parts.slice(j, j + 2);
			if (b - a > 7) [cap(a), cap(b), line(a, y, b, y)];
			else disc((a + b) / 2, y, 4, f & SEVERAL ? "hue" : "bg", [], f & STEPS);
		}
		end = x1 + 4;
	} else if (x1 - x0 < 7 && !(f & (OPEN_END | OPEN_START | NO_START | NO_END))) {
		const x = (x0 + x1) / 2;
		if (f & EXTENT) bar(x - 3.5, x + 3.5, 10);
		else disc(x, y, 4.5, hollow ? "bg" : "hue", hollow && DASH);
		if (f & ABOUT) disc(x, y, 7, "", DOTS);
		x0 = x - 5;
		end = x + 5;
	} else if (f & EXTENT) {
		const from = f & OPEN_START ? 0 : or(sl, se);
		const to = f & OPEN_END ? max(min(X(NOW), width), or(from, 0)) : ee;
		if (to > from) bar(from, to, isWithin(i) ? 16 : 10);
		cx.globalAlpha = hollow ? 1 : .4;
		if (sl > se) bar(se, min(sl, or(el, sl)), 4);
		if (el > ee) bar(max(ee, or(sl, ee)), el, 4);
		cx.globalAlpha = 1;
		if (sl - se > 2) cap(se);
		if (el - ee > 2) cap(el);
		if (f & OPEN_START) head(x0 = 1, -1);
		if (f & OPEN_END) {
			end = to + 30;
			line(to, y, end, y);
			head(end, 1);
		}
		if (f & NO_END) {
			end = max(or(sl, 0), or(ee, 0)) + TAIL;
			tail(end - TAIL, 1);
		}
		if (f & NO_START) tail(or(ee, el), -1);
	} else if (se === se && el === el) {
		cx.lineWidth = 2;
		line(x0, y, x1, y, hollow ? DASH : []);
		[x0, x1].forEach(cap);
	} else {
		const x = or(el, se), way = el === el ? -1 : 1;
		cap(x);
		tail(x, way);
		if (hollow) disc(x, y, 3.6, "bg", DASH);
		end = way < 0 ? x : x + 40;
	}
	if (f & UNSURE) asks.push([x0 - 3, y - 6]);
	for (const place of asks) text("?", ...place, "mute");
	if (f & CANCELLED) {
		const x = (max(0, x0) + min(width, end)) / 2;
		ink("ink");
		[-5, 5].forEach(dy => line(x - 5, y + dy, x + 5, y - dy));
	}
	const reach = items[i] ? name(i, y, x0, x1, end, or(sl, x0), f & OPEN_END ? x1 : ee) : end;
	boxes.push([min(x0, end) - 4, reach + 4, y - 11, y + 11, i]);
}

// Write the title after the mark, within its bar or on its line; cut it to its room.
function name(i, y, x0, x1, end, from, to) {
	font("12.5px");
	if (cuts[i] === undefined) {
		cuts[i] = "\u2068" + titleOf(i); // in its own direction
		for (let n = 99; cx.measureText(cuts[i]).width > W[i]; n--) cuts[i] = cuts[i].slice(0, n) + "…";
	}
	let x = end + 7, fill = "ink";
	if (isWithin(i)) {
		x = max(from + 6, 6);
		if (x + W[i] > to) return end;
		fill = "bg";
	} else if (isAlong(i)) {
		x = max(x0 + 16, 8);
		if (x + W[i] > x1) return end;
		ink("bg");
		cx.fillRect(x - 5, y - 9, cx.measureText(cuts[i]).width + 10, 18);
	} else {
		cx.setLineDash([]);
		cx.lineWidth = 3.5;
		ink("bg");
		cx.lineJoin = "round";
		cx.strokeText(cuts[i], x, y + 4);
	}
	text(cuts[i], x, y + 4, fill);
	return max(end, x + W[i]);
}

let frame = 0, isStale = false;
function redraw(isChanged) {
	if (!view) return;
	const middle = width / view.k / 2;
	view.t = max(T0 - middle, min(T1 - middle, view.t));
	tip.hidden = true;
	isStale ||= isChanged;
	frame ||= requestAnimationFrame(() => {
		frame = 0;
		if (!view) return;
		if (isStale) layout();
		isStale = false;
		draw();
	});
}
function zoom(factor, x = width / 2) {
	const t = view.t + x / view.k;
	view.k = min(max(view.k * factor, width / (T1 - T0) / 1.2), width * 6);
	view.t = t - x / view.k;
	redraw(true);
}
function move(px) {
	view.t += px / view.k;
	redraw(false);
}
function all() {
	let k = width / (T1 - T0);
	// Labels of few events end within the picture.
	if (!data.explores) for (const i of order)
		k = min(k, max(width - W[i] - 70, width / 2) / (barEnd(i) - T0));
	view = {t: T0, k};
	redraw(true);
}
const KEYS = {
	ArrowRight: () => move(width * .2), ArrowLeft: () => move(-width * .2),
	"+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5), 0: all, Home: all,
};
function paint() {
	const page = getComputedStyle(canvas);
	colour = {font: page.fontFamily};
	for (const name of ["bg", "ink", "mute", "line", "soft", "hue"])
		colour[name] = page.getPropertyValue(`--${name}`);
}
const measure = () => [width, height] = [canvas.clientWidth, canvas.clientHeight];
function explore(isOn) {
	figure.classList.toggle("explore", isOn);
	canvas.hidden = tools.hidden = !isOn;
	view = null;
	if (!isOn) return;
	measure();
	if (!order) [prepare(), listen()];
	paint();
	all();
}
function listen() {
	const pointers = new Map();
	let moved = 0;
	const at = event => boxes.findLast(([x0, x1, y0, y1]) => event.offsetX >= x0 &&
		event.offsetX <= x1 && event.offsetY >= y0 && event.offsetY <= y1)?.[4];
	on(canvas, "wheel", event => {
		const isSideways = event.shiftKey || abs(event.deltaX) > abs(event.deltaY);
		// The page scrolls unless the reader is in the picture.
		if (!(isSideways || event.ctrlKey || event.metaKey || document.activeElement === canvas)) return;
		event.preventDefault();
		if (isSideways) move(event.deltaX || event.deltaY);
		else zoom(Math.exp(-event.deltaY * .0022), event.offsetX);
	}, {passive: false});
	on(canvas, "pointerdown", event => {
		pointers.set(event.pointerId, event.clientX);
		moved = 0;
		canvas.setPointerCapture(event.pointerId);
	});
	on(canvas, "pointermove", event => {
		const before = pointers.get(event.pointerId), x = event.clientX;
		if (before === undefined) return point(at(event), event);
		pointers.set(event.pointerId, x);
		moved += abs(x - before);
		const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
		if (other === undefined) return move(before - x);
		const was = abs(before - other), is = abs(x - other);
		if (min(was, is) > 4) zoom(is / was, event.offsetX + (other - x) / 2);
	});
	on(canvas, "pointerup", event => {
		const item = moved < 4 && items[at(event)];
		pointers.delete(event.pointerId);
		if (item) location.hash = item.id;
	});
	on(canvas, "pointercancel", event => pointers.delete(event.pointerId));
	on(canvas, "pointerleave", () => tip.hidden = true);
	on(canvas, "keydown", event => {
		if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
		event.preventDefault();
		KEYS[event.key]();
	});
	on(tools, "click", event => KEYS[event.target.dataset.key]?.());
	on(window, "resize", () => {
		if (!view) return;
		const before = width;
		measure();
		view.k *= width / before;
		redraw(true);
	});
	on(matchMedia("(prefers-color-scheme: dark)"), "change", () => {
		paint();
		redraw(false);
	});
}
function point(i, event) {
	tip.hidden = !items[i];
	if (tip.hidden) return;
	tip.textContent = `${titleOf(i)} · ${$(".when", items[i]).textContent}`;
	tip.style.left = `${max(4, min(event.offsetX + 12, width - 330))}px`;
	tip.style.top = `${event.offsetY + 16}px`;
}

if (data.explores) explore(true);
on(document, "DOMContentLoaded", () => {
	items = $$(".ev > li");
	filters();
	rove();
	const toggle = $(".toggle");
	on(toggle, "click", () => {
		explore(!view);
		toggle.textContent = data.words[view ? "whole picture" : "zoom"];
		figure.scrollIntoView({block: "nearest"});
	});
	redraw(false);
});
})();
