// Copies letters, filters lists, opens what a link or the printer needs. The pages work without it.
"use strict";

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
    say("Copied");
  } catch {
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    say(document.execCommand("copy") ? "Copied" : "Selected; copy it with the keyboard");
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

// The list may be another by the next letter, so it is looked at anew each time.
function filterRows(filter) {
  const rows = [...document.getElementById(filter.dataset.filter)?.children ?? []];
  const count = document.querySelector("[data-filter-count]");
  const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const words = row.textContent.toLowerCase();
    row.hidden = !wanted.every((word) => words.includes(word));
    shown += row.hidden ? 0 : 1;
  }
  count.textContent = wanted.length ? `${shown} of ${rows.length}` : "";
}

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-filter]")) filterRows(event.target);
});

document.addEventListener("keydown", (event) => {
  const filter = document.querySelector("[data-filter]");
  if (!filter) return;
  const typing = event.target.matches("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    filter.focus();
  }
  if (event.key === "Escape" && event.target === filter) {
    filter.value = "";
    filterRows(filter);
    filter.blur();
  }
});

// `afterword serve` puts what has changed into the open page and says so.
document.addEventListener("afterword:update", () => {
  showControls();
  for (const filter of document.querySelectorAll("[data-filter]")) if (filter.value) filterRows(filter);
});
