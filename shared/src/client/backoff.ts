/**
 * How long to wait before try number `attempt` (0 = the first retry): exponential with full jitter, so that
 * an audience cut off together does not come back together.
 * Source: Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 * @param random in [0, 1)
 * @param floorMs what the server asked for (`retryAfterMs`); the jitter comes on top of it
 */
export function backoffMs(attempt: number, random: number, floorMs = 0, baseMs = 500, ceilingMs = 20_000): number {
  return floorMs + Math.floor(random * Math.min(ceilingMs, baseMs * 2 ** Math.min(attempt, 10)));
}
