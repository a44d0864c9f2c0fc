/* On every page: "/" goes to the search box, the button switches between light and dark. */
(function () {
  "use strict";
  var html = document.documentElement, button = document.querySelector(".scheme");

  document.addEventListener("keydown", function (event) {
    var target = event.target, typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    var box = document.getElementById("search-input") || document.getElementById("site-search");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  if (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var dark = html.dataset.scheme ? html.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      html.dataset.scheme = dark ? "light" : "dark";
      try { localStorage.setItem("scheme", html.dataset.scheme); } catch (e) { /* private windows keep nothing */ }
    });
  }
})();
