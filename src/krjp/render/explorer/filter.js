// Which events meet what is asked, surely or possibly, and how many would meet what could be asked besides.

const SURE = 2;
const POSSIBLE = 1;
const NONE = "unclassed";

const covered = events.reduce(([first, last], { days }) => [Math.min(first, days[0]), Math.max(last, days[1])],
  [Infinity, -Infinity]);
const spanUnit = events.length ? unitFor(["month", "year", "decade"], ...covered, 36) : "month";
const spans = events.length ? spansOf(spanUnit, ...covered) : [];
const spanNamed = new Map(spans.map((span) => [span.name, span]));

const partyName = (key) => (content.parties[key] || { name: key }).name;
const className = (name) => (name === NONE ? "no class" : name.replace("-", " "));
const CERTAINTY = { exact: "exact", approximate: "vague" };
// What can be chosen, in the order in which it is shown; `when` is a month, or more where there are many.
const FACETS = {
  dyad: { title: "Who to whom", of: (event) => event.dyads || [], label: (value) => value },
  kind: { title: "Kind", of: (event) => [event.kind], label: (value) => value },
  class: { title: "PLOVER class", of: (event) => [event.event_class || NONE], label: className },
  country: { title: "Country", of: (event) => event.countries || [], label: partyName },
  topic: { title: "Topic", of: (event) => event.topics || [], label: (value) => value },
  actor: { title: "Actor", of: (event) => event.actors || [], label: partyName },
  when: { title: `${spanUnit[0].toUpperCase()}${spanUnit.slice(1)}`, of: (event) => event.spans,
    label: (value) => (spanNamed.get(value) || { label: value }).label },
  certainty: { title: "Date", of: (event) => [event.date_certainty], label: (value) => CERTAINTY[value] || value },
};
for (const event of events) {
  event.spans = spans.filter(({ first, last }) => overlap(...event.days, first, last)).map(({ name }) => name);
}

/** Whether an event surely or possibly falls into a period, and into any of some spans besides. */
function fallsInto(event, from, to, chosen) {
  const [first, last] = event.days;
  const whole = event.maybe ? POSSIBLE : SURE;
  const among = chosen.length ? chosen : [{ first: -Infinity, last: Infinity }];
  if (event.date_certainty === "exact") {
    return overlap(first, last, from, to) && among.some((span) => overlap(first, last, span.first, span.last)) ? whole : 0;
  }
  // It was one day: that must lie in both.
  const days = among.map((span) => overlap(first, last, Math.max(from, span.first), Math.min(to, span.last)));
  const inside = days.reduce((sum, number) => sum + number, 0);
  return inside === 0 ? 0 : inside === last - first + 1 ? whole : POSSIBLE;
}

/** The days of the brush: all where an end is open or none is given. */
function period({ from, to }) {
  return [Number.isNaN(dayOf(from)) ? -Infinity : dayOf(from), Number.isNaN(dayOf(to)) ? Infinity : dayOf(to)];
}

/**
 * The answer to what is asked.
 *
 * `surely` and `possibly` are events that meet it; `beside` are those that would without the brush, each with how
 * sure it then is; `counts` say for each value of a facet how many there would be with it alone of its facet; for the
 * rest see `search`.
 */
function answer(asked) {
  const { held, whole, weights, said } = search(asked.q);
  const [from, to] = period(asked);
  const chosen = Object.fromEntries(LISTS.map((name) => [name, new Set(asked[name])]));
  const chosenSpans = asked.when.map((name) => spanNamed.get(name) || { first: 1, last: 0 });
  const counts = Object.fromEntries(LISTS.map((name) => [name, new Map()]));
  const count = (name, value, certainty) => {
    const both = counts[name].get(value) || { sure: 0, most: 0 };
    counts[name].set(value, both);
    both.most += 1;
    if (certainty === SURE) both.sure += 1;
  };
  const found = { surely: [], possibly: [], beside: [], counts, said, whole, weights };
  events.forEach((event, number) => {
    if (held && !held.has(number)) return;
    const missed = LISTS.filter((name) => name !== "when" && chosen[name].size
      && !FACETS[name].of(event).some((value) => chosen[name].has(value)));
    if (missed.length > 1) return;
    const certainty = fallsInto(event, from, to, chosenSpans);
    for (const name of missed.length ? missed : LISTS) {
      if (certainty && name !== "when") for (const value of FACETS[name].of(event)) count(name, value, certainty);
    }
    if (missed.length) return;
    for (const name of event.spans) {
      const alone = fallsInto(event, from, to, [spanNamed.get(name)]);
      if (alone) count("when", name, alone);
    }
    if (certainty === SURE) found.surely.push(event);
    if (certainty === POSSIBLE) found.possibly.push(event);
    const without = fallsInto(event, -Infinity, Infinity, chosenSpans);
    if (without) found.beside.push({ event, certainty: without, inside: certainty });
  });
  return found;
}

/** A number of events as krjp writes it: 5, or 5 to 7 with a dash where two more may be. */
const range = ({ sure, most }) => (sure === most ? inDigits(sure) : `${inDigits(sure)}\u2013${inDigits(most)}`);
