// Memos: what was written, by whom, and a field for another. One's own can be changed and taken away.

import { el, fill } from "./dom.js";

export function memos(room, kind, target, title) {
  const { texts } = room;
  const notes = room.model.notes(kind, target);
  return el("section", { class: "le-memos" },
    el("h3", {}, title),
    notes.length ? notes.map((note) => memo(room, note)) : el("p", { class: "le-hint" }, texts.no_memos),
    memoField(room),
    el("button", { type: "button", class: "le-button", "data-do": "memo", onclick: () => room.saveMemo(kind, target) },
      texts.memo_save, el("kbd", { class: "le-typing" }, "Ctrl+Enter")));
}

export function memoField(room) {
  const { texts } = room;
  return el("label", { class: "le-label" }, texts.memo,
    el("textarea", { class: "le-field", rows: "2", "data-field": "memo", placeholder: texts.memo_hint,
      value: room.state.draft.memo, oninput: (event) => { room.state.draft.memo = event.target.value; } }));
}

function memo(room, note) {
  const { texts, state } = room;
  if (state.editing === note.guid) return editor(room, note);
  const button = (name, act, what) => el("button", { type: "button", class: "le-link", "data-do": what, onclick: act }, name);
  return el("div", { class: "le-memo" }, note.text, el("small", {}, fill(texts.memo_by, note)),
    note.mine && el("div", { class: "le-buttons" },
      button(texts.memo_change, () => room.set({ editing: note.guid }), "memo-edit"),
      button(texts.memo_withdraw, () => room.withdrawMemo(note), "memo-withdraw")));
}

function editor(room, note) {
  const { texts } = room;
  const field = el("textarea", { class: "le-field", rows: "4", "data-field": "memo-edit", "aria-label": texts.memo, value: note.text });
  return el("div", { class: "le-memo" }, field, el("div", { class: "le-buttons" },
    el("button", { type: "button", class: "le-button le-small", "data-do": "memo-keep",
      onclick: () => room.changeMemo(note, field.value) }, texts.memo_save),
    el("button", { type: "button", class: "le-button le-small", onclick: () => room.set({ editing: null }) }, texts.cancel)));
}
