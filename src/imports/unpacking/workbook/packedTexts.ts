const BLOCK_BYTES = 1 << 22;

/** Memory that the texts of one workbook may take, with what it costs to find them. */
const MOST_BYTES = 120_000_000;

/** Bytes that tell where a text lies: its start and its length. */
const BYTES_A_PLACE = 12;

/** A list of texts in few pieces of memory: a workbook may hold a million shared ones, each of which would be an object. */
export class PackedTexts {
  readonly #blocks: Buffer[] = [];
  #free = 0;
  #starts = new Float64Array(1024);
  #lengths = new Uint32Array(1024);
  #count = 0;

  /** @returns false when the texts would take too much memory; then it was not added */
  add(text: string): boolean {
    const length = Buffer.byteLength(text);
    if (length > this.#free) {
      if (this.#bytes + length > MOST_BYTES) return false;
      const block = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, length));
      this.#blocks.push(block);
      this.#free = block.length;
    }
    if (this.#count === this.#starts.length && !this.#grow()) return false;
    const last = this.#blocks.length - 1;
    const offset = length === 0 ? 0 : this.#blocks[last].length - this.#free;
    if (length > 0) this.#blocks[last].write(text, offset);
    this.#starts[this.#count] = Math.max(0, last) * BLOCK_BYTES + offset;
    this.#lengths[this.#count++] = length;
    this.#free -= length;
    return true;
  }

  /** The text at a position from 0; empty when there is none. */
  at(position: number): string {
    if (!(Number.isInteger(position) && position >= 0 && position < this.#count)) return '';
    const length = this.#lengths[position];
    if (length === 0) return '';
    const start = this.#starts[position];
    const offset = start % BLOCK_BYTES;
    return this.#blocks[Math.floor(start / BLOCK_BYTES)].toString('utf8', offset, offset + length);
  }

  get #bytes(): number {
    return this.#blocks.length * BLOCK_BYTES + this.#starts.length * BYTES_A_PLACE;
  }

  #grow(): boolean {
    if (this.#bytes + this.#starts.length * BYTES_A_PLACE > MOST_BYTES) return false;
    const [starts, lengths] = [new Float64Array(this.#count * 2), new Uint32Array(this.#count * 2)];
    starts.set(this.#starts);
    lengths.set(this.#lengths);
    [this.#starts, this.#lengths] = [starts, lengths];
    return true;
  }
}
