/** The API described by itself: JSON at /api/openapi.json, for people at /api/docs. Register before the routes it is to describe. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { sessionCookie } from '../agents/session-cookie.ts';
import { docsPolicy } from './content-policy.ts';

const tags = [
  { name: 'widget', description: 'Shoppers, by the public site key; cross-origin from the shop’s allowed origins' },
  { name: 'session', description: 'Signing in and one’s own account' },
  { name: 'shop', description: 'Settings of the shop' },
  { name: 'agents', description: 'Staff and one-time links' },
  { name: 'conversations', description: 'Lists and transcripts; live changes come over `/ws/agent`' },
  { name: 'knowledge', description: 'What the bot knows' },
  { name: 'escalations', description: 'Shoppers whom nobody answers in time' },
  { name: 'audit', description: 'Who did what' },
  { name: 'reports', description: 'Figures' },
  { name: 'uploads', description: 'Pictures' },
  { name: 'events', description: 'The outbox' },
];

export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Aftercast', version: '1', description: 'After-sales service for livestream shops. Errors are `{ error: { code, message, requestId } }`; see docs/API.md.' },
      servers: [{ url: '/', description: 'This server' }],
      tags,
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
          shopper: { type: 'http', scheme: 'bearer', description: 'The token of a shopper’s welcome' },
        },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs', staticCSP: docsPolicy, uiConfig: { docExpansion: 'list', deepLinking: false, tryItOutEnabled: false },
    theme: { title: 'Aftercast API', css: [{ filename: 'aftercast.css', content: '.swagger-ui .topbar { display: none }' }] },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) => reply.header('cache-control', 'no-cache').send(app.swagger()));
}
