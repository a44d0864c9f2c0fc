// Questions to the search of a built site: {site, questions: [request], shown} as JSON on standard input; an answer for
// each on standard output, with the first articles' paths, titles and passages. Runs what the page runs, without the page.
import { readFileSync } from "node:fs";
import { open } from "./engine.mjs";

const task = JSON.parse(readFileSync(0, "utf8"));
const engine = await open(task.site);
const answers = [];
for (const question of task.questions) {
  const before = engine.loaded.length,
    paused = engine.pauses.length;
  const found = await engine.search(question);
  const result = { ...found, typing: question.typing, facets: await found.counts() };
  result.problems.forEach((problem) => {
    problem.in = question.text;
  });
  const articles = await engine.documents(result.documents.slice(0, task.shown ?? 10));
  answers.push({
    ...result,
    terms: [...result.terms].sort(),
    status: briefingsMessages.status(result),
    notices: briefingsMessages.notices(result),
    loaded: engine.loaded.slice(before),
    pauses: engine.pauses.length - paused,
    articles: articles.map((article) => ({
      path: article.path,
      title: article.title,
      passage: briefingsExcerpt.passage(article.text, result.terms),
      marked: briefingsExcerpt.marked(article.title, result.terms),
    })),
  });
}
process.stdout.write(JSON.stringify(answers));
