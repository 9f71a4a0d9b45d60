// Pieces of the right-hand pane that several cards share.

import { arrange, el, fill } from "./dom.js";

const VALENCES = ["positief", "negatief", "gemengd", "neutraal"];

export const button = (more = "") => ({ type: "button", class: `le-button ${more}`.trim() });
export const card = (name, more = "") => ({ class: `le-card ${more}`.trim(), "data-card": name, tabindex: "-1" });
export const key = (name) => el("kbd", {}, String(name));
/** The key that does it, and the one that does it from within the memo; the style sheet shows the one that holds. */
export const doKeys = (name) => [el("kbd", { class: "le-not-typing" }, name), el("kbd", { class: "le-typing" }, "Ctrl+Enter")];

/** Return the list of `items`, with what the one at hand is. */
export function lines(room, items, kind) {
  const { model, state, kept } = room;
  const now = kind === "coding" ? state.coding : state.current;
  const rows = items.map((item) => {
    const key = [item, item.guid === now, state.skipped.has(item.guid), model.noted.get(item.guid), model.codebook];
    return kept.keep(`${kind} ${item.guid}`, key, () => line(room, item, kind, item.guid === now));
  });
  return arrange(kept.keep(`${kind} list`, null, () => el("ol", { class: "le-list" })), rows);
}

function line(room, item, kind, current) {
  const { texts, model, state } = room;
  const code = model.code(item.code);
  return el("li", {},
    el("button", { ...button(`le-line le-${kind}`), "data-guid": item.guid, "data-field": `line ${item.guid}`,
      "aria-current": current ? "true" : undefined, vars: { "--le-1": code.color },
      onclick: () => room.choose(item, { flash: true, kind }) },
      el("span", { class: "le-line-head" }, el("b", {}, code.name), el("span", {}, texts.valences[item.valence].toLowerCase()),
        item.mine === false && el("span", {}, item.by),
        state.skipped.has(item.guid) && el("span", {}, texts.skipped),
        model.noted.get(item.guid) && el("span", { title: texts.memos }, "✎")),
      el("span", { class: "le-line-quote" }, room.quote(item))));
}

export function quote(room, item) {
  const code = room.model.code(item.code);
  return el("button", { ...button("le-quote"), title: room.texts.to_text, vars: { "--le-1": code.color },
    onclick: () => room.transcript.show(item) },
    el("b", {}, code.name), el("span", {}, `“${room.quote(item)}”`));
}

export function valenceField(room) {
  const { texts, state } = room;
  return el("fieldset", { class: "le-valences" }, el("legend", {}, texts.valence), VALENCES.map((valence, index) =>
    el("label", { class: `le-valence${state.draft.valence === valence ? " le-on" : ""}` },
      el("input", { type: "radio", name: "le-valence", value: valence, "data-field": `valence ${valence}`,
        checked: state.draft.valence === valence, onchange: () => room.draft({ valence }) }),
      texts.valences[valence], key(index + 1))));
}

export function borders(room) {
  const { texts } = room;
  const one = (name, keys, title, act) => el("button", { ...button("le-small"), title, "aria-label": title, "data-do": `border ${keys}`,
    "data-field": `border ${keys}`, onclick: act }, name, key(keys));
  return el("div", { class: "le-borders", role: "group", "aria-label": texts.borders }, el("span", {}, texts.borders),
    one(texts.widen, "+", texts.widen_what, () => room.widen()),
    one(texts.narrow, "−", texts.narrow_what, () => room.narrow()),
    one("", "→", texts.pick_borders, () => room.moveBorder("end", 1)),
    one("", "←", texts.pick_borders, () => room.moveBorder("end", -1)));
}

export function definition(room, id) {
  const { texts, state } = room;
  const code = room.model.code(id);
  const part = (title, text) => text && el("p", {}, el("b", {}, `${title}: `), text);
  if (!code.definition && !code.use_when && !code.avoid_when) return null;
  return el("details", { class: "le-definition", open: state.definition, ontoggle: (event) => { state.definition = event.target.open; } },
    el("summary", { "data-field": "definition" }, fill(texts.definition, code)),
    code.definition && el("p", {}, code.definition),
    part(texts.use_when, code.use_when), part(texts.avoid_when, code.avoid_when));
}
