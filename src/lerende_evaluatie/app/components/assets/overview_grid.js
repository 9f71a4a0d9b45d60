// Every overview as rows and columns of cells, and these as a table on the page.
//
// A cell: {text, sign, share, title, spot}. `spot` says which passages are behind it, `share` how deep its colour is.

import { el, fill } from "./dom.js";

const VALENCES = ["positief", "gemengd", "neutraal", "negatief"];

export function gridOf({ view, answer, state, texts }) {
  if (view === "together") return togetherGrid(answer, state, texts);
  if (view === "portrait") return portraitGrid(answer, state, texts);
  return view === "valence" ? valenceGrid(answer, texts) : matrixGrid(view, answer, state, texts);
}

function matrixGrid(view, answer, { count }, texts) {
  const numbers = answer.rows.flatMap((row) => row.cells.slice(0, -1).map((cell) => cell[count]));
  const most = Math.max(0, ...numbers);
  const cellOf = (name, code) => (cell, index) => {
    const column = answer.columns[index];
    const where = column.is_all ? {} : { by: view, value: column.value };
    const values = { code: name, column: column.label, ...cell, of_respondents: column.respondents,
      of_interviews: column.interviews, sign: texts.signs_words[cell.sign] };
    return {
      text: String(cell[count]), title: fill(cell.passages ? texts.cell : texts.cell_none, values),
      sign: cell.passages ? cell.sign : "", share: code && !column.is_all && most ? cell[count] / most : 0,
      spot: cell.passages ? { ...where, code } : null, passages: cell.passages,
    };
  };
  return {
    corner: texts.code, most,
    columns: answer.columns.map((column) => ({ label: column.label, isTotal: column.is_all, note: fill(texts.base, column),
      title: fill(texts.base_title, { ...column, column: column.label }) })),
    rows: [
      ...answer.rows.map((row) => ({ ...labelled(row), depth: row.depth, cells: row.cells.map(cellOf(row.name, row.code)) })),
      { label: texts.all_codes, isTotal: true, cells: answer.total.map(cellOf(texts.all_codes, null)) },
    ],
  };
}

function togetherGrid(answer, { level }, texts) {
  const below = level === "main";
  const most = Math.max(0, ...answer.rows.flatMap((row, at) => row.counts.filter((_, index) => index !== at)));
  return {
    corner: texts.code, most, isNarrow: true,
    columns: answer.rows.map((row) => ({ label: row.name })),
    rows: answer.rows.map((row, at) => ({
      ...labelled(row),
      cells: row.counts.map((count, index) => {
        const other = answer.rows[index];
        const isSelf = index === at;
        const title = fill(isSelf ? texts.self : texts.pair, { code: row.name, other: other.name, count });
        const spot = isSelf ? { code: row.code, below } : { code: row.code, meets: other.code, below };
        return { text: String(count), title, isSelf, share: isSelf || !most ? 0 : count / most, spot: count ? spot : null,
          passages: isSelf ? count : null, pairs: isSelf ? null : count };
      }),
    })),
  };
}

function valenceGrid(answer, texts) {
  const rows = answer.rows.filter((row) => row.cells.at(-1).passages).flatMap((row) =>
    row.cells.map((cell, index) => ({ row, cell, column: answer.columns[index] })).filter(({ cell }) => cell.passages));
  return {
    corner: texts.code,
    columns: [...VALENCES.map((name) => ({ label: texts.valences[name] })), { label: texts.counts.passages, isTotal: true }],
    rows: rows.map(({ row, cell, column }) => ({
      ...labelled(row), note: column.label, isTotal: column.is_all,
      cells: [...VALENCES.map((valence) => valenceCell(row, cell, column, valence, texts)), {
        text: String(cell.passages), spot: spotOf(row, column), title: fill(texts.self, { code: `${row.name}, ${column.label}`,
          count: cell.passages }), passages: cell.passages,
      }],
    })),
  };
}

/** Return the cell of one direction, which is also what a part of a bar stands for. */
export function valenceCell(row, cell, column, valence, texts) {
  const count = cell.valences[valence] ?? 0;
  const values = { code: row.name, column: column.label, valence: texts.valences[valence].toLowerCase(), count, total: cell.passages };
  return { valence, count, text: String(count), title: fill(texts.valence_part, values), passages: count,
    spot: count ? { ...spotOf(row, column), valence } : null };
}

