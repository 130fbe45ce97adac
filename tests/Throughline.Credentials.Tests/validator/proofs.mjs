// Checks a log with a Merkle tree that is not ours, and its checkpoint with the Ed25519 of OpenSSL. Reads from standard input
// { "entries": [base64], "roots": [hex], "proofs": [{ "leaf", "size", "path": [hex] }], "extensions": [{ "from", "to", "path": [hex] }],
//   "notes": [{ "text", "key": base64, "signature": base64 }] }, roots being those of the first 1, 2, ... entries,
// and prints { "roots", "proofs", "extensions", "notes" }: of each, whether it holds.
import { createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import bundle from "@transmute/rfc9162";

const log = bundle.default ?? bundle;
const { entries: encoded, roots, proofs, extensions, notes } = JSON.parse(readFileSync(0, "utf8"));
const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));
const entries = encoded.map((entry) => new Uint8Array(Buffer.from(entry, "base64")));
const holds = async (claim) => {
  try { return await claim(); } catch { return false; }
};

// Where the first size is a power of two the standard leaves the first root out of the path and has the reader put it back (RFC
// 9162, 2.1.4.2, step 2); this package expects it to be there.
const first = (size) => (Number.isInteger(Math.log2(size)) ? [roots[size - 1]] : []);

const report = { roots: [], proofs: [], extensions: [], notes: [] };
for (const [i, root] of roots.entries())
  report.roots.push(Buffer.from(await log.treeHead(entries.slice(0, i + 1))).toString("hex") === root);
for (const { leaf, size, path } of proofs)
  report.proofs.push(await holds(async () =>
    log.verifyInclusionProof(bytes(roots[size - 1]), await log.leaf(entries[leaf]), { log_id: "", tree_size: size, leaf_index: leaf, inclusion_path: path.map(bytes) })));
for (const { from, to, path } of extensions)
  report.extensions.push(await holds(() =>
    log.verifyConsistencyProof(bytes(roots[from - 1]), bytes(roots[to - 1]), { log_id: "", tree_size_1: from, tree_size_2: to, consistency_path: [...first(from), ...path].map(bytes) })));
for (const { text, key, signature } of notes) {
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(key, "base64")]);
  report.notes.push(verify(null, Buffer.from(text, "utf8"), createPublicKey({ key: spki, format: "der", type: "spki" }), Buffer.from(signature, "base64")));
}

console.log(JSON.stringify(report));
