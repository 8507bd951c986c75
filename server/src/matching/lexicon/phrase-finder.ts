/**
 * Finds many phrases in one pass over a sequence of symbols (Aho and Corasick, 1975). A phrase within a longer one that was
 * found is left out: 没收到 is found, the 收到 inside it is not. Symbols are characters in Chinese and stems in English.
 */

/** One phrase found: which one, from which symbol up to and without which. */
export interface Found { phrase: number; from: number; to: number }

interface Node { next: Map<string, number>; fail: number; phrase: number; length: number; up: number }

/** @param phrases each a sequence of symbols; an empty one is never found, of two alike the first is */
export function createPhraseFinder(phrases: readonly (readonly string[])[]): (symbols: readonly string[]) => Found[] {
  const nodes: Node[] = [{ next: new Map(), fail: 0, phrase: -1, length: 0, up: -1 }];
  phrases.forEach((symbols, phrase) => insert(nodes, symbols, phrase));
  link(nodes);

  return (symbols) => {
    const all: Found[] = [];
    let at = 0;
    for (let to = 1; to <= symbols.length; to += 1) {
      const symbol = symbols[to - 1] as string;
      for (;;) {
        const next = (nodes[at] as Node).next.get(symbol);
        if (next !== undefined) { at = next; break; }
        if (at === 0) break;
        at = (nodes[at] as Node).fail;
      }
      for (let end = (nodes[at] as Node).phrase >= 0 ? at : (nodes[at] as Node).up; end >= 0; end = (nodes[end] as Node).up) {
        const { phrase, length } = nodes[end] as Node;
        all.push({ phrase, from: to - length, to });
      }
    }
    return all.filter((each) => !all.some((other) => other !== each && other.from <= each.from && other.to >= each.to));
  };
}

function insert(nodes: Node[], symbols: readonly string[], phrase: number): void {
  let at = 0;
  for (const symbol of symbols) {
    const { next } = nodes[at] as Node;
    let to = next.get(symbol);
    if (to === undefined) next.set(symbol, to = nodes.push({ next: new Map(), fail: 0, phrase: -1, length: 0, up: -1 }) - 1);
    at = to;
  }
  const end = nodes[at] as Node;
  if (at !== 0 && end.phrase < 0) { end.phrase = phrase; end.length = symbols.length; }
}

/** `fail` is the longest proper suffix that is also a beginning, `up` the longest proper suffix that is a phrase. */
function link(nodes: Node[]): void {
  const queue = [...(nodes[0] as Node).next.values()];
  for (let head = 0; head < queue.length; head += 1) {
    const node = nodes[queue[head] as number] as Node;
    const behind = nodes[node.fail] as Node;
    node.up = behind.phrase >= 0 ? node.fail : behind.up;
    for (const [symbol, to] of node.next) {
      let fail = node.fail;
      while (fail !== 0 && !(nodes[fail] as Node).next.has(symbol)) fail = (nodes[fail] as Node).fail;
      (nodes[to] as Node).fail = (nodes[fail] as Node).next.get(symbol) ?? 0;
      queue.push(to);
    }
  }
}
