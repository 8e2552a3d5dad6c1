// The report of journal-example in a real browser: every page, light and dark, wide and narrow, with and without script.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const afterword = process.env.AFTERWORD ?? join(here, "../../target/debug/afterword");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let folder, report, onPaper, browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-"));
  cpSync(join(here, "../../journal-example"), join(folder, "journal"), { recursive: true });
  report = join(folder, "report");
  execFileSync(afterword, ["build", join(folder, "journal"), "-o", report, "--as-of", "2026-03-06"], { stdio: "pipe" });
  onPaper = join(folder, "on-paper");
  execFileSync(afterword, ["build", join(folder, "journal"), "-o", onPaper, "--theme", "paper", "--as-of", "2026-03-06"], { stdio: "pipe" });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const pages = (folder = report) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pages(path);
    return entry.name.endsWith(".html") ? [path] : [];
  });

/** Opens a page and hands over what it complained about and what it asked the network for. */
async function visit(path, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said = [];
  const asked = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => { if (!request.url().startsWith("file:")) asked.push(request.url()); });
  await page.goto(pathToFileURL(path).href);
  return { page, said, asked, close: () => context.close() };
}

test("every page is quiet, stays offline and never scrolls sideways, light and dark, wide and narrow", async () => {
  for (const path of pages()) {
    const { page, said, asked, close } = await visit(path);
    const name = relative(report, path);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 390, 320]) {
        await page.setViewportSize({ width, height: 900 });
        const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(overhang <= 0, `${name} is ${overhang} pixels too wide: ${colorScheme}, ${width} pixels`);
      }
    }
    assert.deepEqual(said, [], `${name} says`);
    assert.deepEqual(asked, [], `${name} asks for`);
    await close();
  }
});

test("axe finds nothing to complain about; of the dark it is asked only what is not as in the light", async () => {
  for (const path of pages()) {
    const { page, close } = await visit(path, { bypassCSP: true });
    await page.evaluate(() => { for (const each of document.querySelectorAll("details")) each.open = true; });
    await page.evaluate(axe);
    for (const [colorScheme, options] of [["light", {}], ["dark", { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } }]]) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate((options) => window.axe.run(options), options);
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
      assert.deepEqual(found, [], `${relative(report, path)}, ${colorScheme}`);
    }
    await close();
  }
});

