// The right-hand pane: the suggestion at hand and the queue, a coding, a passage to code, the interview's memo.

import { el, fill } from "./dom.js";

const VALENCES = ["positief", "negatief", "gemengd", "neutraal"];

export function side(room) {
  const { state, lasting } = room;
  if (state.picked) return pickForm(room);
  if (state.coding && room.coding(state.coding)) return codingCard(room, room.coding(state.coding));
  const { texts } = lasting;
  const tabs = [
    ["suggestions", `${texts.suggestions} (${room.queue().length})`],
    ["codings", `${texts.codings} (${room.codings().length})`],
    ["about", texts.about],
  ];
  const pane = { suggestions: suggestionPane, codings: codingPane, about: aboutPane }[state.tab];
  return [
    el("div", { class: "le-tabs", role: "group", "aria-label": texts.title }, tabs.map(([tab, name]) =>
      el("button", { ...button("le-tab"), "data-field": `tab ${tab}`, "aria-pressed": String(state.tab === tab),
        onclick: () => room.set({ tab }) }, name))),
    pane(room),
  ];
}

// Suggestions

function suggestionPane(room) {
  const { texts } = room.lasting;
  const queue = room.queue();
  if (!queue.length) return el("p", { class: "le-hint" }, room.state.filter ? texts.no_open_filter : texts.no_open);
  const current = queue.find((item) => item.guid === room.state.current);
  return [current && suggestionCard(room, current, queue), el("ol", { class: "le-list" }, queue.map((item) => line(room, item)))];
}

function suggestionCard(room, item, queue) {
  const { texts } = room.lasting;
  const { draft } = room.state;
  const changed = draft.code !== item.code || draft.valence !== item.valence;
  return el("article", { ...card(item.guid, "le-suggestion-card"), "aria-label": texts.suggestion },
    el("div", { class: "le-place" }, fill(texts.place, { at: queue.indexOf(item) + 1, total: queue.length }),
      el("span", { class: "le-spring" }),
      el("button", { ...button("le-small"), "aria-label": texts.previous, title: texts.previous,
        onclick: () => room.step(-1) }, "↑", key("k")),
      el("button", { ...button("le-small"), "aria-label": texts.next, title: texts.next,
        onclick: () => room.step(1) }, "↓", key("j"))),
    quote(room, item),
    el("p", { class: "le-reason" }, el("b", {}, `${texts.reason}: `), item.reason, " ",
      el("span", { class: "le-score", title: fill(texts.score, item) }, `(${item.strength})`)),
    codeField(room, texts.other_code),
    valenceField(room),
    memoField(room),
    el("div", { class: "le-buttons" },
      el("button", { ...button("le-primary"), "data-do": "accept", onclick: () => room.accept() },
        changed ? texts.accept_changed : texts.accept, doKeys("a")),
      el("button", { ...button(), "data-do": "reject", onclick: () => room.reject() }, texts.reject, key("r"))),
    definition(room, draft.code));
}

// Codings

function codingPane(room) {
  const { texts } = room.lasting;
  const codings = room.codings();
  const rejected = room.rejected();
  return [
    codings.length
      ? el("ol", { class: "le-list" }, codings.map((item) => line(room, item)))
      : el("p", { class: "le-hint" }, texts.no_codings),
    rejected.length > 0 && el("details", {}, el("summary", {}, `${texts.rejected} (${rejected.length})`),
      el("ol", { class: "le-list" }, rejected.map((item) => el("li", { class: "le-rejected" }, quote(room, item),
        el("button", { ...button("le-small"), onclick: () => room.reopen(item) }, texts.reopen))))),
  ];
}

function codingCard(room, item) {
  const { texts } = room.lasting;
  const { draft } = room.state;
  const changed = draft.code !== item.code || draft.valence !== item.valence;
  const origin = item.suggestion ? texts.from_suggestion : texts.by_hand;
  return el("article", { ...card(item.guid), "aria-label": texts.coding_title },
    el("button", { ...button("le-link"), onclick: () => room.close() }, `← ${texts.back}`),
    el("h2", {}, texts.coding_title),
    quote(room, item),
    el("p", { class: "le-reason" }, `${fill(texts.coded_by, item)} (${origin})`),
    codeField(room, texts.code),
    valenceField(room),
    el("div", { class: "le-buttons" },
      el("button", { ...button("le-primary"), "data-do": "change", disabled: !changed, onclick: () => room.change() },
        texts.change),
      el("button", { ...button(), "data-do": "withdraw", onclick: () => room.withdraw() },
        item.suggestion ? texts.withdraw_suggestion : texts.withdraw)),
    memos(room, item.notes, texts.memos, () => room.saveMemo("codering", item.guid)),
    definition(room, draft.code));
}

// A passage that somebody selected

