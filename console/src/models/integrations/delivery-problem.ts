/** Why a webhook's delivery did not get through, from what the network said. Pure. */
const signs = {
  host: /ENOTFOUND|EAI_AGAIN|EAI_/,
  refused: /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/,
  dropped: /ECONNRESET|EPIPE|socket hang up/,
  late: /no answer within|timed? ?out|ETIMEDOUT/i,
  certificate: /certificate|SSL|TLS/i,
  private: /is not reached from here/,
} as const;

export type DeliveryTrouble = keyof typeof signs;

/** Null: in the network's own words alone. "getaddrinfo ENOTFOUND erp.example" → `host` */
export function troubleOf(problem: string): DeliveryTrouble | null {
  return (Object.keys(signs) as DeliveryTrouble[]).find((one) => signs[one].test(problem)) ?? null;
}
