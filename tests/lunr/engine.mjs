// The search of a built site, run in Node with the scripts that its page runs, but without a page.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Run a classic script as a page does: what it defines at its top level is global afterwards. */
function run(file) {
  vm.runInThisContext(readFileSync(file, "utf8"), file);
}

run(`${root}node_modules/lunr/lunr.js`);
const names = ["search-tables", "analyze", "spelling", "query", "coding", "postings", "facets", "ranking", "engine", "excerpt", "messages"];
for (const name of names) run(`${root}themes/broadsheet/scripts/${name}.js`);

/** The engine of the site in a folder, its index loaded; `loaded` lists the scripts that it has requested, `pauses` has one
    entry for each time that it gave the page. */
export async function open(site) {
  const loaded = [],
    pauses = [];
  const engine = briefingsEngine(
    async (path) => {
      loaded.push(path);
      globalThis.briefingsSearch = engine.receive;
      run(`${site}/${path}`);
    },
    async () => {
      pauses.push(loaded.length);
    },
  );
  await engine.start();
  return Object.assign(engine, { loaded, pauses });
}
