/** The systems that can be connected. */
import type { ConnectionKind } from '@aftercast/shared';
import type { Connector } from './connector.ts';
import { shopifyConnector } from './shopify-connector.ts';
import { webhookConnector } from './webhook-connector.ts';

export const connectors: Readonly<Record<ConnectionKind, Connector>> = { webhook: webhookConnector, shopify: shopifyConnector };
