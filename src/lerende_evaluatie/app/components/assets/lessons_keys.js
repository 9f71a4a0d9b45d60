// Keys. They are caught before Streamlit sees them: its own r and c would run the page again or clear its memory.

const STEPS = { ArrowUp: -1, ArrowDown: 1 };

export function act(page, event) {
  const { target } = event;
  if (!page.root.isConnected || event.isComposing || page.help.open) return;
  if (!page.root.contains(target) && target !== document.body) return;
  const isTyping = target.matches("input:not([type=checkbox]), textarea, select");
  const done = event.ctrlKey || event.metaKey ? withControl(page, event, isTyping) : !isTyping && !event.altKey && command(page, event);
  if (done) event.preventDefault();
  if (done || (!isTyping && event.key.length === 1 && !event.ctrlKey && !event.metaKey)) event.stopPropagation();
}

function withControl(page, { key, shiftKey, target }, isTyping) {
  if (key === "s") return run(() => page.putAside());
  if (key === "Enter" && target.matches("[data-field^=memo]")) return run(() => target.closest(".le-memos").querySelector("[data-do=memo-keep], [data-do=memo]").click());
  if (isTyping) return false;
  if (key.toLowerCase() === "z") return run(() => page.step(shiftKey ? "redo" : "undo"));
  return key === "y" && run(() => page.step("redo"));
}

function command(page, { key, target }) {
  const card = target.closest("[data-quote]");
  if (key === "?") return run(() => page.help.showModal());
  if (key in STEPS) return step(target, card, STEPS[key]);
  if (card && page.desk) return onQuote(page, card.dataset.quote, key);
  if (target.closest("button, a, summary") || !page.desk) return false;
  return aside(page, key);
}

function aside(page, key) {
  const way = { z: "undo", y: "redo" }[key];
  return way ? run(() => page.step(way)) : false;
}

function onQuote(page, coding, key) {
  const stance = page.texts.stance_keys[key];
  if (stance) return run(() => page.put(coding, stance));
  if (!page.desk.item(coding)) return aside(page, key);
  if (key === "Delete") return run(() => page.takeOut(coding));
  return key === "i" ? run(() => page.sheet.insert(page.desk.item(coding).number)) : aside(page, key);
}

/** Go to the next or previous quote, or lesson in the list. */
function step(target, card, by) {
  const kind = card ? "[data-quote]" : "[data-lesson]";
  const from = card ?? target.closest(kind);
  if (!from) return false;
  const all = [...from.closest("[data-pane]").querySelectorAll(kind)];
  const next = all[all.indexOf(from) + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return true;
}

function run(action) {
  action();
  return true;
}
