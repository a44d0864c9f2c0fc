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
})();
