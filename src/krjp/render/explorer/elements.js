// Elements made of text that is never read as markup.

/** A number with its thousands apart. */
const inDigits = new Intl.NumberFormat("en").format;
const byId = (id) => document.getElementById(id);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, harmless(`${value}`));
  }
  for (const child of children.flat(Infinity)) {
    if (child instanceof Node) element.append(child);
    else if (child !== null && child !== undefined && child !== "") element.append(harmless(`${child}`));
  }
  return element;
}

const make = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
const draw = (name, attributes = {}, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

/** The sign of a class, for the eye, and its name for the ear. */
function signOf(event) {
  const name = event.event_class || NONE;
  const { sign } = content.classes[name];
  return sign ? make("span", { class: `sign ${name}`, title: className(name) },
    make("span", { "aria-hidden": "true" }, sign), make("span", { class: "ear" }, className(name))) : null;
}

/** Say something to whoever listens, and show it for a moment. */
function tell(text) {
  const place = byId("told");
  place.textContent = text;
  clearTimeout(tell.waiting);
  tell.waiting = setTimeout(() => { place.textContent = ""; }, 4000);
}

/** Put text where it can be pasted from. */
async function copy(text, told) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Not every browser lets a page from a file do this.
    const area = make("textarea", { "aria-label": "Text to copy" });
    area.value = text;
    (document.querySelector("dialog[open]") || document.body).append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) { tell("This browser does not let a page copy; select the text instead."); return; }
  }
  tell(told);
}
