// The balance: themes × pilots, with the figures of others in the cells, and beside it what is behind a cell and a form
// for who sees it otherwise.

import { ask } from "./api.js";
import { el, fill } from "./dom.js";
import { unsaved } from "./keeper.js";
import { tableOf } from "./overview_grid.js";
import { Passages } from "./overview_passages.js";

const SIGNS = ["☺", "😐", "☹", "?"];

export class Balance {
  constructor(page) {
    Object.assign(this, { page, texts: page.texts, opened: null, begun: `le-judgement ${page.about} ` });
    const wanted = () => ({ view: "case", level: "main", blind: false });
    this.passages = new Passages({ texts: page.texts.reading, ask, wanted, back: () => this.back() });
    this.see = el("div", { class: "le-see" }, el("p", { class: "le-hint", role: "status" }, page.texts.loading));
    this.element = el("div", { class: "le-overview-panes" }, this.see, this.passages.element);
    this.warn = (event) => unsaved.isUnder(this.begun) && event.preventDefault();
    window.addEventListener("beforeunload", this.warn);
    this.load();
  }

  /** A judgement is saved with its button only; one that was begun waits until its cell is opened again. */
  async settle() {
    return true;
  }

  leave() {
    window.removeEventListener("beforeunload", this.warn);
  }

  async load() {
    const { texts } = this;
    try {
      this.answer = await ask("writing_balance");
    } catch (error) {
      this.see.replaceChildren(el("p", { role: "alert" }, error.message || texts.offline));
      return;
    }
    const { cases, rows } = this.answer;
    const nothing = !cases.length ? texts.no_cases : !rows.length && texts.no_themes;
    this.see.replaceChildren(...this.remarks(), nothing ? el("p", { class: "le-nothing" }, nothing) : el("div", { class: "le-figure" }, this.table()), ...this.legend());
  }

  remarks() {
    const { texts, answer: { beside, differ, faults } } = this;
    return [
      faults.length > 0 && el("div", { class: "le-warning", role: "status" }, fill(texts.faults[faults.length === 1 ? 0 : 1], { count: faults.length }),
        el("ul", { class: "le-faults" }, faults.map((fault) => el("li", {}, fault)))),
      el("div", { class: "le-lead" }, el("p", { class: "le-hint" }, texts.balance_lead), beside > 0 && el("p", { class: "le-differ" }, fill(texts.differ, { count: differ, of: beside }))),
    ].filter(Boolean);
  }

  legend() {
    const { texts, answer } = this;
    return [
      answer.beside > 0 && el("p", { class: "le-hint" }, texts.beside_legend),
      el("details", {}, el("summary", {}, texts.signs_title), el("p", { class: "le-hint" }, texts.signs)),
    ].filter(Boolean);
  }

  table() {
    const { texts, answer } = this;
    const columns = [...answer.cases.map((label) => ({ label })), { label: texts.all_cases, isTotal: true }];
    const rows = answer.rows.map((row) => ({ label: row.name, color: row.color, cells: row.cells.map((cell) => this.cell(row, cell)) }));
    const table = tableOf({ corner: texts.theme, columns, rows }, texts.balance_title, (cell, button) => this.open(cell.spot, button));
    table.classList.add("le-balance");
    return table;
  }

  /** Return a cell as a table wants it. */
  cell(row, found) {
    return { text: this.content(found), title: this.title(row, found), spot: { row, found } };
  }

  content({ sign, computed, passages, respondents, groups, ruling, beside }) {
    const { texts } = this;
    const given = [[texts.self, beside?.self], [texts.costs, beside?.costs]].filter(([, other]) => other);
    return [
      signed(sign), ruling && el("small", { class: "le-ruled" }, texts.computed, signed(computed)),
      el("small", {}, passages ? fill(texts.passage_count[passages === 1 ? 0 : 1], { count: passages }) : texts.nothing),
      passages > 0 && el("small", {}, fill(texts.base, { respondents, groups })),
      given.length > 0 && el("small", {}, given.map(([name, other]) => [name, signed(other)]), beside.differs.length > 0 && el("b", { class: "le-differs" }, texts.differs)),
    ].filter(Boolean);
  }

