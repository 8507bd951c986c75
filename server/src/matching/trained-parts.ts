/** Trains the linear model and the networks on chosen rows, as far as the plan finds them worth it. */
import type { Groundwork } from './groundwork.ts';
import { trainLinear, type LinearModel } from './linear-model.ts';
import { trainNetwork, type Network } from './network.ts';
import type { TrainingPlan } from './weights.ts';

export function trainParts({ corpus }: Groundwork, { linear, network, networks }: TrainingPlan, chosen: Int32Array, classes: number): { linear: LinearModel | null; networks: Network[] } {
  const material = { rows: corpus.rows, labels: corpus.owner, chosen, classes, features: corpus.space.size };
  return {
    linear: linear ? trainLinear(material, linear) : null,
    networks: network ? Array.from({ length: networks }, (_, seed) => trainNetwork(material, network, seed + 1)) : [],
  };
}
