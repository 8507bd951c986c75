/** Small, fast and repeatable random numbers in [0, 1) (mulberry32), so that the same knowledge always trains the same model. */
export interface Random {
  (): number;
  /** Many at once, as whole numbers up to 2³²: the same that calling as often would give. Hot loops take them so. */
  draw(draws: Uint32Array, count: number): void;
}

const whole = 4_294_967_296;
/** A draw of which half is below this is one of the share, 0 to 1. */
export const limitOf = (share: number): number => Math.floor(share * whole / 2);

export function createRandom(seed: number): Random {
  let state = seed | 0;
  const one = new Uint32Array(1);

  function draw(draws: Uint32Array, count: number): void {
    let at = state;
    for (let place = 0; place < count; place += 1) {
      at = (at + 0x6d2b79f5) | 0;
      let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      draws[place] = mixed ^ (mixed >>> 14);
    }
    state = at;
  }

  const random = (): number => {
    draw(one, 1);
    return (one[0] as number) / whole;
  };
  return Object.assign(random, { draw });
}

/** Fisher and Yates, in place. */
export function shuffle(list: Int32Array, random: Random): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = list[at] as number;
    list[at] = list[other] as number;
    list[other] = kept;
  }
}
