// Times whole commands that print a script as PDF, from a cold start, in turns; prints of each the median, the pages it made and
// pages a second, and its ratio to the first. Needs pdfinfo.
// Usage: node print.mjs SCRIPT ROUNDS FOLDER
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const [script, rounds, folder] = process.argv.slice(2);
const afterwriting = new URL("node_modules/afterwriting/awc.js", import.meta.url).pathname;
const commands = [
  { name: "throughline print", words: out => ["./throughline", "print", script, "-o", out, "--force", "--paper", "letter"] },
  { name: "afterwriting", words: out => ["node", afterwriting, "--source", script, "--pdf", out, "--overwrite", "--setting", "print_profile=usletter"] },
];

function run(words) {
  const { status, error, stdout, stderr } = spawnSync(words[0], words.slice(1), { maxBuffer: 1 << 28, encoding: "utf8" });
  if (error || status > 1) throw new Error(`${words.join(" ")}: ${error ?? `exit ${status}`} ${stderr}`);
  return stdout;
}

for (let round = 0; round < Number(rounds) + 1; round++) {
  for (const command of commands) {
    command.out = join(folder, `${command.name.replace(" ", "-")}.pdf`);
    const start = process.hrtime.bigint();
    run(command.words(command.out));
    if (round > 0) (command.times ??= []).push(Number(process.hrtime.bigint() - start) / 1e6);
  }
}

for (const command of commands) {
  command.pages = Number(/^Pages:\s+(\d+)/m.exec(run(["pdfinfo", command.out]))[1]);
  command.median = command.times.sort((a, b) => a - b)[command.times.length >> 1];
  const ratio = (command.median / commands[0].median).toFixed(1);
  console.log(`  ${command.name.padEnd(22)} ${command.median.toFixed(0).padStart(5)} ms, ${command.pages} pages, ${(command.pages / command.median * 1000).toFixed(0)} pages a second   ${ratio}`);
}
