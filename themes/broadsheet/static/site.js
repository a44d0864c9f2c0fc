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

  /* An overview's filter: hides what does not match; letters and groups that are empty go too. */
  var box = document.querySelector(".filter");
  if (box) {
    var input = box.querySelector("input"), status = box.querySelector("[role=status]");
    var groups = [].slice.call(document.querySelectorAll(".letter")), jumps = document.querySelectorAll(".letters a");
    var fold = function (text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’']/g, "").toLowerCase(); };
    var entries = groups.map(function (group) {
      return [].map.call(group.querySelectorAll("li"), function (li) {
        return { li: li, text: fold(li.querySelector("a").textContent + " " + (li.dataset.also || "")) };
      });
    });
    var filter = function () {
      var wanted = fold(input.value).split(/\s+/), left = 0;
      groups.forEach(function (group, number) {
        var here = 0;
        entries[number].forEach(function (entry) {
          var fits = wanted.every(function (word) { return entry.text.indexOf(word) >= 0; });
          entry.li.hidden = !fits;
          here += fits;
        });
        group.hidden = !here;
        if (jumps[number]) jumps[number].hidden = !here;
        left += here;
      });
      status.textContent = input.value.trim() ? left ? left + " left" : "Nothing has this in its name." : "";
    };
    box.hidden = false;
    input.addEventListener("input", filter);
    input.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && input.value) { input.value = ""; filter(); event.preventDefault(); }
    });
    if (input.value) filter();
  }

  /* Previews: what is behind a link to an article or company, on hover or focus. The data are scripts, loaded when first
     asked for. Escape closes, the pointer can move onto it, touch never sees it. */
  var root = new URL(html.dataset.root || "./", location.href).href, known = {}, tip, from, timer;

  function place(link) {
    var m = String(link.href).indexOf(root) === 0 && !link.closest(".card-title, .nav, .masthead, .footer") &&
      /^(?:(companies)\/|(\d{4}\/\d\d|undated)\/)([^\/?#]+)\.html$/.exec(link.href.slice(root.length));
    return m && m[3] !== "index" && [m[1] ? "companies-" + m[3][0] : m[2].replace("/", "-"), decodeURIComponent(m[3])];
  }
  window.briefingsPreview = function (part, data) { known[part] = data; if (from) show(from); };
  function hide() {
    clearTimeout(timer);
    if (from) from.removeAttribute("aria-describedby");
    from = null;
    if (tip) tip.hidden = true;
  }
  function show(link) {
    var at = place(link), what = at && known[at[0]];
    from = link;
    if (what === undefined) {
      known[at[0]] = null;
      var script = document.createElement("script");
      script.src = root + "previews/" + at[0] + ".js";
      document.head.append(script);
    }
    what = what && what[at[1]];
    if (!what) return;
    if (!tip) {
      tip = document.createElement("div");
      tip.className = "preview";
      tip.id = "preview";
      tip.setAttribute("role", "tooltip");
      tip.addEventListener("pointerenter", function () { clearTimeout(timer); });
      tip.addEventListener("pointerleave", later);
      document.body.append(tip);
    }
    tip.replaceChildren.apply(tip, ["b", "span", "p"].map(function (tag, n) {
      var part = document.createElement(tag);
      part.textContent = what[n];
      return part;
    }).slice(link.textContent.trim() === what[0] ? 1 : 0));
    tip.hidden = false;
    link.setAttribute("aria-describedby", "preview");
    var box = link.getClientRects()[0], wide = document.documentElement.clientWidth, high = tip.offsetHeight;
    var top = box.bottom + high + 8 > innerHeight && box.top > high ? box.top - high - 4 : box.bottom + 4;
    tip.style.top = top + scrollY + "px";
    tip.style.left = Math.max(8, Math.min(box.left, wide - tip.offsetWidth - 8)) + scrollX + "px";
  }
  function later() { clearTimeout(timer); timer = setTimeout(hide, 250); }
  function soon(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link || link === from || !place(link)) return;
    clearTimeout(timer);
    timer = setTimeout(function () { hide(); show(link); }, 350);
  }
  document.addEventListener("pointerover", function (event) {
    if (event.pointerType !== "mouse") return;
    if (from && from.contains(event.target)) clearTimeout(timer); else soon(event);
  });
  document.addEventListener("pointerout", function (event) {
    if (from ? from.contains(event.target) : event.target.closest && event.target.closest("a[href]")) later();
  });
  document.addEventListener("focusin", function (event) { if (event.target.matches(":focus-visible")) soon(event); });
  document.addEventListener("focusout", later);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
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
