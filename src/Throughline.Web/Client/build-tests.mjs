// Compiles the tests and the programs beside them for node: tests/**/*.test.ts, tests/programs/*.ts.
import { build } from "esbuild";
import { readdirSync, rmSync } from "node:fs";

rmSync("node_modules/.tests", { recursive: true, force: true });
await build({
  entryPoints: readdirSync("tests", { recursive: true }).filter((name) => name.endsWith(".test.ts") || name.startsWith("programs/")).map((name) => `tests/${name}`),
  outdir: "node_modules/.tests",
  outbase: "tests",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  loader: { ".tsv": "text" },
  sourcemap: "inline",
  logLevel: "warning",
});
