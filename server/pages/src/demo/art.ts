const hosts = import.meta.glob<string>('../../art/hosts/*.svg', { eager: true, query: '?url', import: 'default' });
const products = import.meta.glob<string>('../../art/products/*.svg', { eager: true, query: '?url', import: 'default' });

/** Address of a host's drawing; undefined when there is none. */
export const hostArt = (id: string): string | undefined => hosts[`../../art/hosts/${id}.svg`];
/** Address of a product's drawing; undefined when there is none. */
export const productArt = (id: string): string | undefined => products[`../../art/products/${id}.svg`];
