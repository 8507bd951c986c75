import type { Connection, ConnectionKind, Language, NewWebhook, OrderRecord, Receipt, Webhook, WebhookDelivery } from '@aftercast/shared';
import type { Http } from '../http.ts';
import type { CellError } from '../knowledge/import-api.ts';

/** What an import of orders did, or would do. */
export interface OrdersReport { created: number; changed: number; unchanged: number; errors: CellError[]; kept: boolean }

/** Calls about systems that tell of orders, and systems that are told what happens. */
export function createIntegrationsApi(http: Http) {
  const path = encodeURIComponent;
  return {
    connections: () => http.get<{ connections: Connection[] }>('/connections'),
    connect: (given: { kind: ConnectionKind; name: string; secret?: string }) => http.send<{ connection: Connection; secret: string | null }>('POST', '/connections', given),
    changeConnection: (id: string, given: { name?: string; disabled?: boolean }) => http.send<{ connection: Connection }>('PATCH', `/connections/${path(id)}`, given),
    /** @param secret where the system makes it; otherwise it is made by the server */
    rotateConnection: (id: string, secret?: string) => http.send<{ connection: Connection; secret: string | null }>('POST', `/connections/${path(id)}/secret`, secret === undefined ? {} : { secret }),
    removeConnection: (id: string) => http.send<null>('DELETE', `/connections/${path(id)}`),
    receipts: (id: string) => http.get<{ receipts: Receipt[] }>(`/connections/${path(id)}/receipts`),
    order: (id: string) => http.get<OrderRecord>(`/orders/${path(id)}`),
    importOrders: (file: Blob, dryRun: boolean) => http.upload<OrdersReport>('/orders/sheet', file, { dryRun: String(dryRun) }),
    /** An address to be followed by the browser. */
    orderTemplate: (language: Language, format: 'csv' | 'xlsx') => `/api/v1/orders/sheet-template?language=${language}&format=${format}`,
    webhooks: () => http.get<{ webhooks: Webhook[] }>('/webhooks'),
    addWebhook: (given: NewWebhook) => http.send<{ webhook: Webhook; secret: string }>('POST', '/webhooks', given),
    switchWebhook: (id: string, on: boolean) => http.send<{ webhook: Webhook }>('PATCH', `/webhooks/${path(id)}`, { on }),
    rotateWebhook: (id: string) => http.send<{ webhook: Webhook; secret: string }>('POST', `/webhooks/${path(id)}/secret`, {}),
    removeWebhook: (id: string) => http.send<null>('DELETE', `/webhooks/${path(id)}`),
    ping: (id: string) => http.send<null>('POST', `/webhooks/${path(id)}/ping`, {}),
    /** @param before the end of the page before; null for the newest */
    deliveries: (id: string, state: WebhookDelivery['state'] | '', before: string | null, limit: number) => {
      const asked = new URLSearchParams({ limit: String(limit), ...state && { state }, ...before !== null && { before } });
      return http.get<{ deliveries: WebhookDelivery[]; nextBefore: string | null }>(`/webhooks/${path(id)}/deliveries?${asked.toString()}`);
    },
    replay: (id: string, deliveryId: string | null) => http.send<{ replayed: number }>('POST', `/webhooks/${path(id)}/replay`, { deliveryId }),
  };
}
export type IntegrationsApi = ReturnType<typeof createIntegrationsApi>;
