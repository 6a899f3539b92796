const NEW_LINE = 10;

/** How many bytes follow a first byte, and the range of the second one (RFC 3629, section 4); null = no first byte. */
function sequence(first: number): { follow: number; from: number; to: number } | null {
  if (first >= 0xc2 && first <= 0xdf) return { follow: 1, from: 0x80, to: 0xbf };
  if (first >= 0xe0 && first <= 0xef) {
    return { follow: 2, from: first === 0xe0 ? 0xa0 : 0x80, to: first === 0xed ? 0x9f : 0xbf };
  }
  if (first >= 0xf0 && first <= 0xf4) {
    return { follow: 3, from: first === 0xf0 ? 0x90 : 0x80, to: first === 0xf4 ? 0x8f : 0xbf };
  }
  return null;
}

/** Looks through bytes, piece by piece, for characters beyond ASCII: well-formed ones are counted, the first bad one kept. */
export class Utf8Scan {
  #valid = 0;
  #firstBad: number | null = null;
  #line = 1;
  #follow = 0;
  #from = 0x80;
  #to = 0xbf;

  read(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (this.#follow > 0) {
        if (byte >= this.#from && byte <= this.#to) {
          this.#follow--;
          [this.#from, this.#to] = [0x80, 0xbf];
          if (this.#follow === 0) this.#valid++;
          continue;
        }
        this.#bad();
      }
      if (byte < 0x80) {
        if (byte === NEW_LINE) this.#line++;
        continue;
      }
      const found = sequence(byte);
      if (found === null) this.#bad();
      else [this.#follow, this.#from, this.#to] = [found.follow, found.from, found.to];
    }
  }

  /** Line of the first byte that is not UTF-8 (null: all is), and how many characters beyond ASCII were well-formed. */
  end(): { firstBad: number | null; valid: number } {
    if (this.#follow > 0) this.#bad();
    return { firstBad: this.#firstBad, valid: this.#valid };
  }

  #bad(): void {
    this.#firstBad ??= this.#line;
    this.#follow = 0;
    [this.#from, this.#to] = [0x80, 0xbf];
  }
}
