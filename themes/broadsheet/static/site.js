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
})();
