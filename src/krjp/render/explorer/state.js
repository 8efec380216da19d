// The fragment of the address is the state: what is asked, in which order, and which event is open.

const LISTS = ["kind", "class", "country", "dyad", "topic", "actor", "certainty", "when"];
const TEXTS = ["q", "from", "to", "sort", "event"];

function stateOf(fragment) {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = {};
  for (const name of TEXTS) state[name] = said.get(name) || "";
  for (const name of LISTS) state[name] = [...new Set(said.getAll(name))];
  return state;
}

/** The address of a state; what is not asked does not stand in it. */
function fragmentOf(state) {
  const said = new URLSearchParams();
  for (const name of TEXTS) if (state[name]) said.append(name, state[name]);
  for (const name of LISTS) for (const value of state[name]) said.append(name, value);
  return `#${said}`;
}

/** The address of an event beside all that is asked. */
function addressOf(state, id) {
  const asked = fragmentOf({ ...state, event: "" });
  return `${asked}${asked === "#" ? "" : "&"}event=${encodeURIComponent(id)}`;
}

let state = stateOf(location.hash);

/** Go on to a state; with `replace` the way back does not lead by the present one. */
function go(change, replace = false) {
  const next = fragmentOf({ ...state, ...change });
  if (next === fragmentOf(state)) return;
  history[replace ? "replaceState" : "pushState"](null, "", next);
  show(stateOf(next));
}

/** A list with a value more, or without it if it is there. */
const toggled = (list, value) => (list.includes(value) ? list.filter((each) => each !== value) : [...list, value]);
