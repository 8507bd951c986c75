/**
 * Who did what to what, when, from where. Owns the log and how long it is kept. It takes what it is told and refuses to hold
 * secrets or words of messages: callers hand over names, ids and numbers. Called by routes, frames and the hook beside it.
 */
import type { AuditAction, AuditEntry } from '@aftercast/shared';
import type { Alongside } from '../db/store.ts';
import { storableText } from '../db/storable-text.ts';
import { writeSheet, type SheetFormat } from '../sheets/write-sheet.ts';
import type { AuditFilter, AuditRepository, AuditRow, NewAuditRow } from './audit-repository.ts';

/** Who acts: an agent, or nobody signed in, at a shop. */
export interface Actor { shopId: string; id: string | null; name: string; address: string }
/** What it is done to. */
export interface Target { kind: string; id: string; name?: string | null }
export type AuditDetails = AuditEntry['details'];

const dayMs = 24 * 60 * 60 * 1000;
const everyMs = 60 * 60 * 1000;
const defaultDays = 365;
/** Rows of a page, and of one reading of an export. */
const pageRows = 100;
const exportedRows = 50_000;
/** A year's rows go in small commands, so that nobody waits for them. */
const deletedAtOnce = 1_000;

export function createAuditService({ repository, clock, onError }: { repository: AuditRepository; clock: () => number; onError: (error: unknown) => void }) {
  function rowOf(actor: Actor, action: AuditAction, target: Target, details: AuditDetails): NewAuditRow {
    return {
      shopId: actor.shopId, at: clock(), actorId: actor.id, actorName: storableText(actor.name), action, address: actor.address.slice(0, 64),
      targetKind: target.kind, targetId: storableText(target.id).slice(0, 100), targetName: storableText(target.name ?? '').slice(0, 200), details,
    };
  }

  async function sweep(): Promise<void> {
    for (const shopId of await repository.shopIds()) {
      const before = clock() - (await repository.retentionOf(shopId) ?? defaultDays) * dayMs;
      for (let gone = deletedAtOnce; gone === deletedAtOnce;) gone = await repository.deleteBefore(shopId, before, deletedAtOnce);
    }
  }

  return {
    /** To be written in the transaction of the change. */
    alongside: (actor: Actor, action: AuditAction, target: Target, details: AuditDetails = {}): Alongside => repository.alongside(rowOf(actor, action, target, details)),
    /** Writes it by itself, where the change has no transaction or several. */
    record: (actor: Actor, action: AuditAction, target: Target, details: AuditDetails = {}): Promise<void> => repository.insert(rowOf(actor, action, target, details)),
    /** A page, newest first. @param before the position that the page before ended with */
    async page(shopId: string, filter: AuditFilter, before = Number.MAX_SAFE_INTEGER): Promise<{ entries: AuditEntry[]; nextBefore: number | null }> {
      const rows = await repository.page(shopId, filter, before, pageRows + 1);
      const shown = rows.slice(0, pageRows);
      return { entries: shown.map(toEntry), nextBefore: rows.length > pageRows ? shown.at(-1)?.position ?? null : null };
    },
    /** What the filter leaves as a sheet, newest first, at most 50,000 rows. */
    async sheet(shopId: string, filter: AuditFilter, format: SheetFormat): Promise<Buffer> {
      const rows: AuditRow[] = [];
      for (let before = Number.MAX_SAFE_INTEGER; rows.length < exportedRows;) {
        const part = await repository.page(shopId, filter, before, 1_000);
        rows.push(...part);
        const last = part.at(-1);
        if (!last || part.length < 1_000) break;
        before = last.position;
      }
      return writeSheet(format, [heads, ...rows.map(cellsOf)], [22, 18, 24, 16, 24, 30, 40, 18]);
    },
    async retentionOf(shopId: string): Promise<number> {
      return await repository.retentionOf(shopId) ?? defaultDays;
    },
    async setRetention(actor: Actor, retentionDays: number): Promise<void> {
      const entry = rowOf(actor, 'audit_retention.changed', { kind: 'shop', id: actor.shopId }, { from: await repository.retentionOf(actor.shopId) ?? defaultDays, to: retentionDays });
      await repository.putRetention(actor.shopId, retentionDays, clock(), repository.alongside(entry));
    },
    sweep,
    /** Deletes what is past its time, now and every hour. @returns the undo */
    start(): () => void {
      sweep().catch(onError);
      const timer = setInterval(() => { sweep().catch(onError); }, everyMs);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
export type AuditService = ReturnType<typeof createAuditService>;

const heads = ['time', 'who', 'action', 'what', 'id', 'name', 'details', 'address'];

function cellsOf({ at, actorName, action, targetKind, targetId, targetName, details, address }: AuditRow): string[] {
  return [new Date(at).toISOString(), actorName, action, targetKind, targetId, targetName, Object.keys(details).length === 0 ? '' : JSON.stringify(details), address];
}

function toEntry({ position, at, actorId, actorName, action, targetKind, targetId, targetName, details, address }: AuditRow): AuditEntry {
  return { position, at, actorId, actorName, action, target: { kind: targetKind, id: targetId, name: targetName }, details, address };
}
