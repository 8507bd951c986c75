/** How many conversations people can have in hand at once. Pure; counted by the room, read by the wait. */

/** An agent who is there, not paused, and may answer. */
export interface Hand {
  load: number;
  capacity: number;
  /** Free places are filled without their doing. */
  given: boolean;
}

/** `free`: those that take the next conversation at once. */
export interface Hands { hands: number; free: number }

/**
 * Whoever is given conversations has as many as they have places while anybody waits, also where they took more by hand: those
 * have to end first. Whoever takes them by hand has as many as they hold now, one at the least, and none of their places counts as free.
 */
export function countHands(agents: readonly Hand[]): Hands {
  return {
    hands: agents.reduce((sum, { load, capacity, given }) => sum + (given ? capacity : Math.max(1, load)), 0),
    free: agents.reduce((sum, { load, capacity, given }) => sum + (given ? Math.max(0, capacity - load) : 0), 0),
  };
}
