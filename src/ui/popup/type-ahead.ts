/** Finds items by the letters that a viewer types: letters in quick succession are one beginning, one letter again and again walks. */
export class TypeAhead {
  #text = '';
  #last = -Infinity;

  /** The index of the label that the letter leads to, searched from `current` on and around; `time` in ms tells when it was typed. */
  find(letter: string, time: number, labels: readonly string[], current: number): number | undefined {
    const small = letter.toLocaleLowerCase();
    this.#text = time - this.#last < 700 ? this.#text + small : small;
    this.#last = time;
    const walking = [...this.#text].every((each) => each === small);
    const sought = walking ? small : this.#text;
    const start = Math.max(current + (walking ? 1 : 0), 0);
    const order = labels.map((_, index) => (start + index) % labels.length);
    return order.find((index) => labels[index]?.toLocaleLowerCase().startsWith(sought));
  }
}
