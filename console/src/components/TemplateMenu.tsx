import { useEffect, useRef } from 'preact/hooks';
import { replySteps } from '@aftercast/shared/client';
import { useWorkspace, useWords } from './ConsoleContext.tsx';
import type { TemplateMenuState } from './use-template-menu.ts';

/** The id that the composer names as its list. */
export const templateListId = 'template-list';

/** Templates to choose from, over the composer; the one that is pointed at shows its words. */
export function TemplateMenu({ menu }: { menu: TemplateMenuState }) {
  const { filling } = useWorkspace();
  const words = useWords().templates;
  const list = useRef<HTMLUListElement>(null);
  const shown = menu.shown ?? [];
  useEffect(() => { list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }); }, [menu.active, shown.length]);
  const pointed = shown[menu.active];
  return (
    <div class="template-menu" onPointerDown={(event) => event.preventDefault()}>
      <ul ref={list} role="listbox" id={templateListId} aria-label={menu.step ? words.menuFor(words.steps[menu.step]) : words.menu} class="template-options">
        {shown.map((template, at) => (
          <li
            key={template.id} id={`${templateListId}-${at}`} role="option" aria-selected={at === menu.active}
            onPointerMove={() => { if (at !== menu.active) menu.point(at); }} onClick={() => menu.insert(template)}
          >
            <bdi>{template.title}</bdi>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p class="template-none faint">{words.noneFound}</p>}
      {pointed && (
        <div class="template-preview">
          {replySteps.filter((step) => pointed.steps[step] !== '' && (menu.step === null || menu.step === step)).map((step) => (
            <button key={step} type="button" tabIndex={-1} title={words.insertStep(words.steps[step])} onClick={() => menu.insert(pointed, step)}>
              <span class="template-preview-step"><kbd aria-hidden="true">{replySteps.indexOf(step) + 1}</kbd> {words.steps[step]}</span>
              <span dir="auto">{filling.fill(pointed.steps[step], words)}</span>
            </button>
          ))}
        </div>
      )}
      <p class="template-keys" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> {words.menuKeys.choose} <kbd>↵</kbd> {menu.step ? words.menuKeys.step : words.menuKeys.whole} {menu.step === null && <><kbd>1</kbd>–<kbd>4</kbd> {words.menuKeys.step} </>}<kbd>Esc</kbd> {words.menuKeys.close}
      </p>
    </div>
  );
}