function pickForm(room) {
  const { texts } = room.lasting;
  const { picked, draft } = room.state;
  const same = room.alreadyCoded();
  const there = same && room.coding(same.guid);
  return el("article", { ...card("pick"), "aria-label": texts.pick_title },
    el("h2", {}, texts.pick_title),
    el("blockquote", { class: "le-quote" }, picked.quote),
    el("p", { class: "le-hint" }, texts.pick_borders),
    codeField(room, texts.code, texts.choose_code),
    valenceField(room),
    memoField(room),
    same && el("div", { class: "le-warning", role: "alert" }, texts.already_coded,
      there && el("button", { ...button("le-small"), "data-do": "to-coding", onclick: () => room.toCoding(there) },
        texts.to_coding)),
    el("div", { class: "le-buttons" },
      el("button", { ...button("le-primary"), "data-do": "code", disabled: !draft.code || same,
        onclick: () => room.codePicked() }, texts.pick_do, doKeys("Enter")),
      el("button", { ...button(), onclick: () => room.close() }, texts.cancel, key("Esc"))),
    draft.code && definition(room, draft.code));
}

// The interview

function aboutPane(room) {
  const { texts, name, about, source } = room.lasting;
  return [
    el("h2", {}, name),
    el("dl", { class: "le-about" }, about.map(([label, value]) => [el("dt", {}, label), el("dd", {}, value)])),
    memos(room, room.data.notes, texts.memo_source, () => room.saveMemo("interview", source)),
  ];
}

// Pieces

function line(room, item) {
  const { texts, valences } = room.lasting;
  const current = item.guid === room.state.current && item.kind === "suggestion";
  const code = room.code(item.code);
  return el("li", {},
    el("button", { ...button(`le-line le-${item.kind}`), "data-guid": item.guid, "data-field": `line ${item.guid}`,
      "aria-current": current ? "true" : undefined, vars: { "--le-1": code.color },
      onclick: () => room.choose(item, true) },
      el("span", { class: "le-line-head" }, el("b", {}, code.name), el("span", {}, valences[item.valence].toLowerCase()),
        item.notes?.length > 0 && el("span", { title: texts.memos }, "✎")),
      el("span", { class: "le-line-quote" }, room.quote(item))));
}

function quote(room, item) {
  const code = room.code(item.code);
  return el("button", { ...button("le-quote"), title: room.lasting.texts.to_text, vars: { "--le-1": code.color },
    onclick: () => room.transcript.show(item.guid) },
    el("b", {}, code.name), el("span", {}, `“${room.quote(item)}”`));
}

function codeField(room, label, empty) {
  const { draft } = room.state;
  const options = room.lasting.codes.map((code) =>
    el("option", { value: code.id, disabled: !code.codable, selected: code.id === draft.code },
      "\u2003".repeat(code.lineage.length - 1) + code.name));
  return el("label", { class: "le-label" }, label,
    el("select", { class: "le-field", "data-field": "code",
      onchange: (event) => room.draft({ code: event.target.value }) },
      empty && el("option", { value: "", selected: !draft.code }, empty), options));
}

function valenceField(room) {
  const { texts, valences } = room.lasting;
  return el("fieldset", { class: "le-valences" }, el("legend", {}, texts.valence), VALENCES.map((valence, index) =>
    el("label", { class: `le-valence${room.state.draft.valence === valence ? " le-on" : ""}` },
      el("input", { type: "radio", name: "le-valence", value: valence, "data-field": `valence ${valence}`,
        checked: room.state.draft.valence === valence, onchange: () => room.draft({ valence }) }),
      valences[valence], key(index + 1))));
}

function memoField(room) {
  const { texts } = room.lasting;
  return el("label", { class: "le-label" }, texts.memo,
    el("textarea", { class: "le-field", rows: "2", "data-field": "memo", placeholder: texts.memo_hint,
      value: room.state.draft.memo, oninput: (event) => { room.state.draft.memo = event.target.value; } }));
}

function memos(room, notes, title, save) {
  const { texts } = room.lasting;
  return el("section", { class: "le-memos" },
    el("h3", {}, title),
    notes.length ? notes.map((note) => el("p", { class: "le-memo" }, note.text,
      el("small", {}, fill(texts.memo_by, note)))) : el("p", { class: "le-hint" }, texts.no_memos),
    memoField(room),
    el("button", { ...button(), "data-do": "memo", onclick: save }, texts.memo_save,
      el("kbd", { class: "le-typing" }, "Ctrl+Enter")));
}

function definition(room, id) {
  const { texts } = room.lasting;
  const code = room.code(id);
  const part = (title, text) => text && el("p", {}, el("b", {}, `${title}: `), text);
  if (!code.definition && !code.use_when && !code.avoid_when) return null;
  return el("details", { class: "le-definition", open: room.state.definition,
    ontoggle: (event) => { room.state.definition = event.target.open; } },
    el("summary", {}, `${texts.definition}: ${code.name}`),
    code.definition && el("p", {}, code.definition),
    part(texts.use_when, code.use_when), part(texts.avoid_when, code.avoid_when));
}

const button = (more = "") => ({ type: "button", class: `le-button ${more}`.trim() });
const card = (name, more = "") => ({ class: `le-card ${more}`.trim(), "data-card": name, tabindex: "-1" });
const key = (name) => el("kbd", {}, String(name));
/** The key that does it, and the one that does it from within the memo; the style sheet shows the one that holds. */
const doKeys = (name) => [el("kbd", { class: "le-not-typing" }, name), el("kbd", { class: "le-typing" }, "Ctrl+Enter")];
