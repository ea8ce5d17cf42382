// Begins the passkey part of a page: which form, with which button and field, stands at the button. Where the passkey was
// refused, is not here, or took too long, that is said beside it.
(function () {
  "use strict";
  var button = document.querySelector("[data-passkey]");
  if (!button) return;
  var ids = { credential: button.dataset.credential, data: "passkey_data" };
  ids[button.dataset.as] = button.id;
  window.allauth.webauthn.forms[button.dataset.passkey]({ ids: ids });
  document.addEventListener("allauth.error", function (event) {
    event.preventDefault();
    document.getElementById("passkey_failed").hidden = false;
  });
})();
