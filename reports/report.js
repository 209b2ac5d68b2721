// Adds to a report what its pages can do without: filters, unfolding all evidence, the way to a finding on another page.
"use strict";

{
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // What a filter may hide: findings, and rows of tables that name nothing below them.
  const items = (section) => all("li.finding, tbody tr:not(.group)", section).filter((item) => !item.closest("details"));

  const filter = (section, text, matches) => {
    const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const list = items(section);
    let shown = 0;
    for (const item of list) {
      const rule = item.closest("article.rule");
      const content = (item.textContent + " " + (rule ? rule.querySelector("h3, h4").textContent : "")).toLowerCase();
      item.hidden = !words.every((word) => content.includes(word));
      if (!item.hidden) shown += 1;
    }
    for (const rule of all("article.rule", section)) {
      const own = all("li.finding", rule);
      rule.hidden = words.length > 0 && own.length > 0 && own.every((item) => item.hidden);
    }
    matches.textContent = words.length > 0 ? shown + " of " + list.length + " shown" : "";
  };

  for (const tools of all("[data-tools]")) {
    const section = tools.closest("section");
    const [input, button, matches] = ["input", "button", ".matches"].map((part) => tools.querySelector(part));
    if (items(section).length === 0) continue;
    input.addEventListener("input", () => filter(section, input.value, matches));
    if (button) {
      button.addEventListener("click", () => {
        const evidence = all("li.finding details", section);
        const open = evidence.some((part) => !part.open);
        for (const part of evidence) part.open = open;
        button.textContent = open ? "Close all evidence" : "Open all evidence";
      });
    }
    tools.hidden = false;
  }

  // A link to a finding stays good when the finding has moved to another page: the explorer knows where it is.
  const reveal = () => {
    const id = location.hash.slice(1);
    if (id === "") return;
    const target = document.getElementById(id);
    const explorer = document.body.dataset.explorer;
    if (!target && explorer && id.startsWith("f-")) location.replace(explorer + "#" + id);
    for (let part = target; part; part = part.parentElement) {
      part.hidden = false;
      if (part.localName === "details") part.open = true;
    }
  };
  window.addEventListener("hashchange", reveal);
  reveal();

  // Older browsers print what is folded away only if it is unfolded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const part of folded) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
  });
}
