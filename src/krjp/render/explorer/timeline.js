// A line of time: an event a mark where there is room for each, else bars. What is sure is solid, what is only possible
// is dashed or hatched everywhere it is possible. Dragging chooses days.

const LANE = 18;
const MOST_LANES = 22;
const MOST_BARS = 120;
const BARS_HEIGHT = 150;
const AXIS = 30;
const GRIP = 24;
const INSET = 9;
const ORDER = Object.keys(content.classes);

const widest = events.length ? [UNITS.month.of(covered[0]), UNITS.month.next(covered[1]) - 1] : [0, 30];
let view = widest;
let drawn = null;

// Marks of the first and last day need room beside them.
const scale = (width) => ({
  x: (day) => INSET + ((day - view[0]) / (view[1] - view[0] + 1)) * (width - 2 * INSET),
  day: (x) => Math.floor(view[0] + ((x - INSET) / (width - 2 * INSET)) * (view[1] - view[0] + 1)),
});

/** Marks in as few lanes as they fit into: those with a day first; null when they are too many. */
function lanesOf(beside, x) {
  const placed = [];
  const ends = [];
  for (const vague of [false, true]) {
    const floor = ends.length;
    for (const each of beside) {
      if ((each.event.date_certainty !== "exact") !== vague) continue;
      const [first, last] = each.event.days;
      const [from, to] = [x(Math.max(first, view[0])), x(Math.min(last, view[1]) + 1)];
      const middle = (from + to) / 2;
      const [left, right] = [Math.min(from, middle - 8), Math.max(to, middle + 8)];
      let lane = floor;
      while (lane < ends.length && ends[lane] > left) lane += 1;
      if (lane >= MOST_LANES) return null;
      ends[lane] = right + 1;
      placed.push({ ...each, lane, from, to, middle, vague });
    }
  }
  return { placed, height: Math.max(3, ends.length) * LANE };
}

// Two signs are drawn in the room of a circle.
const fitted = (sign) => (sign.length > 1 ? { textLength: 11, lengthAdjust: "spacingAndGlyphs" } : {});

function mark({ event, certainty, inside, lane, from, to, middle, vague }) {
  const name = event.event_class || NONE;
  const { sign } = content.classes[name];
  const y = lane * LANE + LANE / 2;
  const parts = [draw("title", {}, `${event.when}: ${event.title}`)];
  if (vague || certainty !== SURE) {
    parts.push(draw("line", { class: `edge ${name}`, x1: from + 1, x2: Math.max(to - 1, from + 2), y1: y, y2: y,
      "stroke-width": 4, "stroke-dasharray": "5 3" }));
  } else if (to - from > 16) {
    parts.push(draw("rect", { class: name, x: from, y: y - 4, width: to - from, height: 8, rx: 3 }));
  }
  if (!vague) {
    parts.push(draw("circle", { class: name, cx: middle, cy: y, r: 7.5 }));
    if (sign) parts.push(draw("text", { class: "paper", x: middle, y: y + 4, "text-anchor": "middle", ...fitted(sign) }, sign));
  } else if (sign && to - from > 24) {
    parts.push(draw("circle", { class: "ground", cx: middle, cy: y, r: 8 }),
      draw("text", { class: name, x: middle, y: y + 4, "text-anchor": "middle", ...fitted(sign) }, sign));
  }
  return draw("g", { class: inside ? "mark" : "mark outside", "data-id": event.id }, parts);
}

/** Per span of the calendar, how many surely begin in it, by class, and how many more may lie in it. */
function barsOf(beside) {
  const unit = unitFor(["day", "week", "month", "year", "decade"], ...view, MOST_BARS);
  const bars = new Map(spansOf(unit, ...view).map((span) => [span.first, { ...span, sure: {}, total: 0, possible: 0 }]));
  const { of, next } = UNITS[unit];
  for (const { event, certainty } of beside) {
    const first = Math.max(event.days[0], view[0]);
    const last = Math.min(event.days[1], view[1]);
    const begin = bars.get(of(first));
    const whole = event.date_certainty === "exact" || (of(event.days[0]) === of(event.days[1]));
    if (certainty === SURE && whole) {
      const name = event.event_class || NONE;
      begin.sure[name] = (begin.sure[name] || 0) + 1;
      begin.total += 1;
      continue;
    }
    for (let day = of(first); day <= last; day = next(day)) bars.get(day).possible += 1;
  }
  return [...bars.values()];
}

