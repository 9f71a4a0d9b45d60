// The queue: how it is ordered and filtered, the suggestion at hand, and those that follow.

import { codePicker } from "./codepicker.js";
import { el, fill } from "./dom.js";
import { memoField } from "./memos.js";
import { borders, button, card, definition, doKeys, key, lines, quote, valenceField } from "./pieces.js";

/** Lines shown before and after the one at hand: thousands of them would make every key wait. */
const BEFORE = 8;
const AFTER = 40;

/** Return what the pane rests on: as long as that is the same, it need not be drawn anew. */
export function queueKey(room) {
  const { state, model, queue } = room;
  const { current, draft, typed, order, engine, filter, skipped } = state;
  const at = Math.max(queue.findIndex((item) => item.guid === current), 0);
  const shown = queue.slice(Math.max(at - BEFORE, 0), at + AFTER).map((item) => [item.guid, model.noted.has(item.guid)]);
  return [model.source, model.codebook, current, draft, typed, order, engine, state.case, state.group, filter, [...skipped], queue.length, at, shown,
    room.nextSource(), room.choices, room.recent];
}

export function queuePane(room) {
  const { queue } = room;
  const current = queue.find((item) => item.guid === room.state.current);
  return [
    filters(room),
    queue.length ? current && suggestionCard(room, current, queue) : nothingOpen(room),
    around(room, queue, current),
  ];
}

function nothingOpen(room) {
  const { texts, state } = room;
  const next = room.nextSource();
  const filtered = state.filter || state.engine;
  return [
    el("p", { class: "le-hint" }, filtered ? texts.no_open_filter : texts.no_open),
    next && el("button", { ...button("le-primary"), "data-do": "next-source", onclick: () => room.goToNextSource() },
      fill(texts.next_source, next), key("g")),
  ];
}

function around(room, queue, current) {
  const at = Math.max(queue.indexOf(current), 0);
  const [from, to] = [Math.max(at - BEFORE, 0), Math.min(at + AFTER, queue.length)];
  const more = (count, text) => count > 0 && el("p", { class: "le-hint" }, fill(text, { count }));
  return [
    more(from, room.texts.earlier),
    lines(room, queue.slice(from, to), "suggestion"),
    more(queue.length - to, room.texts.later),
  ];
}

function filters(room) {
  const { state, choices, model, kept } = room;
  const { order, case: pilot, group, engine, filter } = state;
  return kept.keep("filters", [order, pilot, group, engine, filter, choices, model.codebook], () => filterFields(room));
}

function filterFields(room) {
  const { texts, state, choices } = room;
  const select = (field, label, options, change) => el("label", { class: "le-label" }, label,
    el("select", { class: "le-field", "data-field": field, onchange: (event) => change(event.target.value) },
      options.map(([value, name]) => el("option", { value, selected: value === state[field] }, name))));
  const all = ["", texts.all];
  const same = (names) => names.map((name) => [name, name]);
  const on = ["case", "group", "engine"].filter((field) => state[field]).length + (state.order !== "place");
  return el("details", { class: "le-filters", open: state.filtersOpen, ontoggle: (event) => { state.filtersOpen = event.target.open; } },
    el("summary", { "data-field": "filters" }, texts.filters, on > 0 && ` (${on})`),
    el("div", { class: "le-filter-grid" },
      select("order", texts.order, Object.entries(texts.orders), (order) => room.set({ order })),
      select("case", texts.case, [all, ...same(choices.cases)], (value) => room.set({ case: value })),
      select("group", texts.group, [all, ...choices.groups], (value) => room.set({ group: value })),
      select("engine", texts.engine, [all, ...same(choices.engines)], (value) => room.narrowTo({ engine: value }))),
    state.filter && el("p", { class: "le-hint" }, fill(texts.filtered_code, room.model.code(state.filter))));
}

function suggestionCard(room, item, queue) {
  const { texts } = room;
  const { draft } = room.state;
  return el("article", { ...card(item.guid, "le-suggestion-card"), "aria-label": texts.suggestion },
    el("div", { class: "le-place" }, fill(texts.place, { at: queue.indexOf(item) + 1, total: queue.length }),
      el("span", { class: "le-spring" }),
      step(room, texts.previous, "↑", "k", -1), step(room, texts.next, "↓", "j", 1)),
    quote(room, { ...item, code: draft.code, start: draft.start, end: draft.end }),
    el("p", { class: "le-reason" }, el("b", {}, `${texts.reason}: `), item.reason, " ",
      el("span", { class: "le-score", title: fill(texts.score, { score: item.score.toFixed(2).replace(".", ",") }) }, `(${item.strength})`)),
    codePicker(room, { label: texts.other_code, placeholder: texts.other_code }),
    valenceField(room),
    borders(room),
    memoField(room),
    el("div", { class: "le-buttons" },
      el("button", { ...button("le-primary"), "data-do": "accept", onclick: () => room.accept() },
        room.isChanged(item) ? texts.accept_changed : texts.accept, doKeys("a")),
      el("button", { ...button(), "data-do": "reject", onclick: () => room.reject() }, texts.reject, key("r")),
      el("button", { ...button(), "data-do": "skip", onclick: () => room.skip() }, texts.skip, key("o"))),
    definition(room, draft.code));
}

function step(room, name, sign, letter, by) {
  return el("button", { ...button("le-small"), "aria-label": name, title: name, onclick: () => room.step(by) }, sign, key(letter));
}
