// Making elements. Strings become text nodes: nothing that somebody typed is ever read as HTML.

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "vars") for (const [key, one] of Object.entries(value)) node.style.setProperty(key, one);
    else if (name === "value" || name === "checked" || name === "selected") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/**
 * Put `children` in `parent`; the field somebody is typing in (known by data-field) keeps focus and caret.
 * When its card (data-card) made place for another, that card gets the focus: keys typed on go to nobody's memo.
 */
export function refill(parent, ...children) {
  const active = parent.contains(document.activeElement) ? document.activeElement : null;
  const field = active?.dataset.field;
  const card = cardOf(active);
  const caret = active && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  arrange(parent, children); // the browser keeps the scroll place: nothing is laid out in between
  if (active && document.activeElement === active) return;
  const again = field && parent.querySelector(`[data-field="${CSS.escape(field)}"]`);
  if (!again || cardOf(again) !== card) {
    if (card) parent.querySelector("[data-card]")?.focus({ preventScroll: true });
    return;
  }
  again.focus({ preventScroll: true });
  if (caret && caret[0] !== null && "setSelectionRange" in again) again.setSelectionRange(...caret);
}

/** Make `children` what `parent` holds; what was there and stays is not touched, so that the browser need not look at it again. */
export function arrange(parent, ...children) {
  const wanted = children.flat(4).filter((child) => child !== null && child !== undefined && child !== false);
  const staying = new Set(wanted);
  [...parent.childNodes].filter((node) => !staying.has(node)).forEach((node) => node.remove());
  wanted.forEach((node, index) => {
    const there = parent.childNodes[index];
    if (there !== node) parent.insertBefore(typeof node === "string" ? document.createTextNode(node) : node, there ?? null);
  });
  return parent;
}

/** Nodes by name, made anew only when what they rest on changed. */
export class Kept {
  constructor() {
    this.nodes = new Map();
  }

  /** Return what `build` made for this `key`: a node or a list of nodes. Handlers in it must rest on the key, too. */
  keep(name, key, build) {
    const now = JSON.stringify(key);
    const had = this.nodes.get(name);
    if (had?.now === now) return had.made;
    const made = build();
    this.nodes.set(name, { now, made });
    return made;
  }

  clear() {
    this.nodes.clear();
  }
}

const cardOf = (node) => node?.closest("[data-card]")?.dataset.card;

export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
