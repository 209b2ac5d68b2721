// The explorer: unpacks the results that the page holds, and shows those that match, a hundred at a time. Texts from
// forges become text nodes only.
"use strict";

{
  const pageSize = 100;
  const element = (id) => document.getElementById(id);
  const [results, matches] = [element("results"), element("matches")];
  let [data, found, start] = [null, [], 0];

  const unpack = async () => {
    const packed = Uint8Array.from(atob(element("data").textContent.trim()), (character) => character.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };

  const make = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const offer = (select, names) => {
    names.forEach((name, index) => {
      const option = make("option", name);
      option.value = String(index);
      select.append(option);
    });
    select.addEventListener("change", search);
  };

  // The page that a row stands on with its evidence.
  const address = (row) => {
    const [, first, prefix] = data.homes[row[3]];
    return (row[4] === 1 ? first : prefix + row[4] + ".html") + "#" + row[5];
  };

  const search = () => {
    const words = element("search").value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const chosen = ["status", "severity", "rule", "home"].map((id) => element(id).value);
    found = data.rows.filter((row) =>
      chosen.every((value, column) => value === "" || row[column] === Number(value))
      && words.every((word) => row.text.includes(word)));
    start = 0;
    show();
  };

  const show = () => {
    const shown = found.slice(start, start + pageSize);
    matches.textContent = found.length === data.rows.length
      ? data.rows.length + " results" : found.length + " of " + data.rows.length + " results";
    results.replaceChildren();
    if (shown.length === 0) return results.append(make("p", "Nothing matches.", "truncated"));
    const region = make("div", undefined, "scroll");
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", "Results");
    const table = region.appendChild(make("table"));
    table.append(make("caption", "Results " + (start + 1) + " to " + (start + shown.length)));
    const head = table.appendChild(make("thead")).appendChild(make("tr"));
    for (const title of ["Subject", "Status", "Severity", "Rule", "Integration or App", "Observed"]) {
      head.appendChild(make("th", title)).scope = "col";
    }
    const body = table.appendChild(make("tbody"));
    for (const row of shown) body.append(line(row));
    results.append(region);
    results.append(pages());
  };

  const line = (row) => {
    const made = make("tr");
    const subject = made.appendChild(make("th"));
    subject.scope = "row";
    const name = subject.appendChild(make("a", undefined, "name"));
    name.href = address(row);
    // A long path goes on in the next line behind a slash.
    row[6].split(/(?<=\/)/).forEach((part) => name.append(part, make("wbr")));
    made.append(make("td", data.statuses[row[0]]), make("td", data.severities[row[1]]));
    const rule = made.appendChild(make("td", data.rules[row[2]][1]));
    rule.append(make("span", data.rules[row[2]][0], "sub mono"));
    made.append(make("td", data.homes[row[3]][0]));
    const seen = made.appendChild(make("td", row[8] === "" ? row[7] : row[8]));
    if (row[9] !== "") seen.append(make("span", row[8] === "" ? row[9] : "expected: " + row[9], "sub"));
    return made;
  };

  const pages = () => {
    const made = make("nav", undefined, "pages");
    made.setAttribute("aria-label", "Pages");
    const step = (title, to) => {
      const button = make("button", title);
      button.type = "button";
      button.disabled = to < 0 || to >= found.length || to === start;
      button.addEventListener("click", () => { start = to; show(); });
      made.append(button);
    };
    const last = Math.floor(Math.max(0, found.length - 1) / pageSize) * pageSize;
    step("First", 0);
    step("Previous", start - pageSize);
    step("Next", start + pageSize);
    step("Last", last);
    return made;
  };

  // A link to a finding shows that finding alone.
  const reveal = () => {
    const id = location.hash.slice(1);
    if (!id.startsWith("f-")) return;
    found = data.rows.filter((row) => row[5] === id);
    start = 0;
    show();
  };

  unpack().then((unpacked) => {
    data = unpacked;
    for (const row of data.rows) {
      row.text = [row[6], row[7], row[8], row[9], row[5], data.rules[row[2]].join(" "), data.homes[row[3]][0]]
        .join(" ").toLowerCase();
    }
    data.rows.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    offer(element("status"), data.statuses);
    offer(element("severity"), data.severities);
    offer(element("rule"), data.rules.map((rule) => rule[1]));
    offer(element("home"), data.homes.map((home) => home[0]));
    element("search").addEventListener("input", search);
    window.addEventListener("hashchange", reveal);
    for (const part of [element("controls"), results]) part.hidden = false;
    element("without-script").hidden = true;
    search();
    reveal();
  }).catch((error) => {
    element("without-script").textContent = "The results that this page holds can't be read by this browser: " + error;
  });
}
