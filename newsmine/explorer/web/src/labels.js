// Names on the picture: none lies on another, and the greatest node has the first right to room.

// Names that are tried at most in one picture, and that stand in it.
const TRIED = 1500;
const MOST = 150;
const HEIGHT = 15;
const GAP = 3;

/** Draws names on a canvas of its own over the picture. */
export class Labels {
  constructor(canvas, names, font) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.names = names;
    this.font = font;
    this.widths = new Map();
    this.placed = [];
  }

  /** Draw lines, and over them the names of what is seen; forced are nodes that are named first. at(node) is {x, y, size} in pixels, or null. */
  draw({ width, height, ratio, nodes, at, forced, lines, colours }) {
    const { context, canvas } = this;
    if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    for (const each of lines) this.line(each);
    context.textBaseline = "middle";
    context.lineJoin = "round";
    this.placed = [];
    const rows = new Map();
    let tried = 0;
    for (const node of order(nodes, forced)) {
      if (this.placed.length >= MOST || tried >= TRIED) break;
      const place = at(node);
      if (!place || place.x < 0 || place.y < 0 || place.x > width || place.y > height) continue;
      tried += 1;
      const strong = forced.has(node);
      const box = this.room(node, place, strong, { width, height, rows });
      if (box) this.write(box, colours, strong);
    }
  }

  /** A line from the rim of one node to that of another. */
  line({ ends: [one, other], color, wide }) {
    const { context } = this;
    const [dx, dy] = [other.x - one.x, other.y - one.y];
    const length = Math.hypot(dx, dy);
    if (length <= one.size + other.size) return;
    const [ux, uy] = [dx / length, dy / length];
    context.beginPath();
    context.moveTo(one.x + ux * one.size, one.y + uy * one.size);
    context.lineTo(other.x - ux * other.size, other.y - uy * other.size);
    context.lineWidth = wide;
    context.strokeStyle = color;
    context.stroke();
  }

  room(node, { x, y, size }, strong, { width, height, rows }) {
    const wide = this.width(node, strong);
    const spots = [
      [x + size + GAP, y],
      [x - size - GAP - wide, y],
      [x - wide / 2, y - size - HEIGHT / 2 - 1],
      [x - wide / 2, y + size + HEIGHT / 2 + 1],
    ];
    for (const [left, middle] of spots) {
      const box = { node, left, right: left + wide, top: middle - HEIGHT / 2, bottom: middle + HEIGHT / 2 };
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) continue;
      if (!meets(box, rows)) {
        for (const row of rowsOf(box)) rows.set(row, [...(rows.get(row) ?? []), box]);
        this.placed.push(box);
        return box;
      }
    }
    return null;
  }

  write({ node, left, top }, colours, strong) {
    const { context } = this;
    context.font = strong ? `bold ${this.font}` : this.font;
    context.lineWidth = 3;
    context.strokeStyle = colours.ground;
    context.fillStyle = colours.ink;
    context.strokeText(this.names[node], left, top + HEIGHT / 2);
    context.fillText(this.names[node], left, top + HEIGHT / 2);
  }

  width(node, strong) {
    const key = strong ? -1 - node : node;
    let found = this.widths.get(key);
    if (found === undefined) {
      this.context.font = strong ? `bold ${this.font}` : this.font;
      found = this.context.measureText(this.names[node]).width;
      this.widths.set(key, found);
    }
    return found;
  }
}

function* order(nodes, forced) {
  yield* forced;
  for (let node = 0; node < nodes.length; node += 1) if (nodes[node] && !forced.has(node)) yield node;
}

function rowsOf(box) {
  const rows = [];
  for (let row = Math.floor(box.top / HEIGHT); row <= Math.floor(box.bottom / HEIGHT); row += 1) rows.push(row);
  return rows;
}

function meets(box, rows) {
  return rowsOf(box).some((row) =>
    (rows.get(row) ?? []).some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom),
  );
}