  title(row, found) {
    const { texts } = this;
    const { sign, computed, ruling, beside } = found;
    const words = texts.signs_words;
    return [
      fill(texts.cell, { ...found, code: row.name, case: found.case ?? texts.all_cases, sign: words[sign] }),
      ruling && fill(texts.cell_ruled, { by: ruling.by, sign: words[computed] }),
      beside?.self && fill(texts.cell_self, { sign: words[beside.self] }),
      beside?.costs && fill(texts.cell_costs, { sign: words[beside.costs] }),
      beside?.differs.length > 0 && texts.cell_differs,
    ].filter(Boolean).join("; ");
  }

  // One cell

  async open(spot, button) {
    const { row, found } = spot;
    spot.button = button;
    this.opened?.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    this.opened = button;
    const about = el("div", { class: "le-about" });
    const place = found.case === null ? {} : { by: "case", value: found.case };
    const title = fill(this.texts.place_title, { code: row.name, case: found.case ?? this.texts.all_cases });
    this.passages.show({ spot: { code: row.code, ...place }, title }, about);
    try {
      const behind = await ask("writing_cell", { case: found.case, code: row.code });
      this.drawAbout(about, spot, behind);
    } catch (error) {
      about.replaceChildren(el("p", { role: "alert" }, error.message || this.texts.offline));
    }
  }

  back() {
    this.opened?.removeAttribute("aria-current");
    this.opened?.focus();
  }

  drawAbout(about, spot, behind) {
    about.replaceChildren(...[this.now(spot.found), this.counts(behind), this.beside(spot.found), this.form(about, spot, behind), this.history(behind)].filter(Boolean));
  }

  now({ ruling, computed }) {
    return ruling && el("p", { class: "le-ruling" }, withSigns(fill(this.texts.rule_now, { ...ruling, sign: ruling.judgement, computed })));
  }

  counts({ groups }) {
    if (!groups.length) return null;
    const { texts } = this;
    const valences = Object.keys(texts.valences).filter((valence) => groups.some(({ counts }) => counts[valence]));
    const sum = (counts, names) => names.reduce((total, name) => total + (counts[name] ?? 0), 0);
    const line = (name, values) => el("tr", {}, el("th", { scope: "row" }, name), values.map((value) => el("td", {}, String(value))));
    const perGroup = groups.map(({ name, counts }) => line(name, [...valences.map((valence) => counts[valence] ?? 0), sum(counts, valences)]));
    const totals = valences.map((valence) => groups.reduce((total, { counts }) => total + (counts[valence] ?? 0), 0));
    return el("table", { class: "le-counts" }, el("caption", {}, texts.counts_title),
      el("thead", {}, el("tr", {}, [texts.group, ...valences.map((valence) => texts.valences[valence]), texts.total].map((head) => el("th", { scope: "col" }, head)))),
      el("tbody", {}, perGroup, groups.length > 1 && line(texts.total, [...totals, totals.reduce((total, one) => total + one, 0)])));
  }

  beside({ beside }) {
    const { texts } = this;
    return beside && el("section", {}, el("h3", {}, texts.beside_title), el("ul", { class: "le-given" }, beside.figures.map((one) => el("li", {}, one))),
      beside.differs.length > 0 && el("p", { class: "le-warning" }, fill(texts.beside_differs, { signs: beside.differs.join(", ").toLowerCase() })));
  }

