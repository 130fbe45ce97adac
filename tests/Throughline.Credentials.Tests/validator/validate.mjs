// Reads files with c2pa-rs (compiled to WebAssembly) and prints a JSON line for each: file, state, and the codes that it gave,
// as "kind code" for the active manifest and for its ingredients; state "none" without a manifest.
// Usage: node validate.mjs ROOT.pem|- FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname } from "node:path";

const types = { ".jpg": "image/jpeg", ".png": "image/png", ".pdf": "application/pdf" };

// What a browser has and Node has not: a file that can be read without waiting.
class BlobInMemory {
  constructor(bytes, type) { Object.assign(this, { bytes, type }); }
  get size() { return this.bytes.length; }
  slice(from, to) { return new BlobInMemory(this.bytes.subarray(from, to), this.type); }
}
globalThis.Blob = BlobInMemory;
globalThis.FileReaderSync = class {
  readAsArrayBuffer({ bytes }) { return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength); }
};

const { initSync, WasmReader } = await import("@contentauth/c2pa-wasm");
initSync({ module: readFileSync(createRequire(import.meta.url).resolve("@contentauth/c2pa-wasm/c2pa.wasm")) });

const [root, ...files] = process.argv.slice(2);
const context = JSON.stringify({ verify: { verify_trust: true }, trust: root === "-" ? {} : { trust_anchors: readFileSync(root, "utf8") } });
const codes = (found) => Object.entries(found ?? {}).flatMap(([kind, list]) => list.map(({ code }) => `${kind} ${code}`));

for (const file of files) {
  const type = types[extname(file)];
  try {
    const reader = await WasmReader.fromBlob(type, new BlobInMemory(new Uint8Array(readFileSync(file)), type), context);
    const { validation_state: state, validation_results: results } = JSON.parse(reader.json());
    const deltas = (results.ingredientDeltas ?? []).flatMap(({ validationDeltas }) => codes(validationDeltas));
    console.log(JSON.stringify({ file, state: state.toLowerCase(), codes: codes(results.activeManifest), ingredients: deltas }));
  } catch (failure) {
    const state = String(failure).includes("JumbfNotFound") ? "none" : "unreadable";
    console.log(JSON.stringify({ file, state, codes: [], ingredients: [], failure: String(failure) }));
  }
}
