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

/** Bytes that stand for no character in Windows-1252. */
const UNUSED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** What the bytes beyond ASCII of a file look like. Lines count from 1. */
export interface Utf8Findings {
  /** Characters of UTF-8, and the line of the first. */
  wellFormed: number;
  firstWellFormed: number | null;
  /**
   * Those of them that hardly stand side by side in another coding: Latin letters with accents, dashes, curly quotes
   * and signs, which Windows-1252 would show as Ã, Â, Ä, Å or â and a sign.
   */
  telling: number;
  /** Bytes that belong to no such character, and the line of the first. */
  bad: number;
  firstBad: number | null;
  /** Line of the first of these bytes that is no character of Windows-1252 either. */
  firstUnused: number | null;
}

/** Looks through bytes, piece by piece, for characters beyond ASCII. */
export class Utf8Scan {
  readonly #found: Utf8Findings = {
    wellFormed: 0,
    firstWellFormed: null,
    telling: 0,
    bad: 0,
    firstBad: null,
    firstUnused: null,
  };
  #line = 1;
  /** The bytes of a character that is not complete yet. */
  #open: number[] = [];
  #follow = 0;
  #from = 0x80;
  #to = 0xbf;

  read(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (this.#follow > 0) {
        if (byte >= this.#from && byte <= this.#to) {
          this.#open.push(byte);
          this.#follow--;
          [this.#from, this.#to] = [0x80, 0xbf];
          if (this.#follow === 0) this.#complete();
          continue;
        }
        this.#giveUp();
      }
      if (byte < 0x80) {
        if (byte === NEW_LINE) this.#line++;
        continue;
      }
      const found = sequence(byte);
      this.#open.push(byte);
      if (found === null) this.#giveUp();
      else [this.#follow, this.#from, this.#to] = [found.follow, found.from, found.to];
    }
  }

  end(): Utf8Findings {
    if (this.#follow > 0) this.#giveUp();
    return this.#found;
  }

  #complete(): void {
    const [first, second] = this.#open;
    this.#found.wellFormed++;
    this.#found.firstWellFormed ??= this.#line;
    if (first <= 0xc5 || (first === 0xe2 && second <= 0x84)) this.#found.telling++;
    this.#open = [];
  }

  #giveUp(): void {
    this.#found.bad += this.#open.length;
    this.#found.firstBad ??= this.#line;
    if (this.#open.some((byte) => UNUSED.has(byte))) this.#found.firstUnused ??= this.#line;
    this.#open = [];
    this.#follow = 0;
    [this.#from, this.#to] = [0x80, 0xbf];
  }
}