function drawBars(beside, x) {
  const bars = barsOf(beside);
  const most = Math.max(1, ...bars.map(({ total, possible }) => total + possible));
  const high = (number) => (number / most) * (BARS_HEIGHT - 16);
  const marks = bars.map((bar) => {
    const [from, to] = [Math.max(0, x(bar.first)), x(bar.last + 1)];
    const width = Math.max(0.5, to - from - 1);
    let y = BARS_HEIGHT;
    const parted = ORDER.filter((name) => bar.sure[name]).map((name) => `${className(name)} ${bar.sure[name]}`);
    const said = [`${bar.label}: ${range({ sure: bar.total, most: bar.total + bar.possible })} events`, ...parted].join("; ");
    const parts = [draw("title", {}, said), draw("rect", { class: "clear", x: from, y: 0, width, height: BARS_HEIGHT })];
    for (const name of ORDER) {
      if (!bar.sure[name]) continue;
      y -= high(bar.sure[name]);
      parts.push(draw("rect", { class: name, x: from, y, width, height: high(bar.sure[name]) }));
    }
    if (bar.possible) {
      y -= high(bar.possible);
      parts.push(draw("rect", { class: "possible", x: from, y, width, height: high(bar.possible) }));
    }
    return draw("g", {}, parts);
  });
  return [marks, draw("text", { class: "soft", x: 2, y: 10 }, `most ${most}`)];
}

function drawAxis(x, width, height) {
  const unit = unitFor(["day", "week", "month", "year", "decade"], ...view, Math.max(2, width / 64));
  const ticks = spansOf(unit, ...view);
  const every = Math.ceil(ticks.length / Math.max(2, width / 64));
  const parts = [draw("line", { class: "grid", x1: 0, x2: width, y1: height, y2: height })];
  ticks.forEach(({ first }, at) => {
    const place = x(first);
    if (place < -1 || at % every) return;
    const [year, month, date] = partsOf(first);
    const fine = unit === "day" || unit === "week";
    const text = unit === "year" || unit === "decade" ? year : fine ? `${date} ${MONTHS[month]}` : MONTHS[month];
    parts.push(draw("line", { class: "grid", x1: place, x2: place, y1: 0, y2: height + 4 }));
    if (place > width - 36) return;
    parts.push(draw("text", { x: place + 2, y: height + 14 }, text));
    if (unit !== "year" && unit !== "decade" && (at === 0 || (month === 0 && date <= 7) || (every > 1 && month < every))) {
      parts.push(draw("text", { class: "soft", x: place + 2, y: height + 27 }, year));
    }
  });
  return draw("g", { "aria-hidden": "true" }, parts);
}

/** The two ends of the days chosen, each to be moved by arrow keys. */
function grip(name, day, x, height, width) {
  const label = name === "from" ? "First day" : "Last day";
  const place = Math.min(Math.max(name === "from" ? x(day) : x(day + 1), 0), width);
  const move = (event) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7 }[event.key];
    const target = event.key === "Home" ? widest[0] : event.key === "End" ? widest[1] : step ? day + step : null;
    if (target === null) return;
    event.preventDefault();
    const kept = Math.min(Math.max(target, widest[0]), widest[1]);
    const [from, to] = chosenDays(state);
    go(name === "from" ? { from: isoOf(Math.min(kept, to)), to: isoOf(to) } : { from: isoOf(from), to: isoOf(Math.max(kept, from)) }, true);
    document.querySelector(`[data-grip="${name}"]`).focus();
  };
  return draw("g", { role: "slider", tabindex: 0, "data-grip": name, "aria-label": label, "aria-valuemin": widest[0],
    "aria-valuemax": widest[1], "aria-valuenow": day, "aria-valuetext": inWords(day),
    class: day < view[0] || day > view[1] ? "grip away" : "grip", onkeydown: move },
  draw("rect", { class: "clear", x: Math.min(Math.max(place - GRIP / 2, 0), width - GRIP), y: 0, width: GRIP, height }),
  draw("line", { x1: Math.min(Math.max(place, 1.5), width - 1.5), x2: Math.min(Math.max(place, 1.5), width - 1.5), y1: 0, y2: height }));
}

/** The days of the brush; where an end is open, that of all days. */
function chosenDays(asked) {
  const [from, to] = period(asked);
  return [Math.max(from, widest[0]), Math.min(to, widest[1])];
}

