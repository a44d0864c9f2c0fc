/** On every page: "/" focuses the search box, a button switches between light and dark. What only a script needs is not in the
    page. */
(() => {
  "use strict";
  const html = document.documentElement,
    button = document.querySelector(".scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");

  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target),
      typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = /** @type {HTMLInputElement | null} */ (document.querySelector("#search-input, .searchbox input"));
    if (!box) return;
    event.preventDefault();
    /** @type {HTMLAnchorElement | null} */
    const link = document.querySelector(".search-link");
    if (!box.offsetParent && link) location.href = link.href;
    box.focus();
    box.select();
  });

  const box = document.querySelector(".searchbox input");
  box?.setAttribute("autocomplete", "off");
  box?.setAttribute("aria-keyshortcuts", "/");

  if (button) {
    button.setAttribute("aria-label", "Dark colours");
    const isDark = () => (html.dataset.scheme ? html.dataset.scheme === "dark" : system.matches);
    const update = () => button.setAttribute("aria-pressed", String(isDark()));
    update();
    system.addEventListener("change", update);
    button.addEventListener("click", () => {
      html.dataset.scheme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("scheme", html.dataset.scheme);
      } catch {
        /* private windows store nothing */
      }
      update();
    });
  }

  // Previews are a script of their own (previews.js), loaded when a link is first hovered or reached by keyboard, never by touch.
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** @type {(keyof DocumentEventMap)[]} */
  const types = ["pointerover", "focusin"];
  /** @param {Event} event */
  function first(event) {
    const { target } = event;
    if (!(target instanceof Element) || !target.closest("main a[href]")) return;
    if (event instanceof PointerEvent ? event.pointerType !== "mouse" : !target.matches(":focus-visible")) return;
    for (const type of types) document.removeEventListener(type, first);
    const script = document.createElement("script");
    script.src = own.replace(/[^/]*$/, "previews.js");
    document.head.append(script);
  }
  for (const type of types) document.addEventListener(type, first);
})();

/** On paper a page has its address, where that is known; without scripts browsers print it in their margin. */
(() => {
  "use strict";
  /** @type {HTMLLinkElement | null} */
  const canonical = document.querySelector('link[rel="canonical"]'),
    footer = document.querySelector(".footer");
  if (!canonical || !footer) return;
  const address = document.createElement("p");
  address.className = "print-only";
  address.textContent = canonical.href;
  footer.append(address);
})();

/** Stores a served site on this device (service-worker.js), and says when a newer version is there. */
(() => {
  "use strict";
  /** @type {HTMLLinkElement | null} */
  const manifest = document.querySelector('link[rel="manifest"]');
  const workers = navigator.serviceWorker;
  if (!manifest || !workers || !/^https?:$/.test(location.protocol)) return;

  /** @param {ServiceWorker} worker */
  function announce(worker) {
    if (document.querySelector(".update")) return;
    const bar = document.createElement("div"),
      button = document.createElement("button");
    bar.className = "update";
    bar.setAttribute("role", "status");
    button.type = "button";
    button.textContent = "Reload";
    button.addEventListener("click", () => {
      workers.addEventListener("controllerchange", () => location.reload());
      worker.postMessage("show");
    });
    document.body.append(bar);
    bar.append("A newer version is available. ", button);
  }

  addEventListener("load", () => {
    workers
      .register(new URL("service-worker.js", manifest.href))
      .then((registration) => {
        const check = () => {
          if (registration.waiting && workers.controller) announce(registration.waiting);
        };
        const follow = () => registration.installing?.addEventListener("statechange", check);
        registration.addEventListener("updatefound", follow);
        follow();
        check();
      })
      .catch(() => {
        /* the site works without it */
      });
  });
})();

