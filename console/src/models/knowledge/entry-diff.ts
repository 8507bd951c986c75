/** What differs between two states of an entry, field by field. Pure. */
import type { EntryPart, KnowledgeEntry } from '@aftercast/shared';

export const entryFields = ['question', 'phrasings', 'keywords', 'answer', 'fallback', 'parts', 'tier', 'category', 'product', 'liveSession', 'validFrom', 'validUntil', 'related'] as const;
export type EntryField = (typeof entryFields)[number];

/** One field: what went and what came, line by line. A text that changed is one line that went and one that came. */
export interface FieldChange { field: EntryField; gone: string[]; come: string[] }

/** Null stands for an entry that is not there. */
export function entryDiff(before: KnowledgeEntry | null, after: KnowledgeEntry | null, timeText: (at: number) => string): FieldChange[] {
  return entryFields.flatMap((field) => {
    const [was, is] = [linesOf(before, field, timeText), linesOf(after, field, timeText)];
    const gone = was.filter((line) => !is.includes(line));
    const come = is.filter((line) => !was.includes(line));
    return gone.length + come.length > 0 ? [{ field, gone, come }] : [];
  });
}

function linesOf(entry: KnowledgeEntry | null, field: EntryField, timeText: (at: number) => string): string[] {
  if (!entry) return [];
  const text = (value: string | null | undefined): string[] => (value ? [value] : []);
  switch (field) {
    case 'phrasings': return entry.phrasings;
    case 'keywords': return entry.keywords;
    case 'related': return entry.related ?? [];
    case 'parts': return (entry.parts ?? []).map(partText);
    case 'tier': return [String(entry.tier)];
    case 'product': return text(entry.scope.product);
    case 'liveSession': return text(entry.scope.liveSession);
    case 'validFrom': case 'validUntil': return typeof entry[field] === 'number' ? [timeText(entry[field])] : [];
    case 'question': case 'answer': case 'fallback': case 'category': return text(entry[field]);
  }
}

/** A part in one line, such as `尺码表 → https://…`. */
function partText(part: EntryPart): string {
  switch (part.kind) {
    case 'button': return `[${part.label}] → ${part.url}`;
    case 'ask': return `[${part.label}] → ${part.entryId}`;
    case 'link': return `${part.title} → ${part.url}`;
    case 'image': return `▣ ${part.alt || part.uploadId}`;
  }
}
