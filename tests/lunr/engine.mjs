// The search of a built site, run in Node with the scripts that its page runs, page and all else left out.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("../../", import.meta.url));
const scripts = root + "themes/broadsheet/scripts/";

globalThis.lunr = require(root + "node_modules/lunr/lunr.js");
for (const [name, file] of Object.entries({
  briefingsAnalyze: "analyze", briefingsSpelling: "spelling", briefingsQuery: "query", briefingsPostings: "postings",
  briefingsFacets: "facets", briefingsRanking: "ranking", briefingsEngine: "engine", briefingsExcerpt: "excerpt",
})) globalThis[name] = require(scripts + file + ".js");

/** The engine of the site in a folder, its index loaded; `loaded` lists the scripts it has asked for. */
export async function open(site) {
  const loaded = [];
  const engine = globalThis.briefingsEngine(async (path) => {
    loaded.push(path);
    globalThis.briefingsSearch = engine.receive;
    vm.runInThisContext(readFileSync(site + "/" + path, "utf8"));
  });
  await engine.start();
  return Object.assign(engine, { loaded });
}
