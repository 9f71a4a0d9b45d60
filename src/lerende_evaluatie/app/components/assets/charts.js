// The pictures: a heat map, bars of directions, and portraits. Each is drawn for the page or, in `PAPER`, for a document.

import { fill } from "./dom.js";
import { valenceCell, whereOf } from "./overview_grid.js";
import { fitted, heading, heat, label, PAPER, picture, svg, textWidth, VALENCES, wrapped } from "./svg.js";

const MARGIN = 20; // on paper; on the page the picture begins where the text does
const LABELS = 250;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Return the drawing of a view; on paper with its title and what was chosen above it. */
export function drawingOf({ view, grid, answer, state, texts, title, subtitle, width, palette, onSpot = () => {} }) {
  const head = palette === PAPER ? heading(title, subtitle, width - 2 * MARGIN, palette) : { drawn: [], height: 6 };
  const side = palette === PAPER ? MARGIN : 2;
  const page = { answer, grid, state, texts, width, palette, onSpot, side, top: head.height };
  const drawn = view === "portrait" ? portrait(page) : view === "valence" ? bars(page) : heatMap(page);
  const size = { width: drawn.width ?? width, height: drawn.height, palette };
  return picture({ title, description: subtitle, ...size }, head.drawn, drawn.parts);
}

function heatMap({ grid, texts, palette, side, top }) {
  const names = Math.max(...grid.rows.map((row) => textWidth(row.label, 12) + 12 * (row.depth ?? 0)));
  const left = side + Math.min(LABELS, names + 12);
  const [wide, high] = grid.isNarrow ? [44, 28] : [104, 30];
  const headHigh = grid.isNarrow ? 200 : 66;
  const width = Math.max(480, left + grid.columns.length * wide + side);
  const heads = grid.columns.map((column, index) => {
    const x = left + index * wide + wide / 2;
    if (grid.isNarrow) return label(column.label, { x, y: top + headHigh - 8, width: headHigh - 16, fill: palette.ink, turn: true });
    const lines = wrapped(column.label, wide - 8, 12, 3, true);
    return [...lines.map((line, at) => label(line, { x, y: top + 8 + at * 15, anchor: "middle", bold: true, fill: palette.ink })),
      label(column.note, { x, y: top + headHigh - 10, width: wide - 4, size: 10, anchor: "middle", fill: palette.quiet })];
  });
  const rows = grid.rows.map((row, at) => {
    const y = top + headHigh + at * high;
    const indent = 12 * (row.depth ?? 0);
    return [
      label(row.label, { x: side + indent, y: y + high / 2, width: left - side - indent - 8, bold: row.isTotal, fill: palette.ink }),
      row.cells.map((cell, index) => {
        const x = left + index * wide;
        const fillOf = cell.share ? heat(cell.share) : palette.ground;
        return svg("g", {}, svg("title", {}, cell.title),
          svg("rect", { x: x + 1, y: y + 1, width: wide - 2, height: high - 2, fill: fillOf, stroke: cell.isSelf ? palette.edge : palette.line }),
          label([cell.text, cell.sign].filter(Boolean).join(" "), { x: x + wide / 2, y: y + high / 2, anchor: "middle",
            bold: row.isTotal || grid.columns[index].isTotal, fill: cell.text === "0" ? palette.quiet : palette.ink }));
      }),
    ];
  });
  const bottom = top + headHigh + grid.rows.length * high + 22;
  return { parts: [heads, rows, scale(grid.most, left, bottom, texts, palette)], width, height: bottom + 20 };
}

/** Return the legend of the colours. */
function scale(most, x, y, texts, palette) {
  if (!most) return [];
  const steps = [0.1, 0.3, 0.5, 0.75, 1];
  return [label(fill(texts.legend, { most }), { x: x + steps.length * 26 + 8, y, size: 11, fill: palette.quiet }),
    steps.map((step, index) => svg("rect", { x: x + index * 26, y: y - 7, width: 26, height: 14, fill: heat(step), stroke: palette.line }))];
}

function bars({ answer, state, texts, width, palette, side, top, onSpot }) {
  const themes = answer.rows.filter((row) => row.cells.at(-1).passages);
  const columns = answer.columns.filter((column) => !column.is_all || state.length === "share");
  const most = Math.max(1, ...themes.flatMap((row) => row.cells.slice(0, -1).map((cell) => cell.passages)));
  const left = side + Math.min(190, Math.max(...answer.columns.map((column) => textWidth(column.label, 12))) + 10);
  const room = width - left - side - 34;
  const parts = [valenceLegend(texts, side, top + 10, palette)];
  let y = top + 34;
  for (const row of themes) {
    const name = fill(texts.theme, { code: row.name, count: row.cells.at(-1).passages });
    parts.push(svg("rect", { x: side, y: y + 5, width: 10, height: 10, rx: 3, fill: palette.code(row.color) }),
      label(name, { x: side + 16, y: y + 10, width: width - 3 * side, bold: true, fill: palette.ink }));
    y += 24;
    for (const column of columns) {
      const cell = row.cells[answer.columns.indexOf(column)];
      if (!cell.passages) continue;
      const long = state.length === "share" ? room : (room * cell.passages) / most;
      parts.push(label(column.label, { x: left - 8, y: y + 9, width: left - side - 8, anchor: "end", fill: palette.ink }),
        bar({ row, cell, column, x: left, y, long, texts, palette, onSpot }),
        label(String(cell.passages), { x: left + long + 6, y: y + 9, size: 11, fill: palette.quiet }));
      y += 22;
    }
    y += 10;
  }
  return { parts, height: y + 6 };
}

