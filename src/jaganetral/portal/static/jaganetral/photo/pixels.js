// Cutting regions out of a photo for the networks, without aliasing: pixels.py, for the browser.
//
// A square is {x, y, side, angle}: centre and side in photo pixels, turned clockwise by radians.

/** The matrix [a, b, c, d, e, f] from photo pixels to pixels of the cut: x' = a·x + b·y + c … */
export function matrixOf(square, size, flip = false) {
  const k = size / square.side;
  const c = Math.cos(square.angle) * k;
  const s = Math.sin(square.angle) * k;
  const turn = [
    c, s, size / 2 - (c * square.x + s * square.y),
    -s, c, size / 2 - (-s * square.x + c * square.y),
  ];
  return flip ? [-turn[0], -turn[1], size - turn[2], turn[3], turn[4], turn[5]] : turn;
}

export function inverse([a, b, c, d, e, f]) {
  const det = a * e - b * d;
  const [ia, ib, id, ie] = [e / det, -b / det, -d / det, a / det];
  return [ia, ib, -(ia * c + ib * f), id, ie, -(id * c + ie * f)];
}

/** An upright photo: `data` is RGBA, `width` × `height`; its halves are made when they are needed. */
export class Photo {
  constructor(data, width, height) {
    this.width = width;
    this.height = height;
    this.levels = [{ data, width, height }];
  }

  level(wanted) {
    let index = 0;
    while (wanted >= 2 ** (index + 1)) {
      const last = this.levels[index];
      if (Math.min(last.width, last.height) <= 2) break;
      if (this.levels.length === index + 1) this.levels.push(halved(last));
      index += 1;
    }
    return this.levels[index];
  }

  /** The square, upright, as size × size × RGB in 0–1; black where it leaves the photo. */
  cut(square, size, flip = false) {
    const level = this.level(square.side / size);
    const scale = level.width / this.width;
    const m = inverse(matrixOf(square, size, flip)).map((value) => value * scale);
    const shift = (scale - 1) / 2; // pixel centres lie at halves
    m[2] += shift;
    m[5] += shift;
    const { data, width, height } = level;
    const made = new Float32Array(size * size * 3);
    for (let row = 0, out = 0; row < size; row += 1) {
      for (let column = 0; column < size; column += 1, out += 3) {
        const x = m[0] * column + m[1] * row + m[2];
        const y = m[3] * column + m[4] * row + m[5];
        const [left, top] = [Math.floor(x), Math.floor(y)];
        if (left < -1 || top < -1 || left >= width || top >= height) continue;
        const [fx, fy] = [x - left, y - top];
        for (let side = 0; side < 4; side += 1) {
          const [px, py] = [left + (side & 1), top + (side >> 1)];
          if (px < 0 || py < 0 || px >= width || py >= height) continue;
          const weight = (side & 1 ? fx : 1 - fx) * (side >> 1 ? fy : 1 - fy) / 255;
          const at = (py * width + px) * 4;
          made[out] += data[at] * weight;
          made[out + 1] += data[at + 1] * weight;
          made[out + 2] += data[at + 2] * weight;
        }
      }
    }
    return made;
  }
}

/** Half the size: every new pixel is the mean of the area it covers. */
function halved({ data, width, height }) {
  const [wide, high] = [Math.max(1, width >> 1), Math.max(1, height >> 1)];
  const [sx, sy] = [width / wide, height / high];
  const made = new Uint8ClampedArray(wide * high * 4);
  for (let y = 0, out = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1, out += 4) {
      const sum = [0, 0, 0];
      let all = 0;
      for (let py = Math.floor(y * sy); py < (y + 1) * sy - 1e-9; py += 1) {
        const down = Math.min(py + 1, (y + 1) * sy) - Math.max(py, y * sy);
        for (let px = Math.floor(x * sx); px < (x + 1) * sx - 1e-9; px += 1) {
          const weight = down * (Math.min(px + 1, (x + 1) * sx) - Math.max(px, x * sx));
          const at = (py * width + px) * 4;
          all += weight;
          sum[0] += data[at] * weight;
          sum[1] += data[at + 1] * weight;
          sum[2] += data[at + 2] * weight;
        }
      }
      for (let k = 0; k < 3; k += 1) made[out + k] = sum[k] / all;
      made[out + 3] = 255;
    }
  }
  return { data: made, width: wide, height: high };
}
