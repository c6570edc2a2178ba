// Who held which post when.

import { h } from "./dom.js";
import { named } from "./relations.js";
import { asking, table } from "./table.js";
import { say } from "./words.js";

/** The view of posts over time. */
export async function posts(app) {
  if (!app.source.about.quoting) return h("p", { class: "note" }, say("noSentences"));
  const { months } = app.source.about;
  const numbers = new Map(months.map((month, i) => [month, i]));
  const month = (day) => numbers.get(day.slice(0, 7)) ?? -1;
  const columns = [
    { key: "organisation", words: say("organisation"), text: (row) => row.organisation, cell: (row) => named(app, row.organisation, row.organisation_node) },
    { key: "role", words: say("role"), text: (row) => row.role },
    { key: "person", words: say("person"), text: (row) => row.person, cell: (row) => named(app, row.person, row.person_node) },
    { key: "status", words: say("status"), text: (row) => say(row.status), cell: (row) => status(row) },
    { key: "first", words: say("period"), text: (row) => `${row.first} – ${row.last}`, cell: (row) => course(app, row, month) },
    { key: "articles", words: say("articlesSize"), text: (row) => String(row.n_articles) },
    { key: "first_sentence", words: say("sentence"), text: (row) => row.first_sentence?.text ?? "", csvOnly: true },
  ];
  const keep = (row) => {
    const period = app.state.get("period");
    return !period || (month(row.last) >= period[0] && month(row.first) <= period[1]);
  };
  const { ask, leftOut } = await app.source.posts(app.state, (rows) => asking(rows, columns, keep));
  const shown = table(app, {
    name: "timeline",
    columns,
    ask,
    quotes: (row) => (row.first_sentence === row.last_sentence ? [row.first_sentence] : [row.first_sentence, row.last_sentence]),
    note: [say("proven"), leftOut ? say("leftOut", leftOut) : ""].join(" "),
  });
  app.state.on(["period"], shown.draw);
  return shown.room;
}

function status(row) {
  return [h("span", { class: `status ${row.status}` }, say(row.status)), row.conflict ? h("span", { class: "conflict" }, ` ${say("conflict")} ${row.conflict}`) : null];
}

/** A bar from the first to the last month, over the chosen period. */
function course(app, row, month) {
  const [first, last] = app.state.get("period") ?? [0, app.source.about.months.length - 1];
  const [from, to] = [Math.max(first, month(row.first)), Math.min(last, month(row.last))];
  const all = last - first + 1;
  const bar = h("div", { class: `bar ${row.status}${row.conflict ? " in-conflict" : ""}` });
  bar.style.left = `${(100 * (from - first)) / all}%`;
  bar.style.width = `${(100 * (to - from + 1)) / all}%`;
  return [h("div", { class: "course" }, bar), h("small", {}, row.first === row.last ? row.first : `${row.first} – ${row.last}`)];
}
