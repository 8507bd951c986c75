/** Putting a conversation aside over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { inboxConversation, limits, type InboxConversation } from '@aftercast/shared';
import { z } from 'zod';
import type { Agent } from '../agents/agent-repository.ts';
import type { RequireAgent } from '../http/auth.ts';
import type { SnoozeService } from './snooze-service.ts';

interface Deps { snooze: SnoozeService; rowOf: (agent: Agent, id: string) => Promise<InboxConversation>; requireAgent: RequireAgent }

export function snoozeRoutes({ snooze, rowOf, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.put('/conversations/:id/snooze', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: {
        tags: ['conversations'], summary: 'Puts your conversation aside until a time, or with null back on your desk',
        description: 'It comes back as due at that time, and at once when the shopper writes. Refused with `shopper_waits` while the shopper waits for a word.',
        params: z.object({ id: z.string().min(3).max(limits.idLength) }), body: z.object({ until: z.number().int().nullable() }),
        response: { 200: z.object({ conversation: inboxConversation }) },
      },
    }, async ({ agent, params, body }) => {
      await snooze.set(agent, params.id, body.until);
      return { conversation: await rowOf(agent, params.id) };
    });
  };
}
