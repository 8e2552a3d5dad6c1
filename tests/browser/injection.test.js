// Hostile notes in a real browser: whatever stands in a field, a page shows it and never obeys it.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { STRINGS } from "./hostile.js";
import { writeJournal } from "./hostile_journal.js";

const here = dirname(fileURLToPath(import.meta.url));
const afterword = process.env.AFTERWORD ?? join(here, "../../target/debug/afterword");
const AS_OF = ["--as-of", "2026-03-06"];
// What Markdown makes and journal-example happens not to have.
const PROSE = ["B", "BLOCKQUOTE", "BR", "DEL", "EM", "HR", "IMG", "PRE", "STRONG", "SUP", "TABLE", "TBODY", "TD", "TH", "THEAD", "TR", "H3", "H4", "H5", "H6", "INPUT", "OL", "UL", "LI"];
// What a page that nobody has broken into may lead to.
const LEADS_TO = ["file:", "https:", "http:", "mailto:", "tel:"];

let folder, packed, report, browser, tame;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-"));
  packed = join(folder, "packed");
  writeJournal(packed, STRINGS, 12);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  report = build(packed, "report");
  tame = await theThemesOwn();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Builds a report of a hostile journal; that it complains is as it should be. */
function build(journal, name, ...options) {
  const output = join(folder, name);
  const { status, stderr } = spawnSync(afterword, ["build", journal, "-o", output, ...AS_OF, ...options], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(status === 0 || status === 1, `${name} ends with ${status}: ${stderr.slice(-2000)}`);
  return output;
}

const pages = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pages(path);
    return entry.name.endsWith(".html") ? [path] : [];
  });

/** A window in which everything is noted that a page should not do. */
async function watched(isOurs) {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  await context.addInitScript(() => {
    window.__fired = [];
    window.__pwned = (number) => window.__fired.push(`string ${number} ran`);
    document.addEventListener("securitypolicyviolation", (event) => window.__fired.push(`${event.violatedDirective} kept out ${event.blockedURI} ${event.sample}`));
  });
  const page = await context.newPage();
  const fired = [];
  // A picture that a note names and nobody has put beside it is missed, and that is all.
  const isMissing = (text) => /Failed to load resource: (net::ERR_(FILE_NOT_FOUND|INVALID_URL|FAILED|ACCESS_DENIED)|the server responded with a status of 404)/.test(text);
  page.on("console", (message) => { if (!isMissing(message.text())) fired.push(`says ${message.text()}`); });
  page.on("pageerror", (error) => fired.push(`fails: ${error}`));
  page.on("dialog", (dialog) => { fired.push(`asks ${dialog.message()}`); dialog.dismiss(); });
  page.on("download", (download) => fired.push(`downloads ${download.url()}`));
  page.on("frameattached", (frame) => fired.push(`frames ${frame.url()}`));
  context.on("page", (other) => fired.push(`opens ${other.url()}`));
  page.on("request", (request) => { if (!isOurs(request)) fired.push(`asks for ${request.url().slice(0, 200)}`); });
  return { page, fired, close: () => context.close() };
}

const fromDisk = (request) => request.url().startsWith(request.resourceType() === "image" ? "file:" : pathToFileURL(folder).href) || request.url().startsWith("data:image/svg+xml");

