/* On every page: "/" goes to the search box, the button switches between light and dark. */
(function () {
  "use strict";
  var html = document.documentElement, button = document.querySelector(".scheme");
  var system = matchMedia("(prefers-color-scheme: dark)");

  document.addEventListener("keydown", function (event) {
    var target = event.target, typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    var box = document.getElementById("search-input") || document.getElementById("site-search");
    if (!box) return;
    event.preventDefault();
    if (!box.offsetParent) location.href = document.querySelector(".search-link").href;
    box.focus();
    box.select();
  });

  function isDark() { return html.dataset.scheme ? html.dataset.scheme === "dark" : system.matches; }
  function tell() { button.setAttribute("aria-pressed", isDark()); }

  if (button) {
    tell();
    system.addEventListener("change", tell);
    button.addEventListener("click", function () {
      html.dataset.scheme = isDark() ? "light" : "dark";
      try { localStorage.setItem("scheme", html.dataset.scheme); } catch (e) { /* private windows keep nothing */ }
      tell();
    });
  }

  /* Previews of what is behind a link are a script of their own (previews.js), loaded with the first link that is pointed
     at or reached by keyboard; touch never asks for it. */
  var own = document.currentScript.src;
  function first(event) {
    if (event.type === "focusin" ? !event.target.matches(":focus-visible") : event.pointerType !== "mouse") return;
    if (!event.target.closest || !event.target.closest("main a[href]")) return;
    ["pointerover", "focusin"].forEach(function (type) { document.removeEventListener(type, first); });
    var script = document.createElement("script");
    script.src = own.replace(/[^\/]*$/, "previews.js");
    document.head.append(script);
  }
  ["pointerover", "focusin"].forEach(function (type) { document.addEventListener(type, first); });
})();

/* Where the site is served, keep it on this device (service-worker.js), and tell of a newer edition. */
(function () {
  "use strict";
  var manifest = document.querySelector('link[rel="manifest"]'), workers = navigator.serviceWorker;
  if (!manifest || !workers || !/^https?:$/.test(location.protocol)) return;

  function tell(worker) {
    if (document.querySelector(".edition")) return;
    var bar = document.createElement("div"), button = document.createElement("button");
    bar.className = "edition";
    bar.setAttribute("role", "status");
    button.type = "button";
    button.textContent = "Reload";
    button.addEventListener("click", function () {
      workers.addEventListener("controllerchange", function () { location.reload(); });
      worker.postMessage("show");
    });
    document.body.appendChild(bar);
    bar.append("A newer edition is here. ", button);
  }

  addEventListener("load", function () {
    workers.register(new URL("service-worker.js", manifest.href)).then(function (registration) {
      function look() { if (registration.waiting && workers.controller) tell(registration.waiting); }
      function follow() { if (registration.installing) registration.installing.addEventListener("statechange", look); }
      registration.addEventListener("updatefound", follow);
      follow();
      look();
    }).catch(function () { /* no worker, no matter: the pages are all there */ });
  });
})();

/* An article's text: copy a citation, copy a link to a paragraph. */
(function () {
  "use strict";

  function copy(text, done) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text).then(done, function () { byHand(text, done); });
    byHand(text, done);
  }

  function byHand(text, done) {
    var area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    if (document.execCommand("copy")) done();
    area.remove();
  }

  var status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");
  function tell(text) {
    status.textContent = text;
    setTimeout(function () { status.textContent = ""; }, 2500);
  }

  document.querySelectorAll(".cite-plain, .cite-bibtex").forEach(function (text) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = text.className === "cite-plain" ? "Copy the citation" : "Copy as BibTeX";
    button.addEventListener("click", function () { copy(text.textContent, function () { tell("Citation copied"); }); });
    text.after(button);
  });

  document.querySelectorAll(".article-text p[id]").forEach(function (paragraph) {
    var link = document.createElement("a");
    link.className = "anchor";
    link.href = "#" + paragraph.id;
    link.textContent = "¶";
    link.setAttribute("aria-label", "Link to this paragraph");
    link.addEventListener("click", function () { copy(link.href, function () { tell("Link to the paragraph copied"); }); });
    paragraph.append(link);
  });
  document.body.append(status);
})();
