// Facets: what can be chosen, each with the number of events it would leave.

const FEW = 8;
const MOST_STATES = 8;
const opened = new Set();

/** The values of a facet, those with most events first; months in order, classes in that of the palette. */
function valuesOf(name) {
  const number = new Map();
  for (const event of events) for (const value of FACETS[name].of(event)) number.set(value, (number.get(value) || 0) + 1);
  if (name === "when") return spans.map((span) => span.name).filter((value) => number.has(value));
  if (name === "class") return Object.keys(content.classes).filter((value) => number.has(value));
  return [...number.keys()].sort((one, other) => number.get(other) - number.get(one) || (one < other ? -1 : 1));
}
const VALUES = Object.fromEntries(Object.keys(FACETS).map((name) => [name, valuesOf(name)]));

const counted = (counts, value) => counts.get(value) || { sure: 0, most: 0 };
const inEvents = (number) => `${range(number)} ${number.most === 1 ? "event" : "events"}`;

function facetList(name, values, asked, counts) {
  const shown = opened.has(name) ? values : values.filter((value, at) => at < FEW || asked[name].includes(value));
  const rows = shown.map((value) => {
    const number = counted(counts[name], value);
    const box = make("input", { type: "checkbox", checked: asked[name].includes(value), "data-value": value,
      onchange: () => go({ [name]: toggled(asked[name], value) }) });
    const sign = name === "class" && content.classes[value].sign
      ? make("span", { class: `sign ${value}`, "aria-hidden": "true" }, content.classes[value].sign) : null;
    return make("li", {}, make("label", { class: number.most ? "" : "empty" }, box,
      make("span", { class: "name" }, sign, FACETS[name].label(value)),
      make("span", { class: "count" }, range(number), make("span", { class: "ear" }, " events"))));
  });
  const list = [make("ul", {}, rows)];
  if (values.length > FEW) {
    list.push(make("button", { type: "button", class: "plain", "data-more": name, "aria-expanded": `${opened.has(name)}`,
      onclick: () => { opened[opened.has(name) ? "delete" : "add"](name); show(state, true); byMore(name); } },
    opened.has(name) ? "Show fewer" : `Show all ${values.length}`));
  }
  return list;
}

const byMore = (name) => document.querySelector(`[data-more="${name}"]`).focus();

/** Who acts, down, on whom, across: a number in each cell, which chooses the pair. */
function dyadMatrix(asked, counts) {
  const directed = VALUES.dyad.filter((value) => value.includes(" \u2192 ")).map((value) => value.split(" \u2192 "));
  const together = VALUES.dyad.filter((value) => !value.includes(" \u2192 "));
  const weight = new Map();
  for (const pair of directed) for (const code of pair) weight.set(code, (weight.get(code) || 0) + 1);
  const ranked = VALUES.country.filter((code) => weight.has(code));
  const codes = ranked.slice(0, MOST_STATES);
  const rest = directed.filter((pair) => !pair.every((code) => codes.includes(code))).map((pair) => pair.join(" \u2192 "));
  const head = (code, scope) => make("th", { scope, title: partyName(code) }, code);
  const cell = (one, other) => {
    const value = `${one} \u2192 ${other}`;
    if (!VALUES.dyad.includes(value)) return make("td");
    const number = counted(counts.dyad, value);
    return make("td", {}, make("button", { type: "button", "data-dyad": value, "aria-pressed": `${asked.dyad.includes(value)}`,
      "aria-label": `${partyName(one)} towards ${partyName(other)}: ${inEvents(number)}`, title: value,
      class: number.most ? "" : "empty", onclick: () => go({ dyad: toggled(asked.dyad, value) }) }, range(number)));
  };
  const found = [];
  if (codes.length) {
    found.push(make("table", { class: "matrix" },
      make("caption", {}, "Rows act, columns are acted on"),
      make("thead", {}, make("tr", {}, make("td"), codes.map((code) => head(code, "col")))),
      make("tbody", {}, codes.map((one) => make("tr", {}, head(one, "row"), codes.map((other) => cell(one, other)))))));
  }
  if (rest.length) found.push(make("p", { class: "soft" }, "Others"), facetList("dyad", rest, asked, counts));
  if (together.length) found.push(make("p", { class: "soft" }, "Together"), facetList("dyad", together, asked, counts));
  return found.flat();
}

const shownFacets = new Map();

function showFacets(asked, { counts }) {
  for (const name of Object.keys(FACETS)) {
    if (!VALUES[name].length || (name === "when" && VALUES.when.length < 2)) continue;
    if (!shownFacets.has(name)) {
      const body = make("div");
      const open = !["actor", "topic", "when", "certainty"].includes(name);
      byId("facets").append(make("details", { open, "data-facet": name },
        make("summary", {}, make("h3", {}, FACETS[name].title)), body));
      shownFacets.set(name, body);
    }
    const body = shownFacets.get(name);
    const focused = body.contains(document.activeElement) ? document.activeElement : null;
    const [key, value] = focused ? Object.entries({ ...focused.dataset })[0] || [] : [];
    body.replaceChildren(...(name === "dyad" ? dyadMatrix(asked, counts) : facetList(name, VALUES[name], asked, counts)));
    if (key) [...body.querySelectorAll(`[data-${key}]`)].find((each) => each.dataset[key] === value)?.focus();
    if (asked[name].length) body.parentNode.open = true;
  }
}

/** What is chosen, each to be given up. */
function showChosen(asked) {
  const chosen = LISTS.flatMap((name) => asked[name].map((value) =>
    [`${FACETS[name].title}: ${FACETS[name].label(value)}`, { [name]: toggled(asked[name], value) }]));
  if (asked.from || asked.to) {
    const [from, to] = [asked.from, asked.to].map((text) => (Number.isNaN(dayOf(text)) ? "" : inWords(dayOf(text))));
    chosen.unshift([`${from || "\u2026"} \u2013 ${to || "\u2026"}`, { from: "", to: "" }]);
  }
  const buttons = chosen.map(([text, change]) => make("button", { type: "button", onclick: () => { go(change); byId("found").focus(); } },
    text, make("span", { "aria-hidden": "true" }, " \u00d7"), make("span", { class: "ear" }, ", remove")));
  if (chosen.length > 1 || (chosen.length && asked.q)) {
    const nothing = { ...Object.fromEntries(LISTS.map((name) => [name, []])), q: "", from: "", to: "" };
    buttons.push(make("button", { type: "button", class: "plain", id: "clear", onclick: () => { go(nothing); byId("found").focus(); } }, "Clear all"));
  }
  byId("chosen").replaceChildren(...buttons);
}
