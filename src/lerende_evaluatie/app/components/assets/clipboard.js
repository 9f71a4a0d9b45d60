// Copying.

import { el } from "./dom.js";

/** Put text on the clipboard, by the old way where the browser does not allow the new one; tell whether that worked. */
export async function toClipboard(text, near) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = document.activeElement;
    const field = el("textarea", { class: "le-hidden", value: text, "aria-hidden": "true", tabindex: "-1" });
    near.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus({ preventScroll: true });
    return done;
  }
}