// The other theme, with fewer visits: each page once a width. Of the notes, axe sees one of a kind.
const isOneOfAKind = (path) => !path.includes("notes/") || /northwind|panel|practice|wayfarer|pinegrove/.test(path);
for (const [width, colorScheme] of [[1280, "light"], [390, "light"], [320, "dark"]]) {
  test(`on the theme for paper every page is quiet, offline, sound and no wider than its window: ${width} pixels, ${colorScheme}`, async () => {
    for (const path of pages(onPaper)) {
      const name = relative(onPaper, path);
      const { page, said, asked, close } = await visit(path, { colorScheme, viewport: { width, height: 900 }, bypassCSP: width !== 390 });
      await page.evaluate(() => { for (const each of document.querySelectorAll("details")) each.open = true; });
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overhang <= 0, `${name} is ${overhang} pixels too wide`);
      assert.deepEqual([said, asked], [[], []], name);
      if (width !== 390 && isOneOfAKind(path)) {
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(" | ")}`), [], name);
      }
      await close();
    }
  });
}

test("on the theme for paper every page can be read without script, and every letter printed", async () => {
  for (const path of pages(onPaper)) {
    const name = relative(onPaper, path);
    const { page, close } = await visit(path, { javaScriptEnabled: false });
    assert.equal(await page.locator("button:visible").count(), 0, `${name} shows a button`);
    await page.emulateMedia({ media: "print" });
    const hidden = await page.evaluate(() => [...document.querySelectorAll(".letter")].filter((each) => !each.checkVisibility()).length);
    assert.equal(hidden, 0, `${name} keeps letters from the printer`);
    await close();
  }
  const { page, close } = await visit(join(onPaper, "print.html"));
  const sheets = await page.locator(".paper").count();
  assert.equal((await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g).length, sheets);
  await close();
});

test("the agenda's first screen has what to do, what is coming and what is waited for", async () => {
  const { page, close } = await visit(join(report, "index.html"), { viewport: { width: 1280, height: 800 } });
  for (const selector of [".card >> nth=3", ".coming .is-interview >> nth=0", ".waiting li >> nth=2"]) {
    const box = await page.locator(selector).boundingBox();
    assert.ok(box.y + box.height <= 800, `${selector} ends at ${box.y + box.height}`);
  }
  await close();
});

test("each card has its actions at hand, and the command that logs it goes onto the clipboard as it stands", async () => {
  const { page, close } = await visit(join(report, "index.html"), { permissions: ["clipboard-read", "clipboard-write"] });
  const card = page.locator(".card", { hasText: "Northwind" }).first();
  for (const name of ["Copy", "Open mail"]) assert.ok(await card.getByText(name, { exact: true }).first().isVisible(), name);
  await card.getByText("Log it as sent").click();
  await card.locator("[data-copy^=done-]").click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, "afterword sent northwind/2026-03-04-dana.md repair-note --by email");
  await close();
});

test("without script a card's letter, its command and its reasons unfold all the same", async () => {
  const { page, close } = await visit(join(report, "index.html"), { javaScriptEnabled: false });
  const card = page.locator(".card").first();
  for (const [summary, shown] of [["Read the letter", ".letter"], ["Log it as sent", ".commands"], ["Why this day", ".sources"]]) {
    await card.getByText(summary).click();
    assert.ok(await card.locator(shown).first().isVisible(), shown);
  }
  await close();
});

test("wherever a company is named, its page with everything that happened is one step away", async () => {
  const { page, close } = await visit(join(report, "index.html"));
  await page.locator(".waiting a", { hasText: "Kestrel Pay" }).click();
  assert.equal(await page.locator("h1").textContent(), "Kestrel Pay");
  assert.ok(await page.locator(".event-interview").count() >= 3 && await page.locator(".event-quiet").count() > 0);
  await page.locator(".margin a", { hasText: "Ines Castellane" }).click();
  assert.equal(await page.locator(":target h2").textContent(), "Ines Castellane");
  await close();
});

test("the calendar is a table where there is room and a list of busy days on a phone", async () => {
  const wide = await visit(join(report, "calendar.html"), { viewport: { width: 1280, height: 900 } });
  assert.equal(await wide.page.getByRole("table").count(), 2);
  assert.equal(await wide.page.locator("[aria-current=date]").count(), 1);
  await wide.close();
  const narrow = await visit(join(report, "calendar.html"), { viewport: { width: 390, height: 900 } });
  const bare = await narrow.page.evaluate(() =>
    [...document.querySelectorAll(".month td")].filter((day) => day.checkVisibility() && !day.textContent.trim()).length);
  assert.equal(bare, 0, "days without anything on them");
  assert.ok(await narrow.page.getByText("Interview, onsite:").isVisible());
  await narrow.close();
});

test("names and words of any length stay on a phone's screen", async () => {
  const journal = join(folder, "long");
  const company = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";
  const person = "Maximiliana Konstantinopolitanska-Featherstonehaugh-Oberlaenderin";
  mkdirSync(journal);
  const note = (name, rest) => writeFileSync(join(journal, name), `---\ncompany: ${company}\ninterviewer: ${person}\n${rest}`);
  note("a.md", `date: 2026-03-04\nrole: ${company}\nmood: bad\ngaps:\n  - "blanked: ${company} -> ${company}"\n---\n${company}\n`);
  note("b.md", `date: 2026-03-06\nrole: ${company}\nstrengths: [${company}]\n---\n## Questions\n- [ ] ${company}?\n`);
  const built = join(folder, "long-report");
  execFileSync(afterword, ["build", journal, "-o", built, "--as-of", "2026-03-06"], { stdio: "pipe" });
  for (const path of pages(built)) {
    const { page, close } = await visit(path, { viewport: { width: 320, height: 900 } });
    await page.evaluate(() => { for (const each of document.querySelectorAll("details")) each.open = true; });
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overhang <= 0, `${relative(built, path)} is ${overhang} pixels too wide`);
    await close();
  }
});

test("what is to be mended in a letter can be read beside it, and a copy is still told at the page's foot", async () => {
  const journal = join(folder, "objections");
  mkdirSync(join(journal, "letters"), { recursive: true });
  writeFileSync(join(journal, "a.md"), "---\ncompany: Northwind\ninterviewer: Dana Whitfield <dana@northwind.example>\ndate: 2026-03-05\nmood: good\ngaps: []\n---\n");
  const letter = "Dear Dana,\n\nI am sorry, I am so sorry, and I apologise. I need an answer as soon as possible.\n\nBest wishes,\nSam\n";
  writeFileSync(join(journal, "letters/a.md"), `---\nplay: thank-you\nnote: a.md\nto: Dana Whitfield\n---\n${letter}`);
  const built = join(folder, "objections-report");
  execFileSync(afterword, ["build", journal, "-o", built, "--as-of", "2026-03-06"], { stdio: "pipe" });
  const { page, close } = await visit(join(built, "notes/a.html"), { permissions: ["clipboard-read", "clipboard-write"] });
  const objections = page.locator(".before-sending .objection");
  assert.ok(await objections.count() > 0, "there is something to mend");
  for (const objection of await objections.all()) assert.ok(await objection.isVisible(), await objection.textContent());
  await page.locator(".actions [data-copy]").first().click();
  assert.equal(await page.locator("p.said.is-shown").textContent(), "Copied");
  await close();
});

