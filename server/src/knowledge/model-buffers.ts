/** The memory of a model that can move between threads without being copied. */
import type { TrainedModel } from '../matching/training.ts';

export function buffersOf({ space, linear, networks, stack, confidence, offered }: TrainedModel): ArrayBuffer[] {
  const arrays = [
    space.keys, space.ids, space.rarity, space.viewOf, stack, confidence, offered,
    ...(linear ? [linear.rowOf, linear.weights, linear.bias] : []),
    ...networks.flatMap(({ rowOf, input, inputBias, output, outputBias }) => [...(rowOf ? [rowOf] : []), input, inputBias, output, outputBias]),
  ];
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}
