// Keeps an open page up to date: takes over what has changed, leaves the rest as the reader has it, shows what has to
// be mended. It is added only to pages that `afterword serve` shows.
"use strict";

(() => {
  const numberOf = (page) => page.querySelector("script[data-number]")?.dataset.number;
  const themeOf = (page) => page.querySelector("script[data-theme]")?.dataset.theme;
  let number = numberOf(document); // the version that this page shows
  let newest = number;
  let busy = false;

  // What has changed

  async function refresh() {
    if (busy) return;
    busy = true;
    try {
      while (number !== newest) {
        const wanted = newest;
        const answer = await fetch(location.href, { cache: "no-store" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const failed = [...page.querySelectorAll("[data-problem]")].map((each) => each.textContent);
        number = numberOf(page) ?? wanted;
        if (failed.length) show([{ place: failed[0], message: failed[1], help: failed[2] ?? "" }, ...told]);
        else if (needsReload(page, answer)) return location.reload();
        else update(page);
        if (number !== wanted && newest === wanted) newest = number;
      }
    } catch {
      newest = number; // the server has gone; when it is back it says what is new
    } finally {
      busy = false;
    }
  }

  /** Only a page like this one can be taken over; another style or script, or no page any more, takes a fresh start. */
  function needsReload(page, answer) {
    const gone = !answer.ok || document.querySelector("[data-missing]");
    return gone || themeOf(page) !== themeOf(document);
  }

  function update(page) {
    document.title = page.title;
    morph(document.body, page.body);
    document.dispatchEvent(new CustomEvent("afterword:update"));
  }

  /** Makes `old` what `fresh` is and touches nothing that is so already: focus, selection, scroll and folds stay. */
  function morph(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    if (!isSame(old, fresh)) return old.replaceWith(document.importNode(fresh, true));
    if (old.nodeType !== Node.ELEMENT_NODE) return void (old.data = fresh.data);
    attributes(old, fresh);
    const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
    let start = 0;
    while (start < Math.min(before.length, after.length) && before[start].isEqualNode(after[start])) start++;
    let end = 0;
    const most = Math.min(before.length, after.length) - start;
    while (end < most && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end++;
    children(old, before.slice(start, before.length - end), after.slice(start, after.length - end), before[before.length - end] ?? null);
  }

  /** Each new child takes over the next old one that is the same thing; the others come and go. */
  function children(parent, before, after, next) {
    let place = 0;
    for (const fresh of after) {
      const found = before.findIndex((old, at) => at >= place && isSame(old, fresh));
      if (found < 0) {
        parent.insertBefore(document.importNode(fresh, true), before[place] ?? next);
        continue;
      }
      for (const old of before.slice(place, found)) old.remove();
      place = found + 1;
      morph(before[found], fresh);
    }
    for (const old of before.slice(place)) old.remove();
  }

  function isSame(old, fresh) {
    if (old.nodeName !== fresh.nodeName || (old.id ?? "") !== (fresh.id ?? "")) return false;
    const title = (node) => node.querySelector(":scope > summary, :scope > h2, :scope > h3")?.textContent;
    return old.nodeName !== "DETAILS" || old.id !== "" || title(old) === title(fresh);
  }

  /** What the reader or the page's own script has done to an element is theirs. */
  function attributes(old, fresh) {
    const isTheirs = (name) => (name === "open" && old.nodeName === "DETAILS") || (name === "hidden" && old.matches(".needs-script"));
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !isTheirs(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value && !isTheirs(name)) old.setAttribute(name, value);
    }
  }

  // What has to be mended

  const host = document.createElement("div");
  host.id = "afterword-live";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; }
    [role=status] { position: fixed; z-index: 2147483647; inset: auto 1rem 1rem auto; width: min(34rem, calc(100vw - 2rem)); font: 15px/1.5 system-ui, sans-serif; }
    section { box-sizing: border-box; max-height: 60vh; overflow: auto; padding: 1rem 1.25rem; border: 1px solid #c9a27a; border-left: 5px solid #8b4a12; border-radius: 8px; background: #fffaf2; color: #2b2621; box-shadow: 0 6px 28px rgb(0 0 0 / 22%); }
    header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
    h2 { margin: 0; font-size: 1rem; }
    ul { margin: 0.6rem 0 0; padding: 0; list-style: none; }
    li + li { margin-top: 0.8rem; padding-top: 0.8rem; border-top: 1px solid #e3d3bd; }
    p { margin: 0; overflow-wrap: anywhere; }
    .place { font: 600 13px/1.5 ui-monospace, Menlo, Consolas, monospace; color: #8b4a12; }
    .help, .quiet { color: #675d52; }
    button { font: inherit; min-height: 28px; padding: 0 0.75rem; border: 1px solid currentcolor; border-radius: 6px; background: none; color: inherit; cursor: pointer; }
    button:focus-visible { outline: 3px solid #1c5a5c; outline-offset: 2px; }
    @media (prefers-color-scheme: dark) {
      section { background: #2a231b; color: #ebe4d8; border-color: #6b5236; border-left-color: #e6b47a; }
      li + li { border-color: #4a3d2e; }
      .place { color: #e6b47a; }
      .help, .quiet { color: #b9ae9f; }
      button:focus-visible { outline-color: #8fccc5; }
    }
    @media print { [role=status] { display: none; } }
  `);
  root.adoptedStyleSheets = [sheet];
  const status = element("div", { role: "status" });
  root.append(status);
  document.documentElement.append(host);

  const ENDED = [{ message: "Nothing answers where this page came from, so changes are no longer seen here.", help: "Start afterword serve again; the page goes on by itself." }];
  const PATIENCE = 3000;
  let told = [];
  const DISMISSED = "afterword-dismissed";
  let dismissed = remembered();

  function remembered() {
    try { return sessionStorage.getItem(DISMISSED); } catch { return null; }
  }

  /** Shows the problems, unless the reader has put aside exactly these. */
  function show(problems) {
    const words = JSON.stringify(problems);
    if (words === show.words) return;
    show.words = words;
    status.replaceChildren(...problems.length && words !== dismissed ? [panel(problems)] : []);
  }

  function panel(problems) {
    const section = element("section");
    const header = element("header");
    const title = problems.length === 1 ? "One thing to mend" : `${problems.length} things to mend`;
    const close = element("button", { type: "button", title: "Escape" }, "Put aside");
    close.addEventListener("click", dismiss);
    header.append(element("h2", {}, problems === ENDED ? "This page has stopped" : title), close);
    const list = element("ul");
    list.append(...problems.map(item));
    section.append(header, list);
    return section;
  }

  function item({ place, message, help }) {
    const li = element("li");
    if (place) li.append(element("p", { class: "place" }, place));
    li.append(element("p", {}, message));
    if (help) li.append(element("p", { class: "help" }, help));
    return li;
  }

  function element(name, attributes = {}, text = "") {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  }

  function dismiss() {
    dismissed = show.words;
    try { sessionStorage.setItem(DISMISSED, dismissed); } catch { /* then it lasts as long as the page */ }
    status.replaceChildren();
  }

  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches("input, textarea, select");
    if (event.key === "Escape" && !typing && status.hasChildNodes()) dismiss();
  });

  // Listening: only while somebody looks, as a browser has but few connections to give.

  let events, ending;

  function listen() {
    if (document.hidden || events) return;
    events = new EventSource("/.afterword/events");
    events.addEventListener("error", () => { ending ??= setTimeout(() => show(ENDED), PATIENCE); });
    events.addEventListener("message", ({ data }) => {
      clearTimeout(ending);
      ending = undefined;
      const news = JSON.parse(data);
      newest = String(news.number);
      told = news.problems;
      show(told);
      refresh();
    });
  }

  function rest() {
    clearTimeout(ending);
    ending = undefined;
    events?.close();
    events = undefined;
  }

  document.addEventListener("visibilitychange", () => document.hidden ? rest() : listen());
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  listen();
})();
