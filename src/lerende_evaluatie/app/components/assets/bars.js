// The bars above and below: which interview, how far, what was saved; messages; the keys.

import { el, fill } from "./dom.js";

const NAME = 38;

export function toolbar(room) {
  const { texts, source } = room.lasting;
  const { sources, open, decided, decided_all: all } = room.data;
  const total = room.data.suggestions.length + decided.length;
  const here = total - room.suggestions().length;
  const [way] = room.ways();
  const undo = way ? (way.label ? fill(texts.undo_what, { what: way.label }) : texts.undo) : texts.undo_none;
  const inAll = fill(texts.progress_all, { decided: all, total: all + open });
  const small = { type: "button", class: "le-button le-small" };
  return [
    el("label", { class: "le-source" }, el("span", { class: "le-hidden" }, texts.interview),
      el("select", { class: "le-field", "data-field": "source", onchange: (event) => room.openSource(event.target.value) },
        sources.map((one) => el("option", { value: one.guid, selected: one.guid === source },
          fill(texts.interview_option, { ...one, name: shortened(one.name) }))))),
    el("div", { class: "le-progress", title: inAll },
      el("progress", { max: String(total || 1), value: here, "aria-label": texts.suggestions }),
      el("span", {}, total ? fill(texts.progress_source, { decided: here, total }) : texts.no_suggestions_yet),
      el("span", { class: "le-quiet le-in-all" }, inAll)),
    el("span", { class: "le-spring" }),
    el("span", { class: "le-saved", role: "status", "data-saved": String(room.isSaved()) },
      room.isSaved() ? texts.saved : texts.saving),
    el("label", { class: "le-check" }, el("input", { type: "checkbox", checked: room.state.openOnly,
      "data-field": "open-only", onchange: (event) => room.set({ openOnly: event.target.checked }) }), texts.open_only),
    el("button", { ...small, title: texts.smaller, "aria-label": texts.smaller, onclick: () => room.resize(-1) }, "A−"),
    el("button", { ...small, title: texts.larger, "aria-label": texts.larger, onclick: () => room.resize(1) }, "A+"),
    el("button", { ...small, title: undo, disabled: !way, "data-do": "undo", onclick: () => room.undo() },
      `↶ ${texts.undo}`, el("kbd", {}, "u")),
  ];
}

export function notices(room) {
  const shown = room.data.notices.filter((notice) => !room.state.dismissed.has(notice.id));
  const dismiss = (notice) => {
    room.state.dismissed.add(notice.id);
    room.refresh();
  };
  return shown.map((notice) => el("p", { class: "le-notice" }, notice.text,
    el("button", { type: "button", class: "le-button le-small", title: room.lasting.texts.dismiss,
      "aria-label": room.lasting.texts.dismiss, onclick: () => dismiss(notice) }, "×")));
}

export function keyLine(room) {
  const { texts, keys } = room.lasting;
  const coder = fill(texts.coder, { name: room.data.coder });
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
