import type { ComponentChildren } from 'preact';

interface Props { title?: string; lead?: ComponentChildren; children?: ComponentChildren; class?: string }

/** A part of a page that belongs together, with a line below it. Form rows stand in it one below the other. */
export function Section({ title, lead, children, class: extra = '' }: Props) {
  return (
    <section class={`section ${extra}`}>
      {title && <h3>{title}</h3>}
      {lead && <p class="section-lead">{lead}</p>}
      {children}
    </section>
  );
}
