// npm's @y/websocket-server with the persistence that its documents show: every update goes to LevelDB (y-leveldb) as it comes;
// nobody waits for it, and LevelDB does not wait for the disk.  node peer-server.mjs PORT FOLDER
import http from "node:http";
import { createRequire } from "node:module";
import { WebSocketServer } from "ws";
import { LeveldbPersistence } from "y-leveldb";
import { docs, setPersistence, setupWSConnection } from "@y/websocket-server/utils";

const Y = await import(createRequire(createRequire(import.meta.url).resolve("@y/websocket-server/package.json")).resolve("yjs").replace(/yjs\.cjs$/, "yjs.mjs"));
const [port, folder] = process.argv.slice(2);
const store = new LeveldbPersistence(folder);
setPersistence({
  provider: store,
  bindState: async (name, doc) => {
    const kept = await store.getYDoc(name);
    const { encodeStateAsUpdate } = await import("yjs");
    Y.applyUpdate(doc, encodeStateAsUpdate(kept));
    doc.on("update", (update) => store.storeUpdate(name, update));
  },
  writeState: async () => {},
});
const server = http.createServer((request, response) => {
  if (request.url === "/heap") {
    global.gc?.();
    response.end(JSON.stringify({ heap: process.memoryUsage().heapUsed, cpu: process.cpuUsage(), docs: docs.size }));
  } else {
    response.end();
  }
});
new WebSocketServer({ server }).on("connection", (socket, request) => setupWSConnection(socket, request));
server.listen(Number(port), "127.0.0.1", () => console.log("ready"));
