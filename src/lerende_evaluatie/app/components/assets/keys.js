// Keys. They are caught before Streamlit sees them: its own r and c would run the page again or clear its memory.

const ARROWS = { ArrowLeft: -1, ArrowRight: 1 };
const VALENCES = { 1: "positief", 2: "negatief", 3: "gemengd", 4: "neutraal" };

export function act(room, event) {
  if (!room.root.isConnected || !room.here || event.isComposing || room.help.open) return;
  const typing = event.target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select");
  if (typing && room.finder.element.contains(typing) && event.key !== "Escape") return;
  const done = typing ? whileTyping(room, event, typing) : command(room, event);
  if (done) event.preventDefault();
  if (done || !typing) event.stopPropagation();
}

function whileTyping(room, event, field) {
  if (event.key === "Escape") return run(() => leaveField(room, field));
  if (field.dataset.field === "new-code") return event.key === "Enter" && run(() => room.makeCode());
  if (event.key !== "Enter" || !room.body.contains(field)) return false;
  if (field.tagName !== "TEXTAREA" || !(event.ctrlKey || event.metaKey)) return false;
  return run(() => room.body.querySelector("[data-do=memo], [data-do=accept]")?.click());
}

/** Escape leaves the field; in the palette, where nothing was typed, it leaves the selected words as well. */
function leaveField(room, field) {
  if (room.palette.element.contains(field) && !room.state.newCode && !field.value) return room.close();
  field.blur();
  if (room.state.newCode) room.set({ newCode: null });
  room.transcript.pane.focus({ preventScroll: true });
}

function command(room, event) {
  const { key } = event;
  if (event.ctrlKey || event.metaKey) return withControl(room, key.toLowerCase(), event.shiftKey);
  if (event.altKey || key === "Shift") return false;
  if (key === "Escape") return run(() => room.close());
  if (!room.state.keys || room.finder.element.contains(event.target)) return false;
  if (event.target.closest?.("button, summary, a") && (key === "Enter" || key === " ")) return false;
  if (key === "Enter") return run(() => mainButton(room));
  if (key in ARROWS && !event.target.closest?.("[type=radio]")) {
    return run(() => room.moveBorder(event.shiftKey ? "start" : "end", ARROWS[key]));
  }
  if (key in VALENCES) return run(() => room.draft({ valence: VALENCES[key] }));
  const todo = commands(room)[key];
  return todo ? run(todo) : false;
}

function commands(room) {
  const { picked } = room.state;
  return {
    a: () => room.accept(),
    r: () => room.reject(),
    o: () => room.skip(),
    j: () => room.step(1),
    k: () => room.step(-1),
    s: () => room.pickHere(),
    u: () => room.undo(),
    y: () => room.redo(),
    q: () => (picked ? room.codePicked(room.recent[0]) : room.recent[0] && room.draft({ code: room.recent[0] })),
    v: () => room.startCode(true),
    n: () => room.startCode(false),
    c: () => focus(picked ? room.palette.element : room.body, "code"),
    m: () => focus(room.body, "memo"),
    f: () => focus(room.left, "find"),
    g: () => room.goToNextSource(),
    z: () => room.showFinder(),
    "+": () => room.widen(),
    "=": () => room.widen(),
    "-": () => room.narrow(),
    "/": () => room.showFinder(),
    "?": () => room.help.showModal(),
  };
}

function withControl(room, key, shift) {
  if (key === "z") return run(() => (shift ? room.redo() : room.undo()));
  if (key === "y") return run(() => room.redo());
  return key === "f" && run(() => room.showFinder());
}

function mainButton(room) {
  room.body.querySelector("[data-do=change]:not(:disabled)")?.click();
}

function run(action) {
  action();
  return true;
}

function focus(pane, field) {
  pane.querySelector(`[data-field="${field}"]`)?.focus();
}
