// From a state to what is shown, and from what is done to a state.

let shown = "";

/** Show a state; what only differs in the open event does not change the rest. `passing` states are not kept. */
function show(next, again = false, passing = false) {
  const before = state;
  state = next;
  const key = fragmentOf({ ...next, event: "" });
  if (again || key !== shown) {
    if (key !== shown) limit = STEP;
    shown = key;
    const found = answer(next);
    showTimeline(next, found);
    showFacets(next, found);
    showChosen(next);
    showTable(next, found);
    byId("meant").replaceChildren(...found.said.map((text) => make("span", {}, text)));
    if (document.activeElement !== byId("q")) byId("q").value = next.q;
  }
  if (passing) state = before;
  else showCard(next);
}

function listen() {
  const search = byId("q");
  let typed = null;
  search.addEventListener("input", () => {
    // A word typed is one step back, not a step a letter.
    go({ q: search.value }, Boolean(typed));
    clearTimeout(typed);
    typed = setTimeout(() => { typed = null; }, 1500);
  });
  byId("search").addEventListener("submit", (event) => event.preventDefault());
  for (const name of ["from", "to"]) {
    byId(name).addEventListener("change", (event) => go({ [name]: event.target.value }));
  }
  const around = () => (state.from || state.to ? chosenDays(state).reduce((one, other) => (one + other) / 2) : undefined);
  byId("in").addEventListener("click", () => zoom(0.5, around()));
  byId("out").addEventListener("click", () => zoom(2));
  byId("all").addEventListener("click", () => look(...widest));
  byId("into").addEventListener("click", () => look(...chosenDays(state)));
  const along = (share) => () => { const by = (view[1] - view[0]) * share; look(view[0] + by, view[1] + by); };
  byId("earlier").addEventListener("click", along(-0.5));
  byId("later").addEventListener("click", along(0.5));
  byId("csv").addEventListener("click", downloadCsv);
  byId("link").addEventListener("click", () => copy(location.href, "Link copied"));
  byId("more").addEventListener("click", () => {
    const before = limit;
    limit += STEP;
    show(state, true);
    byId("events").querySelectorAll("a")[before]?.focus();
  });
  byId("card").addEventListener("cancel", (event) => { event.preventDefault(); go({ event: "" }); });
  byId("card").addEventListener("click", (event) => { if (event.target === byId("card")) go({ event: "" }); });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, dialog");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); search.focus(); }
  });
  addEventListener("popstate", () => { byId("q").value = stateOf(location.hash).q; show(stateOf(location.hash)); });
  addEventListener("beforeprint", () => {
    limit = Infinity;
    show(state, true);
    const cited = new Set(listed.flat().flatMap(({ sources }) => sources.map(({ number }) => number)));
    showSources((number) => cited.has(number), true);
  });
  addEventListener("afterprint", () => showSources(() => true, false));
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === width) return;
    width = contentRect.width;
    showTimeline(drawn.asked, drawn.found);
  }).observe(byId("plot"));
}

/** Of the sources at the foot of the page, show some; on paper all must be open. */
function showSources(wanted, open) {
  const sources = byId("sources");
  if (!sources) return;
  sources.open = open;
  sources.querySelectorAll("li").forEach((item, at) => { item.hidden = !wanted(at + 1); });
}

byId("explorer").hidden = false;
if (matchMedia("(max-width: 56rem)").matches) byId("filters").open = false;
brushed();
listen();
show(state, true);
// The first search then has its index.
(window.requestIdleCallback || setTimeout)(() => wordIndex());
