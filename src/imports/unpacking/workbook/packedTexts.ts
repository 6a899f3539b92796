const FIRST_BYTES = 1 << 16;

/** A list of texts in one piece of memory: a workbook may hold a million shared ones, each of which would be an object. */
export class PackedTexts {
  #bytes = Buffer.alloc(FIRST_BYTES);
  #used = 0;
  #ends = new Float64Array(1024);
  #count = 0;

  add(text: string): void {
    const length = Buffer.byteLength(text);
    while (this.#used + length > this.#bytes.length) {
      const larger = Buffer.alloc(this.#bytes.length * 2);
      this.#bytes.copy(larger, 0, 0, this.#used);
      this.#bytes = larger;
    }
    this.#bytes.write(text, this.#used);
    this.#used += length;
    if (this.#count === this.#ends.length) {
      const longer = new Float64Array(this.#ends.length * 2);
      longer.set(this.#ends);
      this.#ends = longer;
    }
    this.#ends[this.#count++] = this.#used;
  }

  /** The text at a position from 0; empty when there is none. */
  at(position: number): string {
    if (!(position >= 0 && position < this.#count)) return '';
    const start = position === 0 ? 0 : this.#ends[position - 1];
    return this.#bytes.toString('utf8', start, this.#ends[position]);
  }
}
