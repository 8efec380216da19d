// Search as krjp does it. What words mean was found out by krjp (krjp.render.explorer.resolved); here the words of the
// texts are indexed, when first searched for, and a question is answered with the two.

// Each document has so many places; names in one document are so far apart that no phrase runs across them.
const DOCUMENT = 2 ** 24;
const GAP = 8;
const LONGEST_TERM = 8;
// Of the events that hold a part of the words, those stay that hold so much of what the best one holds.
const ENOUGH = 0.6;
// Beside events that hold all words, those stay that hold so much of them.
const MOST = 0.5;

const families = new Map();
for (const family of content.families) for (const word of family) families.set(word, family);
const silent = new Set(content.silent);

/** A key under which all spellings and inflections of a term meet. */
const termKey = (text) => (fold(text).match(PARTS) || []).map((part) => (families.get(part) || [part])[0]).join("");

const terms = new Map();
for (const [asked, others, held] of content.terms) {
  for (const term of asked) terms.set(termKey(term), { names: [...asked, ...others], held });
}

const near = new Map();
for (const [texts, term] of content.near) {
  for (const text of texts.split(" ")) if (!near.has(termKey(text))) near.set(termKey(text), term);
}

let built = null;

/** Where every word stands, and which events each document speaks of. */
function wordIndex() {
  if (built) return built;
  const postings = new Map();
  const speaksOf = [];
  const add = (texts, events) => {
    let at = speaksOf.length * DOCUMENT;
    speaksOf.push(events);
    for (const text of texts) {
      let length = 0;
      for (const [term, position] of tokens(text)) {
        const places = postings.get(term);
        if (places) places.push(at + position);
        else postings.set(term, [at + position]);
        length = position + 1;
      }
      if (length) at += length + GAP;
    }
  };
  const labels = new Map();
  events.forEach((event, number) => {
    add([event.title, event.summary || "", event.note || ""], [number]);
    for (const [key, texts] of labelsOf(event)) {
      if (!labels.has(key)) labels.set(key, [texts, []]);
      labels.get(key)[1].push(number);
    }
  });
  for (const [texts, held] of labels.values()) add(texts, held);
  built = { postings, speaksOf, vocabulary: [...postings.keys()].sort() };
  return built;
}

/** What an event shares with others and is found by, each with all its names. */
function labelsOf(event) {
  const found = new Map();
  const party = (key, code) => found.set(`${code} ${key}`, [...(code ? [key] : []), ...content.parties[key].names]);
  for (const key of event.actors || []) party(key, "");
  for (const key of [...(event.countries || []), ...(event.subjects || [])]) party(key, "code");
  const { place = {}, meeting = {} } = event;
  if (place.country) found.set(`place ${place.country}`, content.parties[place.country].names);
  const mode = meeting.mode === "unknown" ? "" : meeting.mode;
  const words = [place.name, meeting.series, meeting.level, mode, event.kind, ...(event.topics || []), event.framework];
  for (const word of words) if (word) found.set(`word ${word}`, [word]);
  return found;
}

/** The events that hold the words of a text side by side, in any inflection. */
function holding(text, begins = false) {
  const { postings, speaksOf, vocabulary } = wordIndex();
  const places = (words) => new Set(words.flatMap((word) => postings.get(word) || []));
  const wanted = queryTerms(text, begins);
  let starts = new Set();
  wanted.forEach(({ term, offset, begins: prefix }, number) => {
    const words = prefix ? vocabulary.filter((word) => word.startsWith(term)) : families.get(term) || [term];
    const here = places(words);
    starts = number ? new Set([...starts].filter((start) => here.has(start + offset))) : here;
  });
  if (wanted.length > 1 && wanted.every(({ term }) => ASCII.test(term))) {
    for (const place of places([wanted.map(({ term }) => term).join("")])) starts.add(place);
  }
  const found = new Set();
  for (const start of starts) for (const event of speaksOf[Math.floor(start / DOCUMENT)]) found.add(event);
  return found;
}

/** What is asked for, one thing each: known terms as long as can be, phrases, words. */
function units(query) {
  const asked = [...visible(query).matchAll(/"([^"]*)"?|(\S+)/g)].map(([, phrase, word]) => ({ phrase, word }));
  const searchable = asked.filter(({ phrase, word }) => tokens(phrase ?? word).length);
  const telling = searchable.filter(({ word }) => !(word && silent.has(fold(word))));
  const left = telling.length ? telling : searchable;
  const found = [];
  while (left.length) {
    if (left[0].phrase === undefined && left[0].word.endsWith("*")) {
      const { word } = left.shift();
      found.push({ asked: word, held: holding(word, true) });
      continue;
    }
    let size = left[0].phrase === undefined ? left.findIndex(({ phrase }) => phrase !== undefined) : 1;
    size = Math.min(size < 0 ? left.length : size, LONGEST_TERM);
    const text = () => left.slice(0, size).map(({ phrase, word }) => phrase ?? word).join(" ");
    while (size > 1 && !terms.has(termKey(text()))) size -= 1;
    const term = terms.get(termKey(text()));
    found.push(term ? { asked: text(), held: new Set(term.held), names: term.names } : unit(text()));
    left.splice(0, size);
  }
  return found;
}

/**
 * A word or phrase; one that no event holds may ask for a concept, be the beginning of a word, be put together of known
 * terms, or have a slip in it.
 */