  form(about, spot, behind) {
    const { texts } = this;
    const { row, found } = spot;
    const key = this.begun + JSON.stringify([row.code, found.case]);
    const now = { judgement: found.ruling?.judgement ?? "", reason: found.ruling?.reason ?? "" };
    const draft = { ...now, ...unsaved.get(key) };
    const began = (change) => {
      Object.assign(draft, change);
      if (draft.judgement === now.judgement && draft.reason === now.reason) unsaved.drop(key);
      else unsaved.set(key, draft);
    };
    const said = el("p", { role: "status", class: "le-hint" });
    const options = SIGNS.map((sign) => el("label", { class: "le-valence", title: texts.signs_words[sign] },
      el("input", { type: "radio", name: "le-judgement", value: sign, checked: sign === draft.judgement, "aria-label": `${sign} ${texts.signs_words[sign]}`,
        onchange: () => began({ judgement: sign }) }), el("span", { class: "le-sign", "aria-hidden": "true" }, sign)));
    const reason = el("textarea", { class: "le-field", rows: 3, "data-field": "reason", value: draft.reason, oninput: () => began({ reason: reason.value }) });
    const send = async (judgement) => {
      try {
        const kept = await ask("writing_rule", { case: found.case, code: row.code, judgement, reason: judgement ? reason.value : "", version: behind.version });
        unsaved.drop(key);
        this.ruled(about, spot, kept, judgement ? texts.rule_saved : texts.rule_taken);
      } catch (error) {
        said.className = "le-warning";
        said.textContent = error.message || texts.offline;
        reason.focus();
        if (error.status === 422) this.catchUp(about, spot, behind);
      }
    };
    const save = (event) => {
      event.preventDefault();
      if (draft.judgement) return send(draft.judgement);
      said.className = "le-warning";
      said.textContent = texts.rule_choose;
      options[0].querySelector("input").focus();
    };
    return el("form", { class: "le-rule", onsubmit: save }, el("h3", {}, texts.rule_title),
      el("fieldset", { class: "le-valences" }, el("legend", {}, texts.rule_sign), options),
      el("label", { class: "le-label" }, texts.rule_reason, reason),
      el("p", { class: "le-buttons" }, el("button", { class: "le-button" }, texts.rule_save),
        found.ruling && el("button", { type: "button", class: "le-button", onclick: () => send(null) }, texts.rule_back)), said);
  }

  /** Somebody else may have been first: saving once more goes on from what is there now; what was typed stays. */
  async catchUp(about, spot, behind) {
    const { found, row } = spot;
    const now = await ask("writing_cell", { case: found.case, code: row.code }).catch(() => behind);
    if (now.version === behind.version) return;
    Object.assign(behind, now);
    about.querySelector(".le-rulings")?.remove();
    about.append(...[this.history(behind)].filter(Boolean));
    about.querySelector(".le-rulings")?.setAttribute("open", "");
  }

  ruled(about, spot, { behind, ...found }, sentence) {
    Object.assign(spot.found, found);
    const { button } = spot;
    button.replaceChildren(...this.content(spot.found));
    button.title = this.title(spot.row, spot.found);
    button.setAttribute("aria-label", button.title);
    this.drawAbout(about, spot, behind);
    const said = about.querySelector("form [role=status]");
    said.textContent = sentence;
    about.querySelector("[data-field=reason]").focus();
    said.scrollIntoView({ block: "nearest" });
  }

  history({ rulings }) {
    const { texts } = this;
    return rulings.length > 0 && el("details", { class: "le-rulings" }, el("summary", {}, fill(texts.rulings_title, { count: rulings.length })),
      el("ul", {}, rulings.map((one) => el("li", {}, one.judgement ? signed(one.judgement) : el("b", {}, texts.ruling_back), one.reason && ` ${one.reason}`,
        el("small", { class: "le-hint" }, fill(texts.by_at, one))))));
  }
}

const signed = (sign) => el("span", { class: "le-sign" }, sign);

/** Signs in words, in the letter that has them. */
const withSigns = (words) => words.split(/(☺|😐|☹)/u).map((part, at) => (at % 2 ? signed(part) : part));
