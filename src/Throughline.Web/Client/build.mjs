// One bundle for each room that has an island: src/NAME/main.ts becomes wwwroot/NAME.js.
import { build } from "esbuild";
import { existsSync, readdirSync } from "node:fs";

const rooms = readdirSync("src").filter((name) => existsSync(`src/${name}/main.ts`));
await build({
  entryPoints: Object.fromEntries(rooms.map((name) => [name, `src/${name}/main.ts`])),
  outdir: "../wwwroot",
  bundle: true,
  format: "esm",
  target: "es2023",
  minify: true,
  loader: { ".tsv": "text" },
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
