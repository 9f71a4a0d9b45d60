// What a lesson was before: to look at, and to put back.

import { ask } from "./api.js";
import { el, fill } from "./dom.js";
import { amount } from "./find_results.js";

/** Return the list, which asks for the versions when somebody opens it; `renew(version)` tells it which is the newest. */
export function versionList(page, desk) {
  const { texts } = page;
  const list = el("ul", { class: "le-versions" });
  const rest = el("div", {});
  const element = el("details", { class: "le-lesson-versions", ontoggle: () => element.open && show() }, el("summary", { "data-field": "versions" }, texts.versions), list, rest);
  let asked = 0;
  let newest = desk.lesson.version;

  const load = (skip) => {
    const mine = (asked += 1);
    return page.tell(ask("lesson_versions", { guid: desk.lesson.guid, skip }), ({ total, versions }) => {
      if (mine !== asked) return;
      if (!skip) list.replaceChildren();
      list.append(...versions.map((version) => row(page, version)));
      const left = total - list.children.length;
      rest.replaceChildren(...(left > 0 ? [el("button", { type: "button", class: "le-button le-small", onclick: () => load(list.children.length) }, fill(texts.more, { count: left }))] : []));
      if (!total) rest.replaceChildren(el("p", { class: "le-hint" }, texts.versions_none));
    });
  };
  const show = () => load(0);
  const renew = (version) => {
    if (version !== newest && element.open) show();
    newest = version;
  };
  return Object.assign(element, { renew });
}

function row(page, { version, title, text, status, quotes, by, at }) {
  const { texts } = page;
  const button = (name, label, act, what) => el("button", { type: "button", class: "le-link", "data-do": what, "aria-label": fill(label, { version }), onclick: act }, name);
  const shown = el("div", { class: "le-version-text", hidden: true }, el("b", {}, title), el("p", {}, text));
  return el("li", { "data-version": version },
    el("p", {}, fill(texts.version, { version, by: by || texts.by_machine, at })),
    el("p", { class: "le-hint" }, amount(texts.version_what, quotes, { status: texts.statuses[status] })),
    el("p", { class: "le-buttons" },
      button(texts.look, texts.look_of, () => { shown.hidden = !shown.hidden; }, "look"),
      button(texts.put_back, texts.put_back_of, () => page.putBack(version), "put-back")),
    shown);
}