function showTimeline(asked, found) {
  drawn = { asked, found };
  const plot = byId("plot");
  const width = Math.max(280, plot.clientWidth);
  const { x } = scale(width);
  const beside = found.beside.filter(({ event }) => overlap(...event.days, ...view));
  const lanes = lanesOf(beside, x);
  const height = lanes ? lanes.height : BARS_HEIGHT;
  const [from, to] = chosenDays(asked);
  const [left, right] = [Math.max(0, x(from)), Math.min(width, x(to + 1))];
  const chosen = Boolean(asked.from || asked.to);
  const focused = document.activeElement?.dataset?.grip;
  const band = chosen && right > left ? draw("rect", { class: "brush", x: left, y: 0, width: right - left, height }) : null;
  const grips = [draw("g", {}, grip("from", from, x, height, width), grip("to", to, x, height, width))];
  const body = lanes ? lanes.placed.map(mark) : drawBars(beside, x);
  plot.replaceChildren(draw("svg", { viewBox: `0 0 ${width} ${height + AXIS}`, width, height: height + AXIS, role: "group",
    "aria-label": `Timeline, ${inWords(view[0])} to ${inWords(view[1])}` },
  draw("defs", {}, draw("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse" },
    draw("path", { class: "hatch", d: "M-1 1 1 -1M0 6 6 0M5 7 7 5" }))),
  band, drawAxis(x, width, height), draw("g", { "aria-hidden": "true", class: lanes ? "marks" : "bars" }, body), grips));
  if (focused) document.querySelector(`[data-grip="${focused}"]`).focus();
  byId("possible-key").hidden = !beside.some(({ event, certainty }) => event.date_certainty !== "exact" || certainty !== SURE);
  byId("from").value = asked.from;
  byId("to").value = asked.to;
  const whole = view[0] === widest[0] && view[1] === widest[1];
  for (const name of ["out", "all", "earlier", "later"]) byId(name).disabled = whole;
  byId("into").disabled = !chosen;
}

function look(first, last) {
  const length = Math.min(Math.max(last - first, 6), widest[1] - widest[0]);
  const start = Math.round(Math.min(Math.max(first, widest[0]), widest[1] - length));
  view = [start, Math.round(start + length)];
  showTimeline(drawn.asked, drawn.found);
}

function zoom(factor, around = (view[0] + view[1]) / 2) {
  look(around - (around - view[0]) * factor, around + (view[1] - around) * factor);
}

/** Dragging chooses days, a click on a mark opens its event, one elsewhere gives the days up. */
function brushed() {
  const plot = byId("plot");
  let drag = null;
  const dayAt = (event) => {
    const box = plot.getBoundingClientRect();
    const { day } = scale(Math.max(280, plot.clientWidth));
    return Math.min(Math.max(day(event.clientX - box.left), view[0]), view[1]);
  };
  const choice = (day) => ({ from: isoOf(Math.min(drag.day, day)), to: isoOf(Math.max(drag.day, day)) });
  plot.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const end = event.target.closest("[data-grip]")?.dataset.grip;
    const [from, to] = chosenDays(state);
    const fixed = end && (state.from || state.to) ? (end === "from" ? to : from) : dayAt(event);
    drag = { day: fixed, x: event.clientX, id: event.target.closest("[data-id]")?.dataset.id, moved: false };
    plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener("pointermove", (event) => {
    if (!drag || (!drag.moved && Math.abs(event.clientX - drag.x) < 4)) return;
    drag.moved = true;
    const day = dayAt(event);
    cancelAnimationFrame(drag.frame || 0);
    drag.frame = requestAnimationFrame(() => show({ ...state, ...choice(day) }, true, true));
  });
  plot.addEventListener("pointerup", (event) => {
    if (!drag) return;
    const { moved, id, frame } = drag;
    cancelAnimationFrame(frame || 0);
    if (moved) go(choice(dayAt(event)));
    else if (id) go({ event: id });
    else go({ from: "", to: "" });
    drag = null;
  });
  plot.addEventListener("pointercancel", () => { drag = null; show(state, true); });
  plot.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.25 : 0.8, dayAt(event));
    } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      const by = (event.deltaX / plot.clientWidth) * (view[1] - view[0] + 1);
      look(view[0] + by, view[1] + by);
    }
  }, { passive: false });
}
