// The search on the page of notes in a real browser: filters, address, keys, and what becomes of hostile words.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const afterword = process.env.AFTERWORD ?? join(here, "../../target/debug/afterword");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let folder, report, browser;

/** Builds a journal of these notes, each a path and its text, and gives the report's folder. */
function built(name, notes) {
  const journal = join(folder, name);
  for (const [path, text] of notes) {
    mkdirSync(dirname(join(journal, path)), { recursive: true });
    writeFileSync(join(journal, path), text);
  }
  const into = join(folder, `${name}-report`);
  execFileSync(afterword, ["build", journal, "-o", into, "--as-of", "2026-03-06"], { stdio: "pipe" });
  return into;
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-search-"));
  cpSync(join(here, "../../journal-example"), join(folder, "example"), { recursive: true });
  report = built("example", []);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page of a report, by default all notes; `said` is what it complained about. */
async function visit({ at = "notes.html", of = report, ...options } = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("dialog", (dialog) => { said.push(dialog.message()); dialog.dismiss(); });
  page.on("request", (request) => { if (!request.url().startsWith("file:")) said.push(request.url()); });
  const [file, hash] = at.split("#");
  await page.goto(pathToFileURL(join(of, file)).href + (hash === undefined ? "" : `#${hash}`));
  return { page, said, close: () => context.close() };
}

/** The companies that are shown, in their order. */
const shown = (page) => page.locator(".notes:not([hidden]) .what > a").allTextContents();
const hash = (page) => page.evaluate(() => location.hash);
const settled = (page, wanted) => page.waitForFunction((wanted) => location.hash === wanted, wanted);

async function choose(page, filter, value) {
  await page.focus(`#find-${filter}`);
  await page.selectOption(`#find-${filter}`, value);
}

test("words are found at their beginnings, all of them, in whatever case, in the note's text and its gaps", async () => {
  const { page, said, close } = await visit();
  assert.equal((await shown(page)).length, 15);
  for (const [words, companies] of [
    ["MIGRAT", ["Halyard", "Northwind"]],
    ["migrat dana", ["Northwind"]],
    ["igration", []],
    ["whitfield, dana", ["Northwind"]],
    ["sofia", ["Halyard"]],
  ]) {
    await page.fill("#find", words);
    assert.deepEqual(await shown(page), companies, words);
  }
  await page.fill("#find", "");
  assert.equal((await shown(page)).length, 15);
  assert.deepEqual(said, []);
  await close();
});

test("each filter filters, several together narrow, and the numbers in them are true", async () => {
  const { page, said, close } = await visit();
  const all = (await shown(page)).length;
  for (const name of ["flag", "verdict", "gap", "state", "company", "person"]) {
    await page.focus(`#find-${name}`);
    const choices = await page.locator(`#find-${name} option`).evaluateAll((options) => options.map(({ value, label }) => ({ value, label })));
    assert.ok(choices.length > 2, `${name} has ${choices.length} choices`);
    for (const { value, label } of choices.slice(1)) {
      await page.selectOption(`#find-${name}`, value);
      const count = (await shown(page)).length;
      assert.equal(Number(/\((\d+)\)$/.exec(label)?.[1]), count, label);
      assert.ok(count > 0 && count <= all);
    }
    await page.click("#find-clear");
    assert.equal((await shown(page)).length, all);
  }
  await choose(page, "verdict", "serious");
  await choose(page, "flag", "damage-control");
  assert.deepEqual(await shown(page), ["Kestrel Pay"]);
  assert.match(await page.textContent(".find-count"), /^1 of 15 notes$/);
  await page.waitForFunction(() => document.getElementById("find-spoken").textContent === "1 note found");
  assert.deepEqual(said, []);
  await close();
});

test("what is asked for stands in the address: it survives a reload, goes back, and can be linked to", async () => {
  const { page, close } = await visit();
  await page.fill("#find", "migr");
  await settled(page, "#q=migr");
  await choose(page, "verdict", "repairable");
  await settled(page, "#q=migr&verdict=repairable");
  assert.deepEqual(await shown(page), ["Northwind"]);
  await page.reload();
  assert.deepEqual(await shown(page), ["Northwind"]);
  assert.equal(await page.inputValue("#find"), "migr");
  assert.equal(await page.inputValue("#find-verdict"), "repairable");
  await page.goBack();
  await settled(page, "#q=migr");
  assert.deepEqual(await shown(page), ["Halyard", "Northwind"]);
  await page.goBack();
  await page.waitForFunction(() => !document.getElementById("notes").hidden);
  assert.equal((await shown(page)).length, 15);
  await page.goForward();
  await settled(page, "#q=migr");
  assert.deepEqual(await shown(page), ["Halyard", "Northwind"]);
  await close();

  for (const [at, companies] of [
    ["notes.html#verdict=let+go", 1],
    ["notes.html#company=NORTHWIND", 1],
    ["notes.html#person=dana%20whitfield", 1],
    ["notes.html#gap=weak-answer", 1],
    ["notes.html#verdict=no-such-thing", 0],
    ["notes.html#verdict=%E0%A4%A", 0],
    ["notes.html#unknown=x", 15],
    ["notes.html#main", 15],
    ["notes.html#__proto__=x&constructor=y", 15],
  ]) {
    const { page, said, close } = await visit({ at });
    const found = await shown(page);
    if (companies === 0 || companies === 15) assert.equal(found.length, companies, at);
    else assert.ok(found.length > 0 && found.length < 15, `${at}: ${found}`);
    assert.deepEqual(said, []);
    await close();
  }
});

test("a number of notes on another page leads to as many", async () => {
  const { page, said, close } = await visit({ at: "playbook.html" });
  const links = await page.locator("a[href^='notes.html#']").evaluateAll((links) => links.map((link) => [link.getAttribute("href"), link.textContent]));
  assert.ok(links.length > 15, `${links.length} links`);
  const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
  for (const [at, words] of links) {
    await page.goto(pathToFileURL(join(report, "notes.html")).href + at.slice("notes.html".length));
    assert.equal(numbers[(await shown(page)).length], words.split(" ")[0], at);
  }
  assert.deepEqual(said, []);
  await close();
});

test("a name in the address is chosen as the notes write it", async () => {
  const { page, close } = await visit({ at: "notes.html#company=NORTHWIND" });
  assert.equal(await page.inputValue("#find-company"), "Northwind");
  await page.focus("#find-company");
  const labels = await page.locator("#find-company option").allTextContents();
  assert.equal(labels.filter((label) => /northwind/i.test(label)).length, 1, labels.join(", "));
  await close();
});

test("the skip link leaves what was found as it is", async () => {
  const { page, close } = await visit({ at: "notes.html#verdict=serious" });
  const before = await shown(page);
  await page.evaluate(() => document.querySelector(".skip").click());
  assert.equal(await hash(page), "#main");
  assert.deepEqual(await shown(page), before);
  await close();
});

test("the keyboard searches, goes through what was found, opens it and lets go", async () => {
  const { page, said, close } = await visit();
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  await page.keyboard.press("/");
  assert.equal(await focused(), "find");
  await page.keyboard.type("migr/a?");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  assert.equal(await page.inputValue("#find"), "migr", "the keys can be typed in the field");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "Halyard");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "Northwind", "the last one is the end");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "find");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "find");
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#find"), "");
  assert.equal((await shown(page)).length, 15);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
  await page.keyboard.press("/");
  await page.keyboard.type("northwind");
  await page.keyboard.press("Enter");
  await page.waitForURL(/northwind-2026-03-04-dana\.html$/);
  await page.goBack();
  assert.deepEqual(await shown(page), ["Northwind"]);
  assert.deepEqual(said, []);
  await close();
});

