/** What Shopify delivers, in the shapes of its documentation, with far more in it than is read. */
export const paidOrder = {
  id: 8209829119461, admin_graphql_api_id: 'gid://shopify/Order/8209829119461', name: '#1001', order_number: 1001, email: 'bob@example.com', test: false,
  created_at: '2026-11-17T20:31:00+08:00', processed_at: '2026-11-17T20:31:02+08:00', updated_at: '2026-11-17T20:31:05+08:00', cancelled_at: null, closed_at: null, cancel_reason: null,
  financial_status: 'paid', fulfillment_status: null, currency: 'CNY', total_price: '199.50', subtotal_price: '199.50', phone: null, note: null, tags: '', gateway: 'shopify_payments',
  customer: { id: 207119551, email: 'bob@example.com', first_name: 'Bob', last_name: 'Li', phone: null, state: 'enabled' },
  shipping_address: { first_name: 'Bob', address1: '西湖区文三路 1 号', phone: '+86 138-1234-4242', city: '杭州', zip: '310000', province: '浙江', country: 'China', country_code: 'CN', province_code: 'ZJ' },
  line_items: [{ id: 8665503117664, product_id: 632910392, variant_id: 808950810, title: '瞭瞭 L2 智能摄像头', variant_title: '雪山白', sku: 'cam-l2-white', quantity: 2, price: '99.75', vendor: null, properties: [] }],
  fulfillments: [], refunds: [],
};
export const fulfilled = {
  id: 255858046, order_id: 8209829119461, name: '#1001.1', status: 'success', created_at: '2026-11-18T10:00:00+08:00', updated_at: '2026-11-18T10:00:00+08:00', service: 'manual',
  tracking_company: '云驿速递', tracking_number: 'YY77', tracking_numbers: ['YY77'], tracking_url: 'https://carrier.example/YY77', shipment_status: null, location_id: 655441491, line_items: [],
};
export const moved = (status: string) => ({
  id: 501, fulfillment_id: 255858046, order_id: 8209829119461, shop_id: 690933842, status, message: status === 'attempted_delivery' ? 'No one was home' : null, city: '杭州', province: null, country: 'CN', zip: null,
  happened_at: '2026-11-18T18:00:00+08:00', created_at: '2026-11-18T18:00:01+08:00', updated_at: '2026-11-18T18:00:01+08:00',
});
export const refunded = { id: 8900881860478, order_id: 8209829119461, created_at: '2026-11-20T09:00:00+08:00', processed_at: '2026-11-20T09:00:00+08:00', note: null, user_id: null, restock: false, refund_line_items: [], transactions: [] };