function unit(text) {
  const held = holding(text);
  if (held.size) return { asked: text, held };
  const term = near.get(termKey(text));
  if (term) return { asked: text, held: new Set(terms.get(termKey(term)).held), read: term };
  const begun = holding(text, true);
  if (begun.size) return { asked: text, held: begun, read: `${text}\u2026` };
  const pieces = compound(text);
  if (pieces.length) {
    const all = pieces.map((piece) => piece.held).reduce(both);
    return { asked: text, held: all, read: pieces.map(({ asked }) => asked).join(" ") };
  }
  const asks = beginning(text);
  if (asks) return { asked: text, held: new Set(terms.get(termKey(asks)).held), read: asks };
  const meant = mended(fold(text));
  return meant ? { ...units(meant)[0], asked: text, read: meant } : { asked: text, held };
}

/** What the longest beginning of a word asks for, if that is most of it: the page holds only the shortest of a family. */
function beginning(text) {
  const least = ASCII.test(text) ? Math.max(4, text.length * 0.6) : 2;
  for (let size = text.length - 1; size >= least; size -= 1) {
    const begun = text.slice(0, size);
    const term = terms.has(termKey(begun)) ? begun : near.get(termKey(begun));
    if (term) return term;
  }
  return null;
}

const both = (one, other) => new Set([...one].filter((at) => other.has(at)));

/** A run of Chinese characters, kana or Hangul in known terms and signs of states; empty when it holds none. */
function compound(text) {
  const signs = new RegExp(`^[${CJK}]{2,}$`, "u").test(text) ? [...text] : [];
  const found = [];
  for (let at = 0; at < signs.length;) {
    const states = [];
    for (let end = at; content.signs[signs[end]]; end += 1) states.push(content.signs[signs[end]]);
    let size = signs.length - at;
    while (size > 1 && !terms.has(termKey(signs.slice(at, at + size).join("")))) size -= 1;
    if (states.length > 1 && states.length >= size) {
      const held = new Set(events.keys());
      for (const at of held) if (!states.every((code) => (events[at].countries || []).includes(code))) held.delete(at);
      found.push({ asked: signs.slice(at, at + states.length).join(""), held });
      at += states.length;
    } else if (size > 1) {
      const asked = signs.slice(at, at + size).join("");
      found.push({ asked, held: new Set(terms.get(termKey(asked)).held) });
      at += size;
    } else at += 1;
  }
  return found;
}

/** The word that a word was probably meant to be: a part of a name or, if none is like it, a word of the texts. */
function mended(word) {
  if (!/^[a-z]{4,}$/.test(word)) return null;
  const most = word.length < 7 ? 1 : 2;
  const nearest = (known) => {
    const alike = known.filter((each) => Math.abs(each.length - word.length) <= most && word.slice(0, 2).includes(each[0]));
    const counted = alike.map((each) => [slips(word, each), each]).filter(([number]) => number <= most);
    return counted.length ? counted.sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1))[0][1] : null;
  };
  const names = Object.values(content.parties).flatMap((party) => party.names).flatMap((name) => fold(name).match(PARTS) || []);
  return nearest(names.filter((name) => name.length > 3)) || nearest(wordIndex().vocabulary);
}

/** How many letters are wrong, missing, too many, or changed over. */
function slips(one, other) {
  let above = [];
  let row = [...Array(other.length + 1).keys()];
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      let least = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1));
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) {
        least = Math.min(least, above[to - 2] + 1);
      }
      next.push(least);
    }
    [above, row] = [row, next];
  }
  return row[other.length];
}

/**
 * The events a question finds, null for all; of these `whole` hold all its words. `weights` say how much of it each event
 * holds, where that differs: a word says more the fewer events hold it. `said` is how it was read.
 */
function search(query) {
  const wanted = units(query);
  const weights = new Map();
  if (!wanted.length) return { held: null, whole: null, weights, said: [] };
  const said = wanted.filter(({ asked, names }) => names && names.some((name) => termKey(name) !== termKey(asked)))
    .map(({ asked, names }) => `${asked} is also ${names.filter((name) => termKey(name) !== termKey(asked)).join(", ")}`);
  said.unshift(...wanted.filter(({ read }) => read).map(({ asked, read }) => `\u201c${asked}\u201d read as ${read}`));
  const whole = wanted.map((each) => each.held).reduce(both);
  let held = whole;
  if (wanted.length > 1) {
    for (const { held: some } of wanted) {
      const weight = Math.log(1 + (events.length - some.size + 0.5) / (some.size + 0.5));
      for (const at of some) weights.set(at, (weights.get(at) || 0) + weight);
    }
    const least = (whole.size ? MOST : ENOUGH) * [...weights.values()].reduce((one, other) => Math.max(one, other), 0);
    held = new Set([...whole, ...[...weights.keys()].filter((at) => weights.get(at) >= least)]);
    const more = held.size - whole.size;
    if (more && whole.size) said.unshift(`${whole.size === 1 ? "1 event holds" : `${whole.size} events hold`} all words, ${more} more most of them`);
    if (more && !whole.size) said.unshift("no event holds all of this; shown are those that hold most of it");
  }
  const missing = wanted.filter((each) => !each.held.size).map(({ asked }) => `\u201c${asked}\u201d`);
  if (missing.length) said.unshift(`no event holds ${missing.join(" or ")}`);
  return { held, whole, weights, said };
}
