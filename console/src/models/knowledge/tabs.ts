/** The pages of the knowledge area in the order shown. A new one is a line here, its word in both catalogues, and its view in KnowledgeView. */
export const knowledgeTabs = ['entries', 'worklist', 'bench', 'import', 'versions'] as const;
export type KnowledgeTab = (typeof knowledgeTabs)[number];
