// The page of keys behind "?".

import { el } from "./dom.js";

export function helpDialog(texts) {
  const dialog = el("dialog", { class: "le-help", "aria-label": texts.help },
    el("h2", {}, texts.help),
    el("p", {}, texts.help_lead),
    el("div", { class: "le-help-groups" }, texts.all_keys.map(([title, keys]) => el("section", {}, el("h3", {}, title),
      el("dl", {}, keys.map(([key, what]) => [el("dt", {}, key.split(" ").map((one) => el("kbd", {}, one))), el("dd", {}, what)]))))),
    el("form", { method: "dialog" }, el("button", { class: "le-button le-primary", autofocus: true }, texts.dismiss_help)));
  return dialog;
}
