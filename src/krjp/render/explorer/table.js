// The events found: a table to sort, those that may also match below it, and the same as CSV.

const STEP = 100;
// A pair stays on one line: a dash would let it break.
const who = (event) => (event.dyads || []).map((pair) => pair.replace(/ (.) /, "\u00a0$1\u2060\u00a0")).join(", ")
  || (event.countries || []).join(" ");
const classRank = Object.fromEntries(Object.keys(content.classes).map((name, at) => [name, `${at}`]));
const COLUMNS = {
  date: { title: "Date", of: (event) => event.rank },
  kind: { title: "Kind", of: (event) => event.kind },
  class: { title: "Class", of: (event) => classRank[event.event_class || NONE] },
  title: { title: "Event", of: (event) => fold(event.title) },
  who: { title: "Who", of: who },
};
events.forEach((event, number) => { event.rank = number; });

let limit = STEP;
let listed = [];

/** Events in order, those first that hold all that is searched for; the others, if no order is asked for, best first. */
function sorted(some, order, { whole, weights }) {
  if (!weights.size && (order || "date") === "date") return some;
  const lacks = (event) => Boolean(whole) && !whole.has(event.rank);
  const name = order.replace(/^-/, "");
  const down = order.startsWith("-") ? -1 : 1;
  const { of } = COLUMNS[name] || COLUMNS.date;
  const key = (event) => (!order && lacks(event) ? -weights.get(event.rank) : of(event));
  const keyed = some.map((event) => [key(event), event]);
  keyed.sort(([a, one], [b, other]) => lacks(one) - lacks(other) || (a < b ? -down : a > b ? down : 0) || one.rank - other.rank);
  return keyed.map(([, event]) => event);
}

function row(event, possible, address) {
  return make("tr", { "data-id": event.id },
    make("td", { class: "date" }, possible ? make("abbr", { title: "may also match: its date is too vague to tell" }, "?") : null,
      possible ? " " : null, event.when),
    make("td", { class: "wide" }, event.kind),
    make("td", { class: "wide" }, signOf(event)),
    make("th", { scope: "row" }, make("a", { href: address }, event.title),
      make("span", { class: "under" }, event.kind, " ", signOf(event), " ", who(event))),
    make("td", { class: "wide" }, who(event)));
}

const group = (text) => make("tr", {}, make("th", { colspan: 5, scope: "rowgroup", class: "group" }, text));

function heads(order, ranked) {
  const shown = order.replace(/^-/, "");
  return Object.entries(COLUMNS).map(([name, { title }]) => {
    const down = order.startsWith("-");
    const now = name === shown ? (down ? "descending" : "ascending") : null;
    const next = now === "ascending" ? `-${name}` : name;
    const mark = now ? (down ? "\u25be" : "\u25b4") : "";
    return make("th", { scope: "col", "aria-sort": now, class: ["date", "title"].includes(name) ? name : `wide ${name}` },
      make("button", { type: "button", class: "plain", "data-sort": name, onclick: () => {
        go({ sort: next === "date" && !ranked ? "" : next });
        document.querySelector(`[data-sort="${name}"]`).focus();
      } }, title, make("span", { "aria-hidden": "true", class: "arrow" }, mark)));
  });
}

function showTable(asked, found) {
  const surely = sorted(found.surely, asked.sort, found);
  const possibly = sorted(found.possibly, asked.sort, found);
  const lacking = found.whole ? surely.filter((event) => !found.whole.has(event.rank)).length : 0;
  const best = lacking > 0 && lacking === surely.length;
  listed = [surely, possibly];
  const table = byId("events");
  table.tHead.replaceChildren(make("tr", {}, heads(asked.sort || (best ? "" : "date"), lacking > 0)));
  const [sure, maybe] = table.tBodies;
  const address = addressOf(asked, "");
  sure.replaceChildren(...surely.slice(0, limit).map((event) => row(event, false, address + event.id)));
  if (lacking && !best && surely.length - lacking < limit) {
    sure.insertBefore(group(`hold most of the words (${inDigits(lacking)})`), sure.rows[surely.length - lacking]);
  }
  const room = Math.max(0, limit - surely.length);
  maybe.replaceChildren(...possibly.slice(0, room).map((event) => row(event, true, address + event.id)));
  if (maybe.rows.length) {
    maybe.prepend(group(`may also match (${possibly.length}): dates too vague to tell`));
  }
  const left = surely.length + possibly.length - limit;
  byId("more").hidden = left <= 0;
  byId("more").textContent = `Show ${Math.min(STEP, left)} more of ${inDigits(left)}`;
  const whole = surely.length === events.length;
  byId("found").textContent = `${inDigits(surely.length)} ${whole ? "" : `of ${inDigits(events.length)} `}`
    + `${events.length === 1 ? "event" : "events"}${possibly.length ? `; ${inDigits(possibly.length)} more may match` : ""}`;
}

/** Text of a value as in krjp's CSV: lists joined, what a spreadsheet would take for a formula made harmless. */
function flat(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) {
    return value.map((each) => flat(each).replaceAll("\\", "\\\\").replaceAll(";", "\\;")).join("; ");
  }
  return `${value}`;
}

function csvCell(value) {
  let text = flat(value);
  const formula = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/;
  if ((typeof value === "string" || Array.isArray(value)) && formula.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv() {
  const [surely, possibly] = listed;
  const read = (event, path) => {
    const [name, part] = path.split(".");
    const value = event[name];
    return !part || !value ? value : Array.isArray(value) ? value.map((each) => each[part]) : value[part];
  };
  const marked = possibly.length > 0;
  const lines = [[...content.columns, ...(marked ? ["possible"] : [])]];
  for (const [some, possible] of [[surely, false], [possibly, true]]) {
    for (const event of some) lines.push([...content.columns.map((path) => read(event, path)), ...(marked ? [possible] : [])]);
  }
  return lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function downloadCsv() {
  const address = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: "events.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
