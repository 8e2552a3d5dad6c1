// `afterword serve` in a real browser: what is written on disk is seen on the open page, and the reader's place is kept.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const afterword = process.env.AFTERWORD ?? join(here, "../../target/debug/afterword");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let folder, serving, address, browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-"));
  cpSync(join(here, "../../journal-example"), folder, { recursive: true });
  serving = spawn(afterword, ["serve", folder, "--port", "0", "--as-of", "2026-03-06"], { stdio: ["ignore", "pipe", "ignore"] });
  const [said] = await once(serving.stdout, "data");
  address = String(said).trim();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
});

after(async () => {
  await browser?.close();
  serving?.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function visit(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 900, height: 500 }, ...options });
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(address + path);
  return { page, said, close: () => context.close() };
}

const NOTE = "northwind/2026-03-04-dana.md";
const PAGE = "notes/northwind-2026-03-04-dana.html";
const read = (path) => readFileSync(join(folder, path), "utf8");
const write = (path, text) => writeFileSync(join(folder, path), text);
const see = (page, words) => page.getByText(words).first().waitFor({ timeout: 30_000 });
const unsee = (page, words) => page.getByText(words).first().waitFor({ state: "detached", timeout: 30_000 });

/** Changes a file for as long as `then` lasts. */
async function changed(path, change, then) {
  const whole = read(path);
  write(path, change(whole));
  try {
    await then(whole);
  } finally {
    write(path, whole);
  }
}

test("a change is seen in place: scroll, focus, folds and selection stay", async () => {
  const { page, said, close } = await visit(PAGE);
  const place = await page.evaluate(() => {
    window.isTheSame = true;
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const links = [...document.querySelectorAll("main a, main button, main summary")];
    links.at(-1).focus({ preventScroll: true });
    scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: "instant" });
    return { y: scrollY, focus: document.activeElement.textContent, folds: document.querySelectorAll("details[open]").length };
  });
  assert.ok(place.y > 100, "there is something to scroll");
  await changed(NOTE, (note) => `${note}\nWritten just now.\n`, async () => {
    await see(page, "Written just now.");
    const now = await page.evaluate(() => ({
      y: scrollY, focus: document.activeElement.textContent, folds: document.querySelectorAll("details[open]").length,
    }));
    assert.deepEqual(now, place);
  });
  await unsee(page, "Written just now.");
  assert.equal(await page.evaluate(() => window.isTheSame), true, "it was never loaded anew");
  assert.equal(await page.evaluate(() => scrollY), place.y);
  assert.deepEqual(said, []);
  await close();
});

test("what cannot be read is shown over the page, and vanishes when it is mended", async () => {
  const { page, said, close } = await visit("index.html");
  await changed(NOTE, (note) => note.replace(/^mood: .*/m, "mood: [bad"), async (whole) => {
    await see(page, `${NOTE}:8:7`);
    await see(page, "is never closed");
    assert.equal(await page.evaluate(() => document.activeElement === document.body), true, "the focus is not taken away");
    write(NOTE, whole);
    await unsee(page, `${NOTE}:8:7`);
  });
  await changed("afterword.toml", (config) => `${config}\nnonsense = [`, async (whole) => {
    await see(page, /^afterword\.toml:\d+:\d+$/);
    assert.ok(await page.locator(".card").count() > 0, "the last good report is still there");
    write("afterword.toml", whole);
    await unsee(page, /^afterword\.toml:\d+:\d+$/);
  });
  assert.deepEqual(said, []);
  await close();
});

test("what is put aside stays so on every page, until something else has to be mended", async () => {
  const { page, close } = await visit("index.html");
  await changed(NOTE, (note) => note.replace(/^mood: .*/m, "mood: [bad"), async () => {
    await see(page, `${NOTE}:8:7`);
    await page.keyboard.press("Escape");
    await unsee(page, `${NOTE}:8:7`);
    await page.goto(`${address}notes.html`);
    await page.waitForTimeout(500);
    assert.equal(await page.getByText(`${NOTE}:8:7`, { exact: true }).count(), 0);
    await changed("afterword.toml", (config) => `${config}\nnonsense = [`, () => see(page, /^afterword\.toml:\d+:\d+$/));
  });
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing to complain about in it: ${colorScheme}`, async () => {
    const { page, close } = await visit("index.html", { colorScheme, bypassCSP: true });
    await changed(NOTE, (note) => note.replace(/^mood: .*/m, "mood: [bad"), async () => {
      await see(page, `${NOTE}:8:7`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run("#afterword-live"));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    });
    await close();
  });
}

test("a list keeps its filter while it changes", async () => {
  const { page, said, close } = await visit("people.html");
  const all = await page.locator("#people > li").count();
  await page.locator("[data-filter]").fill("northwind");
  const shown = () => page.locator("#people > li:visible").count();
  const before = await shown();
  assert.ok(before >= 1 && before < all, `${before} of ${all}`);
  const keeper = "interviewer: Keeper Queue <keeper@northwind.example>";
  await changed(NOTE, (note) => note.replace(/^interviewer: .*/m, keeper), async () => {
    await see(page, "keeper@northwind");
    assert.equal(await shown(), before);
    assert.equal(await page.locator("[data-filter]").inputValue(), "northwind");
  });
  assert.deepEqual(said, []);
  await close();
});

test("a page whose note has gone says so, and is back when the note is", async () => {
  const { page, close } = await visit(PAGE);
  renameSync(join(folder, NOTE), join(folder, "away.txt"));
  await see(page, "There is no such page");
  renameSync(join(folder, "away.txt"), join(folder, NOTE));
  await see(page, "Dana Whitfield");
  await close();
});

test("another theme is taken over without being asked for", async () => {
  const { page, said, close } = await visit("index.html");
  const colour = () => page.evaluate(() => getComputedStyle(document.body).borderTopColor);
  const before = await colour();
  const own = join(folder, "theme");
  cpSync(join(here, "../../themes/default/style.css"), join(own, "style.css"), { recursive: true });
  write("theme/style.css", `${read("theme/style.css")}\nbody { border-top: 1px solid rgb(1, 2, 3); }\n`);
  await page.waitForFunction(() => getComputedStyle(document.body).borderTopColor === "rgb(1, 2, 3)", null, { timeout: 30_000 });
  rmSync(own, { recursive: true });
  await page.waitForFunction((before) => getComputedStyle(document.body).borderTopColor === before, before, { timeout: 30_000 });
  assert.deepEqual(said, []);
  await close();
});

test("a page whose server has ended says so and goes on with the next one", async () => {
  const { page, close } = await visit(PAGE);
  const port = new URL(address).port;
  serving.kill();
  await see(page, "changes are no longer seen here");
  serving = spawn(afterword, ["serve", folder, "--port", port, "--as-of", "2026-03-06"], { stdio: ["ignore", "pipe", "ignore"] });
  await once(serving.stdout, "data");
  await unsee(page, "changes are no longer seen here");
  await changed(NOTE, (note) => `${note}\nWritten for the next one.\n`, () => see(page, "Written for the next one."));
  await close();
});
