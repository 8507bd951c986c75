import type { ComponentChildren } from 'preact';

interface Props {
  title?: string;
  lead?: ComponentChildren;
  children?: ComponentChildren;
  class?: string;
  /** 2 right below a page's own title, 3 below a title of level 2. */
  level?: 2 | 3;
}

/** A part of a page that belongs together, with a line below it. Form rows stand in it one below the other. */
export function Section({ title, lead, children, class: extra = '', level = 3 }: Props) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <section class={`section ${extra}`}>
      {title && <Title>{title}</Title>}
      {lead && <p class="section-lead">{lead}</p>}
      {children}
    </section>
  );
}