const spotOf = (row, column) => ({ code: row.code, ...(column.is_all ? {} : { by: "case", value: column.value }) });

function portraitGrid(answer, { level, unit }, texts) {
  const isOne = answer.strips.length === 1;
  const rows = answer.strips.flatMap((strip) => answer.rows.map((row) => ({ strip, row, marks: strip.marks[row.code] })));
  return {
    corner: texts.code, columns: [{ label: texts.counts.passages }, { label: texts.where, isText: true }],
    rows: rows.filter(({ marks }) => marks).map(({ strip, row, marks }) => {
      const count = marks.reduce((sum, mark) => sum + mark[4], 0);
      return {
        ...labelled(row), note: isOne ? "" : strip.name,
        cells: [
          { text: String(count), title: fill(texts.self, { code: `${row.name}, ${strip.name}`, count }), passages: count,
            spot: { code: row.code, below: level === "main", source: strip.source } },
          { text: marks.map((mark) => whereOf(mark, strip, unit, texts)).join(", "), isText: true },
        ],
      };
    }),
  };
}

/** Return in words where a mark lies. */
export function whereOf([begin, until], strip, unit, texts) {
  if (unit === "text") return fill(texts.where_text, { begin: Math.floor(begin * 100), until: Math.ceil(until * 100) });
  const [first, last] = [Math.round(begin * strip.turns) + 1, Math.round(until * strip.turns)];
  return fill(first === last ? texts.where_turn : texts.where_turns, { begin: first, until: last });
}

const labelled = ({ name, color, code }) => ({ label: name, color, code });

/** Return the table; `onCell(cell, button)` is called when somebody opens a cell. */
export function tableOf(grid, caption, onCell) {
  const table = el("table", { class: `le-grid${grid.isNarrow ? " le-narrow" : ""}`, onkeydown: (event) => walk(table, event) },
    el("caption", { class: "le-hidden" }, caption),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, grid.corner), grid.columns.map(columnHead))),
    el("tbody", {}, grid.rows.map((row) => el("tr", { class: row.isTotal ? "le-total" : null },
      el("th", { scope: "row", vars: { "--le-depth": row.depth ?? 0, "--le-1": row.color ?? "transparent" } },
        el("span", { class: "le-row-name" }, row.color && el("span", { class: "le-dot" }),
          el("span", {}, row.label, row.note && el("small", {}, row.note)))),
      row.cells.map((cell, index) => cellOf(cell, grid.columns[index], onCell))))));
  table.querySelector("button")?.setAttribute("tabindex", "0");
  return table;
}

function columnHead({ label, note, title, isTotal, isText }) {
  const classes = [isTotal && "le-total", isText && "le-words"].filter(Boolean).join(" ");
  return el("th", { scope: "col", title: title ?? label, class: classes || null },
    el("span", { class: "le-column" }, label), note && el("small", {}, note));
}

function cellOf(cell, column, onCell) {
  const classes = [column.isTotal && "le-total", cell.isSelf && "le-self", cell.isText && "le-words"].filter(Boolean).join(" ");
  const content = [cell.text, cell.sign && el("span", { class: "le-sign", "aria-hidden": "true" }, cell.sign)];
  return el("td", { class: classes || null, vars: { "--le-share": String(cell.share ?? 0) }, title: cell.spot ? null : cell.title },
    cell.spot
      ? el("button", { type: "button", tabindex: "-1", title: cell.title, "aria-label": cell.title,
          onclick: (event) => onCell(cell, event.currentTarget), onfocus: (event) => rove(event.currentTarget) }, content)
      : el("span", { class: cell.isText ? null : "le-none" }, content));
}

/** One button of a table is reached with Tab: the one that had the focus last. */
function rove(button) {
  button.closest("table").querySelector("button[tabindex='0']")?.setAttribute("tabindex", "-1");
  button.setAttribute("tabindex", "0");
}

/** Go to the nearest cell with something in it, in the direction of the arrow. */
function walk(table, event) {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const from = event.target.closest("td");
  if (!step || !from || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  let [row, column] = [from.parentElement.rowIndex + step[0], from.cellIndex + step[1]];
  for (let cell = table.rows[row]?.cells[column]; cell; cell = table.rows[(row += step[0])]?.cells[(column += step[1])]) {
    const button = cell.querySelector("button");
    if (button) return button.focus();
  }
}
