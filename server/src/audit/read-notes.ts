/** The log's entries about reading what a shopper said of their health with their consent, by someone who does not handle it. */
import type { Onlooker } from '../conversation/health.ts';
import { actorOf } from './actor.ts';
import type { AuditService } from './audit-service.ts';

export function createReadNotes(audit: Pick<AuditService, 'record'>) {
  return (reader: Onlooker, { id }: { id: string }): Promise<void> => audit.record(actorOf({ agent: reader, ip: reader.address ?? '' }), 'conversation.health_read', { kind: 'conversation', id });
}
