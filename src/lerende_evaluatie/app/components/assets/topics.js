// Topics: what the machine found without the codebook. Choose one to read its passages, and give it a name.

import { ask, connect } from "./api.js";
import { el, fill } from "./dom.js";
import { placeInText } from "./place.js";
import { mapOf } from "./topics_map.js";

const pages = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  connect(data.api, (stale) => setStateValue("stale", stale));
  let page = pages.get(parentElement);
  if (page?.found !== data.found) {
    page?.root.remove();
    pages.set(parentElement, (page = new Page(parentElement, data)));
  }
}

class Page {
  constructor(parent, { texts, found }) {
    Object.assign(this, { texts, found, view: "list", chosen: null, answer: null });
    this.tabs = Object.entries(texts.views).map(([view, name]) => el("button", { type: "button", role: "tab", class: "le-button le-tab",
      id: `le-topics-${view}`, "aria-controls": "le-topics-see", onclick: () => this.show(view) }, name));
    this.panel = el("div", { role: "tabpanel", id: "le-topics-see", class: "le-see" });
    this.side = el("aside", { class: "le-passages", "aria-label": texts.passages, onkeydown: (event) => event.key === "Escape" && this.clear() });
    this.root = el("div", { class: "le-ui le-overview le-topics" },
      el("div", { class: "le-tabs", role: "tablist", "aria-label": texts.title, onkeydown: (event) => this.turn(event) }, this.tabs),
      el("div", { class: "le-overview-panes" }, this.panel, this.side));
    parent.append(this.root);
    this.clear();
    this.load();
  }

  async load() {
    this.panel.replaceChildren(el("p", { class: "le-hint", role: "status" }, this.texts.loading));
    try {
      this.answer = await ask("topics");
    } catch (error) {
      this.panel.replaceChildren(el("p", { role: "alert" }, error.message || this.texts.offline));
      return;
    }
    this.show(this.view);
  }

  turn(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const names = Object.keys(this.texts.views);
    const next = (names.indexOf(this.view) + step + names.length) % names.length;
    this.show(names[next]);
    this.tabs[next].focus();
  }

  show(view) {
    this.view = view;
    Object.keys(this.texts.views).forEach((name, index) => {
      this.tabs[index].setAttribute("aria-selected", name === view);
      this.tabs[index].tabIndex = name === view ? 0 : -1;
    });
    this.panel.setAttribute("aria-labelledby", `le-topics-${view}`);
    if (!this.answer) return;
    const drawn = { list: () => this.list(), map: () => this.map(), codes: () => this.codes(), models: () => this.models() }[view];
    this.panel.replaceChildren(...this.remarks(), ...(drawn ?? (() => this.shares(view)))());
  }

  remarks() {
    const { texts, answer } = this;
    const said = [
      answer.few && fill(texts.few, { count: answer.passages }),
      answer.chance && texts.chance,
      answer.same && texts.same,
      answer.low && fill(texts.low, { agreement: dutch(answer.agreement) }),
      answer.changed.length && fill(texts.changed, { names: answer.changed.join(", ") }),
      answer.waiting.length && fill(texts.waiting, { names: answer.waiting.join(", ") }),
    ];
    return said.filter(Boolean).map((sentence) => el("p", { class: "le-warning" }, sentence));
  }

  list() {
    return [el("ul", { class: "le-topic-list" }, this.answer.topics.map((topic) => this.card(topic)))];
  }

  card(topic) {
    const { texts, answer } = this;
    const back = answer.seeds === 1 ? texts.once : fill(topic.steady ? texts.back : texts.unsteady, { back: topic.back, seeds: answer.seeds });
    const said = el("span", { class: "le-hint", role: "status" });
    const field = el("input", { class: "le-field", value: topic.name, maxlength: 80, placeholder: texts.name_hint,
      "aria-label": fill(texts.name_of, { number: topic.number }) });
    const save = (event) => {
      event.preventDefault();
      this.rename(topic, field.value, said);
    };
    return el("li", { class: "le-topic", vars: { "--le-1": topic.color }, "data-topic": topic.number, "aria-current": this.chosen === topic.number },
      el("h2", {}, `${topic.number}. ${topic.label}`),
      el("p", { class: "le-hint" }, `${fill(texts.size, { count: topic.size, share: topic.share })} · ${back}`),
      el("p", {}, topic.words.join(", ")),
      topic.quote && el("blockquote", { class: "le-topic-quote" }, topic.quote),
      el("div", { class: "le-buttons" }, el("button", { type: "button", class: "le-button le-small", onclick: () => this.read(topic) }, texts.read)),
      el("form", { class: "le-buttons", onsubmit: save }, field, el("button", { class: "le-button le-small" }, texts.save), said));
  }

  async rename(topic, name, said) {
    try {
      const renamed = await ask("topic_name", { topic: topic.number, name });
      Object.assign(topic, renamed);
      said.closest(".le-topic").querySelector("h2").textContent = `${topic.number}. ${topic.label}`;
      said.textContent = this.texts.saved;
    } catch (error) {
      said.textContent = error.message || this.texts.offline;
    }
  }

  map() {
    const { texts, answer } = this;
    return [el("p", { class: "le-lead" }, texts.map_lead), mapOf(answer, texts, (topic) => this.read(topic))];
  }

