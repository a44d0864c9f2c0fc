// Added to each page by `briefings serve`: shows the errors in the content, and reloads the page after a change.
"use strict";
(() => {
  const PLACE = "briefings-scroll";

  /** @param {{path: string, line: number, what: string, fix: string}[]} problems */
  function show(problems) {
    document.getElementById("briefings-problems")?.remove();
    if (!problems.length) return;
    const box = document.createElement("div");
    box.id = "briefings-problems";
    box.setAttribute("role", "alert");
    const style = document.createElement("style");
    style.textContent = `
      #briefings-problems { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
        margin: 0; padding: 1rem 1.25rem 1.25rem; background: #2a1512; color: #fff; border-top: 4px solid #ff8a75;
        font: 16px/1.5 system-ui, sans-serif; }
      #briefings-problems h2 { margin: 0 0 .5rem; font: 600 18px/1.3 system-ui, sans-serif; color: #fff; }
      #briefings-problems ul { margin: 0; padding: 0; list-style: none; }
      #briefings-problems li { margin: .6rem 0 0; overflow-wrap: anywhere; }
      #briefings-problems code { font: 14px/1.4 ui-monospace, monospace; color: #ffd3c9; background: none; }
      #briefings-problems .fix { color: #cfe8cf; }`;
    const title = document.createElement("h2");
    title.textContent =
      problems.length === 1
        ? "1 error: this page shows the last version without one"
        : `${problems.length} errors: this page shows the last version without any`;
    const list = document.createElement("ul");
    for (const problem of problems) {
      const item = document.createElement("li");
      const place = document.createElement("code");
      place.textContent = problem.line ? `${problem.path}:${problem.line}` : problem.path;
      const fix = document.createElement("div");
      fix.className = "fix";
      fix.textContent = problem.fix;
      item.append(place, document.createElement("br"), problem.what, fix);
      list.append(item);
    }
    box.append(style, title, list);
    document.body.append(box);
  }

  const kept = JSON.parse(sessionStorage.getItem(PLACE) || "null");
  sessionStorage.removeItem(PLACE);
  if (kept && kept.path === location.pathname) {
    history.scrollRestoration = "manual";
    addEventListener("load", () => scrollTo(0, kept.y));
  }

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** @type {string | null} */
  let version = null;
  const events = new EventSource(script.src.replace(/reload\.js.*$/, "events"));
  events.onmessage = (event) => {
    const state = JSON.parse(event.data);
    show(state.problems);
    if (version !== null && version !== state.version) {
      sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, y: scrollY }));
      location.reload();
    }
    version = state.version;
  };
})();
