"use strict";

// What the page is about, as krjp wrote it (krjp.render.explorer.content).

const content = JSON.parse(document.getElementById("content").textContent);
const { events } = content;
for (const event of events) {
  for (const [name, value] of Object.entries(content.defaults)) if (!(name in event)) event[name] = value;
  event.sources = (event.sources || []).map((values) => {
    const citation = Object.fromEntries(content.citation.map((name, at) => [name, values[at]]));
    return { source: content.sources[citation.number - 1], ...citation };
  });
}
