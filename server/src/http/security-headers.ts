/** Headers that keep browsers careful with everything we serve. Static files and pictures set their own policy over these. */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { apiPolicy } from './content-policy.ts';

/** @param https whether browsers reach us by https: then they are told to stay with it */
export async function registerSecurityHeaders(app: FastifyInstance, { https }: { https: boolean }): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    // Its old form would forbid frames where `frame-ancestors` allows them.
    frameguard: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', apiPolicy);
  });
}
