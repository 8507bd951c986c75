/** The life of one shopper's socket: hello first, then commands, each failure told with its code. */
import type { FastifyBaseLogger } from 'fastify';
import type { WebSocket } from 'ws';
import { closeCodes, isFinalClose, protocolVersion, shopperClientFrame, type ErrorCode, type ShopperClientFrame } from '@aftercast/shared';
import type { ShopperFrames, ShopperLink } from '../conversation/shopper-frames.ts';
import { AppError } from '../errors.ts';
import { isOriginAllowed } from '../merchants/allowed-origin.ts';
import type { ShopService } from '../merchants/shop-service.ts';
import type { ShopperService } from '../shoppers/shopper-service.ts';
import { readFrame } from './dispatch.ts';
import type { Hub } from './hub.ts';
import { createSession, type Session } from './session.ts';
import { tellFailure } from './tell-failure.ts';

/** Frames that may come before the answer to the hello. */
const earlyFrames = 64;

type Hello = Extract<ShopperClientFrame, { type: 'hello' }>;

interface Deps {
  frames: ShopperFrames;
  hub: Hub;
  shops: ShopService;
  shoppers: ShopperService;
  ownOrigin: () => string;
  clock: () => number;
  newId: (prefix: string) => string;
  log: FastifyBaseLogger;
}

/** Failures of a hello that another try cannot mend. */
const finalCodes: Partial<Record<ErrorCode, number>> = {
  unsupported_protocol_version: closeCodes.unsupportedVersion, unknown_site_key: closeCodes.unknownSiteKey,
  origin_not_allowed: closeCodes.originNotAllowed, token_invalid: closeCodes.notSignedIn, identity_invalid: closeCodes.identityInvalid,
};

/** @param from its Origin header, which browsers always send, and its address */
export function acceptShopper(socket: WebSocket, { origin, address }: { origin: string | undefined; address: string }, deps: Deps): void {
  const { frames, hub, shops, shoppers, clock, newId, log } = deps;
  const session = createSession(newId('ws'), socket, clock());
  const undo: (() => void)[] = [hub.connect(session)];
  let link: ShopperLink | null = null;
  let greeting: Promise<void> | null = null;
  let early = 0;

  async function greet(hello: Hello): Promise<void> {
    if (hello.version !== protocolVersion) throw new AppError('unsupported_protocol_version', `this server speaks version ${protocolVersion}`);
    const shop = await shops.bySiteKey(hello.siteKey);
    if (!shop) throw new AppError('unknown_site_key', 'no shop has this site key');
    if (origin !== undefined && !isOriginAllowed(shop.allowedOrigins, deps.ownOrigin(), origin)) {
      throw new AppError('origin_not_allowed', `${origin} is not among the shop's allowed origins`);
    }
    const { shopper, token } = await shoppers.recognise(hello, shop.id, shops.identitySecrets(shop));
    // Gone meanwhile: what joins the hub now would never leave it.
    if (socket.readyState !== socket.OPEN) return;
    const next = { session, shop, shopper, language: hello.language ?? shop.language, context: hello.context ?? {}, conversationId: null, shopReadAt: clock(), address };
    undo.push(hub.joinShopper(shopper.id, session));
    await frames.welcome(next, token, hello.resume);
    link = next;
  }

  function fail(error: unknown, ref?: string): void {
    const code = tellFailure(error, session, log, ref);
    const close = finalCodes[code];
    if (link === null && close !== undefined && isFinalClose(close)) queueMicrotask(() => session.close(close, code));
    else if (link === null) queueMicrotask(() => session.close(closeCodes.overloaded, code));
    else if (code === 'token_expired') queueMicrotask(() => session.close(closeCodes.shopperMerged, code));
  }

  function handle(frame: ShopperClientFrame): void {
    if (frame.type === 'ping') return session.send({ type: 'pong', at: clock() });
    if (frame.type === 'hello') {
      if (greeting) return session.bad('invalid_frame', 'hello was said already');
      greeting = greet(frame).catch(fail);
      return;
    }
    const ref = 'id' in frame ? frame.id : 'ref' in frame ? frame.ref : undefined;
    if (link) frames.handle(link, frame).catch((error: unknown) => fail(error, ref));
    else if (greeting && early < earlyFrames) {
      early += 1;
      greeting.then(() => link ? frames.handle(link, frame) : undefined).catch((error: unknown) => fail(error, ref));
    } else if (greeting) session.error('overloaded', 'wait for the welcome', { ref, retryAfterMs: 1_000 });
    else session.bad('hello_required', 'say hello first', ref);
  }

  socket.on('message', (data, isBinary) => {
    // Whoever was told to go may still have much to say.
    if (socket.readyState !== socket.OPEN) return;
    const frame = readFrame(shopperClientFrame, data, isBinary, session);
    if (frame) handle(frame);
    // Who never says hello is silent, however much it says.
    if (greeting) session.touch(clock());
  });
  watchEnd(socket, session, log, () => { for (const step of undo) step(); });
}

/** Runs `end` once when the socket has closed; transport errors are logged at debug, they are the network's. */
export function watchEnd(socket: WebSocket, session: Session, log: FastifyBaseLogger, end: () => void): void {
  socket.on('error', (error) => log.debug({ err: error, session: session.id }, 'socket error'));
  socket.once('close', end);
}