test("any other page has a field that leads to what was found", async () => {
  for (const at of ["index.html", "notes/northwind-2026-03-04-dana.html"]) {
    const { page, said, close } = await visit({ at });
    await page.keyboard.press("/");
    await page.keyboard.type("migr & dana");
    await page.keyboard.press("Enter");
    await page.waitForURL(/notes\.html#q=/);
    assert.deepEqual(await shown(page), ["Northwind"]);
    assert.equal(await page.inputValue("#find"), "migr & dana");
    assert.deepEqual(said, []);
    await close();
  }
});

test("the keys are shown on `?` and by a button, and Esc puts them away", async () => {
  const { page, close } = await visit({ bypassCSP: true });
  await page.keyboard.press("?");
  assert.ok(await page.locator("dialog#keys").isVisible());
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id === "find"), false, "the page behind waits");
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  assert.deepEqual(violations.map(({ id }) => id), []);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog#keys").isVisible(), false);
  await page.click("[data-keys]");
  assert.ok(await page.locator("dialog#keys").isVisible());
  await close();
});

test("axe finds nothing in what was found, light and dark, and it fits on a phone", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const at of ["notes.html#q=migr&verdict=repairable", "notes.html#q=nothingatall"]) {
      const { page, said, close } = await visit({ at, colorScheme, bypassCSP: true, viewport: { width: 320, height: 700 } });
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overhang <= 0, `${overhang} pixels too wide`);
      assert.deepEqual(said, []);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
      await close();
    }
  }
});

test("without script every note is there and no control is dead", async () => {
  const { page, close } = await visit({ javaScriptEnabled: false, at: "notes.html#verdict=serious" });
  assert.equal((await shown(page)).length, 15);
  assert.equal(await page.locator("button:visible, input:visible, select:visible, dialog:visible").count(), 0);
  await close();
});

