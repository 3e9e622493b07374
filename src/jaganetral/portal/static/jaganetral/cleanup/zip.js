// Read a ZIP where it lies: only its directory and the entries that are wanted, within limits.
// Format: PKWARE APPNOTE 6.3.10 (4.3.16 end record, 4.3.14 ZIP64, 4.3.12 directory, 4.3.7 local).

export const LIMITS = { entries: 300_000, directory: 64 << 20, entry: 256 << 20, total: 1 << 30 };

export class BadZip extends Error {
  constructor(why) { super(why); this.why = why; }
}

const view = async (blob, from, length) => {
  if (from < 0 || length < 0 || from + length > blob.size) throw new BadZip("zip");
  return new DataView(await blob.slice(from, from + length).arrayBuffer());
};

const large = (data, at) => {
  const value = data.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new BadZip("zip");
  return Number(value);
};

async function end(blob) {
  const span = Math.min(blob.size, 65_557);
  const tail = await view(blob, blob.size - span, span);
  for (let at = span - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue;
    const plain = { count: tail.getUint16(at + 10, true), size: tail.getUint32(at + 12, true), from: tail.getUint32(at + 16, true) };
    const wide = plain.count === 0xffff || plain.size === 0xffffffff || plain.from === 0xffffffff;
    if (!wide) return plain;
    const place = blob.size - span + at - 20;
    const locator = await view(blob, place, 20);
    if (locator.getUint32(0, true) !== 0x07064b50) throw new BadZip("zip");
    const record = await view(blob, large(locator, 8), 56);
    if (record.getUint32(0, true) !== 0x06064b50) throw new BadZip("zip");
    return { count: large(record, 32), size: large(record, 40), from: large(record, 48) };
  }
  throw new BadZip("zip");
}

// The files of a ZIP: [{name, method, packed, size, at, locked}]
export async function entries(blob) {
  const { count, size, from } = await end(blob);
  if (count > LIMITS.entries || size > LIMITS.directory) throw new BadZip("large");
  const data = await view(blob, from, size);
  const names = new TextDecoder();
  const found = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > size || data.getUint32(at, true) !== 0x02014b50) throw new BadZip("zip");
    const flags = data.getUint16(at + 8, true);
    const [name, extra, note] = [28, 30, 32].map((offset) => data.getUint16(at + offset, true));
    if (at + 46 + name + extra + note > size) throw new BadZip("zip");
    const entry = {
      name: names.decode(new Uint8Array(data.buffer, at + 46, name)),
      method: data.getUint16(at + 10, true),
      packed: data.getUint32(at + 20, true),
      size: data.getUint32(at + 24, true),
      at: data.getUint32(at + 42, true),
      locked: (flags & 1) === 1,
    };
    widen(entry, data, at + 46 + name, extra);
    if (!entry.name.endsWith("/")) found.push(entry);
    at += 46 + name + extra + note;
  }
  return found;
}

function widen(entry, data, start, length) {
  for (let at = start; at + 4 <= start + length;) {
    const [kind, size] = [data.getUint16(at, true), data.getUint16(at + 2, true)];
    let value = at + 4;
    const last = Math.min(value + size, start + length);
    if (kind === 1) {
      for (const field of ["size", "packed", "at"]) {
        if (entry[field] === 0xffffffff && value + 8 <= last) { entry[field] = large(data, value); value += 8; }
      }
    }
    at += 4 + size;
  }
}

// The text of one entry. `budget.left` is what all entries together may still unpack to.
export async function text(blob, entry, budget) {
  if (entry.locked) throw new BadZip("locked");
  const local = await view(blob, entry.at, 30);
  if (local.getUint32(0, true) !== 0x04034b50) throw new BadZip("zip");
  const from = entry.at + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (from + entry.packed > blob.size) throw new BadZip("zip");
  const packed = blob.slice(from, from + entry.packed);
  let stream = packed.stream();
  if (entry.method === 8) stream = stream.pipeThrough(new DecompressionStream("deflate-raw"));
  else if (entry.method !== 0) throw new BadZip("zip");
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const parts = [];
  let size = 0;
  for (;;) {
    let step;
    try { step = await reader.read(); } catch { throw new BadZip("zip"); }
    if (step.done) break;
    size += step.value.byteLength;
    budget.left -= step.value.byteLength;
    // What the directory says of the size is not believed: a bomb is stopped by what comes out.
    if (size > LIMITS.entry || budget.left < 0) { await reader.cancel().catch(() => {}); throw new BadZip("large"); }
    parts.push(decoder.decode(step.value, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join("");
}
