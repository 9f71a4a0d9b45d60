// The bars above and below: which interview, how far, what was saved; messages; the keys.

import { el, fill } from "./dom.js";

const NAME = 38;

export function toolbar(room) {
  const { texts, state, model, kept } = room;
  const { others, openOnly } = state;
  return [
    sourcePicker(room),
    progress(room),
    kept.keep("spring", null, () => el("span", { class: "le-spring" })),
    room.savedMark,
    kept.keep("checks", [others, openOnly], () => checks(room)),
    button(described(room, texts.undo_what, model.undo[0], texts.undo_none), ["↶", el("span", { class: "le-wide-only" }, texts.undo), el("kbd", {}, "u")],
      { "data-do": "undo", disabled: !model.undo.length, onclick: () => room.undo() }),
    button(described(room, texts.redo_what, model.redo[0], texts.redo_none), ["↷", el("kbd", {}, "y")],
      { "data-do": "redo", disabled: !model.redo.length, onclick: () => room.redo() }),
    kept.keep("help", null, () => button(texts.help, "?", { "data-do": "help", onclick: () => room.help.showModal() })),
  ];
}

function checks(room) {
  const { texts, state } = room;
  return [
    check(texts.others, texts.others_what, "others", state.others, (on) => room.setOthers(on)),
    check(texts.open_only, "", "open-only", state.openOnly, (on) => room.set({ openOnly: on })),
    button(texts.smaller, "A−", { onclick: () => room.resize(-1) }),
    button(texts.larger, "A+", { onclick: () => room.resize(1) }),
  ];
}

function sourcePicker(room) {
  const { texts, model, kept } = room;
  const shown = room.shownSources();
  const picker = kept.keep("source", [model.source, shown.map((one) => one.guid)], () =>
    el("label", { class: "le-source" }, el("span", { class: "le-hidden" }, texts.interview),
      el("select", { class: "le-field", "data-field": "source", onchange: (event) => room.open(event.target.value) },
        shown.map((one) => el("option", { value: one.guid, selected: one.guid === model.source })))));
  const options = picker.querySelectorAll("option");
  shown.forEach((one, index) => retext(options[index], fill(texts.interview_option, { name: shortened(one.name), open: room.openIn(one) })));
  return picker;
}

function progress(room) {
  const { texts, model } = room;
  const total = model.confirmed.suggestions.size;
  const decided = total - model.view.open.length;
  const all = room.sources.reduce((sum, one) => sum + one.total, 0);
  const before = room.sources.reduce((sum, one) => sum + (one.guid === model.source ? 0 : one.total - one.left), 0);
  const inAll = fill(texts.progress_all, { decided: before + decided, total: all });
  return el("div", { class: "le-progress", title: inAll },
    el("progress", { max: String(total || 1), value: decided, "aria-label": texts.suggestions }),
    el("span", {}, total ? fill(texts.progress_source, { decided, total }) : texts.no_suggestions_yet),
    el("span", { class: "le-quiet le-in-all" }, inAll));
}

/** Return what the bar rests on, beside whether all is saved. */
export function toolbarKey({ state, model, sources }) {
  const { openOnly, others, case: pilot, group, engine, filter } = state;
  const total = model.confirmed.suggestions.size;
  return [model.source, total, model.view.open.length, sources, openOnly, others, pilot, group, engine, filter,
    model.undo[0], model.redo[0], model.codebook];
}

/** Say whether all is saved; this changes twice at every key, so it is not drawn anew with the bar. */
export function markSaved({ savedMark, texts, outbox }) {
  const waiting = outbox.isAnswered ? texts.held_up : texts.not_yet_saved;
  const text = outbox.isSaved ? texts.saved : outbox.isOffline ? waiting : texts.saving;
  retext(savedMark, text);
  savedMark.dataset.saved = String(outbox.isSaved);
  savedMark.dataset.offline = String(outbox.isOffline);
}

function retext(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function check(name, what, field, on, turn) {
  return el("label", { class: "le-check", title: what || undefined }, el("input", { type: "checkbox", checked: on, "data-field": field,
    onchange: (event) => turn(event.target.checked) }), name);
}

function button(title, content, props) {
  return el("button", { type: "button", class: "le-button le-small", title, "aria-label": title, ...props }, content);
}

function described({ texts, model }, template, step, none) {
  return step ? fill(template, { what: fill(texts.steps[step.kind] ?? step.kind, { code: step.code ? model.code(step.code).name : "" }) }) : none;
}

export function notices(room) {
  const dismiss = (notice) => room.set({ notices: room.state.notices.filter((one) => one !== notice) });
  return room.state.notices.map((notice) => el("p", { class: "le-notice" }, notice,
    el("button", { type: "button", class: "le-button le-small", title: room.texts.dismiss, "aria-label": room.texts.dismiss,
      onclick: () => dismiss(notice) }, "×")));
}

export function keyLine(room) {
  const { texts } = room;
  const coder = fill(texts.coder, { name: room.coder.name });
  const keys = room.state.picked ? texts.keys_picked : room.state.coding ? texts.keys_coding : texts.keys_queue;
  return [
    el("div", { class: "le-keys" },
      el("label", { class: "le-check" }, el("input", { type: "checkbox", checked: room.state.keys, "data-field": "keys",
        onchange: (event) => room.set({ keys: event.target.checked }) }), texts.keys),
      keys.map(([name, what]) => el("span", { class: "le-key" }, el("kbd", {}, name), ` ${what}`))),
    el("span", { class: "le-coder", title: coder }, coder),
  ];
}

/** Return a long file name without its middle, so that what comes after it stays in sight. */
function shortened(name) {
  const letters = [...name];
  return letters.length <= NAME ? name : [...letters.slice(0, NAME - 13), "…", ...letters.slice(-12)].join("");
}
