// Fifty Yjs writers on ten documents, 4 edits a second of 1 to 5 characters, against peer-server.mjs.  node peer.mjs FOLDER [SECONDS]
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { performance } from "node:perf_hooks";
import WebSocket from "ws";
import * as Y from "yjs";
import { WebsocketProvider } from "y-websocket";

const [folder, seconds = "120"] = process.argv.slice(2);
const port = await new Promise((free) => { const probe = createServer().listen(0, "127.0.0.1", () => { const { port } = probe.address(); probe.close(() => free(port)); }); });
const here = new URL(".", import.meta.url).pathname;
const script = readFileSync(`${here}../../samples/a-bit-for-the-tide/a-bit-for-the-tide.fountain`, "utf8");
const server = spawn("node", ["--expose-gc", `${here}peer-server.mjs`, String(port), folder], { stdio: ["ignore", "pipe", "inherit"] });
await new Promise((ready) => server.stdout.once("data", ready));
const heap = async () => (await fetch(`http://127.0.0.1:${port}/heap`)).json();
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// An edit is known by its writer's clock; it counts as told when the next writer of the document has it.
const made = new Map();
let latencies = [];
const writers = [];
for (let d = 0; d < 10; d++) {
  for (let w = 0; w < 5; w++) {
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, `doc-${d}`, doc, { WebSocketPolyfill: WebSocket, disableBc: true });
    await new Promise((synced) => provider.once("sync", synced));
    const text = doc.getText("script");
    if (w === 0) text.insert(0, script);
    const writer = { doc, text, provider, caret: Math.floor(Math.random() * script.length), next: null };
    doc.on("update", (update, origin) => {
      if (origin !== provider) return;
      for (const struct of Y.decodeUpdate(update).structs) {
        const key = `${struct.id.client}:${struct.id.clock}`;
        const edit = made.get(key);
        if (edit && edit.next === writer) { latencies.push(performance.now() - edit.at); made.delete(key); }
      }
    });
    writers.push(writer);
  }
}
writers.forEach((writer, i) => { writer.next = writers[i - (i % 5) + ((i + 1) % 5)]; });
await wait(1000);
const letters = "etaoin shrdlu\n";
const timers = [];
for (const writer of writers) {
  await wait(5);
  timers.push(setInterval(() => {
    const { doc, text } = writer;
    if (Math.random() < 1 / 40) writer.caret = Math.floor(Math.random() * text.length);
    writer.caret = Math.min(writer.caret, text.length);
    const count = 1 + Math.floor(Math.random() * 5);
    if (Math.random() < 1 / 6 && writer.caret >= count) { text.delete(writer.caret - count, count); writer.caret -= count; return; }
    made.set(`${doc.clientID}:${Y.getState(doc.store, doc.clientID)}`, { at: performance.now(), next: writer.next });
    text.insert(writer.caret, Array.from({ length: count }, () => letters[Math.floor(Math.random() * letters.length)]).join(""));
    writer.caret += count;
  }, 250));
}
await wait(10_000);
latencies = [];
const before = await heap();
await wait(Math.min(20, seconds) * 1000);
const early = await heap();
await wait(Math.max(0, seconds - 20) * 1000);
const late = await heap();
timers.forEach(clearInterval);
const all = latencies.sort((a, b) => a - b);
await wait(3000);
let same = 0;
for (let d = 0; d < 10; d++) same += writers.slice(d * 5, d * 5 + 5).filter((writer) => writer.text.toString() === writers[d * 5].text.toString()).length;
const at = (part) => all[Math.min(all.length - 1, Math.floor(part * all.length))].toFixed(1);
console.log(`  ${all.length} insertions seen by the next writer; nothing is acknowledged`);
console.log(`  keystroke to seen, not on the disk: median ${at(.5)} ms, p95 ${at(.95)}, p99 ${at(.99)}, most ${all.at(-1).toFixed(1)}`);
console.log(`  replicas the same: ${same} of 50`);
console.log(`  live heap at 30 s ${(early.heap / 1e6).toFixed(1)} MB, at the end ${(late.heap / 1e6).toFixed(1)} MB; processor ${((late.cpu.user + late.cpu.system - before.cpu.user - before.cpu.system) / 1e4 / seconds).toFixed(0)} % of one core`);
server.kill();
process.exit(0);
