import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Section } from '../../components/page/Section.tsx';
import { SearchField } from '../../components/page/SearchField.tsx';
import { readMoment } from '../../models/live/moments.ts';
import { newLink, type LinkDraft } from '../../models/live/session-draft.ts';
import { LinkForm } from './LinkForm.tsx';
import type { PartProps } from './part.ts';

/** With more links than fit a screen one looks for them. */
const searchFrom = 12;

/** The numbered links, each folded until it is worked on: a hundred fit a phone. */
export function LinkList({ editor, products, onProduct }: PartProps) {
  const { newId } = useConsole();
  const words = useWords().live.links;
  const [sought, seek] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const { links } = editor.draft.value;
  const nameOf = (id: string): string => products.find((product) => product.id === id)?.name ?? id;
  const text = sought.trim().toLowerCase();
  const found = links.filter(({ key, number, product }) => text === '' || key === open || number === text || `${nameOf(product)} ${product}`.toLowerCase().includes(text));
  const add = (): void => {
    const link = newLink(editor.draft.peek(), newId('link'));
    editor.set({ links: [...links, link] });
    setOpen(link.key);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('details[open] select')?.focus());
  };
  return (
    <Section title={words.title} lead={words.lead} level={2}>
      {links.length >= searchFrom && (
        <div class="live-find"><SearchField label={words.find} placeholder={words.find} value={sought} onText={seek} /><span class="faint">{found.length === links.length ? words.count(links.length) : words.shown(found.length, links.length)}</span></div>
      )}
      {links.length === 0 && <p class="faint">{words.none}</p>}
      <div ref={place} class="live-parts">
        {found.map((link) => (
          <Part key={link.key} wrong={hasProblem(editor.problems.value, link.key)} open={open === link.key} onOpen={(on) => setOpen(on ? link.key : open === link.key ? null : open)} summary={<Summary link={link} name={nameOf(link.product)} />}>
            <LinkForm editor={editor} link={link} products={products} onProduct={onProduct} onRemove={() => editor.set({ links: links.filter(({ key }) => key !== link.key) })} />
          </Part>
        ))}
      </div>
      <div><Button icon="plus" onPress={add}>{words.add}</Button></div>
    </Section>
  );
}

export const hasProblem = (problems: ReadonlyMap<string, unknown>, key: string): boolean => [...problems.keys()].some((field) => field.startsWith(`${key}.`));

interface PartView { open: boolean; wrong: boolean; onOpen: (open: boolean) => void; summary: preact.ComponentChildren; children: preact.ComponentChildren }

/** A line that unfolds into its form; what is wrong inside keeps it open. */
export function Part({ open, wrong, onOpen, summary, children }: PartView) {
  const shown = open || wrong;
  return (
    <details class={`live-part${wrong ? ' wrong' : ''}`} open={shown} onToggle={(event) => { if (event.currentTarget.open !== shown) onOpen(event.currentTarget.open); }}>
      <summary>{summary}</summary>
      {shown && <div class="live-form">{children}</div>}
    </details>
  );
}

function Summary({ link, name }: { link: LinkDraft; name: string }) {
  const { session } = useConsole();
  const times = useTimes();
  const words = useWords().live.links;
  const last = link.shown.map(({ from }) => readMoment(from, session.shop.value?.timeZone ?? 'UTC')).filter((at) => at !== null).at(-1);
  return (
    <>
      <b class="live-number">{link.number || '?'}</b>
      <span class="live-name"><bdi>{name || words.nameless}</bdi></span>
      <span class="faint live-aside">{link.price && <span class="figure">{link.price}</span>}{last !== undefined && <span class="figure">{times.clock(last)}</span>}</span>
    </>
  );
}
