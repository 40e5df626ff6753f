// Builds ../static/dist from src/ and styles/:
//
//   theme.js       runs before the first paint, so that no page flashes in the wrong theme
//   site.js        every page
//   workspace.js   the problem page; loads an editor when it is needed
//   contest.js     the pages of contests
//   board.js       the board of a contest
//   site.css, math.css
//   editor/        Monaco, its style and its worker, named by content
//   chunks/        what scripts load later, named by content
//
// Entries keep plain names, since Django's manifest storage adds their hashes. What scripts load by themselves never
// passes through Django, so it carries its hash from here.

import { build } from "esbuild";
import { readFile, rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "..", "static", "dist");

const shared = {
  absWorkingDir: here,
  outdir: dist,
  bundle: true,
  minify: true,
  metafile: true,
  legalComments: "none",
  target: ["chrome123", "firefox128", "safari17.5"],
  loader: { ".ttf": "file", ".woff2": "file" },
  assetNames: "assets/[name]-[hash]",
  chunkNames: "chunks/[name]-[hash]",
  logLevel: "warning",
};

/** Keep only WOFF2 of KaTeX's fonts: every browser that runs these pages reads it. */
const onlyWoff2 = {
  name: "only-woff2",
  setup(builder) {
    builder.onLoad({ filter: /katex\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, ""),
      loader: "css",
    }));
  },
};

/** Return the built file of a source file, relative to dist. */
function outputOf(result, entryPoint, property = undefined) {
  for (const [file, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint === entryPoint) {
      return "./" + relative(dist, join(here, property === undefined ? file : output[property]));
    }
  }
  throw new Error(`${entryPoint} was not built`);
}

await rm(dist, { recursive: true, force: true });

const monaco = await build({
  ...shared,
  entryPoints: ["src/editor/monaco.ts"],
  entryNames: "editor/[name]-[hash]",
  format: "esm",
  splitting: true,
});
// esbuild writes Monaco's style beside every language chunk again; only the editor's own is loaded.
const styleBundle = outputOf(monaco, "src/editor/monaco.ts", "cssBundle");
for (const file of Object.keys(monaco.metafile.outputs)) {
  if (file.endsWith(".css") && file.includes("/chunks/")) await rm(join(here, file));
}
const worker = await build({
  ...shared,
  entryPoints: ["src/editor/monaco.worker.ts"],
  entryNames: "editor/[name]-[hash]",
  format: "iife",
});
await Promise.all([
  build({ ...shared, entryPoints: ["src/theme.ts"], format: "iife" }),
  build({
    ...shared,
    entryPoints: ["src/site.ts", "src/workspace.ts", "src/contest.ts", "src/board.ts"],
    format: "esm",
    splitting: true,
    define: {
      MONACO_SCRIPT: JSON.stringify(outputOf(monaco, "src/editor/monaco.ts")),
      MONACO_STYLE: JSON.stringify(styleBundle),
      MONACO_WORKER: JSON.stringify(outputOf(worker, "src/editor/monaco.worker.ts")),
    },
  }),
  build({ ...shared, entryPoints: ["styles/site.css", "styles/math.css"], plugins: [onlyWoff2] }),
]);
