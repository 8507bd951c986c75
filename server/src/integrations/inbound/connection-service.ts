/** The systems a shop has connected. Owns their secrets, which are told once. Called by the routes and, for what came in, by the hook. */
import { deliveryProblems, type Connection, type ConnectionKind, type DeliveryProblem, type Receipt } from '@aftercast/shared';
import { AppError } from '../../errors.ts';
import type { AboutConnection, ConnectionRepository, ConnectionRow } from './connection-repository.ts';
import { connectors } from './connectors.ts';

/** Connections of one shop. */
const mostConnections = 20;
/** How long a rotated secret is still accepted: Shopify may sign with the old one for an hour, people need longer. */
const previousSecretMs = 24 * 3_600_000;

interface Deps { repository: ConnectionRepository; clock: () => number; newId: (prefix: string) => string; random: (length: number) => Uint8Array }

function toConnection({ id, kind, name, createdAt, disabled, lastReceivedAt, problem, problemAt, previousSecretUntil }: ConnectionRow): Connection {
  return {
    id, kind, name, createdAt, disabled, lastReceivedAt, previousSecretUntil,
    problem: problem !== null && problemAt !== null ? { code: problemOf(problem), at: problemAt } : null,
  };
}
const problemOf = (code: string): DeliveryProblem => deliveryProblems.find((each) => each === code) ?? 'body_unreadable';

export function createConnectionService({ repository, clock, newId, random }: Deps) {
  const newSecret = (): string => `hook_${Buffer.from(random(32)).toString('base64url')}`;

  function secretFor(kind: ConnectionKind, given: string | undefined): string {
    if (connectors[kind].bringsSecret !== (given !== undefined)) throw new AppError('invalid_request', given === undefined ? 'secret: this system makes it; copy it here' : 'secret: it is made here');
    return given ?? newSecret();
  }
  const found = (row: ConnectionRow | null): ConnectionRow => {
    if (!row) throw new AppError('not_found', 'there is no such connection');
    return row;
  };
  async function ofShop(shopId: string, id: string): Promise<ConnectionRow> {
    const row = await repository.byId(id);
    return found(row?.shopId === shopId ? row : null);
  }

  return {
    list: async (shopId: string): Promise<Connection[]> => (await repository.ofShop(shopId)).map(toConnection),
    /**
     * @param given the secret, where the system makes it
     * @param also is written in the same transaction
     * @returns the secret that was made here, to be told once; null where it was given
     * @throws invalid_request a secret is missing, or given where it is made here, or the shop has 20 connections
     */
    async create(shopId: string, { kind, name, secret: given }: { kind: ConnectionKind; name: string; secret?: string | undefined }, also: AboutConnection): Promise<{ connection: Connection; secret: string | null }> {
      const secret = secretFor(kind, given);
      const row: ConnectionRow = { id: newId('hook'), shopId, kind, name, secret, previousSecret: null, previousSecretUntil: null, createdAt: clock(), disabled: false, lastReceivedAt: null, problem: null, problemAt: null };
      if (!await repository.insert(row, mostConnections, also)) throw new AppError('invalid_request', `a shop may have ${mostConnections} connections`);
      return { connection: toConnection(row), secret: given === undefined ? secret : null };
    },
    /** @throws not_found */
    change: async (shopId: string, id: string, patch: Partial<Pick<ConnectionRow, 'name' | 'disabled'>>, also: AboutConnection): Promise<Connection> => (
      toConnection(Object.keys(patch).length === 0 ? await ofShop(shopId, id) : found(await repository.change(shopId, id, patch, also)))
    ),
    /** The one before is accepted for a day. @returns as `create` does. @throws not_found, invalid_request */
    async rotate(shopId: string, id: string, given: string | undefined, also: AboutConnection): Promise<{ connection: Connection; secret: string | null }> {
      const { kind } = await ofShop(shopId, id);
      const secret = secretFor(kind, given);
      return { connection: toConnection(found(await repository.rotate(shopId, id, secret, clock() + previousSecretMs, also))), secret: given === undefined ? secret : null };
    },
    /** @throws not_found */
    async remove(shopId: string, id: string, also: AboutConnection): Promise<void> {
      if (!await repository.remove(shopId, id, also)) throw new AppError('not_found', 'there is no such connection');
    },
    /** The newest deliveries, newest first. @throws not_found */
    async receipts(shopId: string, id: string): Promise<Receipt[]> {
      await ofShop(shopId, id);
      return (await repository.receipts(id)).map(({ at, topic, problem, detail, taken, repeated, refused }) => ({ at, topic, problem: problem === null ? null : problemOf(problem), detail, taken, repeated, refused }));
    },
  };
}
export type ConnectionService = ReturnType<typeof createConnectionService>;
