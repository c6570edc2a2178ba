// Where the data is: in the page itself, or on the server that gave the page. Both answer the same questions.

import { characters, quotesOf, unflat } from "./quotes.js";

/** Open what the page came with. */
export async function open() {
  return document.getElementById("part-about") ? new Held().open() : new Served().open();
}

function undone(numbers) {
  let sum = 0;
  return numbers.map((step) => (sum += step));
}

function networkOf(part) {
  const { edges } = part;
  return { nodes: part.nodes, edges: { ...edges, head: undone(edges.head), months: unflat(edges.months) } };
}

class Held {
  async open() {
    this.about = await this.part("about");
    this.network = networkOf(await this.part("network"));
    return this;
  }

  async part(name) {
    const held = document.getElementById(`part-${name}`);
    if (!held) return null;
    const bytes = Uint8Array.from(atob(held.textContent), (character) => character.charCodeAt(0));
    held.remove();
    const opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(opened).json();
  }

  /** Read what is quoted, once. */
  quotations() {
    this.reading ??= this.read();
    return this.reading;
  }

  async read() {
    const sentences = await this.part("sentences");
    if (!sentences) return null;
    this.kinds = await this.part("kinds");
    this.texts = (await this.part("texts")) ?? {};
    const articles = await this.part("articles");
    articles.readable = articles.title.map((_, i) => i in this.texts);
    this.quotes = quotesOf(sentences, articles, this.about.months);
    this.behind = unflat(await this.part("edges"));
    this.relationRows = await this.part("relations");
    this.postRows = await this.part("posts");
    this.topicRows = await this.part("topics");
    return this;
  }

  async edge(i, state) {
    if (!(await this.quotations())) return null;
    return { quotes: this.behind[i].map((n) => this.quotes[n]).filter((quote) => state.includes(quote.article.month)), rest: false };
  }

  async node(i, state) {
    if (!(await this.quotations())) return null;
    const quotes = this.quotes.filter((quote) => state.includes(quote.article.month) && quote.marks.some((mark) => mark.node === i));
    return { quotes: quotes.sort(newest), rest: false };
  }

  async relations() {
    return (await this.quotations()) && rowsOf(this.relationRows, this.quotes, ["sentence"]);
  }

  async posts() {
    return (await this.quotations()) && rowsOf(this.postRows, this.quotes, ["first_sentence", "last_sentence"]);
  }

  async topics() {
    const held = (await this.quotations()) && this.topicRows;
    return held ? { ...held, sentences: held.sentences.map((numbers) => numbers.map((n) => this.quotes[n])) } : null;
  }

  async search(query, state) {
    if (!(await this.quotations())) return null;
    const wanted = query.normalize("NFC").toLowerCase();
    const hits = [];
    for (const quote of this.quotes) {
      if (!state.includes(quote.article.month)) continue;
      const low = quote.text.toLowerCase();
      for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) {
        const end = at + wanted.length;
        hits.push({ left: quote.text.slice(0, at), keyword: quote.text.slice(at, end), right: quote.text.slice(end), article: quote.article });
      }
    }
    return { hits: hits.sort((one, other) => newest({ article: one.article }, { article: other.article })), total: hits.length };
  }

  get scope() {
    return ["inQuoted", this.quotes?.length ?? 0];
  }

  async text(article) {
    return this.texts[article.number];
  }
}

/** Asks the server that gave the page; it answers with the same parts, a page at a time. */
class Served {
  async open() {
    [this.about, this.network] = await Promise.all([this.ask("about"), this.ask("network").then(networkOf)]);
    this.kinds = this.about.kinds;
    return this;
  }

  async ask(name, parameters = {}) {
    const url = new URL(`data/${name}`, location.href);
    for (const [key, value] of Object.entries(parameters)) if (value !== undefined && value !== null) url.searchParams.set(key, value);
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${body.error?.message ?? answer.status}; ${body.error?.way_out ?? ""}`);
    return body;
  }

  quoted(answer) {
    return quotesOf(answer.sentences, answer.articles, this.about.months);
  }

  period(state) {
    const period = state.get("period");
    const { months } = this.about;
    return period ? { since: months[period[0]], until: months[period[1]] } : {};
  }

  async edge(i, state, skip = 0) {
    const { head, tail } = this.network.edges;
    const answer = await this.ask("edge", { head: head[i], tail: tail[i], skip, ...this.period(state) });
    return { quotes: this.quoted(answer), rest: answer.rest };
  }

  async node(i, state, skip = 0) {
    const answer = await this.ask("node", { node: i, skip, ...this.period(state) });
    return { quotes: this.quoted(answer), rest: answer.rest };
  }

  async relations() {
    this.relationRows ??= this.ask("relations").then((answer) => rowsOf(answer, this.quoted(answer), ["sentence"]));
    return this.relationRows;
  }

  async posts() {
    this.postRows ??= this.ask("posts").then((answer) => rowsOf(answer, this.quoted(answer), ["first_sentence", "last_sentence"]));
    return this.postRows;
  }

  async topics() {
    this.topicRows ??= this.ask("topics").then((answer) => {
      if (!answer.name) return null;
      const quotes = this.quoted(answer);
      return { ...answer, sentences: answer.quoted.map((numbers) => numbers.map((n) => quotes[n])) };
    });
    return this.topicRows;
  }

  async search(query, state, skip = 0) {
    const answer = await this.ask("search", { query, skip, ...this.period(state) });
    const quotes = this.quoted(answer);
    const hits = answer.places.map(([start, end], i) => {
      const text = characters(quotes[i].text);
      const [left, keyword, right] = [[0, start], [start, end], [end, text.length]].map(([from, to]) => {
        const part = text.slice(from, to);
        return typeof part === "string" ? part : part.join("");
      });
      return { left, keyword, right, article: quotes[i].article };
    });
    return { hits, total: answer.total, rest: answer.rest };
  }

  get scope() {
    return ["inCorpus", this.about.articles];
  }

  async text(article) {
    return (await this.ask("text", { article: article.id })).text;
  }
}

function newest(one, other) {
  return other.article.day.localeCompare(one.article.day);
}

/** Objects of columns, with quotations in place of their numbers. */
function rowsOf(columns, quotes, quoted) {
  const { left_out: leftOut, sentences: _, articles: __, ...lists } = columns;
  const names = Object.keys(lists);
  const n = names.length ? lists[names[0]].length : 0;
  const rows = Array.from({ length: n }, (_, i) => {
    const row = Object.fromEntries(names.map((name) => [name, lists[name][i]]));
    for (const name of quoted) row[name] = quotes[row[name]] ?? null;
    return row;
  });
  return { rows, leftOut };
}
