/** A column of numbers, 0 where none was set, that grows as rows arrive, so that they need not be counted first. */
export class GrowingNumbers {
  #numbers = new Float64Array(1024);
  #length = 0;

  /** Adds an amount to the number at a place. */
  add(place: number, amount: number): void {
    if (place >= this.#numbers.length) this.#grow(place + 1);
    this.#numbers[place] += amount;
    this.#length = Math.max(this.#length, place + 1);
  }

  push(value: number): void {
    this.add(this.#length, value);
  }

  /** The numbers, `length` of them if given, else up to the last that was set. */
  done(length = this.#length): Float64Array {
    if (length > this.#numbers.length) this.#grow(length);
    return this.#numbers.slice(0, length);
  }

  #grow(needed: number): void {
    const larger = new Float64Array(Math.max(needed, Math.ceil(this.#numbers.length * 1.5)));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