/** What is on a page that no theme put there. Runs in the page. */
function strange({ names, scripts, leadsTo }) {
  const found = [...window.__fired];
  const tell = (element, words) => found.push(`${words}: ${element.outerHTML.slice(0, 160)}`);
  for (const element of document.querySelectorAll("*")) {
    if (!names.includes(element.nodeName)) tell(element, "an element of its own");
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$|^formaction$|^ping$|^target$|^srcset$/i.test(name)) tell(element, name);
      const isLink = ["href", "src", "xlink:href", "action", "data", "poster", "background"].includes(name);
      const isIcon = element.matches("link[rel=icon][href^='data:image/svg+xml']");
      if (isLink && !isIcon && element.matches(":not(script, link[rel=stylesheet])") && !leadsTo.includes(protocol(value))) tell(element, `${name} leads to ${protocol(value)}`);
    }
    if (element.matches("script") && !scripts.includes(element.src.replace(/[-\d]*\.js.*$/, "").replace(/^.*\//, "")) && scripts.length) tell(element, "a script of its own");
    if (element.matches("meta[http-equiv]") && element.httpEquiv.toLowerCase() !== "content-security-policy") tell(element, "a header of its own");
  }
  if (document.querySelectorAll("meta[http-equiv], base, html > head > title").length !== 2) found.push("another policy, base or title");
  if (document.querySelectorAll("main").length !== 1) found.push("another main part");
  return found;

  function protocol(value) {
    try { return new URL(value, location.href).protocol; } catch { return /^https?:/.test(value) ? "https:" : "nowhere"; }
  }
}

/** The elements and scripts of a report in which nobody means any harm. */
async function theThemesOwn() {
  const output = build(join(here, "../../journal-example"), "tame");
  const single = build(join(here, "../../journal-example"), "tame.html", "--single-file");
  const page = await browser.newPage();
  const names = new Set(PROSE);
  const scripts = new Set();
  const onPaper = build(join(here, "../../journal-example"), "tame-on-paper", "--theme", "paper");
  for (const path of [...pages(output), single, ...pages(onPaper)]) {
    await page.goto(pathToFileURL(path).href);
    const put = await page.evaluate(() => ({
      names: [...document.querySelectorAll("*")].map((each) => each.nodeName),
      scripts: [...document.scripts].map((each) => each.src.replace(/[-\d]*\.js.*$/, "").replace(/^.*\//, "")),
    }));
    put.names.forEach((name) => names.add(name));
    put.scripts.forEach((name) => scripts.add(name));
  }
  await page.close();
  for (const name of ["IFRAME", "OBJECT", "EMBED", "BASE", "FORM"]) assert.ok(!names.has(name), `the theme puts a ${name}`);
  return { names: [...names], scripts: [...scripts], leadsTo: LEADS_TO };
}

/** Opens a page, unfolds everything on it, and says what it did and what is strange on it. */
async function opened({ page, fired }, address, allowed = tame) {
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(() => { for (const each of document.querySelectorAll("details")) each.open = true; });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 20)));
  const found = await page.evaluate(strange, allowed);
  if (page.url().split("#")[0] !== address.split("#")[0]) found.push(`went to ${page.url()}`);
  return [...fired.splice(0), ...found];
}

async function allQuiet(paths, root) {
  const queue = [...paths];
  const visitor = async () => {
    const window = await watched(fromDisk);
    for (let path = queue.pop(); path; path = queue.pop()) {
      assert.deepEqual(await opened(window, pathToFileURL(path).href), [], relative(root, path));
    }
    await window.close();
  };
  await Promise.all([visitor(), visitor()]);
}

test("the watch sees whatever gets through", async () => {
  const window = await watched(fromDisk);
  for (const text of ["<script>__pwned(1)</script>", "<img src=x onerror=__pwned(2)>", "<a href=javascript:__pwned(3)>x</a>", "<iframe></iframe>", "<p style='color:red'>x</p>", "<meta http-equiv=refresh content=9>", "<img src=https://evil.example/x.png>"]) {
    const path = join(folder, "through.html");
    writeFileSync(path, `<!doctype html><html><head><title>x</title><meta http-equiv="content-security-policy" content="img-src file:"></head><body><main>${text}</main></body></html>`);
    assert.notDeepEqual(await opened(window, pathToFileURL(path).href), [], text);
  }
  await window.close();
});

test("no page of a hostile journal does anything but show it", async () => {
  const paths = pages(report);
  assert.ok(paths.length > 60, `${paths.length} pages`);
  await allQuiet(paths, report);
});

test("nor do the templates of the theme for paper", async () => {
  const onPaper = build(packed, "on-paper", "--theme", "paper");
  const own = ["index.html", "opportunities.html", ...pages(join(onPaper, "notes")).slice(0, 8).map((path) => relative(onPaper, path))];
  await allQuiet(own.map((path) => join(onPaper, path)), onPaper);
});

test("nor does a redacted one, with the notes' own texts", async () => {
  const journal = join(folder, "to-redact");
  writeJournal(journal, STRINGS.filter((_, place) => place % 2 === 0), 12);
  const redacted = build(journal, "redacted", "--redact", "--with-bodies");
  await allQuiet(pages(redacted), redacted);
});

test("nor does a single file with fewer strings to a note", async () => {
  const journal = join(folder, "few");
  writeJournal(journal, STRINGS, 3);
  const file = build(journal, "few.html", "--single-file");
  await allQuiet([file], folder);
});