test("accents, letters without a plain form and scripts without spaces are found as people type them", async () => {
  const note = (rest) => `---\ndate: 2026-03-04\n${rest}`;
  const of = built("tongues", [
    ["a/1.md", note("company: Açaí Çelik\ninterviewer: João Müller\n---\nx\n")],
    ["b/1.md", note("company: Søren\ninterviewer: Ana Cañete\n---\nDecomposed: cafe\u0301\n")],
    ["c/1.md", note("company: Tokyo\ninterviewer: 山田太郎\n---\n東京で面接を受けた\n")],
  ]);
  const { page, close } = await visit({ of });
  for (const [words, companies] of [
    ["acai", ["Açaí Çelik"]],
    ["joao muller", ["Açaí Çelik"]],
    ["MÜLLER", ["Açaí Çelik"]],
    ["soren", ["Søren"]],
    ["canete café", ["Søren"]],
    ["面接", ["Tokyo"]],
    ["太郎", ["Tokyo"]],
  ]) {
    await page.fill("#find", words);
    assert.deepEqual(await shown(page), companies, words);
  }
  await close();
});

test("a title goes before a text, and among equals the newest is first", async () => {
  const note = (date, company, text) => `---\ndate: ${date}\ncompany: ${company}\ninterviewer: A\n---\n${text}\n`;
  const of = built("ranks", [
    ["1.md", note("2026-03-05", "Newest", "about birch")],
    ["2.md", note("2026-03-01", "Birch", "x")],
    ["3.md", note("2026-03-03", "Birchwood", "x")],
  ]);
  const { page, close } = await visit({ of, at: "notes.html#q=birch" });
  assert.deepEqual(await shown(page), ["Birchwood", "Birch", "Newest"]);
  await close();
});

test("hostile names, gaps and texts are words like any others, and private notes are nowhere", async () => {
  const evil = `</script><script>alert(1)</script><img src=x onerror=alert(2)>`;
  const quoted = JSON.stringify(`${evil} " onfocus="alert(3)" x="`);
  const fields = ["company", "role", "stage", "interviewer", "fit"].map((name) => `${name}: ${quoted}`).join("\n");
  const of = built("hostile", [
    ["a/1.md", `---\ndate: 2026-03-04\n${fields}\ngaps: [${quoted}]\ntags: [${quoted}]\n---\n\`${evil}\`\n`],
    ["playbook/gaps/evil.md", `---\ntitle: ${quoted}\nweight: repair\n---\n${evil}\n`],
    ["b/1.md", "---\ndate: 2026-03-04\nprivate: yes\ncompany: Hushed\ninterviewer: Nobody\n---\nunspeakable\n"],
  ]);
  const { page, said, close } = await visit({ of, at: `notes.html#q=script&company=${encodeURIComponent(`<img src=x onerror=alert(4)>`)}` });
  assert.equal((await shown(page)).length, 0);
  await page.click("#find-clear");
  await page.fill("#find", "script alert");
  assert.equal((await shown(page)).length, 1);
  for (const name of ["company", "person", "gap"]) {
    await page.focus(`#find-${name}`);
    const value = await page.locator(`#find-${name} option`).nth(1).getAttribute("value");
    await page.selectOption(`#find-${name}`, value);
    assert.equal((await shown(page)).length, 1, name);
  }
  await page.waitForTimeout(400);
  assert.equal(await page.locator("main img, main li script").count(), 0);
  await page.reload();
  assert.equal((await shown(page)).length, 1);
  for (const words of ["hushed", "unspeakable", "nobody"]) {
    await page.goto(pathToFileURL(join(of, "notes.html")).href + `#q=${words}`);
    assert.equal((await shown(page)).length, 0, words);
  }
  assert.deepEqual(said, []);
  await close();
});

test("two thousand notes in parts are searched as one, and no file is over 1 MiB", async () => {
  const gaps = ["blanked: the CAP theorem", "weak-answer: why us", "unmentioned: the migration"];
  const notes = Array.from({ length: 2000 }, (_, n) => [
    `c${n % 600}/${n}.md`,
    `---\ndate: 2025-${String(n % 12 + 1).padStart(2, "0")}-${String(n % 28 + 1).padStart(2, "0")}\ninterviewer: Person ${n}\ngaps: ["${gaps[n % 3]}"]\nmood: okay\n---\n${`word${n} and some more to read `.repeat(40)}needle${n}\n`,
  ]);
  const of = built("many", notes);
  for (const name of readdirSync(of).filter((name) => /\.(html|js)$/.test(name))) assert.ok(statSync(join(of, name)).size < 1024 * 1024, name);
  const { page, said, close } = await visit({ of });
  await page.fill("#find", "needle1777");
  assert.equal((await shown(page)).length, 1);
  await page.fill("#find", "person");
  assert.equal((await shown(page)).length, 50);
  await page.click(".find-more button");
  assert.equal((await shown(page)).length, 100);
  const took = await page.evaluate(() => {
    const field = document.getElementById("find");
    const from = performance.now();
    field.value = "more rea";
    field.dispatchEvent(new Event("input"));
    document.body.getBoundingClientRect();
    return performance.now() - from;
  });
  console.log(`a keystroke over 2,000 notes takes ${took.toFixed(1)} ms`);
  assert.deepEqual(said, []);
  await close();
});
