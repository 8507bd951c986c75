/** After-sales of shops, in English: from the warehouse to the refund. */
export const shop = `
[shipping]
ship: ship, dispatch, send out, post it, go out, leave the warehouse, handed over, fulfil, fulfill, sent
not_shipped: not shipped, has not shipped, not been sent, not sent, still processing, awaiting shipment, still pending, not left, not gone out, unfulfilled, have not sent, not dispatched, nothing has happened
ship_deadline: within 48 hours, 24 hours, 72 hours, same day, next day, handling time, lead time
presale: preorder, pre order, presale, pre sale, in stock, deposit, balance due, back order, backorder, batch
hurry: hurry, rush, asap, soon as possible, urgent, urgently, expedite, speed up, speed it up, faster, quickly, quick, push it, chase, prioritise, prioritize, jump the queue, right away, immediately, in a hurry, running out of time, soon
waited_long: waiting, waited, ages, forever, so long, too long, taking so long, for weeks, for days, been a week, been two weeks, still waiting, way too slow, slow, eternity, fed up waiting
late: late, delayed, delay, overdue, past the date, behind schedule, missed the date, not on time, promised date
[transit]
where_parcel: where is, where are, whereabouts, track, tracking, trace, status, locate, location, check on, any news, any update, how far
parcel: parcel, package, order, shipment, delivery, box, stuff, item, goods, packet, purchase, consignment
stuck: stuck, not moving, not moved, no movement, has not moved, not updated, no update, sitting, stalled, same place, hub, depot, sorting, facility, in transit, frozen
tracking_no: tracking number, tracking id, tracking code, tracking link, waybill, consignment number
carrier: carrier, courier, shipping company, delivery company, postman, driver, ups, fedex, dhl, usps, royal mail, post office, ems, delivery guy, mailman
overseas: abroad, overseas, international, internationally, worldwide, another country, foreign, customs
[arrival]
arrive_when: when will it arrive, when will it come, how long does delivery, delivery time, delivery date, eta, estimated delivery, get here, be here, arrive by, come by, at my door, how many days, expected date, delivery estimate
arrive: arrive, come, reach, show up, turn up, delivered, get to me, land, receive
not_arrived: not arrived, never arrived, not come, never came, not received, never received, never got, did not get, have not got, have not received, not here, no sign, not shown up, never showed up, not delivered, did not arrive, nothing came, still no, not turned up, yet to receive, never turned up, not get
marked_delivered: says delivered, marked delivered, marked as delivered, shows delivered, says it was delivered, signed for, says signed, says it is delivered, delivered but
lost: lost, missing parcel, disappeared, vanished, stolen, cannot find it, gone missing, went missing, misplaced, robbed, thief, nicked
pickup_point: locker, pickup point, pick up point, collection point, pickup code, collection code, reception, gate, concierge, mailroom, neighbour, neighbor, to my door, upstairs, doorstep
address_change: change address, change my address, wrong address, new address, different address, another address, update address, old address, moved house, moved, shipping address, delivery address, zip code, postcode, house number, apartment number, edit address
phone_change: wrong phone, wrong number, phone number, new number, change number, recipient, contact number, different name
split_parcel: split, two parcels, separate, separately, in parts, only part, half of my order, rest of my order, other half, combine, together, two boxes
intercept: intercept, reroute, redirect, recall, turn around, stop the parcel, already shipped, stop delivery, call it back
refuse_parcel: refuse, reject delivery, decline, not accept, turn away, take it back, leave it uncollected
[return]
want_return: return, send back, send it back, give back, give it back, bring back, take it back, do not want it, do not want, no longer want, changed my mind, do not like, not like it, hate it, regret, not for me, not happy, unhappy with, does not suit, do not need it, no longer need
return_window: return window, deadline, too late, time limit, last day, 7 days, seven days, 14 days, 30 days, days left, expired, still return, past the, cut off, within how many days, window
opened_used: opened, unboxed, unsealed, used, worn, wore, tried, tested, washed, tags, tag, label, without box, no box, packaging, seal, plugged, original box, took off, cut off, threw away
return_freight: who pays, pay for return, return shipping, return postage, shipping cost, postage, shipping fee, cost to return, shipping back, delivery fee, freight, out of pocket, reimburse, carriage
freight_insurance: shipping insurance, return insurance, insurance
pickup_return: pickup, pick it up, collect, collection, come get it, come and get
exchange: exchange, swap, replace, replacement, new one, different size, another size, bigger size, smaller size, another one, different one, another colour, another color, trade, size up, size down
return_address: return address, where to send, where do i send, send it to, mail it back to
return_refused: refused, rejected, denied, declined, turned down, will not refund, not approved, closed my request, will not let me
return_progress: got my return, received my return, get my return, inspect, inspection, processing my return, sent back already, shipped it back, return status, return arrived
[refund]
refund: refund, money back, my money, reimburse, get back my money, pay me back, paid back, cash back, credit back, give me my money, money returned
refund_when: when will i get my refund, when do i get, refund take, how long does a refund, refund yet, not refunded, no refund, still no refund, refund pending, waiting for my refund, money yet, not been refunded
refund_where: original payment, which card, which account, back to my card, to my bank, wallet, statement, closed card, store credit
refund_amount: less than, wrong amount, partial refund, full refund, full amount, deducted, short, missing money, only got back, not full, restocking fee
compensate: compensation, compensate, make it up, damages, pay me, owe me, payout, goodwill, make this right, make up for
[order]
cancel: cancel, cancellation, call off, stop the order, do not send it, do not ship it, abort, undo, revoke, withdraw, void, scrap
change_order: change my order, edit my order, modify, wrong size ordered, ordered the wrong, picked the wrong, chose the wrong, selected the wrong, meant to order, amend, alter, switch
order_lookup: order number, find my order, see my order, did my order, go through, confirmation, order history, placed an order
restock: restock, back in stock, sold out, out of stock, available again, more stock, any left, in stock, unavailable, availability
[price]
price_drop: price drop, price dropped, dropped, cheaper now, went down, got cheaper, gone down, lower now, now on sale, less now, reduced, paid more, overpaid, ripped off, cheaper, lower price, marked down, slashed
price_protect: price difference, difference, price match, price protection, price adjustment, price guarantee, refund the difference, best price, match the price
discount: discount, deal, promo, promotion, sale, offer, better price, bargain, percent off, cheaper price, money off
coupon: coupon, voucher, promo code, discount code, code, gift card, points, reward, loyalty
how_much: how much, what price, what does it cost, cost, price, fee, charge, rate, what is the price
gift: gift, freebie, free item, sample, bonus, free one, giveaway, complimentary, thrown in, prize, present
invoice: invoice, receipt, tax invoice, vat, proof of purchase, tax id, company name, bill, billing, statement, paperwork, expense
[wrong_goods]
missing_item: missing, incomplete, not included, not in the box, empty box, only got one, only received one, forgot to include, left out, short one, not all, did not come with, lacking, only one, nothing inside
wrong_item: wrong item, wrong product, wrong colour, wrong color, wrong size, wrong one, not what i ordered, different item, elses order, order of someone else, mixed up, instead of, wrong thing, wrong model, incorrect item
not_as_shown: not as described, not as shown, not like the picture, does not look like, not match, different from, unlike, looks nothing like, not as advertised, off colour, nothing like
exaggerate: false advertising, misleading, lied, lie, liar, lying, exaggerated, exaggerate, overhyped, claimed, promised, said it was, swore, told us, supposed to, advertised, bragged, hype
fake: fake, counterfeit, knockoff, genuine, authentic, real, original, legit, replica, imitation, certificate, authorised, dupe, bogus, phony
secondhand: second hand, used before, refurbished, someone used, already opened, not new, returned item
`;
