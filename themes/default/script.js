// Copies letters, opens what a link or the printer needs, knows the keys. The pages work without it.
"use strict";

// `WORDS` stands before this: what `words.toml` has below `[script]`. A phrase that goes with a number has several forms.
const LANGUAGE = document.documentElement.lang || "en";
const FORMS = new Intl.PluralRules(LANGUAGE);

function phrase(key, values = {}) {
  const known = WORDS[key] ?? key;
  const text = typeof known === "string" ? known : known[FORMS.select(values.count)] ?? known.other;
  return text.replace(/\{(\w)([\w-]*)\}/g, (_, first, rest) => {
    const name = first.toLowerCase() + rest;
    const value = values[name] ?? "";
    const said = typeof value === "number" ? value.toLocaleString(LANGUAGE) : value;
    return first === name[0] ? said : said.charAt(0).toUpperCase() + said.slice(1);
  });
}

function showControls() {
  for (const control of document.querySelectorAll(".needs-script")) control.hidden = false;
}
showControls();

const status = document.querySelector(".said");

function say(words) {
  status.textContent = words;
  status.classList.add("is-shown");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => status.classList.remove("is-shown"), 2500);
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const text = source.textContent;
  try {
    await navigator.clipboard.writeText(text);
    say(phrase("copied"));
  } catch {
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    say(phrase(document.execCommand("copy") ? "copied" : "selected"));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.copy) copy(button);
  if (button && "print" in button.dataset) print();
});

// Whoever follows a link into a folded part wants to see it.
function unfold() {
  const target = document.querySelector(":target");
  const folds = [];
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) folds.push(fold);
  if (folds.every((fold) => fold.open)) return;
  for (const fold of folds) fold.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();

// Paper cannot be unfolded.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const details of folded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of folded) details.open = false;
});

// A field that narrows the list on its page. The list may be another by the next letter, so it is looked at anew each time.
function narrow(field) {
  const rows = [...document.getElementById(field.dataset.filter)?.children ?? []];
  const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) {
    const words = row.textContent.toLowerCase();
    row.hidden = !wanted.every((word) => words.includes(word));
  }
  const shown = rows.filter((row) => !row.hidden).length;
  const count = document.querySelector("[data-filter-count]");
  if (count) count.textContent = wanted.length ? phrase("shown", { shown: `${shown}`, all: `${rows.length}` }) : "";
}

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-filter]")) narrow(event.target);
});

// The page of notes has a field of its own to find them; every other page has a small one that leads there.
function finder() {
  return document.getElementById("find") ?? document.querySelector(".to-find input");
}

function offerToFind() {
  const toFind = document.querySelector(".to-find");
  if (toFind && !document.getElementById("find")) toFind.hidden = false;
}
offerToFind();

document.addEventListener("keydown", (event) => {
  const toFind = event.target.closest(".to-find");
  if (!toFind || event.isComposing) return;
  const field = event.target;
  if (event.key === "Enter") location.href = `${toFind.dataset.at}#${new URLSearchParams({ q: field.value.trim() })}`;
  if (event.key === "Escape" && field.value === "") field.blur();
  if (event.key === "Escape") field.value = "";
});

const KEYS = [
  ["/", "key-find"],
  ["↓ ↑", "key-move"],
  ["Enter", "key-enter"],
  ["Esc", "key-escape"],
  ["?", "key-keys"],
];

// The keys are there while the script is, so it brings their list too.
function showKeys() {
  let dialog = document.getElementById("keys");
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.id = "keys";
    dialog.setAttribute("aria-labelledby", "keys-title");
    const list = KEYS.map(([key, does]) => {
      const line = document.createElement("div");
      const [name, words] = [document.createElement("dt"), document.createElement("dd")];
      name.append(...key.split(" ").map((each) => Object.assign(document.createElement("kbd"), { textContent: each })));
      words.textContent = phrase(does);
      line.append(name, words);
      return line;
    });
    const title = Object.assign(document.createElement("h2"), { id: "keys-title", textContent: phrase("keys") });
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: phrase("close") });
    close.addEventListener("click", () => dialog.close());
    const terms = document.createElement("dl");
    terms.append(...list);
    dialog.append(title, terms, close);
    document.body.append(dialog);
  }
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) showKeys();
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input, textarea, select, [contenteditable]");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "/" && finder()?.checkVisibility()) {
    event.preventDefault();
    finder().focus();
    finder().select();
  }
  if (event.key === "?" && finder()) {
    event.preventDefault();
    showKeys();
  }
});

// `afterword serve` puts what has changed into the open page and says so. What can be found is read anew with the page.
document.addEventListener("afterword:update", () => {
  showControls();
  offerToFind();
  for (const field of document.querySelectorAll("[data-filter]")) if (field.value) narrow(field);
  if (document.getElementById("find")) location.reload();
});
