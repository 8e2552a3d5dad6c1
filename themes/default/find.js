// Searches and filters all notes on the page of notes. What is asked for stands in the address, behind the hash.
"use strict";

// The files of notes that follow this one call `journal.add`.
const journal = { notes: [], add: (notes) => journal.notes.push(...notes) };

// The braces keep the names in here from those of other scripts.
{
  // Letters that have no accent to take away, and are typed without what makes them special.
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  // Scripts that put no space between words are searched anywhere in a line.
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const IS_ASCII = /^[\0-\x7f]*$/;

  // Case and accents are no difference; what is no letter and no figure is a space. ` dana whitfield `
  function folded(text) {
    if (IS_ASCII.test(text)) return ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim()} `;
    const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter]);
    return ` ${bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  }

  // Notes are made ready a few at a time while nothing is asked, and all that are left as soon as something is.
  let ready = 0;

  function prepareAll(isEnough = () => false) {
    while (ready < journal.notes.length && !isEnough()) prepare(journal.notes[ready++]);
  }

  function prepareSoon() {
    const until = performance.now() + 10;
    prepareAll(() => performance.now() > until);
    if (ready < journal.notes.length) setTimeout(prepareSoon);
  }

  function prepare(note) {
    const flags = note.flags.map((flag) => flag.name);
    note.title = folded([note.company, note.role, ...note.people].join(" "));
    const judged = note.is_practice ? phrase("rehearsal") : note.verdict;
    note.all = note.title + folded([note.details, judged, ...flags, note.day, note.iso, note.text, note.more].join(" "));
    note.has = {
      flag: flags.map(folded),
      verdict: [folded(note.is_practice ? "rehearsal" : note.verdict_word)],
      gap: note.gaps.map(folded),
      state: note.states.map(folded),
      company: [folded(note.company)],
      person: note.people.map(folded),
    };
  }

  // What the words of a search have to be found as: at the beginning of a word, each of them.
  function needles(text) {
    const words = folded(text).split(" ").filter(Boolean);
    return words.map((word) => (UNSPACED.test(word) ? word : ` ${word}`));
  }

  // The notes that have every word and pass every filter; those that have all words in their title come first.
  function matches({ words, wanted }) {
    const tests = Object.entries(wanted).filter(([, value]) => value).map(([name, value]) => [name, folded(value)]);
    const first = [];
    const others = [];
    prepareAll();
    for (const note of journal.notes) {
      if (!tests.every(([name, value]) => note.has[name].includes(value))) continue;
      if (!words.every((word) => note.all.includes(word))) continue;
      (words.every((word) => note.title.includes(word)) ? first : others).push(note);
    }
    return first.concat(others);
  }

  // An element with these children; strings are text and nothing else.
  function made(name, className, ...children) {
    const element = document.createElement(name);
    element.className = className;
    element.append(...children);
    return element;
  }

  // The text with what was looked for marked in it.
  function marked(text, words) {
    const parts = [];
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const length = found(word, words);
      if (!length) continue;
      parts.push(text.slice(end, index), made("mark", "", word.slice(0, length)));
      end = index + length;
    }
    return [...parts, text.slice(end)];
  }

  // How much of the word was looked for; all of it where folding has changed its length.
  function found(word, words) {
    const plain = folded(word);
    const hits = words.filter((each) => plain.startsWith(each) || plain.startsWith(` ${each}`));
    if (!hits.length) return 0;
    const longest = Math.max(...hits.map((each) => each.trim().length));
    return plain.trim().length === word.length ? longest : word.length;
  }

  // The line that has a word which the row does not show, cut to what is around it.
  function excerpt(note, words) {
    const shown = folded([note.company, note.role, note.details, note.verdict, ...note.flags.map((flag) => flag.name)].join(" "));
    const missing = words.filter((word) => !shown.includes(word));
    if (!missing.length) return [];
    const line = note.text.split("\n").find((each) => missing.some((word) => folded(each).includes(word)));
    if (!line) return [];
    const hit = [...line.matchAll(WORD)].find(({ 0: word }) => found(word, missing));
    const from = Math.max(0, line.lastIndexOf(" ", Math.max(0, (hit?.index ?? 0) - 60)) + 1);
    const cut = line.slice(from, from + 180);
    const text = (from ? "… " : "") + cut + (from + 180 < line.length ? "…" : "");
    return [made("span", "found-text", ...marked(text, words))];
  }

  function linked(url, className, ...children) {
    const link = made("a", className, ...children);
    link.href = url;
    return link;
  }

  function row(note, words) {
    const link = linked(note.url, "", ...marked(note.company, words));
    const time = made("time", "", note.day ?? phrase("no-date"));
    if (note.iso) time.dateTime = note.iso;
    const role = note.role ? [" ", made("span", "role", ...roleParts(note, words))] : [];
    const details = note.details ? [made("span", "at", ...marked(note.details, words))] : [];
    const verdict = note.is_practice
      ? made("span", "verdict verdict-practice", phrase("rehearsal"))
      : linked(`${note.url}#verdict`, `verdict verdict-${note.verdict_word}`, note.verdict);
    const flags = note.flags.flatMap(({ name, url }) => [" ", linked(url, "flag", name)]);
    return made("li", "",
      made("p", "day", time),
      made("p", "what", link, ...role, ...details, ...excerpt(note, words)),
      made("p", "judged", verdict, ...flags));
  }

  // A role leads to the page of its opportunity, where it has one.
  function roleParts(note, words) {
    const parts = marked(note.role, words);
    return note.company_url ? [linked(note.company_url, "", ...parts)] : parts;
  }

  // All notes are here when the page is.
  addEventListener("DOMContentLoaded", () => {
    const search = document.querySelector(".find");
    const everything = document.getElementById("notes");
    if (!search || !everything) return;
    const field = document.getElementById("find");
    const selects = [...search.querySelectorAll("select")];
    const count = search.querySelector(".find-count");
    const spoken = document.getElementById("find-spoken");
    const clear = document.getElementById("find-clear");
    const parts = document.querySelector(".parts");
    const results = made("ol", "notes");
    const more = made("button", "");
    const known = new Map(selects.map((select) => [select, [...select.options].slice(1).map(({ value, label }) => ({ value, label }))]));
    const order = new Intl.Collator(LANGUAGE);
    const empty = made("p", "empty", phrase("fewer"));
    const STEP = 50;
    // More choices than this are no help; those with the most notes stay.
    const MOST = 300;
    let hits = [];
    let words = [];

    results.id = "found";
    results.hidden = true;
    more.type = "button";
    more.hidden = true;
    empty.hidden = true;
    everything.before(results, empty, made("p", "find-more", more));

    const wanted = () => Object.fromEntries(selects.map((select) => [select.name, select.value]));
    const isAsked = () => field.value.trim() !== "" || selects.some((select) => select.value);

    function show() {
      words = needles(field.value);
      const asked = isAsked();
      hits = asked ? matches({ words, wanted: wanted() }) : [];
      results.replaceChildren();
      results.hidden = !asked || !hits.length;
      empty.hidden = !asked || hits.length > 0;
      everything.hidden = asked;
      if (parts) parts.hidden = asked;
      clear.hidden = !asked;
      for (const select of selects) select.classList.toggle("is-set", select.value !== "");
      const found = () => phrase("found-of", { found: hits.length, count: journal.notes.length });
      count.textContent = !asked ? "" : hits.length ? found() : phrase("nothing-found");
      grow();
    }

    function grow() {
      const from = results.childElementCount;
      results.append(...hits.slice(from, from + STEP).map((note) => row(note, words)));
      const left = hits.length - results.childElementCount;
      more.hidden = left <= 0;
      more.textContent = phrase("show-more", { count: Math.min(left, STEP) });
    }

    // Who listens hears the number once the typing rests; the address changes then too.
    function settle(isStep) {
      clearTimeout(settle.timer);
      settle.timer = 0;
      const spokenNow = isAsked() ? phrase("notes-found", { count: hits.length }) : phrase("all-notes");
      if (spoken.textContent !== spokenNow) spoken.textContent = spokenNow;
      const hash = address();
      if (hash === asText(location.hash)) return;
      const url = hash ? `#${hash}` : "#all";
      if (isStep || !settle.isTyping) history.pushState(null, "", url);
      else history.replaceState(null, "", url);
      settle.isTyping = !isStep;
    }

    function address() {
      const query = new URLSearchParams();
      if (field.value.trim()) query.set("q", field.value.trim());
      for (const select of selects) if (select.value) query.set(select.name, select.value);
      return query.toString();
    }

    // The hash in the same writing as `address`.
    const asText = (hash) => (hash.includes("=") ? new URLSearchParams(hash.slice(1)).toString() : "");

    // A hash without `=` is a place on the page, and no question; none at all, or `#all`, asks for everything.
    function obey() {
      if (location.hash && location.hash !== "#all" && !location.hash.includes("=")) return;
      const query = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
      field.value = query.get("q") ?? "";
      for (const select of selects) choose(select, query.get(select.name) ?? "");
      settle.isTyping = false;
      show();
      if (query.has("q")) field.focus();
    }

    // Chooses a value, however it is written; one that no note has is kept, and finds nothing.
    function choose(select, value) {
      if (value) {
        prepareAll();
        const key = folded(value);
        const same = known.get(select).find((choice) => folded(choice.value) === key);
        const note = journal.notes.find((note) => note.has[select.name].includes(key));
        const written = note ? spelling(note, select.name, key) : value;
        select.replaceChildren(select.options[0], new Option(same?.label ?? written, same?.value ?? written));
        select.selectedIndex = 1;
      } else select.value = "";
    }

    // As the notes write it.
    function spelling(note, name, key) {
      const written = { company: [note.company], person: note.people }[name];
      return written?.[note.has[name].indexOf(key)] ?? key.trim();
    }

    // What there is to choose from, with numbers, under all the other filters.
    function offer(select) {
      const { name, value } = select;
      const counts = new Map();
      for (const note of matches({ words, wanted: { ...wanted(), [name]: "" } })) {
        for (const each of new Set(note.has[name])) {
          const known = counts.get(each);
          if (known) known.count += 1;
          else counts.set(each, { count: 1, note });
        }
      }
      const label = (text, key) => `${text} (${(counts.get(key)?.count ?? 0).toLocaleString(LANGUAGE)})`;
      const choices = [];
      for (const choice of known.get(select)) {
        const key = folded(choice.value);
        if (counts.has(key) || choice.value === value) choices.push(new Option(label(choice.label, key), choice.value));
        counts.delete(key);
      }
      const most = [...counts].sort(([, a], [, b]) => b.count - a.count).slice(0, MOST);
      const named = most.map(([key, { note }]) => [spelling(note, name, key), key]).sort(([a], [b]) => order.compare(a, b));
      for (const [text, key] of named) choices.push(new Option(label(text, key), key === folded(value) ? value : text));
      if (value && !choices.some((choice) => choice.value === value)) choices.push(new Option(label(value, folded(value)), value));
      if (counts.size > MOST) choices.push(rest(counts.size - MOST));
      select.replaceChildren(select.options[0], ...choices);
      select.value = value;
    }

    function rest(number) {
      const option = new Option(phrase("and-more", { count: number }));
      option.disabled = true;
      return option;
    }

    const links = () => [...document.querySelectorAll("#found:not([hidden]) .what > a, #notes:not([hidden]) .what > a")];

    function clearAll() {
      field.value = "";
      for (const select of selects) select.value = "";
      show();
      settle(true);
    }

    field.addEventListener("input", () => {
      show();
      clearTimeout(settle.timer);
      settle.timer = setTimeout(settle, 300, false);
    });
    field.addEventListener("change", () => settle(false));
    for (const select of selects) {
      for (const event of ["pointerdown", "focus"]) select.addEventListener(event, () => offer(select));
      select.addEventListener("change", () => { show(); settle(true); });
    }
    clear.addEventListener("click", () => { clearAll(); field.focus(); });
    more.addEventListener("click", () => {
      const from = results.childElementCount;
      grow();
      links()[from]?.focus();
    });

    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
      const all = links();
      const place = all.indexOf(document.activeElement);
      const isInField = document.activeElement === field;
      if (!isInField && place < 0 && !(event.key === "Escape" && search.contains(document.activeElement))) return;
      if (event.key === "ArrowDown") all[place + 1]?.focus();
      else if (event.key === "ArrowUp" && place > 0) all[place - 1].focus();
      else if (event.key === "ArrowUp" && place === 0) field.focus();
      else if (event.key === "Enter" && isInField && isAsked()) { settle(false); all[0]?.click(); }
      else if (event.key === "Escape" && !isInField) field.focus();
      else if (event.key === "Escape" && isAsked()) clearAll();
      else if (event.key === "Escape") document.activeElement.blur();
      else return;
      event.preventDefault();
    });

    addEventListener("popstate", obey);
    search.hidden = false;
    obey();
    prepareSoon();
  });
}
