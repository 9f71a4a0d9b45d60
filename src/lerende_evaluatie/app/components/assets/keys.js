// Keys. They are caught before Streamlit sees them: its own r and c would run the page again or clear its memory.

const ARROWS = { ArrowLeft: -1, ArrowRight: 1 };
const VALENCES = { 1: "positief", 2: "negatief", 3: "gemengd", 4: "neutraal" };

export function act(room, event) {
  if (!room.root.isConnected || !room.lasting || event.isComposing) return;
  const typing = event.target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select");
  const done = typing ? whileTyping(room, event, typing) : command(room, event);
  if (done) event.preventDefault();
  if (done || !typing) event.stopPropagation();
}

function whileTyping(room, event, field) {
  if (event.key === "Escape") {
    field.blur();
    return true;
  }
  if (event.key !== "Enter" || !room.right.contains(field)) return false;
  if (field.tagName === "TEXTAREA") return (event.ctrlKey || event.metaKey) && run(() => room.doMain());
  if (!room.state.picked || !room.state.draft.code) return false;
  return run(() => room.codePicked());
}

function command(room, event) {
  const { key } = event;
  if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "z") return run(() => room.undo());
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return false;
  if (key === "Escape") return run(() => room.close());
  if (!room.state.keys) return false;
  if (key === "Enter" && room.state.picked && !event.target.closest?.("button, summary")) return run(() => room.codePicked());
  if (room.state.picked && key in ARROWS) return run(() => room.moveBorder(event.shiftKey ? "start" : "end", ARROWS[key]));
  if (key in VALENCES) return run(() => room.draft({ valence: VALENCES[key] }));
  const commands = {
    a: () => room.accept(),
    r: () => room.reject(),
    j: () => room.step(1),
    k: () => room.step(-1),
    s: () => room.pickHere(),
    u: () => room.undo(),
    c: () => focus(room.right, "code"),
    m: () => focus(room.right, "memo"),
    f: () => focus(room.left, "find"),
  };
  return key in commands ? run(commands[key]) : false;
}

function run(action) {
  action();
  return true;
}

function focus(pane, field) {
  pane.querySelector(`[data-field="${field}"]`)?.focus();
}
