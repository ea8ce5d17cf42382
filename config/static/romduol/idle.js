// Nobody here for a quarter of an hour: the page covers itself where it stands, with all that was typed in it, and the
// server locks the sign-in. The password uncovers it. Without this script the server locks, and keeps what is sent.
(function () {
  "use strict";
  var cover = document.getElementById("locked");
  if (!cover || !cover.showModal) return;
  var form = cover.querySelector("form");
  var said = cover.querySelector("[role=alert]");
  var after = Number(cover.dataset.after) * 1000;
  var others = new BroadcastChannel("romduol");
  var title = document.title;
  var last = Date.now();
  var told = Date.now();

  function send(address) {
    var body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return fetch(address, { method: "POST", body: body, keepalive: true }).catch(function () {});
  }

  function here() {
    if (cover.open) return;
    last = Date.now();
    // Who types for long sends nothing meanwhile; the server is told, and the other pages of this browser.
    if (last - told < after / 4) return;
    told = last;
    others.postMessage("here");
    send(cover.dataset.here);
  }

  function lock() {
    if (cover.open) return;
    document.title = cover.dataset.title;
    cover.showModal();
  }

  function open() {
    last = told = Date.now();
    document.title = title;
    form.reset();
    said.textContent = "";
    if (cover.open) cover.close();
  }

  function look() {
    if (cover.open || Date.now() - last < after) return;
    lock();
    others.postMessage("locked");
    send(cover.dataset.lock);
  }

  ["keydown", "pointerdown", "input", "scroll"].forEach(function (what) {
    document.addEventListener(what, here, { passive: true, capture: true });
  });
  // A device that slept wakes up with timers that did not run.
  ["focus", "pageshow"].forEach(function (what) { window.addEventListener(what, look); });
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);

  others.onmessage = function (event) {
    if (event.data === "here") last = told = Date.now();
    if (event.data === "locked") lock();
    if (event.data === "open") open();
  };

  cover.addEventListener("cancel", function (event) { event.preventDefault(); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } })
      .then(function (answer) {
        if (answer.redirected) return { then: answer.url };
        return answer.json();
      })
      .then(function (answer) {
        if (answer.then) window.location.assign(answer.then);
        else if (answer.said) said.textContent = answer.said.join(" ");
        else {
          open();
          others.postMessage("open");
        }
      })
      .catch(function () { said.textContent = cover.dataset.offline; });
  });
})();
