"use strict";

// What the page is about, as krjp wrote it (krjp.render.explorer.content).

const content = JSON.parse(document.getElementById("content").textContent);
const { events } = content;
for (const event of events) {
  event.sources = (event.sources || []).map((values) =>
    Object.fromEntries([...content.citation, "number"].map((name, at) => [name, values[at]])));
}
