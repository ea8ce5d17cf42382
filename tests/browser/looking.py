"""How is a page looked at: its structure, sizes and words, at three widths, with text spaced, with its errors?"""

import re
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

LOOKING = Path(__file__).with_name("looking.js").read_text("utf-8")
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
# Without `wcag22aa` axe does not look at the size of targets.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 390, 1280)

# As WCAG 1.4.12 has it, through a constructed sheet: the policy of the page lets no style in.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
CUT_WHEN_SPACED = """() => {
  const cut = [...document.querySelectorAll("main *")].filter((one) => one.childElementCount === 0
    && one.textContent.trim() && one.clientHeight && !one.matches("option, select, textarea, input")
    && !one.closest(".visually-hidden, svg") && getComputedStyle(one).overflow !== "visible"
    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1));
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  document.adoptedStyleSheets = [];
  return [...cut.map((one) => one.outerHTML.slice(0, 120)), ...(over > 0 ? [`${over} px too wide`] : [])];
}"""
# Each error of the summary leads to its field, which says the same.
ERRORS = """() => {
  const summary = document.querySelector(".error-summary, [data-error-summary]");
  if (!summary) return ["no summary of errors"];
  const wrong = summary.contains(document.activeElement) ? [] : ["focus is not on the summary"];
  for (const link of summary.querySelectorAll("a")) {
    const field = document.querySelector(link.getAttribute("href"));
    if (!field) { wrong.push(`leads nowhere: ${link.outerHTML}`); continue; }
    const said = [...document.querySelectorAll("main form")].map((form) => form.innerText).join(" ");
    if (!said.includes(link.innerText.trim())) wrong.push(`not beside the field: ${link.innerText}`);
  }
  return wrong;
}"""
# What a title, a page or a label never says (ux 2.9), in either language.
IN_TITLES = re.compile(r"(?i:traffick|victim|exploit|prostitut)|\b[0-9A-Z]{4}-[0-9A-Z]{4}\b|ជួញដូរ|រងគ្រោះ|កេងប្រវ័ញ្ច")
NEVER = re.compile(
    r"\b(score|probabilit\w+|risk %|genuine|alleged|claimed|admits|denies|refuses to cooperate|illegal migrant|"
    r"prostitute|rescued|failed screening|not a victim|invalid|required field)\b|ជនល្មើស|ខុសច្បាប់|ស្រីពេស្យា",
    re.IGNORECASE,
)
# Where it is said what is never done.
SAID_ON_PURPOSE = ("It counts no score", "nobody's approval is claimed")
AGREE = ("យល់ព្រម", "មិនយល់ព្រម")


def wrong_with(page: Page, *, language: str, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """Everything that is wrong with the page that is open, at each width."""
    found = _words(page)
    # Until the typeface is there, words are wider than they will be.
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(AXE)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found += page.evaluate(LOOKING, {"language": language, "width": width})
        found += [f"{width} axe {one}" for one in page.evaluate(_RUN_AXE, TAGS)]
        page.evaluate(SPACED)
        found += [f"{width} spaced: {one}" for one in page.evaluate(CUT_WHEN_SPACED)]
    return sorted(set(found))


# Nothing is preloaded: axe would copy our sheets into the page, which the policy refuses; no rule that runs asks for
# it.
_RUN_AXE = """async (tags) => {
  const said = await axe.run(document, { runOnly: tags, resultTypes: ["violations"], preload: false });
  return said.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`);
}"""


# What the focus is on, whether it can be seen there, and where that is.
_FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), at = one.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return { ring: ring || style.boxShadow !== "none", top: at.top + scrollY, left: at.left, bottom: at.bottom + scrollY,
    first: one.matches(".skip-link"), html: one.outerHTML.replace(/\\s+/g, " ").slice(0, 120) };
}"""
MOST_PRESSES = 80


def wrong_with_keys(page: Page) -> list[str]:
    """What is wrong on the way through the page with Tab, on a phone; and that no letter alone does anything."""
    page.set_viewport_size({"width": 390, "height": 800})
    found, before = [], None
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    for _press in range(MOST_PRESSES):
        page.keyboard.press("Tab")
        now = page.evaluate(_FOCUSED)
        if now is None or (before and now["first"]):
            break
        if not now["ring"]:
            found.append(f"focus is not seen: {now['html']}")
        if before and not before["first"] and now["top"] < before["top"] - 4 and now["bottom"] < before["bottom"] - 4:
            found.append(f"focus goes back up: {now['html']}")
        before = now
    page.evaluate("document.activeElement.blur()")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
    for letter in "abcdefghijklmnopqrstuvwxyz/?.":
        page.keyboard.press(letter)
    return found + [f"a letter leads to {url}" for url in asked]


FOOT = "() => [...document.querySelectorAll('footer a')].map((one) => one.getAttribute('href')).join(' ')"


def _words(page: Page) -> list[str]:
    found: list[str] = []
    if hit := IN_TITLES.search(page.title()):
        found.append(f"title says {hit[0]!r}")
    text: Any = page.inner_text("body")
    for sentence in SAID_ON_PURPOSE:
        text = text.replace(sentence, "")
    found += [f"says {hit[0]!r}" for hit in NEVER.finditer(text)]
    answers = page.eval_on_selector_all(
        "input[value=yes], input[value=no], input[value=true], input[value=false]",
        "all => all.map(one => [...one.labels].map(label => label.innerText.trim()).join(' '))",
    )
    return found + [f"an answer reads {label}" for label in answers if label.replace("\u200b", "") in AGREE]
