/** What the page says about a result, in whole sentences. Pure. Needs briefingsQuery. */
const briefingsMessages = (() => {
  "use strict";

  /** @param {number} count */
  const articles = (count) => count.toLocaleString("en") + (count === 1 ? " article" : " articles");

  /** @param {string[]} words */
  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

  /** @param {BriefingsResult} result */
  const time = (result) => ` in ${result.milliseconds < 1 ? "under 1" : Math.round(result.milliseconds)} ms`;

  /** One line; empty where nothing was asked. @param {BriefingsResult} result */
  function status(result) {
    const count = result.documents.length,
      text = result.text.trim();
    if (result.how === "empty") return "";
    if (result.how === "stop" && !/[\p{L}\p{N}]/u.test(text)) return `Write a word: “${text}” has no letter or digit.`;
    if (result.how === "stop") return "These words are in every article: add one that is not.";
    if (!count) return text ? `No article found for “${text}”.` : "No article found.";
    return articles(count) + (result.how === "some" ? " with some of it" : "") + time(result);
  }

  /** @param {BriefingsResult} result */
  function notices(result) {
    const found = result.problems.map(unknown);
    for (const change of result.changes) found.push({ text: `No article has “${change.from}”; showing “${change.to}”.` });
    if (result.begun.length && !result.typing) {
      found.push({ text: `No article has ${quoted(result.begun)} as a whole word; showing words that begin so.` });
    }
    if (result.lost.length) found.push({ text: `No article has the phrase ${quoted(result.lost)}; its words are looked for one by one.` });
    if (result.how === "some" && result.unfiltered) {
      const lacks = result.missing.length ? quoted(result.missing) : "all of these words together";
      found.push({ text: `No article has ${lacks}; showing those with ${result.missing.length ? "the others" : "some of them"}.` });
    }
    if (!result.documents.length && result.unfiltered) {
      const hidden = `${articles(result.unfiltered)} ${result.unfiltered === 1 ? "is" : "are"} hidden by the filters.`;
      found.push({ text: hidden, label: "Remove the filters", action: { clear: true } });
    }
    return found;
  }

  /** @param {BriefingsProblem} problem @returns {BriefingsNotice} */
  function unknown(problem) {
    const other = `There is no ${problem.key} “${problem.text}” in this archive`;
    const what = problem.key === "year" ? `No article is of the year “${problem.text}”` : other;
    const text = `${what}; the filter is left out.`;
    if (!problem.nearest || problem.chosen) return { text };
    return { text, label: `Did you mean “${problem.nearest}”?`, action: { text: briefingsQuery.corrected(problem.in || "", problem) } };
  }

  return { articles, status, notices };
})();
