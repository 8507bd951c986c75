/** Turns logits into probabilities, in place. */
export function softmax(logits: Float64Array | Float32Array, count: number): void {
  let top = -Infinity;
  for (let at = 0; at < count; at += 1) if ((logits[at] as number) > top) top = logits[at] as number;
  let sum = 0;
  for (let at = 0; at < count; at += 1) { const value = Math.exp((logits[at] as number) - top); logits[at] = value; sum += value; }
  for (let at = 0; at < count; at += 1) logits[at] = (logits[at] as number) / sum;
}

/** The same over the allowed places alone; the others get 0, and all do where none is allowed. */
export function softmaxAmong(logits: Float64Array, allowed: Uint8Array): void {
  let top = -Infinity;
  for (let at = 0; at < allowed.length; at += 1) if (allowed[at] === 1 && (logits[at] as number) > top) top = logits[at] as number;
  if (top === -Infinity) { logits.fill(0); return; }
  let sum = 0;
  for (let at = 0; at < allowed.length; at += 1) {
    const value = allowed[at] === 1 ? Math.exp((logits[at] as number) - top) : 0;
    logits[at] = value;
    sum += value;
  }
  for (let at = 0; at < allowed.length; at += 1) logits[at] = (logits[at] as number) / sum;
}