/** An article's text: copy a citation, copy a link to a paragraph. */
(() => {
  "use strict";

  const status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");

  /** @param {string} text @param {string} message shown afterwards */
  function copy(text, message) {
    const done = () => {
      status.textContent = message;
      setTimeout(() => {
        status.textContent = "";
      }, 2500);
    };
    const byHand = () => {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      if (document.execCommand("copy")) done();
      area.remove();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }

  /** @type {Record<string, string>} What TeX reads as more than a character, besides what a backslash is enough for. */
  const SPECIAL = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
  };
  /** @param {string} words */
  const tex = (words) => words.replace(/[\\{}~^]|[$&#%_]/g, (sign) => SPECIAL[sign] || `\\${sign}`).replace(/\s+/g, " ");
  /** @param {string} selector */
  const wordsOf = (selector) => document.querySelector(selector)?.textContent?.trim() || "";

  /** What a citation in words consists of. @param {string} plain */
  function partsOf(plain) {
    const title = wordsOf(".headline"),
      archive = wordsOf(".site-title"),
      start = plain.indexOf(`“${title}`),
      end = plain.lastIndexOf(`. ${archive}`),
      dated = plain.slice(start + 1 + title.length, end),
      [, publication = "", day = "", range = ""] = /^\.?” (?:(.*), )?([^,()]*?)(?: \(inferred, (.*)\))?$/.exec(dated) || [],
      [, source = ""] = /^ \(source: (.*)\)\./.exec(plain.slice(end + 2 + archive.length)) || [];
    return { author: plain.slice(0, start).replace(/\. $/, ""), title, publication, day, range, archive, source };
  }

  /** Year, month and day as far as they are certain. @param {string} day @param {string} range */
  function datesOf(day, range) {
    const years = new Set((range || day).match(/\d{4}/g)),
      months = new Set((range || day).match(/[A-Z][a-z]+/g)),
      [year = ""] = years,
      [month = ""] = months;
    if (years.size !== 1) return [];
    if (months.size !== 1) return [`year = {${year}}`];
    const known = [`year = {${year}}`, `month = ${month.slice(0, 3).toLowerCase()}`];
    return range ? known : [...known, `day = {${Number.parseInt(day, 10)}}`];
  }

  /** @param {ReturnType<typeof partsOf>} of */
  function noteOf({ publication, day, range, archive, source }) {
    const notes = [];
    if (/^date unknown$/i.test(day)) notes.push("Date unknown");
    if (range) notes.push(`Day of publication inferred: ${range}`);
    if (publication) notes.push(`In the archive ${archive}${source && ` (source: ${source})`}`);
    else if (source) notes.push(`Source: ${source}`);
    return notes.join(". ");
  }

  /** An entry for BibTeX as views/citations.py makes it. @param {string} plain the citation in words */
  function bibtex(plain) {
    const of = partsOf(plain),
      note = noteOf(of),
      people = of.author.split(/\s*,\s+|\s+and\s+|\s*&\s*/).filter(Boolean);
    /** @type {HTMLLinkElement | null} */
    const canonical = document.querySelector('link[rel="canonical"]'),
      [, folder = "", slug = ""] = /((?:\d{4}\/)?[^/]+)\/([^/]+?)(?:\.html)?$/.exec(location.pathname) || [],
      date = document.querySelector(".byline time")?.getAttribute("datetime") || "";
    const fields = [
      `title = {{${tex(of.title)}}}`,
      people.length && `author = {${people.map(tex).join(" and ")}}`,
      `howpublished = {${tex(of.publication || of.archive)}}`,
      ...datesOf(of.day, of.range),
      canonical && `url = {${canonical.href}}`,
      note && `note = {${tex(note)}}`,
    ].filter(Boolean);
    const key = `${decodeURIComponent(slug)}-${date.length === 10 ? date : folder.replace("/", "-")}`;
    return `@misc{${key},\n${fields.map((field) => `  ${field},\n`).join("")}}`;
  }

  for (const text of document.querySelectorAll(".cite-plain")) {
    const entry = document.createElement("pre"),
      code = document.createElement("code");
    entry.className = "cite-bibtex";
    entry.tabIndex = 0;
    entry.setAttribute("aria-label", "BibTeX");
    code.textContent = bibtex(text.textContent || "");
    entry.append(code);
    text.after(entry);
  }

  for (const text of document.querySelectorAll(".cite-plain, .cite-bibtex")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = text.className === "cite-plain" ? "Copy the citation" : "Copy as BibTeX";
    button.addEventListener("click", () => copy(text.textContent || "", "Citation copied"));
    text.after(button);
  }

  for (const paragraph of document.querySelectorAll(".article-text p[id]")) {
    const link = document.createElement("a");
    link.className = "anchor";
    link.href = `#${paragraph.id}`;
    link.textContent = "¶";
    link.setAttribute("aria-label", "Link to this paragraph");
    link.addEventListener("click", () => copy(link.href, "Link to the paragraph copied"));
    paragraph.append(link);
  }
  document.body.append(status);
})();
