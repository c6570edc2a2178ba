// The lines of the picture: all ties at once out of columns; sigma itself knows the nodes alone.

import { EdgeLineProgram, EdgeRectangleProgram } from "sigma/rendering";

// With more ties than that they are thin lines, and not drawn while the picture moves: a machine without a graphics card is quick too.
const MANY = 10_000;
// Milliseconds without a move after which the lines are drawn again.
const STILL = 100;

/** The program that draws the ties of a picture, whose seen() tells which. */
export function tiesOf(picture) {
  const { head, tail } = picture.data.edges;
  const many = head.length > MANY;
  return class extends (many ? EdgeLineProgram : EdgeRectangleProgram) {
    /** Sigma asks for room when the nodes have their places: that is when lines are laid between them. */
    reallocate() {
      const places = picture.data.nodes.name.map((_, i) => this.renderer.getNodeDisplayData(i));
      const { edges, color } = picture.seen();
      super.reallocate(edges.length);
      edges.forEach((i, at) => this.process(0, at, places[head[i]], places[tail[i]], { color, size: picture.thick(picture.shown.counts[i]) }));
    }

    render(params) {
      // The first call comes before the picture has its frame, and a second follows.
      if (!picture.sigma) return;
      if (!many || !picture.isMoving()) super.render(params);
      else this.waiting ??= setTimeout(() => this.settle(), STILL);
    }

    settle() {
      this.waiting = null;
      if (picture.isMoving()) this.waiting = setTimeout(() => this.settle(), STILL);
      else picture.sigma.scheduleRender();
    }

    kill() {
      clearTimeout(this.waiting);
      super.kill();
    }
  };
}
