// The right-hand pane: the suggestion at hand and the queue, a coding, a passage to code, a code, the interview.

import { codePicker } from "./codepicker.js";
import { el, fill } from "./dom.js";
import { memoField, memos } from "./memos.js";
import { queuePane } from "./queue.js";
import { borders, button, card, definition, key, lines, quote, valenceField } from "./pieces.js";

/** Return what the tabs rest on. */
export function tabsKey(room) {
  const { state, model, queue } = room;
  return [state.tab, state.filter, queue.length, model.view.codings.filter((item) => room.inCode(item)).length];
}

export function tabs(room) {
  const { texts, state, model } = room;
  const names = [
    ["suggestions", `${texts.suggestions} (${room.queue.length})`],
    ["codings", `${texts.codings} (${model.view.codings.filter((item) => room.inCode(item)).length})`],
    ["find", texts.find],
    state.filter && ["code", texts.code],
    ["about", texts.about],
  ];
  return names.filter(Boolean).map(([tab, name]) => el("button", { ...button("le-tab"), "data-field": `tab ${tab}`,
    "aria-pressed": String(state.tab === tab), onclick: () => room.set({ tab, picked: false, coding: null }) }, name));
}

export function side(room) {
  const { state } = room;
  if (state.picked) return pickForm(room);
  const coding = room.coding(state.coding);
  if (coding) return codingCard(room, coding);
  const panes = { suggestions: queuePane, codings: codingPane, code: codePane, about: aboutPane };
  return (panes[state.tab] ?? queuePane)(room);
}

function codingPane(room) {
  const { texts, model } = room;
  const codings = model.view.codings.filter((item) => room.inCode(item));
  const rejected = model.view.rejected.filter((item) => room.inFilter(item));
  return [
    codings.length
      ? lines(room, codings, "coding")
      : el("p", { class: "le-hint" }, texts.no_codings),
    rejected.length > 0 && el("details", {}, el("summary", {}, `${texts.rejected} (${rejected.length})`),
      el("ol", { class: "le-list" }, rejected.map((item) => el("li", { class: "le-rejected" }, quote(room, item),
        el("button", { ...button("le-small"), "data-do": "reopen", onclick: () => room.reopen(item) }, texts.reopen))))),
  ];
}

function codingCard(room, item) {
  const { texts } = room;
  const { draft, copied } = room.state;
  const origin = item.suggestion ? texts.from_suggestion : texts.by_hand;
  return el("article", { ...card(item.guid), "aria-label": texts.coding_title },
    el("button", { ...button("le-link"), onclick: () => room.close() }, `← ${texts.back}`),
    el("h2", {}, texts.coding_title),
    quote(room, { ...item, code: draft.code, start: draft.start, end: draft.end }),
    el("p", { class: "le-reason" }, item.at ? `${fill(texts.coded_by, item)} (${origin})` : texts.just_coded),
    item.mine ? ownCoding(room, item) : el("p", { class: "le-hint" }, fill(texts.not_yours, item)),
    el("button", { ...button("le-small"), "data-do": "copy", onclick: () => room.copyQuote(item) },
      copied === item.guid ? texts.copied : texts.copy),
    memos(room, "codering", item.guid, texts.memos),
    definition(room, draft.code));
}

function ownCoding(room, item) {
  const { texts } = room;
  return [
    codePicker(room, { label: texts.code, placeholder: texts.other_code }),
    valenceField(room),
    borders(room),
    el("div", { class: "le-buttons" },
      el("button", { ...button("le-primary"), "data-do": "change", disabled: !room.isChanged(item), onclick: () => room.change() },
        texts.change, key("Enter")),
      el("button", { ...button(), "data-do": "withdraw", onclick: () => room.withdraw() },
        item.suggestion ? texts.withdraw_suggestion : texts.withdraw)),
  ];
}

/** What belongs to the words that somebody selected; the code is chosen in the palette beside them, or in the tree. */
function pickForm(room) {
  const { texts } = room;
  return el("article", { ...card("pick"), "aria-label": texts.pick_title },
    el("h2", {}, texts.pick_title),
    el("p", { class: "le-hint" }, texts.pick_how),
    el("blockquote", { class: "le-quote" }, room.quote(room.state.draft)),
    borders(room),
    valenceField(room),
    memoField(room),
    el("p", { class: "le-hint" }, texts.pick_memo),
    el("div", { class: "le-buttons" },
      el("button", { ...button(), "data-do": "ready", onclick: () => room.close() }, texts.ready, key("Esc"))),
    given(room));
}

function given(room) {
  const items = room.given();
  return items.length > 0 && [el("h3", {}, room.texts.given), lines(room, items, "coding")];
}

function codePane(room) {
  const { texts, model, state } = room;
  const code = model.code(state.filter);
  return [
    el("h2", {}, code.name),
    code.draft && el("p", { class: "le-hint" }, fill(texts.draft_by, { by: code.by })),
    definition(room, code.id),
    el("button", { ...button("le-small"), "data-do": "passages", onclick: () => room.showFinder({ code: code.id }) }, texts.all_passages),
    memos(room, "code", code.id, texts.memo_code),
  ];
}

function aboutPane(room) {
  const { texts, here, model } = room;
  return [
    el("h2", {}, here.name),
    el("dl", { class: "le-about" }, here.about.map(([label, value]) => [el("dt", {}, label), el("dd", {}, value)])),
    memos(room, "interview", model.source, texts.memo_source),
  ];
}

