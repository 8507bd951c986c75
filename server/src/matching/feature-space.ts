/** Numbers features and weighs them: which features the shop's texts hold, how rare each is, and a text as a vector of length 1. */
import { type FeatureList, viewCount } from './features.ts';

/** How much each kind of feature counts in a vector; the squares need not sum up to 1. */
export type ViewWeights = readonly number[];

/** A vector: parallel `ids` (rising order not promised) and `values` up to `count`. `unseen` is the share, 0 to 1, of its squared length that the space does not know. */
export interface SparseVector { count: number; ids: Int32Array; values: Float32Array; unseen: number }

export interface FeatureSpace {
  /** Number of features. */
  size: number;
  /** Hash keys by open addressing with `slots`: what is stored of a space. */
  keys: Int32Array;
  ids: Int32Array;
  rarity: Float32Array;
  /** The kind of each feature. */
  viewOf: Uint8Array;
  /** What an unknown feature weighs. */
  unknownRarity: number;
}

const emptyId = -1;

/** The square root of the usual inverse document frequency: with short texts the full one lets one rare word outshout a sentence. */
function rarityOf(holders: number, texts: number): number {
  return Math.sqrt(1 + Math.log((texts + 1) / (holders + 1)));
}

/** Counts features into a growing open-addressing table. */
export function createFeatureCounter() {
  let capacity = 1 << 12;
  let keys = new Int32Array(capacity);
  let ids = new Int32Array(capacity).fill(emptyId);
  let size = 0;
  let holders = new Float32Array(1 << 11);
  let viewOf = new Uint8Array(1 << 11);

  function grow(): void {
    const oldKeys = keys;
    const oldIds = ids;
    capacity *= 2;
    keys = new Int32Array(capacity);
    ids = new Int32Array(capacity).fill(emptyId);
    for (let at = 0; at < oldIds.length; at += 1) {
      if (oldIds[at] === emptyId) continue;
      let slot = (oldKeys[at] as number) & (capacity - 1);
      while (ids[slot] !== emptyId) slot = (slot + 1) & (capacity - 1);
      keys[slot] = oldKeys[at] as number;
      ids[slot] = oldIds[at] as number;
    }
  }

  return {
    idOf(key: number, view: number): number {
      let slot = key & (capacity - 1);
      while (ids[slot] !== emptyId) {
        if (keys[slot] === key) return ids[slot] as number;
        slot = (slot + 1) & (capacity - 1);
      }
      if (size * 2 >= capacity) { grow(); return this.idOf(key, view); }
      keys[slot] = key;
      ids[slot] = size;
      if (size === holders.length) { const old = holders; holders = new Float32Array(old.length * 2); holders.set(old); const before = viewOf; viewOf = new Uint8Array(holders.length); viewOf.set(before); }
      viewOf[size] = view;
      size += 1;
      return size - 1;
    },
    held(id: number): void { holders[id] = (holders[id] as number) + 1; },
    /** @param texts how many texts were counted */
    finish(texts: number): FeatureSpace {
      const rarity = new Float32Array(size);
      for (let id = 0; id < size; id += 1) rarity[id] = rarityOf(holders[id] as number, texts);
      return { size, keys, ids, rarity, viewOf: viewOf.slice(0, size), unknownRarity: rarityOf(1, texts) };
    },
  };
}

/**
 * Turns a row's counts of features into the vector that `createVectoriser` would make of the text; every feature must be of the space.
 * `values` hold the counts from `from` up to and without `until`, and are overwritten.
 */
export function createWeigher({ rarity, viewOf }: FeatureSpace, weights: ViewWeights) {
  const squares = new Float64Array(viewCount);
  return (ids: Int32Array, values: Float32Array, from: number, until: number): void => {
    squares.fill(0);
    for (let at = from; at < until; at += 1) {
      const id = ids[at] as number;
      const times = values[at] as number;
      const value = (times === 1 ? 1 : 1 + Math.log(times)) * (rarity[id] as number);
      values[at] = value;
      squares[viewOf[id] as number] = (squares[viewOf[id] as number] as number) + value * value;
    }
    let whole = 0;
    for (let view = 0; view < viewCount; view += 1) {
      const all = squares[view] as number;
      const weight = weights[view] as number;
      if (all > 0) whole += weight * weight;
      squares[view] = all > 0 ? weight / Math.sqrt(all) : 0;
    }
    const scale = whole > 0 ? 1 / Math.sqrt(whole) : 0;
    for (let at = from; at < until; at += 1) values[at] = (values[at] as number) * (squares[viewOf[ids[at] as number] as number] as number) * scale;
  };
}

export interface Vectoriser { vectorOf(list: FeatureList): SparseVector }

/** Makes vectors in a space; the returned vector is overwritten by the next call. */
export function createVectoriser(space: FeatureSpace, weights: ViewWeights): Vectoriser {
  const vector: SparseVector = { count: 0, ids: new Int32Array(4096), values: new Float32Array(4096), unseen: 0 };
  const position = new Int32Array(space.size).fill(-1);
  const viewOf = new Uint8Array(4096);
  const squares = new Float64Array(viewCount);
  const known = new Float64Array(viewCount);
  const mask = space.keys.length - 1;

  function find(key: number): number {
    let slot = key & mask;
    for (;;) {
      const id = space.ids[slot] as number;
      if (id === emptyId || space.keys[slot] === key) return id;
      slot = (slot + 1) & mask;
    }
  }

  return {
    vectorOf(list) {
      vector.count = 0;
      squares.fill(0);
      known.fill(0);
      for (let at = 0; at < list.count; at += 1) {
        const view = list.views[at] as number;
        const id = find(list.keys[at] as number);
        if (id === emptyId) { squares[view] = (squares[view] as number) + space.unknownRarity ** 2; continue; }
        const before = position[id] as number;
        if (before >= 0) { vector.values[before] = (vector.values[before] as number) + 1; continue; }
        position[id] = vector.count;
        vector.ids[vector.count] = id;
        vector.values[vector.count] = 1;
        viewOf[vector.count] = view;
        vector.count += 1;
      }
      for (let at = 0; at < vector.count; at += 1) {
        const id = vector.ids[at] as number;
        position[id] = -1;
        const times = vector.values[at] as number;
        const value = (times === 1 ? 1 : 1 + Math.log(times)) * (space.rarity[id] as number);
        vector.values[at] = value;
        known[viewOf[at] as number] = (known[viewOf[at] as number] as number) + value * value;
      }
      let whole = 0;
      let unseen = 0;
      for (let view = 0; view < viewCount; view += 1) {
        const lost = squares[view] as number;
        const all = lost + (known[view] as number);
        const weight = weights[view] as number;
        if (all > 0) { whole += weight * weight; unseen += weight * weight * lost / all; }
        squares[view] = all > 0 ? weight / Math.sqrt(all) : 0;
      }
      const scale = whole > 0 ? 1 / Math.sqrt(whole) : 0;
      for (let at = 0; at < vector.count; at += 1) vector.values[at] = (vector.values[at] as number) * (squares[viewOf[at] as number] as number) * scale;
      vector.unseen = whole > 0 ? unseen / whole : 1;
      return vector;
    },
  };
}