test("fingers find what they want to touch", async () => {
  for (const path of pages()) {
    const { page, close } = await visit(path, { viewport: { width: 390, height: 900 }, hasTouch: true, isMobile: true });
    const small = await page.evaluate(() => [...document.querySelectorAll("button, .button, summary, nav a, input[type=search]")]
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 24)
      .map((each) => each.textContent.trim()));
    assert.deepEqual(small, [], relative(report, path));
    await close();
  }
});

test("the style sheet and the script are let in by the page's own policy", async () => {
  const { page, close } = await visit(join(report, "index.html"));
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).backgroundColor);
  assert.notEqual(background, "rgba(0, 0, 0, 0)rgba(0, 0, 0, 0)", "the style sheet has coloured the page");
  await page.evaluate(() => { for (const each of document.querySelectorAll("details")) each.open = true; });
  assert.ok(await page.locator("[data-copy]:visible").count() > 0, "the script has shown its controls");
  await close();
});

test("a copy button puts the whole letter on the clipboard", async () => {
  const path = pages().find((each) => readFileSync(each, "utf8").includes("data-copy") && each.includes("northwind"));
  assert.ok(path, "the page of Northwind has a letter");
  const { page, close } = await visit(path, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.evaluate(() => { for (const each of document.querySelectorAll("details")) each.open = true; });
  const button = page.locator("[data-copy]").first();
  await button.click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Dear Dana,/m);
  assert.match(copied, /Sam Rivera/);
  await close();
});

test("without script every letter can be read and no dead control is shown", async () => {
  for (const path of pages()) {
    const { page, close } = await visit(path, { javaScriptEnabled: false });
    assert.equal(await page.locator("button:visible").count(), 0, `${relative(report, path)} shows a button`);
    await close();
  }
});

test("on paper every letter is open", async () => {
  const path = pages().find((each) => each.includes("northwind"));
  const { page, close } = await visit(path, { javaScriptEnabled: false });
  await page.emulateMedia({ media: "print" });
  const hidden = await page.evaluate(() =>
    [...document.querySelectorAll("pre, .letter")].filter((each) => !each.checkVisibility()).length);
  assert.equal(hidden, 0, "letters that do not print");
  await close();
});

test("each card and each call is printed on a page of its own, and nothing else is", async () => {
  const { page, close } = await visit(join(report, "print.html"));
  const sheets = await page.locator(".paper").count();
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  assert.ok(sheets > 1, `${sheets} sheets`);
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, sheets);
  await page.emulateMedia({ media: "print" });
  for (const selector of [".top", ".foot", ".hero"]) assert.equal(await page.locator(selector).isVisible(), false, selector);
  await close();
});

test("a card to copy from is large enough to be read from a desk, and no wider than a card", async () => {
  const { page, close } = await visit(join(report, "print.html"));
  await page.emulateMedia({ media: "print" });
  const card = page.locator(".paper-card .leaf").first();
  const { width } = await card.boundingBox();
  assert.ok(width <= 148 * 96 / 25.4 + 1, `${width} pixels`);
  const size = await card.locator(".letter-text").evaluate((each) => parseFloat(getComputedStyle(each).fontSize));
  assert.ok(size >= 19, `${size} pixels`);
  await close();
});

test("a letter alone in its file is quiet, whole and readable, on paper and on a phone", async () => {
  const letter = (note, play) => {
    const path = join(folder, `${play}.html`);
    const words = ["letter", note, play, "--journal", join(folder, "journal"), "--as-of", "2026-03-06", "--format", "html", "--stdout"];
    writeFileSync(path, execFileSync(afterword, words, { stdio: "pipe" }));
    return path;
  };
  for (const path of [letter("noor", "thank-you"), letter("desmond", "check-in"), letter("dana", "repair-note")]) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, said, asked, close } = await visit(path, { colorScheme, viewport: { width: 320, height: 900 }, bypassCSP: true });
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overhang <= 0, `${path} is ${overhang} pixels too wide`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], path);
      assert.deepEqual([said, asked], [[], []], path);
      await close();
    }
    const { page, said, close } = await visit(path);
    const face = await page.evaluate(() => getComputedStyle(document.querySelector(".letter-text")).fontFamily);
    assert.match(face, /serif/, "the style in the file is let in by its own policy");
    assert.deepEqual(said, []);
    assert.equal((await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1, path);
    await close();
  }
});

test("the keyboard gets past the navigation at once and everywhere else after it", async () => {
  const { page, close } = await visit(join(report, "index.html"));
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  assert.match(first ?? "", /^#/, "the first stop is a skip link");
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none", "the focus can be seen");
  await close();
});

test("the people are narrowed to those whose row holds every word", async () => {
  const { page, close } = await visit(join(report, "people.html"));
  const rows = page.locator("#people > li:visible");
  const all = await rows.count();
  await page.getByLabel("Show only").fill("kestrel TOMASZ");
  assert.equal(await rows.count(), 1);
  assert.equal(await page.locator("[data-filter-count]").textContent(), `1 of ${all}`);
  await page.getByLabel("Show only").fill("");
  assert.equal(await rows.count(), all);
  await close();
});