function bar({ row, cell, column, x, y, long, texts, palette, onSpot }) {
  let from = x;
  return Object.keys(VALENCES).map((valence) => valenceCell(row, cell, column, valence, texts)).filter((part) => part.count).map((part) => {
    const wide = (long * part.count) / cell.passages;
    const colors = VALENCES[part.valence];
    const drawn = svg("g", { class: "le-part", onclick: () => onSpot(part) }, svg("title", {}, part.title),
      svg("rect", { x: from, y, width: wide, height: 18, fill: colors.fill, stroke: palette.edge, "stroke-width": 0.75 }),
      textWidth(part.text, 11) + 4 <= wide && label(part.text, { x: from + wide / 2, y: y + 9, size: 11, anchor: "middle", fill: colors.ink }));
    from += wide;
    return drawn;
  });
}

function valenceLegend(texts, x, y, palette) {
  let at = x;
  return Object.entries(VALENCES).map(([valence, colors]) => {
    const name = texts.valences[valence];
    const drawn = [svg("rect", { x: at, y: y - 7, width: 14, height: 14, fill: colors.fill, stroke: palette.edge, "stroke-width": 0.75 }),
      label(name, { x: at + 20, y, fill: palette.ink })];
    at += 20 + textWidth(name, 12) + 22;
    return drawn;
  });
}

function portrait(page) {
  return page.answer.strips.length === 1 ? onePortrait(page) : manyPortraits(page);
}

function onePortrait({ answer, state, texts, width, palette, side, top, onSpot }) {
  const [strip] = answer.strips;
  const left = side + Math.min(LABELS, Math.max(...answer.rows.map((row) => textWidth(row.name, 12))) + 14);
  const room = width - left - side - 14;
  const high = 24;
  const rows = answer.rows.map((row, at) => {
    const y = top + at * high;
    return [label(row.name, { x: side, y: y + high / 2, width: left - side - 12, fill: palette.ink }),
      track(left, y + high / 2, room, palette),
      marks({ strip, row, x: left, y: y + 4, room, high: high - 8, state, texts, palette, onSpot })];
  });
  const bottom = top + answer.rows.length * high;
  return { parts: [grid(left, top, room, bottom - top, palette), rows, axis({ strip, state, texts, x: left, y: bottom + 14, room, palette })],
    height: bottom + 30 };
}

/** Return a small picture per interview, all of the same build; the numbers at the left are those of the legend. */
function manyPortraits({ answer, state, texts, width, palette, side, top, onSpot }) {
  const perRow = Math.max(1, Math.floor((width - side) / 390));
  const wide = (width - side) / perRow;
  const rowHigh = 11;
  const high = 22 + answer.rows.length * rowHigh + 30;
  const legend = codeLegend(answer.rows, width, side, top, palette);
  const begin = top + legend.height + 12;
  const panels = answer.strips.map((strip, at) => {
    const x = side + (at % perRow) * wide;
    const y = begin + Math.floor(at / perRow) * high;
    const room = wide - 44;
    const body = y + 20;
    const name = fitted(fill(texts.strip, { name: strip.name, count: strip.passages }), wide - 24, 12, true);
    return [label(name, { x, y: y + 8, bold: true, fill: palette.ink }),
      grid(x + 20, body, room, answer.rows.length * rowHigh, palette),
      answer.rows.map((row, index) => [
        label(String(index + 1), { x: x + 14, y: body + index * rowHigh + rowHigh / 2, size: 9, anchor: "end", fill: palette.quiet }),
        marks({ strip, row, x: x + 20, y: body + index * rowHigh + 1.5, room, high: rowHigh - 3, state, texts, palette, onSpot }),
      ])];
  });
  return { parts: [legend.drawn, panels], height: begin + Math.ceil(answer.strips.length / perRow) * high };
}

function codeLegend(rows, width, side, top, palette) {
  let [x, y] = [side, top + 8];
  const drawn = rows.map((row, index) => {
    const name = fitted(`${index + 1} ${row.name}`, LABELS, 12);
    const wide = 18 + textWidth(name, 12) + 20;
    if (x + wide > width - side && x > side) [x, y] = [side, y + 20];
    const part = [svg("rect", { x, y: y - 6, width: 12, height: 12, rx: 3, fill: palette.code(row.color) }),
      label(name, { x: x + 18, y, fill: palette.ink })];
    x += wide;
    return part;
  });
  return { drawn, height: y - top + 14 };
}

function marks({ strip, row, x, y, room, high, state, texts, palette, onSpot }) {
  return (strip.marks[row.code] ?? []).map((mark) => {
    const [begin, until, start, end, count] = mark;
    const spot = { code: row.code, below: state.level === "main", source: strip.source, start, end };
    const title = fill(texts.mark, { code: row.name, where: whereOf(mark, strip, state.unit, texts) });
    return svg("rect", { class: "le-part", x: x + begin * room, y, width: Math.max(2.5, (until - begin) * room), height: high, rx: 1.5,
      fill: palette.code(row.color), onclick: () => onSpot({ spot, title, passages: count }) }, svg("title", {}, title));
  });
}

const track = (x, y, room, palette) => svg("line", { x1: x, x2: x + room, y1: y, y2: y, stroke: palette.line });

function grid(x, y, room, high, palette) {
  return TICKS.map((tick) => svg("line", { x1: x + tick * room, x2: x + tick * room, y1: y, y2: y + high, stroke: palette.line }));
}

function axis({ strip, state, texts, x, y, room, palette }) {
  const words = (tick) => (state.unit === "text" ? `${tick * 100}%`
    : fill(texts.turn, { number: Math.min(strip.turns, Math.floor(tick * strip.turns) + 1) }));
  return TICKS.map((tick) => label(words(tick), { x: x + tick * room, y, size: 11, anchor: { 0: "start", 1: "end" }[tick] ?? "middle",
    fill: palette.quiet }));
}
