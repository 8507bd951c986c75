/** A set of small whole numbers, for asking fast whether two of them have one in common. */
export class Bits {
  #words = new Uint32Array(8);

  set(index: number, on: boolean): void {
    const word = index >>> 5;
    if (word >= this.#words.length) {
      if (!on) return;
      const grown = new Uint32Array(Math.max(word + 1, this.#words.length * 2));
      grown.set(this.#words);
      this.#words = grown;
    }
    const before = this.#words[word] as number;
    this.#words[word] = on ? before | (1 << (index & 31)) : before & ~(1 << (index & 31));
  }
  has(index: number): boolean {
    return ((this.#words[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
  }
  meets(other: Bits): boolean {
    const length = Math.min(this.#words.length, other.#words.length);
    for (let at = 0; at < length; at += 1) if (((this.#words[at] as number) & (other.#words[at] as number)) !== 0) return true;
    return false;
  }
}
