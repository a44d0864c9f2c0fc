/* Previews: what is behind a link to an article or company, on hover or focus. site.js loads this when a link is first
   pointed at; the data are scripts, too, loaded when first asked for. Escape closes, the pointer can move onto it, touch
   never sees it. */
(function () {
  "use strict";
  var html = document.documentElement;
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

  /* The link that this script was loaded for. */
  var now = document.querySelector("a[href]:focus-visible, a[href]:hover");
  if (now) soon({ target: now });
})();
