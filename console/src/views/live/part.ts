import type { Product } from '@aftercast/shared';
import { useWords } from '../../components/ConsoleContext.tsx';
import type { SessionEditor } from '../../models/live/session-editor.ts';

/** What each part of the form of a live session is given. */
export interface PartProps { editor: SessionEditor; products: readonly Product[]; onProduct: (product: Product) => void }

/** Words for what is wrong with a field, once it was tried to save. */
export function useProblem(editor: SessionEditor): (field: string) => string | null {
  const { problems } = useWords().live;
  return (field) => {
    const problem = editor.problems.value.get(field);
    return problem === undefined ? null : problems[problem];
  };
}
