import type { ComponentChildren } from 'preact';
import type { Route } from '../../models/route.ts';
import { useWords } from '../ConsoleContext.tsx';
import { Icon } from '../Icon.tsx';
import { Link } from '../Link.tsx';

interface HeadProps {
  title: string;
  /** How many things the page holds; grey, beside the title, in figures that don't jump. */
  count?: number | string;
  /** One sentence that says what the page is for. */
  lead?: string;
  /** The one primary action, and quiet ones before it. */
  action?: ComponentChildren;
  /** Where the way back leads. `phone`: there is one on a phone alone, where the list beside the page is a screen of its own. */
  back?: { to: Route; on: 'phone' | 'always' };
  /** 1 for an area of the rail, 2 where the area's own title stands above. */
  level?: 1 | 2;
}

/** The head of a page: its title, how much there is, what it is for, and one primary action. */
export function PageHead({ title, count, lead, action, back, level = 1 }: HeadProps) {
  const words = useWords().general;
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <header class="page-head">
      <div class="page-title">
        {back && <Link class={`icon-button page-back on-${back.on}`} to={back.to} label={words.back}><Icon name="back" /></Link>}
        <Title>{title}{count !== undefined && <span class="page-count">{count}</span>}</Title>
      </div>
      {action && <div class="page-action">{action}</div>}
      {lead && <p class="page-lead">{lead}</p>}
    </header>
  );
}

interface PageProps extends HeadProps {
  children: ComponentChildren;
  /** `form`: lines short enough to read. `full`: tables and editors. `list`: the page stands still and a list in it scrolls. */
  width?: 'form' | 'full' | 'list';
  /** A `Drawer`, which stands beside the page where there is room. */
  drawer?: ComponentChildren;
}

/** An area of the console: a head, and what scrolls below it. */
export function Page({ children, width = 'full', drawer, ...head }: PageProps) {
  return (
    <div class={`page${drawer ? ' has-drawer' : ''}`}>
      <div class={`page-body ${width}`}>
        <PageHead {...head} />
        {children}
      </div>
      {drawer}
    </div>
  );
}
