/**
 * What a matter costs in people's time, read from the log.
 *
 * From `assigned` to `resolved` (or back to the bot) each reply of an agent, and the end, counts the time since the line before it
 * (the assignment, the shopper's words, or the agent's own reply), five minutes at the most: longer means that the agent was elsewhere.
 * Time in which the agent waits for the shopper, and time in the queue, cost nobody's work. So
 * `assigned 12:00:00, reply 12:01:00, shopper 12:09:00, reply 12:09:30, resolved 12:40:00` costs 1 + 0.5 + 5 = 6.5 minutes.
 */
const longestStepMs = 5 * 60_000;

interface Carrier { peopleMs: number }

/** Walks one conversation. */
export function createPeopleClock() {
  let carrier: Carrier | null = null;
  /** When the agent's present step began; null while no agent has it. */
  let since: number | null = null;

  function step(at: number): void {
    if (since === null) return;
    if (carrier) carrier.peopleMs += Math.min(Math.max(0, at - since), longestStepMs);
    since = at;
  }

  return {
    begins(at: number, question: Carrier | null): void {
      carrier = question ?? carrier;
      since = at;
    },
    /** The question that the time is written to from now on. */
    movesTo(question: Carrier): void { carrier = question; },
    shopperSpoke(at: number): void { if (since !== null) since = at; },
    agentSpoke: step,
    ends(at: number): void {
      step(at);
      since = null;
    },
  };
}
