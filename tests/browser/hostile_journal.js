// A journal in which every field of every note, every letter, every name of a file and the configuration is hostile.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** YAML and TOML both read this as the string itself. */
const quoted = (text) =>
  JSON.stringify(text).replace(/[\x7f-\uffff]/g, (unit) => (/[\ud800-\udfff]/.test(unit) ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`));
const list = (items) => items.map((item) => `\n  - ${quoted(item)}`).join("");
const oneLine = (text) => text.replace(/[\r\n]+/g, " ");
/** What a file system takes of it. */
const fileName = (text) => Buffer.from(text.replace(/[/\0]/g, "_")).subarray(0, 90).toString().replace(/\ufffd/g, "").replace(/^\.+/, "");

const DAYS = ["2026-03-05", "2026-03-04", "2026-02-20", "2026-03-10", "2026-03-06"];
const STATUSES = ["waiting", "waiting", "rejected", "waiting", "offer", "advanced"];

/** Writes it into `folder`: `strings`, so many to a note. */
export function writeJournal(folder, strings, perNote) {
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const packs = [];
  for (let from = 0; from < strings.length; from += perNote) packs.push(strings.slice(from, from + perNote));
  packs.forEach((pack, number) => {
    const name = fileName(pack[0]);
    const path = `${number} ${name}/${number}${name}.md`;
    write(path, note(pack, number));
    if (number % 5 === 0) write(`${number} ${name}/earlier.md`, note(pack, number, "2026-02-10"));
    if (number % 3 === 0) write(`${number} ${name}/letters/${name}.md`, letter(pack, path));
    if (number % 4 === 0) write(`raw/${number}.md`, `---\ninterviewer: Dana\ndate: 2026-03-05\nmood: ${pack[0]}\ngaps: ${pack[0]}\n---\n${pack[0]}\n`);
  });
  const me = { name: 0, email: 1, phone: 2, linkedin: 3 };
  write("afterword.toml", `[me]\n${Object.entries(me).map(([key, place]) => `${key} = ${quoted(strings.filter((_, at) => at % 40 === place).map(oneLine).join(" ").slice(0, 1500))}\n`).join("")}`);
  if (perNote > 3) playbook(strings, write);
}

function note(pack, number, date = DAYS[number % DAYS.length]) {
  const all = pack.join(" ");
  const isWild = number % 6 === 5;
  const groups = [0, 1, 2].map((third) => pack.filter((_, at) => at % 3 === third).join(" ")).filter(Boolean);
  const person = (text) => `{ name: ${quoted(text)}, title: ${quoted(text)}, email: ${quoted(text)}, phone: ${quoted(text)}, linkedin: ${quoted(text)} }`;
  const company = number % 4 === 3 ? "" : `company: ${quoted(all)}\n`;
  return `---
${company}role: ${quoted(all)}
stage: ${quoted(all)}
date: ${date}
status: ${isWild ? quoted(all) : STATUSES[number % STATUSES.length]}
mood: ${isWild ? quoted(all) : "bad"}
want: ${isWild ? quoted(all) : "yes"}
prefers: ${isWild ? quoted(all) : ["email", "phone", "card", "linkedin"][number % 4]}
interviewers:${groups.map((text) => `\n  - ${person(text)}`).join("")}
recruiter: ${person(all)}
fit: ${quoted(all)}
highlights:${list(pack.flatMap((text) => [text, `${text}: ${text}`]))}
strengths:${list(pack)}
gaps:${list(pack.map((text, at) => [text, `blanked: ${text} -> ${text}`, `unmentioned: ${text}`, `${text}: ${text}`][at % 4]))}
sent:${list(pack.flatMap((text) => [`2026-03-05 thank-you to ${text} by ${text} - ${text}`, `2026-03-05 ${text}`]))}
heard:${list(pack.map((text) => `2026-03-05 ${text}`))}
skip:${list(pack.flatMap((text) => [`check-in to ${text} - ${text}`, text]))}
snooze:${list(pack.map((text) => `linkedin to ${text} until 2026-03-09 - ${text}`))}
tags:${list(pack)}
${quoted(oneLine(pack[0]).slice(0, 200))}: own
---
${body(pack)}`;
}

function body(pack) {
  const shapes = (text) => [
    text, `# ${oneLine(text)}`, `> ${text}`, `**${text}**`, `| ${oneLine(text)} | b |\n|---|---|\n| ${oneLine(text)} | x |`, `[${text}](<${oneLine(text)}> "${oneLine(text)}")`,
    `![${text}](${text} '${text}')`, `<${text}>`, `[[${text}|${text}]]`, `\`\`\`${oneLine(text)}\n${text}\n\`\`\``, `x[^${text}]\n\n[^${text}]: ${text}`, `> [!${oneLine(text)}] ${oneLine(text)}`,
    `## Questions\n\n- [ ] ${oneLine(text)}?\n- [x] ${oneLine(text)}`,
  ];
  return pack.flatMap(shapes).join("\n\n");
}

function letter(pack, path) {
  return `---\nplay: thank-you\nnote: ${quoted(path)}\nto: ${quoted(pack[0])}\nchannel: email\nsubject: ${quoted(pack.join(" "))}\n---\n${pack.join("\n\n")}\n`;
}

function playbook(strings, write) {
  const tame = strings.map(oneLine).filter((text) => text.length < 300 && !text.includes("{{"));
  for (const number of [0, 1, 2]) {
    const words = tame.filter((_, at) => at % 3 === number);
    const fields = `title: ${quoted(words.slice(0, 60).join(" "))}\nsources:${list(words.slice(60, 80))}`;
    write(`playbook/gaps/hostile-${number}.md`, `---\n${fields}\nweight: repair\nin_letter: ${quoted(words.slice(0, 40).join(" "))}\nnext_time: ${quoted(words.join(" "))}\nphrases:${list(words.slice(0, 50))}\n---\n${words.join("\n\n")}\n\n\`\`\`letter\n${words.slice(0, 20).join(" ")}\n\`\`\`\n`);
    write(`playbook/plays/hostile-${number}.md`, `---\n${fields}\nflag: nudge\nverdict: [serious, repairable]\nwho: each\nanchor: interview\nopens: 0\ndue: +1d\nchannel: [email]\npriority: 20\nsentences: 3\nwords: 90\n---\n${words.join("\n\n")}\n\n\`\`\`letter\nSubject: ${words.slice(0, 20).join(" ")}\n\n${words.slice(20, 50).join("\n")}\n\`\`\`\n`);
  }
  write("playbook/gaps/<img src=x onerror=__pwned(0)>.md", `---\ntitle: x\nweight: repair\n---\nx\n`);
  write("playbook/plays/broken.md", `---\ntitle: {{<img src=x onerror=__pwned(0)>}}\n---\n\`\`\`letter\n{{<img src=x onerror=__pwned(0)>}}\n\`\`\`\n`);
}