  shares(view) {
    const { texts, answer } = this;
    const { labels, rows } = answer.spreads[view];
    const heads = labels.map((label) => (label === "" ? texts.not_filled_in : view === "round" ? fill(texts.round, { value: label }) : label));
    const most = Math.max(...rows.flat().map(([count, of]) => (of ? count / of : 0))) || 1;
    const lines = answer.topics.map((topic, index) => el("tr", {}, this.name(topic),
      rows[index].map(([count, of]) => el("td", { vars: { "--le-share": of ? count / of / most : 0 } }, fill(texts.of, { count, of })))));
    return [el("p", { class: "le-lead" }, texts.by_lead), table([texts.topic, ...heads], lines)];
  }

  codes() {
    const { texts, answer: { codes, topics } } = this;
    if (!codes.interviews) return [el("p", {}, texts.codes_none)];
    const lines = codes.topics.map((found) => el("tr", {}, this.name(topics[found.number - 1]),
      el("td", {}, fill(texts.of, { count: found.coded, of: found.passages })), el("td", {}, texts.coverages[found.coverage]),
      el("td", { class: "le-words" }, found.codes.join("; "))));
    const spread = codes.codes.map(([name, ...numbers]) => el("tr", {}, el("th", { scope: "row" }, name), numbers.map((number) => el("td", {}, dutch(number)))));
    return [el("p", { class: "le-lead" }, fill(texts.codes_lead, codes)), table([texts.topic, texts.coded, texts.covered, texts.codes], lines),
      table([texts.code, texts.passages, texts.in_topic, texts.spread], spread), el("p", { class: "le-lead le-hint" }, texts.spread_legend)];
  }

  models() {
    const { texts, answer: { models, method } } = this;
    const lines = models.map(([name, ...numbers]) => el("tr", {}, el("th", { scope: "row" }, name), numbers.map((number) => el("td", {}, dutch(number)))));
    return [el("p", { class: "le-lead" }, texts.models_lead), table(texts.model_head, lines),
      el("dl", { class: "le-method" }, method.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]))];
  }

  name(topic) {
    return el("th", { scope: "row", vars: { "--le-depth": 0 } }, el("button", { type: "button", class: "le-link", onclick: () => this.read(topic) },
      `${topic.number}. ${topic.label}`));
  }

  clear() {
    const was = this.chosen;
    this.chosen = null;
    this.side.replaceChildren(el("h2", {}, this.texts.passages), el("p", { class: "le-hint" }, this.texts.pick));
    this.mark();
    if (was) this.panel.querySelector(`[data-topic="${was}"] button`)?.focus();
  }

  mark() {
    for (const card of this.panel.querySelectorAll("[data-topic]")) card.setAttribute("aria-current", card.dataset.topic === String(this.chosen));
  }

  async read(topic) {
    this.chosen = topic.number;
    this.mark();
    const { texts } = this;
    const title = el("h2", { tabindex: "-1" }, `${topic.number}. ${topic.label}`);
    const close = el("button", { type: "button", class: "le-button le-small", "aria-label": texts.close, title: texts.close, onclick: () => this.clear() }, "×");
    this.status = el("p", { class: "le-hint", role: "status" }, texts.loading);
    this.passages = el("ol", { class: "le-passage-list" });
    this.rest = el("div", {});
    this.side.replaceChildren(el("div", { class: "le-passages-head" }, title, close), this.toCode(topic), this.status, this.passages, this.rest);
    this.side.scrollTop = 0;
    title.focus({ preventScroll: matchMedia("(min-width: 1100px)").matches });
    await this.more(topic);
  }

  /** Make a draft code of a topic; its passages wait in the review queue then. */
  toCode(topic) {
    const said = el("span", { class: "le-hint", role: "status" });
    const button = el("button", { type: "button", class: "le-button le-small", title: this.texts.to_code_title, onclick: async () => {
      button.disabled = true;
      try {
        const { name, suggestions } = await ask("topic_code", { topic: topic.number });
        said.textContent = fill(this.texts.to_code_done, { name, count: suggestions });
      } catch (error) {
        said.textContent = error.message || this.texts.offline;
        button.disabled = false;
      }
    } }, this.texts.to_code);
    return el("p", { class: "le-buttons" }, button, said);
  }

  async more(topic) {
    const { texts, passages } = this;
    let answer;
    try {
      answer = await ask("topic_passages", { topic: topic.number, skip: passages.children.length });
    } catch (error) {
      if (passages === this.passages) this.status.textContent = error.message || texts.offline;
      return;
    }
    if (passages !== this.passages) return; // somebody chose another topic meanwhile
    this.status.textContent = fill(texts.passage_count[answer.total === 1 ? 0 : 1], { count: answer.total });
    passages.append(...answer.passages.map((passage) => this.passage(passage, topic)));
    const left = answer.total - passages.children.length;
    this.rest.replaceChildren(...(left > 0 ? [el("button", { type: "button", class: "le-button", onclick: () => this.more(topic) }, fill(texts.more, { count: left }))] : []));
  }

  passage(passage, topic) {
    const { texts } = this;
    const about = [passage.who, passage.place, fill(texts.probability, { value: dutch(passage.probability) })].filter(Boolean).join(" · ");
    return el("li", { class: "le-passage" },
      el("blockquote", { class: "le-passage-quote", vars: { "--le-1": topic.color } }, passage.quote),
      el("p", { class: "le-hint" }, about),
      passage.source && el("p", { class: "le-buttons" }, el("a", { class: "le-link", href: placeInText(passage) }, texts.open)));
  }
}

function table(heads, lines) {
  return el("div", { class: "le-figure", tabindex: 0, role: "region", "aria-label": heads.join(", ") }, el("table", { class: "le-grid le-shares" },
    el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))), el("tbody", {}, lines)));
}

/** A number as the Dutch write it. */
function dutch(number) {
  return number === null ? "–" : String(number).replace(".", ",").replace("-", "−");
}
