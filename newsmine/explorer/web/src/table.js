// A table that is sorted by a click on its heads, filtered by words, and taken along as CSV.

import { download, h, labelled, moreButton } from "./dom.js";
import { block } from "./quotes.js";
import { say } from "./words.js";

const PAGE = 100;
const WHOLE = 1000;

/** Answer a table's questions from rows that are here: those that keep() passes and whose words hold what is wanted. */
export function asking(rows, columns, keep) {
  const told = columns.filter((column) => !column.csvOnly);
  const texts = new Map(rows.map((row) => [row, told.map((column) => column.text(row)).join("\n").toLowerCase()]));
  return async ({ wanted, sort, descending, skip, limit }) => {
    const kept = rows.filter((row) => keep(row) && texts.get(row).includes(wanted));
    const column = columns.find(({ key }) => key === sort);
    if (column) kept.sort((one, other) => (descending ? -1 : 1) * compared(column.text(one), column.text(other)));
    return { rows: kept.slice(skip, skip + limit), total: kept.length };
  };
}

/**
 * A table, a page at a time. columns: {key, words, text(row), cell?(row), csvOnly?}; ask(question) gives {rows, total} of
 * {wanted, sort, descending, skip, limit}; quotes(row) are the sentences that a row opens; controls stand above it.
 */
export function table(app, { name, columns: all, ask, quotes, controls = [], note = "" }) {
  const columns = all.filter((column) => !column.csvOnly);
  const question = { wanted: "", sort: "", descending: false, skip: 0, limit: PAGE };
  const body = h("tbody");
  const said = h("output", { class: "note" });
  const more = moreButton(() => step());
  const heads = columns.map((column) =>
    h("th", { scope: "col" }, h("button", { type: "button", onclick: () => sortBy(column) }, column.words, h("span", { class: "arrow", "aria-hidden": "true" }))),
  );
  let asked = 0;
  const step = async () => {
    const own = asked;
    const answer = await ask({ ...question }).catch((error) => ({ rows: [], total: 0, error }));
    if (own !== asked) return;
    if (!question.skip) body.replaceChildren();
    question.skip += answer.rows.length;
    body.append(...answer.rows.flatMap((row) => drawnRow(app, columns, row, quotes)));
    said.textContent = answer.error ? say("failed", answer.error.message) : say("rows", answer.total);
    more.hidden = question.skip >= answer.total;
    more.textContent = say("more", answer.total - question.skip);
  };
  const draw = () => {
    asked += 1;
    question.skip = 0;
    heads.forEach((head, i) => {
      const own = question.sort === columns[i].key ? (question.descending ? "descending" : "ascending") : "none";
      head.setAttribute("aria-sort", own);
      head.querySelector(".arrow").textContent = { ascending: " ▲", descending: " ▼", none: "" }[own];
    });
    return step();
  };
  const sortBy = ({ key }) => {
    question.descending = question.sort === key && !question.descending;
    question.sort = key;
    draw();
  };
  const filter = h("input", { type: "search", oninput: () => draw((question.wanted = filter.value.normalize("NFC").toLowerCase())) });
  const csv = h("button", { type: "button", class: "csv", onclick: async () => download(`${name}.csv`, asCsv(all, await whole(ask, question))) }, say("csv"));
  draw();
  const room = h(
    "div",
    {},
    h("div", { class: "controls" }, labelled(say("filter"), filter), ...controls, csv, said),
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": say(name) }, h("table", {}, h("thead", {}, h("tr", {}, ...heads, h("th", { scope: "col" }, say("evidence")))), body)),
    more,
    note ? h("p", { class: "note" }, note) : null,
  );
  return { room, draw };
}

/** All rows that a question asks for, page after page. */
async function whole(ask, question) {
  const rows = [];
  for (let total = 1; rows.length < total; ) {
    const answer = await ask({ ...question, skip: rows.length, limit: WHOLE });
    if (!answer.rows.length) break;
    rows.push(...answer.rows);
    total = answer.total;
  }
  return rows;
}

function compared(one, other) {
  const numbers = [Number(one), Number(other)];
  return one !== "" && other !== "" && numbers.every(Number.isFinite) ? numbers[0] - numbers[1] : one.localeCompare(other, "ko");
}

function drawnRow(app, columns, row, quotes) {
  const cells = columns.map((column) => h("td", {}, column.cell ? column.cell(row) : column.text(row)));
  const line = h("tr", {}, ...cells);
  const behind = quotes(row).filter(Boolean);
  if (!behind.length) return [h("tr", {}, ...cells, h("td"))];
  const below = h("tr", { class: "below", hidden: true }, h("td", { colspan: columns.length + 1 }));
  const button = h(
    "button",
    {
      type: "button",
      "aria-expanded": "false",
      onclick: () => {
        below.hidden = !below.hidden;
        button.setAttribute("aria-expanded", String(!below.hidden));
        if (!below.firstChild.childElementCount) below.firstChild.append(...behind.map((quote) => block(quote, app)));
      },
    },
    say("sentence"),
  );
  line.append(h("td", {}, button));
  return [line, below];
}

/** CSV as Excel opens it right: UTF-8 with its mark; what a program would take for a formula is text. */
export function asCsv(columns, rows) {
  const lines = [columns.map((column) => column.words), ...rows.map((row) => columns.map((column) => column.text(row)))];
  return new Blob(["\ufeff", lines.map((line) => line.map(cell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
}

function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