test("what is looked for, and what stands in the address, is never more than words", async () => {
  const window = await watched(fromDisk);
  const { page, fired } = window;
  const notes = pathToFileURL(join(report, "notes.html")).href;
  assert.deepEqual(await opened(window, notes), []);
  await page.evaluate((strings) => {
    const field = document.getElementById("find");
    for (const text of strings) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }, STRINGS);
  assert.deepEqual([...fired.splice(0), ...await page.evaluate(strange, tame)], [], "after the searches");
  await page.evaluate(async (strings) => {
    for (const text of strings) {
      const value = encodeURIComponent(text.slice(0, 1000));
      for (const hash of [`q=${value}`, `company=${value}&person=${value}`, `verdict=${value}`, text.slice(0, 1000), `=${text.slice(0, 500)}`]) {
        history.replaceState(null, "", `#${hash}`);
        dispatchEvent(new PopStateEvent("popstate"));
      }
      for (const select of document.querySelectorAll(".find select")) select.dispatchEvent(new Event("focus"));
    }
    await new Promise((done) => setTimeout(done, 500));
  }, STRINGS.filter((_, place) => place % 4 === 0));
  assert.deepEqual([...fired.splice(0), ...await page.evaluate(strange, tame)], [], "after the addresses");
  for (const hash of ["javascript:__pwned(1)", "\"><img src=x onerror=__pwned(2)>", "q=<img src=x onerror=__pwned(3)>", "company=</option><script>__pwned(4)</script>"]) {
    await page.goto("about:blank");
    assert.deepEqual(await opened(window, `${notes}#${hash}`), [], hash);
  }
  await window.close();
});

test("a copied letter is the letter, whatever is in it", async () => {
  const window = await watched(fromDisk);
  const { page, fired } = window;
  assert.deepEqual(await opened(window, pathToFileURL(join(report, "index.html")).href), []);
  const buttons = page.locator("[data-copy]:visible");
  const count = Math.min(await buttons.count(), 12);
  assert.ok(count > 5, `${count} to copy`);
  for (let place = 0; place < count; place++) {
    const [source, text] = await buttons.nth(place).evaluate((button) => [button.dataset.copy, document.getElementById(button.dataset.copy).textContent]);
    await buttons.nth(place).evaluate((button) => button.click());
    await page.waitForFunction((text) => navigator.clipboard.readText().then((copied) => copied.replaceAll("\r", "") === text.replaceAll("\r", "").replaceAll("\0", "")), text).catch(() => assert.fail(`${source} is not what was copied`));
  }
  assert.deepEqual([...fired.splice(0), ...await page.evaluate(strange, tame)], []);
  await window.close();
});

test("a served page stays quiet too, while hostile notes come, change and break", async () => {
  const journal = join(folder, "served");
  cpSync(join(here, "../../journal-example"), journal, { recursive: true });
  writeJournal(join(journal, "hostile"), STRINGS, 20);
  rmSync(join(journal, "hostile/afterword.toml"));
  const serving = spawn(afterword, ["serve", journal, "--port", "0", ...AS_OF], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const [said] = await once(serving.stdout, "data");
    const address = String(said).trim();
    const window = await watched((request) => request.url().startsWith(address));
    const { page, fired } = window;
    const allowed = { ...tame, scripts: [...tame.scripts, "live"] };
    for (const path of ["index.html", "notes.html", "people.html", "patterns.html", "prepare.html", "playbook.html", "problems.html", "opportunities.html"]) {
      assert.deepEqual(await opened(window, address + path, allowed), [], path);
    }
    for (const path of ["<script>__pwned(1)</script>", "%3Cimg%20src=x%20onerror=__pwned(2)%3E", "notes/\"onload=__pwned(3)", "javascript:__pwned(4)"]) {
      await page.goto(address + path);
      assert.deepEqual(await page.evaluate(() => [window.__fired, document.querySelectorAll("img, [onload], [onerror]").length]), [[], 0], path);
    }
    fired.splice(0);
    const note = join(journal, "northwind/2026-03-04-dana.md");
    const whole = readFileSync(note, "utf8");
    assert.deepEqual(await opened(window, `${address}notes/northwind-2026-03-04-dana.html`, allowed), []);
    const some = STRINGS.filter((text) => !text.includes("\0"));
    writeFileSync(note, `${whole}\n${some.join("\n\n")}\n\nAll of them came.\n`);
    await page.getByText("All of them came.").waitFor({ timeout: 60_000 });
    assert.deepEqual([...fired.splice(0), ...await page.evaluate(strange, allowed)], [], "after the change");
    assert.deepEqual(await opened(window, `${address}index.html`, allowed), []);
    writeFileSync(note, whole.replace(/^mood: .*/m, "mood: [\"<img src=x onerror=__pwned(5)></style><script>__pwned(6)</script>"));
    await page.locator("#afterword-live").getByText("2026-03-04-dana.md:").first().waitFor({ timeout: 60_000 });
    const inside = await page.evaluate(() => [...document.getElementById("afterword-live").shadowRoot.querySelectorAll("*")].map((each) => each.nodeName));
    for (const name of ["IMG", "SCRIPT", "STYLE"]) assert.ok(!inside.includes(name), name);
    assert.deepEqual([...fired.splice(0), ...await page.evaluate(strange, allowed)], [], "with something to mend");
    await window.close();
  } finally {
    serving.kill();
  }
});
