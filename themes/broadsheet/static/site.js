/** On every page: "/" focuses the search box, a button switches between light and dark. */
(() => {
  "use strict";
  const html = document.documentElement,
    button = document.querySelector(".scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");

  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target),
      typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = /** @type {HTMLInputElement | null} */ (document.querySelector("#search-input, #site-search"));
    if (!box) return;
    event.preventDefault();
    /** @type {HTMLAnchorElement | null} */
    const link = document.querySelector(".search-link");
    if (!box.offsetParent && link) location.href = link.href;
    box.focus();
    box.select();
  });

  if (button) {
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
