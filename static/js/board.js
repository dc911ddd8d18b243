// The list of links that a coach keeps: in this browser, and in a file if they want. Names that they
// give stay here. The server only sees the links that somebody sends to look at them.

const KEY = "padwijzer-board";
const KIND = "padwijzer-board-1";
const MOST = 200;
const LINK = /^https?:\/\/[^\s]+\/p\/[A-Za-z0-9_-]{16,64}$/;

const at = (id) => document.getElementById(id);

// Keeps what has the shape of a list of ours; anything else in a file or in the browser is dropped.
function listOf(content) {
  if (content?.kind !== KIND || !Array.isArray(content.links)) return null;
  const links = content.links.filter((one) => LINK.test(one?.link ?? ""));
  return links.slice(0, MOST).map(({ link, name }) => ({ link, name: String(name ?? "").slice(0, 80) }));
}

function parsed(text) {
  try {
    return listOf(JSON.parse(text));
  } catch {
    return null;
  }
}

function stored() {
  try {
    return parsed(localStorage.getItem(KEY) ?? "") ?? [];
  } catch {
    return []; // the browser lets nobody read
  }
}

const asText = (links) => JSON.stringify({ kind: KIND, links }, null, 1);

function say(what) {
  at("board_said").textContent = at("board_said").dataset[what] ?? "";
}

function keep(links, said = "saved") {
  try {
    if (links.length) localStorage.setItem(KEY, asText(links));
    else localStorage.removeItem(KEY);
    say(said);
  } catch {
    say("full");
  }
  show();
}

// Adds what is not there yet; a name that somebody gave before stays.
function joined(links, more) {
  const known = new Map(links.map((one) => [one.link, one]));
  for (const one of more) if (!known.get(one.link)?.name) known.set(one.link, one);
  return [...known.values()].slice(0, MOST);
}

function row({ link, name }, number) {
  const item = at("board_row").content.cloneNode(true).firstElementChild;
  const [tick, label] = item.querySelectorAll("input");
  const [anchor, remove] = [item.querySelector("a"), item.querySelector("button")];
  tick.value = link;
  label.value = name;
  anchor.href = anchor.textContent = link;
  remove.setAttribute("aria-label", `${remove.textContent}: ${name || number}`);
  label.addEventListener("change", () =>
    keep(stored().map((one) => (one.link === link ? { link, name: label.value.trim() } : one))),
  );
  remove.addEventListener("click", () => {
    keep(stored().filter((one) => one.link !== link));
    at("my_list").tabIndex = -1;
    at("my_list").focus();
  });
  return item;
}

function show() {
  const links = stored();
  at("board").hidden = false;
  at("board_off").hidden = true;
  at("board_rows").replaceChildren(...links.map((one, index) => row(one, index + 1)));
  at("board_empty").hidden = links.length > 0;
  for (const id of ["board_form", "board_export", "board_clear"]) at(id).hidden = !links.length;
}

function download() {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([asText(stored())], { type: "application/json" }));
  anchor.download = "padwijzer.json";
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}

at("board_export").addEventListener("click", download);
at("board_clear").addEventListener("click", () => keep([]));
at("board_import").addEventListener("change", async ({ target }) => {
  const read = parsed((await target.files[0]?.text()) ?? "");
  target.value = "";
  if (read) keep(joined(stored(), read), "read");
  else say("wrong");
});

const shown = [...document.querySelectorAll("main .result h3 a, main .side-by-side thead a")];
if (shown.length) {
  at("board_keep").hidden = false;
  at("board_keep").firstElementChild.addEventListener("click", () =>
    keep(joined(stored(), shown.map((one) => ({ link: one.href, name: "" })))),
  );
}
show();
