/** Where an order can stand, in the words every connector is translated into. Pure. */
export const orderStatuses = ['pending', 'shipped', 'delayed', 'exception', 'delivered', 'completed', 'returning', 'returned', 'refunded', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];
