// Going from cell to cell with the keyboard, and reading what comes from a spreadsheet.

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Enter goes down (with Shift up); arrows go where there is nothing for them to do in the cell; with Ctrl always. */
export function move(event) {
  const field = event.target;
  if (!field.dataset.field || event.altKey || event.metaKey || event.isComposing) return;
  let step = STEPS[event.key];
  if (event.key === "Enter") step = [event.shiftKey ? -1 : 1, 0];
  else if (!step || (!event.ctrlKey && !isFree(field, step))) return;
  const cell = field.closest("td");
  const row = cell.parentElement;
  const rows = [...row.parentElement.rows];
  const target = rows[rows.indexOf(row) + step[0]]?.cells[cell.cellIndex + step[1]]?.querySelector("[data-field]");
  event.preventDefault();
  event.stopPropagation();
  if (!target) return field.blur(), field.focus(); // says that what was typed is done
  target.focus();
  target.select?.();
}

/** An arrow is free when the caret cannot go further that way, and no list of choices may be open. */
function isFree(field, [down, right]) {
  if (field.tagName === "SELECT") return right !== 0;
  if (down) return !field.list || field.selectionEnd - field.selectionStart === field.value.length;
  const isWhole = field.value.length === field.selectionEnd - field.selectionStart;
  return isWhole || (right < 0 ? field.selectionEnd === 0 : field.selectionStart === field.value.length);
}

/** Read cells from a spreadsheet: tabs between them, lines below each other, quotes around what holds either. */
export function parse(text) {
  const rows = [[]];
  const cell = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/g;
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [, value, end] = found;
    rows.at(-1).push(value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === "") break;
    if (end !== "\t") rows.push([]);
  }
  const last = rows.at(-1);
  if (rows.length > 1 && last.length === 1 && last[0] === "") rows.pop();
  return rows;
}
