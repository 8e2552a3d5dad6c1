// The report on paper: what is on a page is in its PDF, unfolded, without what only a screen needs.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const afterword = process.env.AFTERWORD ?? join(here, "../../target/debug/afterword");

let folder, report, browser, page;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-"));
  const journal = join(folder, "journal");
  cpSync(join(here, "../../journal-example"), journal, { recursive: true });
  appendFileSync(join(journal, "northwind/2026-03-04-dana.md"), "\nSee [their plan](https://plan.example/2026?a=b) and <https://bare.example/x>, or [write](mailto:press@northwind.example).\n");
  report = join(folder, "report");
  execFileSync(afterword, ["build", journal, "-o", report, "--as-of", "2026-03-06"], { stdio: "pipe" });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  // Whoever prints without script has to get everything as well.
  page = await browser.newPage({ javaScriptEnabled: false });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Text as two readers of it agree on: no spaces, no case, no joined letters. */
const bare = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s\u00ad\u200b\u200d\ufe0e\ufe0f]/g, "");

/** What stands in the PDF of a page, in the order in which it was put there. */
async function printed(path) {
  await page.goto(pathToFileURL(join(report, path)).href);
  const pdf = await page.pdf({ format: "A4" });
  return bare(execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"], { input: pdf, encoding: "utf8", stdio: "pipe" }));
}

/** Every piece of text that paper should have: all that can be seen once everything is unfolded. */
async function expected() {
  await page.emulateMedia({ media: "print" });
  const pieces = await page.evaluate(() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const { width, height } = element.getBoundingClientRect();
      if (walker.data?.trim() !== "" && element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1) found.push(walker.currentNode.data);
    }
    return found;
  });
  await page.emulateMedia({ media: null });
  return pieces.map(bare).filter(Boolean);
}

const inFolder = (name) => readdirSync(join(report, name)).filter((file) => file.endsWith(".html")).map((file) => `${name}/${file}`);

test("every page that one prints is whole on paper, its letters and folds too, and without navigation", async () => {
  const paths = ["index.html", "prepare.html", "print.html", "calendar.html", "patterns.html", "people.html", ...inFolder("notes"), ...inFolder("opportunities")];
  for (const path of paths) {
    const paper = await printed(path);
    const letters = await page.evaluate(() => [...document.querySelectorAll(".letter-text")].map((each) => each.textContent));
    for (const letter of letters) assert.ok(paper.includes(bare(letter)), `${path}: a letter is not on paper: ${letter.slice(0, 60)}`);
    const missing = (await expected()).filter((text) => !paper.includes(text));
    assert.deepEqual(missing, [], `${path} lacks`);
    for (const words of ["Skip to the page", "TodayCalendarNotes", "Copy the text", "Open in mail", "Print this page"]) {
      assert.ok(!paper.includes(bare(words)), `${path} prints ${words}`);
    }
  }
});

test("a link that leads away has its address beside it on paper", async () => {
  const paper = await printed("notes/northwind-2026-03-04-dana.html");
  for (const address of ["https://plan.example/2026?a=b", "mailto:press@northwind.example"]) assert.ok(paper.includes(address), address);
  assert.equal(paper.split("https://bare.example/x").length, 2, "an address that is its own text stands there once");
});
