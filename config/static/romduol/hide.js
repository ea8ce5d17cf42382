// One tap, or Shift three times in a row: the page is emptied at once, then plain notes take its place in the history.
// Without this script the same button sends its form and the server does the rest.
(function () {
  "use strict";
  var form = document.querySelector("[data-hide]");
  if (!form) return;
  var address = form.getAttribute("data-hide");
  var presses = [];

  function hide() {
    document.title = "";
    document.documentElement.replaceChildren();
    window.location.replace(address);
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    hide();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift" || event.repeat) {
      presses = [];
      return;
    }
    var now = Date.now();
    presses = presses.filter(function (at) { return now - at < 3000; });
    presses.push(now);
    if (presses.length === 3) hide();
  });

  // A page kept by the browser for its Back button must not show itself again.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) window.location.reload();
  });
})();
