import type { OrderCard, OrderRequest } from '@aftercast/shared';

/** Calls about the shopper's own orders. @param root `https://…/api/v1/widget/<site key>/orders/` */
export interface OrderApi {
  read(id: string): Promise<OrderCard>;
  ask(id: string, asked: OrderRequest): Promise<OrderCard>;
}

/**
 * @param isEnglish goods are called by their English name, where the shop has told one
 * @throws Error with the code the server gave
 */
export function createOrderApi(root: string, token: () => Promise<string>, isEnglish: boolean): OrderApi {
  async function call(path: string, body?: object): Promise<OrderCard> {
    const response = await fetch(root + path, {
      headers: { authorization: `Bearer ${await token()}`, ...(body && { 'content-type': 'application/json' }) }, ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer = await response.json() as { order?: OrderCard; error?: { code: string } };
    if (!answer.order) throw new Error(answer.error?.code);
    return isEnglish ? { ...answer.order, items: answer.order.items.map((item) => ({ ...item, name: item.nameEn ?? item.name })) } : answer.order;
  }
  return {
    read: (id) => call(encodeURIComponent(id)),
    ask: (id, asked) => call(`${encodeURIComponent(id)}/requests`, asked),
  };
}
