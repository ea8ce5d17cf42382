// What is wrong with the page as it stands? A sentence each, with the beginning of the element.
({ language, width }) => {
  const wrong = [];
  const say = (what, one) => wrong.push(one ? `${what}: ${one.outerHTML.replace(/\s+/g, " ").slice(0, 160)}` : what);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const box = (one) => one.getBoundingClientRect();
  const clipped = (one) => box(one).width <= 1 && box(one).height <= 1;
  const hidden = (one) => !one.checkVisibility({ visibilityProperty: true }) || one.closest(".visually-hidden, .skip-link") || clipped(one);
  const targets = "a[href], button, select, summary, textarea, input:not([type=hidden])";

  // T03: landmarks, one heading of the page, none left out below it, and a way past the frame
  if (all("main").length !== 1) say("not one main");
  if (all("h1").filter((one) => !hidden(one)).length !== 1) say("not one h1");
  let level = 0;
  // (what is wrong with a form stands before its heading)
  for (const one of all("h1, h2, h3, h4, h5, h6").filter((heading) => heading.id !== "problem")) {
    const now = Number(one.tagName[1]);
    if (now > level + 1) say(`heading after level ${level}`, one);
    level = now;
  }
  const first = document.querySelector(targets);
  if (!first || !first.matches(".skip-link") || !document.querySelector(first.getAttribute("href"))) say("no way past the frame");

  // T04: the language of the page, and each other one said where it stands
  if (document.documentElement.lang !== language) say(`page is said to be ${document.documentElement.lang}`);
  if (all("main, header, footer").some((one) => one.querySelector('[lang=""]'))) say("an empty lang");

  // T05: whatever is filled in is named, in words that are seen; whatever is chosen stands under its question
  for (const one of all("select, textarea, input:not([type=hidden]):not([type=submit])")) {
    const named = [...(one.labels || [])].some((label) => label.innerText.trim()) || one.getAttribute("aria-label") || one.getAttribute("aria-labelledby");
    // What is folded away can neither be seen nor reached; wider, it is open and looked at.
    if (!named && one.checkVisibility()) say("no label", one);
    if (one.type === "radio" && !one.closest("fieldset")?.querySelector("legend")) say("no legend", one);
  }

  // T13, T17: the order of the page is the order of focus; nothing is dragged
  for (const one of all("[tabindex]")) if (one.tabIndex > 0) say("an order of its own", one);
  for (const one of all("[draggable=true]")) say("to be dragged", one);

  // T12: nothing floats over what is focused
  for (const one of all("body *")) {
    if (["fixed", "sticky"].includes(getComputedStyle(one).position) && !one.matches(".skip-link") && !hidden(one)) say("floats", one);
  }

  // T20: large enough to be touched; a link inside a sentence is as large as its words
  for (const one of all(targets)) {
    if (hidden(one) || one.closest("[hidden]")) continue;
    const row = one.matches("input[type=radio], input[type=checkbox]") ? one.closest(".form-check, label, li, tr") || one : one;
    const size = box(row);
    const inline = one.matches("a") && getComputedStyle(one).display === "inline";
    const least = one.matches(".btn, select, textarea, input") ? 44 : 24;
    if (!inline && (size.height < least - 0.5 || size.width < 24)) say(`${Math.round(size.width)} × ${Math.round(size.height)}`, one);
  }

  // T21: no scrolling sideways but of a table that says so
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) say(`${over} px too wide at ${width}`);

  // T23, T24: Khmer stands in lines high enough, unslanted, unspaced, uncut
  const khmer = /[\u1780-\u17ff]/;
  for (const one of all("body *")) {
    const own = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("");
    if (!own.trim() || hidden(one)) continue;
    const style = getComputedStyle(one);
    if (style.textOverflow === "ellipsis" && style.overflow !== "visible") say("cut with dots", one);
    if (style.overflow !== "visible" && !one.matches("select, option, textarea, input") && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1) && one.clientHeight) say("cut", one);
    if (!khmer.test(own) || one.closest("svg, select, option")) continue;
    const lines = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    const least = one.matches("p, li, dd, td") && !one.closest("h1, h2, h3, button, .btn, .badge, .state") ? 1.6 : 1.5;
    if (!(lines >= least - 0.01)) say(`lines of ${lines.toFixed(2)}`, one);
    if (!["normal", "0px"].includes(style.letterSpacing)) say("spaced letters", one);
    if (style.fontStyle !== "normal") say("slanted", one);
    if (style.textTransform !== "none") say("made capitals", one);
  }
  return wrong;
}
