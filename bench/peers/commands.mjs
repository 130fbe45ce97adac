// Times whole commands from a cold start, in turns, and prints the median of each and its ratio to the last.
// Usage: node commands.mjs ROUNDS NAME COMMAND [NAME COMMAND ...]; a command is split at spaces.
import { spawnSync } from "node:child_process";

const [rounds, ...rest] = process.argv.slice(2);
const commands = [];
for (let i = 0; i < rest.length; i += 2) commands.push({ name: rest[i], words: rest[i + 1].split(" "), times: [] });

for (let round = 0; round < Number(rounds) + 2; round++) {
  for (const { words, times } of commands) {
    const start = process.hrtime.bigint();
    const { status, error, stderr } = spawnSync(words[0], words.slice(1), { stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
    const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
    if (error || status > 1) throw new Error(`${words.join(" ")}: ${error ?? `exit ${status}`} ${stderr}`);
    if (round >= 2) times.push(elapsed);
  }
}

const median = ({ times }) => times.sort((a, b) => a - b)[times.length >> 1];
const last = median(commands.at(-1));
for (const command of commands) {
  const m = median(command);
  console.log(`  ${command.name.padEnd(24)} ${m.toFixed(0).padStart(5)} ms   ${(m / last).toFixed(2)} of ${commands.at(-1).name}`);
}
