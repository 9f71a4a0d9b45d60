// Asking Python between two runs of the page. The page shows the token that Streamlit's side gave it; when that is
// no longer known (the program was started again), it asks for another and tries once more.

let api = null;
let renew = () => {};
let waiting = [];

/** Keep the token in `given`; `askForNew` is called when it turns out to be stale. */
export function connect(given, askForNew) {
  renew = askForNew;
  if (!given || given.token === api?.token) return;
  api = given;
  waiting.splice(0).forEach((go) => go());
}

export class Unreachable extends Error {}

/** Return Python's answer; throws Unreachable when the program does not answer, and else an Error with a sentence. */
export async function ask(name, body = {}) {
  return (await post(name, body)).json();
}

/** Let the visitor keep the file that Python answers with. */
export async function download(name, body = {}) {
  const answer = await post(name, body);
  const header = answer.headers.get("content-disposition") ?? "";
  save(await answer.blob(), decodeURIComponent(header.split("''")[1] ?? "bestand"));
}

/** Let the visitor keep a blob as a file. */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function post(name, body, isSecond = false) {
  const token = api?.token;
  const sent = JSON.stringify(body);
  let answer;
  try {
    answer = await fetch(`/werk/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-le-token": token ?? "" },
      body: sent,
      keepalive: sent.length < 30_000, // a page that is closed right after a key still gets it across
    });
  } catch {
    throw new Unreachable();
  }
  if (answer.ok) return answer;
  if (answer.status === 401 && !isSecond) {
    if (token === api?.token) await newToken(token);
    return post(name, body, true);
  }
  if (answer.status === 401) throw new Unreachable();
  const { error } = await answer.json().catch(() => ({ error: String(answer.status) }));
  throw Object.assign(new Error(error), { status: answer.status });
}

function newToken(stale) {
  renew(stale);
  return new Promise((resolve, reject) => {
    waiting.push(resolve);
    setTimeout(() => reject(new Unreachable()), 8_000);
  });
}
