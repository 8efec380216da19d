// Everything about one event.

const numbered = new Map(events.map((event) => [event.id, event]));

/** The source of a citation as it stands at the foot of the page, its address, and the place in it. */
function cited(citation) {
  const item = byId(`s${citation.number}`);
  const place = [citation.section, citation.locator].filter(Boolean).join(": ");
  return { text: item.textContent, url: item.querySelector("a")?.href, place };
}

/** What to put under a text that rests on the event: the event, and each of its sources in full. */
function citationOf(event) {
  const sources = event.sources.map((each) => {
    const { text, url, place } = cited(each);
    return [text, place, url].filter(Boolean).join(". ");
  });
  return [`${event.title}. ${event.when} (${event.id}).`, ...new Set(sources)].join("\n");
}

function parties(keys) {
  return (keys || []).map((key) => (content.parties[key] && partyName(key) !== key && /^[A-Z]{3}$/.test(key)
    ? `${partyName(key)} (${key})` : partyName(key))).join(", ");
}

function facts(event) {
  const meeting = event.meeting || {};
  const place = event.place || {};
  const alike = event.symmetric;
  const country = place.country && partyName(place.country) !== place.name ? ` (${partyName(place.country)})` : "";
  const sides = [event.initiators, event.targets].some((side) => side && side.length);
  return [
    ["Date", [event.when, event.date_text && `printed \u201c${event.date_text}\u201d`, `EDTF ${event.edtf}`].filter(Boolean).join("; ")],
    ["Kind", [event.kind, event.event_type && `PLOVER ${event.event_type} (${event.event_class})`].filter(Boolean).join("; ")],
    ["Meeting", [meeting.series, meeting.ordinal && `no. ${meeting.ordinal}`, meeting.level, meeting.mode && `mode ${meeting.mode}`]
      .filter(Boolean).join(", ")],
    [alike ? "Between" : sides ? "Initiators" : "Countries", parties(sides ? event.initiators : event.countries)],
    ["Targets", alike ? "" : parties(event.targets)],
    ["About", parties(event.subjects)],
    ["Framework", event.framework],
    ["Actors", (event.actors || []).map((key) => make("li", {}, (content.parties[key] || {}).line || partyName(key)))],
    ["Place", place.name && `${place.name}${country}`],
    ["Topics", (event.topics || []).join(", ")],
    ["Note", event.note],
    ["Coded by", event.coded_by === "rules" ? "rules; read the source before relying on it" : ""],
  ];
}

function relatedLinks(event) {
  return (event.related || []).map((key) => {
    const other = numbered.get(key);
    if (other) return make("li", {}, make("a", { href: addressOf(state, key) }, other.title), ` (${other.when})`);
    const title = content.elsewhere[key];
    return make("li", {}, title ? `${title} (not on this page)` : `${key} (not in this data)`);
  });
}

function sourceList(event) {
  return event.sources.map((each) => {
    const { text, url, place } = cited(each);
    const more = [place, each.date && `gives ${each.date}`, each.dates_event && "dates the event"].filter(Boolean).join("; ");
    const link = url ? make("a", { href: url, rel: "noopener noreferrer" }, text) : text;
    return make("li", {}, link, more ? make("span", { class: "soft" }, ` \u2013 ${more}`) : null);
  });
}

const section = (title, rows) => (rows.length ? [make("h3", {}, title), make("ul", {}, rows)] : []);

function cardOf(event) {
  const rows = facts(event).filter(([, said]) => said && said.length);
  return [
    make("div", { class: "tools" },
      make("button", { type: "button", id: "cite", onclick: () => copy(citationOf(event), "Citation copied") }, "Copy citation"),
      make("button", { type: "button", onclick: () => copy(location.href, "Link copied") }, "Copy link"),
      make("button", { type: "button", id: "close", onclick: () => go({ event: "" }) }, "Close")),
    make("h2", { id: "card-title", tabindex: -1 }, signOf(event), " ", event.title),
    event.maybe ? make("p", { class: "soft" }, "May meet the question of this page; its date is too vague to tell.") : null,
    event.summary ? make("p", {}, event.summary) : null,
    make("dl", {}, rows.map(([name, said]) => make("div", {}, make("dt", {}, name),
      make("dd", {}, Array.isArray(said) ? make("ul", {}, said) : said)))),
    ...section("Related events", relatedLinks(event)),
    ...section("Sources", sourceList(event)),
    make("p", { class: "soft" }, `Id: ${event.id}`),
  ].filter(Boolean);
}

function showCard(asked) {
  const card = byId("card");
  const event = numbered.get(asked.event);
  if (!event) {
    if (asked.event) tell(`No event on this page is called ${asked.event}`);
    if (card.open) card.close();
    return;
  }
  card.replaceChildren(...cardOf(event));
  if (!card.open) card.showModal();
  card.scrollTop = 0;
  byId("card-title").focus();
}
